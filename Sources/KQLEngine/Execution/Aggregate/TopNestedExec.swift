import KQLSyntax

/// Finds the greatest groups level by level: of each group of one level, the greatest of the next.
final class TopNestedExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let node: LogicalPlan.TopNested

  init(_ input: Exec, _ node: LogicalPlan.TopNested) {
    self.input = input
    self.node = node
    super.init(schema: node.schema)
  }

  override var inputs: [Exec] { [input] }

  /// The groups that one level keeps, in the order of the answer.
  private struct Kept {
    /// The group of the level above that each belongs to.
    var parents: [Int] = []
    /// Whether a group stands for all that were not kept, here or above.
    var isRest: [Bool] = []
    var keys: Column
    var measures: Column
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let table = try input.table(context)
    var rows = Batch(columns: table.columns, count: table.rowCount)
    var parents = [Int](repeating: 0, count: rows.count)
    var isRest = [false]
    var levels: [Kept] = []
    for level in node.levels {
      try context.check()
      let kept = try keep(level, &rows, &parents, isRest, context)
      isRest = kept.isRest
      levels.append(kept)
    }
    // From the leaves up: which group of each level a row of the answer belongs to.
    var places = (0..<(levels.last?.parents.count ?? 0)).map { Int32(truncatingIfNeeded: $0) }
    var columns: [Column] = []
    for level in levels.reversed() {
      columns.insert(contentsOf: [level.keys.gather(places), level.measures.gather(places)], at: 0)
      places = places.map { Int32(truncatingIfNeeded: level.parents[Int($0)]) }
    }
    return SliceStream(
      columns, range: 0..<places.count, size: context.options.batchSize)
  }

  /// Works out one level and leaves the rows of the groups that are kept, with the place of each
  /// row's group.
  private func keep(
    _ level: LogicalPlan.TopNested.Level, _ rows: inout Batch, _ parents: inout [Int],
    _ isRest: [Bool], _ context: ExecutionContext
  ) throws(Diagnostic) -> Kept {
    let evaluator = Evaluator(context: context)
    let all = evaluator.column(level.key.expression, rows)
    // What is the rest of a level above is not divided any more.
    let keys = all.gather(
      (0..<rows.count).map { isRest[parents[$0]] ? -1 : Int32(truncatingIfNeeded: $0) })
    var index = GroupIndex(keyCount: 2)
    let parentColumn = Column.long(Vector(parents.map { Int64($0) }))
    let groups = index.groups(of: [parentColumn, keys], count: rows.count).map { Int($0) }
    var firstRows = [Int](repeating: 0, count: index.count)
    for row in groups.indices.reversed() { firstRows[groups[row]] = row }
    let measures = try measure(level, rows, groups, count: index.count, context)

    // Groups of one parent side by side, the greatest first.
    let order = SortWords.order(
      [
        SortWords.encode(
          .long(Vector(firstRows.map { Int64(parents[$0]) })), direction: .ascending,
          nulls: .first),
        SortWords.encode(
          measures, direction: level.direction,
          nulls: level.direction == .ascending ? .first : .last),
      ], count: index.count, limit: nil)
    var kept = Kept(keys: keys, measures: measures)
    var keySources: [Int32] = []
    var measureSources: [Int32] = []
    var place = [Int](repeating: -1, count: index.count)
    var restPlace: [Int: Int] = [:]
    var taken: [Int: Int] = [:]
    for position in order.indices {
      let group = Int(order[position])
      let parent = parents[firstRows[group]]
      let rank = taken[parent, default: 0]
      taken[parent] = rank + 1
      if isRest[parent] || rank < level.count ?? .max {
        place[group] = kept.parents.count
        kept.parents.append(parent)
        kept.isRest.append(isRest[parent])
        // The last row of the extended columns below holds the key of the rest.
        keySources.append(
          isRest[parent]
            ? Int32(truncatingIfNeeded: rows.count)
            : Int32(truncatingIfNeeded: firstRows[group]))
        measureSources.append(Int32(truncatingIfNeeded: group))
      } else if level.others != nil {
        if restPlace[parent] == nil {
          restPlace[parent] = kept.parents.count
          kept.parents.append(parent)
          kept.isRest.append(true)
          keySources.append(Int32(truncatingIfNeeded: rows.count))
          // Filled in below: the rest is measured as one group.
          measureSources.append(
            Int32(truncatingIfNeeded: index.count + restPlace.count - 1))
        }
        place[group] = restPlace[parent] ?? -1
      }
    }
    let restColumn = Column.constant(
      level.others ?? (keys.type == .string ? .string("") : .null), type: keys.type, count: 1)
    kept.keys = Column.concatenate([keys, restColumn], type: keys.type).gather(keySources)
    let rests = try measureRests(
      level, rows, groups, place, Array(restPlace.values).sorted(), context)
    kept.measures = Column.concatenate([measures, rests], type: measures.type)
      .gather(measureSources)

    let selected = groups.indices.filter { place[groups[$0]] >= 0 }
    parents = selected.map { place[groups[$0]] }
    rows = rows.gather(selected.map { Int32(truncatingIfNeeded: $0) })
    return kept
  }

  /// The measures of what is left out under each parent, as one group each.
  private func measureRests(
    _ level: LogicalPlan.TopNested.Level, _ rows: Batch, _ groups: [Int], _ place: [Int],
    _ restPlaces: [Int], _ context: ExecutionContext
  ) throws(Diagnostic) -> Column {
    guard !restPlaces.isEmpty else { return .empty(level.measure.column.type) }
    var number: [Int: Int] = [:]
    for (index, place) in restPlaces.enumerated() { number[place] = index }
    let selected = groups.indices.filter { number[place[groups[$0]]] != nil }
    return try measure(
      level, rows.gather(selected.map { Int32(truncatingIfNeeded: $0) }),
      selected.map { number[place[groups[$0]]] ?? 0 }, count: restPlaces.count, context)
  }

  /// The measure of each group; groups are numbered from 0.
  private func measure(
    _ level: LogicalPlan.TopNested.Level, _ rows: Batch, _ groups: [Int], count: Int,
    _ context: ExecutionContext
  ) throws(Diagnostic) -> Column {
    let group = ColumnSchema("$group", .long)
    let numbers = Column.long(Vector(groups.map { Int64($0) }))
    let table = Table(
      schema: Schema(input.schema.columns + [group]), columns: rows.columns + [numbers],
      rowCount: rows.count)
    let key = BoundExpression.column(input.schema.count, name: group.name, .long)
    let aggregation = LogicalPlan.Aggregation(
      input: .values(table), keys: [NamedBound(column: group, expression: key)],
      aggregates: level.aggregates)
    let answer = try AggregateExec(ValuesExec(table), aggregation).table(context)
    let measures = Evaluator(context: context).column(
      level.measure.expression, Batch(columns: answer.columns, count: answer.rowCount))
    // The answer comes in the order of the groups' first rows; put it in the order of numbers.
    var source = [Int32](repeating: -1, count: count)
    if case .long(let found) = answer.columns[0] {
      for row in 0..<answer.rowCount {
        if let number = found[row], source.indices.contains(Int(number)) {
          source[Int(number)] = Int32(truncatingIfNeeded: row)
        }
      }
    }
    return measures.gather(source)
  }
}
