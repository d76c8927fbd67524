import Glibc
import KQLSyntax
import Testing

@testable import KQLEngine

@Suite struct FormatsTests {
  private let table = Table(
    schema: Schema([
      ColumnSchema("name", .string), ColumnSchema("n", .long), ColumnSchema("share", .real),
      ColumnSchema("held", .datetime), ColumnSchema("ok", .bool), ColumnSchema("tags", .dynamic),
    ]),
    rows: [
      [
        .string("Kerman"), .long(12), .real(0.5), .datetime(638_464_896_000_000_000), .bool(true),
        .dynamic(.array([.long(1), .string("a|b")])),
      ],
      [.string("a, \"b\"\n"), .null, .real(42), .null, .null, .null],
    ])

  private func texts(_ strings: [String]) -> Table {
    Table(schema: Schema([ColumnSchema("s", .string)]), rows: strings.map { [.string($0)] })
  }

  @Test func drawsBoxes() {
    let expected = """
      ╭─────────┬────┬───────┬────────────┬──────┬───────────╮
      │ name    │  n │ share │ held       │ ok   │ tags      │
      ├─────────┼────┼───────┼────────────┼──────┼───────────┤
      │ Kerman  │ 12 │   0.5 │ 2024-03-20 │ true │ [1,"a|b"] │
      │ a, "b"↵ │    │  42.0 │            │      │           │
      ╰─────────┴────┴───────┴────────────┴──────┴───────────╯
      2 rows

      """
    #expect(BoxFormat().string(table) == expected)
  }

  @Test func writesPlainColumns() {
    let expected = """
      name      n  share  held        ok    tags
      Kerman   12    0.5  2024-03-20  true  [1,"a|b"]
      a, "b"↵   -   42.0  -           -     -

      """
    var options = FormatOptions()
    options.nullText = "-"
    #expect(PlainFormat().string(table, options: options) == expected)
  }

  @Test func writesCSV() {
    let expected = """
      name,n,share,held,ok,tags
      Kerman,12,0.5,2024-03-20T00:00:00.0000000Z,true,"[1,""a|b""]"
      "a, ""b""
      ",,42.0,,,

      """
    #expect(CSVFormat().string(table) == expected)
    #expect(CSVFormat().string(texts(["", "x"])) == "s\n\"\"\nx\n")
    var options = FormatOptions()
    options.nullText = "NA"
    #expect(CSVFormat().string(texts(["NA", "x"]), options: options) == "s\n\"NA\"\nx\n")
  }

  @Test func writesTSV() {
    #expect(TSVFormat().string(texts(["a\tb\\\n\r\"c\""])) == "s\na\\tb\\\\\\n\\r\"c\"\n")
  }

  @Test func writesJSON() {
    let first =
      "{\"name\":\"Kerman\",\"n\":12,\"share\":0.5,\"held\":\"2024-03-20T00:00:00.0000000Z\","
      + "\"ok\":true,\"tags\":[1,\"a|b\"]}"
    let second =
      "{\"name\":\"a, \\\"b\\\"\\n\",\"n\":null,\"share\":42.0,\"held\":null,\"ok\":null,"
      + "\"tags\":null}"
    #expect(NDJSONFormat().string(table) == first + "\n" + second + "\n")
    #expect(JSONFormat().string(table) == "[\n" + first + ",\n" + second + "\n]\n")
    #expect(JSONFormat().string(.empty(table.schema)) == "[]\n")
  }

  @Test func writesNumbersThatJSONLacks() {
    let reals = Table(
      schema: Schema([ColumnSchema("r", .real), ColumnSchema("t", .timespan)]),
      rows: [
        [.real(.nan), .timespan(937_840_000_000)], [.real(-.infinity), .timespan(-5)],
        [.real(1e300), .null],
      ])
    let expected =
      "{\"id\":7,\"columns\":[{\"name\":\"r\",\"type\":\"real\"},"
      + "{\"name\":\"t\",\"type\":\"timespan\"}],\"rows\":[[\"NaN\",\"1.02:03:04\"],"
      + "[\"-Infinity\",\"-00:00:00.0000005\"],[1E+300,null]]}\n"
    #expect(JSONAnswer(id: .long(7)).string(reals) == expected)
  }

  @Test func writesErrorsOfTheProtocol() {
    var bytes: [UInt8] = []
    let problem = Diagnostic(
      code: "kql.bind.unknown-column", message: "unknown column 'a\"'",
      span: SourceSpan(start: 4, end: 9))
    JSONAnswer(id: .string("q")).write(problem, to: &bytes)
    let expected =
      "{\"id\":\"q\",\"error\":{\"code\":\"kql.bind.unknown-column\","
      + "\"message\":\"unknown column 'a\\\"'\",\"start\":4,\"end\":9}}\n"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func readsRequests() throws {
    let request = try JSONRequest("{\"id\": \"q1\", \"query\": \"print 1\"}")
    #expect(request.id == .string("q1"))
    #expect(request.query == "print 1")
    #expect(throws: Diagnostic.self) { try JSONRequest("print 1") }
  }

  @Test func writesMarkdown() {
    let expected = """
      | name | n | share | held | ok | tags |
      | --- | ---: | ---: | --- | --- | --- |
      | Kerman | 12 | 0.5 | 2024-03-20T00:00:00.0000000Z | true | [1,"a\\|b"] |
      | a, "b"<br> |  | 42.0 |  |  |  |

      """
    #expect(MarkdownFormat().string(table) == expected)
  }

  @Test func countsEveryCut() {
    var options = FormatOptions()
    options.maxRows = 1
    options.maxWidth = 30
    let text = BoxFormat().string(table, options: options)
    #expect(text.hasSuffix("2 rows · 1 shown, … 1 more row · 3 columns not shown\n"))
    for line in text.split(separator: "\n").dropLast() { #expect(line.count <= 30) }
    options = FormatOptions()
    options.maxCellWidth = 5
    let cut = BoxFormat().string(texts(["abcdef", "e\u{301}e\u{301}xyz", "日本語"]), options: options)
    #expect(cut.contains("│ abcd… │"))
    #expect(cut.contains("│ e\u{301}e\u{301}xyz │"))
    #expect(cut.contains("│ 日本… │"))
    #expect(cut.hasSuffix("3 rows · 2 cells cut\n"))
  }

  @Test(arguments: 1...70) func fitsTheWidth(width: Int) {
    var options = FormatOptions()
    options.maxWidth = width
    for line in BoxFormat().string(table, options: options).split(separator: "\n").dropLast() {
      #expect(line.count <= max(width, 5))
    }
  }

  @Test func neutralisesAndIsolatesCells() {
    var options = FormatOptions()
    options.cell = { "\u{2068}" + $0 + "\u{2069}" }
    options.lineMark = "\u{200E}"
    let text = BoxFormat().string(texts(["\u{1B}[31m\u{202E}کرمان"]), options: options)
    #expect(text.contains("│\u{200E} \u{2068}⟨U+001B⟩[31m⟨U+202E⟩کرمان\u{2069} │"))
    #expect(!text.contains("\u{1B}"))
    #expect(text.hasSuffix("1 row\n"))
  }

  @Test func showsTheTimeWhereOneMomentHasOne() {
    func moments(_ ticks: [Int64]) -> String {
      let table = Table(
        schema: Schema([ColumnSchema("t", .datetime)]), rows: ticks.map { [.datetime($0)] })
      return PlainFormat().string(table)
    }
    #expect(moments([0, 864_000_000_000]) == "t\n0001-01-01\n0001-01-02\n")
    #expect(moments([0, 10_000_000]).hasSuffix("\n0001-01-01 00:00:01Z\n"))
    #expect(moments([0, 1]).hasSuffix("\n0001-01-01 00:00:00.0000001Z\n"))
  }

  @Test func drawsTablesWithoutRows() {
    #expect(BoxFormat().string(.empty(table.schema)).hasSuffix("\n0 rows\n"))
    #expect(CSVFormat().string(.empty(table.schema)) == "name,n,share,held,ok,tags\n")
    #expect(NDJSONFormat().string(.empty(table.schema)) == "")
  }

  @Test func readsBackWhatItWrites() throws {
    var options = ReadOptions(schema: table.schema)
    let pairs: [(any ResultFormat, any TableReader)] = [
      (CSVFormat(), CSVReader()), (TSVFormat(), TSVReader()), (NDJSONFormat(), JSONLinesReader()),
      (JSONFormat(), JSONTableReader()),
    ]
    for (format, reader) in pairs {
      for schema in [table.schema, nil] {
        options.schema = schema
        let back = try reader.read(text: format.string(table), options: options)
        #expect(back.schema.columns.map(\.type) == table.schema.columns.map(\.type))
        #expect(back.rows.map(\.values) == table.rows.map(\.values), "\(format.name)")
      }
    }
  }

  @Test func keepsEmptyTextsOfASingleColumn() throws {
    let single = texts(["", "x", ""])
    let pairs: [(any ResultFormat, any TableReader)] = [
      (CSVFormat(), CSVReader()), (TSVFormat(), TSVReader()), (NDJSONFormat(), JSONLinesReader()),
    ]
    for (format, reader) in pairs {
      let back = try reader.read(text: format.string(single))
      #expect(back.rows.map(\.values) == single.rows.map(\.values), "\(format.name)")
    }
  }

  @Test func writesInPieces() {
    struct Once: ByteSink {
      var pieces = 0
      var isClosed: Bool { pieces > 0 }
      mutating func write(_ bytes: TextBytes) { pieces += 1 }
    }
    let table = texts((0..<50_000).map { "row \($0)" })
    for format in ResultFormats.all {
      var sink = Once()
      format.write(table, options: FormatOptions(), to: &sink)
      #expect(sink.pieces <= 2)
    }
  }

  @Test func namesFormats() {
    #expect(
      ResultFormats.all.map(\.name)
        == [
          "table", "plain", "vertical", "auto", "csv", "tsv", "json", "ndjson", "markdown", "html",
          "latex", "jsonl",
        ])
    #expect(ResultFormats.named("csv") is CSVFormat)
    #expect(ResultFormats.named("xls") == nil)
  }
}
