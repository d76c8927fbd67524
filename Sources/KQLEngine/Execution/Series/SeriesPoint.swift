import KQLSyntax

/// A number that the points of a series can be: ticks and whole numbers, or reals.
protocol SeriesPoint: FixedElement, Comparable {
  /// The point of a cell; nil for cells of other types.
  init?(point value: Value)
  /// How many points lie from `origin` to `end`; nil where they are too many for an `Int`.
  static func count(
    from origin: Self, to end: Self, step: Self, _ rule: LogicalPlan.MakeSeries.End
  ) -> Int?
  /// The number of the point, counted from `origin`; nil where it lies on no point.
  func position(from origin: Self, step: Self) -> Int?
  /// The point `count` steps behind this one.
  func advanced(by step: Self, times count: Int) -> Self
  /// The point as a part of an array.
  func element(_ type: DataType) -> DynamicValue
  /// Whether the number is one, and not infinite.
  var isFinite: Bool { get }
}

extension Int64: SeriesPoint {
  init?(point value: Value) {
    switch value {
    case .long(let number), .datetime(let number), .timespan(let number): self = number
    case .int(let number): self = Int64(number)
    default: return nil
    }
  }

  static func count(
    from origin: Int64, to end: Int64, step: Int64, _ rule: LogicalPlan.MakeSeries.End
  ) -> Int? {
    guard end > origin || (end == origin && rule == .included) else { return 0 }
    guard step > 0 else { return nil }
    let (distance, overflow) = end.subtractingReportingOverflow(origin)
    if overflow { return nil }
    let steps = (rule == .included ? distance : distance - 1) / step
    return steps == .max ? nil : Int(steps) + 1
  }

  func position(from origin: Int64, step: Int64) -> Int? {
    let (distance, overflow) = subtractingReportingOverflow(origin)
    guard !overflow, distance >= 0, step > 0 else { return nil }
    return Int(distance / step)
  }

  func advanced(by step: Int64, times count: Int) -> Int64 { self &+ step &* Int64(count) }

  func element(_ type: DataType) -> DynamicValue {
    switch type {
    case .datetime: .datetime(self)
    case .timespan: .timespan(self)
    default: .long(self)
    }
  }

  var isFinite: Bool { true }
}

extension Double: SeriesPoint {
  init?(point value: Value) {
    guard let number = value.double else { return nil }
    self = number
  }

  static func count(
    from origin: Double, to end: Double, step: Double, _ rule: LogicalPlan.MakeSeries.End
  ) -> Int? {
    guard end > origin || (end == origin && rule == .included) else { return 0 }
    guard step > 0, let steps = Int(exactly: ((end - origin) / step).rounded(.up)),
      steps < Int.max
    else { return nil }
    guard steps <= MakeSeriesExec.pointLimit else { return steps }
    // The quotient may be off by the last digit; the points themselves decide.
    var count = steps + 1
    while count > 0 {
      let last = origin.advanced(by: step, times: count - 1)
      if last < end || (last == end && rule == .included) { break }
      count -= 1
    }
    return count
  }

  func position(from origin: Double, step: Double) -> Int? {
    guard let position = Int(exactly: ((self - origin) / step).rounded()), position >= 0 else {
      return nil
    }
    return position
  }

  func advanced(by step: Double, times count: Int) -> Double { self + step * Double(count) }

  func element(_ type: DataType) -> DynamicValue { .real(self) }
}
