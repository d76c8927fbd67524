import Glibc

/// What amounts are worth: a concave objective that ``WaterFilling`` maximises.
///
/// Conform to add one's own. Only marginal values are required; they must not rise with the amount.
/// All requirements take the amounts of all places at once.
///
/// ```swift
/// struct SquareRoots: AllocationObjective {
///   let weights: [Double]
///   var placeCount: Int { weights.count }
///   func values(_ context: AmountsContext) -> [Double] {
///     zip(weights, context.amounts).map { $0 * $1.squareRoot() }
///   }
///   func marginalValues(_ context: AmountsContext) -> [Double] {
///     zip(weights, context.amounts).map { $0 / (2 * $1.squareRoot()) }
///   }
/// }
/// ```
public protocol AllocationObjective: Sendable {
  /// The number of places.
  var placeCount: Int { get }

  /// Returns what the amount of each place is worth.
  ///
  /// - Parameter context: The amounts.
  /// - Returns: One value for each place, in any unit.
  func values(_ context: AmountsContext) -> [Double]

  /// Returns what a little more would be worth in each place, for one more unit.
  ///
  /// - Parameter context: The amounts.
  /// - Returns: One value for each place, not rising with the amount; infinity is allowed.
  func marginalValues(_ context: AmountsContext) -> [Double]

  /// Returns the amount of each place at which the marginal value has fallen to a price.
  ///
  /// The default searches by halving with ``marginalValues(_:)``.
  ///
  /// - Parameter context: The price and the limits.
  /// - Returns: One amount for each place; it is cut to the limits.
  func amounts(_ context: PriceContext) -> [Double]
}

/// Amounts of all places.
public struct AmountsContext: Hashable, Sendable {
  /// One for each place, within the limits.
  public let amounts: [Double]

  /// Makes a context.
  ///
  /// - Parameter amounts: One for each place.
  public init(amounts: [Double]) { self.amounts = amounts }
}

/// A price, and the limits within which amounts are sought.
public struct PriceContext: Hashable, Sendable {
  /// The marginal value that every place shall have, above 0.
  public let price: Double
  /// What each place gets at least.
  public let floors: [Double]
  /// What each place gets at most.
  public let caps: [Double]

  /// Makes a context.
  ///
  /// - Parameters:
  ///   - price: The marginal value, above 0.
  ///   - floors: One for each place.
  ///   - caps: One for each place.
  public init(price: Double, floors: [Double], caps: [Double]) {
    self.price = price
    self.floors = floors
    self.caps = caps
  }
}

extension AllocationObjective {
  /// Searches between floor and cap by halving.
  ///
  /// - Parameter context: The price and the limits.
  /// - Returns: One amount for each place.
  public func amounts(_ context: PriceContext) -> [Double] {
    var (low, high) = (context.floors, context.caps)
    for _ in 0..<100 {
      let middle = zip(low, high).map { $0 + ($1 - $0) / 2 }
      let found = marginalValues(AmountsContext(amounts: middle))
      guard found.count == middle.count else { return middle }
      var isMoving = false
      for place in middle.indices where middle[place] > low[place] && middle[place] < high[place] {
        if found[place] > context.price {
          low[place] = middle[place]
        } else {
          high[place] = middle[place]
        }
        isMoving = true
      }
      if !isMoving { break }
    }
    return low
  }
}

/// Returns that fall like a logarithm: weight × ln(1 + amount / scale).
public struct LogarithmicReturns: AllocationObjective {
  /// The weight of each place, 0 or more.
  public let weights: [Double]
  /// The amount at which a place's marginal value has fallen to half, above 0.
  public let scales: [Double]

  /// Makes the objective.
  ///
  /// - Parameters:
  ///   - weights: One for each place, 0 or more.
  ///   - scales: One for each place, above 0, in the unit of the amounts.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.negative`,
  ///   `.notPositive`, `.notFinite` or `.tooLarge` for a value.
  public init(weights: [Double], scales: [Double]) throws(RegionalScienceError) {
    try Check.sameCount(scales.count, weights.count, "scales")
    try Check.nonNegative(weights, "weight")
    try Check.nonNegative(scales, "scale")
    for (place, scale) in scales.enumerated() where scale == 0 {
      throw RegionalScienceError(
        .notPositive, "\(row: place, "scale") is 0, expected above 0", row: place)
    }
    self.weights = weights
    self.scales = scales
  }

  /// The number of places.
  public var placeCount: Int { weights.count }

  /// Weight × ln(1 + amount / scale).
  public func values(_ context: AmountsContext) -> [Double] {
    context.amounts.indices.map { weights[$0] * log1p(context.amounts[$0] / scales[$0]) }
  }

  /// Weight / (scale + amount).
  public func marginalValues(_ context: AmountsContext) -> [Double] {
    context.amounts.indices.map { weights[$0] / (scales[$0] + context.amounts[$0]) }
  }

  /// Weight / price − scale.
  public func amounts(_ context: PriceContext) -> [Double] {
    weights.indices.map { weights[$0] / context.price - scales[$0] }
  }
}

/// Returns that fall like a power: weight × amount ^ exponent.
public struct PowerReturns: AllocationObjective {
  /// The weight of each place, 0 or more.
  public let weights: [Double]
  /// The exponent, above 0 and below 1.
  public let exponent: Double

  /// Makes the objective.
  ///
  /// - Parameters:
  ///   - weights: One for each place, 0 or more.
  ///   - exponent: Above 0 and below 1; the lower, the sooner returns fall.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for the exponent, `.negative`,
  ///   `.notFinite` or `.tooLarge` for a weight.
  public init(weights: [Double], exponent: Double) throws(RegionalScienceError) {
    guard exponent > 0, exponent < 1 else {
      throw RegionalScienceError(
        .parameter, "the exponent is \(exponent), expected above 0 and below 1")
    }
    try Check.nonNegative(weights, "weight")
    self.weights = weights
    self.exponent = exponent
  }

  /// The number of places.
  public var placeCount: Int { weights.count }

  /// Weight × amount ^ exponent.
  public func values(_ context: AmountsContext) -> [Double] {
    context.amounts.indices.map { weights[$0] * pow(context.amounts[$0], exponent) }
  }

  /// Weight × exponent × amount ^ (exponent − 1).
  public func marginalValues(_ context: AmountsContext) -> [Double] {
    context.amounts.indices.map {
      weights[$0] > 0 ? weights[$0] * exponent * pow(context.amounts[$0], exponent - 1) : 0
    }
  }

  /// (Weight × exponent / price) ^ (1 / (1 − exponent)).
  public func amounts(_ context: PriceContext) -> [Double] {
    weights.map { pow($0 * exponent / context.price, 1 / (1 - exponent)) }
  }
}
