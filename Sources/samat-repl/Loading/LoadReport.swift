import Synchronization

/// The tables that opening files has come to.
final class LoadReport: Sendable {
  private let names = Mutex<[String]>([])

  /// The tables, in the order in which they were opened, each once.
  var tables: [String] { names.withLock { $0 } }

  /// Takes up a table.
  func add(_ name: String) {
    names.withLock { if !$0.contains(name) { $0.append(name) } }
  }
}
