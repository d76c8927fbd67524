import KQLSyntax

extension FilterPushdown.Pass {
  /// Moves conditions into the sides of a join.
  ///
  /// A side takes a condition on its columns where each of its rows that fails the condition only
  /// makes rows that fail it:
  ///
  /// | kind | left | right |
  /// |---|---|---|
  /// | `inner` | yes | yes |
  /// | `innerunique` | on keys only | yes |
  /// | `leftouter`, `leftsemi`, `leftanti` | yes | no |
  /// | `rightouter`, `rightsemi`, `rightanti` | no | yes |
  /// | `fullouter` | no | no |
  ///
  /// `innerunique` takes one left row for each key before it joins: a condition on other columns
  /// would let it take another row. A condition on keys that one side takes, the other can take
  /// as well, since rows with other keys have lost their partners: that makes the hash table
  /// smaller, too.
  mutating func sink(
    _ parts: [BoundExpression], into join: LogicalPlan.Join
  ) -> LogicalPlan {
    var node = join
    let sides = JoinSides(node)
    var left: [BoundExpression] = []
    var right: [BoundExpression] = []
    let (_, staying) = split(parts) { part in
      guard let side = sides.target(of: part) else { return false }
      let own = sides.moved(part)
      let other = sides.transferred(own, from: side)
      if side == .left {
        left.append(own)
        if let other { right.append(other) }
      } else {
        right.append(own)
        if let other { left.append(other) }
      }
      return true
    }
    node.left = sink(left, into: node.left)
    node.right = sink(right, into: node.right)
    return keep(staying, above: .join(node))
  }
}

/// Which conditions the sides of a join take.
private struct JoinSides {
  typealias Side = LogicalPlan.Join.Output.Side

  private let node: LogicalPlan.Join
  private let takesLeft: Bool
  private let takesRight: Bool

  init(_ node: LogicalPlan.Join) {
    self.node = node
    switch node.kind {
    case .inner, .innerunique: (takesLeft, takesRight) = (true, true)
    case .leftouter, .leftsemi, .leftanti: (takesLeft, takesRight) = (true, false)
    case .rightouter, .rightsemi, .rightanti: (takesLeft, takesRight) = (false, true)
    case .fullouter: (takesLeft, takesRight) = (false, false)
    }
  }

  /// The side that takes a condition on the join's columns; nil where it has to stay above.
  func target(of part: BoundExpression) -> Side? {
    let output = node.output
    var readsLeft = false
    var readsRight = false
    part.forEachColumn { index in
      if output[index].side == .left { readsLeft = true } else { readsRight = true }
    }
    switch (readsLeft, readsRight) {
    case (true, true): return nil
    case (false, true): return takesRight ? .right : nil
    case (false, false) where takesRight: return .right
    case (_, false):
      guard takesLeft else { return nil }
      guard node.kind == .innerunique else { return .left }
      let isOnKeys = part.readsOnly { index in key(at: output[index].position, of: .left) != nil }
      return isOnKeys && part.isSameForEqualKeys ? .left : nil
    }
  }

  /// The condition with the positions of its side.
  func moved(_ part: BoundExpression) -> BoundExpression {
    part.mapColumns { index, name, type in
      .column(node.output[index].position, name: name, type)
    }
  }

  /// A condition on the keys of one side as one on the keys of the other; nil where it reads other
  /// columns, or none.
  func transferred(_ part: BoundExpression, from side: Side) -> BoundExpression? {
    var readsAny = false
    part.forEachColumn { _ in readsAny = true }
    guard readsAny, part.isSameForEqualKeys, part.cost <= FilterPushdown.Pass.cheap else {
      return nil
    }
    let others = side == .left ? node.rightKeys : node.leftKeys
    let schema = side == .left ? node.right.schema : node.left.schema
    let isShared = part.readsOnly { index in
      guard let number = key(at: index, of: side) else { return false }
      let own = (side == .left ? node.leftKeys : node.rightKeys)[number]
      return own.isColumn && others[number].isColumn
    }
    guard isShared else { return nil }
    return part.mapColumns { index, _, type in
      let position = key(at: index, of: side).flatMap { others[$0].columnIndex } ?? 0
      return .column(position, name: schema.columns[position].name, type)
    }
  }

  /// The number of the key that a column is, or is as a wider whole number; nil where it is none.
  ///
  /// A `long` as a `real` is none: several of them are one key.
  private func key(at position: Int, of side: Side) -> Int? {
    (side == .left ? node.leftKeys : node.rightKeys).firstIndex { key in
      switch key {
      case .column(position, _, _), .widened(.column(position, _, .int), .long): true
      default: false
      }
    }
  }
}
