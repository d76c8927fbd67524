import KQLEngine

/// What a chart shows, taken from a table by the rules of `render`.
struct ChartData {
  /// What stands on the x axis.
  enum Axis { case category, number, time }

  /// A point of a chart with a continuous axis; `x` of a category is its position.
  struct Point {
    var x: Double
    var y: Double
  }

  /// Values that belong together.
  struct Series {
    /// Its name, on one line.
    var name: String
    /// A value a category; nil where there is none. Empty in charts with a continuous axis.
    var values: [Double?] = []
    /// The points by ascending x. Empty in charts of categories.
    var points: [Point] = []
  }

  /// How many series can be told apart.
  static let maximumSeries = 8

  /// What stands on the x axis.
  var axis = Axis.category
  /// The name of the x column.
  var xName = ""
  /// The name of the y column, or of none where there are several.
  var yName = ""
  /// The categories, in order.
  var categories: [String] = []
  /// The series, in order.
  var series: [Series] = []
  /// What was left out or added up.
  var notes: [String] = []
  /// The category whose bar goes beyond the axis, lest the others be seen no more.
  private(set) var cutCategory: Int?
  private var hasOthers = false
  /// Why nothing can be drawn; nil where something can.
  var problem: String?

  /// The least and the greatest value; nil where there are none.
  var range: ClosedRange<Double>? {
    var result: ClosedRange<Double>?
    for series in series {
      for case .some(let value) in series.values { ChartData.widen(&result, by: value) }
      for point in series.points { ChartData.widen(&result, by: point.y) }
    }
    return result
  }

  /// The range without the bar that goes beyond it.
  var drawnRange: ClosedRange<Double>? {
    guard cutCategory != nil else { return range }
    var rest = self
    for index in rest.series.indices { rest.series[index].values.removeLast() }
    return rest.range
  }

  /// The least and the greatest x; nil where there are no points.
  var xRange: ClosedRange<Double>? {
    var result: ClosedRange<Double>?
    for series in series {
      for point in series.points { ChartData.widen(&result, by: point.x) }
    }
    return result
  }

  /// Makes a range hold a further value.
  static func widen(_ range: inout ClosedRange<Double>?, by value: Double) {
    guard let old = range else {
      range = value...value
      return
    }
    range = min(old.lowerBound, value)...max(old.upperBound, value)
  }

  /// A sum that stays finite.
  static func sum(_ left: Double, _ right: Double) -> Double {
    let limit = Double.greatestFiniteMagnitude
    return min(max(left + right, -limit), limit)
  }

  // MARK: - Limits

  /// Sums the smallest categories beyond a number as one, behind the others.
  mutating func limitCategories(to limit: Int) {
    guard !hasOthers, categories.count > max(2, limit) else { return }
    let kept = max(2, limit) - 1
    let sizes = categories.indices.map { index in
      series.reduce(0) { ChartData.sum($0, abs($1.values[index] ?? 0)) }
    }
    let ranked = categories.indices.sorted {
      sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1
    }
    let chosen = ranked.prefix(kept).sorted()
    let rest = ranked.dropFirst(kept)
    hasOthers = true
    notes.append(
      "\(ChartText.number(Double(categories.count), decimals: 0)) categories: the \(kept) largest "
        + "are shown, the rest is summed as 'others'")
    categories = chosen.map { categories[$0] } + ["others"]
    for index in series.indices {
      let values = series[index].values
      var others: Double?
      for position in rest {
        if let value = values[position] { others = ChartData.sum(others ?? 0, value) }
      }
      series[index].values = chosen.map { values[$0] } + [others]
    }
  }

  /// Lets the bar of the summed rest go beyond the axis where it is more than three times the next.
  ///
  /// Only where lengths can be cut with a mark: one series, no negative value, no axis that was asked
  /// for, and no shares of a whole.
  mutating func cutOthers(_ properties: ChartProperties) {
    guard series.count == 1, hasOthers, properties.kind != .piechart,
      properties.stacking != .shares, !properties.isLogarithmic, properties.yMaximum == nil,
      let others = series[0].values.last ?? nil,
      let greatest = series[0].values.dropLast().compactMap({ $0 }).max(), greatest > 0,
      others / 3 > greatest, !series[0].values.contains(where: { ($0 ?? 0) < 0 })
    else { return }
    cutCategory = categories.count - 1
    notes.append("the bar of 'others' is cut: it goes beyond the axis")
  }

  /// Brings the number of series down to what can be told apart.
  mutating func limitSeries() {
    guard series.count > ChartData.maximumSeries else { return }
    let isSummed = series.allSatisfy(\.points.isEmpty)
    let kept = isSummed ? ChartData.maximumSeries - 1 : ChartData.maximumSeries
    let sizes = series.map { series -> Double in
      let values = series.values.reduce(0) { ChartData.sum($0, abs($1 ?? 0)) }
      return series.points.reduce(values) { ChartData.sum($0, abs($1.y)) }
    }
    // What differs by rounding is of one size: the first stay, such as the first ranks of a stack.
    let greatest = sizes.max() ?? 0
    let rounded = sizes.map { greatest > 0 ? ($0 / greatest * 1e9).rounded() : 0 }
    let ranked = series.indices.sorted {
      rounded[$0] != rounded[$1] ? rounded[$0] > rounded[$1] : $0 < $1
    }
    notes.append(
      "\(series.count) series: the \(kept) largest are drawn, the rest is "
        + (isSummed ? "summed as 'others'" : "left out"))
    var result = ranked.prefix(kept).sorted().map { series[$0] }
    if isSummed {
      var others = Series(
        name: "others", values: [Double?](repeating: nil, count: categories.count))
      for index in ranked.dropFirst(kept) {
        for (position, value) in series[index].values.enumerated() {
          if let value {
            others.values[position] = ChartData.sum(others.values[position] ?? 0, value)
          }
        }
      }
      result.append(others)
    }
    series = result
  }

  /// Puts the series on common places, ascending, so that they can be stacked; a series without a
  /// value at a place has 0 there.
  func aligned() -> (places: [Double], values: [[Double]]) {
    var positions: [Double: Int] = [:]
    let places = Set(series.flatMap { $0.points.map(\.x) }).sorted()
    for (index, place) in places.enumerated() { positions[place] = index }
    let values = series.map { series in
      var row = [Double](repeating: 0, count: places.count)
      for point in series.points {
        if let index = positions[point.x] { row[index] = ChartData.sum(row[index], point.y) }
      }
      return row
    }
    return (places, values)
  }

  /// The shares of the values at each place, 0 to 1; by their magnitudes, as shares need it.
  static func shares(_ values: [[Double]]) -> [[Double]] {
    var result = values
    for place in (values.first ?? []).indices {
      let greatest = values.map { abs($0[place]) }.max() ?? 0
      // Divided by the greatest first, so that no sum overflows.
      let total = values.reduce(0.0) { greatest > 0 ? $0 + abs($1[place]) / greatest : $0 }
      for index in result.indices {
        result[index][place] = total > 0 ? abs(values[index][place]) / greatest / total : 0
      }
    }
    return result
  }
}
