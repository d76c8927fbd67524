import KQLSyntax

/// The left side of a join, batch by batch, with what was found for it in a table of the right.
final class ProbeStream: BatchStream {
  private let input: any BatchStream
  private let table: JoinTable
  private let node: LogicalPlan.Join
  private let context: ExecutionContext
  private var finder: KeyFinder
  /// A batch whose rows have more than one partner, and how far its pairs are made.
  private var pending: PendingPairs?

  init(
    _ input: any BatchStream, _ table: JoinTable, _ node: LogicalPlan.Join,
    _ context: ExecutionContext
  ) {
    self.input = input
    self.table = table
    self.node = node
    self.context = context
    finder = table.finder()
  }

  func next() throws(Diagnostic) -> Batch? {
    while true {
      try context.check()
      if var pairs = pending {
        pending = nil
        let batch = pairs.next(table, node, size: context.options.batchSize)
        if !pairs.isDone { pending = pairs }
        if let batch { return batch }
        continue
      }
      guard let batch = try input.next() else { return nil }
      if let joined = join(batch), joined.count > 0 { return joined }
    }
  }

  /// The rows that come of a batch where each has one partner at most; others become ``pending``.
  private func join(_ batch: Batch) -> Batch? {
    let isCheap = node.leftKeys.allSatisfy(\.isCheap)
    let batch = isCheap ? batch : batch.compacted()
    let evaluator = Evaluator(context: context)
    let found = finder.find(
      node.leftKeys.map { evaluator.column($0, batch) }, count: batch.count)
    switch node.kind {
    case .leftsemi: return keep(batch, found.areFound)
    case .leftanti: return keep(batch, found.areFound.inverted)
    default: break
    }
    if table.chains != nil {
      pending = PendingPairs(batch, found, isOuter: node.kind == .leftouter)
      return nil
    }
    if node.kind == .leftouter {
      let padding = table.padding
      return pairs(batch, found.map { $0 < 0 ? padding : $0 })
    }
    guard let kept = keep(batch, found.areFound) else { return nil }
    guard let selection = kept.selection else { return pairs(batch, found) }
    if selection.count * 4 < batch.count {
      let rows = selection.rows
      return pairs(batch.gather(rows), rows.map { found[Int($0)] })
    }
    // Rejected rows get the cells of some row; nobody looks at them.
    var joined = pairs(batch, found.map { max($0, 0) })
    joined.selection = selection
    return joined
  }

  /// The batch with only those rows selected whose flag is set; nil for none.
  private func keep(_ batch: Batch, _ flags: [Bool]) -> Batch? {
    let selection = batch.selection?.and(flags) ?? Selection(flags)
    if selection.count == 0 { return nil }
    var kept = batch
    kept.selection = selection.count == batch.count ? nil : selection
    if node.kind == .leftsemi || node.kind == .leftanti {
      kept.columns = node.output.map { batch.columns[$0.position] }
    }
    return kept
  }

  /// A batch's rows beside those rows of the table.
  private func pairs(_ batch: Batch, _ rows: [Int32]) -> Batch {
    Batch(
      columns: node.output.map { output in
        output.side == .left
          ? batch.columns[output.position] : table.columns[output.position].gather(rows)
      }, count: batch.count, firstRow: batch.firstRow, selection: batch.selection)
  }
}

extension [Int32] {
  /// Which of the row numbers are rows: those that are not negative.
  var areFound: [Bool] {
    [Bool](count: count) { output in
      withUnsafeBufferPointer { rows in
        for row in 0..<rows.count {
          output[row] = UInt8(truncatingIfNeeded: UInt32(bitPattern: ~rows[row]) >> 31)
        }
      }
    }
  }
}

/// Rows of the left side, each of which may have many partners; its pairs are made piece by piece.
private struct PendingPairs {
  private let batch: Batch
  private let found: [Int32]
  private let isOuter: Bool
  private var position = 0
  private var offset = 0

  init(_ batch: Batch, _ found: [Int32], isOuter: Bool) {
    self.batch = batch
    self.found = found
    self.isOuter = isOuter
  }

  var isDone: Bool { position == found.count }

  /// How many pairs come next, at most `limit`.
  private func pairCount(_ chains: RowChains, upTo limit: Int) -> Int {
    var count = -offset
    var next = position
    while next < found.count && count < limit {
      let group = found[next]
      if batch.selection == nil || batch.selection?.flags[next] == true {
        count += group >= 0 ? chains.places(of: UInt32(bitPattern: group)).count : isOuter ? 1 : 0
      }
      next += 1
    }
    return min(count, limit)
  }

  /// The next pairs, at most `size`; nil where there are none.
  mutating func next(
    _ table: JoinTable, _ node: LogicalPlan.Join, size: Int
  ) -> Batch? {
    guard let chains = table.chains else { return nil }
    let room = pairCount(chains, upTo: size)
    var rightRows: [Int32] = []
    let leftRows = [Int32](unsafeUninitializedCapacity: room) { left, leftFilled in
      rightRows = [Int32](unsafeUninitializedCapacity: room) { right, filled in
        while position < found.count && filled < room {
          let row = Int32(truncatingIfNeeded: position)
          let group = found[position]
          let isRejected = batch.selection.map { !$0.flags[position] } ?? false
          guard group >= 0, !isRejected else {
            if isOuter && !isRejected {
              left[filled] = row
              right[filled] = table.padding
              filled += 1
            }
            position += 1
            continue
          }
          let places = chains.places(of: UInt32(bitPattern: group))
          let first = places.lowerBound + offset
          let end = min(places.upperBound, first + room - filled)
          chains.sorted.withUnsafeBufferPointer { sorted in
            var target = filled
            for place in first..<end {
              left[target] = row
              right[target] = sorted[place]
              target &+= 1
            }
          }
          filled += end - first
          if end < places.upperBound {
            offset += end - first
          } else {
            offset = 0
            position += 1
          }
        }
        leftFilled = filled
      }
    }
    // What is left has no partner.
    if leftRows.count < size { position = found.count }
    guard !leftRows.isEmpty else { return nil }
    return Batch(
      columns: node.output.map { output in
        output.side == .left
          ? batch.columns[output.position].gather(leftRows)
          : table.columns[output.position].gather(rightRows)
      }, count: leftRows.count)
  }
}
