import KQLSyntax

/// The accumulators of a `summarize`, and what is handed to each of them.
///
/// Where rows that a filter rejected were left in place, they go to group 0, and the groups that
/// count are numbered from 1; ``base`` says which it is.
final class AggregateUpdates {
  private let aggregates: [BoundAggregate]
  private let accumulators: [any Accumulator]
  private let context: ExecutionContext
  /// The number of the first group.
  let base: UInt32
  private var conditional: [UInt32] = []
  /// What the accumulators keep, as far as it is counted.
  private var countedBytes = 0
  private let keyCount: Int

  init(
    _ aggregates: [BoundAggregate], keyCount: Int, _ input: Exec, _ context: ExecutionContext,
    base: UInt32? = nil
  ) {
    self.keyCount = keyCount
    self.aggregates = aggregates
    self.context = context
    accumulators = aggregates.map { aggregate in
      aggregate.overload.makeAccumulator(
        AggregateSetup(
          argumentTypes: aggregate.arguments.map(\.type),
          constants: aggregate.arguments.map { argument in
            if case .constant(let value, _) = argument { value } else { nil }
          }, resultType: aggregate.column.type, context: context.functions))
    }
    let mayReject = input.selects || aggregates.contains { $0.condition != nil }
    self.base = base ?? (mayReject ? 1 : 0)
  }

  /// About how many bytes a group takes in the index and in the accumulators.
  var bytesPerGroup: Int { 16 + keyCount * 48 + aggregates.count * 24 }

  /// The batch as it is to be grouped: without its rejected rows where leaving them in place would
  /// cost more than it saves.
  func prepared(_ batch: Batch, keys: [NamedBound]) -> Batch {
    guard let selection = batch.selection else { return batch }
    let isCheap =
      keys.allSatisfy { $0.expression.isCheap }
      && aggregates.allSatisfy { $0.arguments.allSatisfy(\.isCheap) }
    let tolerates = accumulators.contains { $0.toleratesRejectedRows } || accumulators.isEmpty
    return isCheap && tolerates && selection.count * 4 >= batch.count ? batch : batch.compacted()
  }

  /// Hands a batch to all accumulators.
  ///
  /// - Parameters:
  ///   - batch: The rows.
  ///   - groups: The group of each; 0 for rejected ones where ``base`` is 1.
  ///   - groupCount: The number of groups so far.
  /// - Throws: `kql.limit.memory`.
  func update(_ batch: Batch, groups: [UInt32], groupCount: Int) throws(Diagnostic) {
    hand(batch, groups, groupCount)
    let bytes = accumulators.reduce(0) { $0 + $1.byteCount }
    if bytes > countedBytes {
      try context.account(bytes: bytes - countedBytes)
      countedBytes = bytes
    }
  }

  private func hand(_ batch: Batch, _ groups: [UInt32], _ groupCount: Int) {
    let evaluator = Evaluator(context: context)
    let room = groupCount + Int(base)
    for (position, aggregate) in aggregates.enumerated() {
      let accumulator = accumulators[position]
      accumulator.resize(groupCount: room)
      if accumulator.toleratesRejectedRows && base > 0 {
        let isCheap = aggregate.arguments.allSatisfy(\.isCheap)
        if let condition = aggregate.condition, isCheap {
          let flags = FilterExec.flags(
            evaluator.column(condition, batch), count: batch.count)
          select(groups, flags)
          accumulator.update(
            AggregateBatch(
              operands: aggregate.arguments.map { evaluator.evaluate($0, batch) },
              groups: conditional, rejected: 0))
          continue
        } else if aggregate.condition == nil {
          accumulator.update(
            AggregateBatch(
              operands: aggregate.arguments.map { evaluator.evaluate($0, batch) },
              groups: groups, rejected: batch.selection == nil ? nil : 0))
          continue
        }
      }
      updateCompacted(accumulator, aggregate, batch, groups, evaluator)
    }
  }

  /// Hands only those rows on that count.
  private func updateCompacted(
    _ accumulator: any Accumulator, _ aggregate: BoundAggregate, _ batch: Batch,
    _ groups: [UInt32], _ evaluator: Evaluator
  ) {
    var selection = batch.selection
    if let condition = aggregate.condition {
      let flags = FilterExec.flags(evaluator.column(condition, batch), count: batch.count)
      selection = selection?.and(flags) ?? Selection(flags)
    }
    guard let selection, selection.count < batch.count else {
      return accumulator.update(
        AggregateBatch(
          operands: aggregate.arguments.map { evaluator.evaluate($0, batch) }, groups: groups))
    }
    if selection.count == 0 { return }
    let rows = selection.rows
    let kept = batch.gather(rows)
    accumulator.update(
      AggregateBatch(
        operands: aggregate.arguments.map { evaluator.evaluate($0, kept) },
        groups: rows.map { groups[Int($0)] }))
  }

  /// The groups of rows for which a condition holds, group 0 for the others.
  private func select(_ groups: [UInt32], _ flags: [Bool]) {
    if conditional.count != groups.count {
      conditional = Array(repeating: 0, count: groups.count)
    }
    conditional.withUnsafeMutableBufferPointer { output in
      groups.withUnsafeBufferPointer { groups in
        flags.withBytes { flags in
          // All bits of a row's group where its flag is 1, none where it is 0.
          for row in 0..<groups.count {
            output[row] = groups[row] & (0 &- UInt32(truncatingIfNeeded: flags[row]))
          }
        }
      }
    }
  }

  /// Takes in what was collected from later rows; group `i` there is group `groups[i]` here.
  func merge(
    _ other: AggregateUpdates, groups: [UInt32], groupCount: Int, otherCount: Int
  ) {
    for (mine, theirs) in zip(accumulators, other.accumulators) {
      mine.resize(groupCount: groupCount + Int(base))
      theirs.resize(groupCount: otherCount + Int(base))
      mine.merge(theirs, groups: groups)
    }
  }

  /// The results, a column an aggregate, without what was collected of rejected rows.
  func finish(groupCount: Int) -> [Column] {
    let room = groupCount + Int(base)
    return accumulators.map { accumulator in
      accumulator.resize(groupCount: room)
      let column = accumulator.finish(groupCount: room)
      return base == 0 ? column : column.slice(Int(base)..<room)
    }
  }
}
