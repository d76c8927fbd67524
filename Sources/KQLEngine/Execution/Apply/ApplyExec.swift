import KQLSyntax

/// Runs a plan once for each group of rows and hands on what all of them make, groups in the order
/// of their first rows.
final class ApplyExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let body: Exec
  private let node: LogicalPlan.Apply
  /// What in the body depends on the rows of the group and is worked out for each of them.
  private let subqueries: [Subquery]
  private let own: Set<ObjectIdentifier>

  init(_ input: Exec, body: Exec, _ node: LogicalPlan.Apply) {
    self.input = input
    self.body = body
    self.node = node
    let slot = ObjectIdentifier(node.slot)
    let deeper = node.body.filledSlots
    subqueries = node.body.subqueries.filter { subquery in
      let open = subquery.plan.openSlots
      return open.contains(slot) && open.isDisjoint(with: deeper)
    }
    let reused = node.body.reused
    own = Set(
      reused.plans.filter { $0.plan.openSlots.contains(slot) }.map(ObjectIdentifier.init)
        + reused.subqueries.filter { $0.plan.openSlots.contains(slot) }
        .map(ObjectIdentifier.init))
    super.init(schema: node.schema)
  }

  override var inputs: [Exec] { [input, body] }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let table = try input.table(context)
    let whole = Batch(columns: table.columns, count: table.rowCount)
    var index = GroupIndex(keyCount: 1)
    let key = Evaluator(context: context).column(node.key, whole)
    let groups = index.groups(of: [key], count: whole.count)
    let (order, starts) = ApplyExec.grouped(groups, count: index.count)
    let sorted = whole.gather(order)
    // A few groups at a time: many small tasks would cost more than they save.
    let chunk = max(1, starts.count / (context.options.threads * 8))
    let chunks = (max(0, starts.count - 1) + chunk - 1) / chunk
    let parts = try Parallel.map(chunks, threads: context.options.threads) {
      (number: Int) throws(Diagnostic) -> [Batch] in
      var batches: [Batch] = []
      for group in (number * chunk)..<min((number + 1) * chunk, starts.count - 1) {
        batches += try self.run(sorted, starts[group]..<starts[group + 1], context)
      }
      return batches
    }
    let joined = Exec.join(parts.flatMap { $0 }, schema: schema)
    return BatchList(joined.batches(of: context.options.batchSize))
  }

  /// What the body makes of the rows of one group.
  private func run(
    _ rows: Batch, _ range: Range<Int>, _ context: ExecutionContext
  ) throws(Diagnostic) -> [Batch] {
    try context.check()
    let columns = rows.columns.prefix(node.slot.schema.count).map { $0.slice(range) }
    let table = Table(schema: node.slot.schema, columns: columns, rowCount: range.count)
    let inner = ExecutionContext(context, slot: node.slot, rows: table, own: own)
    for subquery in subqueries {
      _ = try inner.shared(subquery) { () throws(Diagnostic) -> Table in
        try InMemoryEngine.run(subquery.plan, inner, for: subquery)
      }
    }
    let batches = try body.collect(inner)
    try inner.checkCalls()
    let first = Int32(truncatingIfNeeded: range.lowerBound)
    return batches.map { batch in
      let repeated = [Int32](repeating: first, count: batch.count)
      return Batch(
        columns: node.output.map { output in
          switch output.side {
          case .body: batch.columns[output.position]
          case .group: rows.columns[output.position].gather(repeated)
          }
        }, count: batch.count)
    }
  }

  /// The rows with those of one group side by side, and where each group begins; one more for the
  /// end.
  private static func grouped(_ groups: [UInt32], count: Int) -> ([Int32], [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var place = starts
    var order = [Int32](repeating: 0, count: groups.count)
    for (row, group) in groups.enumerated() {
      order[place[Int(group)]] = Int32(truncatingIfNeeded: row)
      place[Int(group)] += 1
    }
    return (order, starts)
  }
}

/// The rows of the group that the plan runs for.
final class InputExec: Exec, @unchecked Sendable {
  private let slot: InputSlot

  init(_ slot: InputSlot) {
    self.slot = slot
    super.init(schema: slot.schema)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    guard let table = context.rows(of: slot) else {
      throw Diagnostic(
        code: "kql.bind.group-rows",
        message: "the rows of a group are known only while the query runs",
        help: "an analysis, a count or a bound cannot depend on them")
    }
    return BatchList(table.batches(of: context.options.batchSize))
  }
}
