import KQLSyntax

extension StandardLibrary {
  private static func argumentOverloads<End: OrderEnd>(
    _ end: End.Type
  ) -> [AggregateFunction.Overload] {
    func overload<Element: RankedElement>(
      _ type: DataType, _: Element.Type
    ) -> AggregateFunction.Overload {
      AggregateFunction.Overload(
        [FunctionParameter("value", type), FunctionParameter("returned", .any)], .argument(1)
      ) { setup in ErasedAccumulator(ExtremumState<Element, End>(setup)) }
    }
    return extremeOverloads(end) + [
      overload(.int, Int32.self), overload(.long, Int64.self), overload(.real, Double.self),
      overload(.decimal, Decimal.self), overload(.datetime, Int64.self),
      overload(.timespan, Int64.self), overload(.bool, Bool.self), overload(.guid, UInt128.self),
      AggregateFunction.Overload(
        [FunctionParameter("value", .string), FunctionParameter("returned", .any)], .argument(1)
      ) { setup in ErasedAccumulator(TextExtremumState<End>(setup)) },
    ]
  }

  static let choosing: [AggregateFunction] = {
    let any = AggregateFunction.Overload(
      [FunctionParameter("value", .any)], .argument(0)
    ) { setup in ErasedAccumulator(TakeAnyState(setup)) }
    let takeAny = AggregateFunction(
      "take_any",
      description: "Returns a value of the group, one that is neither null nor empty if it can.",
      searchTerms: ["any", "first", "sample"],
      examples: [FunctionExample("range x from 7 to 9 step 1 | summarize take_any(x)", "7")],
      naming: .firstArgument, overloads: [any], expansion: .eachArgument)
    let old = AggregateFunction(
      "any", description: "Returns a value of the group; the older name of take_any.",
      examples: [FunctionExample("range x from 7 to 9 step 1 | summarize any(x)", "7")],
      naming: .prefixAndFirstArgument("any"), overloads: [any], expansion: .eachArgument)
    var takeAnyIf = takeAny.conditional(
      "take_anyif", description: "Returns a value of the rows for which a condition holds.",
      examples: [
        FunctionExample("range x from 7 to 9 step 1 | summarize take_anyif(x, x > 7)", "8")
      ], naming: .firstArgument)
    takeAnyIf.expansion = .single
    var anyIf = old.conditional(
      "anyif", description: "Returns a value of the rows for which a condition holds.",
      examples: [
        FunctionExample("range x from 7 to 9 step 1 | summarize anyif(x, x > 7)", "8")
      ], naming: .prefixAndFirstArgument("anyif"))
    anyIf.expansion = .single
    return [
      AggregateFunction(
        "arg_max",
        description: "Returns the greatest value and, of its row, the values of other columns.",
        searchTerms: ["latest", "top row", "argmax"],
        examples: [
          FunctionExample(
            "datatable(n:string, v:long)[\"a\",1, \"b\",3] | summarize arg_max(v, n)", "3, b")
        ],
        naming: .firstArgument, overloads: argumentOverloads(Greatest.self),
        expansion: .extremum),
      AggregateFunction(
        "arg_min",
        description: "Returns the smallest value and, of its row, the values of other columns.",
        searchTerms: ["earliest", "argmin"],
        examples: [
          FunctionExample(
            "datatable(n:string, v:long)[\"a\",1, \"b\",3] | summarize arg_min(v, n)", "1, a")
        ],
        naming: .firstArgument, overloads: argumentOverloads(Smallest.self),
        expansion: .extremum),
      takeAny, old, takeAnyIf, anyIf,
    ]
  }()
}
