import SamatTesting
import KQLSyntax
import SamatKit
import Testing

@testable import KQLEngine

/// Whatever the number of threads and the size of the chunks: the same table, or the same message.
@Suite struct ParallelReadTests {
  /// What a read gives, as text.
  static func outcome(
    _ bytes: [UInt8], _ reader: any TableReader, _ options: ReadOptions
  ) -> String {
    do throws(Diagnostic) {
      var options = options
      let report = ReadReport()
      options.report = report
      let table = try reader.read(bytes, options: options)
      let types = table.schema.columns.map { $0.name + ":" + $0.type.rawValue }
      let rows = table.rows.map { row in "\(row.values)" }
      let rejected = report.rows.map { "\($0.line) \($0.column) \($0.reason)" }
      return (types + rows + table.notes + rejected + ["\(report.rejectedCount)"])
        .joined(separator: "\n")
    } catch {
      return error.code + ": " + error.message + " " + error.help
    }
  }

  private static func expectTheSame(
    _ bytes: [UInt8], _ reader: any TableReader, _ options: ReadOptions,
    sizes: [Int] = [1, 2, 3, 7, 16, 61, 200]
  ) {
    var whole = options
    whole.chunkSize = .max
    whole.threads = 1
    let expected = outcome(bytes, reader, whole)
    for size in sizes {
      for threads in [1, 3] {
        var options = options
        options.chunkSize = size
        options.threads = threads
        let found = outcome(bytes, reader, options)
        #expect(
          found == expected, "chunks of \(size), \(threads) threads: \(String(reflecting: bytes))")
      }
    }
  }

  private static let nasty: [String] = [
    "a,b\n1,2\n\n\r\n3,4", "a,b\r\n1,\"x\r\ny\"\r\n\"\"\"\",2\r\n", "a\n\n\n\r\n", "a\r1\r\r2\r",
    "a,b\n1,5\" pipe\n2,6\" pipe\n3,\"q\"\n4,7\"\n", "a,b\n\"x\n\n\ny\",1\n\"z\"\"\n\",2\n",
    "a,b\n\"open,1\n2,3\n4,5\n", "a,b\n\"x\"y,1\n2,3\n", "a,b\n1\n1,2,3\n,\n", "a\n\"\"\n\"\"\n",
    "a,b\n\n\n\"\n\n\",\"\n,\n\"\n\n\n1,2\r", "a\n1\n2\n3.5\nx\n", "a,b\n1,\n,2\n,\n",
    "\u{FEFF}نام,b\n\"کارخانه, یک\",۱۲\nدو,۳\n", "a\n\"\"\"\n\"\"\"\n\"\"\"\n", "a,b\n\"\",\"",
    "a,b\n1,2\"\n3,\"4\n5\"\n6,7\n", "a;b\n1\u{0}2;\u{0}\n", "a,b\n1,2\n\"",
    "a\n\"\n\"\n\"\n\"\n\"",
  ]

  @Test(arguments: nasty) func nastyTexts(text: String) {
    for policy in [ReadOptions.ErrorPolicy.stop, .skip] {
      for persian in [false, true] {
        var options = persian ? ReadOptions.persian() : ReadOptions()
        options.onError = policy
        for reader in [CSVReader(), TSVReader(), JSONLinesReader()] as [any TableReader] {
          Self.expectTheSame(Array(text.utf8), reader, options)
        }
        options.schema = Schema([ColumnSchema("a", .long), ColumnSchema("b", .string)])
        options.missingColumns = .fillWithNull
        options.extraColumns = .keep
        Self.expectTheSame(Array(text.utf8), CSVReader(), options)
      }
    }
  }

  @Test func randomTexts() {
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "\"", "\"\"", ",", ",", "\n", "\n", "\r\n", "\r", "a", "12", "1.5", "x,y", "\",\"", "\"\n",
      "\n\"", "نام", "2024-01-01", " ", "\t", "\\n", "true", "1404/01/02",
    ]
    for _ in 0..<400 {
      var text = "a,b\n"
      for _ in 0..<Int.random(in: 1..<40, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      var bytes = Array(text.utf8)
      if Bool.random(using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = 0xC3
      }
      var options = ReadOptions.persian()
      options.onError = Bool.random(using: &random) ? .skip : .stop
      options.maxNotes = 3
      if Bool.random(using: &random) {
        options.schema = Schema([ColumnSchema("a", .string), ColumnSchema("b", .int)])
        options.missingColumns = .fillWithNull
        options.extraColumns = .keep
      }
      for reader in [CSVReader(), TSVReader()] as [any TableReader] {
        Self.expectTheSame(bytes, reader, options, sizes: [1, 5, 17, 64])
      }
    }
  }

  @Test func largeFile() throws {
    var text = "id,name,province,when,ok,share,late\n"
    for row in 0..<60_000 {
      text += "\(10_000_000_000 + row),\"کارخانه \(row), \"\"یک\"\"\",استان \(row % 31),"
      text += "20\(10 + row % 20)-0\(row % 9 + 1)-1\(row % 9),\(row % 3 == 0),\(row).5,"
      text += row > 59_000 ? "x\(row % 3)\r\n" : "\r\n"
    }
    let bytes = Array(text.utf8)
    var tables: [Table] = []
    for (threads, size) in [(1, Int.max), (2, 1 << 16), (4, 1 << 12), (3, 1 << 20)] {
      var options = ReadOptions()
      options.threads = threads
      options.chunkSize = size
      tables.append(try CSVReader().read(bytes, options: options))
    }
    #expect(
      tables[0].schema.columns.map(\.type) == [
        .long, .string, .string, .datetime, .bool, .real, .string,
      ])
    #expect(tables[0].rowCount == 60_000)
    #expect(tables[0].rows[59_999]["name"] == .string("کارخانه 59999, \"یک\""))
    let first = CSVFormat().string(tables[0])
    for table in tables.dropFirst() { #expect(CSVFormat().string(table) == first) }
    for table in tables {
      guard case .string(let names) = table.columns[1], case .string(let few) = table.columns[2]
      else {
        Issue.record("no strings")
        return
      }
      #expect(!names.isDictionary && few.isDictionary && few.texts.string(at: 30) == "استان 30")
    }
  }
}
