import Glibc
import KQLEngine
import KQLSyntax
import Testing

/// Queries of many shapes are answered the same with the optimiser and without it.
///
/// The environment can ask for more of them: `SAMAT_OPTIMIZER_SEEDS=1000-2000` runs these seeds, each
/// of 100 queries. What fails belongs into a file in `Tests/Queries/optimizer`.
@Suite struct OptimizerPropertyTests {
  static let seeds: Range<Int> = {
    guard let text = getenv("SAMAT_OPTIMIZER_SEEDS").map({ String(cString: $0) }) else {
      return 0..<24
    }
    let bounds = text.split(separator: "-").compactMap { Int($0) }
    return bounds.count == 2 && bounds[0] < bounds[1] ? bounds[0]..<bounds[1] : 0..<24
  }()

  static let catalog: Catalog = {
    let sources = [
      "a": """
      datatable(k:long, s:string, r:real, b:bool, d:dynamic, t:datetime, i:int)[
        1, "x1", 1.5, true, dynamic([1, 2, 3]), datetime(2020-01-01), int(1),
        2, "x2", 0.0, false, dynamic([]), datetime(2020-01-02), int(2),
        1, "", real(null), bool(null), dynamic(null), datetime(null), int(null),
        long(null), "y", real(nan), true, dynamic({"p": 1, "q": [2]}), datetime(2020-01-01), int(3),
        3, "x", -0.0, false, dynamic([3, null, "x"]), datetime(2021-05-05), int(1),
        3, "x1", 0.0, bool(null), dynamic(5), datetime(2020-01-02), int(-1),
        -1, "X1", real(-inf), true, dynamic([[1], 2]), datetime(2019-12-31), int(2),
        1, "x1", 1.5, true, dynamic([1, 2, 3]), datetime(2020-01-01), int(1),
        0, "zx7", 2.5, false, dynamic([0]), datetime(2020-01-03), int(0),
        2, "x2", -1.5, false, dynamic("w"), datetime(2020-01-02), int(2),
      ]
      """,
      "b": """
      datatable(k:long, s:string, v:real)[
        1, "x1", 1.0, 1, "x2", 2.0, 2, "", 0.0, long(null), "y", real(nan), 5, "x", -0.0, 3, "q", 7.5,
        3, "x1", real(null),
      ]
      """,
      "c": """
      datatable(k:long, r:real, u:string)[
        1, 0.0, "one", 2, -0.0, "two", 2, 1.5, "two", long(null), real(nan), "", 9, real(null), "nine",
      ]
      """,
    ]
    var registry = Registry()
    for (name, text) in sources {
      guard let table = try? Catalog().query(text) else { continue }
      try? registry.add(TableDefinition(name, table: table))
    }
    return Catalog(registry)
  }()

  /// A query's answer as lines, or the code of its error.
  static func answer(
    _ query: String, _ optimization: QueryOptions.Optimization, isOrdered: Bool
  ) -> [String] {
    let options = QueryOptions(
      maxRows: 200_000, timeout: 20, batchSize: 4, threads: 1, optimization: optimization,
      now: 639_028_224_000_000_000)
    do throws(QueryFailure) {
      let table = try catalog.query(query, options: options)
      let lines = table.rows.map { row in
        (0..<table.schema.count).map { text(row[$0]) }.joined(separator: "|")
      }
      let header = table.schema.columns.map { "\($0.name):\($0.type.rawValue)" }
      return [header.joined(separator: "|")] + (isOrdered ? lines : lines.sorted())
    } catch {
      return [error.code]
    }
  }

  /// A cell so that different bits are different texts, except for those of NaN.
  private static func text(_ value: Value) -> String {
    if case .real(let number) = value { return number.isNaN ? "nan" : "\(number)" }
    return "\(value)".replacing("KQLEngine.DynamicValue.", with: "")
  }

  @Test(arguments: seeds) func answersTheSame(seed: Int) {
    var fuzzer = PipelineFuzzer(seed: UInt64(seed))
    var refused = 0
    for _ in 0..<100 {
      let query = fuzzer.next()
      FuzzCorpus.log(query.text)
      let plain = Self.answer(query.text, .off, isOrdered: query.isOrdered)
      let optimized = Self.answer(query.text, .on, isOrdered: query.isOrdered)
      if plain.count == 1 && plain[0].hasPrefix("kql.") { refused += 1 }
      guard plain != optimized else { continue }
      Issue.record(
        """
        \(query.text)
        plain:
        \(plain.prefix(12).joined(separator: "\n"))
        optimized:
        \(optimized.prefix(12).joined(separator: "\n"))
        """)
    }
    #expect(refused < 20)
  }
}
