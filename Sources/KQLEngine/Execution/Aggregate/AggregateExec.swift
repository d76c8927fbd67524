import KQLSyntax

/// Groups rows by keys and works out aggregates, several stretches of the input at a time, merged
/// in their order.
///
/// How the input is cut depends on its rows alone, never on the number of threads, so that groups
/// come in the same order and sums of reals are added up alike in every run.
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

  override var inputs: [Exec] { [input] }

  override func choices(_ context: ExecutionContext) throws(Diagnostic) -> [String] {
    // To count the parts of a join is to build its table: what is not known before stays unsaid.
    let rows = try input.rowEstimate(context) ?? 0
    let parts = (rows + context.options.partitionRows - 1) / context.options.partitionRows
    var ways: [String] = []
    for key in keys {
      guard case .column(let position, let name, _) = key.expression else {
        ways.append("'\(key.column.name)' is worked out and numbered")
        continue
      }
      let column = try input.stored(position, context)
      switch column {
      case .string(let texts) where texts.isDictionary:
        ways.append("'\(name)' by its \(PlanText.count(texts.texts.count, "dictionary code"))")
      case .long(let vector) where keys.count == 1 && parts > 1 && vector.keys != nil:
        ways.append("'\(name)' by the rows of the table it refers to")
      default: ways.append("'\(name)' is numbered")
      }
    }
    if keys.isEmpty { ways = ["one group"] }
    let threads = min(parts, context.options.threads)
    return ways + (threads > 1 ? ["on \(threads) threads, merged in order"] : [])
  }

  /// The groups, once they are worked out.
  private final class Answer: Sendable {
    let columns: [Column]
    let count: Int
    init(_ columns: [Column], count: Int) {
      self.columns = columns
      self.count = count
    }
  }

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    let rows = try answer(context).count
    let size = context.options.partitionRows
    return max(1, (rows + size - 1) / size)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let answer = try answer(context)
    let size = context.options.partitionRows
    let start = min(partition * size, answer.count)
    let end = min(start + size, answer.count)
    return SliceStream(answer.columns, range: start..<end, size: context.options.batchSize)
  }

  private func answer(_ context: ExecutionContext) throws(Diagnostic) -> Answer {
    try context.result(of: self) { () throws(Diagnostic) -> Answer in
      if let columns = try ReferenceAggregation(
        self.input, self.keys, self.aggregates, self.schema
      ).run(context) {
        return Answer(columns, count: columns.first?.count ?? 0)
      }
      let state = try self.groups(context)
      return Answer(try state.finish(self.schema), count: state.groupCount)
    }
  }

  /// With more partitions than this, the first tells how many groups there may be; with fewer only
  /// where its first batch says that there may be many.
  private static let partitionsWithoutLook = 16
  /// With more groups than this in the first partition, merging would cost more than grouping.
  private static let manyGroups = 1 << 15

  private func groups(_ context: ExecutionContext) throws(Diagnostic) -> AggregateState {
    let count = try input.partitionCount(context)
    let mayHaveMany = count > 2 ? try beginsWithManyGroups(context) : false
    guard count > Self.partitionsWithoutLook || mayHaveMany else {
      return try groups(of: (0..<count).map { $0..<($0 + 1) }, first: nil, context)
    }
    let first = try state(of: 0..<1, nil, context)
    let chunks = first.groupCount > Self.manyGroups ? 2 : count - 1
    return try groups(
      of: (0..<chunks).map { chunk in
        (1 + (count - 1) * chunk / chunks)..<(1 + (count - 1) * (chunk + 1) / chunks)
      }, first: first, context)
  }

  /// Whether more than half of the first rows begin a group.
  private func beginsWithManyGroups(_ context: ExecutionContext) throws(Diagnostic) -> Bool {
    if keys.isEmpty { return false }
    guard let batch = try input.openSelecting(0, context).next()?.compacted() else { return false }
    let evaluator = Evaluator(context: context)
    var index = GroupIndex(keyCount: keys.count)
    _ = index.groups(
      of: keys.map { evaluator.column($0.expression, batch) }, count: batch.count)
    return index.count * 2 > batch.count
  }

  /// The groups of some stretches of partitions; the first goes on with a state, where there is one.
  private func groups(
    of stretches: [Range<Int>], first: AggregateState?, _ context: ExecutionContext
  ) throws(Diagnostic) -> AggregateState {
    let states = try Parallel.map(stretches.count, threads: context.options.threads) {
      (index: Int) throws(Diagnostic) -> AggregateState in
      try self.state(of: stretches[index], index == 0 ? first : nil, context)
    }
    guard let whole = states.first else { return AggregateState(keys, aggregates, input, context) }
    for state in states.dropFirst() {
      try context.check()
      try whole.merge(state)
    }
    return whole
  }

  private func state(
    of partitions: Range<Int>, _ begun: AggregateState?, _ context: ExecutionContext
  ) throws(Diagnostic) -> AggregateState {
    let state = begun ?? AggregateState(keys, aggregates, input, context)
    for partition in partitions {
      let stream = try input.openSelecting(partition, context)
      while let batch = try stream.next() {
        try context.check()
        try state.add(batch)
      }
    }
    return state
  }
}
