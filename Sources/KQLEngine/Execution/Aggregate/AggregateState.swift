import KQLSyntax

/// The groups of a stretch of the input and what is known of each.
final class AggregateState: @unchecked Sendable {
  private let keys: [NamedBound]
  private let updates: AggregateUpdates
  private let context: ExecutionContext
  private var index: GroupIndex
  private var numbers: [UInt32] = []
  /// The key cells of the groups, in pieces, in the order of the groups.
  private var keyParts: [Batch] = []
  /// The number of groups.
  private(set) var groupCount: Int

  init(
    _ keys: [NamedBound], _ aggregates: [BoundAggregate], _ input: Exec,
    _ context: ExecutionContext
  ) {
    self.keys = keys
    self.context = context
    updates = AggregateUpdates(aggregates, keyCount: keys.count, input, context)
    index = GroupIndex(keyCount: keys.count, base: updates.base)
    // Without keys there is one group, even of no rows.
    groupCount = keys.isEmpty ? 1 : 0
  }

  func add(_ batch: Batch) throws(Diagnostic) {
    let batch = updates.prepared(batch, keys: keys)
    guard batch.count > 0 else { return }
    let evaluator = Evaluator(context: context)
    let keyColumns = keys.map { evaluator.column($0.expression, batch) }
    if numbers.count != batch.count { numbers = Array(repeating: 0, count: batch.count) }
    index.assign(
      keyColumns, count: batch.count, selecting: batch.selection?.flags, into: &numbers)
    try remember(numbers, keyColumns)
    try updates.update(batch, groups: numbers, groupCount: groupCount)
  }

  /// Keeps the key cells of rows that began a group.
  private func remember(_ groups: [UInt32], _ keyColumns: [Column]) throws(Diagnostic) {
    guard !keys.isEmpty, index.count > groupCount else { return }
    let rows = firstRows(groups)
    let grown = index.count - groupCount
    groupCount = index.count
    let part = Batch(columns: keyColumns.map { $0.gather(rows) }, count: rows.count)
    try context.account(part)
    try context.account(bytes: grown * updates.bytesPerGroup)
    keyParts.append(part)
  }

  /// The first row of each group that was not there before.
  private func firstRows(_ groups: [UInt32]) -> [Int32] {
    var rows: [Int32] = []
    var next = UInt32(truncatingIfNeeded: groupCount) + updates.base
    let end = UInt32(truncatingIfNeeded: index.count) + updates.base
    rows.reserveCapacity(Int(end - next))
    for (row, group) in groups.enumerated() where group == next {
      rows.append(Int32(truncatingIfNeeded: row))
      next += 1
      if next == end { break }
    }
    return rows
  }

  /// Takes in a stretch of later rows.
  func merge(_ other: AggregateState) throws(Diagnostic) {
    var mapping = [UInt32](repeating: 0, count: Int(updates.base))
    if keys.isEmpty {
      mapping.append(updates.base)
    } else {
      for part in other.keyParts {
        try context.check()
        let groups = index.groups(of: part.columns, count: part.count)
        mapping += groups
        guard index.count > groupCount else { continue }
        let rows = firstRows(groups)
        try context.account(bytes: rows.count * updates.bytesPerGroup)
        groupCount = index.count
        keyParts.append(part.gather(rows))
      }
    }
    updates.merge(
      other.updates, groups: mapping, groupCount: groupCount, otherCount: other.groupCount)
  }

  func finish(_ schema: Schema) throws(Diagnostic) -> [Column] {
    let columns = Array(schema.columns.prefix(keys.count))
    try context.check()
    return Exec.join(keyParts, schema: Schema(columns)).columns
      + updates.finish(groupCount: groupCount)
  }
}
