import KQLSyntax

/// Rewrites plans into faster ones with the same answer.
///
/// Rules are applied in stages. Those of the first are repeated until none finds work, since one
/// often makes work for another: a filter that has sunk through a projection may meet a join. The
/// number of rounds is bounded, so that two rules at odds cost time and no more.
enum Optimizer {
  /// A rewriting of one kind.
  protocol Rule: Sendable {
    /// The name, for `explain`.
    var name: String { get }
    /// What the rule does, in one sentence.
    var summary: String { get }
    /// The kinds of nodes without which the rule has no work.
    var kinds: PlanKinds { get }
    /// The kinds of nodes that the rule may have brought into a plan that it made; nil where there
    /// may be any.
    func newKinds(in plan: LogicalPlan) -> PlanKinds?
    /// The rewritten plan; nil where nothing changes.
    ///
    /// The answer's rows, their order where it is promised, and the columns with their names, other
    /// names and types stay what they are.
    func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan?
  }

  /// The plan as it runs, and what made it so.
  struct Outcome {
    /// The plan.
    var plan: LogicalPlan
    /// The names of the rules that changed it, each once, in the order in which they first did.
    var rules: [String] = []
  }

  /// The rules, stage by stage, in the order in which they are applied.
  static let stages: [[any Rule]] = [
    [
      ConstantFolding(), EmptyInput(), FilterPushdown(), LimitPushdown(), TopFromSort(),
      SortSimplification(), GroupSimplification(), ProjectMerging(),
    ],
    [ColumnPruning()],
    [ProjectMerging()],
    [CommonParts(), FilterOrder()],
  ]

  /// The most times that the rules of a stage are gone through.
  static let maximumRounds = 8

  /// Rewrites a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan as bound.
  ///   - context: What functions may know, for calls that are worked out now.
  ///   - setting: Whether anything is done at all.
  /// - Returns: The plan as it runs, and the rules that changed it or a plan inside of it.
  static func optimize(
    _ plan: LogicalPlan, _ context: FunctionContext, _ setting: QueryOptions.Optimization
  ) -> Outcome {
    guard setting == .on else { return Outcome(plan: plan) }
    let (kinds, depth) = PlanKinds.survey(plan)
    guard depth <= PlanKinds.maximumDepth else { return Outcome(plan: plan) }
    guard !kinds.isDisjoint(with: [.shared, .subquery]) else {
      var outcome = Outcome(plan: plan)
      apply(to: &outcome, kinds, context)
      return outcome
    }
    let nested = NestedPlans(context)
    let whole = nested.rewrite(plan) ?? plan
    var outcome = applyRules(to: whole, context)
    outcome.rules = nested.rules + outcome.rules.filter { !nested.rules.contains($0) }
    return outcome
  }

  /// Rewrites a plan in which the plans inside have been seen to.
  static func applyRules(to plan: LogicalPlan, _ context: FunctionContext) -> Outcome {
    var outcome = Outcome(plan: plan)
    let (kinds, depth) = PlanKinds.survey(plan)
    if depth <= PlanKinds.maximumDepth { apply(to: &outcome, kinds, context) }
    return outcome
  }

  private static func apply(
    to outcome: inout Outcome, _ first: PlanKinds, _ context: FunctionContext
  ) {
    var kinds = first
    for stage in stages {
      for _ in 0..<maximumRounds {
        var hasChanged = false
        for rule in stage where !kinds.isDisjoint(with: rule.kinds) {
          guard let plan = rule.rewrite(outcome.plan, context) else { continue }
          outcome.plan = plan
          hasChanged = true
          if !outcome.rules.contains(rule.name) { outcome.rules.append(rule.name) }
          if let new = rule.newKinds(in: plan) {
            kinds.formUnion(new)
          } else {
            kinds = PlanKinds.survey(plan).kinds
          }
        }
        if !hasChanged || stage.count < 3 { break }
      }
    }
  }
}

extension Optimizer.Rule {
  func newKinds(in plan: LogicalPlan) -> PlanKinds? { nil }
}
