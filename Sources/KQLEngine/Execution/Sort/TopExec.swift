import KQLSyntax

/// The first rows in an order: keeps a few candidates and a bar that later rows must pass.
///
/// Rows that are equal in every key keep the order of the input.
final class TopExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let keys: [LogicalPlan.SortKey]
  private let limit: Int

  init(_ input: Exec, _ node: LogicalPlan.Sort, limit: Int) {
    self.input = input
    keys = node.keys
    self.limit = limit
    super.init(schema: input.schema)
  }

  override var inputs: [Exec] { [input] }

  override func choices(_ context: ExecutionContext) -> [String] {
    [limit <= Self.greatestLimit ? "keeps the rows that may be among the first" : "sorts all rows"]
  }

  /// With more rows than this asked for, sorting everything is as good.
  private static let greatestLimit = 1 << 14

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    guard limit > 0 else { return BatchList([]) }
    let candidates =
      limit <= Self.greatestLimit ? try candidates(context) : try input.table(context)
    let sorted = try SortExec.sort(candidates, keys, limit: limit, context)
    return SliceStream(sorted.columns, range: 0..<sorted.count, size: context.options.batchSize)
  }

  /// Rows among which the first are, in the order of the input.
  private func candidates(_ context: ExecutionContext) throws(Diagnostic) -> Table {
    let count = try input.partitionCount(context)
    // The answer is the same however the input is cut, since no two rows are equal in their place.
    let chunks = min(count, context.options.threads)
    let parts = try Parallel.map(chunks, threads: context.options.threads) {
      (chunk: Int) throws(Diagnostic) -> [Batch] in
      var bar = CandidateRows(self.keys, limit: self.limit, context)
      for partition in (count * chunk / chunks)..<(count * (chunk + 1) / chunks) {
        let stream = try self.input.openSelecting(partition, context)
        while let batch = try stream.next() {
          try context.check()
          try bar.add(batch)
        }
      }
      return bar.batches
    }
    return Exec.join(parts.flatMap { $0 }, schema: schema)
  }
}

/// The rows of a stretch of the input that may be among the first.
private struct CandidateRows {
  private let keys: [LogicalPlan.SortKey]
  private let limit: Int
  private let context: ExecutionContext
  /// The candidates, in the order of the input.
  private(set) var batches: [Batch] = []
  private var count = 0
  /// The words of the last row that is kept, once there are enough; a row must be below it.
  private var bar: [UInt64]?
  private var ranks: [KeyRanks]
  /// Some key has no words that can be compared between batches: everything is kept.
  private var keepsAll = false

  init(_ keys: [LogicalPlan.SortKey], limit: Int, _ context: ExecutionContext) {
    self.keys = keys
    self.limit = limit
    self.context = context
    ranks = Array(repeating: KeyRanks(), count: keys.count)
  }

  mutating func add(_ batch: Batch) throws(Diagnostic) {
    let kept = passing(batch)
    guard kept.count > 0 else { return }
    try context.account(kept)
    batches.append(kept)
    count += kept.count
    if !keepsAll && count >= max(4 * limit, 1024) { try cut() }
  }

  /// The rows of a batch that pass the bar.
  private mutating func passing(_ batch: Batch) -> Batch {
    guard let bar, !keepsAll else { return batch.compacted() }
    var batch = batch
    if let selection = batch.selection,
      !keys[0].expression.isCheap || selection.count * 4 < batch.count
    {
      batch = batch.compacted()
    }
    guard let first = words(of: 0, batch) else { return batch.compacted() }
    var (passed, tied) = Self.split(first, at: bar[0], batch.selection?.flags)
    // Rows that tie with the bar are compared in the next key, as few as are left each time.
    for key in keys.indices.dropFirst() where !tied.isEmpty {
      guard let own = words(of: key, batch, at: tied) else { return batch.compacted() }
      var still: [Int32] = []
      for (place, row) in tied.enumerated() {
        if own[place] < bar[key] {
          passed.append(row)
        } else if own[place] == bar[key] {
          still.append(row)
        }
      }
      tied = still
    }
    if passed.isEmpty { return Batch(columns: [], count: 0) }
    return batch.gather(passed.sorted())
  }

  /// The rows below the bar, and those at it.
  private static func split(
    _ words: [UInt64], at bar: UInt64, _ flags: [Bool]?
  ) -> (passed: [Int32], tied: [Int32]) {
    let count = words.count
    let rows = [Int32](unsafeUninitializedCapacity: count + 1) { output, filled in
      var end = 0
      words.withUnsafeBufferPointer { words in
        // Written in any case, kept only where the row is not above: no branch to guess wrongly.
        for row in 0..<count {
          output[end] = Int32(truncatingIfNeeded: row)
          end &+= words[row] <= bar ? 1 : 0
        }
      }
      filled = end
    }
    var passed: [Int32] = []
    var tied: [Int32] = []
    for row in rows where flags?[Int(row)] ?? true {
      if words[Int(row)] < bar { passed.append(row) } else { tied.append(row) }
    }
    return (passed, tied)
  }

  /// The words of a key, of all rows or of those at `rows`.
  private mutating func words(
    of index: Int, _ batch: Batch, at rows: [Int32]? = nil
  ) -> [UInt64]? {
    let key = keys[index]
    let column: Column
    if let rows, case .column(let position, _, _) = key.expression {
      column = batch.columns[position].gather(rows)
    } else {
      let input = rows.map { batch.gather($0) } ?? batch
      column = Evaluator(context: context).column(key.expression, input)
    }
    let words = ranks[index].encode(column, direction: key.direction, nulls: key.nulls)
    if words == nil { keepsAll = true }
    return words
  }

  /// Leaves the first rows only, and sets the bar at the last of them.
  private mutating func cut() throws(Diagnostic) {
    let columns = batches[0].columns.indices.map { index in
      Column.concatenate(
        batches.map { $0.columns[index] }, type: batches[0].columns[index].type)
    }
    let all = Batch(columns: columns, count: count)
    var words: [[UInt64]] = []
    for key in keys.indices {
      guard let own = self.words(of: key, all) else {
        batches = [all]
        return
      }
      words.append(own)
    }
    let order = SortWords.order(words, count: count, limit: limit).prefix(limit)
    if let last = order.last, order.count == limit {
      bar = words.map { $0[Int(last)] }
    }
    // Back in the order of the input, which decides between equal rows in the end.
    let kept = all.gather(order.sorted())
    batches = [kept]
    count = kept.count
  }
}

/// Words of one key that can be compared between the batches of one table.
private struct KeyRanks {
  private var known: (storage: TextStorage, ranks: [UInt64])?

  /// One word a row, smaller ones first; nil for a column whose words mean nothing elsewhere.
  mutating func encode(
    _ column: Column, direction: OrderItem.Direction, nulls: OrderItem.Nulls
  ) -> [UInt64]? {
    switch column {
    case .bool, .int, .long, .real, .datetime, .timespan:
      return SortWords.encode(column, direction: direction, nulls: nulls)
    case .string(let strings):
      guard strings.isDictionary, strings.texts.count <= 1 << 16 else { return nil }
      if known == nil { known = (strings.texts, SortWords.ranks(of: strings.texts)) }
      guard let known, known.storage === strings.texts else { return nil }
      return SortWords.encode(strings, ranks: known.ranks, direction: direction)
    case .decimal, .guid, .dynamic: return nil
    }
  }
}
