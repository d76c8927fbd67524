import KQLEngine
import KQLSyntax
import Testing

/// The optimiser as a whole: which rules it names, what it costs, how deep it goes.
@Suite struct OptimizerTests {
  private let catalog = OptimizerPropertyTests.catalog

  @Test func namesTheRules() throws {
    #expect(
      try catalog.explain("a | where k > 0 | sort by t | take 2 | project s") == """
        bound plan:
          Project s
            Take 2
              Sort by t desc nulls last
                Filter (k > 0)
                  Scan a [k, s, r, b, d, t, i]
        optimised plan:
          Project s
            Top 2 by t desc nulls last
              Project s, t
                Filter (k > 0)
                  Scan a [k, s, t]
        rules: top-from-sort, column-pruning
        """)
    #expect(try catalog.explain("a").hasSuffix("rules: none"))
    let plain = try catalog.prepare(
      "a | where true | take 0", options: QueryOptions(optimization: .off))
    #expect(plain.rules.isEmpty)
    #expect(plain.explain(.bound) == plain.explain(.optimized))
  }

  @Test func writesSharedPlansOnce() throws {
    let query = "let m = materialize(a | where k > 0 | project k, s); m | join kind=inner (m) on k"
    #expect(
      try catalog.prepare(query).explain(.optimized) == """
        Join inner on k == k [k, s, k1, s1]
          Shared 1
            Filter (k > 0)
              Scan a [k, s]
          Shared 1, as above
        """)
    // Forty doublings: written out, the text would have no end.
    let doubling = "b | project k" + String(repeating: " | as T | union T", count: 40) + " | count"
    #expect(try catalog.explain(doubling).utf8.count < 100_000)
  }

  @Test func writesSubqueries() throws {
    #expect(
      try catalog.prepare("b | where k in (c | sort by r | project k, r) | project s")
        .explain(.optimized) == """
          Project s
            Filter (k in (...))
              Subquery
                Scan c [k]
              Scan b [k, s]
          """)
  }

  /// Chains of `let` make plans of thousands of steps.
  static func chain(_ step: String, times: Int, lets: Int) -> String {
    let steps = String(repeating: " | " + step, count: times)
    return "let a0 = print x = 0" + steps + ";"
      + (1..<lets).map { "let a\($0) = a\($0 - 1)" + steps + ";" }.joined()
      + "a\(lets - 1)"
  }

  @Test(arguments: ["extend x = x + 1", "take 2", "where x >= 0", "sort by x", "as T"])
  func descendsDeepPlans(step: String) throws {
    for lets in [1, 2, 5] {
      let query = try catalog.prepare(Self.chain(step, times: 490, lets: lets))
      #expect(!query.explanation.isEmpty)
    }
  }
}
