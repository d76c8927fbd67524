public import KQLSyntax

extension StoredFunction {
  /// Creates a function from its text, as `.create function` would.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - docString: One sentence for help.
  ///   - folder: A word by which functions are grouped.
  ///   - text: The parameters and the body: `(least:long) { t | where a >= least }`.
  /// - Throws: The first thing that is wrong with the text. Names in it are looked up at each call.
  public init(
    _ name: String, docString: String, folder: String = "", text: String
  ) throws(Diagnostic) {
    self.init(name, docString: docString, folder: folder, body: try Self.parse(name, text))
  }

  /// The tree of a function's parameters and body.
  static func parse(_ name: String, _ text: String) throws(Diagnostic) -> FunctionBody {
    let parsed = Parser.parse(".create function \(name)\(text)")
    if let wrong = parsed.diagnostics.first(where: { $0.severity == .error }) { throw wrong }
    guard case .command(let command)? = parsed.script.statements.first,
      case .createFunction(_, let definition) = command.kind
    else {
      throw Diagnostic(
        code: "kql.syntax.expected", message: "the text of '\(name)' is no function")
    }
    return definition.body
  }
}

extension Registry {
  /// Adds a function that is written in the language.
  ///
  /// - Parameter function: The function.
  /// - Throws: `kql.register.duplicate` where a function of that name is there.
  public mutating func add(_ function: StoredFunction) throws(Diagnostic) {
    guard functions[function.name] == nil, scalars[function.name] == nil,
      aggregates[function.name] == nil
    else {
      throw Diagnostic(
        code: "kql.register.duplicate",
        message: "a function '\(function.name)' is registered already",
        help: "give it another name")
    }
    functions[function.name] = function
  }
}
