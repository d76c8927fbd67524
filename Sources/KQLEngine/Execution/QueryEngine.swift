public import KQLSyntax

/// Something that runs a plan.
///
/// The engine in memory is the built-in one; others may translate the same plan.
public protocol QueryEngine: Sendable {
  /// Runs a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan, as bound and perhaps optimised.
  ///   - context: The limits and what functions may know.
  /// - Returns: The rows.
  /// - Throws: A diagnostic of kind `kql.limit`, `kql.cancelled` or `kql.data`.
  func run(_ plan: LogicalPlan, _ context: QueryContext) throws(Diagnostic) -> Table
}

/// What a ``QueryEngine`` is given beside the plan.
public struct QueryContext: Sendable {
  /// The limits and settings of the caller.
  public var options: QueryOptions
  /// What functions may know.
  public var functions: FunctionContext

  /// Creates a context.
  public init(options: QueryOptions, functions: FunctionContext) {
    self.options = options
    self.functions = functions
  }
}

/// Runs plans over tables in memory, batch by batch, on several threads.
public struct InMemoryEngine: QueryEngine {
  /// Creates the engine; it has no state.
  public init() {}

  /// Runs a plan; see ``QueryEngine``.
  public func run(_ plan: LogicalPlan, _ context: QueryContext) throws(Diagnostic) -> Table {
    let run = ExecutionContext(options: context.options, functions: context.functions)
    return try InMemoryEngine.run(plan, run)
  }

  static func run(_ plan: LogicalPlan, _ context: ExecutionContext) throws(Diagnostic) -> Table {
    for subquery in plan.subqueries {
      _ = try context.shared(subquery) { () throws(Diagnostic) -> Table in
        try run(subquery.plan, context)
      }
    }
    try context.check()
    return try PhysicalPlanner.plan(plan).table(context)
  }
}

extension LogicalPlan {
  /// The subqueries in the plan's own expressions; those inside of subqueries come with them.
  var subqueries: [Subquery] {
    var found: [Subquery] = []
    func visit(_ expression: BoundExpression) {
      _ = expression.contains { part in
        switch part {
        case .subquery(let subquery), .inSubquery(_, let subquery, _, _):
          if !found.contains(where: { $0 === subquery }) { found.append(subquery) }
        default: break
        }
        return false
      }
    }
    func visit(_ plan: LogicalPlan) {
      switch plan {
      case .filter(_, let condition): visit(condition)
      case .project(_, let columns): for item in columns { visit(item.expression) }
      case .aggregate(let node):
        for key in node.keys { visit(key.expression) }
        for aggregate in node.aggregates {
          for argument in aggregate.arguments { visit(argument) }
          if let condition = aggregate.condition { visit(condition) }
        }
      case .sort(let node): for key in node.keys { visit(key.expression) }
      default: break
      }
      for input in plan.inputs { visit(input) }
    }
    visit(self)
    return found
  }
}
