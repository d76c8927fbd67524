/// Who is whose neighbour, and how much: the weights *w* of spatial statistics.
///
/// ```swift
/// let weights = try SpatialWeights.contiguity(pairs: [(0, 1), (1, 2)], count: 4)
/// weights.neighbors(of: 1)   // [0, 2]
/// weights.islands            // [3]
/// ```
///
/// Rows are kept compressed, each in the order of its neighbours. No place is its own neighbour;
/// Gi* adds itself. A place without neighbours is an *island*: the global statistics count it among
/// the places, the local ones answer `nil` for it.
public struct SpatialWeights: Hashable, Sendable {
  /// What becomes of given weights.
  public enum Scale: Hashable, Sendable {
    /// Each row is divided by its sum: a lag is a mean of neighbours.
    case rowStandardized
    /// Every neighbour weighs 1.
    case binary
    /// They stay as they are.
    case asGiven
  }

  /// The number of places.
  public let count: Int
  /// What the weights were made by.
  public let scale: Scale
  /// Row *i* is `starts[i]..<starts[i + 1]` of the two arrays below.
  let starts: [Int]
  let targets: [Int32]
  let values: [Double]
  /// The weights before they were scaled.
  private let given: [Double]

  /// Weights given row by row.
  ///
  /// - Parameters:
  ///   - rows: For each place its neighbours with their weights, 0 or more, in any order; a weight
  ///     of 0 is no neighbour.
  ///   - scale: What becomes of the weights.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for a neighbour that does not exist, is
  ///   the place itself or comes twice, `.negative`, `.notFinite` or `.tooLarge` for a weight; its
  ///   `row` is the place.
  /// - Complexity: O(*pairs* log *degree*).
  public init(
    rows: [[(neighbor: Int, weight: Double)]], scale: Scale = .rowStandardized
  ) throws(RegionalScienceError) {
    var starts = [0]
    var targets: [Int32] = []
    var values: [Double] = []
    guard rows.count <= Int(Int32.max) else {
      throw RegionalScienceError(.shape, "\(rows.count) places, expected at most \(Int32.max)")
    }
    for (place, row) in rows.enumerated() {
      var last = -1
      for (neighbor, weight) in row.sorted(by: { $0.neighbor < $1.neighbor }) {
        guard rows.indices.contains(neighbor), neighbor != place, neighbor != last else {
          throw Self.badNeighbor(neighbor, of: place, last: last, count: rows.count)
        }
        last = neighbor
        guard weight >= 0, weight <= Check.limit else {
          throw Self.badWeight(weight, place: place, neighbor: neighbor)
        }
        guard weight > 0 else { continue }
        targets.append(Int32(neighbor))
        values.append(weight)
      }
      starts.append(targets.count)
    }
    self.init(starts: starts, targets: targets, given: values, scale: scale)
  }

  init(starts: [Int], targets: [Int32], given: [Double], scale: Scale) {
    count = starts.count - 1
    self.starts = starts
    self.targets = targets
    self.given = given
    self.scale = scale
    var values = given
    switch scale {
    case .asGiven: break
    case .binary: for index in values.indices { values[index] = 1 }
    case .rowStandardized:
      for place in 0..<(starts.count - 1) {
        let row = starts[place]..<starts[place + 1]
        let sum = row.reduce(0) { $0 + values[$1] }
        for index in row { values[index] /= sum }
      }
    }
    self.values = values
  }

  private static func badNeighbor(_ neighbor: Int, of place: Int, last: Int, count: Int)
    -> RegionalScienceError
  {
    let rule =
      neighbor == place
      ? "is its own neighbour"
      : neighbor == last && (0..<count).contains(neighbor)
        ? "has neighbour \(neighbor) twice"
        : "has neighbour \(neighbor), expected 0 to \(count - 1)"
    return RegionalScienceError(
      .shape, "\(row: place, "place") \(rule)", row: place, column: neighbor)
  }

  private static func badWeight(_ weight: Double, place: Int, neighbor: Int)
    -> RegionalScienceError
  {
    let code: RegionalScienceError.Code =
      weight.isFinite ? (weight < 0 ? .negative : .tooLarge) : .notFinite
    let rule = code == .tooLarge ? "beyond 1e150" : "expected 0 or more"
    return RegionalScienceError(
      code,
      "the weight of \(row: place, "place") and \(row: neighbor, "neighbour") is \(weight), \(rule)",
      row: place, column: neighbor)
  }

  /// The same neighbours with another scale of the weights that were given.
  ///
  /// - Parameter scale: What becomes of the weights.
  /// - Returns: New weights.
  public func scaled(_ scale: Scale) -> SpatialWeights {
    SpatialWeights(starts: starts, targets: targets, given: given, scale: scale)
  }

  /// The places without neighbours, in order.
  public var islands: [Int] { (0..<count).filter { starts[$0] == starts[$0 + 1] } }

  /// The number of ordered pairs of neighbours.
  public var pairCount: Int { targets.count }

  /// Whether each neighbour has the place as a neighbour with the same weight.
  public var isSymmetric: Bool {
    let other = transposed
    return other.starts == starts && other.targets == targets && other.values == values
  }

  /// Returns the neighbours of a place, in order.
  ///
  /// - Parameter place: From 0; a precondition.
  /// - Returns: Their numbers.
  public func neighbors(of place: Int) -> [Int] {
    precondition(place >= 0 && place < count, "no such place")
    return (starts[place]..<starts[place + 1]).map { Int(targets[$0]) }
  }

  /// Returns the weights of the neighbours of a place, in their order.
  ///
  /// - Parameter place: From 0; a precondition.
  /// - Returns: Weights above 0.
  public func weights(of place: Int) -> [Double] {
    precondition(place >= 0 && place < count, "no such place")
    return Array(values[starts[place]..<starts[place + 1]])
  }

  /// Returns the spatial lag: for each place the weighted sum of its neighbours' values.
  ///
  /// - Parameter values: One for each place.
  /// - Returns: One for each place; `nil` for an island.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for another number of values,
  ///   `.notFinite` or `.tooLarge` for one of them.
  /// - Complexity: O(*pairs*).
  public func lag(_ values: [Double]) throws(RegionalScienceError) -> [Double?] {
    try Check.sameCount(values.count, count, "values")
    try Check.finite(values, "value")
    return zip(0..<count, plainLag(values)).map { starts[$0] == starts[$0 + 1] ? nil : $1 }
  }

  /// The lag, 0 for an island.
  func plainLag(_ input: [Double]) -> [Double] {
    (0..<count).map { place in
      var sum = 0.0
      for index in starts[place]..<starts[place + 1] {
        sum += values[index] * input[Int(targets[index])]
      }
      return sum
    }
  }

  /// The weights with rows and columns exchanged.
  var transposed: (starts: [Int], targets: [Int32], values: [Double]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for target in targets { starts[Int(target) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var next = starts
    var sources = [Int32](repeating: 0, count: targets.count)
    var turned = values
    for place in 0..<count {
      for index in self.starts[place]..<self.starts[place + 1] {
        let slot = next[Int(targets[index])]
        next[Int(targets[index])] += 1
        sources[slot] = Int32(place)
        turned[slot] = values[index]
      }
    }
    return (starts, sources, turned)
  }

  /// The sums that the moments of the global statistics need.
  struct Sums {
    /// Σ w.
    var s0 = 0.0
    /// ½ Σ (w_ij + w_ji)².
    var s1 = 0.0
    /// Σ (row sum + column sum)².
    var s2 = 0.0
  }

  var sums: Sums {
    let other = transposed
    var sums = Sums()
    for place in 0..<count {
      let row = starts[place]..<starts[place + 1]
      let column = other.starts[place]..<other.starts[place + 1]
      let total = row.reduce(0) { $0 + values[$1] }
      let back = column.reduce(0) { $0 + other.values[$1] }
      sums.s0 += total
      sums.s2 += (total + back) * (total + back)
      // ½ Σ (a + b)² = Σ a² + Σ a·b, with a and b met by walking both sorted rows.
      var at = column.lowerBound
      for index in row {
        while at < column.upperBound, other.targets[at] < targets[index] { at += 1 }
        let mirror =
          at < column.upperBound && other.targets[at] == targets[index] ? other.values[at] : 0
        sums.s1 += values[index] * (values[index] + mirror)
      }
    }
    return sums
  }
}
