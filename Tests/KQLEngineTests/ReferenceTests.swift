import Glibc
import KQLEngine
import KQLSyntax
import SamatKit
import SamatTesting
import Testing

/// Operators are documented like functions, and the page of all of them is up to date.
@Suite struct ReferenceTests {
  static let entries = KeywordList.sources + KeywordList.operators + KeywordList.scalarOperators

  @Test(arguments: entries) func operatorHolds(_ entry: KeywordList.Entry) {
    #expect(!entry.syntax.isEmpty)
    #expect(ExampleCheck.problem(description: entry.summary) == nil)
    // One that the engine does not have yet cannot be shown.
    if entry.examples.isEmpty { #expect(isUnsupported(entry.name), "it has no example") }
    for example in entry.examples {
      #expect(ExampleCheck.problem(example, in: Catalog()) == nil)
      #expect(example.query.contains(entry.name == "[]" ? "[" : entry.name))
    }
  }

  private func isUnsupported(_ name: String) -> Bool {
    do throws(QueryFailure) {
      _ = try Catalog().query("print x = 1 | as T | union (\(name) where x == 1)")
      return false
    } catch {
      return error.code == "kql.bind.unsupported"
    }
  }

  @Test func pageIsUpToDate() throws {
    let page = ReferencePage.markdown(try Workspace.seeds().catalog)
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let path = parts.dropLast(3).joined(separator: "/") + "/Documentation/Functions.md"
    let file = (try? FileBytes(path: path)).map { String(decoding: $0.bytes, as: UTF8.self) }
    if file != page, getenv("SAMAT_RECORD") != nil, let output = fopen(path, "w") {
      fputs(page, output)
      fclose(output)
    }
    #expect(file == page, "'make reference' writes Documentation/Functions.md anew")
  }
}
