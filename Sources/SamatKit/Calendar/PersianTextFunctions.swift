import KQLEngine
import KQLSyntax
import PersianText

/// The functions of Persian text, numbers and money.
enum PersianTextFunctions {
  static let all = [normalize, digits, rials, number]

  static let normalize = ScalarFunction(
    "fa_normalize",
    description:
      "Returns the form of a text under which its spellings meet: letters, digits, case, and ZWNJ, "
      + "space or nothing between Persian letters are folded.",
    searchTerms: ["fold", "compare", "join", "zwnj", "نرمال", "یکسان‌سازی", "نیم‌فاصله"],
    examples: [
      FunctionExample("print fa_normalize('كارخانه‌هاي') == fa_normalize('کارخانه های')", "true"),
      FunctionExample("print fa_normalize('سه‌شنبه')", "سهشنبه"),
    ],
    overloads: [
      .textToText("text") { text, builder in
        builder.write(PersianNormalizer.searchKey(String(decoding: text, as: UTF8.self)))
      }
    ])

  static let digits = ScalarFunction(
    "fa_digits",
    description: "Returns a text or whole number with its digits written in Persian.",
    searchTerms: ["numerals", "رقم", "ارقام فارسی"],
    examples: [
      FunctionExample("print fa_digits('1404/03/10')", "۱۴۰۴/۰۳/۱۰"),
      FunctionExample("print fa_digits(31)", "۳۱"),
    ],
    overloads: [
      .textToText("text") { text, builder in
        builder.write(PersianDigits.toPersian(String(decoding: text, as: UTF8.self)))
      },
      ScalarFunction.Overload([FunctionParameter("number", .long)], .string) { arguments in
        let input = arguments.fixed(0, as: Int64.self)
        return arguments.buildText { row, builder in
          if let number = input[row] { builder.write(PersianDigits.format(Int(number))) }
        }
      },
    ])

  static let rials = ScalarFunction(
    "parse_rials",
    description:
      "Returns the amount of money in a text, in rial; null where it names no unit or is no amount.",
    searchTerms: ["money", "toman", "currency", "تومان", "ریال", "همت", "مبلغ"],
    examples: [
      FunctionExample("print parse_rials('۵۰۰ میلیارد تومان')", "5000000000000"),
      FunctionExample("print parse_rials('500 billion toman')", "5000000000000"),
      FunctionExample("print parse_rials('۱.۵ میلیارد ریال')", "1500000000"),
      FunctionExample("print isnull(parse_rials('500'))", "true"),
    ],
    overloads: [
      .text("text", .long) { (text: TextBytes) -> Int64? in
        PersianMoney.parseRials(String(decoding: text, as: UTF8.self))?.rials
      }
    ])

  static let number = ScalarFunction(
    "fa_number",
    description:
      "Returns the whole number that Persian words or digits say, cardinal or ordinal; null for "
      + "anything else.",
    searchTerms: ["words", "numeral", "ordinal", "عدد", "حروف"],
    examples: [
      FunctionExample("print fa_number('سی و یک')", "31"),
      FunctionExample("print fa_number('بیست و دو هزار و پانصد')", "22500"),
      FunctionExample("print fa_number('چهارمین')", "4"),
      FunctionExample("print isnull(fa_number('چند'))", "true"),
    ],
    overloads: [
      .text("words", .long) { (text: TextBytes) -> Int64? in
        let words = String(decoding: text, as: UTF8.self)
        let number =
          PersianNumerals.integer(fromWords: words) ?? PersianNumerals.integer(fromOrdinal: words)
          ?? PersianDigits.parseInteger(words)
        return number.map(Int64.init)
      }
    ])
}
