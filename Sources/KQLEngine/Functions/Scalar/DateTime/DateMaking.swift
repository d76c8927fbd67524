import KQLSyntax

extension StandardLibrary {
  /// Moments and intervals from their parts.
  static let dateMaking: [ScalarFunction] = [
    ScalarFunction(
      "make_datetime",
      description: "Returns the moment of a year, month, day and time, null where there is none.",
      searchTerms: ["date", "datefromparts", "build", "construct"],
      examples: [
        FunctionExample("print make_datetime(2017, 10, 1)", "2017-10-01T00:00:00.0000000Z"),
        FunctionExample(
          "print make_datetime(2017, 10, 1, 12, 11, 0.1234567)", "2017-10-01T12:11:00.1234567Z"),
        FunctionExample("print make_datetime(2020, 13, 1)", ""),
      ],
      overloads: [
        ScalarFunction.Overload(
          [
            number("year"), number("month"), number("day"), number("hour", .optional),
            number("minute", .optional), number("second", .optional),
          ], .datetime, evaluate: makeDateTime)
      ] + DateTimeConversion.toDateTime),
    ScalarFunction(
      "make_timespan",
      description: "Returns the interval of some days, hours, minutes and seconds.",
      searchTerms: ["duration", "timefromparts", "build", "construct"],
      examples: [
        FunctionExample("print make_timespan(1, 12, 30, 55.123)", "1.12:30:55.1230000"),
        FunctionExample("print make_timespan(12, 30)", "12:30:00"),
      ],
      overloads: [
        ScalarFunction.Overload(
          [number("hours"), number("minutes")], .timespan
        ) { makeTimespan($0, days: nil, hours: 0) },
        ScalarFunction.Overload(
          [number("hours"), number("minutes"), number("seconds")], .timespan
        ) { makeTimespan($0, days: nil, hours: 0) },
        ScalarFunction.Overload(
          [number("days"), number("hours"), number("minutes"), number("seconds")], .timespan
        ) { makeTimespan($0, days: 0, hours: 1) },
      ] + DateTimeConversion.toTimespan),
  ]

  private static func number(
    _ name: String, _ arity: FunctionParameter.Arity = .required
  ) -> FunctionParameter {
    FunctionParameter(name, TypeSet([.long, .real]), arity)
  }

  @Sendable
  private static func makeDateTime(_ arguments: ScalarArguments) -> Column {
    let year = arguments.wholeNumbers(0)
    let month = arguments.wholeNumbers(1)
    let day = arguments.wholeNumbers(2)
    let time = timeOfDay(arguments, hours: 3)
    return arguments.build(.datetime) { row in
      guard let year = year(row).flatMap({ Int(exactly: $0) }),
        let month = month(row).flatMap({ Int(exactly: $0) }),
        let day = day(row).flatMap({ Int(exactly: $0) }),
        let date = CivilDate(year: year, month: month, day: day), let time = time(row)
      else { return nil as Int64? }
      return TickUnit.adding(time, to: date.ticks)
    }
  }

  private static func makeTimespan(
    _ arguments: ScalarArguments, days: Int?, hours: Int
  ) -> Column {
    let days = days.map { arguments.wholeNumbers($0) }
    let time = timeOfDay(arguments, hours: hours)
    return arguments.build(.timespan) { row in
      guard let time = time(row), let days = days == nil ? 0 : days?(row), days >= 0 else {
        return nil as Int64?
      }
      let (whole, overflow) = days.multipliedReportingOverflow(by: TickUnit.perDay)
      let (sum, overflows) = whole.addingReportingOverflow(time)
      return overflow || overflows ? nil : sum
    }
  }

  /// Reads hour, minute and second, 0 where left out; nil where a clock has no such time.
  private static func timeOfDay(_ arguments: ScalarArguments, hours: Int) -> (Int) -> Int64? {
    let hour = arguments.has(hours) ? arguments.wholeNumbers(hours) : { _ in 0 }
    let minute = arguments.has(hours + 1) ? arguments.wholeNumbers(hours + 1) : { _ in 0 }
    let second = arguments.has(hours + 2) ? arguments.secondsOfMinute(hours + 2) : { _ in 0 }
    return { row in
      guard let hour = hour(row), hour >= 0, hour < 24, let minute = minute(row), minute >= 0,
        minute < 60, let second = second(row)
      else { return nil }
      return hour * TickUnit.perHour + minute * TickUnit.perMinute + second
    }
  }
}
