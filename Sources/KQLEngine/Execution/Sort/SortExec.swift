import KQLSyntax

/// Puts all rows in order; rows that are equal in every key keep the order of the input.
final class SortExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let keys: [LogicalPlan.SortKey]

  init(_ input: Exec, _ node: LogicalPlan.Sort) {
    self.input = input
    keys = node.keys
    super.init(schema: input.schema)
  }

  override var inputs: [Exec] { [input] }

  override func choices(_ context: ExecutionContext) -> [String] { ["all rows"] }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let sorted = try SortExec.sort(try input.table(context), keys, limit: nil, context)
    return SliceStream(sorted.columns, range: 0..<sorted.count, size: context.options.batchSize)
  }

  /// The rows of a table in order, or the first of them.
  static func sort(
    _ table: Table, _ keys: [LogicalPlan.SortKey], limit: Int?, _ context: ExecutionContext
  ) throws(Diagnostic) -> Batch {
    let whole = Batch(columns: table.columns, count: table.rowCount)
    let evaluator = Evaluator(context: context)
    // To start a thread costs more than to encode the keys of a small table.
    let words = try Parallel.map(
      keys.count, threads: table.rowCount > 1 << 14 ? context.options.threads : 1
    ) { (index: Int) throws(Diagnostic) -> [UInt64] in
      SortWords.encode(
        evaluator.column(keys[index].expression, whole), direction: keys[index].direction,
        nulls: keys[index].nulls)
    }
    try context.check()
    var order = try SortWords.order(words, count: table.rowCount, limit: limit) {
      () throws(Diagnostic) in try context.check()
    }
    if let limit, order.count > limit { order.removeLast(order.count - limit) }
    try context.check()
    let rows = order
    let columns = try Parallel.map(
      whole.columns.count, threads: rows.count > 1 << 16 ? context.options.threads : 1
    ) { (index: Int) throws(Diagnostic) -> Column in
      try context.check()
      return whole.columns[index].gather(rows)
    }
    return Batch(columns: columns, count: rows.count)
  }
}
