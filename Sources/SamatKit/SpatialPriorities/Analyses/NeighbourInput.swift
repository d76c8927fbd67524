import KQLEngine
import KQLSyntax
import RegionalScience

/// Who is whose neighbour in a call of an analysis of space: by borders, or by where places lie.
struct NeighbourInput {
  /// How neighbours are told.
  enum Method: String, CaseIterable {
    case borders, nearest, distance
    case inverseDistance = "inverse_distance"
    case block

    /// The options that have a meaning with the method, beside coordinates.
    var options: [String] {
      switch self {
      case .borders: ["borders"]
      case .nearest: ["k"]
      case .distance: ["radius"]
      case .inverseDistance: ["radius", "power"]
      case .block: ["block"]
      }
    }

    var hasCoordinates: Bool { self != .borders && self != .block }
  }

  /// The most pairs of neighbours that an analysis holds in memory.
  static let mostPairs = 1 << 23
  static let coordinates = ["latitude", "longitude", "x", "y"]
  /// What is given by name beside place and borders.
  static let options = ["neighbours", "k", "radius", "power", "block"] + coordinates
  static let parameters =
    [
      FunctionParameter("neighbours", .string, .optional),
      FunctionParameter("k", .long, .optional),
    ] + ["radius", "power"].map { FunctionParameter($0, .numeric, .optional) }
    + [FunctionParameter("block", .any, .optional)]
    + coordinates.map { FunctionParameter($0, .numeric, .optional) }
  /// What the options do, for descriptions.
  static let description =
    "'neighbours' is 'borders' (default), 'nearest' (the 'k' nearest, 4), 'distance' (all within "
    + "'radius'), 'inverse_distance' (weights of distance to the minus 'power', 1, within a 'radius' if "
    + "given) or 'block' (all of the same 'block'); distances are kilometres along great circles of "
    + "'latitude' and 'longitude', or those of a plane of 'x' and 'y'"

  let places: [String]
  let placeColumn: Int
  /// Weights of rows that sum to 1.
  let weights: SpatialWeights
  /// Where places lie; nil with borders and blocks.
  let points: SpatialPoints?
  let method: Method
  private(set) var notes: [String] = []

  /// Reads a call.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - data: Where the borders of provinces come from.
  ///   - needsNeighbours: Whether nothing can be said where no place borders another.
  /// - Throws: `samat.analysis.*` and `regional.*` for what cannot be read.
  init(_ call: AnalysisCall, _ data: SeedData, needsNeighbours: Bool) throws(Diagnostic) {
    let place = try call.column("place")
    let places = try call.labels(place, unique: true)
    (self.places, placeColumn) = (places, place)
    let word = try call.word("neighbours", Method.allCases.map(\.rawValue))
    let method = Method(rawValue: word) ?? .borders
    self.method = method
    try Self.checkOptions(call, method)
    guard method != .borders else {
      points = nil
      let borders = try Self.borderPairs(call, data)
      weights = try Self.contiguity(call, data, borders, places, place, needsNeighbours)
      noteStrangers(call, borders)
      noteIslands()
      return
    }
    if method == .block {
      points = nil
      guard call.item("block") != nil else { throw Self.missing(call, "block", "block = province") }
      let (codes, _) = try call.codes(try call.column("block"))
      weights = try Self.sized(call, places) { () throws(RegionalScienceError) in
        try SpatialWeights.blocks(codes, mostPairs: Self.mostPairs)
      }
      notes.append("neighbours are all of the same '\(call.title(try call.column("block")))'")
      noteIslands()
      return
    }
    let (points, unit) = try Self.points(call, places, place)
    self.points = points
    guard places.count > 1 else {
      // One place has nobody beside it, and no places have nothing at all.
      weights = try call.run { () throws(RegionalScienceError) in
        try SpatialWeights.contiguity(pairs: [], count: places.count)
      }
      noteIslands()
      return
    }
    let radius = try call.number(
      "radius", method == .distance ? nil : .infinity, "a distance above 0, in \(unit)",
      example: "300"
    ) { $0 > 0 }
    switch method {
    case .nearest:
      let most = Int64(places.count - 1)
      let count = try call.whole("k", min(4, most), 1...most)
      weights = try Self.sized(call, places) { () throws(RegionalScienceError) in
        guard count <= Int64(Self.mostPairs / places.count) else {
          throw RegionalScienceError(
            .tooLarge,
            "\(count) neighbours of \(places.count) places, expected at most \(Self.mostPairs) pairs"
          )
        }
        return try SpatialWeights.nearest(Int(count), of: points)
      }
      notes.append("neighbours are the \(count) nearest; distances are in \(unit)")
    case .distance:
      weights = try Self.sized(call, places) { () throws(RegionalScienceError) in
        try SpatialWeights.distanceBand(radius, of: points, mostPairs: Self.mostPairs)
      }
      notes.append(
        "neighbours are all within \(AnalysisCall.rounded(radius)); distances are in \(unit)")
    default:
      let power = try call.number("power", 1, "a number above 0 to 16", example: "2") {
        $0 > 0 && $0 <= 16
      }
      weights = try Self.sized(call, places) { () throws(RegionalScienceError) in
        try SpatialWeights.inverseDistance(
          power: power, within: radius, of: points, mostPairs: Self.mostPairs)
      }
      notes.append(
        "weights are distance to the minus \(AnalysisCall.rounded(power))"
          + (radius.isFinite ? " within \(AnalysisCall.rounded(radius))" : "")
          + "; distances are in \(unit)")
    }
    noteIslands()
  }

  /// Borders that are given may be of more places than the rows; a name that is misspelt shows here.
  private mutating func noteStrangers(_ call: AnalysisCall, _ borders: [(String, String)]) {
    guard !Self.isOfProvinces(call) else { return }
    let strangers = Set(borders.flatMap { [$0.0, $0.1] }).subtracting(places).sorted()
    guard !strangers.isEmpty else { return }
    notes.append("places of 'borders' that are in no row: \(AnalysisCall.list(strangers))")
  }

  private mutating func noteIslands() {
    let islands = weights.islands.map { places[$0] }
    guard !islands.isEmpty else { return }
    notes.append("islands, without neighbours among the rows: \(AnalysisCall.list(islands))")
  }

  /// Refuses options of another method, which would do nothing.
  private static func checkOptions(_ call: AnalysisCall, _ method: Method) throws(Diagnostic) {
    for parameter in ["borders", "k", "radius", "power", "block"] + coordinates {
      guard let item = call.item(parameter) else { continue }
      let owners = Method.allCases.filter {
        coordinates.contains(parameter) ? $0.hasCoordinates : $0.options.contains(parameter)
      }
      guard !owners.contains(method) else { continue }
      let names = owners.map { "'\($0.rawValue)'" }
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "\(call.name)(): '\(parameter)' has a meaning with 'neighbours' = "
          + names.joined(separator: " or ") + " only", span: item.span,
        help: owners == [.borders]
          ? "leave 'borders' out, or 'neighbours'" : "neighbours = '\(owners[0].rawValue)'")
    }
  }

  private static func missing(_ call: AnalysisCall, _ parameter: String, _ example: String)
    -> Diagnostic
  {
    Diagnostic(
      code: "samat.analysis.argument",
      message: "\(call.name)() takes a column as '\(parameter)' with this 'neighbours', which is "
        + "missing",
      span: call.item("neighbours")?.span ?? call.arguments.span, help: example)
  }

  /// Where places lie, and the unit of distances.
  private static func points(_ call: AnalysisCall, _ places: [String], _ place: Int)
    throws(Diagnostic) -> (SpatialPoints, String)
  {
    let isOnEarth = call.item("latitude") != nil || call.item("longitude") != nil
    let isOnPlane = call.item("x") != nil || call.item("y") != nil
    guard isOnEarth != isOnPlane else {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "\(call.name)() takes either 'latitude' and 'longitude' or 'x' and 'y' with this "
          + "'neighbours'" + (isOnEarth ? ", not both" : ", which are missing"),
        span: call.item("neighbours")?.span ?? call.arguments.span,
        help: "latitude = latitude, longitude = longitude")
    }
    let names = isOnEarth ? ["latitude", "longitude"] : ["x", "y"]
    var columns: [[Double]] = []
    for name in names {
      guard call.item(name) != nil else { throw missing(call, name, "\(name) = \(name)") }
      columns.append(try call.numbers(try call.column(name), id: place))
    }
    let (first, second) = (columns[0], columns[1])
    let points = try call.run(rows: places) { () throws(RegionalScienceError) in
      isOnEarth
        ? try SpatialPoints(latitudes: first, longitudes: second)
        : try SpatialPoints(x: first, y: second)
    }
    return (
      points, isOnEarth ? "kilometres along great circles" : "the unit of 'x' and 'y', on a plane"
    )
  }

  /// Makes weights; too many pairs get a way out.
  private static func sized(
    _ call: AnalysisCall, _ places: [String],
    _ body: () throws(RegionalScienceError) -> SpatialWeights
  ) throws(Diagnostic) -> SpatialWeights {
    do throws(Diagnostic) {
      return try call.run(rows: places, body)
    } catch {
      var helped = error
      if error.code == "regional.too-large" {
        helped.help = "a smaller radius, k or block, or fewer rows"
      }
      if error.code == "regional.zero-total" {
        helped.help = "neighbours = 'nearest', or one row for places at the same point"
      }
      throw helped
    }
  }

  private static func contiguity(
    _ call: AnalysisCall, _ data: SeedData, _ borders: [(String, String)], _ places: [String],
    _ place: Int, _ needsNeighbours: Bool
  ) throws(Diagnostic) -> SpatialWeights {
    let known = Set(borders.flatMap { [$0.0, $0.1] })
    let keys = try Self.keys(call, data, places, known, place)
    let index = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    var pairs: [(Int, Int)] = []
    for (left, right) in borders {
      if let left = index[left], let right = index[right], left != right {
        pairs.append((left, right))
      }
    }
    if let strange = keys.firstIndex(where: { !known.contains($0) }) {
      throw try Self.strange(call, data, places[strange], strange, place)
    }
    if needsNeighbours, !places.isEmpty, pairs.isEmpty {
      throw Diagnostic(
        code: "regional.zero-total",
        message: "\(call.name)(): none of the \(places.count) places borders another of them",
        span: call.span(of: place),
        help: "add the places between them, or say which are neighbours: "
          + "borders = dynamic([['\(places[0])', '\(places[places.count - 1])']])")
    }
    let links = pairs
    return try call.run(rows: places) { () throws(RegionalScienceError) in
      try SpatialWeights.contiguity(pairs: links, count: places.count)
    }
  }

  /// The error of a place that no pair of borders names.
  private static func strange(
    _ call: AnalysisCall, _ data: SeedData, _ name: String, _ row: Int, _ place: Int
  ) throws(Diagnostic) -> Diagnostic {
    let near = EditDistance.nearest(to: name, among: try PlaceNames(data).provinceCandidates)
    return Diagnostic(
      code: "samat.analysis.place",
      message: "\(call.name)(): row \(row + 1): place '\(name)' is in no pair of 'borders'",
      span: call.span(of: place),
      help: isOfProvinces(call)
        ? (near.map { "did you mean '\($0)'? " } ?? "")
          + "provinces have codes such as 'IR-23': see the table 'provinces'; other places take "
          + "neighbours = 'nearest' with coordinates"
        : "add its pairs; ['\(name)', '\(name)'] says that it has no neighbour")
  }

  /// Whether the borders are those of the provinces.
  private static func isOfProvinces(_ call: AnalysisCall) -> Bool {
    guard let item = call.item("borders") else { return true }
    if case .value(.string) = item.argument { return true }
    return false
  }

  /// How the borders name the places: provinces by their codes, whatever name of theirs the rows have.
  private static func keys(
    _ call: AnalysisCall, _ data: SeedData, _ places: [String], _ known: Set<String>, _ column: Int
  ) throws(Diagnostic) -> [String] {
    guard isOfProvinces(call), places.contains(where: { !known.contains($0) }) else {
      return places
    }
    let names = try PlaceNames(data)
    let keys = places.map { known.contains($0) ? $0 : names.province($0) ?? $0 }
    var first: [String: Int] = [:]
    for (row, key) in keys.enumerated() {
      if let earlier = first.updateValue(row, forKey: key) {
        throw Diagnostic(
          code: "samat.analysis.duplicate",
          message: "\(call.name)(): rows \(earlier + 1) and \(row + 1) are both '\(key)': "
            + "'\(places[earlier])', '\(places[row])'", span: call.span(of: column),
          help: "add them up first: | summarize ... by")
      }
    }
    return keys
  }

  private static func borderPairs(_ call: AnalysisCall, _ data: SeedData) throws(Diagnostic)
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
