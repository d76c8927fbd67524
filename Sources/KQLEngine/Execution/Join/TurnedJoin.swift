import KQLSyntax

/// A join of a small left side with a large right one: the left side becomes the table.
///
/// The rows come in the order of the right side, then the left rows without a partner; a join
/// promises no order.
struct TurnedJoin: Sendable {
  private let table: JoinTable
  private let node: LogicalPlan.Join
  /// The right side's batches, partition by partition, and the left row of each of their rows.
  private let partitions: [[Probed]]
  /// The left rows without a partner; for an outer join only.
  private let unmatched: [Int32]

  /// A batch of the right side and what was found for its rows.
  private struct Probed: Sendable {
    let batch: Batch
    let found: [Int32]
  }

  /// Builds the join; nil where a left key comes twice.
  init?(
    left: Exec, right: Exec, _ node: LogicalPlan.Join, _ context: ExecutionContext
  ) throws(Diagnostic) {
    let table = try JoinTable(left, keys: node.leftKeys, isPadded: false, context)
    guard table.chains == nil else { return nil }
    self.table = table
    self.node = node
    let isOuter = node.kind == .leftouter
    // Rows of a table take no memory of their own.
    let isMade = try right.whole(context) == nil
    let parts = try right.forEachPartition(context) {
      (partition: Int) throws(Diagnostic) -> (probed: [Probed], met: [Bool]) in
      let evaluator = Evaluator(context: context)
      var finder = table.finder()
      // The first place is for rows without a partner, whose number is -1.
      var met = [Bool](repeating: false, count: isOuter ? table.rowCount + 1 : 0)
      var probed: [Probed] = []
      let stream = try right.open(partition, context)
      while let batch = try stream.next() {
        try context.check()
        let found = finder.find(
          node.rightKeys.map { evaluator.column($0, batch) }, count: batch.count)
        if isOuter {
          met.withUnsafeMutableBufferPointer { met in
            for row in found { met[Int(row &+ 1)] = true }
          }
        }
        try context.account(bytes: batch.count * 4)
        if isMade { try context.account(batch) }
        probed.append(Probed(batch: batch, found: found))
      }
      return (probed, met)
    }
    partitions = parts.map(\.probed)
    if isOuter {
      unmatched = (0..<table.rowCount).filter { row in !parts.contains { $0.met[row + 1] } }
        .map { Int32(truncatingIfNeeded: $0) }
    } else {
      unmatched = []
    }
  }

  var partitionCount: Int { partitions.count + (unmatched.isEmpty ? 0 : 1) }

  func stream(_ partition: Int, _ context: ExecutionContext) -> any BatchStream {
    guard partition < partitions.count else { return BatchList([rest()]) }
    let node = node
    let table = table
    return Stream(partitions[partition]) { probed in
      let selection = Selection(probed.found.areFound)
      guard selection.count > 0 else { return nil }
      if selection.count * 4 < probed.found.count {
        let rows = selection.rows
        let kept = probed.batch.gather(rows)
        return Self.pairs(node, table, kept, rows.map { probed.found[Int($0)] })
      }
      var joined = Self.pairs(node, table, probed.batch, probed.found.map { max($0, 0) })
      if selection.count < probed.found.count { joined.selection = selection }
      return joined
    }
  }

  private static func pairs(
    _ node: LogicalPlan.Join, _ table: JoinTable, _ batch: Batch, _ rows: [Int32]
  ) -> Batch {
    Batch(
      columns: node.output.map { output in
        output.side == .right
          ? batch.columns[output.position] : table.columns[output.position].gather(rows)
      }, count: batch.count)
  }

  /// The left rows that have met nobody.
  private func rest() -> Batch {
    let nulls = [Int32](repeating: -1, count: unmatched.count)
    return Batch(
      columns: node.output.map { output in
        output.side == .left
          ? table.columns[output.position].gather(unmatched)
          : Column.empty(output.column.type).gather(nulls)
      }, count: unmatched.count)
  }

  private final class Stream: BatchStream {
    private var batches: ArraySlice<Probed>
    private let join: (Probed) -> Batch?

    init(_ batches: [Probed], _ join: @escaping (Probed) -> Batch?) {
      self.batches = batches[...]
      self.join = join
    }

    func next() -> Batch? {
      while let probed = batches.popFirst() {
        if let batch = join(probed) { return batch }
      }
      return nil
    }
  }
}
