import KQLEngine
import Testing

/// What each rule makes of one plan: before, after, and which rules were at work.
@Suite struct OptimizerRuleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var query: String
    var explanation: String
    var testDescription: String { query }

    init(_ query: String, _ explanation: String) {
      self.query = query
      self.explanation = explanation
    }
  }

  static let examples: [Example] = [
    Example(
      "b | where k > 1 + 1 and true",
      """
      bound plan:
        Filter ((k > (1 + 1)) and true)
          Scan b [k, s, v]
      optimised plan:
        Filter (k > 2)
          Scan b [k, s, v]
      rules: constant-folding
      """),
    Example(
      "b | where false | extend x = k",
      """
      bound plan:
        Project k, s, v, x = k
          Filter false
            Scan b [k, s, v]
      optimised plan:
        Values 0 rows [k, s, v, x]
      rules: empty-input
      """),
    Example(
      "b | extend x = k + 1 | join kind=inner c on k | where x > 1 and r < 2 and k != 0",
      """
      bound plan:
        Filter ((x > 1) and (r < real(2.0)) and (k != 0))
          Join inner on k == k [k, s, v, x, k1, r, u]
            Project k, s, v, x = (k + 1)
              Scan b [k, s, v]
            Scan c [k, r, u]
      optimised plan:
        Join inner on k == k [k, s, v, x, k1, r, u]
          Project k, s, v, x = (k + 1)
            Filter ((k != 0) and ((k + 1) > 1))
              Scan b [k, s, v]
          Filter ((k != 0) and (r < real(2.0)))
            Scan c [k, r, u]
      rules: filter-pushdown, filter-order
      """),
    Example(
      #"b | parse s with "x" n:long | union c | take 3"#,
      """
      bound plan:
        Take 3
          Union [k, s, v, n, r, u]
            Project k, s, v, n, r = real(null), u = ""
              Parse s with "x" n:long
                Scan b [k, s, v]
            Project k, s = "", v = real(null), n = long(null), r, u
              Scan c [k, r, u]
      optimised plan:
        Take 3
          Union [k, s, v, n, r, u]
            Project k, s, v, n, r = real(null), u = ""
              Parse s with "x" n:long
                Take 3
                  Scan b [k, s, v]
            Project k, s = "", v = real(null), n = long(null), r, u
              Take 3
                Scan c [k, r, u]
      rules: limit-pushdown
      """),
    Example(
      "b | sort by k | take 3",
      """
      bound plan:
        Take 3
          Sort by k desc nulls last
            Scan b [k, s, v]
      optimised plan:
        Top 3 by k desc nulls last
          Scan b [k, s, v]
      rules: top-from-sort
      """),
    Example(
      "b | sort by k | sort by s",
      """
      bound plan:
        Sort by s desc nulls last
          Sort by k desc nulls last
            Scan b [k, s, v]
      optimised plan:
        Sort by s desc nulls last, k desc nulls last
          Scan b [k, s, v]
      rules: sort-simplification
      """),
    Example(
      "b | summarize n = count() by k, j = k, one = 1",
      """
      bound plan:
        Aggregate n = count() by k, j = k, one = 1
          Scan b [k, s, v]
      optimised plan:
        Project k, j, one = 1, n
          Aggregate n = count() by k
            Scan b [k]
      rules: group-simplification, column-pruning
      """),
    Example(
      "b | extend x = k + 1 | extend y = x * 2 | project y",
      """
      bound plan:
        Project y
          Project k, s, v, x, y = (x * 2)
            Project k, s, v, x = (k + 1)
              Scan b [k, s, v]
      optimised plan:
        Project y = ((k + 1) * 2)
          Scan b [k]
      rules: project-merging, column-pruning
      """),
    Example(
      "b | join kind=leftouter (c | extend z = r * 2) on k | project v, z",
      """
      bound plan:
        Project v, z
          Join leftouter on k == k [k, s, v, k1, r, u, z]
            Scan b [k, s, v]
            Project k, r, u, z = (r * real(2.0))
              Scan c [k, r, u]
      optimised plan:
        Join leftouter on k == k [v, z]
          Scan b [k, v]
          Project k, z = (r * real(2.0))
            Scan c [k, r]
      rules: column-pruning, project-merging
      """),
    Example(
      #"b | project x = toupper(replace_regex(s, "x", "y")), y = strlen(replace_regex(s, "x", "y")), k, s, v"#,
      """
      bound plan:
        Project x = toupper(replace_regex(s, "x", "y")), y = strlen(replace_regex(s, "x", "y")), k, s, v
          Scan b [k, s, v]
      optimised plan:
        Project x = toupper($common1), y = strlen($common1), k, s, v
          Project k, s, v, $common1 = replace_regex(s, "x", "y")
            Scan b [k, s, v]
      rules: common-parts
      """),
    Example(
      #"b | where s has "x" and k == 1"#,
      """
      bound plan:
        Filter ((s has "x") and (k == 1))
          Scan b [k, s, v]
      optimised plan:
        Filter ((k == 1) and (s has "x"))
          Scan b [k, s, v]
      rules: filter-order
      """),
    Example(
      "b | as T | where k > 1",
      """
      bound plan:
        Filter (k > 1)
          Shared 1
            Scan b [k, s, v]
      optimised plan:
        Filter (k > 1)
          Scan b [k, s, v]
      rules: shared-inlining
      """),
  ]

  @Test(arguments: examples) func explains(_ example: Example) throws {
    let found = try OptimizerPropertyTests.catalog.explain(example.query)
    #expect(found == example.explanation)
  }
}
