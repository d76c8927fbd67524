import RegionalScience
import Testing

@Suite struct WeightSamplingTests {
  static func means(_ weights: Matrix) -> [Double] {
    weights.columnSums.map { $0 / Double(weights.rows) }
  }

  static func expectSound(_ weights: Matrix) {
    for sum in weights.rowSums { #expect((sum - 1).magnitude < 1e-9) }
    #expect(weights.values.allSatisfy { $0 >= -1e-12 })
  }

  @Test func uniformWeights() throws {
    let weights = try WeightSampling().weights(count: 20_000, criteria: 4, seed: 1)
    Self.expectSound(weights)
    for mean in Self.means(weights) { #expect((mean - 0.25).magnitude < 0.01) }
    // The variance of a uniform weight of n is (n − 1) / (n² (n + 1)).
    let variance = weights.column(0).reduce(0) { $0 + ($1 - 0.25) * ($1 - 0.25) } / 20_000
    #expect((variance - 3.0 / 80).magnitude < 0.002)
    #expect(try WeightSampling().weights(count: 3, criteria: 1, seed: 1).values == [1, 1, 1])
    #expect(try WeightSampling().weights(count: 0, criteria: 3, seed: 1).rows == 0)
    // The first weightings do not depend on how many follow.
    let fewer = try WeightSampling().weights(count: 100, criteria: 4, seed: 1)
    let more = try WeightSampling().weights(count: 128, criteria: 4, seed: 1)
    #expect(fewer.row(99) == more.row(99))
  }

  @Test func dirichletWeights() throws {
    let shapes = [0.5, 2, 7.5]
    let weights = try WeightSampling(distribution: .dirichlet(shapes))
      .weights(count: 20_000, criteria: 3, seed: 2)
    Self.expectSound(weights)
    for (mean, shape) in zip(Self.means(weights), shapes) {
      #expect((mean - shape / 10).magnitude < 0.01)
    }
    let near = try WeightSampling(distribution: .around([0.6, 0.4, 0], concentration: 1000))
      .weights(count: 500, criteria: 3, seed: 2)
    Self.expectSound(near)
    #expect(near.column(2).allSatisfy { $0 == 0 })
    #expect(near.column(0).allSatisfy { ($0 - 0.6).magnitude < 0.1 })
  }

  @Test func orderedWeights() throws {
    let uniform = try WeightSampling(knowledge: .order([2, 0, 1]))
      .weights(count: 5000, criteria: 3, seed: 3)
    Self.expectSound(uniform)
    for row in uniform.rowArrays { #expect(row[2] >= row[0] && row[0] >= row[1]) }
    // The means of ordered uniform weights: (1 + 1/2 + 1/3) / 3 ...
    for (mean, expected) in zip(Self.means(uniform), [5.0 / 18, 2.0 / 18, 11.0 / 18]) {
      #expect((mean - expected).magnitude < 0.02)
    }
    let partial = try WeightSampling(knowledge: .order([3, 1]))
      .weights(count: 2000, criteria: 4, seed: 3)
    for row in partial.rowArrays { #expect(row[3] >= row[1]) }
    #expect((Self.means(partial)[0] - 0.25).magnitude < 0.02)
    let skewed = try WeightSampling(
      distribution: .dirichlet([1, 2, 3]), knowledge: .order([0, 1, 2])
    ).weights(count: 300, criteria: 3, seed: 3)
    for row in skewed.rowArrays { #expect(row[0] >= row[1] && row[1] >= row[2]) }
  }

  @Test func boundedWeights() throws {
    let loose: [ClosedRange<Double>] = [0.1...0.6, 0...1, 0.2...0.9]
    // Twenty-four criteria, each close to one twenty-fourth: hardly any draw would meet it.
    let tight = (0..<24).map { _ in 0.03...0.05 }
    let fixed: [ClosedRange<Double>] = [0.5...0.5, 0.25...0.25, 0.25...0.25]
    for bounds in [loose, tight, fixed] {
      let weights = try WeightSampling(knowledge: .bounds(bounds))
        .weights(count: 400, criteria: bounds.count, seed: 4)
      Self.expectSound(weights)
      for row in weights.rowArrays {
        for (weight, bound) in zip(row, bounds) {
          #expect(weight >= bound.lowerBound - 1e-9 && weight <= bound.upperBound + 1e-9)
        }
      }
    }
    let means = Self.means(
      try WeightSampling(knowledge: .bounds(tight)).weights(count: 4000, criteria: 24, seed: 4))
    for mean in means { #expect((mean - 1.0 / 24).magnitude < 0.001) }
    let skewed = try WeightSampling(
      distribution: .dirichlet([2, 2, 2]), knowledge: .bounds(loose)
    ).weights(count: 100, criteria: 3, seed: 4)
    #expect(skewed.column(0).allSatisfy { $0 <= 0.6 })
  }

  @Test func badKnowledge() throws {
    let draw = { (sampling: WeightSampling) in
      _ = try sampling.weights(count: 10, criteria: 2, seed: 0)
    }
    expectError(.shape) { try draw(WeightSampling(distribution: .dirichlet([1]))) }
    let error = expectError(.parameter) {
      try draw(WeightSampling(distribution: .dirichlet([1, 0])))
    }
    #expect(error?.column == 1)
    expectError(.weightSum) {
      try draw(WeightSampling(distribution: .around([1, 1], concentration: 5)))
    }
    expectError(.parameter) {
      try draw(WeightSampling(distribution: .around([1, 0], concentration: .nan)))
    }
    expectError(.parameter) { try draw(WeightSampling(knowledge: .order([0, 2]))) }
    expectError(.parameter) { try draw(WeightSampling(knowledge: .order([1, 1]))) }
    expectError(.shape) { try draw(WeightSampling(knowledge: .bounds([0...1]))) }
    for bounds: [ClosedRange<Double>] in [
      [0.6...1, 0.6...1], [0...0.4, 0...0.4], [-1...1, 0...1], [0...2, 0...1],
    ] {
      expectError(.parameter) { try draw(WeightSampling(knowledge: .bounds(bounds))) }
    }
    // Far from what the distribution gives.
    expectError(.notConverged) {
      try draw(
        WeightSampling(
          distribution: .around([0.9, 0.1], concentration: 1e6),
          knowledge: .bounds([0...0.1, 0.9...1])))
    }
    expectError(.parameter) { _ = try WeightSampling().weights(count: -1, criteria: 2, seed: 0) }
    expectError(.limit) { _ = try WeightSampling().weights(count: .max, criteria: 2, seed: 0) }
    expectError(.empty) { _ = try WeightSampling().weights(count: 1, criteria: 0, seed: 0) }
  }
}
