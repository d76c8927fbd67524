public import KQLEngine

/// Sources (منابع): documents, facts, issues, people, organizations, posts and rules.
public struct SourcesComponent: Component {
  /// `sources`.
  public let name = "sources"
  /// One sentence for help.
  public let summary = "Sources: documents, facts, doubts, people, organizations, posts and rules."
  private let data: SeedData

  /// Creates the component.
  ///
  /// - Parameter data: Where the rows come from.
  public init(data: SeedData) { self.data = data }

  /// Adds the tables, the functions of linkage and the measures.
  ///
  /// - Parameter registry: What they are entered in.
  /// - Throws: `kql.register.duplicate` where a name is taken.
  public func register(in registry: inout Registry) throws {
    try registry.add(SourcesTables.all, from: data)
    for function in [
      LinkRecordsFunction.function, LinkThresholdsFunction.function,
      LinkClustersFunction.function,
    ] {
      try registry.add(AnalysisUsage.guarding(function, topic: "One unit in several registers"))
    }
    try registry.add(SourceMeasures.all, folder: "sources")
  }
}
