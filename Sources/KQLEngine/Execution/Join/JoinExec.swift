import KQLSyntax

/// Joins two inputs on equal keys.
///
/// For most kinds the right side becomes a table (``JoinTable``) through which the left side flows
/// in partitions. Where the left side is small, its keys are unique and the right side is large, it
/// is the other way round; `innerunique` and the kinds that ask for right rows without a partner
/// hold both sides (``PairingJoin``).
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

  /// How the join is worked out; decided once a run, by the rows alone.
  private enum Way {
    case streaming(JoinTable)
    case turned(TurnedJoin)
    case pairing
  }

  private final class Decision: Sendable {
    let way: Way
    init(_ way: Way) { self.way = way }
  }

  /// A left side of so many rows may become the table.
  private static let smallSide = 1 << 16

  private func decide(_ context: ExecutionContext) throws(Diagnostic) -> Way {
    try context.result(of: self) { () throws(Diagnostic) -> Decision in
      switch self.node.kind {
      case .inner, .leftouter, .leftsemi, .leftanti: break
      case .innerunique where try self.leftKeyIsUnique(context): break
      default: return Decision(.pairing)
      }
      if try self.mayTurn(context),
        let turned = try TurnedJoin(left: self.left, right: self.right, self.node, context)
      {
        return Decision(.turned(turned))
      }
      return Decision(
        .streaming(try JoinTable(self.right, self.node, context)))
    }.way
  }

  /// Whether the left side is so much smaller that it may become the table.
  private func mayTurn(_ context: ExecutionContext) throws(Diagnostic) -> Bool {
    guard node.kind == .inner || node.kind == .leftouter,
      let leftRows = try left.rowEstimate(context), leftRows <= Self.smallSide,
      let rightRows = try right.rowEstimate(context)
    else { return false }
    return rightRows >= max(context.options.partitionRows, leftRows * 8)
  }

  /// Whether no left key comes twice, so that `innerunique` is `inner`.
  private func leftKeyIsUnique(_ context: ExecutionContext) throws(Diagnostic) -> Bool {
    guard node.leftKeys.count == 1, let table = try left.whole(context),
      case .long(let vector) = Evaluator(context: context).column(
        node.leftKeys[0], Batch(columns: table.columns, count: table.rowCount))
    else { return false }
    return vector.keys.map { $0.rows == nil } ?? false
  }

  override var inputs: [Exec] { [left, right] }

  /// What is settled without rows: whether a small left side has keys that come twice, for one, is
  /// seen only when it is read.
  override func choices(_ context: ExecutionContext) throws(Diagnostic) -> [String] {
    var way: String
    // A key that is worked out is not worked out for this: it may call what costs.
    var isUnique = false
    if node.kind == .innerunique, node.leftKeys.allSatisfy(\.isColumn) {
      isUnique = try leftKeyIsUnique(context)
    }
    switch node.kind {
    case .inner, .leftouter:
      way = "the right side is held, the left one flows through"
      if try mayTurn(context) {
        way =
          "the left side is held where no key comes twice in it, and the right one flows through"
      }
    case .leftsemi, .leftanti: way = "the right side is held, the left one flows through"
    case .innerunique where isUnique:
      way = "no left key comes twice: as inner; the right side is held"
    default: way = "both sides are held"
    }
    guard node.rightKeys.count == 1, case .column(let place, _, _) = node.rightKeys[0],
      case .long(let vector) = try right.stored(place, context), let keys = vector.keys,
      keys.rows == nil
    else { return [way] }
    return [
      way, "left rows that refer to '\(right.schema.columns[place].name)' find theirs by number",
    ]
  }

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    switch try decide(context) {
    case .streaming: try left.partitionCount(context)
    case .turned(let join): join.partitionCount
    case .pairing: 1
    }
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    if case .pairing = try decide(context) {
      return try PairingJoin(left: left, right: right, node: node).stream(context)
    }
    return CompactingStream(try openSelecting(partition, context))
  }

  override func openSelecting(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    switch try decide(context) {
    case .pairing: try open(partition, context)
    case .turned(let join): join.stream(partition, context)
    case .streaming(let table):
      ProbeStream(try left.openSelecting(partition, context), table, node, context)
    }
  }

  override var selects: Bool { true }

  /// Row numbers are 32 bits wide.
  static func checkSize(_ table: Table) throws(Diagnostic) {
    guard table.rowCount < Int(Int32.max) - 1 else {
      throw Diagnostic(
        code: "kql.limit.join-rows", message: "a join takes at most 2147483646 rows a side")
    }
  }
}

/// Leaves rejected rows out of another stream's batches.
final class CompactingStream: BatchStream {
  private let input: any BatchStream
  init(_ input: any BatchStream) { self.input = input }

  func next() throws(Diagnostic) -> Batch? {
    while let batch = try input.next() {
      let kept = batch.compacted()
      if kept.count > 0 { return kept }
    }
    return nil
  }
}
