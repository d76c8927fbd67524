import KQLSyntax

extension Catalog {
  /// Makes a name stand for a function.
  func define(
    _ name: Name, _ definition: ManagementCommand.FunctionDefinition, _ registry: inout Registry
  ) throws(Diagnostic) -> Table {
    let isRegistered =
      scalarFunction(name.text) != nil || aggregateFunction(name.text) != nil
      || Catalog.forms.contains(name.text)
    if isRegistered || name.text.isEmpty { throw taken(name, "built-in function") }
    let old = storedFunction(name.text)
    switch definition.mode {
    case .create where old != nil: throw taken(name, "function")
    case .alter where old == nil: throw unknownFunction(name)
    case .createIfNotExists:
      if let old { return Catalog.description(of: [old]) }
    default: break
    }
    func property(_ key: String) -> String? {
      for property in definition.properties where property.name?.text.lowercased() == key {
        if case .literal(let literal) = property.value { return literal.text }
      }
      return nil
    }
    let function = StoredFunction(
      name.text, docString: property("docstring") ?? old?.docString ?? "",
      folder: property("folder") ?? old?.folder ?? "", body: definition.body)
    registry.functions[name.text] = function
    return Catalog.description(of: [function])
  }

  func unknownFunction(_ name: Name) -> Diagnostic {
    let similar = EditDistance.nearest(to: name.text, among: storedFunctions.map(\.name))
    return Diagnostic(
      code: "kql.bind.unknown-function",
      message: "unknown function '\(name.text)'", span: name.span,
      help: similar.map { "did you mean '\($0)'?" }
        ?? "functions are made by .create-or-alter function")
  }

  static func description(of functions: [StoredFunction]) -> Table {
    Table(
      schema: Schema([
        ColumnSchema("Name", .string), ColumnSchema("Parameters", .string),
        ColumnSchema("Body", .string), ColumnSchema("Folder", .string),
        ColumnSchema("DocString", .string),
      ]),
      rows: functions.map { function in
        let texts = function.texts
        return [function.name, texts.parameters, texts.body, function.folder, function.docString]
          .map(Value.string)
      })
  }

  /// Calls that are parts of the language rather than functions of the registry.
  static let forms: Set<String> = [
    "toscalar", "case", "column_ifexists", "columnifexists", "pack_all", "column_names_of",
    "assert", "bin_auto", "materialize", "table", "typeof", "bag_pack_columns", "iscolumnexists",
  ]
}
