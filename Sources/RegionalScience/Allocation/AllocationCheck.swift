/// The checks of amounts and limits that the allocations share.
enum AllocationCheck {
  /// The largest amount, in whole units: a sum of nine still fits an Int64.
  static let limit: Int64 = 1_000_000_000_000_000_000

  static func amount(_ value: Int64, _ name: String) throws(RegionalScienceError) {
    guard value >= 0 else {
      throw RegionalScienceError(.negative, "\(name) is \(value), expected 0 or more")
    }
    guard value <= limit else {
      throw RegionalScienceError(.tooLarge, "\(name) is \(value), beyond 10^18")
    }
  }

  static func amounts(
    _ values: [Int64], _ name: String, count: Int, _ axis: PositionedText.Axis = .row
  ) throws(RegionalScienceError) {
    guard values.count == count else {
      throw RegionalScienceError(
        .shape, "\(PositionedText.count(values.count, name)), expected \(count)")
    }
    for (index, value) in values.enumerated() {
      guard value >= 0 else {
        throw RegionalScienceError(
          .negative, "\(index, name, axis) is \(value), expected 0 or more", row: index)
      }
      guard value <= limit else {
        throw RegionalScienceError(
          .tooLarge, "\(index, name, axis) is \(value), beyond 10^18", row: index)
      }
    }
  }

  /// Floors and caps of places, with what stands for those that were not given.
  static func limits(_ floors: [Int64]?, _ caps: [Int64]?, count: Int)
    throws(RegionalScienceError) -> (floors: [Int64], caps: [Int64])
  {
    let low = floors ?? [Int64](repeating: 0, count: count)
    let high = caps ?? [Int64](repeating: limit, count: count)
    try amounts(low, "floor", count: count)
    try amounts(high, "cap", count: count)
    for place in low.indices where low[place] > high[place] {
      throw RegionalScienceError(
        LimitConflict(
          "the floor of \(row: place, "place") is \(low[place]), more than its cap of \(high[place])",
          places: [place], demanded: Double(low[place]), available: Double(high[place])))
    }
    return (low, high)
  }

  static func limits(_ floors: [Double]?, _ caps: [Double]?, count: Int)
    throws(RegionalScienceError) -> (floors: [Double], caps: [Double])
  {
    let low = floors ?? [Double](repeating: 0, count: count)
    let high = caps ?? [Double](repeating: Check.limit, count: count)
    try Check.sameCount(low.count, count, "floors")
    try Check.sameCount(high.count, count, "caps")
    try Check.nonNegative(low, "floor")
    try Check.nonNegative(high, "cap")
    for place in low.indices where low[place] > high[place] {
      throw RegionalScienceError(
        LimitConflict(
          "the floor of \(row: place, "place") is \(low[place]), more than its cap of \(high[place])",
          places: [place], demanded: low[place], available: high[place]))
    }
    return (low, high)
  }

  static func total(_ value: Double) throws(RegionalScienceError) {
    try Check.nonNegative([value], "total")
  }

  static func floorsExceed(_ places: [Int], sum: String, total: String, _ values: (Double, Double))
    -> RegionalScienceError
  {
    RegionalScienceError(
      LimitConflict(
        "the floors of \(rows: places, "place") sum to \(sum), more than the total of "
          + "\(total)", places: places, demanded: values.0, available: values.1))
  }

  /// The error of places that take less than the total: by their caps, or because places whose share
  /// is 0 get no more than their floors.
  ///
  /// - Parameters:
  ///   - places: All places.
  ///   - shares: Their shares; `nil` where nothing but caps decides.
  ///   - hasCaps: Whether caps of places were given.
  ///   - groups: The groups whose caps were given.
  ///   - sum: What all take at most, in words and as a number.
  ///   - total: What there is, the same.
  /// - Returns: The error.
  static func roomFallsShort(
    _ places: [Int], shares: [Double]? = nil, hasCaps: Bool = true, groups: [Int] = [],
    sum: (text: String, value: Double), total: (text: String, value: Double)
  ) -> RegionalScienceError {
    let idle = shares.map { shares in places.filter { shares[$0] == 0 } } ?? []
    let capped = hasCaps ? places.filter { !idle.contains($0) } : []
    var subjects: [PositionedText] = []
    if !capped.isEmpty { subjects.append("\(rows: capped, "place")") }
    if !groups.isEmpty { subjects.append("\(groups: groups)") }
    let less: PositionedText = ", less than the total of \(total.text)"
    var text: PositionedText
    if places.isEmpty {
      text = "there is no place to get the total of \(total.text)"
    } else if subjects.isEmpty {
      text = "\(rows: idle, "place") of share 0 get their floors alone, \(sum.text) in all" + less
    } else {
      text = "the caps of " + PositionedText.joined(subjects) + " sum to \(sum.text)" + less
      if !groups.isEmpty {
        text =
          "the caps of " + PositionedText.joined(subjects) + " leave room for \(sum.text)" + less
      }
      if !idle.isEmpty {
        text = text + "; \(rows: idle, "place") of share 0 get their floors alone"
      }
    }
    return RegionalScienceError(
      LimitConflict(
        text, places: groups.isEmpty ? places : [], groups: groups, demanded: total.value,
        available: sum.value))
  }
}
