public import KQLEngine

/// Associations of industry (تشکل‌ها، انجمن‌های صنایع همگن، خانه صمت).
public struct AssociationsComponent: Component {
  /// `associations`.
  public let name = "associations"
  /// One sentence for help.
  public let summary =
    "Associations and Houses of industry: elections, delegations and instructions."
  private let data: SeedData

  /// Creates the component.
  ///
  /// - Parameter data: Where the rows come from.
  public init(data: SeedData) { self.data = data }

  /// Adds the tables.
  ///
  /// - Parameter registry: What they are entered in.
  /// - Throws: `kql.register.duplicate` where a name is taken.
  public func register(in registry: inout Registry) throws {
    try registry.add(AssociationsTables.all, from: data)
    try AssociationMeasures.register(in: &registry)
  }
}
