import KQLEngine
import KQLSyntax
import Synchronization
import Testing

/// Functions that may fail or wait: `ScalarFunction.Overload(_:_:attempt:)`.
@Suite struct FailingFunctionTests {
  /// A catalog with `picky(x)`, which refuses 13, and `waiting(x)`, which waits for the query's end.
  private func catalog(_ counter: CallCounter = CallCounter()) throws -> Catalog {
    var registry = Registry()
    try registry.add(
      ScalarFunction(
        "picky", description: "Returns its argument.",
        overloads: [
          ScalarFunction.Overload([FunctionParameter("x", .long)], .fixed(.long)) {
            (arguments: ScalarArguments) throws(Diagnostic) -> Column in
            counter.add()
            for row in 0..<arguments.count where arguments.operands[0][row] == .long(13) {
              throw Diagnostic(code: "test.unlucky", message: "13 is refused")
            }
            return arguments.operands[0].materialized(count: arguments.count)
          }
        ]))
    try registry.add(
      ScalarFunction(
        "waiting", description: "Waits.",
        overloads: [
          ScalarFunction.Overload([FunctionParameter("x", .long)], .fixed(.long)) {
            (arguments: ScalarArguments) throws(Diagnostic) -> Column in
            while true { try arguments.context.watch?.check() }
          }
        ]))
    return Catalog(registry)
  }

  private final class CallCounter: Sendable {
    private let value = Atomic<Int>(0)
    var count: Int { value.load(ordering: .relaxed) }
    func add() { value.add(1, ordering: .relaxed) }
  }

  private func failure(
    _ query: String, _ options: QueryOptions = QueryOptions()
  ) throws -> Diagnostic {
    do {
      _ = try catalog().query(query, options: options)
    } catch let failure as QueryFailure {
      return try #require(failure.diagnostics.first)
    }
    throw Diagnostic(code: "test", message: "nothing failed: \(query)")
  }

  @Test(arguments: [
    "print y = picky(13)",
    "range x from 1 to 20 step 1 | extend y = picky(x)",
    "range x from 1 to 20 step 1 | where picky(x) > 3",
    "range x from 1 to 20 step 1 | where x < 0 or picky(x) > 3 | count",
    "range x from 1 to 20 step 1 | summarize sum(picky(x)) by x % 2",
    "range x from 1 to 20 step 1 | summarize count() by picky(x)",
    "range x from 1 to 20 step 1 | order by picky(x) asc | take 1",
    "range x from 1 to 20 step 1 | top 3 by picky(x)",
    "range x from 1 to 20 step 1 | join (range x from 1 to 3 step 1 | extend z = picky(x + 10)) on x",
    "range x from 1 to 20 step 1 | extend l = pack_array(x, 13) | mv-apply e = l to typeof(long) on (extend p = picky(e))",
    "range x from 1 to 20 step 1 | extend y = toscalar(print picky(13))",
    "range x from 1 to 20 step 1 | where x in ((range y from 1 to 20 step 1 | project picky(y)))",
    "range x from 1 to 20 step 1 | make-series sum(picky(x)) on x from 1 to 20 step 1",
    "range x from 1 to 20 step 1 | serialize | extend y = prev(picky(x))",
    "union (print x = 1), (print x = picky(13))",
    "range x from 1 to 20 step 1 | take picky(13)",
    "let f = (a:long) { picky(a) }; range x from 1 to 20 step 1 | extend f(x)",
    "range x from 1 to 20 step 1 | evaluate pivot(x, sum(picky(x)))",
  ])
  func aFailureEndsTheQueryWithItsPlace(query: String) throws {
    for size in [1, 7, 4096] {
      for threads in [1, 3] {
        for optimization in [QueryOptions.Optimization.on, .off] {
          let options = QueryOptions(
            batchSize: size, threads: threads, optimization: optimization)
          let diagnostic = try failure(query, options)
          #expect(diagnostic.code == "test.unlucky", "\(query): \(diagnostic)")
          let span = try #require(diagnostic.span, "\(query)")
          let text = String(decoding: Array(query.utf8)[span.start..<span.end], as: UTF8.self)
          #expect(text.contains("picky("), "\(query): \(text)")
        }
      }
    }
  }

  @Test func aFunctionOfACommandIsBlamedAtItsCall() throws {
    let done = try catalog().execute(".create function f(a:long) { picky(a) }")
    let query = "print   f(13)"
    do {
      _ = try done.catalog.query(query)
      Issue.record("nothing failed")
    } catch {
      #expect(error.diagnostics.first?.span == SourceSpan(start: 8, end: 13))
    }
  }

  @Test func waitingEndsWithTheQuery() throws {
    #expect(try failure("print waiting(1)", QueryOptions(timeout: 0.05)).code == "kql.limit.time")
    let cancellation = Cancellation()
    cancellation.cancel()
    let options = QueryOptions(cancellation: cancellation)
    #expect(try failure("print waiting(1)", options).code == "kql.cancelled")
    // While it is bound, too.
    let bound = "range x from 1 to 9 step 1 | take waiting(1)"
    #expect(try failure(bound, QueryOptions(timeout: 0.05)).code == "kql.limit.time")
  }

  @Test func plansAreMadeWithoutCalls() throws {
    let counter = CallCounter()
    let catalog = try catalog(counter)
    let query = try catalog.prepare("range x from 1 to 9 step 1 | where picky(1 + 1) == x")
    #expect(counter.count == 0)
    #expect(try catalog.run(query, options: QueryOptions(batchSize: 1, threads: 1)).rowCount == 1)
    #expect(counter.count == 1)
  }
}
