import KQLSyntax

extension Catalog {
  /// What may explain that a query has found nothing: a `has`, where `contains` would find.
  ///
  /// Runs parts of the query again, with a short limit of time.
  ///
  /// - Parameters:
  ///   - query: The query whose answer is empty.
  ///   - options: The limits that it had.
  /// - Returns: A remark; nil where there is nothing to say.
  func hint(for query: PreparedQuery, _ options: QueryOptions) -> String? {
    var options = options
    options.timeout = min(options.timeout ?? 0.5, 0.5)
    let run = ExecutionContext(options: options, functions: query.context)
    for (input, condition) in query.boundPlan.filters {
      for (word, wider) in widened(condition, query.context) {
        let found = [condition, wider].map { condition in
          let plan = LogicalPlan.take(
            input: .filter(input: input, condition: condition), count: 1)
          return (try? InMemoryEngine.run(plan, run))?.rowCount
        }
        if found == [0, 1] {
          return "'has' looks for whole words, and found no \(MessageText.quoted(word)); "
            + "'contains' would find it within words"
        }
      }
    }
    return nil
  }

  /// The condition with one `has` in it turned into `contains`, for each of them, and its word.
  private func widened(
    _ condition: BoundExpression, _ context: FunctionContext
  ) -> [(word: String, condition: BoundExpression)] {
    switch condition {
    case .call(let call) where call.function == "has" || call.function == "has_cs":
      guard call.arguments.count == 2, case .constant(.string(let word), _) = call.arguments[1],
        let function = scalarFunction(call.function == "has" ? "contains" : "contains_cs"),
        let resolved = function.resolve(call.arguments.map(\.type)),
        resolved.argumentTypes == call.arguments.map(\.type)
      else { return [] }
      let wider = BoundCall(
        function: function.name, isOperator: call.isOperator, volatility: call.volatility,
        overload: resolved.overload, arguments: call.arguments, type: call.type)
      return [(word, .call(wider))]
    case .logical(.and, let operands):
      return operands.indices.flatMap { place in
        widened(operands[place], context).map { word, wider in
          var all = operands
          all[place] = wider
          return (word, BoundExpression.logical(.and, all))
        }
      }
    default: return []
    }
  }
}

extension LogicalPlan {
  /// The filters of the plan that do not depend on the rows of a group, at most a few.
  fileprivate var filters: [(input: LogicalPlan, condition: BoundExpression)] {
    var found: [(input: LogicalPlan, condition: BoundExpression)] = []
    func visit(_ plan: LogicalPlan, _ depth: Int) {
      guard depth < 40, found.count < 4 else { return }
      if case .filter(let input, let condition) = plan { found.append((input, condition)) }
      if case .apply = plan { return }
      for input in plan.inputs { visit(input, depth + 1) }
    }
    visit(self, 0)
    return found
  }
}
