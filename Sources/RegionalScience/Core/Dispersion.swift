/// What a sum of squared deviations is divided by.
public enum Divisor: Hashable, Sendable {
  /// The number of values (ddof 0).
  case population
  /// The number of values less one (ddof 1).
  case sample

  func divisor(count: Int) -> Double { self == .population ? Double(count) : Double(count - 1) }
}

/// Mean and spread.
enum Dispersion {
  static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The sum of squared deviations from the mean; exactly 0 for equal values.
  static func squares(_ values: [Double], mean: Double) -> Double {
    guard let first = values.first, values.contains(where: { $0 != first }) else { return 0 }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  static func deviation(_ values: [Double], _ divisor: Divisor = .population) -> Double {
    let count = divisor.divisor(count: values.count)
    guard count > 0 else { return 0 }
    return (squares(values, mean: mean(values)) / count).squareRoot()
  }

  /// Pearson's correlation; `nil` if one side is constant.
  static func correlation(_ left: [Double], _ right: [Double]) -> Double? {
    let (leftMean, rightMean) = (mean(left), mean(right))
    let (one, other) = (squares(left, mean: leftMean), squares(right, mean: rightMean))
    // The root of the product gives exactly 1 for equal sides, where the product fits.
    let product = one * other
    let spread =
      product > 1e-290 && product.isFinite
      ? product.squareRoot() : one.squareRoot() * other.squareRoot()
    guard spread > 0 else { return nil }
    var sum = 0.0
    for index in left.indices { sum += (left[index] - leftMean) * (right[index] - rightMean) }
    return min(1, max(-1, sum / spread))
  }
}
