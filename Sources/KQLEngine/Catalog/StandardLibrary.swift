/// The language's own functions, topic by topic.
///
/// Each topic's list stands beside its functions, in an extension of this type.
enum StandardLibrary {
  static let scalars: [[ScalarFunction]] = [
    operators, textOperators, conditionals, math, conversions, dateTimes, strings, patterns,
    dynamics, windows, series, geo,
  ]

  /// What the parts of ``scalars`` are called in the reference.
  static let topics = [
    "Operators", "Text operators", "Conditions", "Mathematics", "Conversion", "Dates and times",
    "Text", "Patterns", "Arrays and bags", "Rows in order", "Series", "Geography",
  ]

  static let aggregates: [[AggregateFunction]] = [aggregateFunctions]

  static let tables: [[TableFunction]] = [reshaping]
}

extension Registry {
  /// A registry with the language's own functions; made once.
  static let standard: Registry = {
    var registry = Registry(empty: ())
    for (part, functions) in StandardLibrary.scalars.enumerated() {
      for function in functions {
        var function = function
        function.topic =
          StandardLibrary.topics.indices.contains(part) ? StandardLibrary.topics[part] : "Further"
        function.checkConstants = ConstantChecks.checks[function.name]
        registry.scalars[function.name] = function
      }
    }
    for function in StandardLibrary.aggregates.joined() {
      registry.aggregates[function.name] = function
    }
    for var function in StandardLibrary.tables.joined() {
      function.topic = "Rows and columns"
      registry.tableFunctions[function.name] = function
    }
    return registry
  }()
}
