public import KQLEngine
import KQLSyntax
import Synchronization

/// Obstacles to production (موانع تولید): the tables `obstacle_kinds`, `obstacle_terms` and
/// `obstacle_mentions`, and the classifier of free text as functions.
public struct ObstaclesComponent: Component {
  /// `obstacles`.
  public let name = "obstacles"
  /// One sentence for help.
  public let summary = "Obstacles to production: their taxonomy and where they are named."
  private let data: SeedData
  private let classifier: (any ObstacleClassifier)?

  /// Creates the component.
  ///
  /// - Parameters:
  ///   - data: Where the rows come from.
  ///   - classifier: What `classify_obstacle()` asks; nil for the term lists of the data.
  public init(data: SeedData, classifier: (any ObstacleClassifier)? = nil) {
    self.data = data
    self.classifier = classifier
  }

  /// Adds the tables and functions.
  ///
  /// - Parameter registry: What they are entered in.
  /// - Throws: `kql.register.duplicate` where a name is taken.
  public func register(in registry: inout Registry) throws {
    try registry.add(ObstaclesTables.all, from: data)
    let lists = LazyTermLists(data)
    let classifier = classifier
    let functions = ClassifyFunctions { classifier ?? lists.classifier }
    for function in functions.all { try registry.add(function) }
  }
}

/// The classifier over the term lists of some data, made when a query first needs it.
private final class LazyTermLists: Sendable {
  private let data: SeedData
  private let made = Mutex<TermListClassifier?>(nil)

  init(_ data: SeedData) { self.data = data }

  /// The classifier; one without terms where the lists cannot be read, which then knows nothing.
  var classifier: TermListClassifier {
    made.withLock { made in
      if let made { return made }
      func rows(_ table: SeedTable) -> Table {
        (try? data.table(table.name, table.schema)) ?? .empty(table.schema)
      }
      var kinds: [String: String] = [:]
      for row in rows(ObstaclesTables.obstacleKinds).rows {
        kinds[ValueText.string(row["obstacle"])] = ValueText.string(row["parent"])
      }
      let classifier = TermListClassifier(terms: rows(ObstaclesTables.obstacleTerms), kinds: kinds)
      made = classifier
      return classifier
    }
  }
}
