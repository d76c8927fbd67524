import KQLSyntax
import Synchronization

/// Some rows of some columns: what operators hand to each other.
struct Batch: Sendable {
  var columns: [Column]
  var count: Int
  /// The position of the first row in the whole input, where that is known and matters.
  var firstRow = 0
  /// Which rows count, where a filter left the others in place; nil where all do. Only operators
  /// that ask for such batches get them; see ``Exec/openSelecting(_:_:)``.
  var selection: Selection?

  /// The rows at the given positions.
  func gather(_ rows: [Int32]) -> Batch {
    Batch(columns: columns.map { $0.gather(rows) }, count: rows.count, firstRow: firstRow)
  }

  /// The batch without the rows that a filter rejected.
  func compacted() -> Batch {
    guard let selection else { return self }
    return gather(selection.rows)
  }
}

/// Which rows of a batch a filter has kept.
///
/// Leaving rejected rows in place costs nothing for columns that are only looked at once, where
/// copying the others would cost as much as the whole rest of the query.
struct Selection: Sendable {
  /// One truth value a row.
  let flags: [Bool]
  /// How many of them are true.
  let count: Int

  init(_ flags: [Bool]) {
    self.flags = flags
    count = flags.trueCount
  }

  /// The positions of the rows that count.
  var rows: [Int32] {
    // One place more: a row is written in any case, and kept only where it counts.
    [Int32](unsafeUninitializedCapacity: flags.count + 1) { output, filled in
      var end = 0
      flags.withBytes { flags in
        for row in 0..<self.flags.count {
          output[end] = Int32(truncatingIfNeeded: row)
          end &+= Int(flags[row])
        }
      }
      filled = end
    }
  }

  /// The rows that count here and for which a condition holds as well.
  func and(_ other: [Bool]) -> Selection { Selection(flags.and(other)) }
}

/// Gives batches, one after the other, until there are no more.
protocol BatchStream: AnyObject {
  func next() throws(Diagnostic) -> Batch?
}

/// A step of a query that runs: physical counterpart of a node of the plan.
///
/// An operator offers its rows in partitions, which may run at the same time; the rows of the
/// whole are the partitions' rows in the order of their numbers, for any number of threads.
class Exec: @unchecked Sendable {
  let schema: Schema
  init(schema: Schema) { self.schema = schema }

  /// The node of the plan that the step was chosen for; set once, when it is.
  var planNode: LogicalPlan?

  /// Where the rows come from, left to right.
  var inputs: [Exec] { [] }

  /// How the step is named where a plan is explained.
  var label: String { planNode?.label ?? "All rows" }

  /// The plan that the step takes from a place where it is worked out once.
  var shared: SharedPlan? { nil }

  /// What is settled before rows are seen: how they are cut, grouped, joined. For people.
  func choices(_ context: ExecutionContext) throws(Diagnostic) -> [String] { [] }

  /// A column of the answer as it lies in a table; nil where it is worked out.
  func stored(_ position: Int, _ context: ExecutionContext) throws(Diagnostic) -> Column? { nil }

  /// How many partitions there are; may load the input.
  func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int { 1 }

  /// The rows of a partition.
  func open(_ partition: Int, _ context: ExecutionContext) throws(Diagnostic) -> any BatchStream {
    throw Diagnostic(code: "kql.internal", message: "an operator gives no rows")
  }

  /// The rows of a partition, perhaps with rejected rows left in place (``Batch/selection``).
  func openSelecting(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    try open(partition, context)
  }

  /// All rows as they lie in memory already; nil where they must be worked out.
  func whole(_ context: ExecutionContext) throws(Diagnostic) -> Table? { nil }

  /// At most how many rows there are, where that is known without working them out.
  func rowEstimate(_ context: ExecutionContext) throws(Diagnostic) -> Int? { nil }

  /// Whether ``openSelecting(_:_:)`` may leave rejected rows in place.
  var selects: Bool { false }

  /// All rows, in order, as one table.
  final func table(
    _ context: ExecutionContext, rowLimit: Int? = nil
  ) throws(Diagnostic) -> Table {
    if let whole = try whole(context), whole.rowCount <= rowLimit ?? .max {
      context.options.progress?.scan(rows: whole.rowCount)
      return whole
    }
    let batches = try collect(context, rowLimit: rowLimit)
    return Exec.join(batches, schema: schema)
  }

  /// All batches, in order; an error as soon as they have more rows than `rowLimit`.
  final func collect(
    _ context: ExecutionContext, rowLimit: Int? = nil
  ) throws(Diagnostic) -> [Batch] {
    let rows = RowCounter(limit: rowLimit)
    let parts = try forEachPartition(context) { (index: Int) throws(Diagnostic) -> [Batch] in
      let stream = try self.open(index, context)
      var batches: [Batch] = []
      while let batch = try stream.next() {
        try context.check()
        if batch.count > 0 {
          try rows.add(batch.count)
          try context.account(batch)
          batches.append(batch)
        }
      }
      return batches
    }
    return parts.flatMap { $0 }
  }

  /// Runs `body` for every partition, several at a time where it pays; results in order.
  final func forEachPartition<Result: Sendable>(
    _ context: ExecutionContext,
    _ body: @escaping @Sendable (Int) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> [Result] {
    let count = try partitionCount(context)
    return try Parallel.map(count, threads: context.options.threads, body)
  }

  static func join(_ batches: [Batch], schema: Schema) -> Table {
    let rows = batches.reduce(0) { $0 + $1.count }
    if batches.isEmpty { return .empty(schema) }
    if batches.count == 1, batches[0].columns.count == schema.count {
      return Table(schema: schema, columns: batches[0].columns, rowCount: rows)
    }
    let columns = schema.columns.enumerated().map { index, column in
      Column.concatenate(batches.map { $0.columns[index] }, type: column.type)
    }
    return Table(schema: schema, columns: columns, rowCount: rows)
  }
}

/// Counts the rows of an answer while its partitions are worked out.
private final class RowCounter: Sendable {
  private let limit: Int?
  private let count = Atomic<Int>(0)

  init(limit: Int?) { self.limit = limit }

  func add(_ rows: Int) throws(Diagnostic) {
    guard let limit else { return }
    if count.add(rows, ordering: .relaxed).newValue > limit {
      throw Diagnostic(
        code: "kql.limit.rows", message: "the answer has more rows than its limit of \(limit)",
        help: "raise the limit (--max-rows), or end the query in '| take \(limit)'")
    }
  }
}

/// A stream over batches that are there.
final class BatchList: BatchStream {
  private var batches: ArraySlice<Batch>
  init(_ batches: [Batch]) { self.batches = batches[...] }
  func next() -> Batch? { batches.popFirst() }
}

/// A stream that turns each batch of another into one of its own.
final class MappedStream: BatchStream {
  private let input: any BatchStream
  private let transform: (Batch) throws(Diagnostic) -> Batch
  init(_ input: any BatchStream, _ transform: @escaping (Batch) throws(Diagnostic) -> Batch) {
    self.input = input
    self.transform = transform
  }
  func next() throws(Diagnostic) -> Batch? {
    guard let batch = try input.next() else { return nil }
    return try transform(batch)
  }
}

extension Table {
  /// The table as batches of at most `size` rows.
  func batches(of size: Int) -> [Batch] {
    if columns.isEmpty { return [Batch(columns: [], count: rowCount)] }
    if rowCount <= size { return [Batch(columns: columns, count: rowCount)] }
    return stride(from: 0, to: rowCount, by: size).map { start in
      let range = start..<min(start + size, rowCount)
      return Batch(
        columns: columns.map { $0.slice(range) }, count: range.count, firstRow: start)
    }
  }
}
