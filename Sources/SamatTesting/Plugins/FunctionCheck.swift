public import KQLEngine

/// Checks single functions, wherever they are registered.
///
/// ``PluginCheck`` runs these checks for everything that a component adds; the engine's own tests run
/// them for the language's functions.
public enum FunctionCheck {
  /// What is wrong with a scalar function.
  ///
  /// Its description and examples are looked at, the examples run. Then it is called without rows,
  /// with nulls, with constants and columns, and in batches of 1, 2 and 3 rows.
  ///
  /// - Parameters:
  ///   - function: The function.
  ///   - catalog: Where it is registered; its examples are asked there.
  /// - Returns: The problems, none where all is well.
  public static func problems(_ function: ScalarFunction, in catalog: Catalog) -> [String] {
    documentation(function.description, function.examples, catalog)
      + ScalarCheck(function: function, context: context(catalog)).problems()
  }

  /// What is wrong with an aggregate.
  ///
  /// Its description and examples are looked at, the examples run. Then it is run over no rows, over
  /// nulls, in batches of 1, 2 and 3 rows, and merged from two parts.
  ///
  /// - Parameters:
  ///   - function: The function.
  ///   - catalog: Where it is registered; its examples are asked there.
  /// - Returns: The problems, none where all is well.
  public static func problems(_ function: AggregateFunction, in catalog: Catalog) -> [String] {
    documentation(function.description, function.examples, catalog)
      + AggregateCheck(function: function, context: context(catalog)).problems()
  }

  /// What is wrong with an analysis: its description, and its examples, which are run.
  ///
  /// - Parameters:
  ///   - function: The analysis.
  ///   - catalog: Where it is registered.
  /// - Returns: The problems, none where all is well.
  public static func problems(_ function: TableFunction, in catalog: Catalog) -> [String] {
    documentation(function.description, function.examples, catalog)
  }

  private static func context(_ catalog: Catalog) -> FunctionContext {
    FunctionContext(now: 639_028_224_000_000_000, folding: catalog.folding)
  }

  private static func documentation(
    _ description: String, _ examples: [FunctionExample], _ catalog: Catalog
  ) -> [String] {
    var problems = ExampleCheck.problem(description: description).map { [$0] } ?? []
    if examples.isEmpty { problems.append("it has no example") }
    return problems + examples.compactMap { ExampleCheck.problem($0, in: catalog) }
  }
}
