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

  /// Adds the tables and `link_records`.
  ///
  /// - Parameter registry: What they are entered in.
  /// - Throws: `kql.register.duplicate` where a name is taken.
  public func register(in registry: inout Registry) throws {
    try registry.add(SourcesTables.all, from: data)
    try registry.add(LinkRecordsFunction.function)
  }
}
