import KQLEngine
import KQLSyntax
import RegionalScience

/// Places, values and neighbours of a call of an analysis of space.
struct SpaceInput {
  let places: [String]
  let values: [Double]
  let weights: SpatialWeights
  let permutations: Permutations
  private(set) var notes: [String] = []

  /// Reads a call.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - data: Where the borders of provinces come from.
  ///   - scalings: The scalings of weights, the usual one first.
  /// - Throws: `samat.analysis.*` and `regional.*` for what cannot be read.
  init(_ call: AnalysisCall, _ data: SeedData, scalings: [String] = ["row", "binary"])
    throws(Diagnostic)
  {
    let place = try call.column("place")
    let places = try call.labels(place, unique: true)
    self.places = places
    values = try call.numbers(try call.column("value"), id: place)
    permutations = Permutations(
      count: Int(try call.whole("permutations", 999, 1...100_000)),
      seed: UInt64(try call.whole("seed", 1, 0...Int64.max)))
    let isBinary = try call.word("scaling", scalings) == "binary"
    let index = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    var known: Set<String> = []
    var pairs: [(Int, Int)] = []
    for (left, right) in try Self.borders(call, data) {
      known.insert(left)
      known.insert(right)
      if let left = index[left], let right = index[right], left != right {
        pairs.append((left, right))
      }
    }
    if let strange = places.firstIndex(where: { !known.contains($0) }) {
      throw Diagnostic(
        code: "samat.analysis.place",
        message: "\(call.name)(): row \(strange + 1): place '\(places[strange])' is in no pair of "
          + "'borders'", span: call.span(of: place),
        help: call.item("borders") == nil
          ? "provinces have codes such as 'IR-23': see the table 'provinces'"
          : "add its pairs; ['\(places[strange])', '\(places[strange])'] says that it has no neighbour"
      )
    }
    let count = places.count
    let links = pairs
    // Borders that are given may be of more places than the rows; a name that is misspelt shows here.
    let strangers = known.subtracting(places).sorted()
    if !strangers.isEmpty, case .value(.dynamic)? = call.item("borders")?.argument {
      notes.append(
        "places of 'borders' that are in no row: \(AnalysisCall.list(strangers))")
    }
    let weights = try call.run(rows: places) { () throws(RegionalScienceError) in
      try SpatialWeights.contiguity(pairs: links, count: count)
    }
    self.weights = isBinary ? weights.scaled(.binary) : weights
    try Self.checkSize(call, weights, permutations.count)
    let islands = weights.islands.map { places[$0] }
    if !islands.isEmpty {
      notes.append("islands, without neighbours among the rows: \(AnalysisCall.list(islands))")
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

  private static func borders(_ call: AnalysisCall, _ data: SeedData) throws(Diagnostic)
    -> [(String, String)]
  {
    let item = call.item("borders")
    if case .value(.dynamic(.array(let list)))? = item?.argument {
      var pairs: [(String, String)] = []
      // `make_list` puts the members of lists one after the other.
      let ends = list.compactMap { if case .string(let end) = $0 { end } else { nil } }
      if ends.count == list.count, ends.count % 2 == 0 {
        return stride(from: 0, to: ends.count, by: 2).map { (ends[$0], ends[$0 + 1]) }
      }
      for pair in list {
        guard case .array(let ends) = pair, ends.count == 2, case .string(let left) = ends[0],
          case .string(let right) = ends[1]
        else {
          throw call.wrong(
            "borders", "a list of pairs of places",
            help: "dynamic([['IR-00', 'IR-10'], ['IR-00', 'IR-13']])")
        }
        pairs.append((left, right))
      }
      return pairs
    }
    if let item {
      guard case .value(.string("province_borders")) = item.argument else {
        throw call.wrong(
          "borders", "'province_borders' or a list of pairs",
          help: "toscalar(T | summarize make_list(pack_array(a, b)))")
      }
    }
    let table = try data.table(
      ReferenceTables.provinceBorders.name, ReferenceTables.provinceBorders.schema)
    guard let left = table.column("a"), let right = table.column("b") else { return [] }
    return (0..<table.rowCount).map {
      (ValueText.string(left[$0]), ValueText.string(right[$0]))
    }
  }
}
