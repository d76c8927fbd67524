import Foundation
import KQLEngine
import Testing

@testable import samat_repl

/// Input of any kind is answered or refused, and never ends the process.
@Suite(.timeLimit(.minutes(5)))
struct RobustnessTests {
  private static let queries = [
    "units | where domain == 'agriculture' and employees > 10 | summarize n = count() by province",
    "واحدها | where وضعیت == 'idle' | summarize count() by استان",
    "let d = datetime(2020-01-01); print x = d + 1d, y = bin(7.5, 2), z = strcat('a', \"ب\", @'c')",
    "units | join kind=inner (provinces | project province, name) on province | take 5",
    "counties | lookup provinces on province | top 3 by population_1395 desc nulls last",
    "range x from 1 to 100 step 3 | extend y = x % 7 | sort by y asc, x desc | take 10",
    "datatable(a:long, b:string) [1, 'x', long(null), ''] | distinct b | count",
    "union withsource=t units, provinces | summarize dcount(t), make_set(t), percentile(1, 50)",
    "let f = (v:long) { v * 2 }; print f(3), toscalar(units | count), dynamic({'a': [1, 2]}).a[0]",
    "print case(1 < 2, 'a', 'b'), iff(isnull(int(null)), 1, 2), extract('(a+)', 1, 'caat')",
    ".show tables", "facts | where term has 'صنعت' | project-away note | project-rename q = fact",
  ]

  private static let pieces: [String] = [
    "|", ";", "(", ")", "[", "]", "{", "}", "'", "\"", "`", "```", ",", "..", "==", "=~", "!", "by",
    "where", "summarize", "count()", "let x =", "-9223372036854775808", "1e999", "1d", "null", "*",
    "\u{200C}", "\u{202E}", "\u{0}", "ی", "😀", "\\", "\n", "//", "@", "$left", "%", "/ 0", "ago(",
    "datetime(", "dynamic(", "0x", "..", "between", "in (", "and", "not(", "toscalar(",
  ]

  private static func mutated(_ generator: inout SplitMix) -> String {
    var scalars = Array(
      queries[Int.random(in: 0..<queries.count, using: &generator)].unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...scalars.count, using: &generator)
      let length = min(Int.random(in: 0...6, using: &generator), scalars.count - place)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.removeSubrange(place..<place + length)
      case 1:
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        scalars.insert(contentsOf: piece.unicodeScalars, at: place)
      case 2:
        scalars.insert(contentsOf: scalars[place..<place + length], at: place)
      default:
        let other = queries[Int.random(in: 0..<queries.count, using: &generator)].unicodeScalars
        let tail = other.suffix(Int.random(in: 0...other.count, using: &generator))
        scalars.replaceSubrange(place..., with: tail)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func random(_ generator: inout SplitMix) -> String {
    (0..<Int.random(in: 0...20, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }.joined(separator: Bool.random(using: &generator) ? " " : "")
  }

  @Test func answersTenThousandWrongQueries() throws {
    var generator = SplitMix(state: 1404)
    var input: [UInt8] = []
    let count = 10_000
    for id in 0..<count {
      let isRandom = id % 4 == 0
      let query = isRandom ? Self.random(&generator) : Self.mutated(&generator)
      input += Array("{\"id\":\(id),\"query\":".utf8)
      input += JSONText.format(.string(query)).utf8
      input += Array("}\n".utf8)
    }
    let run = try ShellRun(
      ["--jsonl", "--timeout", "2", "--max-rows", "1000"], input: input)
    #expect(run.status == 0, "\(run.errors.suffix(500))")
    let answers = run.lines
    #expect(answers.count == count)
    for (id, line) in answers.enumerated() {
      guard line.hasPrefix("{\"id\":\(id),") else {
        Issue.record("the answer to request \(id) is \(line.prefix(200))")
        break
      }
    }
    let internalErrors = answers.filter { $0.contains("\"code\":\"kql.internal") }
    #expect(internalErrors.isEmpty, "\(internalErrors.prefix(3))")
  }

  @Test func refusesAThousandBrokenFiles() throws {
    var generator = SplitMix(state: 31)
    let folder = try TemporaryFolder()
    let good = Array("name,n,when,نام\nالف,1,2020-01-01,\"x, y\"\nb,2.5,,\"q\"\"q\"\n".utf8)
    let bytes: [UInt8] = [
      0, 0x22, 0x2C, 0x0A, 0x0D, 0xFF, 0xC3, 0xE2, 0x80, 0x09, 0x7B, 0x5B, 0x5C,
    ]
    let extensions = ["csv", "tsv", "jsonl", "json"]
    var refused = 0
    for round in 0..<1_000 {
      var content = good
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        let place = Int.random(in: 0...content.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: content.insert(bytes[Int.random(in: 0..<bytes.count, using: &generator)], at: place)
        case 1: content.removeSubrange(place..<min(content.count, place + 3))
        default: content.removeSubrange(place...)
        }
      }
      let path = try folder.write(content, to: "broken.\(extensions[round % extensions.count])")
      var registry = Registry()
      do {
        try DataFiles([path]).register(in: &registry)
      } catch {
        refused += 1
        #expect(Catalog(registry).tables.isEmpty)
        let message = "\(error)"
        #expect(message.contains("broken."), "\(message)")
      }
    }
    #expect(refused > 300)
  }

  @Test func survivesNoiseAsAScript() throws {
    var generator = SplitMix(state: 5)
    for _ in 0..<20 {
      let noise = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let run = try ShellRun(["-"], input: noise)
      #expect([0, 1, 3].contains(run.status), "\(run.status): \(run.errors.suffix(300))")
      let text = String(decoding: noise, as: UTF8.self)
      let repaired = try ShellRun(["-"], input: Array(text.utf8))
      #expect([0, 1, 3].contains(repaired.status), "\(repaired.status)")
    }
  }
}
