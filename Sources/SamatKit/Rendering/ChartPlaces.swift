/// The x axis of a chart with a continuous axis.
struct ChartPlaces {
  /// The axis.
  let axis: AxisScale

  /// Creates the axis of the points of a chart.
  ///
  /// - Parameters:
  ///   - data: The chart; has points.
  ///   - count: How many ticks there should be, about.
  ///   - isTight: Whether the axis ends where the points do, as lines need it, or at ticks.
  init(_ data: ChartData, count: Int, isTight: Bool) {
    guard let range = data.xRange else {
      axis = AxisScale(linear: nil, count: count, includesZero: false)
      return
    }
    switch data.axis {
    case .number:
      let isTight = isTight && range.lowerBound < range.upperBound
      axis = AxisScale(
        linear: range, count: count, includesZero: false,
        minimum: isTight ? range.lowerBound : nil, maximum: isTight ? range.upperBound : nil)
    case .category:
      let last = max(0, data.categories.count - 1)
      let stride = max(1, (data.categories.count + count - 1) / max(1, count))
      let ticks = Swift.stride(from: 0, through: last, by: stride).map {
        AxisScale.Tick(value: Double($0), label: data.categories[$0])
      }
      axis = AxisScale(low: last == 0 ? -1 : 0, high: last == 0 ? 1 : Double(last), ticks: ticks)
    case .time:
      var (low, high) = (range.lowerBound, range.upperBound)
      if high - low < 10 {
        // One moment: half a day around it.
        low = max(0, low - 432_000_000_000)
        high += 432_000_000_000
      }
      // Within the calendar, where every moment of a column is.
      let limit = 3.155e18
      let first = Int64(min(max(low, 0), limit).rounded(.up))
      let end = Int64(min(max(high, 0), limit).rounded(.down))
      axis = AxisScale(
        low: low, high: high, ticks: TimeTicks.make(from: first, to: end, count: count))
    }
  }
}

/// Areas over a continuous axis, on common places so that they can be stacked.
struct ChartAreas {
  /// The places, ascending.
  let places: [Double]
  /// A row a series, a value a place; in percent where they are shares.
  let values: [[Double]]

  /// Creates the areas of a chart.
  init(_ data: ChartData, _ properties: ChartProperties) {
    let aligned = data.aligned()
    places = aligned.places
    values =
      properties.stacking == .shares
      ? ChartData.shares(aligned.values).map { $0.map { $0 * 100 } } : aligned.values
  }

  /// The values that the stacks reach.
  var range: ClosedRange<Double> {
    ChartStack.range(places.indices.map { place in ChartStack(values.map { $0[place] }) })
  }

  /// The values at a place, between two places on the straight line between them.
  func values(at place: Double) -> [Double?] {
    guard let last = places.indices.last else { return [] }
    var low = 0
    var high = last
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    let before = max(0, low - 1)
    let span = places[low] - places[before]
    let share = span > 0 ? min(1, max(0, (place - places[before]) / span)) : 1
    return values.map { $0[before] * (1 - share) + $0[low] * share }
  }
}
