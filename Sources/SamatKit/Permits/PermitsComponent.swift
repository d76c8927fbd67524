public import KQLEngine

/// Permits (مجوزها): kinds, steps, applications and requested changes.
public struct PermitsComponent: Component {
  /// `permits`.
  public let name = "permits"
  /// One sentence for help.
  public let summary =
    "Permits: procedures in versions, requested changes, applications and delegated powers."
  private let data: SeedData

  /// Creates the component.
  ///
  /// - Parameter data: Where the rows come from.
  public init(data: SeedData) { self.data = data }

  /// Adds the tables and the measures.
  ///
  /// - Parameter registry: What they are entered in.
  /// - Throws: `kql.register.duplicate` where a name is taken.
  public func register(in registry: inout Registry) throws {
    try registry.add(PermitsTables.all, from: data)
    try PermitMeasures.register(in: &registry)
  }
}
