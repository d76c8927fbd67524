public import KQLEngine

/// Industrial estates and zones (شهرک‌ها و نواحی صنعتی).
public struct EstatesComponent: Component {
  /// `estates`.
  public let name = "estates"
  /// One sentence for help.
  public let summary =
    "Industrial estates: parcels, utilities, infrastructure projects and funding."
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
    try registry.add(EstatesTables.all, from: data)
    try EstateMeasures.register(in: &registry)
    try ProjectMeasures.register(in: &registry)
  }
}
