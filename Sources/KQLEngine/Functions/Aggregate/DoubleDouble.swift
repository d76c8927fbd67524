import Glibc

/// A sum with twice the digits of a `Double`.
///
/// Sums of reals are kept in this form so that a result does not depend on how the rows were split
/// between batches and threads.
///
/// > Source: Dekker (1971), *A floating-point technique for extending the available precision*.
struct DoubleDouble {
  /// The sum, rounded.
  private(set) var high: Double
  /// What the rounding left out.
  private(set) var low: Double

  init(_ high: Double = 0, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// The nearest `Double`; NaN and the infinities stay what they are.
  var value: Double { high.isFinite ? high + low : high }

  /// The exact sum of two numbers.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let high = a + b
    let part = high - a
    return DoubleDouble(high, (a - (high - part)) + (b - part))
  }

  /// The exact product of two numbers.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let high = a * b
    return DoubleDouble(high, fma(a, b, -high))
  }

  // Sums only gather what rounding leaves out: moving it into the high part each time would make
  // every row wait for the one before.

  @inline(__always)
  static func += (left: inout DoubleDouble, right: Double) {
    let exact = sum(left.high, right)
    left.high = exact.high
    left.low += exact.low
  }

  @inline(__always)
  static func += (left: inout DoubleDouble, right: DoubleDouble) {
    let exact = sum(left.high, right.high)
    left.high = exact.high
    left.low += exact.low + right.low
  }

  static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    var result = left
    result += right
    return result
  }

  static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    left + DoubleDouble(-right.high, -right.low)
  }

  /// The product; exact to twice the digits for normalized factors.
  @inline(__always)
  static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let exact = product(left.high, right.high)
    return DoubleDouble(
      exact.high, exact.low + (left.high * right.low + left.low * right.high))
  }

  /// The same sum with as much of it in the high part as fits.
  var normalized: DoubleDouble {
    let total = high + low
    return total.isFinite ? DoubleDouble(total, low - (total - high)) : DoubleDouble(high)
  }
}
