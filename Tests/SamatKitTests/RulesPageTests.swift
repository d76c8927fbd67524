import Foundation
import KQLEngine
import SamatKit
import Testing

/// `Documentation/Rules.md` against the table `rules` and against the tests that it names.
@Suite struct RulesPageTests {
  private static var root: URL {
    (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
  }

  struct Line {
    var rule: String
    var how: [String]
    var test: String
  }

  private static func lines() throws -> [Line] {
    let page = root.appendingPathComponent("Documentation/Rules.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.split(separator: " ").joined(separator: " ")
      }
      guard cells.count == 6, cells[1].hasPrefix("`"), cells[1].hasSuffix("`") else { return nil }
      return Line(
        rule: String(cells[1].dropFirst().dropLast()),
        how: cells[2].split(separator: ",").map { $0.split(separator: " ").joined() },
        test: cells[4].replacing("`", with: ""))
    }
  }

  @Test func listsEveryRuleOnce() throws {
    let lines = try Self.lines()
    let table = try Workspace.seeds().query("rules | project rule")
    var expected: Set<String> = []
    for row in table.rows {
      expected.insert(ValueText.string(row["rule"]))
    }
    let known = Set(table.rows.map { ValueText.string($0["rule"]) })
    let listed = lines.map(\.rule)
    #expect(Set(listed).count == listed.count, "a rule stands twice")
    #expect(expected.subtracting(listed).sorted() == [])
    #expect(Set(listed).subtracting(known).sorted() == [])
    for line in lines {
      #expect(
        !line.how.isEmpty
          && line.how.allSatisfy { ["refuses", "records", "measures", "shows"].contains($0) },
        "\(line.rule)")
    }
  }

  @Test func everyNamedTestIsThere() throws {
    var sources = ""
    let tests = Self.root.appendingPathComponent("Tests")
    let files = try #require(
      FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      sources += try String(contentsOf: file, encoding: .utf8)
    }
    for line in try Self.lines() {
      #expect(sources.contains("func \(line.test)("), "\(line.rule) names '\(line.test)'")
    }
  }
}
