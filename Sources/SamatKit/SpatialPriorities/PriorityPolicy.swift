public import KQLSyntax

/// What no source says of priorities.
public struct PriorityPolicy: PolicyValues {
  /// `spatial_priorities`.
  public static let section = "spatial_priorities"
  /// The least stability of a priority in an adopted document, from 0 to 1; nil where nobody has set it,
  /// and then any is taken.
  public var leastStability: Double?

  /// Nothing is set.
  public init() {}

  /// Takes over what a section of a file says.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`.
  public mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
    try members.allow(["least_stability"])
    if let value = members.optional("least_stability") { leastStability = try value.share() }
  }
}
