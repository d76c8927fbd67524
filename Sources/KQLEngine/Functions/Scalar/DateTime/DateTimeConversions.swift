import KQLSyntax

extension StandardLibrary {
  /// Conversions to `datetime` and `timespan`; what cannot be converted is null.
  static let dateTimeConversions: [ScalarFunction] = [
    ScalarFunction(
      "todatetime",
      description:
        "Returns the value as a moment, null where it is none; a time zone is taken off.",
      searchTerms: ["date", "parse", "convert", "cast", "iso 8601"],
      examples: [
        FunctionExample("print todatetime('2015-12-24')", "2015-12-24T00:00:00.0000000Z"),
        FunctionExample(
          "print todatetime('2020-06-15T13:45:00+03:30')", "2020-06-15T10:15:00.0000000Z"),
        FunctionExample("print todatetime('not a date')", ""),
      ],
      naming: .firstArgument, overloads: DateTimeConversion.toDateTime),
    ScalarFunction(
      "totimespan",
      description: "Returns the value as an interval, null where it is none.",
      searchTerms: ["interval", "duration", "parse", "convert", "cast"],
      examples: [
        FunctionExample("print totimespan('0.00:03:00')", "00:03:00"),
        FunctionExample("print totimespan('1.5h')", "01:30:00"),
        FunctionExample("print totimespan('abc')", ""),
      ],
      naming: .firstArgument, overloads: DateTimeConversion.toTimespan),
    ScalarFunction(
      "totime",
      description: "Returns the value as an interval, null where it is none; same as totimespan().",
      searchTerms: ["interval", "duration", "convert"],
      examples: [FunctionExample("print totime('01:30:00')", "01:30:00")],
      naming: .firstArgument, overloads: DateTimeConversion.toTimespan),
  ]
}

/// The conversions, for all functions that offer them.
enum DateTimeConversion {
  typealias Overload = ScalarFunction.Overload

  /// From text, from ticks, from `dynamic`, and from a `datetime` itself.
  static let toDateTime: [Overload] = [
    .text("value", .datetime) { DateTimeText.parse($0) },
    Overload([FunctionParameter("value", .datetime)], .datetime) { $0.passed(0) },
    .unary(FunctionParameter("value", .long), .datetime) { (ticks: Int64) in
      TickUnit.dateTime(ticks)
    },
    .unary(FunctionParameter("value", .real), .datetime) { (ticks: Double) in
      whole(ticks).flatMap { TickUnit.dateTime($0) }
    },
    .unary(FunctionParameter("value", .dynamic), .datetime) { (value: DynamicValue) in
      switch value {
      case .datetime(let ticks), .long(let ticks): TickUnit.dateTime(ticks)
      case .real(let ticks): whole(ticks).flatMap { TickUnit.dateTime($0) }
      case .string(let text): DateTimeText.parse(text)
      default: nil
      }
    },
  ]

  /// From text, from ticks, from `dynamic`, and from a `timespan` itself.
  static let toTimespan: [Overload] = [
    .text("value", .timespan) { TimespanText.parse($0) },
    Overload([FunctionParameter("value", .timespan)], .timespan) { $0.passed(0) },
    .unary(FunctionParameter("value", .long), .timespan) { (ticks: Int64) in ticks },
    .unary(FunctionParameter("value", .real), .timespan) { (ticks: Double) in whole(ticks) },
    .unary(FunctionParameter("value", .dynamic), .timespan) { (value: DynamicValue) in
      switch value {
      case .timespan(let ticks), .long(let ticks): ticks
      case .real(let ticks): whole(ticks)
      case .string(let text): TimespanText.parse(text)
      default: nil
      }
    },
  ]

  /// The number without its fraction; nil where a `long` does not hold it.
  static func whole(_ number: Double) -> Int64? { Int64(exactly: number.rounded(.towardZero)) }
}
