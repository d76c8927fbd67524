import Foundation
import KQLSyntax
import Testing

/// Queries recorded elsewhere, where they lie beside the package.
@Suite struct CorpusTests {
  private struct Case: Decodable {
    var id: String
    var tier: Int?
    var query: String
  }

  private static func cases(_ name: String) -> [Case] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/kql")
    guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else {
      return []
    }
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Case.self, from: Data($0.utf8))
    }
  }

  private static let accepted = cases("cases.jsonl")
  private static let refused = cases("refused.jsonl")
  private static let missing: Comment = "the recorded queries are not here"

  @Test(.enabled(if: !accepted.isEmpty, missing))
  func acceptedQueriesAreRead() {
    var counts: [Int: (all: Int, clean: Int)] = [:]
    for item in Self.accepted {
      let diagnostics = Parser.parse(item.query).diagnostics
      counts[item.tier ?? 0, default: (0, 0)].all += 1
      if diagnostics.isEmpty { counts[item.tier ?? 0, default: (0, 0)].clean += 1 }
      #expect(diagnostics.isEmpty, "\(item.id): \(diagnostics.map(\.message))")
    }
    for (tier, count) in counts.sorted(by: { $0.key < $1.key }) {
      print("tier \(tier): \(count.clean) of \(count.all) queries without diagnostics")
    }
  }

  @Test(.enabled(if: !accepted.isEmpty, missing))
  func acceptedQueriesGoRound() {
    for item in Self.accepted {
      let once = SyntaxPrinter.print(Parser.parse(item.query).script)
      let again = Parser.parse(once)
      #expect(again.diagnostics.isEmpty, "\(item.id): \(once)")
      #expect(SyntaxPrinter.print(again.script) == once, "\(item.id)")
    }
  }

  @Test(.enabled(if: !refused.isEmpty, missing))
  func refusedQueriesThatAreWronglyWritten() {
    let found = Self.refused.filter { !Parser.parse($0.query).diagnostics.isEmpty }
    print("\(found.count) of \(Self.refused.count) refused queries have mistakes of syntax")
    #expect(found.count >= 28)
  }
}
