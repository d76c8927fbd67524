import KQLEngine
import SamatTesting
import Testing

/// A function of the language, shown by its name.
struct NamedFunction<Function: Sendable>: Sendable, CustomTestStringConvertible {
  let name: String
  let function: Function
  var testDescription: String { name }
}

/// Every function of the language is documented, its examples give what they state, and it gives
/// the same for constants, columns and batches of any size.
@Suite struct ExampleFunctionTests {
  static let catalog = Catalog()

  static let scalars = catalog.scalarFunctions.map { NamedFunction(name: $0.name, function: $0) }
  static let aggregates = catalog.aggregateFunctions.map {
    NamedFunction(name: $0.name, function: $0)
  }
  static let analyses = catalog.tableFunctions.map { NamedFunction(name: $0.name, function: $0) }

  @Test(arguments: scalars) func scalarHolds(_ scalar: NamedFunction<ScalarFunction>) {
    #expect(FunctionCheck.problems(scalar.function, in: Self.catalog) == [])
  }

  @Test(arguments: aggregates) func aggregateHolds(_ aggregate: NamedFunction<AggregateFunction>) {
    #expect(FunctionCheck.problems(aggregate.function, in: Self.catalog) == [])
  }

  @Test(arguments: analyses) func analysisHolds(_ analysis: NamedFunction<TableFunction>) {
    #expect(FunctionCheck.problems(analysis.function, in: Self.catalog) == [])
  }

  @Test func thereAreFunctions() {
    #expect(Self.scalars.count >= 150)
    #expect(Self.aggregates.count >= 30)
    #expect(!Self.analyses.isEmpty)
  }
}
