import KQLEngine
import KQLSyntax
import Synchronization
import Testing

/// One catalog, many queries; and answers that do not depend on the number of threads.
@Suite struct EngineConcurrencyTests {
  @Test func answersManyQueriesAtOnce() async throws {
    let loads = Atomic<Int>(0)
    let schema = Schema([ColumnSchema("x", .long), ColumnSchema("g", .string)])
    var registry = Registry()
    try registry.add(
      TableDefinition("t", schema: schema) { () throws(Diagnostic) -> Table in
        loads.wrappingAdd(1, ordering: .relaxed)
        return Table(
          schema: schema,
          rows: (0..<5_000).map { [.long(Int64($0)), .string("g\($0 % 7)")] })
      })
    let catalog = Catalog(registry)
    let queries = [
      "t | summarize sum(x)", "t | summarize n = count() by g | sort by g asc",
      "t | where x % 2 == 0 | count", "t | top 3 by x", "t | join kind=inner t on x | count",
      "t | where g has 'G3' | summarize dcount(x)",
    ]
    let expected = try queries.map { try catalog.query($0, options: QueryOptions(threads: 1)) }
    try await withThrowingTaskGroup(of: (Int, Table).self) { group in
      for round in 0..<60 {
        group.addTask {
          let index = round % queries.count
          return (index, try catalog.query(queries[index], options: QueryOptions(threads: 2)))
        }
      }
      for try await (index, table) in group {
        #expect(table.rows.map(\.values) == expected[index].rows.map(\.values))
      }
    }
    #expect(loads.load(ordering: .relaxed) == 1)
  }

  private static let million: Table = {
    var x = ColumnBuilder(type: .long)
    var g = ColumnBuilder(type: .string)
    var r = ColumnBuilder(type: .real)
    for number in 0..<1_000_000 {
      x.append(number % 10 == 9 ? .null : .long(Int64(number)))
      g.append(.string("g\(number % 5)"))
      r.append(.real(Double(number % 4) * 0.25))
    }
    let schema = Schema([
      ColumnSchema("x", .long), ColumnSchema("g", .string), ColumnSchema("r", .real),
    ])
    return Table(schema: schema, columns: [x.finish(), g.finish(), r.finish()])
  }()

  @Test(arguments: [1, 2]) func summarisesAMillionNumbers(threads: Int) throws {
    let table = try Catalog().query(
      "range x from 1 to 1000000 step 1 | extend g = x % 3"
        + " | summarize n = count(), s = sum(x), lo = min(x), hi = max(x), a = avg(x) by g"
        + " | sort by g asc",
      options: QueryOptions(threads: threads))
    #expect(
      table.rows.map(\.values) == [
        [
          .long(0), .long(333_333), .long(166_666_833_333), .long(3), .long(999_999),
          .real(500_001),
        ],
        [
          .long(1), .long(333_334), .long(166_667_166_667), .long(1), .long(1_000_000),
          .real(500_000.5),
        ],
        [
          .long(2), .long(333_333), .long(166_666_500_000), .long(2), .long(999_998),
          .real(500_000),
        ],
      ])
  }

  @Test(arguments: [1, 2]) func summarisesAMillionRows(threads: Int) throws {
    var registry = Registry()
    try registry.add(TableDefinition("m", table: Self.million))
    let options = QueryOptions(threads: threads)
    let catalog = Catalog(registry)
    let table = try catalog.query(
      "m | summarize n = count(), k = countif(isnull(x)), s = sum(x), r = sum(r) by g | sort by g asc",
      options: options)
    // Of 0 ..< 1000000 group i has the numbers that leave i modulo 5; those that end in 9 are null.
    #expect(
      table.rows.map(\.values) == [
        [.string("g0"), .long(200_000), .long(0), .long(99_999_500_000), .real(75_000)],
        [.string("g1"), .long(200_000), .long(0), .long(99_999_700_000), .real(75_000)],
        [.string("g2"), .long(200_000), .long(0), .long(99_999_900_000), .real(75_000)],
        [.string("g3"), .long(200_000), .long(0), .long(100_000_100_000), .real(75_000)],
        [.string("g4"), .long(200_000), .long(100_000), .long(49_999_900_000), .real(75_000)],
      ])
    let top = try catalog.query("m | where g == 'g2' | top 2 by x | project x", options: options)
    #expect(top.rows.map { $0[0] } == [.long(999_997), .long(999_992)])
    let order = try catalog.query(
      "m | where isnotnull(x) and x % 100000 == 7 | project x", options: options)
    #expect(order.rows.map { $0[0] } == (0..<10).map { .long(Int64($0 * 100_000 + 7)) })
  }

  @Test func givesTheSameForAnyNumberOfThreads() throws {
    var registry = Registry()
    try registry.add(TableDefinition("m", table: Self.million))
    let catalog = Catalog(registry)
    for query in [
      "m | summarize make_set(g), take_any(x), arg_max(x, g), avg(r), stdev(x)",
      "m | summarize percentile(x, 37), dcount(x % 1000)", "m | distinct g", "m | take 3",
      "m | where x > 500000 | summarize count() by g", "m | sort by r asc, x desc | take 5",
    ] {
      let answers = try [1, 2, 3].map { threads in
        try catalog.query(query, options: QueryOptions(threads: threads)).rows.map(\.values)
      }
      #expect(answers[0] == answers[1] && answers[1] == answers[2], "\(query)")
    }
  }
}
