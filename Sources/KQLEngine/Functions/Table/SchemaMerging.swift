import KQLSyntax

extension StandardLibrary {
  /// `schema_merge`: one schema out of the answers of several `getschema`.
  static let schemaMerge = TableFunction(
    "schema_merge",
    parameters: [FunctionParameter("PreserveOrder", .bool, .optional)],
    description: "Returns the one schema that fits all the schemas that `getschema` gave.",
    searchTerms: ["union", "columns", "types", "getschema"],
    examples: [
      FunctionExample(
        "datatable(a:int, b:string) [] | getschema | evaluate schema_merge()",
        "a, 0, System.Int32, int")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    var keepsOrder = true
    if let first = arguments.arguments.first {
      guard case .value(.bool(let flag)) = first else {
        throw Diagnostic(
          code: "kql.bind.argument-type",
          message: "PreserveOrder of schema_merge() is true or false",
          span: arguments.spans[0])
      }
      keepsOrder = flag
    }
    return try SchemaMerging(arguments, keepsOrder).table()
  }
}

/// One call of `schema_merge`.
private struct SchemaMerging {
  /// What is known of one column name.
  private struct Entry {
    var name: String
    var first: Int64
    var last: Int64
    var type: DataType?
    var problem: String?
  }

  private var entries: [Entry] = []

  init(_ arguments: TableFunctionArguments, _ keepsOrder: Bool) throws(Diagnostic) {
    let input = arguments.input
    guard case .string(let names)? = input.column("ColumnName"),
      case .long(let ordinals)? = input.column("ColumnOrdinal"),
      case .string(let types)? = input.column("ColumnType")
    else {
      throw Diagnostic(
        code: "kql.bind.argument-type", message: "schema_merge() takes the answer of 'getschema'",
        span: arguments.span,
        help: "union (A | getschema), (B | getschema) | evaluate schema_merge()")
    }
    var index: [String: Int] = [:]
    for row in 0..<input.rowCount {
      let name = names.string(at: row)
      let type = DataType(alias: types.string(at: row))
      let ordinal = ordinals[row] ?? 0
      guard let known = index[name] else {
        index[name] = entries.count
        entries.append(Entry(name: name, first: ordinal, last: ordinal, type: type))
        continue
      }
      if keepsOrder && ordinal != entries[known].first {
        entries[known].problem = "columns are out of order"
      }
      entries[known].last = max(entries[known].last, ordinal)
      guard let old = entries[known].type, let type, old != type else { continue }
      if let common = FunctionResolution.common(old, type) {
        entries[known].type = common
      } else {
        entries[known].problem = "types do not go together"
      }
    }
  }

  func table() -> Table {
    let right = entries.enumerated().filter { $0.element.problem == nil }
      .sorted { ($0.element.last, $0.offset) < ($1.element.last, $1.offset) }.map(\.element)
    let wrong = entries.filter { $0.problem != nil }
    let rows = (right + wrong).enumerated().map { position, entry -> [Value] in
      let type = entry.type ?? .dynamic
      let error = entry.problem.map { "ERROR(\($0))" }
      return [
        .string(entry.name), .long(error == nil ? Int64(position) : -1),
        .string(error.map { "ERROR(unknown CSL type:\($0))" } ?? type.systemName),
        .string(error ?? type.rawValue),
      ]
    }
    let schema = Schema([
      ColumnSchema("ColumnName", .string), ColumnSchema("ColumnOrdinal", .long),
      ColumnSchema("DataType", .string), ColumnSchema("ColumnType", .string),
    ])
    return Table(schema: schema, rows: rows)
  }
}
