import Glibc

/// A linear or logarithmic axis: what it covers, where its ticks are, and where values lie.
struct AxisScale {
  /// A line of the grid with its label.
  struct Tick: Equatable {
    var value: Double
    var label: String
  }

  /// The least value.
  private(set) var low: Double
  /// The greatest value; greater than ``low``.
  private(set) var high: Double
  /// The ticks, ascending, all within ``low``...``high``.
  private(set) var ticks: [Tick] = []
  /// Whether equal steps are equal factors.
  let isLogarithmic: Bool

  /// The most that any axis covers, so that a step behind it is still a number.
  private static let limit = Double.greatestFiniteMagnitude / 2

  /// Creates a linear axis whose ends are ticks, by the 1-2-5 rule.
  ///
  /// - Parameters:
  ///   - range: The least and the greatest value; nil where there are none.
  ///   - count: How many ticks there should be, about; 2 or more.
  ///   - includesZero: Whether 0 is on the axis, as bars need it.
  ///   - minimum: The end that was asked for.
  ///   - maximum: The end that was asked for.
  init(
    linear range: ClosedRange<Double>?, count: Int, includesZero: Bool, minimum: Double? = nil,
    maximum: Double? = nil
  ) {
    isLogarithmic = false
    var (low, high) = AxisScale.ends(range, includesZero: includesZero, minimum, maximum)
    let (step, decimals) = AxisScale.step(low, high, count: max(2, count))
    let first = (low / step).rounded(.down)
    if minimum == nil { low = max(-AxisScale.limit, first * step) }
    if maximum == nil {
      // Where a value lies on a tick but for rounding, no further one is needed.
      let last = (high / step - 1e-9).rounded(.up)
      high = min(AxisScale.limit, max(last * step, high))
    }
    self.low = low
    self.high = high
    let slack = step * 1e-6
    for index in 0..<100 {
      var value = (first + Double(index)) * step
      if value > high + slack || !value.isFinite { break }
      if value < low - slack { continue }
      if abs(value) < slack { value = 0 }
      value = min(max(value, low), high)
      ticks.append(Tick(value: value, label: ChartText.number(value, decimals: decimals)))
    }
  }

  /// Creates a linear axis with given ticks; those outside are left out.
  init(low: Double, high: Double, ticks: [Tick]) {
    isLogarithmic = false
    (self.low, self.high) = AxisScale.ends(
      low...max(low, high), includesZero: false, nil, nil)
    for tick in ticks where tick.value >= self.low && tick.value <= self.high {
      self.ticks.append(tick)
    }
  }

  /// Creates a logarithmic axis of whole decades.
  ///
  /// - Parameters:
  ///   - range: The least and the greatest value, both above 0; nil where there are none.
  ///   - count: How many ticks there should be at most.
  ///   - minimum: The end that was asked for; one that is not above 0 is passed over.
  ///   - maximum: The end that was asked for.
  init(
    logarithmic range: ClosedRange<Double>?, count: Int, minimum: Double? = nil,
    maximum: Double? = nil
  ) {
    isLogarithmic = true
    let least = minimum.flatMap { $0 > 0 ? $0 : nil } ?? range?.lowerBound ?? 1
    let most = maximum.flatMap { $0 > 0 ? $0 : nil } ?? range?.upperBound ?? 10
    var first = AxisScale.exponent(least)
    var last = AxisScale.exponent(most)
    if AxisScale.decade(last) < most { last += 1 }
    first = max(-307, first)
    last = min(308, max(last, first + 1))
    low = AxisScale.decade(first)
    high = AxisScale.decade(last)
    let stride = max(1, (last - first + max(2, count) - 1) / max(2, count))
    var exponent = first
    while exponent <= last {
      let value = AxisScale.decade(exponent)
      ticks.append(Tick(value: value, label: ChartText.number(value, decimals: 9)))
      exponent += stride
    }
  }

  /// The axis with shorter labels (`1.5M`) where one is wider than `columns`, if they still differ.
  func compact(columns: Int) -> AxisScale {
    guard ticks.contains(where: { $0.label.utf8.count > columns }) else { return self }
    var axis = self
    axis.ticks = ticks.map { Tick(value: $0.value, label: ChartText.compact($0.value)) }
    return Set(axis.ticks.map(\.label)).count == ticks.count ? axis : self
  }

  /// The value of a place, 0 at the lower end and 1 at the upper; outside of it for values outside.
  func position(_ value: Double) -> Double {
    if isLogarithmic {
      guard value > 0 else { return 0 }
      let base = AxisScale.logarithm(low)
      return (AxisScale.logarithm(value) - base) / (AxisScale.logarithm(high) - base)
    }
    // Quarters: the whole difference may be more than a number can hold.
    return (value / 4 - low / 4) / (high / 4 - low / 4)
  }

  /// The place of a value, held within 0...1.
  func clamped(_ value: Double) -> Double {
    let place = position(value)
    return place.isFinite ? min(1, max(0, place)) : 0
  }

  /// Where bars begin: at 0 if it is on the axis, otherwise at the end next to it.
  var baseline: Double { isLogarithmic ? low : min(max(0, low), high) }

  // MARK: - Ends and steps

  private static func ends(
    _ range: ClosedRange<Double>?, includesZero: Bool, _ minimum: Double?, _ maximum: Double?
  ) -> (Double, Double) {
    var low = min(max(range?.lowerBound ?? 0, -limit), limit)
    var high = min(max(range?.upperBound ?? 1, -limit), limit)
    if includesZero {
      low = min(low, 0)
      high = max(high, 0)
    }
    if let minimum { low = min(max(minimum, -limit), limit) }
    if let maximum { high = min(max(maximum, -limit), limit) }
    // Nothing between the ends: make room, by the end that was not asked for.
    let least = max(abs(low), abs(high)) * 1e-12
    if high / 4 - low / 4 <= max(least, 1e-300) {
      let room = max(abs(low), abs(high)) > 1e-300 ? max(abs(low), abs(high)) * 0.1 : 1
      if minimum == nil && !(includesZero && low == 0) { low = max(-limit, low - room) }
      if maximum == nil || high <= low { high = min(limit, low + 2 * room) }
      if high <= low { low = high - room }
    }
    return (low, high)
  }

  /// The step of about `count` ticks, one of 1, 2 and 5 times a power of ten, and how many digits
  /// behind the point its multiples need.
  private static func step(_ low: Double, _ high: Double, count: Int) -> (Double, Int) {
    let raw = (high / 4 - low / 4) / Double(count) * 4
    guard raw.isFinite, raw > 0 else { return (1, 0) }
    let exponent = exponent(raw)
    let power = decade(exponent)
    let factor = raw / power
    let nice = factor <= 1 ? 1.0 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10
    let step = min(nice * power, limit)
    guard step.isNormal else { return (Double.leastNormalMagnitude, 9) }
    return (step, max(0, -exponent))
  }

  /// The greatest whole exponent of ten whose power is not above a positive value.
  static func exponent(_ value: Double) -> Int {
    guard value.isFinite, value > 0 else { return 0 }
    var exponent = Int((Double(value.exponent) * 0.30102999566398120).rounded(.down))
    exponent = min(308, max(-307, exponent))
    while exponent < 308, decade(exponent + 1) <= value { exponent += 1 }
    while exponent > -307, decade(exponent) > value { exponent -= 1 }
    return exponent
  }

  /// A power of ten, as the literal of it reads: products of ten are not exact.
  private static func decade(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }

  /// The logarithm to the base of ten.
  private static func logarithm(_ value: Double) -> Double { log10(max(value, 1e-307)) }
}
