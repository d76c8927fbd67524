public import KQLEngine

/// Programmes (برنامه‌ها) with their axes, actions and provinces.
public struct ProgrammesComponent: Component {
  /// `programmes`.
  public let name = "programmes"
  /// One sentence for help.
  public let summary = "Programmes: their axes, actions, provinces, reports and progress."
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
    try registry.add(ProgrammesTables.all, from: data)
    try ProgrammeMeasures.register(in: &registry)
  }
}
