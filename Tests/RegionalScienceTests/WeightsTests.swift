import RegionalScience
import Testing

@Suite struct WeightsTests {
  @Test func constantColumnHasNoWeight() throws {
    let scores = try Matrix(rows: [[1, 0.1, 2], [3, 0.1, 1], [2, 0.1, 2]])
    let directions: [CriterionDirection] = [.benefit, .cost, .benefit]
    for weights in [
      try ObjectiveWeights.entropy(scores), try ObjectiveWeights.standardDeviation(scores),
      try ObjectiveWeights.standardDeviation(scores, scaling: .minMax),
      try ObjectiveWeights.critic(scores, orientation: .directions(directions)),
    ] {
      #expect(weights[1] == 0)
      expectClose(weights.reduce(0, +), 1)
    }
  }

  @Test func weightsSumToOneAndFollowTheColumns() throws {
    var random = SplitMix(seed: 9)
    for _ in 0..<20 {
      let scores = try random.matrix(rows: 9, columns: 4)
      let moved = try Matrix(rows: scores.rowArrays.map { [$0[2], $0[0], $0[3], $0[1]] })
      for method: (Matrix) throws -> [Double] in [
        { try ObjectiveWeights.entropy($0) }, { try ObjectiveWeights.standardDeviation($0) },
        { try ObjectiveWeights.critic($0, orientation: .allBenefit) },
      ] {
        let weights = try method(scores)
        expectClose(weights.reduce(0, +), 1)
        #expect(weights.allSatisfy { $0 >= 0 })
        expectClose(try method(moved), [weights[2], weights[0], weights[3], weights[1]])
      }
    }
  }

  @Test func unitsDoNotMatterWhereTheyShouldNot() throws {
    var random = SplitMix(seed: 10)
    let scores = try random.matrix(rows: 9, columns: 3)
    let scaled = try Matrix(rows: scores.rowArrays.map { [$0[0] * 1000, $0[1], $0[2] / 7] })
    expectClose(try ObjectiveWeights.entropy(scaled), try ObjectiveWeights.entropy(scores))
    expectClose(
      try ObjectiveWeights.critic(scaled, orientation: .allBenefit),
      try ObjectiveWeights.critic(scores, orientation: .allBenefit))
    for scaling in [ObjectiveWeights.DeviationScaling.minMax, .mean] {
      expectClose(
        try ObjectiveWeights.standardDeviation(scaled, scaling: scaling),
        try ObjectiveWeights.standardDeviation(scores, scaling: scaling))
    }
  }

  @Test func criticWithoutConflict() throws {
    let scores = try Matrix(rows: [[1, 10], [2, 20], [3, 30]])
    expectClose(try ObjectiveWeights.critic(scores, orientation: .allBenefit), [0.5, 0.5])
  }

  @Test func badScores() throws {
    let constant = try Matrix(rows: [[2, 3], [2, 3]])
    expectError(.noVariation) { _ = try ObjectiveWeights.entropy(constant) }
    expectError(.noVariation) { _ = try ObjectiveWeights.standardDeviation(constant) }
    expectError(.noVariation) {
      _ = try ObjectiveWeights.critic(constant, orientation: .allBenefit)
    }
    expectError(.empty) { _ = try ObjectiveWeights.entropy(Matrix(rows: [])) }
    expectError(.negative) { _ = try ObjectiveWeights.entropy(Matrix(rows: [[1, -1]])) }
    expectError(.shape) {
      _ = try ObjectiveWeights.critic(constant, orientation: .directions([.cost]))
    }
    expectError(.empty) { _ = try ObjectiveWeights.equal(count: 0) }
    expectError(.zeroTotal) { _ = try ObjectiveWeights.normalized([0, 0]) }
    #expect(try ObjectiveWeights.equal(count: 4) == [0.25, 0.25, 0.25, 0.25])
  }

  @Test func consistentComparisonsGiveTheWeightsBack() throws {
    let weights = [0.5, 0.3, 0.15, 0.05]
    let matrix = try Matrix(rows: weights.map { left in weights.map { left / $0 } })
    for method in AnalyticHierarchy.Method.allCases {
      let result = try AnalyticHierarchy.weights(matrix, method: method)
      expectClose(result.weights, weights)
      expectClose(result.consistencyRatio, 0)
    }
    expectClose(try AnalyticHierarchy.groupComparisons([matrix, matrix]).values, matrix.values)
  }

  @Test func smallAndLargeComparisons() throws {
    let one = try AnalyticHierarchy.weights(Matrix(rows: [[1]]))
    #expect(one.weights == [1] && one.consistencyRatio == 0)
    let two = try AnalyticHierarchy.weights(Matrix(rows: [[1, 4], [0.25, 1]]))
    expectClose(two.weights, [0.8, 0.2])
    #expect(two.consistencyRatio == 0)
    let many = try AnalyticHierarchy.weights(
      Matrix(rows: [[Double]](repeating: [Double](repeating: 1, count: 16), count: 16)))
    #expect(many.consistencyRatio == nil)
  }

  @Test func groupIsTheGeometricMean() throws {
    let left = try Matrix(rows: [[1, 2], [0.5, 1]])
    let right = try Matrix(rows: [[1, 8], [0.125, 1]])
    expectClose(try AnalyticHierarchy.groupComparisons([left, right]).values, [1, 4, 0.25, 1])
    expectClose(
      try AnalyticHierarchy.groupComparisons([left, right], weights: [1, 0]).values, left.values)
  }

  @Test func badComparisons() throws {
    let error = expectError(.notReciprocal) {
      _ = try AnalyticHierarchy.weights(Matrix(rows: [[1, 3], [0.5, 1]]))
    }
    #expect(error?.row == 0 && error?.column == 1)
    expectError(.shape) { _ = try AnalyticHierarchy.weights(Matrix(rows: [[1, 3]])) }
    expectError(.notPositive) {
      _ = try AnalyticHierarchy.weights(Matrix(rows: [[1, 0], [0, 1]]))
    }
    expectError(.notFinite) { _ = try AnalyticHierarchy.weights(Matrix(rows: [[.nan]])) }
    expectError(.empty) { _ = try AnalyticHierarchy.groupComparisons([]) }
    expectError(.weightSum) {
      _ = try AnalyticHierarchy.groupComparisons([Matrix(rows: [[1]])], weights: [2])
    }
  }
}
