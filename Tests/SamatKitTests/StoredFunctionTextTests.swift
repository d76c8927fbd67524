import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// The functions that components register as text.
@Suite struct StoredFunctionTextTests {
  /// Their texts are parsed when a query first names them, so a mistake in one shows only here.
  @Test func everyTextIsAFunction() throws {
    let functions = try Seeds.workspace.get().catalog.storedFunctions
    #expect(functions.count >= 40)
    for function in functions {
      #expect(function.body.parameters.count <= 8, "\(function.name)")
      #expect(!function.docString.isEmpty && !function.folder.isEmpty, "\(function.name)")
    }
  }
}
