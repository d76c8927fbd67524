import KQLSyntax

/// The smallest or greatest value; null without rows.
private struct Extreme<Element: RankedElement, End: OrderEnd>: GroupReducer {
  private var best = Element.filler
  private var isEmpty = true

  @inline(__always)
  mutating func add(_ value: Element) {
    if isEmpty || End.improves(value, on: best) {
      best = value
      isEmpty = false
    }
  }

  mutating func merge(_ later: Self) {
    if !later.isEmpty { add(later.best) }
  }

  var output: Element? { isEmpty ? nil : best }
}

extension StandardLibrary {
  /// The overloads of `min`, `max`, `arg_min(v)` and `arg_max(v)`: the result has the type of the
  /// argument.
  static func extremeOverloads<End: OrderEnd>(_: End.Type) -> [AggregateFunction.Overload] {
    [
      .reducing(.int, .int, by: Extreme<Int32, End>.self),
      .reducing(.long, .long, by: Extreme<Int64, End>.self),
      .reducing(.real, .real, by: Extreme<Double, End>.self),
      .reducing(.decimal, .decimal, by: Extreme<Decimal, End>.self),
      .reducing(.datetime, .datetime, by: Extreme<Int64, End>.self),
      .reducing(.timespan, .timespan, by: Extreme<Int64, End>.self),
      .reducing(.bool, .bool, by: Extreme<Bool, End>.self),
      .reducing(.guid, .guid, by: Extreme<UInt128, End>.self),
      AggregateFunction.Overload(
        [FunctionParameter("value", .string)], .fixed(.string)
      ) { setup in ErasedAccumulator(TextExtremumState<End>(setup)) },
    ]
  }

  static let extremes: [AggregateFunction] = {
    let min = AggregateFunction(
      "min", description: "Returns the smallest value of a column; null where all are null.",
      searchTerms: ["minimum", "least", "lowest"],
      examples: [FunctionExample("range x from 3 to 5 step 1 | summarize min(x)", "3")],
      naming: .prefixAndFirstArgument("min"), overloads: extremeOverloads(Smallest.self))
    let max = AggregateFunction(
      "max", description: "Returns the greatest value of a column; null where all are null.",
      searchTerms: ["maximum", "greatest", "highest"],
      examples: [FunctionExample("range x from 3 to 5 step 1 | summarize max(x)", "5")],
      naming: .prefixAndFirstArgument("max"), overloads: extremeOverloads(Greatest.self))
    return [
      min, max,
      min.conditional(
        "minif", description: "Returns the smallest value among rows where a condition holds.",
        examples: [
          FunctionExample("range x from 1 to 5 step 1 | summarize minif(x, x > 2)", "3")
        ], naming: .prefixAndFirstArgument("minif")),
      max.conditional(
        "maxif", description: "Returns the greatest value among rows where a condition holds.",
        examples: [
          FunctionExample("range x from 1 to 5 step 1 | summarize maxif(x, x < 4)", "3")
        ], naming: .prefixAndFirstArgument("maxif")),
    ]
  }()
}
