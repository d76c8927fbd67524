public import KQLEngine

/// Reference tables: provinces (استان), counties (شهرستان), borders, sectors and workshops.
public struct ReferenceComponent: Component {
  /// `reference`.
  public let name = "reference"
  /// One sentence for help.
  public let summary = "Reference tables: provinces, borders, counties, sectors and workshops."
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
    try registry.add(ReferenceTables.all, from: data)
  }
}
