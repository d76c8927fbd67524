import KQLSyntax

/// Works out a column for each expression, batch by batch.
final class ProjectExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let expressions: [BoundExpression]

  init(_ input: Exec, columns: [NamedBound]) {
    self.input = input
    expressions = columns.map(\.expression)
    super.init(schema: Schema(columns.map(\.column)))
  }

  override var inputs: [Exec] { [input] }

  override func stored(
    _ position: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> Column? {
    guard expressions.indices.contains(position),
      case .column(let place, _, _) = expressions[position]
    else { return nil }
    return try input.stored(place, context)
  }

  override func choices(_ context: ExecutionContext) -> [String] {
    expressions.allSatisfy(\.isColumn) ? ["hands columns on"] : []
  }

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    try input.partitionCount(context)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    stream(of: try input.open(partition, context), context)
  }

  override func openSelecting(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    stream(of: try input.openSelecting(partition, context), context)
  }

  override var selects: Bool { input.selects }

  override func rowEstimate(_ context: ExecutionContext) throws(Diagnostic) -> Int? {
    try input.rowEstimate(context)
  }

  override func whole(_ context: ExecutionContext) throws(Diagnostic) -> Table? {
    let positions = expressions.compactMap { expression -> Int? in
      if case .column(let position, _, _) = expression { position } else { nil }
    }
    guard positions.count == expressions.count, let table = try input.whole(context) else {
      return nil
    }
    return Table(
      schema: schema, columns: positions.map { table.columns[$0] }, rowCount: table.rowCount)
  }

  private func stream(
    of input: any BatchStream, _ context: ExecutionContext
  ) -> any BatchStream {
    let evaluator = Evaluator(context: context)
    let expressions = expressions
    let isCheap = expressions.allSatisfy(\.isCheap)
    return MappedStream(input) {
      (batch: Batch) throws(Diagnostic) -> Batch in
      try context.check()
      let batch = isCheap ? batch : batch.compacted()
      return Batch(
        columns: expressions.map { evaluator.column($0, batch) }, count: batch.count,
        firstRow: batch.firstRow, selection: batch.selection)
    }
  }
}

/// Works out columns that need all rows at once, in order, such as `row_number()`.
final class WindowExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let expressions: [BoundExpression]

  init(_ input: Exec, columns: [NamedBound]) {
    self.input = input
    expressions = columns.map(\.expression)
    super.init(schema: Schema(columns.map(\.column)))
  }

  override var inputs: [Exec] { [input] }

  override func choices(_ context: ExecutionContext) -> [String] { ["all rows at once, in order"] }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let table = try input.table(context)
    let whole = Batch(columns: table.columns, count: table.rowCount)
    let evaluator = Evaluator(context: context)
    let columns = expressions.map { evaluator.column($0, whole) }
    return SliceStream(columns, range: 0..<table.rowCount, size: context.options.batchSize)
  }
}

/// Hands on all rows as one batch, for conditions that look at neighbours.
final class WholeExec: Exec, @unchecked Sendable {
  private let input: Exec

  init(_ input: Exec) {
    self.input = input
    super.init(schema: input.schema)
  }

  override var inputs: [Exec] { [input] }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let table = try input.table(context)
    return BatchList([Batch(columns: table.columns, count: table.rowCount)])
  }
}
