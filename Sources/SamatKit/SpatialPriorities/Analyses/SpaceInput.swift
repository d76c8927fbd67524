import KQLEngine
import KQLSyntax
import RegionalScience

/// Places, values and neighbours of a call of an analysis of space.
struct SpaceInput {
  let places: [String]
  let values: [Double]
  /// The weights in the scaling that was asked for.
  let weights: SpatialWeights
  let permutations: Permutations
  let notes: [String]

  /// Reads a call.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - data: Where the borders of provinces come from.
  ///   - scalings: The scalings of weights, the usual one first.
  /// - Throws: `samat.analysis.*` and `regional.*` for what cannot be read.
  init(_ call: AnalysisCall, _ data: SeedData, scalings: [String] = ["row", "binary", "given"])
    throws(Diagnostic)
  {
    _ = try call.column("place")
    let value = try call.column("value")
    let neighbours = try NeighbourInput(call, data)
    places = neighbours.places
    values = try call.numbers(value, id: neighbours.placeColumn)
    permutations = Permutations(
      count: Int(try call.whole("permutations", 999, 1...100_000)),
      seed: UInt64(try call.whole("seed", 1, 0...Int64.max)))
    weights = neighbours.weights.scaled(Self.scale(try call.word("scaling", scalings)))
    notes = neighbours.notes
    try Self.checkSize(call, weights, permutations.count)
  }

  /// What a scaling of a query means.
  static func scale(_ word: String) -> SpatialWeights.Scale {
    switch word {
    case "binary": .binary
    case "given": .asGiven
    default: .rowStandardized
    }
  }

  /// The most shuffles × (places + neighbours), some seconds of work.
  private static let mostWork = 10_000_000_000
  /// The most shuffles × neighbours of one place, which are held in memory.
  private static let mostDraws = 1 << 24

  private static func checkSize(_ call: AnalysisCall, _ weights: SpatialWeights, _ shuffles: Int)
    throws(Diagnostic)
  {
    let neighbours = (0..<weights.count).map { weights.neighbors(of: $0).count }
    let size = neighbours.reduce(weights.count, +)
    let most = min(mostWork / max(1, size), mostDraws / max(1, neighbours.max() ?? 0))
    guard shuffles <= most else {
      throw Diagnostic(
        code: "regional.limit",
        message: "\(call.name)(): \(shuffles) permutations of \(weights.count) places with "
          + "\(size - weights.count) neighbours, expected at most \(most) permutations of so many",
        span: call.item("permutations")?.span ?? call.arguments.span)
    }
  }
}
