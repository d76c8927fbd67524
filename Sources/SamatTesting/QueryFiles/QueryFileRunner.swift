public import KQLEngine
import KQLSyntax

/// Runs query files.
///
/// ```swift
/// let file = try QueryFile(path: "Tests/Queries/functions/bin.kqltest")
/// for failure in QueryFileRunner(configuration: .singleRows).run(file) { print(failure) }
/// ```
///
/// Types must be the same, and rows must come in the order of the file; reals may differ by one part
/// in 10^9, and `dynamic` values are compared as JSON, bags without order.
public struct QueryFileRunner: Sendable {
  /// How queries are run; no configuration may change an answer.
  public struct Configuration: Sendable, Hashable, CustomStringConvertible {
    /// What the configuration is called.
    public var name: String
    /// The rows of a batch.
    public var batchSize = 4096
    /// The threads that may work on one query.
    public var threads = 2
    /// The rows of a table that one thread works on at a time; nil for the engine's own number.
    public var partitionRows: Int?
    /// Whether references between tables are resolved first.
    public var isLinked = false
    /// Whether plans are optimised.
    public var isOptimized = true
    /// Whether each query is read, printed and read again before it runs.
    public var isReprinted = false

    /// Creates a configuration with the engine's own settings.
    ///
    /// - Parameter name: What it is called.
    public init(_ name: String) { self.name = name }

    /// The name.
    public var description: String { name }

    /// The engine's own settings.
    public static let standard = Configuration("standard")
    /// Plans run as they are bound.
    public static let unoptimized = Configuration("unoptimized") { $0.isOptimized = false }
    /// Batches of one row.
    public static let singleRows = Configuration("batches of 1") { $0.batchSize = 1 }
    /// Batches of three rows, so that most tables end within a batch.
    public static let tripleRows = Configuration("batches of 3") { $0.batchSize = 3 }
    /// One thread.
    public static let oneThread = Configuration("one thread") { $0.threads = 1 }
    /// Two rows of a table at a time, on three threads, with references between tables resolved.
    public static let smallPartitions = Configuration("partitions of 2") {
      $0.partitionRows = 2
      $0.threads = 3
      $0.isLinked = true
    }
    /// Queries are printed and read again.
    public static let reprinted = Configuration("printed and read again") { $0.isReprinted = true }

    /// Every configuration above.
    public static let all: [Configuration] = [
      standard, unoptimized, singleRows, tripleRows, oneThread, smallPartitions, reprinted,
    ]

    private init(_ name: String, _ change: (inout Configuration) -> Void) {
      self.init(name)
      change(&self)
    }
  }

  /// A block whose query did not do what the file says.
  public struct Failure: Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// The line of the block, or of the expected row that differs, from 1.
    public let line: Int
    /// The query, what was expected and what came.
    public let message: String
    /// Which block it is, and what it would have to say.
    let replacement: Replacement?

    /// `path:line: message`.
    public var description: String { "\(path):\(line): \(message)" }
  }

  /// What a block would have to say to hold.
  struct Replacement: Sendable {
    var block: Int
    var header: String
    var expected: [String]
  }

  private let registry: Registry
  private let configuration: Configuration
  private let now: Int64

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - registry: What queries can name besides the file's own tables.
  ///   - configuration: How queries are run.
  ///   - now: What `now()` gives, in ticks of 100 ns since 0001-01-01; 2026-01-01 unless said.
  public init(
    registry: Registry = Registry(), configuration: Configuration = .standard,
    now: Int64 = 639_028_224_000_000_000
  ) {
    self.registry = registry
    self.configuration = configuration
    self.now = now
  }

  /// Runs a file and, where the environment says `SAMAT_RECORD=1`, rewrites it.
  ///
  /// - Parameter file: The file.
  /// - Throws: ``CheckFailure`` with what did not hold, though it has been recorded.
  public func check(_ file: QueryFile) throws(CheckFailure) {
    let failures = run(file)
    guard !failures.isEmpty else { return }
    var problems = failures.map(\.description)
    if Self.isRecording {
      do throws(QueryFile.Problem) {
        try Self.record(failures, in: file)
      } catch {
        problems.append(error.description)
      }
    }
    throw CheckFailure(subject: "query file '\(file.path)'", problems: problems)
  }

  /// Runs every block of a file.
  ///
  /// - Parameter file: The file.
  /// - Returns: What did not hold, in the order of the file; empty where all did.
  public func run(_ file: QueryFile) -> [Failure] {
    var registry = registry
    var failures: [Failure] = []
    for (index, block) in file.blocks.enumerated() {
      if case .table(let name) = block.kind {
        do {
          try registry.replace(TableDefinition(name, table: try block.table(file.path)))
          if configuration.isLinked { try registry.linkTables(leastRows: 0) }
        } catch {
          let problem = error as? QueryFile.Problem
          failures.append(
            Failure(
              path: file.path, line: problem?.line ?? block.line,
              message: problem?.message ?? "\(error)", replacement: nil))
        }
        continue
      }
      var catalog = Catalog(registry)
      let miss = miss(block, &catalog)
      registry = Registry(catalog)
      guard let miss else { continue }
      let replacement = miss.expected.map {
        Replacement(block: index, header: miss.header ?? "", expected: $0)
      }
      failures.append(
        Failure(
          path: file.path, line: miss.line ?? block.line,
          message: "[\(configuration)] \(miss.message)\n\(indented(block.text))",
          replacement: replacement))
    }
    return failures
  }

  /// What is wrong with a block, and what it would have to say.
  private struct Miss {
    var message: String
    var line: Int?
    var header: String?
    var expected: [String]?
  }

  private var options: QueryOptions {
    var options = QueryOptions(
      batchSize: configuration.batchSize, threads: configuration.threads,
      optimization: configuration.isOptimized ? .on : .off, now: now)
    if let rows = configuration.partitionRows { options.partitionRows = rows }
    return options
  }

  private func miss(_ block: QueryFile.Block, _ catalog: inout Catalog) -> Miss? {
    var text = block.text
    var isReprinted = false
    if configuration.isReprinted {
      switch reprinted(text) {
      case .success(let printed):
        if let printed {
          text = printed
          isReprinted = true
        }
      case .failure(let problem): return Miss(message: problem.message)
      }
    }
    switch block.kind {
    case .table: return nil
    case .query(let types): return missOfQuery(block, text, types, &catalog)
    case .error(let code): return missOfError(block, text, code, catalog, isReprinted)
    case .explain: return missOfExplain(block, text, catalog)
    }
  }

  private struct PrintingProblem: Error {
    var message: String
  }

  /// The text as it is printed from its tree; nil where it has none.
  private func reprinted(_ text: String) -> Result<String?, PrintingProblem> {
    let first = Parser.parse(text)
    if first.hasErrors { return .success(nil) }
    let printed = SyntaxPrinter.print(first.script)
    let second = Parser.parse(printed)
    if let problem = second.diagnostics.first(where: { $0.severity == .error }) {
      return .failure(
        PrintingProblem(message: "printed, it cannot be read: \(problem.message)\n\(printed)"))
    }
    let again = SyntaxPrinter.print(second.script)
    if again != printed {
      return .failure(
        PrintingProblem(message: "printed twice, it differs:\n\(printed)\n\(again)"))
    }
    return .success(printed)
  }

  private func missOfQuery(
    _ block: QueryFile.Block, _ text: String, _ types: [DataType], _ catalog: inout Catalog
  ) -> Miss? {
    let table: Table
    do throws(QueryFailure) {
      // What commands change stands for the rest of the file.
      let done = try catalog.execute(text, options: options)
      catalog = done.catalog
      if let last = done.answers.last {
        table = last
      } else {
        table = try catalog.query(text, options: options)
      }
    } catch {
      return Miss(
        message: "refused:\n\(error)", header: "error \(error.code)",
        expected: marked(error).map { [$0] } ?? [])
    }
    let actual = table.schema.columns.map(\.type)
    let header = "query " + actual.map(\.rawValue).joined(separator: ",")
    func miss(_ message: String, line: Int? = nil) -> Miss {
      let rows = WrittenCell.lines(table, limit: 30).map { "  " + $0 }.joined(separator: "\n")
      return Miss(
        message: "\(message)\nanswer [\(table.schema.names.joined(separator: ", "))]:\n\(rows)",
        line: line, header: header, expected: WrittenCell.lines(table))
    }
    guard actual == types else {
      return miss("the types are '\(header.dropFirst(6))'")
    }
    for (row, line) in block.expected.enumerated() {
      let cells = WrittenCell.split(line)
      guard row < table.rowCount else { break }
      guard cells.count == types.count else {
        return miss(
          "\(cells.count) cells are expected of \(types.count) columns",
          line: block.expectedLine + row)
      }
      for (column, cell) in cells.enumerated() {
        let value = table.columns[column][row]
        if !CellComparison.matches(value, cell, type: types[column]) {
          return miss(
            "row \(row + 1), column '\(table.schema.names[column])': expected \(cell.text), "
              + "found \(WrittenCell.written(value))", line: block.expectedLine + row)
        }
      }
    }
    guard table.rowCount == block.expected.count else {
      return miss("\(block.expected.count) rows are expected, \(table.rowCount) came")
    }
    return nil
  }

  private func missOfError(
    _ block: QueryFile.Block, _ text: String, _ code: String, _ catalog: Catalog,
    _ isReprinted: Bool
  ) -> Miss? {
    let failure: QueryFailure
    do throws(QueryFailure) {
      let table = try catalog.query(text, options: options)
      let types = table.schema.columns.map(\.type.rawValue).joined(separator: ",")
      return Miss(
        message: "expected error '\(code)', it was answered", header: "query \(types)",
        expected: WrittenCell.lines(table))
    } catch {
      failure = error
    }
    let marked = marked(failure)
    let lines = marked?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if failure.code != code {
      return Miss(
        message: "expected error '\(code)', found '\(failure.code)':\n\(failure)",
        header: "error \(failure.code)", expected: lines ?? [])
    }
    // Printing changes the layout, so that spans mark other texts.
    if !isReprinted && block.expected != lines ?? [] {
      return Miss(
        message: "the error marks '\(marked ?? "")':\n\(failure)", line: block.expectedLine,
        header: "error \(code)", expected: lines ?? [])
    }
    return nil
  }

  private func missOfExplain(
    _ block: QueryFile.Block, _ text: String, _ catalog: Catalog
  ) -> Miss? {
    guard configuration.isOptimized else { return nil }
    do throws(QueryFailure) {
      let plan = try catalog.prepare(text, options: options).plan.explain
      let lines = plan.split(separator: "\n").map(String.init)
      if lines == block.expected { return nil }
      return Miss(
        message: "the plan is:\n\(plan)", line: block.expectedLine, header: "explain",
        expected: lines)
    } catch {
      return Miss(message: "refused:\n\(error)")
    }
  }

  /// The text that the first diagnostic marks; nil where it marks none.
  private func marked(_ failure: QueryFailure) -> String? {
    guard let span = failure.diagnostics.first?.span else { return nil }
    let bytes = Array(failure.text.utf8)
    let start = min(max(0, span.start), bytes.count)
    return String(decoding: bytes[start..<min(max(start, span.end), bytes.count)], as: UTF8.self)
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  | \($0)" }
      .joined(separator: "\n")
  }
}
