public import KQLEngine

/// Working groups (کارگروه تسهیل و رفع موانع تولید): groups, sessions, attendance, cases,
/// resolutions and reports.
public struct WorkingGroupsComponent: Component {
  /// `working-groups`.
  public let name = "working-groups"
  /// One sentence for help.
  public let summary =
    "Working groups that remove obstacles: sessions, cases, resolutions and reports."
  private let data: SeedData

  /// Creates the component.
  ///
  /// - Parameter data: Where the rows come from.
  public init(data: SeedData) { self.data = data }

  /// Adds the tables, the measures and the simulation.
  ///
  /// - Parameter registry: What they are entered in.
  /// - Throws: `kql.register.duplicate` where a name is taken.
  public func register(in registry: inout Registry) throws {
    try registry.add(WorkingGroupsTables.all, from: data)
    try CaseworkMeasures.register(in: &registry)
    try registry.add(
      AnalysisUsage.guarding(SimulateCadenceFunction.function, topic: "Working groups"))
  }
}
