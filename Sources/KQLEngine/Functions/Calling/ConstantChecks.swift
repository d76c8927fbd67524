import KQLSyntax

/// What is wrong with literal arguments, found before a query runs: patterns, formats, names of
/// periods and distances are nearly always literals, and a null in every row would hide a slip.
enum ConstantChecks {
  typealias Check = @Sendable ([Value?]) -> String?

  /// The checks of the language's own functions, by name.
  static let checks: [String: Check] = {
    var checks: [String: Check] = [
      "format_datetime": text(1) { DateTimePattern($0, .datetime) == nil ? "format" : nil },
      "format_timespan": text(1) { DateTimePattern($0, .timespan) == nil ? "format" : nil },
      "datetime_add": text(0) { DatePeriod(name: $0) == nil ? "period" : nil },
      "datetime_diff": text(0) { DatePeriod(name: $0) == nil ? "period" : nil },
      "datetime_part": text(0) { DatePart(name: $0) == nil ? "part of a date" : nil },
      "prev": distance, "next": distance,
    ]
    for name in [
      "matches regex", "extract", "extract_all", "extractall", "replace", "trim", "trim_start",
      "trim_end", "replace_regex", "indexof_regex", "countof",
    ] {
      checks[name] = { PatternCheck.fault(in: name, constants: $0)?.message }
    }
    return checks
  }()

  private static func text(
    _ position: Int, _ check: @escaping @Sendable (TextBytes) -> String?
  ) -> Check {
    { values in
      guard position < values.count, case .string(var text)? = values[position] else { return nil }
      let what = text.withUTF8 { check($0) }
      return what.map { "'\(text)' is no \($0)" }
    }
  }

  /// `prev(x, n, default)`: a literal distance from 1 on, a literal default.
  private static let distance: Check = { values in
    if values.count > 1 {
      guard let distance = values[1]?.int64, distance >= 1 else {
        return "the distance is a whole number from 1 on"
      }
    }
    if values.count > 2 && values[2] == nil { return "the default is a literal" }
    return nil
  }
}
