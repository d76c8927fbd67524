import Foundation
import RegionalScience
import Testing

@Suite struct SpatialWeightsTests {
  @Test func contiguityByHand() throws {
    let weights = try SpatialWeights.contiguity(pairs: [(1, 0), (1, 2), (2, 1)], count: 4)
    #expect((0..<4).map { weights.neighbors(of: $0) } == [[1], [0, 2], [1], []])
    #expect(weights.weights(of: 1) == [0.5, 0.5] && weights.islands == [3])
    #expect(!weights.isSymmetric && weights.scaled(.binary).isSymmetric)
    #expect(weights.scaled(.binary).weights(of: 1) == [1, 1])
    let lag = try weights.lag([1, 2, 6, 9])
    #expect(lag[3] == nil)
    expectClose(lag.compactMap { $0 }, [2, 3.5, 2])
    let blocks = try SpatialWeights.blocks([7, 3, 7, 7], scale: .binary)
    #expect((0..<4).map { blocks.neighbors(of: $0) } == [[2, 3], [], [0, 3], [0, 2]])
  }

  @Test func givenWeights() throws {
    let weights = try SpatialWeights(
      rows: [[(2, 3), (1, 1)], [(0, 0)], []], scale: .asGiven)
    #expect(weights.neighbors(of: 0) == [1, 2] && weights.weights(of: 0) == [1, 3])
    #expect(weights.islands == [1, 2] && weights.pairCount == 2)
    #expect(weights.scaled(.rowStandardized).weights(of: 0) == [0.25, 0.75])
  }

  @Test func badNeighbours() throws {
    let error = expectError(.shape) {
      _ = try SpatialWeights.contiguity(neighbors: [[1], [2], [5]])
    }
    #expect(error?.row == 2)
    expectError(.shape) { _ = try SpatialWeights.contiguity(neighbors: [[0]]) }
    expectError(.shape) { _ = try SpatialWeights.contiguity(neighbors: [[1, 1], []]) }
    expectError(.shape) { _ = try SpatialWeights.contiguity(pairs: [(0, 3)], count: 3) }
    expectError(.shape) { _ = try SpatialWeights.contiguity(pairs: [], count: -1) }
    expectError(.negative) { _ = try SpatialWeights(rows: [[(1, -1)], []]) }
    expectError(.notFinite) { _ = try SpatialWeights(rows: [[(1, .nan)], []]) }
    let points = try SpatialPoints(x: [0, 0, 1], y: [0, 0, 0])
    expectError(.parameter) { _ = try SpatialWeights.nearest(3, of: points) }
    expectError(.parameter) { _ = try SpatialWeights.nearest(0, of: points) }
    expectError(.parameter) { _ = try SpatialWeights.distanceBand(0, of: points) }
    expectError(.parameter) { _ = try SpatialWeights.distanceBand(.nan, of: points) }
    let same = expectError(.zeroTotal) { _ = try SpatialWeights.inverseDistance(of: points) }
    #expect(same?.row == 0 && same?.column == 1)
    expectError(.parameter) { _ = try SpatialPoints(latitudes: [91], longitudes: [0]) }
    expectError(.notFinite) { _ = try SpatialPoints(x: [.nan], y: [0]) }
    expectError(.shape) { _ = try SpatialPoints(x: [1], y: []) }
  }

  @Test func distancesOnTheEarth() throws {
    let points = try SpatialPoints(latitudes: [0, 0, 90, -90], longitudes: [0, 180, 7, 99])
    let half = Double.pi * SpatialPoints.earthRadius
    expectClose(points.distance(0, 1), half)
    expectClose(points.distance(0, 2), half / 2)
    expectClose(points.distance(2, 3), half)
    let around = try SpatialWeights.distanceBand(half, of: points)
    #expect(around.pairCount == 12)
  }

  @Test(arguments: [2, 13, 60, 500], [false, true])
  func treeAgreesWithEveryPair(_ count: Int, _ isOnEarth: Bool) throws {
    var random = SplitMix(seed: UInt64(count))
    // Coarse coordinates, so that distances tie.
    let first = (0..<count).map { _ in Double(Int.random(in: -20...20, using: &random)) }
    let second = (0..<count).map { _ in Double(Int.random(in: -20...20, using: &random)) }
    let points =
      isOnEarth
      ? try SpatialPoints(latitudes: first, longitudes: second)
      : try SpatialPoints(x: first, y: second)
    let near = min(6, count - 1)
    let nearest = try SpatialWeights.nearest(near, of: points)
    let radius = isOnEarth ? 700.5 : 5.0
    let band = try SpatialWeights.distanceBand(radius, of: points)
    let power = try SpatialWeights.inverseDistance(
      power: 2, within: radius, of: SpatialPoints(x: (0..<count).map { Double($0) }, y: second),
      scale: .asGiven)
    for place in 0..<count {
      let others = (0..<count).filter { $0 != place }
      let distances = others.map { points.distance(place, $0) }.sorted()
      // Which of equal distances is taken is a matter of rounding on a ball.
      let found = nearest.neighbors(of: place).map { points.distance(place, $0) }.sorted()
      expectClose(found, Array(distances.prefix(near)), tolerance: 1e-6)
      #expect(
        band.neighbors(of: place) == others.filter { points.distance(place, $0) <= radius })
      if !isOnEarth {
        let order = others.sorted {
          (points.distance(place, $0), $0) < (points.distance(place, $1), $1)
        }
        #expect(nearest.neighbors(of: place) == order.prefix(near).sorted())
      }
      for (other, weight) in zip(power.neighbors(of: place), power.weights(of: place)) {
        let across = hypot(Double(place - other), second[place] - second[other])
        expectClose(weight, 1 / (across * across))
      }
    }
  }
}
