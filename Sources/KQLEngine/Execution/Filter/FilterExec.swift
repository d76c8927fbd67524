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

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    try input.partitionCount(context)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    FilterStream(try input.open(partition, context), condition, context)
  }

  /// The rows of a batch for which a condition holds.
  static func selected(_ condition: Column, count: Int) -> [Int32] {
    guard case .bool(let vector) = condition else { return [] }
    var rows: [Int32] = []
    rows.reserveCapacity(count)
    if vector.validity == nil {
      vector.withBuffer { flags in
        for row in 0..<count where flags[row] { rows.append(Int32(truncatingIfNeeded: row)) }
      }
    } else {
      for row in 0..<count where vector[row] == true {
        rows.append(Int32(truncatingIfNeeded: row))
      }
    }
    return rows
  }
}

private final class FilterStream: BatchStream {
  private let input: any BatchStream
  private let condition: BoundExpression
  private let context: ExecutionContext

  init(_ input: any BatchStream, _ condition: BoundExpression, _ context: ExecutionContext) {
    self.input = input
    self.condition = condition
    self.context = context
  }

  func next() throws(Diagnostic) -> Batch? {
    let evaluator = Evaluator(context: context)
    while let batch = try input.next() {
      try context.check()
      let flags = evaluator.column(condition, batch)
      let rows = FilterExec.selected(flags, count: batch.count)
      if rows.isEmpty { continue }
      return rows.count == batch.count ? batch : batch.gather(rows)
    }
    return nil
  }
}
