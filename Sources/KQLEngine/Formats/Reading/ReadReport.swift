import KQLSyntax
import Synchronization

/// What a reader left out of a table, for whoever asks with ``ReadOptions/report``.
///
/// ```swift
/// var options = ReadOptions()
/// options.onError = .skip
/// let report = ReadReport()
/// options.report = report
/// let table = try TableFiles.load(path: "units.csv", options: options)
/// for row in report.rows { print(row.line, row.reason) }
/// ```
///
/// A report may be handed to several reads; it then tells of all of them.
public final class ReadReport: Sendable {
  /// A row that was left out.
  public struct Row: Sendable, Hashable {
    /// The file's name, as ``ReadOptions/fileName`` has it.
    public let file: String
    /// The line of the trouble; the first is 1.
    public let line: Int
    /// The name of the column, or the empty string where the trouble is not with one column.
    public let column: String
    /// The code of the diagnostic that would have ended the read, for instance `kql.data.csv.value`.
    public let code: String
    /// What is wrong, with file and line.
    public let reason: String
  }

  private struct State {
    var rows: [Row] = []
    var rejected = 0
    var loaded = 0
  }

  private let state = Mutex(State())

  /// Creates a report that tells of nothing yet.
  public init() {}

  /// The rows that were left out, in the order of the files; of each file at most
  /// ``ReadOptions/maxNotes``.
  public var rows: [Row] { state.withLock { $0.rows } }

  /// How many rows were left out in all.
  public var rejectedCount: Int { state.withLock { $0.rejected } }

  /// How many rows were read.
  public var loadedCount: Int { state.withLock { $0.loaded } }

  func add(_ rows: [Row], rejected: Int, loaded: Int) {
    state.withLock { state in
      state.rows += rows
      state.rejected += rejected
      state.loaded += loaded
    }
  }
}

/// Gathers what is said of rows that were left out.
struct RejectedRows {
  private let fileName: String
  private let limit: Int
  private let report: ReadReport?
  private var rows: [ReadReport.Row] = []
  /// How many rows were left out.
  private(set) var count = 0

  init(_ options: ReadOptions) {
    fileName = options.fileName
    limit = max(0, options.maxNotes)
    report = options.report
  }

  /// Whether the next row is still described.
  var describesNext: Bool { rows.count < limit }

  /// Counts a row that is not described.
  mutating func add() { count += 1 }

  /// Counts a row, and describes it while the limit lasts.
  mutating func add(_ diagnostic: Diagnostic, line: Int, column: String) {
    count += 1
    guard describesNext else { return }
    rows.append(
      ReadReport.Row(
        file: fileName, line: line, column: column, code: diagnostic.code,
        reason: diagnostic.message))
  }

  /// Counts rows that are not described, up to a number in all.
  mutating func count(upTo total: Int) { count = max(count, total) }

  /// Tells the report, if there is one, and gives what belongs into ``Table/notes``: nothing where
  /// every row was read.
  func finish(loaded: Int) -> [String] {
    report?.add(rows, rejected: count, loaded: loaded)
    guard count > 0 else { return [] }
    let file = "'" + MessageText.path(fileName) + "'"
    let head = "\(count) \(count == 1 ? "row" : "rows") of \(file) left out"
    let rest = count - rows.count
    return [head] + rows.map(\.reason) + (rest > 0 ? ["… \(rest) more"] : [])
  }
}
