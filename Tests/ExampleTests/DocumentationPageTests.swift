import Foundation
import Testing

/// What the pages of the components tell a reader to type works as it stands there.
///
/// Blocks of verbs (indented, the first line begins with `:`) and of queries (fenced as `kql`) are run one
/// after the other in one shell. A fenced block of JSON with `policies` is the policy file that the page
/// tells to start it with.
@Suite(.timeLimit(.minutes(10)))
struct DocumentationPageTests {
  private static let pages = [
    "Associations", "Estates", "InfrastructureProjects", "Permits", "Profiles", "Programmes",
    "Sources", "SpatialPriorities",
  ]

  /// The blocks of a page to be run, and its policies.
  private func read(_ page: String) throws -> (blocks: [String], policies: String?) {
    let file = ExampleTests.root.appending(path: "Documentation/\(page).md")
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var blocks: [String] = []
    var policies: String?
    var block: [Substring] = []
    var fence: Substring?
    func end() {
      if let first = block.first, first.hasPrefix(":") {
        blocks.append(block.joined(separator: "\n"))
      }
      block = []
    }
    for line in lines {
      if let language = fence {
        guard line.hasPrefix("```") else {
          block.append(line)
          continue
        }
        let text = block.joined(separator: "\n")
        if language == "kql" { blocks.append(text) }
        if language == "json", text.contains("\"policies\"") { policies = text }
        (block, fence) = ([], nil)
      } else if line.hasPrefix("```") {
        end()
        fence = line.dropFirst(3)
      } else if line.hasPrefix("    ") {
        block.append(line.dropFirst(4))
      } else {
        end()
      }
    }
    end()
    return (blocks, policies)
  }

  @Test(arguments: pages) func whatAPageTellsToTypeWorks(_ page: String) throws {
    let (blocks, policies) = try read(page)
    try #require(!blocks.isEmpty, "\(page).md has nothing to run")
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "samat-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var arguments = ["--no-init", "page.kql"]
    if let policies {
      try policies.write(
        to: folder.appending(path: "policies.json"), atomically: true, encoding: .utf8)
      arguments = ["--policies", "policies.json"] + arguments
    }
    try (blocks.joined(separator: "\n\n") + "\n").write(
      to: folder.appending(path: "page.kql"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = ExampleTests.products.appending(path: "samat-repl")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let data = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let said = String(decoding: data, as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(page).md: \(said)")
    #expect(!said.contains("error:"), "\(page).md: \(said)")
  }
}
