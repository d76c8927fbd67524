import KQLSyntax

extension StandardLibrary {
  /// Moments from the time that has passed since 1970.
  static let unixTimes: [ScalarFunction] = [
    unixTime(
      "seconds", ticks: TickUnit.perSecond, perTick: 1,
      FunctionExample(
        "print unixtime_seconds_todatetime(1546300800)", "2019-01-01T00:00:00.0000000Z")),
    unixTime(
      "milliseconds", ticks: TickUnit.perMillisecond, perTick: 1,
      FunctionExample(
        "print unixtime_milliseconds_todatetime(1546300800000)", "2019-01-01T00:00:00.0000000Z")),
    unixTime(
      "microseconds", ticks: TickUnit.perMicrosecond, perTick: 1,
      FunctionExample(
        "print unixtime_microseconds_todatetime(1546300800000000)",
        "2019-01-01T00:00:00.0000000Z")),
    unixTime(
      "nanoseconds", ticks: 1, perTick: 100,
      FunctionExample(
        "print unixtime_nanoseconds_todatetime(1546300800000000000)",
        "2019-01-01T00:00:00.0000000Z")),
  ]

  /// The function for a unit of `ticks / perTick` ticks.
  private static func unixTime(
    _ unit: String, ticks: Int64, perTick: Int64, _ example: FunctionExample
  ) -> ScalarFunction {
    let exact: @Sendable (Int64) -> Int64? = { value in
      let (interval, overflow) = (value / perTick).multipliedReportingOverflow(by: ticks)
      return overflow ? nil : TickUnit.adding(interval, to: TickUnit.unixEpoch)
    }
    let rounded: @Sendable (Double) -> Int64? = { value in
      Int64(exactly: (value * Double(ticks) / Double(perTick)).rounded())
        .flatMap { TickUnit.adding($0, to: TickUnit.unixEpoch) }
    }
    return ScalarFunction(
      "unixtime_\(unit)_todatetime",
      description: "Returns the moment that lies so many \(unit) after 1970-01-01.",
      searchTerms: ["epoch", "posix", "timestamp", "unix"], examples: [example],
      overloads: [
        .unary(FunctionParameter("timestamp", .long), .datetime, exact),
        .unary(FunctionParameter("timestamp", .real), .datetime, rounded),
        .unary(FunctionParameter("timestamp", .decimal), .datetime) { (value: Decimal) in
          rounded(value.doubleValue)
        },
      ])
  }
}
