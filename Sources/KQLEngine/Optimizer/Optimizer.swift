import KQLSyntax

/// Rewrites plans into faster ones with the same answer.
enum Optimizer {
  /// A rewriting of one kind.
  protocol Rule: Sendable {
    /// The name, for `explain`.
    var name: String { get }
    /// The rewritten plan, or the plan itself.
    func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan
  }

  /// The rules, in the order in which they are applied.
  static let rules: [any Rule] = [
    ConstantFolding(), FilterPushdown(), TopFromSort(), ColumnPruning(),
  ]

  static func optimize(
    _ plan: LogicalPlan, _ context: FunctionContext, _ setting: QueryOptions.Optimization
  ) -> LogicalPlan {
    guard setting == .on else { return plan }
    return rules.reduce(plan) { $1.rewrite($0, context) }
  }
}
