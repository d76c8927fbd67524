/// The parts of a stacked bar or column, from its base outward.
struct ChartStack {
  /// A part: the series it belongs to and the values between which it lies.
  struct Part: Equatable {
    var series: Int
    var from: Double
    var to: Double
  }

  /// The parts; those below the base stand apart from those above it.
  private(set) var parts: [Part] = []
  /// The sum of what is above 0.
  private(set) var top = 0.0
  /// The sum of what is below 0.
  private(set) var bottom = 0.0

  /// Stacks the values of one place; `base` is where an unstacked bar begins.
  init(_ values: [Double?]) {
    for (index, value) in values.enumerated() {
      guard let value, value != 0 else { continue }
      if value > 0 {
        let end = ChartData.sum(top, value)
        parts.append(Part(series: index, from: top, to: end))
        top = end
      } else {
        let end = ChartData.sum(bottom, value)
        parts.append(Part(series: index, from: bottom, to: end))
        bottom = end
      }
    }
  }

  /// The values that the stacks of several places reach.
  static func range(_ stacks: [ChartStack]) -> ClosedRange<Double> {
    let low = stacks.map(\.bottom).min() ?? 0
    return low...max(low, stacks.map(\.top).max() ?? 0)
  }
}

extension ChartData {
  /// The stacks of the categories; as shares of each where `properties` ask for that.
  func stacks(_ properties: ChartProperties) -> [ChartStack] {
    guard properties.stacking == .shares else {
      return categories.indices.map { place in ChartStack(series.map { $0.values[place] }) }
    }
    let shares = ChartData.shares(series.map { $0.values.map { $0 ?? 0 } })
    return categories.indices.map { place in ChartStack(shares.map { $0[place] * 100 }) }
  }

  /// Whether several series lie on each other.
  func isStacked(_ properties: ChartProperties) -> Bool {
    properties.stacking == .shares || (properties.stacking == .stacked && series.count > 1)
  }

  /// Makes what a logarithmic axis cannot show linear, and says so.
  mutating func checkAxis(_ properties: ChartProperties) -> Bool {
    guard properties.isLogarithmic else { return false }
    guard !isStacked(properties) else {
      notes.append("stacks have a linear axis: parts of a sum have no logarithm to add")
      return false
    }
    return true
  }

  /// The values of a pie: those of its first series that are above 0, each a share of their sum.
  mutating func keepShares() {
    if series.count > 1 {
      notes.append("a pie has one series: '\(series[0].name)' is drawn of \(series.count)")
      series = [series[0]]
    }
    var negative = 0
    var kept: [(String, Double)] = []
    for (category, value) in zip(categories, series[0].values) {
      guard let value else { continue }
      if value < 0 { negative += 1 } else { kept.append((category, value)) }
    }
    if negative > 0 {
      notes.append(
        "\(negative) negative \(negative == 1 ? "value" : "values") left out: no share of a whole")
    }
    categories = kept.map(\.0)
    series[0].values = kept.map(\.1)
  }
}
