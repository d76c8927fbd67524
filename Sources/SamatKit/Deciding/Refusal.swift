public import KQLSyntax

/// Why a command does nothing: the rule that forbids it, where the rule comes from, and what would
/// satisfy it.
public struct Refusal: Error, Sendable, Hashable {
  /// A stable code, for instance `samat.case.not-referred`.
  public var code: String
  /// What is wrong, with the ids concerned: `case 'K-12' is not referred by its committee`.
  public var message: String
  /// The rule, and where it comes from; nil where the command names something that is not there.
  public var rule: RuleReference?
  /// The rule in one sentence, as in the table `rules`; empty without a rule.
  public var statement: String
  /// What would satisfy it: `refer it with ':committee refer K-12'`.
  public var remedy: String

  /// Creates a refusal.
  ///
  /// - Parameters:
  ///   - code: A stable code.
  ///   - message: What is wrong.
  ///   - rule: The rule.
  ///   - statement: The rule in one sentence.
  ///   - remedy: What would satisfy it.
  public init(
    _ code: String, _ message: String, rule: RuleReference? = nil, statement: String = "",
    remedy: String
  ) {
    self.code = code
    self.message = message
    self.rule = rule
    self.statement = statement
    self.remedy = remedy
  }

  /// A share of 1 as a percentage in a message, to a tenth of a percent: `45 %`, `12.5 %`.
  static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded()
    guard abs(tenths) < 1e9 else { return "\(share)" }
    let whole = Int(tenths)
    return whole % 10 == 0 ? "\(whole / 10) %" : "\(Double(whole) / 10) %"
  }

  /// The refusal as a diagnostic: the rule and its origin in a note, the remedy as help.
  public var diagnostic: Diagnostic {
    var message = message
    if let rule {
      let origin = rule.fact.map { "\(rule.origin.rawValue), fact \($0)" } ?? rule.origin.rawValue
      message += " (rule \(rule.rule), \(origin): \(statement))"
    }
    return Diagnostic(code: code, message: message, help: remedy)
  }
}

extension Refusal: CustomStringConvertible {
  /// The refusal as its ``diagnostic`` is described: message, rule, code and remedy.
  public var description: String { diagnostic.description }
}
