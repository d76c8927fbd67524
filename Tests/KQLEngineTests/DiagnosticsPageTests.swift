import Glibc
import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// `Documentation/Diagnostics.md`, held against the sources and run.
@Suite struct DiagnosticsPageTests {
  private struct Row {
    var code: String
    var example: String
  }

  private static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  private static func text(_ path: String) throws -> String {
    let file = try FileBytes(path: path)
    return withExtendedLifetime(file) { String(decoding: file.bytes, as: UTF8.self) }
  }

  private static func rows() throws -> [Row] {
    try text(root + "/Documentation/Diagnostics.md").split(separator: "\n").compactMap { line in
      guard line.hasPrefix("| `") else { return nil }
      let cells = line.replacing("\\|", with: "\u{1}").split(
        separator: "|", omittingEmptySubsequences: false)
      guard cells.count >= 4 else { return nil }
      func plain(_ cell: Substring) -> String {
        String(cell.drop { $0 == " " }).replacing("\u{1}", with: "|")
          .split(separator: "`", omittingEmptySubsequences: false).dropFirst().first
          .map(String.init) ?? ""
      }
      return Row(code: plain(cells[1]), example: plain(cells[3]))
    }
  }

  private static func sources(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if name.hasSuffix(".swift") {
        found.append(folder + "/" + name)
      } else if !name.contains(".") {
        found += sources(in: folder + "/" + name)
      }
    }
    return found
  }

  /// The codes that stand in the sources, without those that are put together there.
  private static func codes() throws -> Set<String> {
    var codes: Set<String> = []
    // What is said of codes is no use of them.
    for path in sources(in: root + "/Sources") where !path.contains("/DiagnosticEntry") {
      for match in try text(path).matches(of: /"((kql|samat)\.[a-z]+(\.[a-z-]+)*)"/) {
        let code = String(match.output.1)
        // Prefixes, by which kinds are told apart.
        if ["kql.data", "kql.bind", "kql.syntax", "kql.limit"].contains(code) { continue }
        codes.insert(code)
      }
    }
    return codes
  }

  /// The codes of `RegionalScience`, which puts them together from its prefix and a word.
  private static func regionalCodes() throws -> Set<String> {
    let source = try text(root + "/Sources/RegionalScience/Core/RegionalScienceError.swift")
    return Set(
      source.matches(of: /static let [a-zA-Z]+ = Code\("([a-z-]+)"\)/).map {
        "regional." + String($0.output.1)
      })
  }

  @Test func everyCodeIsOnThePage() throws {
    let listed = Set(try Self.rows().map(\.code))
    let used = try Self.codes()
    #expect(used.count > 80, "the sources are found")
    #expect(used.subtracting(listed).sorted() == [])
    // Codes of readers are made of a family and a word.
    let made = listed.filter { $0.hasPrefix("kql.data.csv.") || $0.hasPrefix("kql.data.json.") }
    let regional = try Self.regionalCodes()
    #expect(regional.count > 10 && regional.subtracting(listed).sorted() == [])
    #expect(listed.subtracting(used).subtracting(made).subtracting(regional).sorted() == [])
  }

  @Test func everyCodeStandsOnce() throws {
    let codes = try Self.rows().map(\.code)
    #expect(codes.count == Set(codes).count)
  }

  @Test func examplesGiveTheirCodes() throws {
    let workspace = try Workspace.seeds()
    var count = 0
    for row in try Self.rows() where !row.example.isEmpty {
      count += 1
      do throws(QueryFailure) {
        _ = try workspace.catalog.query(row.example)
        Issue.record("\(row.code): '\(row.example)' was answered")
      } catch {
        #expect(error.code == row.code, "\(row.example)")
      }
    }
    #expect(count > 60)
  }
}
