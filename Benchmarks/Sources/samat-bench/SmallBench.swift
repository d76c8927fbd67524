import KQLEngine
import KQLSyntax

/// `samat-bench small`: what a short query costs from its text to its rows.
enum SmallBench {
  private static let queries: [(name: String, text: String)] = [
    ("constant", "print 1 + 2 * 3"),
    ("group by", "small | summarize n = count(), total = sum(amount) by kind"),
    (
      "filter, group, order",
      "small | where amount > 250 and place != 'p3' | summarize n = count(), m = avg(amount) "
        + "by kind | sort by n desc, kind asc"
    ),
    (
      "join 200 x 1000",
      "small | join kind=inner large on $left.id == $right.small_id "
        + "| summarize n = count() by kind"
    ),
  ]

  static func run(_ arguments: Arguments) throws {
    let repetitions = try arguments.count("reps", default: 2_000)
    let options = QueryOptions(threads: try arguments.count("threads", default: 2))
    let catalog = try catalog()
    print("microseconds, parse and bind included     median       min      rows")
    for (name, text) in queries {
      let answer = try catalog.query(text, options: options)
      for _ in 0..<50 { _ = try catalog.query(text, options: options) }
      var times: [Double] = []
      for _ in 0..<repetitions {
        times.append(try Measure.time { try catalog.query(text, options: options) }.seconds * 1e6)
      }
      let prepared = try catalog.prepare(text)
      var prepareds: [Double] = []
      for _ in 0..<repetitions {
        prepareds.append(
          try Measure.time { try catalog.run(prepared, options: options) }.seconds * 1e6)
      }
      for (label, times) in [(name, times), (name + ", prepared", prepareds)] {
        print(
          Cell.left(label, 36) + Cell.right(Cell.number(Measure.median(times), digits: 1), 12)
            + Cell.right(Cell.number(times.min() ?? .nan, digits: 1), 10)
            + Cell.right("\(answer.rowCount)", 10))
      }
    }
  }

  private static func catalog() throws -> Catalog {
    let small = Table(
      schema: Schema([
        ColumnSchema("id", .long), ColumnSchema("kind", .string), ColumnSchema("place", .string),
        ColumnSchema("amount", .real),
      ]),
      rows: (0..<200).map { row in
        [
          .long(Int64(row)), .string("kind\(row % 7)"), .string("p\(row % 11)"),
          .real(Double((row * 37) % 500)),
        ]
      })
    let large = Table(
      schema: Schema([ColumnSchema("id", .long), ColumnSchema("small_id", .long)]),
      rows: (0..<1_000).map { row in [.long(Int64(row)), .long(Int64((row * 13) % 200))] })
    var registry = Registry()
    try registry.add(TableDefinition("small", table: small))
    try registry.add(TableDefinition("large", table: large))
    return Catalog(registry)
  }
}
