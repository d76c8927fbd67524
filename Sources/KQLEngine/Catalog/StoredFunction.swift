public import KQLSyntax

/// A function that a command has made: `.create-or-alter function F(a:long) { ... }`.
///
/// Its body is bound anew at each call, in the catalog as it is then.
public struct StoredFunction: Sendable, Hashable {
  /// The name.
  public let name: String
  /// One sentence for help.
  public let docString: String
  /// A word by which functions are grouped.
  public let folder: String
  /// The parameters and the body.
  public let body: FunctionBody

  /// Creates a function.
  public init(_ name: String, docString: String = "", folder: String = "", body: FunctionBody) {
    self.name = name
    self.docString = docString
    self.folder = folder
    self.body = body
  }

  /// The parameters as written, `(a:long, T:(*))`, and the body in braces.
  var texts: (parameters: String, body: String) {
    (SyntaxPrinter.print(body.parameters), SyntaxPrinter.printBody(body))
  }
}
