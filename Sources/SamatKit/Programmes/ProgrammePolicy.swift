public import KQLSyntax

/// What no source says of programmes: it must be set before a rule that needs it can run.
///
/// > Source: rules `programmes.silent-days` and `programmes.weights`, policy.
public struct ProgrammePolicy: PolicyValues {
  /// `programmes`.
  public static let section = "programmes"
  /// After how many days without a report an action is silent; nil where nobody has set it.
  public var silentDays: Int?
  /// Whether parts without a weight of their own weigh alike; nil where nobody has decided it.
  public var equalWeights: Bool?

  /// Nothing is set.
  public init() {}

  /// Takes over what a section of a file says.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`.
  public mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
    try members.allow(["silent_days", "equal_weights"])
    if let value = members.optional("silent_days") { silentDays = try value.whole(1...3650) }
    if let value = members.optional("equal_weights") { equalWeights = try value.truth() }
  }
}
