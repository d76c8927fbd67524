import Glibc

/// Power means, also of exponents so near to 0 that powers tell nothing apart.
enum GeneralizedMean {
  /// (Σ weight · ratio ^ exponent) ^ (1 / exponent); for 0 the geometric mean.
  ///
  /// - Parameters:
  ///   - ratios: 0 or more, above 0 for an exponent of 0 or less.
  ///   - weights: One for each, of sum 1.
  ///   - exponent: Any.
  /// - Returns: The mean.
  static func value(of ratios: [Double], weights: [Double], exponent: Double) -> Double {
    // A ratio of 0 has no logarithm; exponents far from 0 need none.
    if exponent.magnitude > 0.01 {
      let sum = zip(ratios, weights).reduce(0) { $0 + $1.1 * pow($1.0, exponent) }
      return pow(sum, 1 / exponent)
    }
    if exponent == 0 {
      return exp(zip(ratios, weights).reduce(0) { $0 + $1.1 * log($1.0) })
    }
    // Σ w · xᵉ = 1 + Σ w · (xᵉ - 1), each term without cancellation.
    let above = zip(ratios, weights).reduce(0) { $0 + $1.1 * expm1(exponent * log($1.0)) }
    return exp(log1p(above) / exponent)
  }
}
