import KQLSyntax
import SamatTesting
import Testing

@testable import KQLEngine

/// Rows that break far behind their begin: what is read is as if each row was looked at on its own,
/// and the work is that of a few looks at the file.
@Suite struct BrokenRowTests {
  /// What a scanner makes of a text, step by step.
  private struct Steps: Equatable {
    var rows: [String] = []
    var lookAhead = 0

    static func == (left: Steps, right: Steps) -> Bool { left.rows == right.rows }
  }

  /// Reads a text row by row, with one scanner or with a new one for each row.
  private static func steps(_ text: [UInt8], isFresh: Bool, width: Int) -> Steps {
    text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return Steps() }
      func scanner(at place: Int) -> RowScanner {
        RowScanner(base: base, count: bytes.count, dialect: .csv(0x2C), position: place)
      }
      var reader = scanner(at: 0)
      let block = RowBlock(width: width)
      var steps = Steps()
      while reader.position < bytes.count {
        if isFresh { reader = scanner(at: reader.position) }
        block.rowCount = 0
        block.origin = reader.position
        let problem = reader.fill(block, upTo: 1, end: bytes.count)
        let shown = problem.map { "\($0.kind) \($0.rowStart) \($0.offset)" } ?? "\(block.rowCount)"
        steps.rows.append("\(shown) -> \(reader.position)")
        steps.lookAhead += isFresh ? reader.lookAhead : 0
      }
      if !isFresh { steps.lookAhead = reader.lookAhead }
      return steps
    }
  }

  @Test func oneScannerReadsAsManyDo() {
    var random = SeededGenerator(seed: 11)
    let letters = Array("\"\"\",,\n\nab\r".utf8)
    for round in 0..<20_000 {
      let count = Int.random(in: 0...(round % 60), using: &random)
      let text = (0..<count).map { _ in letters.randomElement(using: &random) ?? 0x61 }
      let width = Int.random(in: 1...3, using: &random)
      let together = Self.steps(text, isFresh: false, width: width)
      #expect(together == Self.steps(text, isFresh: true, width: width))
      #expect(together.lookAhead <= 2 * text.count, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  /// Lines that, repeated, make every line the begin of a row that is broken at the end of the file,
  /// or that mislead whoever guesses whether a line begins inside of quotes.
  static let lines = [
    "id,name\n,n,r,when\n925,a b,-\",\"", "\",\"\n", "a\",\"\n", "\"\n", "\"\"\"\n", ",\n", ",",
    "\"",
    "a,\"\nb\n", "a\"b\n", "x,\"\"\"\"\n\",\n", "\"a\",\"\n", "\n\"", "\",a\n\"\"\n", "[\"\n{\n",
  ]

  @Test(arguments: lines) func workIsBounded(line: String) {
    for end in ["", "\"", "\"x", "\n"] {
      let text = Array((String(repeating: line, count: 400) + end).utf8)
      let together = Self.steps(text, isFresh: false, width: 2)
      #expect(together == Self.steps(text, isFresh: true, width: 2))
      #expect(together.lookAhead <= 2 * text.count)
      #expect(together.rows.count <= text.count { $0 == 0x0A } + 1)
    }
  }

  @Test func lookingOnEachLineWouldBeQuadratic() {
    let text = Array(String(repeating: Self.lines[0], count: 400).utf8)
    #expect(Self.steps(text, isFresh: true, width: 2).lookAhead > 50 * text.count)
  }

  /// Chunks that are cut anywhere, on any assumption, hold the same rows.
  @Test(arguments: lines) func chunksAgree(line: String) {
    for end in ["", "\"", "\"x", "\n"] {
      let text = Array(("a,b\n" + String(repeating: line, count: 300) + end).utf8)
      var outcomes: Set<String> = []
      for (chunk, threads) in [(Int.max, 1), (1, 1), (64, 2), (4096, 3)] {
        var options = ReadOptions()
        options.onError = .skip
        options.threads = threads
        options.chunkSize = chunk
        let report = ReadReport()
        options.report = report
        do throws(Diagnostic) {
          let table = try CSVReader().read(text, options: options)
          outcomes.insert("\(table.rowCount) \(report.rejectedCount) \(report.rows)")
        } catch {
          outcomes.insert("\(error)")
        }
      }
      #expect(outcomes.count == 1)
    }
  }

  /// An assumption is given up where a row is followed too far, and says so.
  @Test func partsOfAFileAreNotTakenForAll() {
    let text = Array(String(repeating: "a\",\"\n", count: 1000).utf8)
    text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      func count(upTo count: Int) -> Int? {
        var scanner = RowScanner(base: base, count: count, dialect: .csv(0x2C), position: 0)
        return scanner.countRows(
          RowBlock(countingWidth: 2), end: 100, isPartial: count < bytes.count)
      }
      #expect(count(upTo: 1000) == nil && count(upTo: 100) == nil)
      #expect(count(upTo: bytes.count) != nil)
    }
  }

  /// Files of one JSON value a line, and of values, that are never closed.
  @Test(arguments: ["\"", "[", "{", "}", "]", "{\"", "[{", "{\"a\":", "\\", "\"\n", "{\n", "[\n"])
  func unclosedJSON(piece: String) {
    let text = Array(String(repeating: piece, count: 20_000).utf8)
    for reader in [JSONLinesReader(), JSONTableReader()] as [any TableReader] {
      var options = ReadOptions()
      options.onError = .skip
      let report = ReadReport()
      options.report = report
      _ = try? reader.read(text, options: options)
      #expect(report.loadedCount == 0 && report.rejectedCount <= text.count)
    }
  }

  /// The cutter steps over every byte once: what it gives does not overlap.
  @Test(arguments: ["\"", "[", "{", "}", "]", "{\"a", "[{", "\\\"", ",", "{}\n", "\"\n"])
  func jsonValuesDoNotOverlap(piece: String) {
    for prefix in ["", "[", "{"] {
      let text = Array((prefix + String(repeating: piece, count: 500)).utf8)
      text.withUnsafeBufferPointer { bytes in
        var cutter = JSONElements(bytes, isLines: false)
        var end = 0
        while let element = cutter.next() {
          #expect(element.lowerBound >= end)
          end = element.upperBound
        }
      }
    }
  }
}
