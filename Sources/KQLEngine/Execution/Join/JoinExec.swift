import KQLSyntax

/// Joins two inputs on equal keys, by a hash table over the right side.
final class JoinExec: Exec, @unchecked Sendable {
  private let left: Exec
  private let right: Exec
  private let node: LogicalPlan.Join

  init(left: Exec, right: Exec, _ node: LogicalPlan.Join) {
    self.left = left
    self.right = right
    self.node = node
    super.init(schema: node.schema)
  }

  /// Which rows of the two sides make the result; -1 for a side that has none.
  private struct Pairs {
    var left: [Int32] = []
    var right: [Int32] = []

    mutating func add(_ l: Int32, _ r: Int32) {
      left.append(l)
      right.append(r)
    }
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let evaluator = Evaluator(context: context)
    let leftTable = try left.table(context)
    let rightTable = try right.table(context)
    guard leftTable.rowCount < Int32.max, rightTable.rowCount < Int32.max else {
      throw Diagnostic(
        code: "kql.limit.join-rows", message: "a join takes at most 2147483647 rows a side")
    }
    let leftRows = Batch(columns: leftTable.columns, count: leftTable.rowCount)
    let rightRows = Batch(columns: rightTable.columns, count: rightTable.rowCount)
    var index = GroupIndex(keyCount: node.rightKeys.count)
    let rightGroups = index.groups(
      of: node.rightKeys.map { evaluator.column($0, rightRows) }, count: rightRows.count)
    try context.check()
    let leftGroups = index.find(
      node.leftKeys.map { evaluator.column($0, leftRows) }, count: leftRows.count)
    try context.check()
    let chains = RowChains(rightGroups, groupCount: index.count)
    let pairs = try pairs(
      leftGroups, rightGroups, chains, evaluator, leftRows, context)
    let columns = node.output.map { output in
      output.side == .left
        ? leftTable.columns[output.position].gather(pairs.left)
        : rightTable.columns[output.position].gather(pairs.right)
    }
    let result = Batch(columns: columns, count: pairs.left.count)
    try context.account(result)
    return SliceStream(
      columns, range: 0..<pairs.left.count, size: context.options.batchSize)
  }

  private func pairs(
    _ leftGroups: [UInt32], _ rightGroups: [UInt32], _ chains: RowChains,
    _ evaluator: Evaluator, _ leftRows: Batch, _ context: ExecutionContext
  ) throws(Diagnostic) -> Pairs {
    var pairs = Pairs()
    switch node.kind {
    case .leftsemi:
      for (row, group) in leftGroups.enumerated() where group != .max {
        pairs.add(Int32(row), -1)
      }
    case .leftanti:
      for (row, group) in leftGroups.enumerated() where group == .max {
        pairs.add(Int32(row), -1)
      }
    case .rightsemi, .rightanti:
      var met = [Bool](repeating: false, count: chains.groupCount)
      for group in leftGroups where group != .max { met[Int(group)] = true }
      for (row, group) in rightGroups.enumerated()
      where met[Int(group)] == (node.kind == .rightsemi) {
        pairs.add(-1, Int32(row))
      }
    case .innerunique:
      // Of left rows with one key the first stays; which one is arbitrary by contract.
      var keyIndex = GroupIndex(keyCount: node.leftKeys.count)
      let keys = keyIndex.groups(
        of: node.leftKeys.map { evaluator.column($0, leftRows) }, count: leftRows.count)
      var next: UInt32 = 0
      for (row, group) in leftGroups.enumerated() where keys[row] == next {
        next += 1
        if group != .max { try match(row, group, chains, &pairs, context) }
      }
    case .inner, .leftouter, .rightouter, .fullouter:
      let keepsLeft = node.kind == .leftouter || node.kind == .fullouter
      var met = [Bool](repeating: false, count: chains.groupCount)
      for (row, group) in leftGroups.enumerated() {
        if group == .max {
          if keepsLeft { pairs.add(Int32(row), -1) }
          continue
        }
        met[Int(group)] = true
        try match(row, group, chains, &pairs, context)
      }
      if node.kind == .rightouter || node.kind == .fullouter {
        for (row, group) in rightGroups.enumerated() where !met[Int(group)] {
          pairs.add(-1, Int32(row))
        }
      }
    }
    return pairs
  }

  private func match(
    _ row: Int, _ group: UInt32, _ chains: RowChains, _ pairs: inout Pairs,
    _ context: ExecutionContext
  ) throws(Diagnostic) {
    for right in chains.rows(of: group) { pairs.add(Int32(row), right) }
    // Few keys on both sides can make very many pairs.
    if row & 0xFFF == 0 { try context.check() }
    if let limit = context.options.maxMemory, pairs.left.count > limit / 8 {
      throw Diagnostic(
        code: "kql.limit.memory",
        message: "the join makes more rows than its limit of \(limit) bytes holds",
        help: "raise the limit, or make the keys of one side unique")
    }
    if pairs.left.count > Int(Int32.max) {
      throw Diagnostic(
        code: "kql.limit.join-rows", message: "the join makes more than 2147483647 rows",
        help: "make the keys of one side unique")
    }
  }
}

/// The rows of each group, in order.
struct RowChains {
  private let starts: [Int]
  private let sorted: [Int32]

  init(_ groups: [UInt32], groupCount: Int) {
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var place = starts
    var sorted = [Int32](repeating: 0, count: groups.count)
    for (row, group) in groups.enumerated() {
      sorted[place[Int(group)]] = Int32(truncatingIfNeeded: row)
      place[Int(group)] += 1
    }
    self.starts = starts
    self.sorted = sorted
  }

  var groupCount: Int { starts.count - 1 }

  func rows(of group: UInt32) -> ArraySlice<Int32> {
    sorted[starts[Int(group)]..<starts[Int(group) + 1]]
  }
}
