public import KQLEngine

/// Obstacles to production (موانع تولید): the tables `obstacle_kinds` and `obstacle_mentions`.
public struct ObstaclesComponent: Component {
  /// `obstacles`.
  public let name = "obstacles"
  /// One sentence for help.
  public let summary = "Obstacles to production: their taxonomy and where they are named."
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
    try registry.add(ObstaclesTables.all, from: data)
  }
}
