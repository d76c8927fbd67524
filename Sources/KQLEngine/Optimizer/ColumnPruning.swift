import KQLSyntax

/// Leaves out columns that nothing above reads, from the answer down to the tables.
///
/// A table's column that is not read is not cut into batches, an expression that is not read is not
/// worked out, an aggregate is not collected; and what holds rows in memory (a sort, a join, the
/// groups of `partition`) holds fewer cells. What decides *which* rows there are stays: the
/// conditions, the keys of groups and joins, the arrays that `mv-expand` unfolds, the texts of a
/// `parse-where`.
///
/// Not below `materialize` and `as`, whose rows several places may read.
struct ColumnPruning: Optimizer.Rule {
  let name = "column-pruning"
  let summary = "Leaves out columns that nothing above reads, from the answer down to the tables."
  let kinds: PlanKinds = .all

  func newKinds(in plan: LogicalPlan) -> PlanKinds? { plan.hasProject ? .project : [] }

  func rewrite(_ plan: LogicalPlan, _ context: FunctionContext) -> LogicalPlan? {
    var pass = Pass()
    let all = ColumnChoice(all: plan.columnCount)
    let pruned = pass.exactly(all, of: plan)
    return pass.hasChanged ? pruned : nil
  }

  /// One descent through a plan, with the columns wanted of each node.
  struct Pass {
    /// Whether a column has been left out.
    var hasChanged = false
    /// The slot of a body that is only looked at, and what is asked of it; nil outside of such a look.
    var wishes: (slot: InputSlot, columns: ColumnChoice)?
    /// The slots that have become narrower, and the columns they have kept.
    var slots: [ObjectIdentifier: (slot: InputSlot, kept: ColumnChoice)] = [:]

    /// The plan with at least the columns wanted, and those that it has.
    ///
    /// It may have more where that costs nothing, such as those that a filter reads.
    mutating func prune(
      _ plan: LogicalPlan, _ wanted: ColumnChoice
    ) -> (plan: LogicalPlan, kept: ColumnChoice) {
      switch plan {
      case .scan(var scan):
        guard !wanted.isAll else { return (plan, wanted) }
        scan.columns = wanted.pick(scan.columns)
        hasChanged = true
        return (.scan(scan), wanted)
      case .values(let table):
        guard !wanted.isAll else { return (plan, wanted) }
        hasChanged = true
        let schema = Schema(wanted.pick(table.schema.columns))
        let columns = wanted.pick(table.columns)
        return (.values(Table(schema: schema, columns: columns, rowCount: table.rowCount)), wanted)
      case .project(let input, let columns):
        let kept = wanted.pick(columns)
        if kept.count < columns.count { hasChanged = true }
        let (inner, place) = narrow(input, isExact: false) { read in
          for item in kept { read(item.expression) }
        }
        return (.project(input: inner, columns: place.moved(kept)), wanted)
      case .filter(let input, let condition):
        var below = wanted
        below.insert(columnsOf: condition)
        let (inner, kept) = prune(input, below)
        return (.filter(input: inner, condition: kept.places.moved(condition)), kept)
      case .aggregate(let node): return prune(node, wanted)
      case .sort(var node):
        var below = wanted
        for key in node.keys { below.insert(columnsOf: key.expression) }
        node.input = exactly(below, of: node.input)
        if !below.isAll {
          let places = below.places
          for index in node.keys.indices {
            node.keys[index].expression = places.moved(node.keys[index].expression)
          }
        }
        return (.sort(node), below)
      case .take(let input, let count):
        let (inner, kept) = prune(input, wanted)
        return (.take(input: inner, count: count), kept)
      case .annotated(let input, let visualization):
        let (inner, kept) = prune(input, wanted)
        return (.annotated(input: inner, visualization: visualization), kept)
      case .join(let node): return prune(node, wanted)
      case .union(var node):
        node.inputs = node.inputs.map { exactly(wanted, of: $0) }
        if !wanted.isAll { node.schema = Schema(wanted.pick(node.schema.columns)) }
        return (.union(node), wanted)
      case .expand(let node): return prune(node, wanted)
      case .parse(let node): return prune(node, wanted)
      case .makeSeries(let node): return prune(node, wanted)
      case .topNested(var node):
        let (inner, place) = narrow(node.input, isExact: true) { read in
          _ = LogicalPlan.topNested(node).anyExpression {
            read($0)
            return false
          }
        }
        node.input = inner
        let moved = LogicalPlan.topNested(node).replacingExpressions { place.changed($0) }
        return (moved ?? .topNested(node), ColumnChoice(all: wanted.count))
      case .apply(let node): return prune(node, wanted)
      case .input(let slot):
        if wishes?.slot === slot {
          for position in wanted.positions { wishes?.columns.insert(position) }
        }
        if let narrow = slots[ObjectIdentifier(slot)] { return (.input(narrow.slot), narrow.kept) }
        return (plan, ColumnChoice(all: wanted.count))
      case .range, .shared: return (plan, ColumnChoice(all: wanted.count))
      }
    }

    /// The plan with exactly the columns wanted.
    mutating func exactly(_ wanted: ColumnChoice, of plan: LogicalPlan) -> LogicalPlan {
      let (inner, kept) = prune(plan, wanted)
      guard kept != wanted else { return inner }
      hasChanged = true
      let places = kept.places
      let schema = inner.schema
      let columns = wanted.positions.map { position -> NamedBound in
        let index = places[position]
        let column = schema.columns[index]
        return NamedBound(
          column: column, expression: .column(index, name: column.name, column.type))
      }
      return .project(input: inner, columns: columns)
    }

    /// The plan with the columns that expressions read, and where each has gone.
    ///
    /// At least one column stays where there are any, so that rows can be counted.
    mutating func narrow(
      _ plan: LogicalPlan, isExact: Bool, reading visit: ((BoundExpression) -> Void) -> Void
    ) -> (plan: LogicalPlan, place: ColumnPlaces) {
      var wanted = ColumnChoice(none: plan.columnCount)
      visit { wanted.insert(columnsOf: $0) }
      if wanted.isEmpty && wanted.count > 0 { wanted.insert(Self.cheapest(plan)) }
      guard isExact else {
        let (inner, kept) = prune(plan, wanted)
        return (inner, kept.places)
      }
      return (exactly(wanted, of: plan), wanted.places)
    }

    /// The column to keep where only rows count: one that is read anyway, or a narrow one.
    static func cheapest(_ plan: LogicalPlan) -> Int {
      if case .filter(_, let condition) = plan {
        var first: Int?
        condition.forEachColumn { first = min(first ?? $0, $0) }
        if let first { return first }
      }
      return plan.schema.columns.firstIndex { $0.type == .bool || $0.type == .int } ?? 0
    }
  }
}

extension LogicalPlan {
  /// Whether a projection stands in the plan.
  fileprivate var hasProject: Bool {
    if case .project = self { return true }
    var found = false
    forEachInput { if !found { found = $0.hasProject } }
    return found
  }
}
