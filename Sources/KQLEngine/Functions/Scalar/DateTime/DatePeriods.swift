import KQLSyntax

extension StandardLibrary {
  /// Functions that take the name of a period.
  static let datePeriods: [ScalarFunction] = [
    ScalarFunction(
      "datetime_add",
      parameters: [
        FunctionParameter("period", .string), FunctionParameter("amount", .long),
        FunctionParameter("datetime", .datetime),
      ],
      returns: .datetime,
      description:
        "Returns the moment some periods later, on the month's last day where it is too short.",
      searchTerms: ["dateadd", "plus", "shift", "year", "quarter", "month", "week"],
      examples: [
        FunctionExample(
          "print datetime_add('month', 1, datetime(2020-01-31))", "2020-02-29T00:00:00.0000000Z"),
        FunctionExample(
          "print datetime_add('hour', -2, datetime(2020-01-01 01:00))",
          "2019-12-31T23:00:00.0000000Z"),
      ]
    ) { arguments in
      let period = arguments.prepared(0, DatePeriod.init(name:))
      let amount = arguments.fixed(1, as: Int64.self)
      let moment = arguments.fixed(2, as: Int64.self)
      return arguments.build(.datetime) { row in
        guard let period = period(row), let amount = amount[row], let moment = moment[row] else {
          return nil as Int64?
        }
        return period.adding(amount, to: moment)
      }
    },
    ScalarFunction(
      "datetime_diff",
      parameters: [
        FunctionParameter("period", .string), FunctionParameter("datetime1", .datetime),
        FunctionParameter("datetime2", .datetime),
      ],
      returns: .long,
      description:
        "Returns how many begins of a period lie between the second and the first moment.",
      searchTerms: ["datediff", "between", "age", "year", "quarter", "month", "week"],
      examples: [
        FunctionExample(
          "print datetime_diff('year', datetime(2017-01-01), datetime(2000-12-31))", "17"),
        FunctionExample(
          "print datetime_diff('day', datetime(2020-01-01), datetime(2020-01-03 12:00))", "-2"),
      ]
    ) { arguments in
      if let column = DatePeriod.differences(arguments) { return column }
      let period = arguments.prepared(0, DatePeriod.init(name:))
      let later = arguments.fixed(1, as: Int64.self)
      let earlier = arguments.fixed(2, as: Int64.self)
      return arguments.build(.long) { row in
        guard let period = period(row), let later = later[row], let earlier = earlier[row] else {
          return nil as Int64?
        }
        let (count, overflow) = period.boundaries(until: later)
          .subtractingReportingOverflow(period.boundaries(until: earlier))
        guard period == .nanosecond else { return overflow ? nil : count }
        let (nanoseconds, overflows) = count.multipliedReportingOverflow(by: 100)
        return overflow || overflows ? nil : nanoseconds
      }
    },
    ScalarFunction(
      "datetime_part",
      parameters: [FunctionParameter("part", .string), FunctionParameter("date", .datetime)],
      returns: .long,
      description: "Returns a part of the moment as a number.",
      searchTerms: ["datepart", "extract", "year", "quarter", "month", "week", "day", "hour"],
      examples: [
        FunctionExample(
          "print datetime_part('quarter', datetime(2017-10-30 01:02:03.7654321))", "4"),
        FunctionExample(
          "print datetime_part('microsecond', datetime(2017-10-30 01:02:03.7654321))", "765432"),
      ]
    ) { arguments in
      let part = arguments.prepared(0, DatePart.init(name:))
      let moment = arguments.fixed(1, as: Int64.self)
      return arguments.build(.long) { row in
        guard let part = part(row), let moment = moment[row].flatMap({ TickUnit.dateTime($0) })
        else { return nil as Int64? }
        return part.value(of: moment)
      }
    },
  ]
}

/// A step of the calendar or of the clock; its name may be written in upper case.
enum DatePeriod: String, CaseIterable {
  case year, quarter, month, week, day, hour, minute, second, millisecond, microsecond, nanosecond

  /// The period of a name; nil where there is none.
  init?(name: TextBytes) {
    self.init(rawValue: String(decoding: name, as: UTF8.self).lowercased())
  }

  /// The results of `datetime_diff` where the period is given and has a length that is worth a loop
  /// of its own, in which the division is by a constant; nil for all others.
  fileprivate static func differences(_ arguments: ScalarArguments) -> Column? {
    guard arguments.operands.count == 3, case .string(let name)? = arguments.constant(0) else {
      return nil
    }
    let moments = ScalarArguments(
      operands: [arguments.operands[1], arguments.operands[2]], count: arguments.count,
      resultType: .long, context: arguments.context)
    switch DatePeriod(rawValue: name.lowercased()) {
    case .day: return count(moments) { $0 / TickUnit.perDay }
    case .hour: return count(moments) { $0 / TickUnit.perHour }
    case .minute: return count(moments) { $0 / TickUnit.perMinute }
    case .second: return count(moments) { $0 / TickUnit.perSecond }
    default: return nil
    }
  }

  @inline(__always)
  private static func count(
    _ moments: ScalarArguments, _ periods: (Int64) -> Int64
  ) -> Column {
    // A `datetime` is never negative, so that cutting off is rounding down.
    Kernel.binary(moments, as: .long) { (later: Int64, earlier: Int64) in
      periods(later) &- periods(earlier)
    }
  }

  /// The number of months, for periods of the calendar that have no fixed length.
  private var months: Int64? {
    switch self {
    case .year: 12
    case .quarter: 3
    case .month: 1
    default: nil
    }
  }

  /// The length in ticks; 1 for a nanosecond, which is less, and 0 for what has no fixed length.
  private var ticks: Int64 {
    switch self {
    case .year, .quarter, .month: 0
    case .week: 7 * TickUnit.perDay
    case .day: TickUnit.perDay
    case .hour: TickUnit.perHour
    case .minute: TickUnit.perMinute
    case .second: TickUnit.perSecond
    case .millisecond: TickUnit.perMillisecond
    case .microsecond: TickUnit.perMicrosecond
    case .nanosecond: 1
    }
  }

  /// The moment some periods later; nil outside the range.
  func adding(_ amount: Int64, to moment: Int64) -> Int64? {
    guard TickUnit.dateTime(moment) != nil else { return nil }
    if let months {
      let (total, overflow) = amount.multipliedReportingOverflow(by: months)
      let date = CivilDate(ticks: moment)
      guard !overflow, let later = date.adding(months: total) else { return nil }
      return later.ticks + (moment - date.ticks)
    }
    if self == .nanosecond { return TickUnit.adding(amount / 100, to: moment) }
    let (interval, overflow) = amount.multipliedReportingOverflow(by: ticks)
    return overflow ? nil : TickUnit.adding(interval, to: moment)
  }

  /// How many periods have begun since 0001-01-01; ticks for `nanosecond`.
  func boundaries(until moment: Int64) -> Int64 {
    if self == .week {
      // 0001-01-01 was a Monday; weeks begin on Sunday.
      return TickUnit.floorDivide(TickUnit.floorDivide(moment, TickUnit.perDay) + 1, 7)
    }
    guard let months else { return TickUnit.floorDivide(moment, ticks) }
    let date = CivilDate(ticks: moment)
    return Int64((date.year - 1) * 12 + date.month - 1) / months
  }
}

/// What `datetime_part` can take out of a moment; its name may be written in upper case.
enum DatePart: String {
  case year, quarter, month, day, hour, minute, second, millisecond, microsecond, nanosecond
  case dayOfYear = "dayofyear"
  case weekOfYear = "weekofyear"

  /// The part of a name; nil where there is none.
  init?(name: TextBytes) {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    self.init(rawValue: name == "week_of_year" ? "weekofyear" : name)
  }

  /// The part of a moment that lies in the range of `datetime`.
  func value(of moment: Int64) -> Int64 {
    switch self {
    case .year: Int64(CivilDate(ticks: moment).year)
    case .quarter: Int64((CivilDate(ticks: moment).month + 2) / 3)
    case .month: Int64(CivilDate(ticks: moment).month)
    case .weekOfYear: Int64(CivilDate(ticks: moment).isoWeek)
    case .day: Int64(CivilDate(ticks: moment).day)
    case .dayOfYear: Int64(CivilDate(ticks: moment).dayOfYear)
    case .hour: moment / TickUnit.perHour % 24
    case .minute: moment / TickUnit.perMinute % 60
    case .second: moment / TickUnit.perSecond % 60
    case .millisecond: moment / TickUnit.perMillisecond % 1000
    case .microsecond: moment / TickUnit.perMicrosecond % 1_000_000
    case .nanosecond: moment % TickUnit.perSecond * 100
    }
  }
}
