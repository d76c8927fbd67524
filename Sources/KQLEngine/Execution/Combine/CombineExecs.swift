import KQLSyntax

/// The first rows of the input, whichever come first.
final class TakeExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let limit: Int

  init(_ input: Exec, count: Int) {
    self.input = input
    limit = count
    super.init(schema: input.schema)
  }

  override var inputs: [Exec] { [input] }

  override func stored(
    _ position: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> Column? {
    try input.stored(position, context)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    guard limit > 0 else { return BatchList([]) }
    let input = input
    return TakeStream(limit: limit, count: try input.partitionCount(context)) {
      (index: Int) throws(Diagnostic) -> any BatchStream in
      try input.open(index, context)
    }
  }
}

private final class TakeStream: BatchStream {
  private var left: Int
  private let count: Int
  private let open: (Int) throws(Diagnostic) -> any BatchStream
  private var partition = 0
  private var stream: (any BatchStream)?

  init(limit: Int, count: Int, _ open: @escaping (Int) throws(Diagnostic) -> any BatchStream) {
    left = limit
    self.count = count
    self.open = open
  }

  func next() throws(Diagnostic) -> Batch? {
    while left > 0 {
      if stream == nil {
        guard partition < count else { return nil }
        stream = try open(partition)
        partition += 1
      }
      guard let batch = try stream?.next() else {
        stream = nil
        continue
      }
      if batch.count <= left {
        left -= batch.count
        return batch
      }
      let kept = left
      left = 0
      return Batch(
        columns: batch.columns.map { $0.slice(0..<kept) }, count: kept, firstRow: batch.firstRow)
    }
    return nil
  }
}

/// The rows of several inputs, one behind the other.
final class UnionExec: Exec, @unchecked Sendable {
  private let inputExecs: [Exec]

  init(_ inputs: [Exec], schema: Schema) {
    inputExecs = inputs
    super.init(schema: schema)
  }

  override var inputs: [Exec] { inputExecs }

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    var total = 0
    for input in inputExecs { total += try input.partitionCount(context) }
    return total
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    var number = partition
    for input in inputExecs {
      let count = try input.partitionCount(context)
      if number < count { return try input.open(number, context) }
      number -= count
    }
    return BatchList([])
  }
}

/// A plan worked out once a query.
final class SharedExec: Exec, @unchecked Sendable {
  private let source: SharedPlan

  init(_ shared: SharedPlan) {
    source = shared
    super.init(schema: shared.plan.schema)
  }

  override var shared: SharedPlan? { source }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let shared = source
    // Operators are chosen only now: plans that use each other twice would make very many of them.
    let table = try context.shared(shared) { () throws(Diagnostic) -> Table in
      let exec = PhysicalPlanner.plan(shared.plan, meters: context.options.meters, for: shared)
      try context.expect(exec)
      return try exec.table(context)
    }
    return BatchList(table.batches(of: context.options.batchSize))
  }
}

/// Turns array elements and bag members into rows.
final class ExpandExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let node: LogicalPlan.Expansion

  init(_ input: Exec, _ node: LogicalPlan.Expansion) {
    self.input = input
    self.node = node
    super.init(schema: node.schema)
  }

  override var inputs: [Exec] { [input] }

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    try input.partitionCount(context)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let size = context.options.batchSize
    return ExpandStream(try input.open(partition, context)) {
      (batch: Batch, row: inout Int) throws(Diagnostic) -> Batch in
      try context.check()
      return self.expand(batch, from: &row, atLeast: size)
    }
  }

  /// The rows that come of a batch's rows from `row` on, no more than it takes to have `size` of
  /// them: rows that multiply in each of several steps must not stand in memory all at once.
  private func expand(_ batch: Batch, from row: inout Int, atLeast size: Int) -> Batch {
    let vectors = node.items.map { item -> Vector<DynamicValue>? in
      DynamicValue.vector(in: batch.columns[item.position])
    }
    var source: [Int32] = []
    var indexes: [Int64] = []
    var builders = node.items.map { ColumnBuilder(type: $0.type) }
    while row < batch.count && source.count < size {
      let lists = vectors.map { vector in elements(vector?[row]) }
      let longest = lists.map { $0?.count ?? 1 }.max() ?? 0
      for index in 0..<min(longest, node.limit ?? .max) {
        source.append(Int32(truncatingIfNeeded: row))
        indexes.append(Int64(index))
        for position in builders.indices {
          let element: DynamicValue =
            if let list = lists[position], index < list.count { list[index] } else { .null }
          builders[position].append(convert(element, to: node.items[position].type))
        }
      }
      row += 1
    }
    var columns = batch.columns.map { $0.gather(source) }
    for (position, item) in node.items.enumerated() {
      columns[item.position] = builders[position].finish()
    }
    if node.itemIndex != nil { columns.append(.long(Vector(indexes))) }
    return Batch(columns: columns, count: source.count, firstRow: batch.firstRow)
  }

  /// What a value expands to; nil for one row that holds the value itself or null.
  private func elements(_ value: DynamicValue?) -> [DynamicValue]? {
    switch value {
    case .array(let items): return items
    case .object(let members):
      return zip(members.keys, members.values).map { key, value in
        node.bagKind == .array
          ? .array([.string(key), value]) : .object(DynamicObject([(key, value)]))
      }
    case nil, .null: return nil
    case .some(let scalar): return [scalar]
    }
  }

  /// The element as a type; only a cast, no parsing of text.
  private func convert(_ value: DynamicValue, to type: DataType) -> Value {
    switch (value, type) {
    case (.null, .string): .string("")
    case (.null, _): .null
    case (_, .dynamic): .dynamic(value)
    case (.bool(let flag), .bool): .bool(flag)
    case (.bool(let flag), .long), (.bool(let flag), .int): .long(flag ? 1 : 0)
    case (.long(let number), .long): .long(number)
    case (.long(let number), .int): .long(number)
    case (.long(let number), .real): .real(Double(number))
    case (.long(let number), .decimal): .decimal(Decimal(number))
    case (.real(let number), .real): .real(number)
    case (.real(let number), .long), (.real(let number), .int):
      Int64(exactly: number.rounded(.towardZero)).map(Value.long) ?? .null
    case (.string(let text), .string): .string(text)
    case (.datetime(let ticks), .datetime): .datetime(ticks)
    case (.timespan(let ticks), .timespan): .timespan(ticks)
    case (.guid(let bits), .guid): .guid(bits)
    case (_, .string): .string(ValueText.string(.dynamic(value)))
    default: .null
    }
  }
}

/// Takes the batches of another stream apart, some of their rows at a time.
private final class ExpandStream: BatchStream {
  private let input: any BatchStream
  private let expand: (Batch, inout Int) throws(Diagnostic) -> Batch
  private var batch: Batch?
  private var row = 0

  init(
    _ input: any BatchStream,
    _ expand: @escaping (Batch, inout Int) throws(Diagnostic) -> Batch
  ) {
    self.input = input
    self.expand = expand
  }

  func next() throws(Diagnostic) -> Batch? {
    while true {
      if let batch, row < batch.count { return try expand(batch, &row) }
      row = 0
      batch = try input.next()
      if batch == nil { return nil }
    }
  }
}
