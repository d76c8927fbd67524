import KQLEngine
import SamatKit
import SamatTesting
import Testing

/// Runs the files in `Tests/DomainQueries` over the seeds, each under every configuration.
@Suite struct DomainQueryFileTests {
  private static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(2).joined(separator: "/") + "/DomainQueries"
  }()

  struct Path: Sendable, CustomTestStringConvertible {
    let path: String
    var testDescription: String { String(path.dropFirst(folder.utf8.count + 1)) }
  }

  private static let all: [Path] = QueryFile.paths(in: folder).map(Path.init)

  @Test(arguments: all, QueryFileRunner.Configuration.all)
  func holds(_ file: Path, _ configuration: QueryFileRunner.Configuration) throws {
    let queries: QueryFile
    do throws(QueryFile.Problem) {
      queries = try QueryFile(path: file.path)
    } catch {
      Issue.record("\(error.message)", sourceLocation: place(file, error.line))
      return
    }
    let registry = Registry(try Seeds.workspace.get().catalog)
    let failures = QueryFileRunner(registry: registry, configuration: configuration).run(queries)
    for failure in failures {
      Issue.record("\(failure.message)", sourceLocation: place(file, failure.line))
    }
    if QueryFileRunner.isRecording && configuration == .standard && !failures.isEmpty {
      try QueryFileRunner.record(failures, in: queries)
    }
  }

  private func place(_ file: Path, _ line: Int) -> SourceLocation {
    SourceLocation(
      fileID: "DomainQueries/\(file.testDescription)", filePath: file.path, line: max(1, line),
      column: 1)
  }

  @Test func findsTheFiles() {
    #expect(Self.all.count >= 7)
  }
}
