import KQLEngine
import KQLSyntax
import PersianText

/// The functions of Solar Hijri dates.
enum SolarHijriFunctions {
  static let all = [
    jalali, year, month, day, monthName, startOfMonth, startOfYear, bin, fromText,
  ]

  private static let date = FunctionParameter("date", .datetime)
  private static let terms = ["shamsi", "solar hijri", "persian calendar", "هجری شمسی", "تاریخ"]

  static let jalali = ScalarFunction(
    "jalali", parameters: [date], returns: .string,
    description: "Returns the Solar Hijri date of a datetime, as '1404-03-10'.",
    searchTerms: terms,
    examples: [
      FunctionExample("print jalali(datetime(2025-05-31))", "1404-03-10"),
      FunctionExample("print jalali(datetime(2024-03-19 23:59))", "1402-12-29"),
      FunctionExample("print jalali(datetime(null))", ""),
    ], naming: .nameAndFirstArgument
  ) { arguments in
    let input = arguments.fixed(0, as: Int64.self)
    return arguments.buildText { row, builder in
      guard let ticks = input[row], let date = SolarHijriTicks.components(ticks) else { return }
      write(date.year, width: 4, to: &builder)
      builder.write(UInt8(ascii: "-"))
      write(date.month, width: 2, to: &builder)
      builder.write(UInt8(ascii: "-"))
      write(date.day, width: 2, to: &builder)
    }
  }

  /// Writes a number in ASCII digits, with zeros before it.
  private static func write(_ number: Int, width: Int, to builder: inout TextBuilder) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      builder.write(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  static let year = part(
    "jalali_year", "Returns the Solar Hijri year of a datetime.", ["year", "سال"],
    FunctionExample(
      "print jalali_year(datetime(2025-03-20)), jalali_year(datetime(2025-03-21))",
      "1403, 1404")
  ) { $0.year }

  static let month = part(
    "jalali_month", "Returns the Solar Hijri month of a datetime, from 1.", ["month", "ماه"],
    FunctionExample("print jalali_month(datetime(2025-05-31))", "3")
  ) { $0.month }

  static let day = part(
    "jalali_day", "Returns the day of the Solar Hijri month of a datetime, from 1.",
    ["day", "روز"],
    FunctionExample("print jalali_day(datetime(2025-05-31))", "10")
  ) { $0.day }

  private static func part(
    _ name: String, _ description: String, _ words: [String], _ example: FunctionExample,
    _ part: @escaping @Sendable ((year: Int, month: Int, day: Int)) -> Int
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: description, searchTerms: terms + words, examples: [example],
      naming: .nameAndFirstArgument,
      overloads: [
        .unary(date, .long) { (ticks: Int64) -> Int64? in
          SolarHijriTicks.components(ticks).map { Int64(part($0)) }
        }
      ])
  }

  static let monthName = ScalarFunction(
    "jalali_monthname", parameters: [date], returns: .string,
    description: "Returns the Persian name of the Solar Hijri month of a datetime.",
    searchTerms: terms + ["month name", "نام ماه"],
    examples: [FunctionExample("print jalali_monthname(datetime(2025-05-31))", "خرداد")],
    naming: .nameAndFirstArgument
  ) { arguments in
    let names = SolarHijriMonth.allCases.map(\.persianName)
    let input = arguments.fixed(0, as: Int64.self)
    return arguments.buildText { row, builder in
      guard let ticks = input[row], let date = SolarHijriTicks.components(ticks) else { return }
      builder.write(names[date.month - 1])
    }
  }

  static let startOfMonth = boundary(
    "jalali_startofmonth", .month, "month",
    FunctionExample(
      "print jalali_startofmonth(datetime(2025-05-31))", "2025-05-22T00:00:00.0000000Z"))

  static let startOfYear = boundary(
    "jalali_startofyear", .year, "year",
    FunctionExample(
      "print jalali_startofyear(datetime(2025-05-31))", "2025-03-21T00:00:00.0000000Z"))

  private static func boundary(
    _ name: String, _ span: SolarHijriSpan, _ word: String, _ example: FunctionExample
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: "Returns the first day of the Solar Hijri \(word) of a datetime.",
      searchTerms: terms + ["begin", "truncate", word], examples: [example],
      naming: .nameAndFirstArgument,
      overloads: [.unary(date, .datetime) { (ticks: Int64) -> Int64? in span.start(of: ticks) }])
  }

  static let bin = ScalarFunction(
    "bin_jalali",
    parameters: [date, FunctionParameter("span", .string)], returns: .datetime,
    description:
      "Returns the first day of the Solar Hijri 'day', 'week', 'month', 'season' or 'year' of a "
      + "datetime; a week begins on Saturday.",
    searchTerms: terms + ["floor", "group", "quarter", "فصل", "هفته"],
    examples: [
      FunctionExample(
        "print bin_jalali(datetime(2025-05-31 20:22), 'day')", "2025-05-31T00:00:00.0000000Z"),
      FunctionExample(
        "print bin_jalali(datetime(2025-05-30), 'week')", "2025-05-24T00:00:00.0000000Z"),
      FunctionExample(
        "print bin_jalali(datetime(2025-05-31), 'month')", "2025-05-22T00:00:00.0000000Z"),
      FunctionExample(
        "print bin_jalali(datetime(2025-05-31), 'season')", "2025-03-21T00:00:00.0000000Z"),
      FunctionExample(
        "print bin_jalali(datetime(2025-12-31), 'year')", "2025-03-21T00:00:00.0000000Z"),
      FunctionExample("print isnull(bin_jalali(datetime(2025-05-31), 'decade'))", "true"),
    ], naming: .firstArgument
  ) { arguments in
    let input = arguments.fixed(0, as: Int64.self)
    if let name = arguments.constant(1) {
      let span = name.text.flatMap(SolarHijriSpan.init(name:))
      return arguments.build(.datetime) { row in
        guard let ticks = input[row], let span else { return nil as Int64? }
        return span.start(of: ticks)
      }
    }
    let names = arguments.text(1)
    return arguments.build(.datetime) { row in
      guard let ticks = input[row] else { return nil as Int64? }
      return SolarHijriSpan(name: names.string(row))?.start(of: ticks)
    }
  }

  static let fromText = ScalarFunction(
    "todatetime_jalali",
    description:
      "Returns the datetime of a Solar Hijri date in any usual form, with the time of day if it is "
      + "written; null where the text is no such date.",
    searchTerms: terms + ["parse", "convert"],
    examples: [
      FunctionExample("print todatetime_jalali('1404-03-10')", "2025-05-31T00:00:00.0000000Z"),
      FunctionExample("print todatetime_jalali('۱۰ خرداد ۱۴۰۴')", "2025-05-31T00:00:00.0000000Z"),
      FunctionExample(
        "print todatetime_jalali('28 شهریور 1402 - 20:22')", "2023-09-19T20:22:00.0000000Z"),
      FunctionExample("print isnull(todatetime_jalali('1404-13-01'))", "true"),
    ],
    overloads: [
      .text("text", .datetime) { (text: TextBytes) -> Int64? in
        SolarHijriTicks.ticks(reading: String(decoding: text, as: UTF8.self))
      }
    ])
}
