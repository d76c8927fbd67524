import Glibc

extension SpatialWeights {
  /// Returns weights of places that touch.
  ///
  /// - Parameters:
  ///   - pairs: Pairs of neighbours; either order, once or twice.
  ///   - count: The number of places.
  ///   - scale: What becomes of weights of 1.
  /// - Returns: Symmetric neighbours.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for a place that does not exist or is
  ///   paired with itself; its `row` is the position of the pair.
  /// - Complexity: O(*pairs* log *degree*).
  public static func contiguity(
    pairs: [(Int, Int)], count: Int, scale: Scale = .rowStandardized
  ) throws(RegionalScienceError) -> SpatialWeights {
    guard count >= 0, count <= 1 << 24 else {
      throw RegionalScienceError(.shape, "\(count) places, expected 0 to \(1 << 24)")
    }
    var rows = [[Int32]](repeating: [], count: count)
    for (index, (left, right)) in pairs.enumerated() {
      guard left >= 0, left < count, right >= 0, right < count, left != right else {
        throw RegionalScienceError(
          .shape,
          "pair \(index) is of places \(left) and \(right), expected two of 0 to \(count - 1)",
          row: index)
      }
      rows[left].append(Int32(right))
      rows[right].append(Int32(left))
    }
    return make(
      rows.map { row in
        var unique: [Int32] = []
        for target in row.sorted() where unique.last != target { unique.append(target) }
        return unique
      }, scale: scale)
  }

  /// Returns weights of lists of neighbours, which need not be mutual.
  ///
  /// - Parameters:
  ///   - neighbors: For each place its neighbours, in any order.
  ///   - scale: What becomes of weights of 1.
  /// - Returns: The weights.
  /// - Throws: What ``init(rows:scale:)`` throws.
  public static func contiguity(neighbors: [[Int]], scale: Scale = .rowStandardized)
    throws(RegionalScienceError) -> SpatialWeights
  {
    try SpatialWeights(rows: neighbors.map { $0.map { (neighbor: $0, weight: 1) } }, scale: scale)
  }

  /// Returns weights of places in the same block, such as counties of a province.
  ///
  /// - Parameters:
  ///   - labels: The block of each place.
  ///   - scale: What becomes of weights of 1.
  ///   - mostPairs: The most pairs that are taken.
  /// - Returns: All others of its block as neighbours of each place.
  /// - Throws: ``RegionalScienceError`` with code `.tooLarge` for more pairs.
  /// - Complexity: O(*pairs*).
  public static func blocks(
    _ labels: [Int], scale: Scale = .rowStandardized, mostPairs: Int = 1 << 28
  ) throws(RegionalScienceError) -> SpatialWeights {
    var members: [Int: [Int32]] = [:]
    for (place, label) in labels.enumerated() {
      members[label, default: []].append(Int32(truncatingIfNeeded: place))
    }
    let pairs = members.values.reduce(0.0) { $0 + Double($1.count) * Double($1.count) }
    guard pairs <= Double(mostPairs) else {
      throw RegionalScienceError(
        .tooLarge, "blocks of \(pairs) pairs, expected at most \(mostPairs)")
    }
    return make(
      labels.enumerated().map { place, label in
        (members[label] ?? []).filter { $0 != Int32(truncatingIfNeeded: place) }
      }, scale: scale)
  }

  /// Returns weights of the nearest places.
  ///
  /// - Parameters:
  ///   - neighbors: How many neighbours each place has, from 1 to one less than there are places.
  ///   - points: Where the places are.
  ///   - scale: What becomes of weights of 1.
  /// - Returns: The weights, seldom symmetric. Of places at the same distance the earlier ones are
  ///   taken.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for another number of neighbours.
  /// - Complexity: O(*places* · (log *places* + *neighbors*)) for places that are spread.
  public static func nearest(
    _ neighbors: Int, of points: SpatialPoints, scale: Scale = .rowStandardized
  ) throws(RegionalScienceError) -> SpatialWeights {
    guard neighbors >= 1, neighbors < points.count else {
      throw RegionalScienceError(
        .parameter, "\(neighbors) neighbours, expected 1 to \(points.count - 1)")
    }
    let index = PointIndex(points.positions)
    var rows: [[Int32]] = []
    rows.reserveCapacity(points.count)
    for place in 0..<points.count {
      try Interruption.check()
      rows.append(
        index.nearest(neighbors, to: place).map { Int32(truncatingIfNeeded: $0) }.sorted())
    }
    return make(rows, scale: scale)
  }

  /// Returns weights of the places within a distance.
  ///
  /// - Parameters:
  ///   - radius: The greatest distance, above 0, in the unit of ``SpatialPoints``.
  ///   - points: Where the places are.
  ///   - scale: What becomes of weights of 1.
  ///   - mostPairs: The most pairs that are taken.
  /// - Returns: Symmetric neighbours; a place with none is an island.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for a radius that is not above 0,
  ///   `.tooLarge` for more pairs.
  /// - Complexity: O(*places* · log *places* + *pairs* log *degree*).
  public static func distanceBand(
    _ radius: Double, of points: SpatialPoints, scale: Scale = .rowStandardized,
    mostPairs: Int = 1 << 28
  ) throws(RegionalScienceError) -> SpatialWeights {
    make(try within(radius, of: points, mostPairs).map { $0.map(\.place) }, scale: scale)
  }

  /// Returns weights that fall with a power of the distance.
  ///
  /// - Parameters:
  ///   - power: What the distance is raised to, above 0 to 16.
  ///   - radius: The greatest distance of neighbours, above 0; infinity makes all places neighbours.
  ///   - points: Where the places are.
  ///   - scale: What becomes of weights of distance^−power.
  ///   - mostPairs: The most pairs that are taken.
  /// - Returns: The weights.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for a power or radius outside its
  ///   domain, `.zeroTotal` for two places at the same point, whose distance cannot be inverted,
  ///   `.tooLarge` for more pairs or a weight above 1e150.
  /// - Complexity: O(*places* · log *places* + *pairs* log *degree*).
  public static func inverseDistance(
    power: Double = 1, within radius: Double = .infinity, of points: SpatialPoints,
    scale: Scale = .rowStandardized, mostPairs: Int = 1 << 28
  ) throws(RegionalScienceError) -> SpatialWeights {
    guard power > 0, power <= 16 else {
      throw RegionalScienceError(.parameter, "power is \(power), expected above 0 to 16")
    }
    let rows = try within(radius, of: points, mostPairs)
    var starts = [0]
    var targets: [Int32] = []
    var given: [Double] = []
    for (place, row) in rows.enumerated() {
      for (other, distance) in row {
        guard distance > 0 else {
          throw RegionalScienceError(
            .zeroTotal, "\(rows: [place, Int(other)], "place") are at the same point", row: place,
            column: Int(other))
        }
        let weight = pow(distance, -power)
        guard weight <= Check.limit else {
          throw RegionalScienceError(
            .tooLarge, "the weight of \(rows: [place, Int(other)], "place") is \(weight)",
            row: place,
            column: Int(other))
        }
        // A weight that vanishes beside the least number is no neighbour.
        guard weight >= Check.leastWidth else { continue }
        targets.append(other)
        given.append(weight)
      }
      starts.append(targets.count)
    }
    return SpatialWeights(starts: starts, targets: targets, given: given, scale: scale)
  }

  private static func within(_ radius: Double, of points: SpatialPoints, _ mostPairs: Int)
    throws(RegionalScienceError) -> [[(place: Int32, distance: Double)]]
  {
    guard radius > 0 else {
      throw RegionalScienceError(.parameter, "the radius is \(radius), expected above 0")
    }
    let index = PointIndex(points.positions)
    let reach = points.straight(radius)
    var rows: [[(place: Int32, distance: Double)]] = []
    rows.reserveCapacity(points.count)
    var pairs = 0
    for place in 0..<points.count {
      try Interruption.check()
      var row: [(place: Int32, distance: Double)] = []
      for other in index.within(reach, of: place).sorted() {
        let distance = points.distance(place, other)
        if distance <= radius { row.append((Int32(truncatingIfNeeded: other), distance)) }
      }
      pairs += row.count
      guard pairs <= mostPairs else {
        throw RegionalScienceError(
          .tooLarge,
          radius.isFinite
            ? "more than \(mostPairs) pairs within \(radius)"
            : "\(points.count) places, each beside all others, have more than \(mostPairs) pairs")
      }
      rows.append(row)
    }
    return rows
  }

  /// Weights of 1 for rows that are sorted and known to be sound.
  private static func make(_ rows: [[Int32]], scale: Scale) -> SpatialWeights {
    var starts = [0]
    for row in rows { starts.append(starts[starts.count - 1] + row.count) }
    let targets = rows.flatMap { $0 }
    return SpatialWeights(
      starts: starts, targets: targets, given: [Double](repeating: 1, count: targets.count),
      scale: scale)
  }
}
