import RegionalScience
import Testing

/// What messages say of wrong input.
@Suite struct WordingTests {
  private func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? RegionalScienceError)?.message
    }
  }

  @Test func aNeighbourThatIsNoneIsNotSaidToComeTwice() {
    #expect(
      message { _ = try SpatialWeights.contiguity(neighbors: [[-1], [0]]) }
        == "place 0 has neighbour -1, expected 0 to 1")
    #expect(
      message { _ = try SpatialWeights.contiguity(neighbors: [[1, 1], [0]]) }
        == "place 0 has neighbour 1 twice")
  }

  @Test func aWeightBeyondTheLimitIsSaidToBe() {
    #expect(
      message {
        _ = try SpatialWeights(
          rows: [[(neighbor: 1, weight: 1e308)], [(neighbor: 0, weight: 1)]])
      } == "the weight of place 0 and neighbour 1 is 1e+308, beyond 1e150")
  }

  @Test func aDiagonalIsOne() {
    let comparisons = try? Matrix(rows: [[2, 3], [1 / 3.0, 1]])
    #expect(
      message { _ = try AnalyticHierarchy.weights(#require(comparisons)) }
        == "row 0, column 0 is 2.0, expected 1: it compares a criterion with itself")
  }

  @Test func partsAreNotAboveTheirWholes() throws {
    #expect(
      message {
        _ = try LocationQuotient.value(amount: 9, regionTotal: 5, sectorTotal: 20, total: 100)
      } == "the amount is 9.0, above the region's total of 5.0")
    #expect(
      message {
        _ = try LocationQuotient.value(amount: 1, regionTotal: 500, sectorTotal: 20, total: 100)
      } == "the region's total is 500.0, above the country's of 100.0")
    #expect(
      message { _ = try RegionalizationQuotient.values(region: [30, 10], country: [20, 300]) }
        == "sector 0 of the region is 30.0, above the country's of 20.0")
    #expect(
      try LocationQuotient.value(amount: 5, regionTotal: 5, sectorTotal: 5, total: 5) == 1)
  }

  @Test func aMatrixIsFilled() throws {
    #expect(try Matrix(rows: 2, columns: 2, repeating: 3).rowArrays == [[3, 3], [3, 3]])
    #expect(message { _ = try Matrix(rows: -1, columns: 2, repeating: 0) } != nil)
    #expect(message { _ = try Matrix(rows: .max, columns: 2, repeating: 0) } != nil)
  }
}
