/// A rule that a decider applies: a row of the table `rules`, or one of a program's own.
///
/// The statement stands here as well, so that a refusal needs no table; a test holds the two together.
/// Every component has its rules as constants:
///
/// ```swift
/// extension DomainRule {
///   static let oneOwner = DomainRule("pits.one-owner", .policy, nil, "A pit has one owner.")
/// }
/// ```
public struct DomainRule: Hashable, Sendable {
  /// The rule and where it comes from.
  public let reference: RuleReference
  /// The rule in one sentence.
  public let statement: String

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - rule: Its id, `component.rule`.
  ///   - origin: Where it comes from.
  ///   - fact: The fact behind it, for instance `S002-36`; nil where there is none.
  ///   - statement: The rule in one sentence.
  public init(_ rule: String, _ origin: RuleOrigin, _ fact: String?, _ statement: String) {
    reference = RuleReference(rule, origin: origin, fact: fact)
    self.statement = statement
  }
}

/// The codes of a component's refusals, as an enumeration of stable texts.
///
/// A program may tell codes apart; messages are for people and may change.
public protocol RefusalCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

extension Refusal {
  /// Creates a refusal.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - message: What is wrong, with the ids concerned.
  ///   - rule: The rule; nil where the command names something that is not there.
  ///   - remedy: What would satisfy it.
  public init(
    _ code: some RefusalCode, _ message: String, by rule: DomainRule? = nil, remedy: String
  ) {
    self.init(
      code.rawValue, message, rule: rule?.reference, statement: rule?.statement ?? "",
      remedy: remedy)
  }
}
