/// `:help KQL` and `:help persian`: the language on one page, in English and in Persian.
enum KQLPage {
  /// A question, and the query that answers it.
  struct Question: Sendable {
    /// The question.
    let text: String
    /// The query, as it is typed; a line that goes on ends in `|`.
    let query: String
  }

  /// The queries of the page; all give rows over the built-in tables.
  static let questions: [Question] = [
    Question(
      text: "How many units are there in each domain?",
      query: "units | summarize n = count() by domain"),
    Question(
      text: "Which provinces have the most people?",
      query: "provinces | top 3 by population_1395 | project name, population_1395"),
    Question(
      text: "Which session examined units, and on which day?",
      query: "sessions | where units_examined > 0 | project held, held_jalali, title"),
    Question(
      text: "Who held which post, and which document says so?",
      query: "holdings | lookup people on person | project name, post, source | take 5"),
    Question(
      text: "Which provinces have the most counties? As a chart.",
      query: """
        counties | summarize n = count() by province | top 5 by n |
        lookup provinces on province | project name, n | render barchart
        """),
  ]

  /// The same with Persian names, in the same order.
  static let persianQuestions: [Question] = [
    Question(
      text: "در هر حوزه چند واحد هست؟",
      query: "واحدها | summarize تعداد = count() by حوزه"),
    Question(
      text: "کدام استان‌ها پرجمعیت‌ترند؟",
      query: "استان‌ها | top 3 by جمعیت | project نام_فارسی, جمعیت"),
    Question(
      text: "کدام جلسه واحدها را بررسی کرد و در چه روزی؟",
      query: "جلسات | where واحدهای_بررسی‌شده > 0 | project تاریخ, تاریخ_شمسی, عنوان"),
    Question(
      text: "چه کسی چه سمتی داشت و کدام سند این را می‌گوید؟",
      query: "تصدی‌ها | lookup اشخاص on شخص | project نام_فارسی, سمت, سند | take 5"),
    Question(
      text: "کدام استان‌ها بیشترین شهرستان را دارند؟ با نمودار.",
      query: """
        شهرستان‌ها | summarize تعداد = count() by استان | top 5 by تعداد |
        lookup استان‌ها on استان | project نام_فارسی, تعداد | render barchart
        """),
  ]

  private static func lines(_ questions: [Question], digits: [String]) -> String {
    zip(digits, questions).map { digit, question in
      let query = question.query.split(separator: "\n").map { "     " + $0 + "\n" }.joined()
      return "\(digit). \(question.text)\n\(query)"
    }.joined()
  }

  /// The page in English.
  static let english = """
    KQL on one page                                    (in Persian: :help persian)

    A query names a table; each '|' hands the rows to one more step. It is read
    from left to right. Type these as they stand (a line that ends in '|' goes on,
    and an empty line runs it then):

    \(lines(questions, digits: ["1", "2", "3", "4", "5"]))
    Steps that go a long way (':help where' and so on shows more of each):
      where CONDITION               keeps rows: == != < <= > >= and or not() in ()
      project A, B = EXPRESSION     keeps and computes columns; extend adds them
      summarize N = count() by A    makes groups; sum avg min max dcount ...
      sort by A asc, top 3 by A     puts rows in order; take 5 keeps some
      lookup T on KEY, join         adds the columns of another table
      distinct A, count, union T    values once; number of rows; rows of tables

    Texts stand in quotes: 'idle'. 'has' finds a word in a text, 'contains' any
    part, '=~' compares without case. Days: datetime(2025-05-31), or
    todatetime_jalali('1404-03-10'). Nothing known is null, of a text ''.
    Names and spellings may be Persian. 'let x = ...;' gives a name, '//' begins a
    remark, ';' or an empty line ends a query. A mistake is told with its place.

    Go on: ':help tutorial' in steps, ':tables', ':schema units', ':help units',
    ':help operators', ':help functions', ':help types', ':help keys'.

    """

  /// The page in Persian.
  static let persian = """
    KQL در یک صفحه                                         (in English: :help KQL)

    هر پرسش نام یک جدول را می‌برد و هر «|» ردیف‌ها را به گام بعدی می‌سپارد.
    پرسش از چپ به راست خوانده می‌شود. این‌ها را همان‌گونه که هستند بنویسید؛ سطری که
    به «|» پایان می‌یابد ادامه دارد و سپس سطر خالی آن را اجرا می‌کند:

    \(lines(persianQuestions, digits: ["۱", "۲", "۳", "۴", "۵"]))
    گام‌های پرکاربرد؛ برای هر کدام راهنمای خودش هست، مانند راهنمای where:
      where CONDITION               ردیف‌هایی که شرط در آن‌ها درست است
      project A, B = EXPRESSION     ستون‌هایی که می‌مانند؛ extend ستون می‌افزاید
      summarize N = count() by A    گروه‌ها؛ sum avg min max dcount
      sort by A asc, top 3 by A     ترتیب ردیف‌ها؛ take چند ردیف را نگه می‌دارد
      lookup T on KEY, join         ستون‌های جدول دیگر
      distinct A, count, union T    مقدارهای یکتا؛ شمار ردیف‌ها؛ ردیف‌های دو جدول

    متن در گیومهٔ لاتین می‌آید: 'idle'؛ has یک واژه و contains بخشی از متن را می‌یابد
    و =~ بزرگ و کوچک را یکی می‌گیرد. روز: datetime(2025-05-31) یا
    todatetime_jalali('۱۴۰۴-۰۳-۱۰'). آنچه دانسته نیست null است و در متن ''.
    ی و ک عربی و نیم‌فاصله فرقی نمی‌کنند. let نام می‌دهد، // یادداشت است،
    و ; یا سطر خالی پایان پرسش. هر اشتباه با جای آن گفته می‌شود.

    ادامه: ':help آموزش' گام‌به‌گام، ':tables' جدول‌ها، ':schema واحدها' ستون‌ها،
    ':help واحدها'، ':digits fa' رقم‌های فارسی، ':jalali on' تاریخ شمسی.

    """
}
