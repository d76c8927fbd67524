/// A form that a query's plan has on its way from the text to the rows.
public enum PlanStage: Sendable, Hashable, CaseIterable {
  /// Every name and type is resolved, step by step as the query says.
  case bound
  /// The optimiser's rules have been applied; this is what an engine is given.
  case optimized
  /// The steps of the in-memory engine, with what it has chosen for them by the rows at hand: how
  /// tables are cut and columns are stored, what groups and joins go by, what is held. Tables that
  /// the query names are loaded for that; the query is not run.
  case physical
}

extension PreparedQuery {
  /// The plan at one stage as text: one node a line, inputs indented below it.
  ///
  /// - Parameters:
  ///   - stage: Which of the plans.
  ///   - options: Settings that ``PlanStage/physical`` depends on, such as the number of threads.
  /// - Returns: Lines without a line end behind the last.
  public func explain(_ stage: PlanStage, options: QueryOptions = QueryOptions()) -> String {
    switch stage {
    case .bound: return boundPlan.explain
    case .optimized: return plan.explain
    case .physical:
      var printer = ExecPrinter(ExecutionContext(options: options, functions: context))
      printer.add(PhysicalPlanner.plan(plan))
      return printer.lines.joined(separator: "\n")
    }
  }

  /// The plan as bound, the plan as it runs, and the rules that made the one of the other.
  ///
  /// ```text
  /// bound plan:
  ///   Take 3
  ///     Sort by n desc nulls last
  ///       Scan t [n, s]
  /// optimised plan:
  ///   Top 3 by n desc nulls last
  ///     Scan t [n, s]
  /// rules: top-from-sort
  /// ```
  public var explanation: String {
    func indented(_ text: String) -> String {
      text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    }
    let names = rules.isEmpty ? "none" : rules.joined(separator: ", ")
    return """
      bound plan:
      \(indented(explain(.bound)))
      optimised plan:
      \(indented(explain(.optimized)))
      rules: \(names)
      """
  }
}

extension Catalog {
  /// Says how a query would run, without running it.
  ///
  /// Parts that have to be known while names are resolved, such as the bounds of `make-series`, are
  /// worked out.
  ///
  /// - Parameters:
  ///   - text: The query; of several, the last counts.
  ///   - options: Settings; with the optimiser off both plans are the same.
  /// - Returns: The plan as bound, the plan as it runs, and the names of the rules that changed it;
  ///   see ``PreparedQuery/explanation``.
  /// - Throws: ``QueryFailure`` where the query cannot be bound.
  public func explain(
    _ text: String, options: QueryOptions = QueryOptions()
  ) throws(QueryFailure) -> String {
    try prepare(text, options: options).explanation
  }
}
