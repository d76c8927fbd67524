import KQLSyntax

/// Reads columns of a registered table, in partitions of a set size.
final class ScanExec: Exec, @unchecked Sendable {
  private let source: TableDefinition
  private let columns: [Int]
  init(_ scan: LogicalPlan.Scan) {
    source = scan.table
    columns = scan.columns
    super.init(schema: scan.schema)
  }

  override func stored(
    _ position: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> Column? {
    let table = try source.load()
    return columns.indices.contains(position) ? table.columns[columns[position]] : nil
  }

  override func choices(_ context: ExecutionContext) throws(Diagnostic) -> [String] {
    let rows = try source.load().rowCount
    let parts = try partitionCount(context)
    let size = PlanText.count(rows, "row")
    return [parts == 1 ? size : "\(size) in \(parts) parts"]
      + PlanText.storage(
        of: try columns.indices.map { (index) throws(Diagnostic) in
          (schema.columns[index].name, try stored(index, context))
        })
  }

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    let rows = try source.load().rowCount
    // The same for any number of threads, so that results are too.
    let size = context.options.partitionRows
    return max(1, (rows + size - 1) / size)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let table = try source.load()
    let size = context.options.partitionRows
    let start = min(partition * size, table.rowCount)
    let end = min(start + size, table.rowCount)
    return SliceStream(
      columns.map { table.columns[$0] }, range: start..<end, size: context.options.batchSize,
      progress: context.options.progress)
  }

  override func whole(_ context: ExecutionContext) throws(Diagnostic) -> Table? {
    let table = try source.load()
    return Table(
      schema: schema, columns: columns.map { table.columns[$0] }, rowCount: table.rowCount)
  }

  override func rowEstimate(_ context: ExecutionContext) throws(Diagnostic) -> Int? {
    try source.load().rowCount
  }
}

/// Cuts a range of rows into batches.
final class SliceStream: BatchStream {
  private let columns: [Column]
  private var position: Int
  private let end: Int
  private let size: Int
  private let progress: QueryProgress?

  init(
    _ columns: [Column], range: Range<Int>, size: Int, progress: QueryProgress? = nil
  ) {
    self.columns = columns
    position = range.lowerBound
    end = range.upperBound
    self.size = size
    self.progress = progress
  }

  func next() -> Batch? {
    guard position < end else { return nil }
    let range = position..<min(position + size, end)
    position = range.upperBound
    progress?.scan(rows: range.count)
    if range.lowerBound == 0, columns.allSatisfy({ $0.count == range.count }) {
      return Batch(columns: columns, count: range.count)
    }
    return Batch(
      columns: columns.map { $0.slice(range) }, count: range.count, firstRow: range.lowerBound)
  }
}

/// Rows that are there.
final class ValuesExec: Exec, @unchecked Sendable {
  private let table: Table

  init(_ table: Table) {
    self.table = table
    super.init(schema: table.schema)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    BatchList(table.batches(of: context.options.batchSize))
  }

  override func whole(_ context: ExecutionContext) -> Table? { table }

  override func choices(_ context: ExecutionContext) -> [String] {
    [PlanText.count(table.rowCount, "row")]
  }

  override func rowEstimate(_ context: ExecutionContext) -> Int? { table.rowCount }
}

/// Evenly spaced values, made batch by batch.
final class RangeExec: Exec, @unchecked Sendable {
  private let node: LogicalPlan.RangeNode

  init(_ node: LogicalPlan.RangeNode) {
    self.node = node
    super.init(schema: Schema([node.column]))
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let size = context.options.batchSize
    switch (node.from, node.to, node.step) {
    case (.real(let from), .real(let to), .real(let step)):
      return RangeStream(size: size) { index in
        let value = from + Double(index) * step
        return step > 0
          ? (value <= to ? .real(value) : nil)
          : (step < 0 && value >= to ? .real(value) : nil)
      }
    case (.decimal(let from), .decimal(let to), .decimal(let step)):
      return RangeStream(size: size) { index in
        let value = from + Decimal(Int64(index)) * step
        let zero = Decimal(Int64(0))
        return step > zero
          ? (value <= to ? .decimal(value) : nil)
          : (step < zero && value >= to ? .decimal(value) : nil)
      }
    case (.long(let from), .long(let to), .long(let step)):
      return integers(from, to, step, size) { .long($0) }
    case (.datetime(let from), .datetime(let to), .timespan(let step)):
      return integers(from, to, step, size) { .datetime($0) }
    case (.timespan(let from), .timespan(let to), .timespan(let step)):
      return integers(from, to, step, size) { .timespan($0) }
    default: return BatchList([])
    }
  }

  private func integers(
    _ from: Int64, _ to: Int64, _ step: Int64, _ size: Int,
    _ make: @escaping (Int64) -> Value
  ) -> any BatchStream {
    RangeStream(size: size) { index in
      guard step != 0 else { return nil }
      let (offset, overflow) = step.multipliedReportingOverflow(by: Int64(index))
      let (value, carry) = from.addingReportingOverflow(offset)
      if overflow || carry { return nil }
      return step > 0 ? (value <= to ? make(value) : nil) : (value >= to ? make(value) : nil)
    }
  }
}

/// Makes values from their numbers until there is none.
private final class RangeStream: BatchStream {
  private let size: Int
  private let make: (Int) -> Value?
  private var position = 0
  private var isDone = false

  init(size: Int, _ make: @escaping (Int) -> Value?) {
    self.size = size
    self.make = make
  }

  func next() -> Batch? {
    guard !isDone, let first = make(position), let type = first.type else { return nil }
    var builder = ColumnBuilder(type: type, capacity: size)
    let start = position
    while position - start < size {
      guard let value = make(position) else {
        isDone = true
        break
      }
      builder.append(value)
      position += 1
    }
    return Batch(columns: [builder.finish()], count: builder.count, firstRow: start)
  }
}
