/// The language's own functions, topic by topic.
///
/// Each topic's list stands beside its functions, in an extension of this type.
enum StandardLibrary {
  static let scalars: [[ScalarFunction]] = [
    operators, textOperators, conditionals, math, conversions, dateTimes, strings, patterns,
    dynamics, windows, series, geo,
  ]

  static let aggregates: [[AggregateFunction]] = [aggregateFunctions]

  static let tables: [[TableFunction]] = [reshaping]
}

extension Registry {
  /// A registry with the language's own functions; made once.
  static let standard: Registry = {
    var registry = Registry(empty: ())
    for function in StandardLibrary.scalars.joined() {
      var function = function
      function.checkConstants = ConstantChecks.checks[function.name]
      registry.scalars[function.name] = function
    }
    for function in StandardLibrary.aggregates.joined() {
      registry.aggregates[function.name] = function
    }
    for function in StandardLibrary.tables.joined() {
      registry.tableFunctions[function.name] = function
    }
    return registry
  }()
}
