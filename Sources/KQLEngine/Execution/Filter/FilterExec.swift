import KQLSyntax

/// Keeps the rows for which a condition holds; null does not.
final class FilterExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let condition: BoundExpression

  init(_ input: Exec, condition: BoundExpression) {
    self.input = input
    self.condition = condition
    super.init(schema: input.schema)
  }

  override var inputs: [Exec] { [input] }

  override var label: String { "Filter \(condition)" }

  override func choices(_ context: ExecutionContext) -> [String] {
    if condition.isWindow { return ["all rows at once"] }
    return [condition.isCheap ? "rejected rows stay in place" : "asked of the rows that are left"]
  }

  override func stored(
    _ position: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> Column? {
    try input.stored(position, context)
  }

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    try input.partitionCount(context)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    FilterStream(try input.openSelecting(partition, context), condition, context, .compacted)
  }

  override func openSelecting(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    FilterStream(try input.openSelecting(partition, context), condition, context, .inPlace)
  }

  override var selects: Bool { true }

  override func rowEstimate(_ context: ExecutionContext) throws(Diagnostic) -> Int? {
    try input.rowEstimate(context)
  }

  /// One truth value a row: whether a condition holds; null does not.
  static func flags(_ condition: Column, count: Int) -> [Bool] {
    guard case .bool(let vector) = condition, vector.count == count else {
      return Array(repeating: false, count: count)
    }
    guard let validity = vector.validity else {
      if vector.offset == 0 && vector.storage.count == count { return vector.storage }
      return vector.withBuffer { Array($0) }
    }
    return [Bool](count: count) { output in
      validity.expand(into: output, inverted: false)
      vector.withBytes { flags in
        for row in 0..<count { output[row] &= flags[row] }
      }
    }
  }
}

private final class FilterStream: BatchStream {
  /// What becomes of rejected rows.
  enum Rejected { case compacted, inPlace }

  private let input: any BatchStream
  private let condition: BoundExpression
  private let context: ExecutionContext
  private let rejected: Rejected

  init(
    _ input: any BatchStream, _ condition: BoundExpression, _ context: ExecutionContext,
    _ rejected: Rejected
  ) {
    self.input = input
    self.condition = condition
    self.context = context
    self.rejected = rejected
  }

  func next() throws(Diagnostic) -> Batch? {
    let evaluator = Evaluator(context: context)
    while var batch = try input.next() {
      try context.check()
      // Rows that were rejected before are few here, or the condition is cheap for them.
      if let selection = batch.selection,
        selection.count * 4 < batch.count || !condition.isCheap
      {
        batch = batch.compacted()
      }
      let flags = FilterExec.flags(
        evaluator.column(condition, batch), count: batch.count)
      let selection = batch.selection?.and(flags) ?? Selection(flags)
      if selection.count == 0 { continue }
      if selection.count == batch.count {
        batch.selection = nil
        return batch
      }
      batch.selection = selection
      if rejected == .compacted || selection.count * 8 < batch.count { return batch.compacted() }
      return batch
    }
    return nil
  }
}
