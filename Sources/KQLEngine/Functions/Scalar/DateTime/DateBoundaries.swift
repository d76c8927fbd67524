import KQLSyntax

extension StandardLibrary {
  /// Begins of the day, week, month and year of a moment.
  static let dateStarts: [ScalarFunction] = [
    boundary(
      "startofday", .day, .start,
      FunctionExample(
        "print startofday(datetime(2017-01-01 10:10:17))", "2017-01-01T00:00:00.0000000Z"),
      naming: .firstArgument),
    boundary(
      "startofweek", .week, .start,
      FunctionExample(
        "print startofweek(datetime(2020-06-15 13:45))", "2020-06-14T00:00:00.0000000Z")),
    boundary(
      "startofmonth", .month, .start,
      FunctionExample(
        "print startofmonth(datetime(2017-01-01 10:10:17), -1)", "2016-12-01T00:00:00.0000000Z")),
    boundary(
      "startofyear", .year, .start,
      FunctionExample(
        "print startofyear(datetime(2017-06-01 10:10:17), 1)", "2018-01-01T00:00:00.0000000Z")),
  ]

  /// Ends of the day, week, month and year of a moment, 100 ns before the next begins.
  static let dateEnds: [ScalarFunction] = [
    boundary(
      "endofday", .day, .end,
      FunctionExample(
        "print endofday(datetime(2017-01-01 10:10:17))", "2017-01-01T23:59:59.9999999Z")),
    boundary(
      "endofweek", .week, .end,
      FunctionExample(
        "print endofweek(datetime(2017-01-01 10:10:17))", "2017-01-07T23:59:59.9999999Z")),
    boundary(
      "endofmonth", .month, .end,
      FunctionExample(
        "print endofmonth(datetime(2017-01-01 10:10:17), 1)", "2017-02-28T23:59:59.9999999Z")),
    boundary(
      "endofyear", .year, .end,
      FunctionExample(
        "print endofyear(datetime(2017-01-01 10:10:17))", "2017-12-31T23:59:59.9999999Z")),
  ]

  private static func boundary(
    _ name: String, _ span: CalendarSpan, _ side: CalendarSpan.Side, _ example: FunctionExample,
    naming: ResultNaming = .none
  ) -> ScalarFunction {
    let end = side == .start ? "begin" : "end"
    let week = span == .week ? ", which begins on Sunday" : ""
    return ScalarFunction(
      name,
      parameters: [
        FunctionParameter("date", .datetime), FunctionParameter("offset", .long, .optional),
      ],
      returns: .datetime,
      description:
        "Returns the \(end) of the date's \(span.rawValue)\(week), "
        + "or of one some \(span.rawValue)s later.",
      searchTerms: [end, "truncate", "round", "floor", span.rawValue], examples: [example],
      naming: naming
    ) { arguments in
      let moment = arguments.fixed(0, as: Int64.self)
      guard arguments.has(1) else { return span.boundaries(side, of: moment, arguments) }
      let offset = arguments.fixed(1, as: Int64.self)
      return arguments.build(.datetime) { row in
        guard let moment = moment[row], let offset = offset[row] else { return nil as Int64? }
        return span.boundary(side, of: moment, offset: offset)
      }
    }
  }
}

/// A day, week, month or year of the calendar.
enum CalendarSpan: String {
  case day, week, month, year

  /// Which end of a span is meant.
  enum Side {
    /// Its first tick.
    case start
    /// Its last tick.
    case end
  }

  /// An end of the span that holds each moment; moments of one day are worked out once while they
  /// follow each other.
  fileprivate func boundaries(
    _ side: Side, of moments: FixedReader<Int64>, _ arguments: ScalarArguments
  ) -> Column {
    guard let vector = moments.vector, !moments.isConstant else {
      return arguments.build(.datetime) { row in
        moments[row].flatMap { boundary(side, of: $0, offset: 0) }
      }
    }
    let count = arguments.count
    var isComplete = true
    let values = vector.withBuffer { input in
      [Int64](unsafeUninitializedCapacity: count) { output, filled in
        var day = Int64.min
        var known: Int64 = 0
        for row in 0..<count {
          let own = input[row] / TickUnit.perDay
          if own != day || input[row] < 0 {
            day = own
            // Moments outside of the range stand at null rows alone.
            if let found = boundary(side, of: input[row], offset: 0) {
              known = found
            } else {
              isComplete = false
              day = .min
            }
          }
          output[row] = known
        }
        filled = count
      }
    }
    if !isComplete {
      return arguments.build(.datetime) { row in
        moments[row].flatMap { boundary(side, of: $0, offset: 0) }
      }
    }
    return .datetime(Vector(values, validity: vector.validity))
  }

  /// An end of the span that holds a moment, or of the one `offset` spans later; nil outside the
  /// range of `datetime`.
  func boundary(_ side: Side, of moment: Int64, offset: Int64) -> Int64? {
    // No `datetime` is that far from another, and the sums below cannot overflow.
    guard TickUnit.dateTime(moment) != nil, offset.magnitude <= UInt64(CivilDate.dayCount) else {
      return nil
    }
    let past: Int64 = side == .end ? 1 : 0
    let days = moment / TickUnit.perDay
    var first: Int64
    switch self {
    case .day: first = days + offset + past
    case .week:
      first = days - Int64(CivilDate.weekday(days: Int(days))) + (offset + past) * 7
    case .month, .year:
      let date = CivilDate(days: Int(days))
      let month = self == .month ? Int64(date.month - 1) + offset : offset * 12
      let months = Int64(date.year - 1) * 12 + month + past * (self == .month ? 1 : 12)
      // The begin of the year 10000 bounds the last span; no CivilDate is that.
      guard months >= 0, months <= 9999 * 12 else { return nil }
      let year = Int(months) / 12 + 1
      first = Int64(
        CivilDate.daysBefore(year: year)
          + CivilDate.daysBefore(month: Int(months) % 12 + 1, isLeap: CivilDate.isLeap(year)))
    }
    return TickUnit.dateTime(first * TickUnit.perDay - past)
  }
}
