import Foundation
@testable import RegionalScience
import Testing

@Suite struct ComplexityTests {
  private func random(_ rows: Int, _ columns: Int, seed: UInt64) throws -> Matrix {
    var random = SplitMix(seed: seed)
    let skill = (0..<rows).map { _ in Double.random(in: 0...1, using: &random) }
    let need = (0..<columns).map { _ in Double.random(in: 0...1, using: &random) }
    var values: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let chance = min(0.95, max(0.05, 0.4 + skill[row] - need[column]))
        let isPresent = Double.random(in: 0...1, using: &random) < chance
        values.append(isPresent ? Double.random(in: 1...100, using: &random) : 0)
      }
    }
    return try Matrix(rows: rows, columns: columns, values: values)
  }

  @Test func eigenvaluesByHand() throws {
    // 2 and 4 on the axes turned by 45 degrees.
    let (values, vectors) = try SymmetricEigen.decompose(Matrix(rows: [[3, 1], [1, 3]]))
    expectClose(values, [4, 2])
    expectClose(vectors.row(0).map { $0.magnitude }, [sqrt(0.5), sqrt(0.5)])
    var random = SplitMix(seed: 3)
    for size in [1, 2, 3, 7, 40] {
      var matrix = try random.matrix(rows: size, columns: size, in: -1...1)
      for row in 0..<size { for column in 0..<row { matrix[row, column] = matrix[column, row] } }
      let (values, vectors) = try SymmetricEigen.decompose(matrix)
      for (index, value) in values.enumerated() {
        let vector = vectors.row(index)
        let product = (0..<size).map { row in
          zip(matrix.row(row), vector).reduce(0) { $0 + $1.0 * $1.1 }
        }
        expectClose(product, vector.map { $0 * value }, tolerance: 1e-12)
        expectClose(vector.reduce(0) { $0 + $1 * $1 }, 1)
      }
      #expect(values == values.sorted(by: >))
    }
  }

  @Test(arguments: [(12, 9), (9, 12), (40, 70), (70, 40), (130, 5)])
  func agreesWithTheWholeDecomposition(_ rows: Int, _ columns: Int) throws {
    let matrix = try BinaryMatrix(activity: random(rows, columns, seed: UInt64(rows)))
    let found = try ComplexityIndex.values(matrix, scale: .raw)
    let ones = matrix.matrix
    var square = Matrix(repeating: 0, rows: rows, columns: rows)
    for left in 0..<rows {
      for right in 0..<rows where matrix.diversity[left] * matrix.diversity[right] > 0 {
        var sum = 0.0
        for column in 0..<columns where matrix.ubiquity[column] > 0 {
          sum += ones[left, column] * ones[right, column] / Double(matrix.ubiquity[column])
        }
        square[left, right] =
          sum / (Double(matrix.diversity[left]) * Double(matrix.diversity[right])).squareRoot()
      }
    }
    let (values, vectors) = try SymmetricEigen.decompose(square)
    expectClose(values[0], 1, tolerance: 1e-12)
    expectClose(found.secondEigenvalue, values[1], tolerance: 1e-11)
    expectClose(found.thirdEigenvalue, values[2], tolerance: 1e-5)
    let active = (0..<rows).filter { matrix.diversity[$0] > 0 }
    let scores = active.map { vectors[1, $0] / Double(matrix.diversity[$0]).squareRoot() }
    let correlation = Dispersion.correlation(active.map { found.regions[$0]! }, scores)
    expectClose(correlation?.magnitude, 1, tolerance: 1e-12)
  }

  @Test func lastsThroughOrderAndUnit() throws {
    let activity = try random(20, 15, seed: 8)
    let index = try ComplexityIndex.values(BinaryMatrix(activity: activity))
    let order = Array((0..<20).reversed())
    let moved = try Matrix(rows: order.map { row in activity.row(row).map { $0 * 1000 } })
    let other = try ComplexityIndex.values(BinaryMatrix(activity: moved))
    expectClose(other.regions.map { $0! }, order.map { index.regions[$0]! })
    expectClose(other.sectors.map { $0! }, index.sectors.map { $0! })
  }

  @Test func emptyRegionsAndSectorsLeaveTheOthersAsTheyAre() throws {
    let activity = try random(14, 10, seed: 4)
    let whole = try ComplexityIndex.values(BinaryMatrix(activity: activity))
    var rows = activity.rowArrays.map { Array($0[..<3]) + [0] + Array($0[3...]) }
    rows.insert([Double](repeating: 0, count: 11), at: 5)
    let matrix = try BinaryMatrix(activity: Matrix(rows: rows))
    #expect(!matrix.isRowDefined[5] && !matrix.isColumnDefined[3])
    let found = try ComplexityIndex.values(matrix)
    #expect(found.regions[5] == nil && found.sectors[3] == nil && found.regionParts[5] == nil)
    expectClose(found.regions.compactMap { $0 }, whole.regions.compactMap { $0 })
    expectClose(found.sectors.compactMap { $0 }, whole.sectors.compactMap { $0 })
    let proximity = try Relatedness.proximity(matrix)
    #expect(proximity.undefinedCount == 21)
    let density = try Relatedness.density(matrix, proximity: proximity)
    #expect(density.undefinedCount == 25)
    let fitness = try FitnessComplexity.values(matrix)
    #expect(fitness.fitness[5] == nil && fitness.complexity[3] == nil)
    #expect(fitness.fitness.compactMap { $0 }.allSatisfy { $0.isFinite })
    let outlook = try ComplexityOutlook.values(
      matrix, proximity: proximity, complexity: found.sectorsUncentred)
    #expect(outlook.outlook[5] == nil && outlook.gain[5, 0] == nil && outlook.gain[0, 3] == nil)
    #expect(outlook.outlook[0] != nil && outlook.gain[0, 0] != nil)
  }

  @Test func separatePartsAreToldOf() throws {
    let two = try BinaryMatrix(cells: Matrix(rows: [[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1]]))
    let found = try ComplexityIndex.values(two)
    #expect(found.partCount == 2 && found.regionParts == [0, 0, 1])
    expectClose(found.secondEigenvalue, 1)
    expectClose(found.gap, 1)
    let three = try BinaryMatrix(cells: Matrix(rows: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    let degenerate = try ComplexityIndex.values(three)
    #expect(degenerate.partCount == 3 && degenerate.distinctness == .tooSmall)
    expectClose(degenerate.gap, 0)
  }

  @Test func repeatedSecondEigenvalueHasNoGap() throws {
    // A ring of regions and sectors: its walk has every eigenvalue but the ends twice.
    let size = 24
    let rows = (0..<size).map { row in
      (0..<size).map { $0 == row || $0 == (row + 1) % size ? 1.0 : 0 }
    }
    let found = try ComplexityIndex.values(BinaryMatrix(cells: Matrix(rows: rows)))
    expectClose(found.secondEigenvalue, (1 + cos(2 * Double.pi / Double(size))) / 2)
    expectClose(found.gap, 0)
    #expect(found.distinctness == .tooSmall && found.partCount == 1)
  }

  @Test func aTablePoorInGapsEnds() throws {
    // A path of regions: eigenvalues so close that few products do not part them.
    let size = 400
    var cells = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      cells[row * size + row] = 1
      if row > 0 { cells[row * size + row - 1] = 1 }
    }
    let matrix = try BinaryMatrix(cells: Matrix(rows: size, columns: size, values: cells))
    let walk = AdvantageOperator(matrix)
    let total = Double(matrix.rowCounts.reduce(0, +))
    let first = walk.scale.map { 1 / $0 / total.squareRoot() }
    expectError(.notConverged) {
      _ = try BlockLanczos.largest(walk, beside: first, blockLimit: 20)
    }
  }

  @Test func withoutDifferencesThereAreNoScores() throws {
    for rows in [[[1.0, 1], [1, 1]], [[1]], [[1, 1, 1]], [[0, 0], [0, 0]]] {
      let found = try ComplexityIndex.values(BinaryMatrix(cells: Matrix(rows: rows)))
      #expect(found.regions.allSatisfy { $0 == nil } && found.sectors.allSatisfy { $0 == nil })
      #expect(found.distinctness == nil)
    }
    let none = try ComplexityIndex.values(BinaryMatrix(cells: Matrix(rows: [])))
    #expect(none.regions.isEmpty && none.partCount == 0)
    let few = try ComplexityIndex.values(BinaryMatrix(cells: Matrix(rows: [[1, 1], [1, 0]])))
    #expect(few.regions.compactMap { $0 }.count == 2)
    expectClose(few.thirdEigenvalue, 0)
  }

  @Test func signFollowsTheReference() throws {
    let matrix = try BinaryMatrix(activity: random(15, 12, seed: 2))
    let found = try ComplexityIndex.values(matrix).regions.map { $0! }
    let turned = try ComplexityIndex.values(
      matrix, orientation: .reference(found.map { -$0 })
    ).regions.map { $0! }
    expectClose(turned, found.map { -$0 })
    expectError(.shape) {
      _ = try ComplexityIndex.values(matrix, orientation: .reference([1]))
    }
    let scores = try #require(
      Dispersion.correlation(found, matrix.diversity.map { Double($0) }))
    #expect(scores > 0)
  }

  @Test func densityByHand() throws {
    let matrix = try BinaryMatrix(cells: Matrix(rows: [[1, 1, 0], [1, 0, 0], [0, 1, 1]]))
    let proximity = try Relatedness.proximity(matrix)
    expectClose(
      proximity.filled(with: -1).values, [1, 0.5, 0, 0.5, 1, 0.5, 0, 0.5, 1])
    let density = try Relatedness.density(matrix, proximity: proximity)
    expectClose(density[0, 0], 1)
    expectClose(density[1, 1], 0.25)
    expectClose(density[0, 2], 1.0 / 3)
    let without = try Relatedness.density(matrix, proximity: proximity, own: .excluded)
    expectClose(without[1, 0], 0)
    expectClose(without[1, 1], 0.5)
    expectError(.shape) {
      _ = try Relatedness.density(
        matrix, proximity: PartialMatrix(rows: 1, columns: 1, values: [1]))
    }
  }

  @Test(arguments: [1, 7, 8, 9, 63, 64, 65, 130, 200])
  func packingKeepsEveryCell(_ rows: Int) throws {
    let activity = try random(rows, 37, seed: UInt64(rows))
    let quotients = try LocationQuotient.values(activity)
    let matrix = try BinaryMatrix(activity: activity)
    let plain = try LocationQuotient.binary(quotients).filled(with: 0)
    #expect(matrix.matrix == plain)
    let proximity = try Relatedness.proximity(matrix)
    let density = try Relatedness.density(matrix, proximity: proximity)
    for left in 0..<37 {
      for right in 0..<37 where matrix.ubiquity[left] > 0 && matrix.ubiquity[right] > 0 {
        let both = (0..<rows).reduce(0) { $0 + plain[$1, left] * plain[$1, right] }
        expectClose(
          proximity[left, right],
          both / Double(max(matrix.ubiquity[left], matrix.ubiquity[right])))
      }
    }
    var sum = 0.0
    var total = 0.0
    for sector in 0..<37 {
      guard let near = proximity[sector, 20] else { continue }
      total += near
      sum += plain[0, sector] * near
    }
    if total > 0 { expectClose(density[0, 20], sum / total) }
  }

  @Test func badInput() throws {
    expectError(.parameter) { _ = try BinaryMatrix(cells: Matrix(rows: [[1, 2]])) }
    expectError(.negative) { _ = try BinaryMatrix(activity: Matrix(rows: [[1, -2]])) }
    let matrix = try BinaryMatrix(cells: Matrix(rows: [[1, 0], [1, 1]]))
    expectError(.parameter) { _ = try FitnessComplexity.values(matrix, rounds: 0) }
    expectError(.shape) {
      _ = try ComplexityOutlook.values(
        matrix, proximity: Relatedness.proximity(matrix), complexity: [1])
    }
    expectError(.notFinite) {
      _ = try ComplexityOutlook.values(
        matrix, proximity: Relatedness.proximity(matrix), complexity: [1, .nan])
    }
  }
}

extension BinaryMatrix {
  var diversity: [Int] { rowCounts }
  var ubiquity: [Int] { columnCounts }
}
