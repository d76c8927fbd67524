/// Values less their mean, divided by the largest magnitude so that no power overflows; the
/// statistics do not depend on that unit.
struct Deviations {
  let values: [Double]
  /// What the deviations were divided by.
  let unit: Double
  /// Σ z².
  let squares: Double

  /// - Throws: ``RegionalScienceError`` with code `.shape`, `.notFinite`, `.tooLarge`, `.empty` for
  ///   fewer than two places, `.noVariation` if all values are equal.
  init(_ input: [Double], _ weights: SpatialWeights, _ name: String = "value")
    throws(RegionalScienceError)
  {
    try Check.sameCount(input.count, weights.count, "\(name)s")
    try Check.finite(input, name)
    guard input.count >= 2 else {
      throw RegionalScienceError(
        .empty, "\(PositionedText.count(input.count, "place")), expected two or more")
    }
    let mean = Dispersion.mean(input)
    let centred = input.map { $0 - mean }
    let unit = centred.reduce(0) { max($0, $1.magnitude) }
    guard let first = input.first, input.contains(where: { $0 != first }), unit > 0 else {
      throw RegionalScienceError(.noVariation, "all \(input.count) \(name)s are \(input[0])")
    }
    // A value that is the mean but for the rounding of the mean is the mean: its sign means nothing.
    let largest = input.reduce(0) { max($0, $1.magnitude) }
    let noise = min(4 * Double.ulpOfOne * largest, 1e-6 * unit)
    let values = centred.map { $0.magnitude <= noise ? 0 : $0 / unit }
    self.values = values
    self.unit = unit
    squares = values.reduce(0) { $0 + $1 * $1 }
  }

  var count: Int { values.count }

  /// The deviations in standard deviations.
  func scores(_ divisor: Divisor) -> [Double] {
    let deviation = (squares / divisor.divisor(count: count)).squareRoot()
    return values.map { $0 / deviation }
  }

  /// Fourth moment over squared second, n Σ z⁴ / (Σ z²)².
  var kurtosis: Double {
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 }
    return Double(count) * fourth / (squares * squares)
  }

  /// The sums of weights, once some place has a neighbour.
  static func sums(_ weights: SpatialWeights) throws(RegionalScienceError) -> SpatialWeights.Sums {
    let sums = weights.sums
    guard sums.s0 > 0 else {
      throw RegionalScienceError(.zeroTotal, "no place has a neighbour")
    }
    return sums
  }
}
