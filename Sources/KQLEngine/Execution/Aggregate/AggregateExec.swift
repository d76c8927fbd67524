import KQLSyntax

/// Groups rows by keys and works out aggregates, a partition at a time, merged in order.
final class AggregateExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let keys: [NamedBound]
  private let aggregates: [BoundAggregate]

  init(_ input: Exec, _ node: LogicalPlan.Aggregation) {
    self.input = input
    keys = node.keys
    aggregates = node.aggregates
    super.init(schema: node.schema)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let parts = try input.forEachPartition(context) {
      (index: Int) throws(Diagnostic) -> AggregateState in
      let state = AggregateState(self.keys, self.aggregates, context)
      let stream = try self.input.open(index, context)
      while let batch = try stream.next() {
        try context.check()
        try state.add(batch)
      }
      return state
    }
    guard let first = parts.first else {
      return stream(of: AggregateState(keys, aggregates, context), context)
    }
    for part in parts.dropFirst() {
      try context.check()
      first.merge(part)
    }
    return stream(of: first, context)
  }

  private func stream(of state: AggregateState, _ context: ExecutionContext) -> any BatchStream {
    let columns = state.finish(schema)
    let count = columns.first?.count ?? 0
    return SliceStream(columns, range: 0..<count, size: context.options.batchSize)
  }
}

/// The groups of one partition and what is known of each.
private final class AggregateState: @unchecked Sendable {
  private let keys: [NamedBound]
  private let aggregates: [BoundAggregate]
  private let context: ExecutionContext
  private var index: GroupIndex
  private var accumulators: [any Accumulator]
  /// The key cells of the groups, in pieces, in the order of the groups.
  private var keyParts: [Batch] = []
  private var groupCount: Int

  init(_ keys: [NamedBound], _ aggregates: [BoundAggregate], _ context: ExecutionContext) {
    self.keys = keys
    self.aggregates = aggregates
    self.context = context
    index = GroupIndex(keyCount: keys.count)
    // Without keys there is one group, even of no rows.
    groupCount = keys.isEmpty ? 1 : 0
    accumulators = aggregates.map { aggregate in
      aggregate.overload.makeAccumulator(
        AggregateSetup(
          argumentTypes: aggregate.arguments.map(\.type),
          constants: aggregate.arguments.map { argument in
            if case .constant(let value, _) = argument { value } else { nil }
          }, resultType: aggregate.column.type, context: context.functions))
    }
  }

  func add(_ batch: Batch) throws(Diagnostic) {
    let evaluator = Evaluator(context: context)
    let keyColumns = keys.map { evaluator.column($0.expression, batch) }
    let groups = index.groups(of: keyColumns, count: batch.count)
    try remember(groups, keyColumns)
    for (position, aggregate) in aggregates.enumerated() {
      let accumulator = accumulators[position]
      accumulator.resize(groupCount: groupCount)
      if let condition = aggregate.condition {
        let rows = FilterExec.selected(
          evaluator.column(condition, batch), count: batch.count)
        if rows.isEmpty { continue }
        let kept = rows.count == batch.count ? batch : batch.gather(rows)
        accumulator.update(
          AggregateBatch(
            operands: aggregate.arguments.map { evaluator.evaluate($0, kept) },
            groups: rows.count == batch.count ? groups : rows.map { groups[Int($0)] }))
      } else {
        accumulator.update(
          AggregateBatch(
            operands: aggregate.arguments.map { evaluator.evaluate($0, batch) }, groups: groups))
      }
    }
  }

  /// Keeps the key cells of rows that began a group.
  private func remember(_ groups: [UInt32], _ keyColumns: [Column]) throws(Diagnostic) {
    guard !keys.isEmpty, index.count > groupCount else { return }
    var rows: [Int32] = []
    var next = UInt32(groupCount)
    for (row, group) in groups.enumerated() where group == next {
      rows.append(Int32(truncatingIfNeeded: row))
      next += 1
    }
    groupCount = index.count
    let part = Batch(columns: keyColumns.map { $0.gather(rows) }, count: rows.count)
    try context.account(part)
    keyParts.append(part)
  }

  private func keyColumns(_ schema: Schema) -> [Column] {
    let columns = Array(schema.columns.prefix(keys.count))
    return Exec.join(keyParts, schema: Schema(columns)).columns
  }

  /// Takes in a partition of later rows.
  func merge(_ other: AggregateState) {
    var mapping: [UInt32] = [0]
    if !keys.isEmpty {
      mapping = []
      for part in other.keyParts {
        let groups = index.groups(of: part.columns, count: part.count)
        mapping += groups
        var rows: [Int32] = []
        var next = UInt32(groupCount)
        for (row, group) in groups.enumerated() where group == next {
          rows.append(Int32(truncatingIfNeeded: row))
          next += 1
        }
        groupCount = index.count
        if !rows.isEmpty { keyParts.append(part.gather(rows)) }
      }
    }
    for (mine, theirs) in zip(accumulators, other.accumulators) {
      mine.resize(groupCount: groupCount)
      theirs.resize(groupCount: other.groupCount)
      mine.merge(theirs, groups: mapping)
    }
  }

  func finish(_ schema: Schema) -> [Column] {
    let results = accumulators.map { accumulator in
      accumulator.resize(groupCount: groupCount)
      return accumulator.finish(groupCount: groupCount)
    }
    return keyColumns(schema) + results
  }
}
