import KQLSyntax

/// Where the rows of an answer come from: the rows of one table that have passed through the query.
public struct RowLineage: Sendable {
  /// One column of the answer.
  public struct Column: Sendable, Hashable {
    /// The columns of the table that its cells were made of; none for a constant.
    public let origins: [String]
    /// Whether the cells are those of the one origin, unchanged.
    public let isPassedOn: Bool
  }

  /// The table.
  public let table: TableDefinition
  /// For each row of the answer the number of its row in the table, from 0.
  public let rows: [Int]
  /// For each column of the answer what it was made of.
  public let columns: [Column]
}

extension PreparedQuery {
  /// The tables that the query reads, in the order of their names, each once.
  public var tables: [TableDefinition] {
    var found: [String: TableDefinition] = [:]
    var seen: Set<ObjectIdentifier> = []
    func visit(_ plan: LogicalPlan) {
      if case .scan(let scan) = plan { found[scan.table.name] = scan.table }
      if case .shared(let shared) = plan, !seen.insert(ObjectIdentifier(shared)).inserted { return }
      for subquery in plan.expressions.flatMap(\.subqueries)
      where seen.insert(ObjectIdentifier(subquery)).inserted {
        visit(subquery.plan)
      }
      for input in plan.inputs { visit(input) }
    }
    visit(boundPlan)
    return found.values.sorted { $0.name < $1.name }
  }

  /// The steps after which a row of the answer is no row of one table any more, nearest to the answer
  /// first, as `explain` names them; empty where ``Catalog/lineage(of:options:)`` can tell.
  public var mixingSteps: [String] {
    var steps: [String] = []
    var plan = boundPlan
    while true {
      switch plan {
      case .scan: return steps
      case .filter(let input, _), .take(let input, _), .annotated(let input, _): plan = input
      case .project(let input, _): plan = input
      case .sort(let node): plan = node.input
      default:
        steps.append(plan.stepName)
        guard plan.inputs.count == 1 else { return steps }
        plan = plan.inputs[0]
      }
    }
  }
}

extension Catalog {
  /// Finds out which rows of its table the rows of an answer are.
  ///
  /// Filters, projections, orders and `take` pass rows on, and so does `render`. The query is run once
  /// more, with a column beside the others that numbers the table's rows.
  ///
  /// - Parameters:
  ///   - query: The query.
  ///   - options: The limits and settings with which it was run; with others, rows that have no
  ///     promised order may come in another.
  /// - Returns: The rows' origins; nil where the query puts rows together or takes them apart
  ///   (``PreparedQuery/mixingSteps``).
  /// - Throws: ``QueryFailure``, as running it does.
  public func lineage(
    of query: PreparedQuery, options: QueryOptions = QueryOptions()
  ) throws(QueryFailure) -> RowLineage? {
    guard let traced = query.boundPlan.numbered() else { return nil }
    let outcome = Optimizer.optimize(traced.plan, query.context, options.optimization)
    do throws(Diagnostic) {
      let answer = try InMemoryEngine().run(
        outcome.plan, QueryContext(options: options, functions: query.context))
      guard case .long(let numbers)? = answer.columns.last else { return nil }
      return RowLineage(
        table: traced.table, rows: (0..<answer.rowCount).map { Int(numbers[$0] ?? 0) },
        columns: query.boundPlan.columnOrigins())
    } catch {
      throw QueryFailure(diagnostics: [error], text: query.text)
    }
  }
}

extension LogicalPlan {
  /// The plan with a last column that numbers the rows of the table below, and that table; nil where
  /// a step does not pass rows on.
  fileprivate func numbered() -> (plan: LogicalPlan, table: TableDefinition)? {
    switch self {
    case .scan(let scan):
      let source = scan.table
      let number = ColumnSchema("$row", .long)
      let table = TableDefinition(
        source.name, schema: Schema(source.schema.columns + [number])
      ) { () throws(Diagnostic) -> Table in
        let rows = try source.load()
        let numbers = Vector((0..<rows.rowCount).map { Int64($0) })
        return Table(
          schema: Schema(source.schema.columns + [number]),
          columns: rows.columns + [.long(numbers)], rowCount: rows.rowCount)
      }
      let plan = LogicalPlan.scan(
        Scan(table: table, columns: scan.columns + [source.schema.count]))
      return (plan, source)
    case .filter(let input, let condition):
      return input.numbered().map { (.filter(input: $0.plan, condition: condition), $0.table) }
    case .take(let input, let count):
      return input.numbered().map { (.take(input: $0.plan, count: count), $0.table) }
    case .annotated(let input, _): return input.numbered()
    case .sort(var node):
      guard let input = node.input.numbered() else { return nil }
      node.input = input.plan
      return (.sort(node), input.table)
    case .project(let input, let columns):
      guard let traced = input.numbered() else { return nil }
      let number = NamedBound(
        column: ColumnSchema("$row", .long),
        expression: .column(input.columnCount, name: "$row", .long))
      return (.project(input: traced.plan, columns: columns + [number]), traced.table)
    default: return nil
    }
  }

  /// What each column was made of, for plans that ``numbered()`` takes.
  fileprivate func columnOrigins() -> [RowLineage.Column] {
    switch self {
    case .scan(let scan):
      return scan.schema.names.map { RowLineage.Column(origins: [$0], isPassedOn: true) }
    case .filter(let input, _), .take(let input, _), .annotated(let input, _):
      return input.columnOrigins()
    case .sort(let node): return node.input.columnOrigins()
    case .project(let input, let columns):
      let below = input.columnOrigins()
      return columns.map { column in
        if case .column(let position, _, _) = column.expression { return below[position] }
        var read: Set<Int> = []
        column.expression.collectColumns(into: &read)
        var seen: Set<String> = []
        let origins = read.sorted().flatMap { below[$0].origins }
        return RowLineage.Column(
          origins: origins.filter { seen.insert($0).inserted }, isPassedOn: false)
      }
    default: return []
    }
  }

  /// The node in a word or two, for people.
  fileprivate var stepName: String {
    switch self {
    case .aggregate: "summarize"
    case .join: "join"
    case .union: "union"
    case .expand: "mv-expand"
    case .makeSeries: "make-series"
    case .parse: "parse"
    case .apply: "mv-apply or partition"
    case .topNested: "top-nested"
    case .values: "rows that stand in the query or come from an analysis"
    case .range: "range"
    case .shared: "materialize or as"
    default: "a step"
    }
  }
}
