import KQLEngine
import KQLSyntax

/// `samat-bench scaling`: how the time of each operator grows with rows and with distinct keys, and
/// what a row of each type takes in memory.
enum ScalingBench {
  /// The measured operators.
  private static let operators: [(name: String, text: String)] = [
    ("filter, count", "t | where amount > 500.0 | count"),
    ("filter by name", "t | where few == 'few3' | count"),
    ("group by 16", "t | summarize n = count(), a = sum(amount) by few"),
    ("group by 480", "t | summarize n = count(), a = sum(amount) by county"),
    ("group by rows/10", "t | summarize n = count() by tenth | count"),
    ("sort", "t | sort by key asc | project key"),
    ("top 10", "t | top 10 by amount desc"),
    ("join", "t | join kind=inner d on $left.tenth == $right.id | summarize n = count() by kind"),
    ("contains", "t | where name contains 'کاشی' | count"),
    ("contains_cs", "t | where name contains_cs 'کاشی' | count"),
  ]

  private static let distinct: [(name: String, text: String)] = [
    ("group by 10^2", "t | summarize n = count() by k2 | count"),
    ("group by 10^3", "t | summarize n = count() by k3 | count"),
    ("group by 10^4", "t | summarize n = count() by k4 | count"),
    ("group by 10^5", "t | summarize n = count() by k5 | count"),
    ("group by 10^6", "t | summarize n = count() by k6 | count"),
    ("dcount 10^6", "t | summarize n = dcount(k6)"),
  ]

  static func run(_ arguments: Arguments) throws {
    let limit = try arguments.count("max-rows", default: 10_000_000)
    let options = QueryOptions(
      maxMemory: nil, threads: try arguments.count("threads", default: 2))
    let only = arguments.names("only")
    func isWanted(_ name: String) -> Bool {
      only.map { $0.contains { name.hasPrefix($0) } } ?? true
    }
    var sizes: [Int] = []
    var size = 1_000
    while size <= limit {
      sizes.append(size)
      size *= 10
    }
    let listed = operators.filter { isWanted($0.name) }
    var table: [[Double]] = listed.map { _ in [] }
    var last: Catalog?
    for size in sizes {
      let catalog = try catalog(rows: size)
      for (index, (_, text)) in listed.enumerated() {
        table[index].append(try nanosecondsPerRow(text, catalog, options, rows: size))
      }
      last = catalog
    }
    // A straight line through the origin has one number in all of a row's last columns.
    print(
      Cell.left("ns a row, by rows", 20) + sizes.map { Cell.right("\($0)", 10) }.joined()
        + Cell.right("growth", 10))
    for ((name, _), times) in zip(listed, table) {
      // How much dearer a row becomes where there are a hundred times as many.
      let growth = times.count > 2 ? (times.last ?? .nan) / times[times.count - 3] : .nan
      print(
        Cell.left(name, 20) + times.map { Cell.right(Cell.number($0), 10) }.joined()
          + Cell.right(Cell.number(growth), 10))
    }
    if let last, let rows = sizes.last {
      print("\nns a row by distinct keys, \(rows) rows")
      for (name, text) in distinct where isWanted(name) {
        let time = try nanosecondsPerRow(text, last, options, rows: rows)
        print(Cell.left(name, 20) + Cell.right(Cell.number(time), 10))
      }
    }
    last = nil
    if isWanted("memory") { try ColumnMemory.run(rows: min(limit, 1_000_000)) }
  }

  /// The median time of a query over its rows, in nanoseconds; short ones are run often.
  private static func nanosecondsPerRow(
    _ text: String, _ catalog: Catalog, _ options: QueryOptions, rows: Int
  ) throws -> Double {
    _ = try catalog.query(text, options: options)
    let repetitions = rows >= 10_000_000 ? 3 : rows >= 1_000_000 ? 5 : 15
    var times: [Double] = []
    for _ in 0..<repetitions {
      times.append(try Measure.time { try catalog.query(text, options: options) }.seconds)
    }
    return Measure.median(times) / Double(rows) * 1e9
  }

  /// A table `t` of that many rows, and `d` with a tenth of them and unique keys.
  private static func catalog(rows: Int) throws -> Catalog {
    var random = RandomSource(seed: 7)
    let types: [(String, DataType)] = [
      ("key", .long), ("few", .string), ("county", .string), ("tenth", .long), ("amount", .real),
      ("name", .string), ("k2", .long), ("k3", .long), ("k4", .long), ("k5", .long), ("k6", .long),
    ]
    var builders = types.map { ColumnBuilder(type: $0.1, capacity: rows) }
    let few = (0..<16).map { Value.string("few\($0)") }
    let counties = (0..<480).map { Value.string("county-\($0)") }
    func word(_ list: [[UInt8]]) -> String {
      String(decoding: list[random.below(list.count)], as: UTF8.self)
    }
    for _ in 0..<rows {
      builders[0].append(.long(Int64(random.below(1 << 40))))
      builders[1].append(few[random.below(16)])
      builders[2].append(counties[random.below(480)])
      builders[3].append(.long(Int64(random.below(max(1, rows / 10)))))
      builders[4].append(.real(random.unit() * 1_000))
      builders[5].append(
        .string(
          "\(word(Vocabulary.firmKinds)) \(word(Vocabulary.products)) \(word(Vocabulary.firstNames)) "
            + "\(word(Vocabulary.secondNames)) \(random.below(1_000_000))"))
      var bound = 100
      for index in 6..<11 {
        builders[index].append(.long(Int64(random.below(bound))))
        bound *= 10
      }
    }
    let t = Table(
      schema: Schema(types.map { ColumnSchema($0.0, $0.1) }),
      columns: builders.map { $0.finish() })
    var ids = ColumnBuilder(type: .long, capacity: rows / 10)
    var kinds = ColumnBuilder(type: .string, capacity: rows / 10)
    for id in 0..<max(1, rows / 10) {
      ids.append(.long(Int64(id)))
      kinds.append(few[id % 16])
    }
    let d = Table(
      schema: Schema([ColumnSchema("id", .long), ColumnSchema("kind", .string)]),
      columns: [ids.finish(), kinds.finish()])
    var registry = Registry()
    try registry.add(TableDefinition("t", table: t))
    try registry.add(TableDefinition("d", table: d))
    return Catalog(registry)
  }
}

/// What a row of each type of column takes, as read from CSV.
enum ColumnMemory {
  private static let columns: [(name: String, type: DataType, cell: @Sendable (Int) -> String)] = [
    ("bool", .bool, { $0 % 3 == 0 ? "true" : "false" }),
    ("int", .int, { "\($0)" }),
    ("long, below 256", .long, { "\($0 % 200)" }),
    ("long, large", .long, { "\($0 &* 10_000_000_019)" }),
    ("real", .real, { "\(Double($0) / 7)" }),
    ("decimal", .decimal, { "\($0).25" }),
    ("datetime", .datetime, { "20\(10 + $0 % 15)-0\(1 + $0 % 9)-1\($0 % 10)" }),
    ("timespan", .timespan, { "\($0 % 24).00:00:0\($0 % 10)" }),
    ("guid", .guid, { "74be27de-1e4e-49d9-b579-fe\(10_0000_0000 + $0)" }),
    ("string, 16 texts", .string, { "text-\($0 % 16)" }),
    ("string, 480 texts", .string, { "text-\($0 % 480)" }),
    ("string, 16 bytes each", .string, { "text-\(10_0000_0000 + $0)" }),
    ("dynamic, array of 3", .dynamic, { "\"[\($0),2,3]\"" }),
  ]

  /// Reads a file of one column for each type and prints how much the process has grown.
  static func run(rows: Int) throws {
    print("\nbytes a row of \(rows), as read from CSV")
    for (name, type, cell) in columns {
      let options = ReadOptions(schema: Schema([ColumnSchema("c", type)]))
      // The text goes before the memory is looked at.
      func read() throws -> Table {
        var text: [UInt8] = Array("c\n".utf8)
        for row in 0..<rows {
          text.append(contentsOf: cell(row).utf8)
          text.append(0x0A)
        }
        return try CSVReader().read(text, options: options)
      }
      Measure.trim()
      let before = Measure.memory()
      let table = try read()
      Measure.trim()
      let bytes = (Measure.memory() - before) * 1_048_576 / Double(rows)
      print(Cell.left(name, 24) + Cell.right(Cell.number(bytes, digits: 1), 8))
      withExtendedLifetime(table) {}
    }
  }
}
