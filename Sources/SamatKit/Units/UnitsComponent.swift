public import KQLEngine

/// Production units (واحد تولیدی): the table `units`.
public struct UnitsComponent: Component {
  /// `units`.
  public let name = "units"
  /// One sentence for help.
  public let summary = "Production units: domain, sector, place, size and status."
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
    try registry.add(UnitsTables.all, from: data)
  }
}
