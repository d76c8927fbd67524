public import KQLSyntax

/// What a query does, step by step, with every name and type resolved.
///
/// A plan is a value: engines run it or translate it, rules rewrite it, ``explain`` prints it.
public indirect enum LogicalPlan: Sendable {
  /// The rows of a registered table.
  case scan(Scan)
  /// Rows that are there: `datatable`, `print`, the answer of an analysis.
  case values(Table)
  /// `range x from a to b step c`.
  case range(RangeNode)
  /// The rows for which a condition holds; null does not.
  case filter(input: LogicalPlan, condition: BoundExpression)
  /// One column for each expression.
  case project(input: LogicalPlan, columns: [NamedBound])
  /// One row a group.
  case aggregate(Aggregation)
  /// Rows in order; with a limit, only the first of them.
  case sort(Sort)
  /// The first rows, whichever they are.
  case take(input: LogicalPlan, count: Int)
  /// Rows of two inputs side by side.
  case join(Join)
  /// Rows of several inputs one behind the other.
  case union(Union)
  /// Array elements or bag members as rows.
  case expand(Expansion)
  /// `make-series`: aggregates of evenly spaced points as arrays.
  case makeSeries(MakeSeries)
  /// `parse`, `parse-where`, `parse-kv`: columns taken out of a text.
  case parse(TextParsing)
  /// `mv-apply`, `partition`: a plan that runs once for each group of rows.
  case apply(Apply)
  /// The rows of the group for which an ``apply(_:)`` around this plan runs.
  case input(InputSlot)
  /// `top-nested`: the greatest groups, the greatest groups of each, and so on.
  case topNested(TopNested)
  /// `materialize(...)`: worked out once a query, however often it stands in the plan.
  case shared(SharedPlan)
  /// `render` and hints: the rows of the input, with remarks for whoever shows them.
  case annotated(input: LogicalPlan, visualization: Visualization)

  /// The columns that the plan gives.
  public var schema: Schema {
    switch self {
    case .scan(let scan): scan.schema
    case .values(let table): table.schema
    case .range(let node): Schema([node.column])
    case .filter(let input, _), .take(let input, _), .annotated(let input, _): input.schema
    case .project(_, let columns): Schema(columns.map(\.column))
    case .aggregate(let node): node.schema
    case .sort(let node): node.input.schema
    case .join(let node): node.schema
    case .union(let node): node.schema
    case .expand(let node): node.schema
    case .makeSeries(let node): node.schema
    case .parse(let node): node.schema
    case .apply(let node): node.schema
    case .input(let slot): slot.schema
    case .topNested(let node): node.schema
    case .shared(let node): node.plan.schema
    }
  }

  /// How many columns the plan gives; does not build the schema.
  var columnCount: Int {
    switch self {
    case .scan(let scan): scan.columns.count
    case .values(let table): table.schema.count
    case .range: 1
    case .filter(let input, _), .take(let input, _), .annotated(let input, _): input.columnCount
    case .project(_, let columns): columns.count
    case .aggregate(let node): node.keys.count + node.aggregates.count
    case .sort(let node): node.input.columnCount
    case .join(let node): node.output.count
    case .union(let node): node.schema.count
    case .expand(let node): node.schema.count
    case .makeSeries, .parse, .apply, .topNested: schema.count
    case .input(let slot): slot.schema.count
    case .shared(let node): node.plan.columnCount
    }
  }

  /// The rows of a registered table, or some of its columns.
  public struct Scan: Sendable {
    /// The table.
    public var table: TableDefinition
    /// The positions of the columns read.
    public var columns: [Int]
    /// The columns read.
    public var schema: Schema {
      // Nearly every table is bound with all of its columns, in their order.
      if columns.count == table.schema.count, columns.indices.allSatisfy({ columns[$0] == $0 }) {
        return table.schema
      }
      return Schema(columns.map { table.schema.columns[$0] })
    }
  }

  /// Evenly spaced values.
  public struct RangeNode: Sendable {
    /// The column.
    public var column: ColumnSchema
    /// The first value.
    public var from: Value
    /// The last value, included where a step lands on it.
    public var to: Value
    /// The step.
    public var step: Value
  }

  /// Groups and what is worked out for each.
  public struct Aggregation: Sendable {
    /// Where rows come from.
    public var input: LogicalPlan
    /// The keys; none for one group of all rows.
    public var keys: [NamedBound]
    /// The aggregates.
    public var aggregates: [BoundAggregate]
    /// The keys' columns, then the aggregates'.
    public var schema: Schema {
      var columns: [ColumnSchema] = []
      columns.reserveCapacity(keys.count + aggregates.count)
      for key in keys { columns.append(key.column) }
      for aggregate in aggregates { columns.append(aggregate.column) }
      return Schema(columns)
    }
  }

  /// An order of rows.
  public struct Sort: Sendable {
    /// Where rows come from.
    public var input: LogicalPlan
    /// The keys, the first counting most.
    public var keys: [SortKey]
    /// How many rows are kept; nil for all.
    public var limit: Int?
  }

  /// One key of an order.
  public struct SortKey: Sendable {
    /// What is compared.
    public var expression: BoundExpression
    /// The direction.
    public var direction: OrderItem.Direction
    /// Where nulls, and NaN with them, go.
    public var nulls: OrderItem.Nulls
  }

  /// A join on equal keys; null equals null.
  public struct Join: Sendable {
    /// The left side.
    public var left: LogicalPlan
    /// The right side.
    public var right: LogicalPlan
    /// The kind.
    public var kind: JoinClause.Kind
    /// The query names no kind.
    public var isKindImplied = false
    /// The left keys; at least one.
    public var leftKeys: [BoundExpression]
    /// The right keys, of the same types.
    public var rightKeys: [BoundExpression]
    /// What the join gives: columns of the left side, then of the right.
    public var output: [Output]
    /// The columns that the join gives.
    public var schema: Schema { Schema(output.map(\.column)) }

    /// One column of a join.
    public struct Output: Sendable {
      /// Which side it comes from.
      public enum Side: Sendable { case left, right }
      /// The column.
      public var column: ColumnSchema
      /// Which side it comes from.
      public var side: Side
      /// Its position there.
      public var position: Int
    }
  }

  /// Several inputs, their columns matched.
  public struct Union: Sendable {
    /// The inputs; each gives exactly the schema's columns, after projection, and the name of its
    /// source.
    public var inputs: [LogicalPlan]
    /// The columns.
    public var schema: Schema
  }

  /// `mv-expand`.
  public struct Expansion: Sendable {
    /// Where rows come from.
    public var input: LogicalPlan
    /// The expanded columns: position in the input, and the type wanted.
    public var items: [(position: Int, type: DataType)]
    /// What a bag becomes.
    public var bagKind: MvExpandClause.BagKind
    /// The column that numbers the elements, if any; the last of the schema.
    public var itemIndex: ColumnSchema?
    /// The most rows that one row may become.
    public var limit: Int?
    /// The columns.
    public var schema: Schema
  }
}

/// A plan that is worked out once a query.
public final class SharedPlan: Sendable {
  /// The plan.
  public let plan: LogicalPlan
  init(_ plan: LogicalPlan) { self.plan = plan }
}

/// An aggregate whose overload is chosen.
///
/// Copies share the function; see ``BoundCall``.
public struct BoundAggregate: Sendable {
  /// The column that it makes.
  public var column: ColumnSchema
  /// The function's name.
  public var function: String { callee.function }
  /// The overload.
  public var overload: AggregateFunction.Overload { callee.overload }
  /// The arguments, without the condition.
  public var arguments: [BoundExpression]
  /// Only rows for which this holds count.
  public var condition: BoundExpression?

  private let callee: Callee

  init(
    column: ColumnSchema, function: String, overload: AggregateFunction.Overload,
    arguments: [BoundExpression], condition: BoundExpression?
  ) {
    self.column = column
    self.arguments = arguments
    self.condition = condition
    callee = Callee(function: function, overload: overload)
  }

  private final class Callee: Sendable {
    let function: String
    let overload: AggregateFunction.Overload

    init(function: String, overload: AggregateFunction.Overload) {
      self.function = function
      self.overload = overload
    }
  }
}
