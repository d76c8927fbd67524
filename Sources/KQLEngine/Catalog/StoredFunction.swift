public import KQLSyntax
import Synchronization

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
  private let form: Form

  /// The parameters and the body.
  public var body: FunctionBody {
    switch form {
    case .parsed(let body): body
    case .written(let text): text.body
    }
  }

  /// Creates a function.
  public init(_ name: String, docString: String = "", folder: String = "", body: FunctionBody) {
    self.name = name
    self.docString = docString
    self.folder = folder
    form = .parsed(body)
  }

  /// Creates a function whose text stands in the program, and is parsed when a query first names it.
  ///
  /// A program that registers many functions and calls few starts sooner so. The text is part of the
  /// program: one that does not parse is a mistake in it, which ends the program at the first call.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - docString: One sentence for help.
  ///   - folder: A word by which functions are grouped.
  ///   - text: The parameters and the body: `(least:long) { t | where a >= least }`.
  package init(
    _ name: String, docString: String, folder: String,
    unparsed text: @autoclosure @escaping @Sendable () -> String
  ) {
    self.name = name
    self.docString = docString
    self.folder = folder
    form = .written(WrittenBody(name, text))
  }

  /// The parameters as written, `(a:long, T:(*))`, and the body in braces.
  var texts: (parameters: String, body: String) {
    let body = body
    return (SyntaxPrinter.print(body.parameters), SyntaxPrinter.printBody(body))
  }

  private enum Form: Sendable, Hashable {
    case parsed(FunctionBody)
    case written(WrittenBody)
  }
}

/// The text of a function in the program, and its tree once that was asked for.
private final class WrittenBody: Sendable, Hashable {
  private let name: String
  /// Made when it is first needed, for some texts are long and put together.
  private let text: @Sendable () -> String
  private let parsed = Mutex<FunctionBody?>(nil)

  init(_ name: String, _ text: @escaping @Sendable () -> String) {
    self.name = name
    self.text = text
  }

  var body: FunctionBody {
    parsed.withLock { parsed in
      if let body = parsed { return body }
      do throws(Diagnostic) {
        let body = try StoredFunction.parse(name, text())
        parsed = body
        return body
      } catch {
        fatalError("the program's own function '\(name)': \(error.message)")
      }
    }
  }

  static func == (one: WrittenBody, other: WrittenBody) -> Bool {
    one === other || (one.name == other.name && one.text() == other.text())
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}
