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
    var table = try InMemoryEngine.run(plan, run, rowLimit: context.options.maxRows)
    table.notes += run.notes
    return table
  }

  static func run(
    _ plan: LogicalPlan, _ context: ExecutionContext, rowLimit: Int? = nil,
    for subquery: Subquery? = nil
  ) throws(Diagnostic) -> Table {
    // One that depends on the rows of a group is worked out for each group; see ``ApplyExec``.
    for subquery in plan.subqueries where context.fills(subquery.plan.openSlots) {
      _ = try context.shared(subquery) { () throws(Diagnostic) -> Table in
        try run(subquery.plan, context, for: subquery)
      }
    }
    try context.check()
    let exec = PhysicalPlanner.plan(plan, meters: context.options.meters, for: subquery)
    try context.expect(exec)
    let table = try exec.table(context, rowLimit: rowLimit)
    try context.checkCalls()
    return table
  }
}

extension LogicalPlan {
  /// The subqueries in the plan's own expressions; those inside of subqueries come with them.
  var subqueries: [Subquery] {
    var found: [Subquery] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ plan: LogicalPlan) {
      if case .shared(let shared) = plan {
        // It may stand in many places, some of them inside of another that does.
        if seen.insert(ObjectIdentifier(shared)).inserted { visit(shared.plan) }
        return
      }
      // Nearly every expression holds none, and no list is made of those.
      _ = plan.anyExpression { expression in
        if expression.isColumn || expression.isConstant { return false }
        for subquery in expression.subqueries
        where seen.insert(ObjectIdentifier(subquery)).inserted {
          found.append(subquery)
        }
        return false
      }
      plan.forEachInput(visit)
    }
    visit(self)
    return found
  }
}
