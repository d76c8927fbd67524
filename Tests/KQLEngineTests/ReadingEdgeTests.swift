import SamatTesting
import KQLSyntax
import SamatKit
import Testing

@testable import KQLEngine

/// What files may be like, however unlikely.
@Suite struct ReadingEdgeTests {
  private func problem(
    _ bytes: [UInt8], _ options: ReadOptions = ReadOptions(),
    _ reader: any TableReader = CSVReader()
  ) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try reader.read(bytes, options: options)
      return nil
    } catch {
      return error
    }
  }

  @Test func headerOnly() throws {
    for text in ["a,b", "a,b\n", "a,b\r\n", "\u{FEFF}a,b\r", "\n\na,b\n\n\r\n"] {
      let table = try CSVReader().read(text: text)
      #expect(table.schema.names == ["a", "b"] && table.rowCount == 0)
      #expect(table.schema.columns.map(\.type) == [.string, .string])
    }
    #expect(problem([])?.code == "kql.data.csv.header")
    #expect(problem([0xEF, 0xBB, 0xBF])?.code == "kql.data.csv.header")
    #expect(problem([0x0A, 0x0D, 0x0A])?.code == "kql.data.csv.header")
  }

  @Test func namesOfColumns() throws {
    let table = try CSVReader().read(
      text: " unit id ,نام واحد,,\"a,b\"\"c\",۱\n1,2,3,4,5\n")
    #expect(table.schema.names == ["unit id", "نام واحد", "Column3", "a,b\"c", "۱"])
    let twice = problem(Array("a,b,a\n1,2,3\n".utf8))
    #expect(twice?.code == "kql.data.csv.duplicate-column")
    #expect(twice?.message == "input: columns 1 and 3 are both named 'a'")
  }

  @Test func zeroBytesAreText() throws {
    let table = try CSVReader().read(Array("a,b\nx\u{0}y,1\n".utf8))
    #expect(table.rows[0].values == [.string("x\u{0}y"), .long(1)])
    #expect(problem([UInt8](repeating: 0, count: 70_000)) == nil)
  }

  @Test func raggedRowsNameTheColumn() {
    let short = problem(Array("id,نام,c\n1,x,2\n3,y\n".utf8))
    #expect(
      short?.message
        == "input:3: the row '3,y' has 2 fields for 3 columns; column 'c' is the first without one")
    let long = problem(Array("id,c\n1,2\n3,4,5\n".utf8))
    #expect(
      long?.message
        == "input:3: the row '3,4,5' has 3 fields for 2 columns; column 'c' is the last")
  }

  @Test func tenThousandColumns() throws {
    let header = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    var text = header + "\n"
    for row in 0..<5 {
      text += (0..<10_000).map { $0 % 2 == 0 ? "\(row)" : "t\(row)" }.joined(separator: ",") + "\n"
    }
    for size in [1, 1 << 16, Int.max] {
      var options = ReadOptions()
      options.chunkSize = size
      let table = try CSVReader().read(text: text, options: options)
      #expect(table.schema.count == 10_000 && table.rowCount == 5)
      #expect(table.rows[4]["c9998"] == .long(4) && table.rows[4]["c9999"] == .string("t4"))
    }
    let many = (0...(1 << 16)).map { "c\($0)" }.joined(separator: ",")
    #expect(problem(Array(many.utf8))?.code == "kql.data.csv.header")
  }

  @Test func aLongField() throws {
    let size = 4 << 20
    var bytes = Array("a,b\n1,\"".utf8)
    bytes.append(contentsOf: repeatElement(0x78, count: size))
    bytes.append(contentsOf: Array("\n\"\"\"\n2,y\n".utf8))
    let table = try CSVReader().read(bytes)
    guard case .string(let column) = table.columns[1] else {
      Issue.record("no text")
      return
    }
    #expect(table.rowCount == 2 && column[0].count == size + 2 && column.string(at: 1) == "y")
  }

  @Test func codesStayTexts() throws {
    let table = try CSVReader().read(
      text: """
        phone,national_id,postal,big,digits,amount
        09121234567,0012345678,1234567890123456789012345,9223372036854775807,1,1.5
        09351234567,1234567890,1,1,999999999999999999,12345678901234567890.5

        """)
    #expect(
      table.schema.columns.map(\.type) == [.string, .string, .string, .string, .long, .real])
    #expect(table.rows[0]["national_id"] == .string("0012345678"))
    #expect(table.rows[1]["digits"] == .long(999_999_999_999_999_999))
    var options = ReadOptions()
    options.columnTypes = ["big": .long, "postal": .real, "digits": .string]
    let declared = try CSVReader().read(
      text: "big,postal,digits\n9223372036854775807,1e3,7\n", options: options)
    #expect(declared.rows[0].values == [.long(.max), .real(1000), .string("7")])
    #expect(
      problem(Array("big,postal,digits\n9223372036854775808,1,1\n".utf8), options)?.code
        == "kql.data.csv.value")
    #expect(problem(Array("big\n1\n".utf8), options)?.code == "kql.data.csv.missing-column")
  }

  @Test func persianCells() throws {
    let text = """
      تاریخ,تعداد,سهم,کد
      ۱۴۰۳/۰۱/۰۲,۱۲۳,۰٫۵,۰۰۱
      1403-12-30,٤٥,1.25,۰۰۲
      2024-03-20,6,2,۰۰۳

      """
    for size in [1, 20, Int.max] {
      var options = ReadOptions.persian()
      options.chunkSize = size
      let table = try CSVReader().read(text: text, options: options)
      #expect(table.schema.columns.map(\.type).prefix(3) == [.datetime, .long, .real])
      #expect(ValueText.string(table.rows[0]["تاریخ"]) == "2024-03-21T00:00:00.0000000Z")
      #expect(ValueText.string(table.rows[1]["تاریخ"]) == "2025-03-20T00:00:00.0000000Z")
      #expect(ValueText.string(table.rows[2]["تاریخ"]) == "2024-03-20T00:00:00.0000000Z")
    }
  }

  @Test func findsInvalidUTF8WhereverItIs() {
    let scalars: [[UInt8]] = [
      [0x61], [0xD8, 0xA8], [0xE2, 0x80, 0x8C], [0xF0, 0x9F, 0x98, 0x80], [0xDB, 0x8C],
    ]
    let broken: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xD8], [0xFF],
      [0xF0, 0x9F, 0x98],
    ]
    var random = SeededGenerator(seed: 3)
    for round in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<30, using: &random) {
        bytes += scalars.randomElement(using: &random) ?? []
      }
      let place = bytes.count
      let good = bytes
      bytes += broken[round % broken.count]
      if Bool.random(using: &random) { bytes += [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68] }
      good.withUnsafeBufferPointer { #expect(UTF8Check.firstInvalid($0) == nil) }
      bytes.withUnsafeBufferPointer { #expect(UTF8Check.firstInvalid($0) == place, "\(bytes)") }
    }
  }

  @Test func daysAreThoseOfTheCalendar() {
    func both(_ text: String) -> (Int64?, Int64?) {
      var text = text
      return text.withUTF8 { (DayText.ticks($0), CellParser.strictDate($0)) }
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    for year in [1899, 1900, 1904, 1999, 2000, 2023, 2024, 2099, 2100] {
      for month in 0...13 {
        for day in 0...32 {
          let (fast, slow) = both("\(year)-\(two(month))-\(two(day))")
          #expect(fast == (year < 1900 || year > 2099 ? nil : slow))
        }
      }
    }
    var random = SeededGenerator(seed: 9)
    for _ in 0..<20_000 {
      var bytes = Array("2024-01-15".utf8)
      bytes[Int.random(in: 0..<10, using: &random)] = .random(in: 0...255, using: &random)
      bytes.withUnsafeBufferPointer { text in
        if let ticks = DayText.ticks(text) { #expect(ticks == CellParser.strictDate(text)) }
      }
    }
  }

  @Test func reportsWhatWasLeftOut() throws {
    var options = ReadOptions(fileName: "units.csv")
    options.onError = .skip
    options.columnTypes = ["n": .long]
    options.maxNotes = 3
    let report = ReadReport()
    options.report = report
    var text = "id,n\n1,1\n2,x\n3\n4,\"4\"z\n5,y\n"
    for row in 6..<100 { text += "\(row),\(row % 2 == 0 ? "0" : "no")\n" }
    for (threads, size) in [(1, Int.max), (3, 20)] {
      options.threads = threads
      options.chunkSize = size
      let table = try CSVReader().read(text: text, options: options)
      #expect(table.rowCount == 48)
      #expect(table.rows.map { $0["n"] }.allSatisfy { $0.int64 != nil })
    }
    #expect(report.rejectedCount == 2 * 51 && report.loadedCount == 2 * 48)
    #expect(report.rows.map(\.line) == [3, 4, 5, 3, 4, 5])
    #expect(report.rows.prefix(3).map(\.column) == ["n", "n", ""])
    #expect(
      report.rows.prefix(3).map(\.code) == [
        "kql.data.csv.value", "kql.data.csv.field-count", "kql.data.csv.quote",
      ])
    #expect(report.rows[0].reason == "units.csv:3: 'x' in column 'n' is no long")
  }

  @Test func endsWhenCancelledOrTooLarge() {
    var text = "a,b\n"
    for row in 0..<20_000 { text += "\(row),text \(row)\n" }
    var options = ReadOptions()
    options.cancellation = Cancellation()
    #expect(problem(Array(text.utf8), options) == nil)
    options.cancellation?.cancel()
    #expect(problem(Array(text.utf8), options)?.code == "kql.cancelled")
    #expect(problem(Array("{\"a\":1}".utf8), options, JSONLinesReader())?.code == "kql.cancelled")
    options.cancellation = nil
    options.memoryLimit = 10_000
    #expect(problem(Array(text.utf8), options)?.code == "kql.limit.memory")
    options.memoryLimit = 10 << 20
    #expect(problem(Array(text.utf8), options) == nil)
  }

  @Test func jsonLinesAsTheyCome() throws {
    let text = """
      \u{FEFF}{"a": 1, "نام": "کارخانه", "x\\u0041": "q\\"t", "t": {"k": [1]}}
      {"a": -0, "a": 2, "big": 9223372036854775808, "r": 1.5e3}

      {"نام": "", "r": 2, "t": null}
      """
    for size in [1, 40, Int.max] {
      var options = ReadOptions()
      options.chunkSize = size
      let table = try JSONLinesReader().read(text: text, options: options)
      #expect(table.schema.names == ["a", "نام", "xA", "t", "big", "r"])
      #expect(
        table.schema.columns.map(\.type) == [.long, .string, .string, .dynamic, .real, .real])
      #expect(table.rows.map { $0["a"] } == [.long(1), .long(2), .null])
      #expect(table.rows[0]["xA"] == .string("q\"t"))
      #expect(table.rows[1]["r"] == .real(1500) && table.rows[2]["r"] == .real(2))
      #expect(table.rows[2]["نام"] == .string(""))
    }
  }

  @Test func jsonIsTheSameInAnyPieces() {
    var random = SeededGenerator(seed: 5)
    let cells = [
      "1", "-2.5", "1e3", "\"x\"", "\"کد\"", "\"2024-01-02\"", "true", "null", "[1, {}]",
      "{\"k\": \"v\"}", "\"a\\nb\"", "12345678901234567890", "01", "", "\"\u{1}\"", "\"",
    ]
    for round in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 1..<12, using: &random) {
        text += "{"
        for index in 0..<Int.random(in: 0..<4, using: &random) {
          let cell = cells[Int.random(in: 0..<(round % 3 == 0 ? cells.count : 10), using: &random)]
          text += (index == 0 ? "" : ",") + "\"m\(Int.random(in: 0..<4, using: &random))\": " + cell
        }
        text += "}\n"
      }
      var options = ReadOptions()
      options.onError = round % 2 == 0 ? .skip : .stop
      options.extraColumns = .keep
      options.missingColumns = .fillWithNull
      if round % 5 == 0 { options.schema = Schema([ColumnSchema("m1", .long)]) }
      for reader in [JSONLinesReader(), JSONTableReader()] as [any TableReader] {
        options.chunkSize = .max
        options.threads = 1
        let whole = ParallelReadTests.outcome(Array(text.utf8), reader, options)
        for size in [1, 30, 90] {
          options.chunkSize = size
          options.threads = 3
          #expect(ParallelReadTests.outcome(Array(text.utf8), reader, options) == whole, "\(text)")
        }
      }
    }
  }
}
