import RegionalScience
import Testing

@Suite struct AdvantageTests {
  @Test func quotientsByHand() throws {
    let quotients = try LocationQuotient.values(Matrix(rows: [[30, 10], [10, 50]]))
    expectClose(quotients.filled(with: 0).values, [1.875, 5.0 / 12, 5.0 / 12, 25.0 / 18])
    let binary = try LocationQuotient.binary(quotients).filled(with: 0)
    #expect(binary.values == [1, 0, 0, 1])
    expectClose(LocationQuotient.symmetric(quotients)[0, 0], 0.875 / 2.875)
    expectClose(LocationQuotient.logarithm(quotients)[0, 0], 0.6286086594223741)
    // Two values of a column are one standard deviation from their mean.
    expectClose(LocationQuotient.standardized(quotients).filled(with: 9).values, [1, -1, -1, 1])
  }

  @Test func emptyRegionAndSectorStayAlone() throws {
    let quotients = try LocationQuotient.values(
      Matrix(rows: [[30, 0, 10], [0, 0, 0], [10, 0, 50]]))
    let full = try LocationQuotient.values(Matrix(rows: [[30, 10], [10, 50]]))
    #expect(quotients[1, 0] == nil && quotients[0, 1] == nil && quotients[1, 1] == nil)
    #expect(quotients[0, 0] == full[0, 0] && quotients[2, 2] == full[1, 1])
    #expect(quotients.undefinedCount == 5)
    let z = LocationQuotient.standardized(quotients)
    #expect(z[1, 0] == nil)
    expectClose(z[0, 0], 1)
    #expect(
      LocationQuotient.logarithm(
        try LocationQuotient.values(
          Matrix(rows: [[1, 0], [1, 1]])))[0, 1] == nil)
    #expect(try LocationQuotient.values(Matrix(rows: [[0, 0]])).optionalValues == [nil, nil])
    #expect(try LocationQuotient.values(Matrix(rows: [])).rows == 0)
  }

  @Test func quotientsDoNotDependOnTheUnit() throws {
    var random = SplitMix(seed: 3)
    let matrix = try random.matrix(rows: 8, columns: 5)
    let scaled = try Matrix(rows: 8, columns: 5, values: matrix.values.map { $0 * 1e6 })
    expectClose(
      try LocationQuotient.values(scaled).filled(with: 0).values,
      try LocationQuotient.values(matrix).filled(with: 0).values)
  }

  @Test func badActivity() throws {
    let error = expectError(.negative) {
      _ = try LocationQuotient.values(Matrix(rows: [[1, 2], [3, -4]]))
    }
    #expect(error?.row == 1 && error?.column == 1)
    expectError(.notFinite) { _ = try LocationQuotient.values(Matrix(rows: [[.nan]])) }
    expectError(.notFinite) { _ = try LocationQuotient.values(Matrix(rows: [[.infinity]])) }
    expectError(.notFinite) { _ = try LocationQuotient.values(Matrix(rows: [[-.infinity]])) }
    expectError(.tooLarge) { _ = try LocationQuotient.values(Matrix(rows: [[1e200]])) }
    expectError(.parameter) {
      _ = try LocationQuotient.binary(
        LocationQuotient.values(Matrix(rows: [[1]])), threshold: .nan)
    }
    let least = try LocationQuotient.values(
      Matrix(rows: [[.leastNonzeroMagnitude, 0], [0, 1e150]]))
    #expect(least.optionalValues.allSatisfy { $0?.isFinite ?? true })
  }

  @Test func matrixShapes() throws {
    #expect(expectError(.shape) { _ = try Matrix(rows: [[1, 2], [3]]) }?.row == 1)
    expectError(.shape) { _ = try Matrix(rows: 2, columns: 2, values: [1]) }
    expectError(.shape) { _ = try Matrix(rows: -1, columns: -1, values: [1]) }
    expectError(.shape) { _ = try Matrix(rows: .max, columns: 2, values: []) }
    expectError(.shape) { _ = try Matrix(rows: .max, columns: 0, values: []) }
    let matrix = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.value(row: 2, column: 0) == nil)
    #expect(matrix.transposed.rowArrays == [[1, 4], [2, 5], [3, 6]])
    #expect(matrix.rowSums == [6, 15] && matrix.columnSums == [5, 7, 9] && matrix.total == 21)
    expectError(.notFinite) { _ = try PartialMatrix(rows: 1, columns: 1, values: [.nan]) }
  }

  @Test func shiftShareByHand() throws {
    let parts = try ShiftShare.dunn(
      start: Matrix(rows: [[100, 100], [100, 100]]), end: Matrix(rows: [[130, 110], [110, 90]]))
    expectClose(parts.national.values, [10, 10, 10, 10])
    expectClose(parts.industryMix.values, [10, -10, 10, -10])
    expectClose(parts.regional.values, [10, 10, -10, -10])
    expectClose(parts.change.values, [30, 10, 10, -10])
  }

  @Test func newSectorIsRegional() throws {
    // The first sector is new to the country, the second to the first region.
    let parts = try ShiftShare.dunn(
      start: Matrix(rows: [[0, 0, 50], [0, 40, 10]]),
      end: Matrix(rows: [[5, 8, 50], [0, 40, 20]]))
    #expect(parts.regional[0, 0] == 5 && parts.regional[0, 1] == 8)
    #expect(parts.national[0, 0] == 0 && parts.industryMix[0, 1] == 0)
    for index in parts.change.values.indices {
      expectClose(
        parts.national.values[index] + parts.industryMix.values[index]
          + parts.regional.values[index], parts.change.values[index])
    }
  }

  @Test func dynamicSumsTheYears() throws {
    let years = try [[[10.0, 20]], [[12, 18]], [[15, 30]]].map { try Matrix(rows: $0) }
    let result = try ShiftShare.dynamic(years)
    #expect(result.steps.count == 2)
    expectClose(result.total.change.values, [5, 10])
    expectClose(result.total.regional.values, [0, 0])
    // Growth of 0 in the first year and of a half in the second, on 12 and 18.
    expectClose(result.total.national.values, [6, 9])
    expectError(.empty) { _ = try ShiftShare.dynamic([years[0]]) }
  }

  @Test func badYears() throws {
    let one = try Matrix(rows: [[1, 2]])
    expectError(.shape) { _ = try ShiftShare.dunn(start: one, end: Matrix(rows: [[1]])) }
    // A growth that no number holds.
    let (tiny, huge) = (try Matrix(rows: [[1e-160, 1]]), try Matrix(rows: [[1e149, 1]]))
    expectError(.tooLarge) { _ = try ShiftShare.dunn(start: tiny, end: huge) }
    expectError(.tooLarge) { _ = try ShiftShare.estebanMarquillas(start: tiny, end: huge) }
    expectError(.zeroTotal) { _ = try ShiftShare.dunn(start: Matrix(rows: [[0, 0]]), end: one) }
    expectError(.negative) { _ = try ShiftShare.dunn(start: one, end: Matrix(rows: [[1, -2]])) }
    expectError(.shape) {
      _ = try ShiftShare.dunn(
        start: one, end: one, reference: .sectors(start: [1], end: [1, 2]))
    }
  }
}
