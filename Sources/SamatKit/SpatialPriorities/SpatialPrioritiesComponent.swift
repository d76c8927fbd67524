public import KQLEngine

/// Spatial priorities (آمایش): the tables `priorities` and `indicators`.
public struct SpatialPrioritiesComponent: Component {
  /// `spatial-priorities`.
  public let name = "spatial-priorities"
  /// One sentence for help.
  public let summary =
    "Spatial priorities: which place suits which activity, and the indicators behind it."
  private let data: SeedData

  /// Creates the component.
  ///
  /// - Parameter data: Where the rows come from.
  public init(data: SeedData) { self.data = data }

  /// Adds the tables, the analyses and the measures.
  ///
  /// - Parameter registry: What they are entered in.
  /// - Throws: `kql.register.duplicate` where a name is taken.
  public func register(in registry: inout Registry) throws {
    try registry.add(SpatialPrioritiesTables.all, from: data)
    for function in SpatialAnalyses.all(data) { try registry.add(function) }
    try registry.add(SpatialMeasures.all, folder: "spatial-priorities")
  }
}
