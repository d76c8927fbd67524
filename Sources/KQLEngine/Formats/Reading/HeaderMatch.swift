import KQLSyntax

/// Which column of the file feeds which column of the table.
struct HeaderMatch {
  /// A column of the table.
  struct Target {
    var schema: ColumnSchema
    /// Its position in the file; nil where the file has no such column.
    var position: Int?
    /// Whether its type comes from the cells.
    var isInferred: Bool
  }

  /// The columns of the table, in order.
  private(set) var targets: [Target] = []

  /// Matches the names of a file's columns with the declared schema.
  ///
  /// - Parameters:
  ///   - names: The names in the file, in its order.
  ///   - options: The schema, and what to do with columns that are missing or too many.
  ///   - family: The middle of the codes, `csv` or `json`.
  /// - Throws: `kql.data.….duplicate-column`, `.unknown-column` or `.missing-column`.
  init(names: [String], options: ReadOptions, family: String) throws(Diagnostic) {
    let file = MessageText.path(options.fileName)
    try HeaderMatch.refuseDuplicates(names, file: file, family: family)
    func target(_ name: String, _ position: Int) -> Target {
      let type = options.columnTypes[name] ?? options.otherColumnType
      return Target(
        schema: ColumnSchema(name, type ?? .string), position: position, isInferred: type == nil)
    }
    if !options.columnTypes.isEmpty {
      let known = Set(names)
      let unknown = options.columnTypes.keys.filter { !known.contains($0) }.sorted()
      guard unknown.isEmpty else {
        throw Diagnostic(
          code: "kql.data.\(family).missing-column",
          message: "\(file): a type is declared for \(HeaderMatch.list(unknown)), which the file "
            + "does not have",
          help: "the file has \(HeaderMatch.list(names))")
      }
    }
    guard let schema = options.schema, options.usesSchema?(names) != false else {
      targets = names.enumerated().map { target($1, $0) }
      return
    }
    targets = schema.columns.map { Target(schema: $0, position: nil, isInferred: false) }
    for (position, name) in names.enumerated() {
      if let index = schema.index(of: name) {
        if let earlier = targets[index].position {
          throw Diagnostic(
            code: "kql.data.\(family).duplicate-column",
            message: "\(file): columns \(MessageText.quoted(names[earlier])) and "
              + "\(MessageText.quoted(name)) are both column "
              + MessageText.quoted(schema.columns[index].name),
            help: "keep one of them")
        }
        targets[index].position = position
        continue
      }
      switch options.extraColumns {
      case .ignore: break
      case .keep:
        targets.append(target(name, position))
      case .refuse:
        throw Diagnostic(
          code: "kql.data.\(family).unknown-column",
          message: "\(file): unknown column \(MessageText.quoted(name))",
          help: "expected are \(HeaderMatch.list(schema.names))")
      }
    }
    if options.missingColumns == .refuse {
      let missing = targets.filter { $0.position == nil }.map(\.schema.name)
      guard missing.isEmpty else {
        let what = missing.count == 1 ? "column" : "columns"
        throw Diagnostic(
          code: "kql.data.\(family).missing-column",
          message: "\(file): missing \(what) \(HeaderMatch.list(missing))",
          help: "the file has \(HeaderMatch.list(names))")
      }
    }
  }

  private static func refuseDuplicates(
    _ names: [String], file: String, family: String
  ) throws(Diagnostic) {
    var seen: [String: Int] = [:]
    for (position, name) in names.enumerated() {
      if let earlier = seen.updateValue(position, forKey: name) {
        throw Diagnostic(
          code: "kql.data.\(family).duplicate-column",
          message: "\(file): columns \(earlier + 1) and \(position + 1) are both named "
            + MessageText.quoted(name),
          help: "give each column a name of its own")
      }
    }
  }

  /// The names, quoted; the first twelve of many.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { MessageText.quoted($0) }.joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }
}

extension DataType {
  /// What to write where a value of the type is expected; for the help of a message.
  var writingHelp: String {
    let form =
      switch self {
      case .bool: "true or false"
      case .int: "a whole number between -2147483648 and 2147483647, such as 42"
      case .long: "a whole number such as 42"
      case .real, .decimal: "a number such as 42.5"
      case .datetime: "a day such as 2024-03-20 or a moment such as 2024-03-20T12:30:00Z"
      case .timespan: "an interval such as 1.02:03:04 or 02:30:00"
      case .guid: "an identifier such as 74be27de-1e4e-49d9-b579-fe0b331d3642"
      case .dynamic: "JSON such as [1, 2] or {\"a\": 1}"
      case .string: "text"
      }
    return "write \(form), or leave the field empty where it is unknown"
  }
}
