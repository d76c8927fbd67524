import KQLSyntax

/// Takes columns out of a text, batch by batch; a text that repeats is taken apart once.
final class ParseExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let node: LogicalPlan.TextParsing

  init(_ input: Exec, _ node: LogicalPlan.TextParsing) {
    self.input = input
    self.node = node
    super.init(schema: node.schema)
  }

  override var inputs: [Exec] { [input] }

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    try input.partitionCount(context)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    MappedStream(try input.open(partition, context)) { (batch: Batch) throws(Diagnostic) -> Batch in
      try context.check()
      return self.parse(batch, context)
    }
  }

  private func parse(_ batch: Batch, _ context: ExecutionContext) -> Batch {
    let evaluator = Evaluator(context: context)
    let subject = evaluator.column(node.subject, batch)
    guard case .string(let texts) = subject else { return batch }
    // A dictionary that is smaller than the batch is taken apart instead of the rows.
    let isShared = texts.isDictionary && texts.texts.count < batch.count
    let source = isShared ? StringColumn(texts.texts) : texts
    var builders = node.outputs.map { _ in TextBuilder(unlimited: source.count) }
    var isHit = node.extractor.extract(source, into: &builders)
    let pieces = Batch(columns: builders.map { $0.finishColumn() }, count: source.count)
    var values = node.outputs.map { evaluator.column($0.conversion, pieces) }
    if node.strictness == .everyColumn {
      for value in values where value.type != .string {
        for row in 0..<source.count where isHit[row] && value.isNull(row) { isHit[row] = false }
      }
    }
    var rows: [Int32] = []
    rows.reserveCapacity(batch.count)
    var kept: [Int32] = []
    for row in 0..<batch.count {
      let place = isShared ? texts.index(row) : row
      if isHit[place] {
        rows.append(Int32(truncatingIfNeeded: place))
        kept.append(Int32(truncatingIfNeeded: row))
      } else if node.misses == .kept {
        rows.append(-1)
      }
    }
    let isWhole = rows.count == batch.count
    var columns = isWhole ? batch.columns : batch.columns.map { $0.gather(kept) }
    if isShared || kept.count < batch.count { values = values.map { $0.gather(rows) } }
    for (output, value) in zip(node.outputs, values) {
      if output.position < columns.count {
        columns[output.position] = value
      } else {
        columns.append(value)
      }
    }
    return Batch(columns: columns, count: rows.count, firstRow: batch.firstRow)
  }
}
