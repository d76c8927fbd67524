import SamatTesting
import Glibc
import KQLSyntax
import SamatKit
import Testing

@testable import KQLEngine

/// Whatever the bytes of a file: a table, or a message, and the same for any chunks and threads.
///
/// `SAMAT_FUZZ_ROUNDS` sets how many files each seed makes; with `SAMAT_FUZZ_LOG` the file that is
/// read next is written to that path, so that it is there when the process traps.
@Suite struct ReaderFuzzTests {
  private static let corpus: [String] = [
    "id,name,at,ok,data\n1,\"نام, \"\"یک\"\"\",2024-01-02,true,\"[1, {}]\"\r\n2,b,2024-02-30,no,{}\n",
    "a\tb\tc\n1\tx\\ty\t02:03:04\n2\t\\\\\t1.02:03:04.5\n",
    "تاریخ;تعداد;کد\n۱۴۰۳/۰۱/۰۲;۱۲۳;۰۰۱\n1403-12-30;٤٥;۰۰۲\n",
    "{\"a\": 1, \"b\": \"x\\n\", \"c\": [1, {\"k\": null}]}\n{\"b\": \"2024-01-01\", \"a\": -1.5e3}\n",
    "[{\"a\": true}, {\"a\": false, \"نام\": \"کد\"},\n{\"a\": null}]\n",
    "g,d,n\n74be27de-1e4e-49d9-b579-fe0b331d3642,1.50,9223372036854775807\n,,-9223372036854775808\n",
    "a\r1\r\"x\ry\"\r", "a,b\n\"one\ntwo\n\nthree\",1\n\"\"\"\",\"\"\n",
    "\u{FEFF}x\n1\n2.5\nNaN\n-inf\n",
  ]

  private static let salt: [[UInt8]] =
    [
      "\"", "\"\"", ",", "\n", "\r\n", "\r", "\t", ";", "\\", "\u{0}", "{", "}", "[", "]", ":", "-",
      "1e400", "999999999999999999999", "2024-13-01", "۱۴۰۴/۱۳/۴۰", "\u{200C}", "\u{1F600}",
      "\"\n\"",
      "\n\n\n", "null", "true", ",,,,", "0x1F", "1404/01/01", "99999.23:59:59",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xED, 0xA0, 0x80]]

  private static let schema = Schema([
    ColumnSchema("a", .long, aliases: ["id", "تعداد"]), ColumnSchema("b", .string),
    ColumnSchema("at", .datetime, aliases: ["تاریخ"]), ColumnSchema("ok", .bool),
    ColumnSchema("data", .dynamic), ColumnSchema("g", .guid), ColumnSchema("d", .decimal),
    ColumnSchema("n", .real), ColumnSchema("c", .timespan), ColumnSchema("x", .int),
  ])

  private static func number(_ name: String, _ fallback: Int) -> Int {
    getenv(name).flatMap { Int(String(cString: $0)) } ?? fallback
  }

  private static func log(_ bytes: [UInt8]) {
    guard let path = getenv("SAMAT_FUZZ_LOG"), let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  private static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array((corpus.randomElement(using: &random) ?? "").utf8)
    if Int.random(in: 0..<3, using: &random) == 0 {
      for _ in 0..<Int.random(in: 1..<6, using: &random) { bytes += bytes.prefix(200) }
    }
    for _ in 0..<Int.random(in: 0..<12, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0..<12, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.insert(contentsOf: salt.randomElement(using: &random) ?? [], at: place)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
      default: bytes.removeSubrange(end...)
      }
    }
    return bytes
  }

  @Test(arguments: 0..<6) func endsInATableOrAMessage(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    let readers: [any TableReader] = [
      CSVReader(), TSVReader(), JSONLinesReader(), JSONTableReader(),
    ]
    for _ in 0..<Self.number("SAMAT_FUZZ_ROUNDS", 150) {
      let bytes = Self.mutated(&random)
      Self.log(bytes)
      var options = Bool.random(using: &random) ? ReadOptions.persian() : ReadOptions()
      options.onError = Bool.random(using: &random) ? .skip : .stop
      options.maxNotes = Int.random(in: 0..<4, using: &random)
      if Bool.random(using: &random) {
        options.schema = Self.schema
        options.missingColumns = .fillWithNull
        options.extraColumns = Bool.random(using: &random) ? .keep : .ignore
      }
      if Int.random(in: 0..<4, using: &random) == 0 { options.nullText = "null" }
      if Int.random(in: 0..<4, using: &random) == 0 { options.header = .none }
      if Int.random(in: 0..<3, using: &random) == 0 {
        options.delimiter = [0x3B, 0x7C, 0x2C, 0x0D, 0x22].randomElement(using: &random)
      }
      for reader in readers {
        options.threads = 1
        options.chunkSize = nil
        let whole = ParallelReadTests.outcome(bytes, reader, options)
        options.threads = 3
        options.chunkSize = Int.random(in: 1..<80, using: &random)
        let pieces = ParallelReadTests.outcome(bytes, reader, options)
        #expect(
          pieces == whole, "\(reader.name), chunks of \(options.chunkSize ?? 0): \(bytes)")
        do throws(Diagnostic) {
          // What was loaded is well-formed enough to be written.
          _ = CSVFormat().string(try reader.read(bytes, options: options))
        } catch {
          #expect(error.code.hasPrefix("kql.data."), "\(error)")
          #expect(!error.message.isEmpty)
        }
      }
    }
  }
}
