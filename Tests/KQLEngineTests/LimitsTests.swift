import Glibc
import Foundation
import KQLEngine
import KQLSyntax
import Testing

/// A query that passes a limit ends with an error that names it.
@Suite struct LimitsTests {
  private let catalog = Catalog()

  private func failure(_ query: String, _ options: QueryOptions) -> Diagnostic? {
    do throws(QueryFailure) {
      _ = try catalog.query(query, options: options)
      return nil
    } catch {
      return error.diagnostics.first
    }
  }

  @Test func refusesMoreRowsThanAllowed() throws {
    let found = try #require(
      failure("range x from 1 to 11 step 1", QueryOptions(maxRows: 10)))
    #expect(found.code == "kql.limit.rows")
    #expect(found.message.contains("10"))
    #expect(!found.help.isEmpty)
    #expect(failure("range x from 1 to 10 step 1", QueryOptions(maxRows: 10)) == nil)
    #expect(failure("range x from 1 to 11 step 1 | count", QueryOptions(maxRows: 10)) == nil)
  }

  @Test func stopsAtTheRowLimitWithoutMakingAllRows() throws {
    let found = try #require(
      failure(
        "range x from 1 to 9000000000000000000 step 1", QueryOptions(maxRows: 10, timeout: 30)))
    #expect(found.code == "kql.limit.rows")
  }

  @Test func refusesMoreMemoryThanAllowed() throws {
    let found = try #require(
      failure("range x from 1 to 1000000 step 1 | sort by x", QueryOptions(maxMemory: 100_000)))
    #expect(found.code == "kql.limit.memory")
    #expect(found.message.contains("100000 bytes"))
    #expect(
      failure("range x from 1 to 1000 step 1 | sort by x", QueryOptions(maxMemory: 100_000)) == nil)
  }

  @Test(arguments: [
    "range x from 1 to 9000000000000000000 step 1 | count",
    "range x from 1 to 9000000000000000000 step 1 | where x < 0",
    "range x from 1 to 9000000000000000000 step 1 | extend y = x % 7 | summarize sum(x) by y",
    "range x from 1 to 100000 step 1 | extend k = 1 | join kind=inner (range x from 1 to 100000 step 1 | extend k = 1) on k | count",
    "print x = toscalar(range x from 1 to 9000000000000000000 step 1 | count)",
  ]) func endsAtTheTimeLimit(query: String) throws {
    let found = try #require(failure(query, QueryOptions(timeout: 0.2)))
    #expect(found.code == "kql.limit.time")
    #expect(found.message.contains("0.2 s"))
  }

  @Test func endsWhereItWasCancelled() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let options = QueryOptions(cancellation: cancellation)
    #expect(failure("range x from 1 to 10 step 1", options)?.code == "kql.cancelled")
    cancellation.reset()
    #expect(failure("range x from 1 to 10 step 1", options) == nil)
  }

  @Test func endsWhenAnotherThreadCancels() {
    let cancellation = Cancellation()
    let query = "range x from 1 to 9000000000000000000 step 1 | summarize sum(x)"
    // A thread of its own: the tasks of other tests may keep the shared ones busy for long.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.1)
      cancellation.cancel()
    }
    #expect(failure(query, QueryOptions(cancellation: cancellation))?.code == "kql.cancelled")
  }

  @Test func keepsWithinTheLimitsWhileBinding() throws {
    let found = try #require(
      failure(
        "range x from 1 to toscalar(range y from 1 to 9000000000000000000 step 1 | count) step 1",
        QueryOptions(timeout: 0.2)))
    #expect(found.code == "kql.limit.time")
  }
}
