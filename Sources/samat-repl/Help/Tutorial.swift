/// Steps through which somebody who has never seen the language asks the built-in tables.
///
/// `:help tutorial` prints them; `Examples/01-ask-the-seeds` shows them with their answers, written from
/// here by a test that takes every step.
struct Tutorial: Sendable {
  /// One thing to learn.
  struct Step: Sendable {
    /// What it is about.
    let title: String
    /// What is to be known before.
    let text: String
    /// What is typed, statement by statement.
    let statements: [String]
    /// Whether the last statement is a mistake, made on purpose.
    var fails = false
  }

  /// The title.
  let title: String
  /// What comes before the steps.
  let introduction: String
  /// What comes behind them.
  let ending: String
  /// The word for a step.
  let stepWord: String
  /// The digits of the steps' numbers, 0 to 9.
  let digits: String
  /// The steps.
  let steps: [Step]

  /// A number in the tutorial's digits.
  func number(_ value: Int) -> String {
    let digits = Array(digits)
    return String(String(value).map { digits[$0.wholeNumberValue ?? 0] })
  }

  /// The steps, as the shell prints them.
  var helpText: String {
    "\(title)\n\n" + HelpLayout.wrapped(introduction)
      + steps.enumerated().map { index, step in
        let statements = step.statements.map { statement in
          statement.split(separator: "\n").map { "     " + $0 + "\n" }.joined()
        }.joined()
        return "\n\(stepWord) \(number(index + 1)): \(step.title)\n"
          + HelpLayout.wrapped(step.text) + statements
      }.joined() + "\n" + HelpLayout.wrapped(ending)
  }

  /// The tutorial in English.
  static let english = Tutorial(
    title: "Ask the built-in tables",
    introduction: """
      Twelve steps. Type each of them at the prompt as it stands; Enter runs it. After a line that \
      ends in '|' Enter goes on with a further one; an empty line runs all of them. Tab completes \
      names, and the Up key brings back what was typed.
      """,
    ending: """
      Go on with ':help KQL', ':help operators' and ':help functions', with ':load FILE' for data \
      of your own, and ':help :once' to write results to files. ':quit' leaves.
      """,
    stepWord: "Step", digits: "0123456789",
    steps: [
      Step(
        title: "count the rows of a table",
        text: """
          ':tables' lists the tables. A query begins with the name of one; '|' hands its rows to \
          the next step.
          """,
        statements: ["units | count"]),
      Step(
        title: "make groups",
        text: "summarize counts the rows of each group; sort puts the answer in order.",
        statements: ["units | summarize n = count() by domain | sort by n desc"]),
      Step(
        title: "see which columns there are",
        text: "Every column has a type, a sentence, and names in Persian.",
        statements: [":schema posts"]),
      Step(
        title: "keep some rows and columns",
        text: "where keeps rows, project keeps columns. Texts stand in quotes.",
        statements: [
          """
          sessions | where session == 'kerman-1404-4' |
          project held, held_jalali, units_examined
          """
        ]),
      Step(
        title: "make a mistake",
        text: """
          What is wrong is told with its place, and what may have been meant. The code in brackets \
          has a help of its own: ':help kql.bind.unknown-column'.
          """,
        statements: ["units | where statee == 'idle'"], fails: true),
      Step(
        title: "bring in another table",
        text: """
          lookup adds the columns of the table behind it, by a key that both have. No row is lost \
          where nothing is found.
          """,
        statements: [
          """
          holdings | lookup people on person | where name has 'Rasoulian' |
          project post, source, paragraph | sort by post asc, source asc
          """
        ]),
      Step(
        title: "take the first rows of an order, as a chart",
        text: "top keeps the first rows of an order; render draws what comes out.",
        statements: [
          """
          provinces | top 5 by population_1395 | project name, population_1395 |
          render barchart
          """
        ]),
      Step(
        title: "give names to parts",
        text: """
          let gives a name to a value or to rows; later queries see it. These are the neighbours \
          of Kerman with most people.
          """,
        statements: [
          "let here = 'IR-08'",
          """
          province_borders | where a == here or b == here |
          project province = iff(a == here, b, a) |
          lookup provinces on province |
          top 3 by population_1395 | project name, population_1395
          """,
        ]),
      Step(
        title: "reckon with days of the Solar Hijri calendar",
        text: "jalali() writes a day in it, and todatetime_jalali() reads one.",
        statements: ["print day = todatetime_jalali('1404-03-10') | extend back = jalali(day)"]),
      Step(
        title: "ask where a number comes from",
        text: """
          Rows know their document and paragraph. ':why ROW COLUMN' says it of a cell of the last \
          result, ':source TABLE ROW' of any row.
          """,
        statements: [
          "facts | where fact == 'S002-16' | project statement, value, unit", ":why 1 value",
        ]),
      Step(
        title: "keep a result",
        text: "':set' makes a table of an answer. ':save' would write it to a file.",
        statements: [
          ":set large = provinces | where population_1395 > 4000000 | project name",
          "large | sort by name asc",
        ]),
      Step(
        title: "ask in Persian",
        text: "Tables and columns have Persian names, and letters and digits may be Persian ones.",
        statements: ["واحدها | summarize تعداد = count() by حوزه | sort by تعداد desc"]),
    ])

  /// The tutorial in Persian.
  static let persian = Tutorial(
    title: "پرسیدن از جدول‌های آماده",
    introduction: """
      دوازده گام. هر کدام را همان‌گونه که هست بنویسید؛ کلید Enter آن را اجرا می‌کند. پس از سطری \
      که به «|» پایان می‌یابد Enter سطر تازه می‌گشاید و سطر خالی همه را اجرا می‌کند. کلید Tab \
      نام‌ها را کامل می‌کند و کلید بالا نوشته‌های پیشین را برمی‌گرداند.
      """,
    ending: """
      ادامه: راهنمای یک‌صفحه‌ای با ':help فارسی'، دادهٔ خودتان با ':load FILE'، و نوشتن نتیجه در \
      پرونده با ':once FILE'. با ':quit' بیرون می‌روید.
      """,
    stepWord: "گام", digits: "۰۱۲۳۴۵۶۷۸۹",
    steps: [
      Step(
        title: "شمردن ردیف‌های یک جدول",
        text: """
          ':tables' جدول‌ها را نشان می‌دهد. پرسش با نام یک جدول آغاز می‌شود و «|» ردیف‌ها را به \
          گام بعدی می‌سپارد.
          """,
        statements: ["واحدها | count"]),
      Step(
        title: "گروه‌بندی",
        text: "summarize ردیف‌های هر گروه را می‌شمارد و sort پاسخ را مرتب می‌کند.",
        statements: ["واحدها | summarize تعداد = count() by حوزه | sort by تعداد desc"]),
      Step(
        title: "دیدن ستون‌ها",
        text: "هر ستون نوع، توضیح و نام فارسی دارد.",
        statements: [":schema سمت‌ها"]),
      Step(
        title: "نگه داشتن چند ردیف و چند ستون",
        text: "where ردیف‌ها و project ستون‌ها را نگه می‌دارد. متن در گیومهٔ لاتین می‌آید.",
        statements: [
          """
          جلسات | where جلسه == 'kerman-1404-4' |
          project تاریخ, تاریخ_شمسی, واحدهای_بررسی‌شده
          """
        ]),
      Step(
        title: "یک اشتباه",
        text: """
          هر اشتباه با جای آن و با نام درستِ نزدیک گفته می‌شود. رمز داخل کروشه راهنمای خودش را \
          دارد: ':help kql.bind.unknown-column'
          """,
        statements: ["واحدها | where وضعت == 'idle'"], fails: true),
      Step(
        title: "افزودن ستون‌های جدول دیگر",
        text: """
          lookup با کلیدی که هر دو جدول دارند ستون‌های جدول دوم را می‌افزاید. اگر چیزی یافت نشود \
          ردیف از دست نمی‌رود.
          """,
        statements: [
          """
          تصدی‌ها | lookup اشخاص on شخص | where نام_فارسی has 'رسولیان' |
          project سمت, سند, بند | sort by سمت asc, سند asc
          """
        ]),
      Step(
        title: "نخستین ردیف‌ها، با نمودار",
        text: "top نخستین ردیف‌های یک ترتیب را نگه می‌دارد و render آن‌ها را می‌کشد.",
        statements: ["استان‌ها | top 5 by جمعیت | project نام_فارسی, جمعیت | render barchart"]),
      Step(
        title: "نام دادن",
        text: """
          let به یک مقدار یا به چند ردیف نام می‌دهد و پرسش‌های بعدی آن را می‌بینند. این‌ها \
          پرجمعیت‌ترین همسایه‌های کرمان‌اند.
          """,
        statements: [
          "let اینجا = 'IR-08'",
          """
          مرز_استان‌ها | where استان_یکم == اینجا or استان_دوم == اینجا |
          project استان = iff(استان_یکم == اینجا, استان_دوم, استان_یکم) |
          lookup استان‌ها on $left.استان == $right.استان |
          top 3 by جمعیت | project نام_فارسی, جمعیت
          """,
        ]),
      Step(
        title: "تاریخ شمسی",
        text: "jalali() روز را به تاریخ شمسی می‌نویسد و todatetime_jalali() آن را می‌خواند.",
        statements: ["print روز = todatetime_jalali('۱۰ خرداد ۱۴۰۴') | extend شمسی = jalali(روز)"]),
      Step(
        title: "این عدد از کجا آمده است؟",
        text: """
          هر ردیف سند و بند خود را می‌داند. ':why ROW COLUMN' آن را برای یک خانهٔ نتیجهٔ پیشین و \
          ':source TABLE ROW' برای هر ردیف می‌گوید.
          """,
        statements: [
          "گزاره‌ها | where گزاره == 'S002-16' | project شرح, مقدار, یکا", ":why 1 مقدار",
        ]),
      Step(
        title: "نگه داشتن نتیجه",
        text: "':set' از یک پاسخ جدول می‌سازد و ':save' آن را در پرونده می‌نویسد.",
        statements: [
          ":set بزرگ = استان‌ها | where جمعیت > 4000000 | project نام_فارسی, جمعیت",
          "بزرگ | sort by جمعیت desc",
        ]),
      Step(
        title: "رقم‌های فارسی",
        text: "':digits fa' عددها و ':jalali on' تاریخ‌ها را فارسی نشان می‌دهد.",
        statements: [
          ":digits fa", ":jalali on",
          "جلسات | where واحدهای_بررسی‌شده > ۰ | project تاریخ, واحدهای_بررسی‌شده",
        ]),
    ])
}
