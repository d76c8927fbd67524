import KQLSyntax

/// Groups by a column that refers to a key column, with one place for each row of that: neither
/// hashing nor comparing, however many groups there are.
///
/// The groups come in the order of the key column's rows.
struct ReferenceAggregation {
  private let input: Exec
  private let keys: [NamedBound]
  private let aggregates: [BoundAggregate]
  private let schema: Schema

  init(
    _ input: Exec, _ keys: [NamedBound], _ aggregates: [BoundAggregate], _ schema: Schema
  ) {
    self.input = input
    self.keys = keys
    self.aggregates = aggregates
    self.schema = schema
  }

  /// The columns of the answer; nil where the key does not refer to a key column throughout, or
  /// where there are too few rows for so many places.
  func run(_ context: ExecutionContext) throws(Diagnostic) -> [Column]? {
    guard keys.count == 1, case .column(let position, _, let type) = keys[0].expression,
      type == .long
    else { return nil }
    let count = try input.partitionCount(context)
    guard count > 1, let target = try target(at: position, context),
      count * context.options.partitionRows >= target.count
    else { return nil }
    let rows = count * context.options.partitionRows
    let chunks = min(count, max(2, min(16, rows / (2 * max(target.count, 1)))))
    try context.account(
      bytes: chunks * target.count * (1 + 16 * max(aggregates.count, 1)))
    let states = try Parallel.map(chunks, threads: context.options.threads) {
      (chunk: Int) throws(Diagnostic) -> ReferenceState in
      let state = ReferenceState(target, position, self.aggregates, self.input, context)
      for partition in (count * chunk / chunks)..<(count * (chunk + 1) / chunks) {
        let stream = try self.input.openSelecting(partition, context)
        while !state.isForeign, let batch = try stream.next() {
          try context.check()
          try state.add(batch)
        }
      }
      return state
    }
    guard let whole = states.first, !states.contains(where: \.isForeign) else { return nil }
    for state in states.dropFirst() { whole.merge(state) }
    return whole.finish(keyType: schema.columns[0].type)
  }

  /// The key column that the first rows refer to.
  private func target(
    at position: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> KeyColumn? {
    let stream = try input.openSelecting(0, context)
    guard let batch = try stream.next(), case .long(let vector) = batch.columns[position] else {
      return nil
    }
    return vector.keys?.target
  }
}

/// What is known of each row of a key column. Group 0 is for rejected rows, group 1 for null.
private final class ReferenceState: @unchecked Sendable {
  private static let firstGroup = 2
  private let target: KeyColumn
  private let position: Int
  private let updates: AggregateUpdates
  private var isPresent: [Bool]
  private var groups: [UInt32] = []
  private var targets: [Int32] = []
  /// A batch came whose column does not refer to the key column.
  private(set) var isForeign = false

  init(
    _ target: KeyColumn, _ position: Int, _ aggregates: [BoundAggregate], _ input: Exec,
    _ context: ExecutionContext
  ) {
    self.target = target
    self.position = position
    updates = AggregateUpdates(aggregates, keyCount: 1, input, context, base: 1)
    isPresent = Array(repeating: false, count: target.count + Self.firstGroup)
  }

  func add(_ batch: Batch) throws(Diagnostic) {
    let batch = updates.prepared(batch, keys: [])
    guard case .long(let vector) = batch.columns[position], let keys = vector.keys,
      keys.target === target
    else {
      isForeign = true
      return
    }
    let count = batch.count
    if groups.count != count {
      groups = Array(repeating: 0, count: count)
      targets = Array(repeating: 0, count: count)
    }
    keys.copyRows(offset: vector.offset, count: count, into: &targets)
    if let selection = batch.selection {
      // Rejected rows go where null does, less the two places before it: to group 0.
      selection.flags.withBytes { flags in
        targets.withUnsafeMutableBufferPointer { targets in
          for row in 0..<count {
            let kept = 0 &- Int32(truncatingIfNeeded: flags[row])
            targets[row] = (targets[row] & kept) | (-2 & ~kept)
          }
        }
      }
    }
    number(count)
    try updates.update(batch, groups: groups, groupCount: target.count + 1)
  }

  /// Writes the groups of rows that all count.
  private func number(_ count: Int) {
    let first = Int32(truncatingIfNeeded: Self.firstGroup)
    groups.withUnsafeMutableBufferPointer { groups in
      isPresent.withUnsafeMutableBufferPointer { isPresent in
        targets.withUnsafeBufferPointer { targets in
          for row in 0..<count {
            // -1, which stands for null, becomes group 1, and -2 for a rejected row group 0.
            let group = UInt32(truncatingIfNeeded: targets[row] &+ first)
            groups[row] = group
            isPresent[Int(group)] = true
          }
        }
      }
    }
  }

  func merge(_ other: ReferenceState) {
    isPresent = isPresent.or(other.isPresent)
    let same = (0..<isPresent.count).map { UInt32(truncatingIfNeeded: $0) }
    updates.merge(
      other.updates, groups: same, groupCount: target.count + 1, otherCount: target.count + 1)
  }

  func finish(keyType: DataType) -> [Column] {
    // Column results leave group 0 out, so group g is row g - 1 of them.
    let present = Selection(Array(isPresent.dropFirst()))
    let rows = present.rows
    let keyRows = rows.map { $0 &- 1 }
    let values = target.values.gather(keyRows, filler: 0)
    // What is grouped can be joined by row numbers as well.
    let key = Vector(
      storage: values.storage, offset: 0, count: values.count, validity: values.validity,
      keys: KeyReference(target, rows: keyRows))
    let results = updates.finish(groupCount: target.count + 1)
    return [Int64.column(key, as: keyType) ?? .empty(keyType)] + results.map { $0.gather(rows) }
  }
}
