public import KQLSyntax

/// What a policy is about: a section of a policy file, with its defaults.
///
/// What differs between provinces, or was found in no source, is such a value and never a constant. A
/// number that no source gives is nil until somebody sets it, and the rule that needs it says so.
///
/// ```swift
/// struct PitPolicy: PolicyValues {
///   static let section = "pits"
///   var deepestMetres: Int?
///   mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
///     try members.allow(["deepest_metres"])
///     if let value = members.optional("deepest_metres") { deepestMetres = try value.whole(0...1000) }
///   }
/// }
/// ```
public protocol PolicyValues: Sendable, Hashable {
  /// The key of the section in a policy file, for instance `associations`.
  static var section: String { get }
  /// Who has a policy of the kind.
  static var scope: PolicyScope { get }
  /// The defaults.
  init()
  /// Takes over what a section of a file says; what it does not say stays.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`, with the place.
  mutating func read(_ members: PolicyMembers) throws(Diagnostic)
}

extension PolicyValues {
  /// Provinces.
  public static var scope: PolicyScope { .province }
}

/// Who has a policy of a kind.
public enum PolicyScope: String, Sendable, Hashable {
  /// A working group.
  case workingGroup = "working_group"
  /// A province, or the whole country.
  case province
}

/// The kinds of policies that a policy file may hold.
public enum PolicySections {
  /// The built-in ones, in the order of the documentation.
  public static let all: [any PolicyValues.Type] = [
    Charter.self, PolicyBook.UnitPolicy.self, ObstaclePolicy.self,
    AssociationPolicy.self, EstatePolicy.self, ProjectPolicy.self, ProgrammePolicy.self,
    PermitPolicy.self, PriorityPolicy.self,
  ]
}
