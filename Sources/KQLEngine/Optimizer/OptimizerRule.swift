/// What is to be said of one of the optimiser's rules, whose names ``PreparedQuery/rules`` lists.
public struct OptimizerRule: Hashable, Sendable {
  /// The name, for instance `filter-pushdown`.
  public let name: String
  /// What the rule does, in one sentence.
  public let summary: String

  /// All rules, in the order in which they are first applied.
  public static let all: [OptimizerRule] = {
    var seen: Set<String> = []
    return [OptimizerRule(name: NestedPlans.inlining, summary: NestedPlans.inliningSummary)]
      + Optimizer.stages.joined().filter { seen.insert($0.name).inserted }.map {
        OptimizerRule(name: $0.name, summary: $0.summary)
      }
  }()
}
