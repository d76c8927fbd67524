public import KQLSyntax

/// What no source says of permits: it must be set before a rule that needs it can run.
///
/// > Source: rule `permits.execution-days`, policy over fact S001-31.
public struct PermitPolicy: PolicyValues {
  /// `permits`.
  public static let section = "permits"
  /// Within how many days after the issue a project should enter execution; nil where nobody has set it.
  public var executionDays: Int?
  /// Kinds of permits whose projects are watched until they enter execution.
  public var monitoredKinds = ["investment"]

  /// Investment permits are watched (S001-31); no number is set.
  public init() {}

  /// Takes over what a section of a file says.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`.
  public mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
    try members.allow(["execution_days", "monitored_kinds"])
    if let value = members.optional("execution_days") { executionDays = try value.whole(1...3650) }
    if let value = members.optional("monitored_kinds") { monitoredKinds = try value.texts() }
  }
}
