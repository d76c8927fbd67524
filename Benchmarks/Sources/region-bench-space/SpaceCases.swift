import RegionalScience

/// Spatial autocorrelation.
enum SpaceCases {
  static func all() throws -> [BenchCase] {
    let side = 100
    var pairs: [(Int, Int)] = []
    for row in 0..<side {
      for column in 0..<side {
        let place = row * side + column
        if column + 1 < side { pairs.append((place, place + 1)) }
        if row + 1 < side { pairs.append((place, place + side)) }
      }
    }
    let weights = try SpatialWeights.contiguity(pairs: pairs, count: side * side)
    var random = BenchRandom(seed: 3)
    let values = (0..<(side * side)).map { _ in random.next() }
    let points = try SpatialPoints(
      latitudes: (0..<(side * side)).map { _ in 25 + 14 * random.next() },
      longitudes: (0..<(side * side)).map { _ in 44 + 19 * random.next() })
    let shuffles = Permutations(count: 999, seed: 1)
    return [
      (
        "moran-999-10000", 7,
        { keep(try MoransI.value(values, weights, permutations: shuffles).lags.count) }
      ),
      (
        "local-moran-999-10000", 5,
        { keep(try LocalMoran.values(values, weights, permutations: shuffles).places.count) }
      ),
      (
        "gi-star-999-10000", 5,
        {
          keep(
            try GetisOrd.values(values, weights.scaled(.binary), permutations: shuffles).places
              .count)
        }
      ),
      ("nearest-6-of-10000", 5, { keep(try SpatialWeights.nearest(6, of: points).pairCount) }),
    ]
  }
}
