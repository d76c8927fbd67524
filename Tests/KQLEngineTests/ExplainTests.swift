import KQLEngine
import KQLSyntax
import Testing

/// What the optimiser makes of plans, as text.
@Suite struct ExplainTests {
  private let catalog: Catalog

  init() throws {
    var registry = Registry()
    let schema = Schema([
      ColumnSchema("id", .long), ColumnSchema("province", .string), ColumnSchema("workers", .long),
      ColumnSchema("opened", .datetime),
    ])
    try registry.add(TableDefinition("units", table: .empty(schema)))
    let names = Schema([ColumnSchema("code", .string), ColumnSchema("title", .string)])
    try registry.add(TableDefinition("names", table: .empty(names)))
    catalog = Catalog(registry)
  }

  private func plan(_ query: String) throws -> String {
    try catalog.prepare(query).plan.explain
  }

  @Test func keepsTheBoundPlan() throws {
    let query = try catalog.prepare(
      "units | where workers > 5 | project id", options: QueryOptions(optimization: .off))
    let expected = """
      Project id
        Filter (workers > 5)
          Scan units [id, province, workers, opened]
      """
    #expect(query.boundPlan.explain == expected)
    #expect(query.plan.explain == expected)
  }

  @Test func prunesColumns() throws {
    #expect(
      try plan("units | where workers > 5 | project id") == """
        Project id
          Filter (workers > 5)
            Scan units [id, workers]
        """)
    #expect(
      try plan("units | summarize n = count() by province") == """
        Aggregate n = count() by province
          Scan units [province]
        """)
    #expect(
      try plan("units | extend a = workers * 2, b = strlen(province) | project a") == """
        Project a = (workers * 2)
          Scan units [workers]
        """)
  }

  @Test func countsRowsOfOneColumn() throws {
    #expect(
      try plan("units | count") == """
        Aggregate Count = count()
          Scan units [id]
        """)
  }

  @Test func foldsConstants() throws {
    #expect(
      try plan("units | where workers > 2 * 3 + 1 | project id = id + (1 + 1)") == """
        Project id = (id + 2)
          Filter (workers > 7)
            Scan units [id, workers]
        """)
    #expect(
      try plan("units | where true and workers > 1 | count") == """
        Aggregate Count = count()
          Filter (workers > 1)
            Scan units [workers]
        """)
    #expect(
      try plan("units | where 1 < 2 | project id") == """
        Scan units [id]
        """)
  }

  @Test func pushesFiltersDown() throws {
    #expect(
      try plan("units | project a = id, b = province | where b == 'x'") == """
        Project a = id, b = province
          Filter (province == "x")
            Scan units [id, province]
        """)
    #expect(
      try plan("units | sort by id | where workers > 1 | where id < 9 | project id") == """
        Sort by id desc nulls last
          Project id
            Filter ((workers > 1) and (id < 9))
              Scan units [id, workers]
        """)
  }

  @Test func leavesFiltersBehindWhatTheyNeed() throws {
    // Row numbers would change, and so would the rows taken.
    let numbered = try plan("units | serialize n = row_number() | where n > 3 | project id")
    #expect(numbered.split(separator: "\n")[1].hasSuffix("Filter (n > 3)"))
    let taken = try plan("units | take 5 | where id > 3 | project id")
    #expect(taken == "Filter (id > 3)\n  Take 5\n    Scan units [id]")
  }

  @Test func sortsOnlyWhatIsTaken() throws {
    #expect(
      try plan("units | sort by workers asc, id | take 3 | project id") == """
        Project id
          Top 3 by workers asc nulls first, id desc nulls last
            Scan units [id, workers]
        """)
    #expect(
      try plan("units | top 3 by id | take 2 | project id") == """
        Top 2 by id desc nulls last
          Scan units [id]
        """)
    #expect(try plan("units | take 5 | take 3 | project id") == "Take 3\n  Scan units [id]")
  }

  @Test func namesJoins() throws {
    #expect(
      try plan(
        "units | lookup names on $left.province == $right.code | where workers > 3 | project title"
      ) == """
        Join leftouter on province == code [title]
          Project province
            Filter (workers > 3)
              Scan units [province, workers]
          Scan names [code, title]
        """)
  }
}
