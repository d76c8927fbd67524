import KQLSyntax
import Synchronization

/// How far a query has come; another thread may look at it at any time.
///
/// ```swift
/// var options = QueryOptions()
/// options.progress = QueryProgress()
/// // On another thread, while the query runs:
/// print(options.progress?.fraction ?? 0)
/// ```
///
/// What is counted are the rows of tables, as they are handed to the first step behind them, 4,096 at
/// a time. A query that stops early does not come to all of them; one that looks at rows twice counts
/// them twice. Sorting and merging of groups come after the last row.
public final class QueryProgress: Sendable {
  private let scanned = Atomic<Int>(0)
  private let expected = Atomic<Int>(0)

  /// Creates a count of nothing.
  public init() {}

  /// The rows of tables that were read so far.
  public var rowsScanned: Int { scanned.load(ordering: .relaxed) }

  /// The rows of the tables that the query reads; grows where parts of the query begin later.
  public var rowsExpected: Int { expected.load(ordering: .relaxed) }

  /// The share that is read, 0 to 1; nil as long as there is nothing to read.
  public var fraction: Double? {
    let expected = rowsExpected
    return expected > 0 ? min(1, Double(rowsScanned) / Double(expected)) : nil
  }

  /// Begins again, for the next query.
  public func reset() {
    scanned.store(0, ordering: .relaxed)
    expected.store(0, ordering: .relaxed)
  }

  func scan(rows: Int) { scanned.wrappingAdd(rows, ordering: .relaxed) }

  func expect(rows: Int) { expected.wrappingAdd(rows, ordering: .relaxed) }
}

extension ExecutionContext {
  /// Adds the tables that an operator and those below it read to what is expected.
  func expect(_ exec: Exec) throws(Diagnostic) {
    // Groups are small, and their bodies are of no use to whoever waits.
    guard let progress = options.progress, !isOfGroup else { return }
    var rows = 0
    try exec.forEachTable(self) { rows += $0 }
    progress.expect(rows: rows)
  }
}

extension Exec {
  fileprivate func forEachTable(
    _ context: ExecutionContext, _ body: (Int) -> Void
  ) throws(Diagnostic) {
    if case .scan? = planNode, let rows = try rowEstimate(context) { body(rows) }
    for input in inputs { try input.forEachTable(context, body) }
  }
}
