import KQLSyntax

/// Joins two sides that are both held in memory, for the kinds that must know all of the left side
/// before they can give a row: `innerunique` and those that look at right rows without a partner.
///
/// The pairs are made batch by batch, so that few keys on both sides cost time but no memory, and the
/// query can be ended at any moment.
struct PairingJoin {
  let left: Exec
  let right: Exec
  let node: LogicalPlan.Join

  func stream(_ context: ExecutionContext) throws(Diagnostic) -> any BatchStream {
    let evaluator = Evaluator(context: context)
    let leftTable = try left.table(context)
    let rightTable = try right.table(context)
    try JoinExec.checkSize(leftTable)
    try JoinExec.checkSize(rightTable)
    let leftRows = Batch(columns: leftTable.columns, count: leftTable.rowCount)
    let rightRows = Batch(columns: rightTable.columns, count: rightTable.rowCount)
    var index = GroupIndex(keyCount: node.rightKeys.count)
    let rightGroups = index.groups(
      of: node.rightKeys.map { evaluator.column($0, rightRows) }, count: rightRows.count)
    try context.check()
    let leftKeys = node.leftKeys.map { evaluator.column($0, leftRows) }
    let leftGroups = index.find(leftKeys, count: leftRows.count)
    try context.check()
    let candidates =
      node.kind == .innerunique
      ? firstRows(of: leftKeys, count: leftRows.count, context) : nil
    return PairingStream(
      node, left: leftTable.columns, right: rightTable.columns, leftGroups: leftGroups,
      rightGroups: rightGroups, groupCount: index.count, candidates: candidates, context)
  }

  /// Of left rows with one key the first; which one is arbitrary by contract.
  private func firstRows(
    of keys: [Column], count: Int, _ context: ExecutionContext
  ) -> [Int32] {
    var index = GroupIndex(keyCount: keys.count)
    let groups = index.groups(of: keys, count: count)
    var rows: [Int32] = []
    for (row, group) in groups.enumerated() where group == UInt32(rows.count) {
      rows.append(Int32(truncatingIfNeeded: row))
    }
    if rows.count < count && node.isKindImplied {
      context.note(
        "join kept \(rows.count) of \(count) left rows, one for each key, because its kind is"
          + " innerunique unless said; kind=inner keeps them all")
    }
    return rows
  }
}

/// Makes the rows of a join.
final class PairingStream: BatchStream {
  private let node: LogicalPlan.Join
  private let left: [Column]
  private let right: [Column]
  private let leftGroups: [UInt32]
  private let rightGroups: [UInt32]
  private let chains: RowChains
  /// The left rows looked at; nil for all.
  private let candidates: [Int32]?
  private let context: ExecutionContext
  /// The next left row, as a position among the candidates, and how many of its pairs are made.
  private var position = 0
  private var offset = 0
  /// The next right row of those that have no left one.
  private var rightPosition = 0
  /// Which groups a left row has met.
  private var met: [Bool]

  init(
    _ node: LogicalPlan.Join, left: [Column], right: [Column], leftGroups: [UInt32],
    rightGroups: [UInt32], groupCount: Int, candidates: [Int32]?, _ context: ExecutionContext
  ) {
    self.node = node
    self.left = left
    self.right = right
    self.leftGroups = leftGroups
    self.rightGroups = rightGroups
    self.candidates = candidates
    self.context = context
    chains = RowChains(rightGroups, groupCount: groupCount)
    met = Array(repeating: false, count: groupCount)
    if node.kind == .rightsemi || node.kind == .rightanti {
      for group in leftGroups where group != .max { met[Int(group)] = true }
      position = leftGroups.count
    }
  }

  func next() throws(Diagnostic) -> Batch? {
    try context.check()
    let size = context.options.batchSize
    var leftRows: [Int32] = []
    var rightRows: [Int32] = []
    while leftRows.count < size, addLeft(&leftRows, &rightRows, size) {}
    while leftRows.count < size, addRight(&leftRows, &rightRows) {}
    guard !leftRows.isEmpty else { return nil }
    let columns = node.output.map { output in
      output.side == .left
        ? left[output.position].gather(leftRows) : right[output.position].gather(rightRows)
    }
    return Batch(columns: columns, count: leftRows.count)
  }

  /// Adds pairs of the next left row, up to `size` in all; false where there is no left row more.
  private func addLeft(
    _ leftRows: inout [Int32], _ rightRows: inout [Int32], _ size: Int
  ) -> Bool {
    guard position < candidates?.count ?? leftGroups.count else { return false }
    let row = candidates?[position] ?? Int32(truncatingIfNeeded: position)
    let group = leftGroups[Int(row)]
    switch node.kind {
    case .leftsemi, .leftanti:
      if (group != .max) == (node.kind == .leftsemi) {
        leftRows.append(row)
        rightRows.append(-1)
      }
    default:
      if group != .max {
        met[Int(group)] = true
        let matches = chains.rows(of: group)
        let made = matches.dropFirst(offset).prefix(size - leftRows.count)
        leftRows.append(contentsOf: repeatElement(row, count: made.count))
        rightRows.append(contentsOf: made)
        offset += made.count
        if offset < matches.count { return true }
      } else if node.kind == .leftouter || node.kind == .fullouter {
        leftRows.append(row)
        rightRows.append(-1)
      }
    }
    position += 1
    offset = 0
    return true
  }

  /// Adds the next right row where the kind asks for it; false where there is no right row more.
  private func addRight(_ leftRows: inout [Int32], _ rightRows: inout [Int32]) -> Bool {
    let wantsMet: Bool
    switch node.kind {
    case .rightouter, .fullouter, .rightanti: wantsMet = false
    case .rightsemi: wantsMet = true
    default: return false
    }
    guard rightPosition < rightGroups.count else { return false }
    if met[Int(rightGroups[rightPosition])] == wantsMet {
      leftRows.append(-1)
      rightRows.append(Int32(truncatingIfNeeded: rightPosition))
    }
    rightPosition += 1
    return true
  }
}
