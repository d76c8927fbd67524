/// An answer, and what each step of the query did for it.
public struct QueryProfile: Sendable {
  /// The answer.
  public let table: Table
  /// One line a step, as in ``PlanStage/physical``, behind the rows that came out of it and the
  /// milliseconds that it took, those of the steps below left out.
  public let steps: String
}

extension Catalog {
  /// Answers a query on one thread, and measures each step.
  ///
  /// On one thread times add up, and say where the work is; more threads take less time in all. The
  /// clock is read at each batch, which costs a little.
  ///
  /// - Parameters:
  ///   - query: The query.
  ///   - options: Limits and settings; the number of threads does not count.
  /// - Returns: The rows and the measured steps.
  /// - Throws: ``QueryFailure``, as running it does.
  public func profile(
    _ query: PreparedQuery, options: QueryOptions = QueryOptions()
  ) throws(QueryFailure) -> QueryProfile {
    let meters = PlanMeters()
    var options = options
    options.threads = 1
    options.meters = meters
    options.explainsEmptyAnswers = false
    let table = try run(query, options: options)
    var printer = ExecPrinter(
      ExecutionContext(options: options, functions: query.context), meters: meters)
    if let exec = meters.exec(of: meters) { printer.add(exec) }
    let head = ExecPrinter.right("rows", 12) + ExecPrinter.right("time", 12) + "  step"
    return QueryProfile(
      table: table, steps: ([head] + printer.lines).joined(separator: "\n"))
  }
}
