import KQLSyntax

extension StandardLibrary {
  /// `bag_unpack`: the members of bags become columns.
  static let bagUnpack = TableFunction(
    "bag_unpack",
    parameters: [
      FunctionParameter("column", .dynamic),
      FunctionParameter("OutputColumnPrefix", .string, .optional),
      FunctionParameter("columnsConflict", .string, .optional),
      FunctionParameter("ignoredProperties", .dynamic, .optional),
    ],
    description: "Returns the table with a column for each member of its bags in place of them.",
    searchTerms: ["json", "flatten", "normalize", "property", "expand"],
    examples: [
      FunctionExample(
        #"print d = dynamic({"name": "Azadi", "units": 4}) | evaluate bag_unpack(d)"#, "Azadi, 4")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    try BagUnpacking(arguments).table()
  }
}

/// One call of `bag_unpack`.
private struct BagUnpacking {
  /// What is done about a member that has the name of another column.
  private enum Conflict: String, CaseIterable {
    case error
    case replaceSource = "replace_source"
    case keepSource = "keep_source"
  }

  /// One column to be made.
  private struct Slot {
    var name: String
    /// The type of the values so far; nil where all are null.
    var type: DataType?
    var values: [DynamicValue?]
  }

  /// The most columns that members may become.
  private static let columnLimit = 10_000

  private let input: Table
  private let subject: Int
  private let span: SourceSpan
  private var prefix = ""
  private var conflict = Conflict.error
  private var ignored: Set<String> = []

  init(_ arguments: TableFunctionArguments) throws(Diagnostic) {
    input = arguments.input
    span = arguments.span
    guard case .column(let subject)? = arguments.arguments.first,
      arguments.input.schema.columns[subject].type == .dynamic
    else {
      throw Diagnostic(
        code: "kql.bind.column-expected", message: "bag_unpack() takes a column of bags",
        span: arguments.spans.first ?? arguments.span)
    }
    self.subject = subject
    let names = ["OutputColumnPrefix", "columnsConflict", "ignoredProperties"]
    for (index, argument) in arguments.arguments.enumerated().dropFirst() {
      let name = arguments.names[index] ?? (index <= names.count ? names[index - 1] : "")
      try set(name, argument, at: arguments.spans[index])
    }
  }

  private mutating func set(
    _ name: String, _ argument: TableFunctionArguments.Argument, at span: SourceSpan
  ) throws(Diagnostic) {
    switch (name, argument) {
    case ("OutputColumnPrefix", .value(.string(let text))): prefix = text
    case ("columnsConflict", .value(.string(let text))):
      guard let conflict = Conflict(rawValue: text) else {
        let choices = Conflict.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw Diagnostic(
          code: "kql.bind.argument-value",
          message: "columnsConflict of bag_unpack() is one of \(choices)", span: span)
      }
      self.conflict = conflict
    case ("ignoredProperties", .value(.dynamic(.array(let items)))):
      for case .string(let item) in items { ignored.insert(item) }
    case ("OutputColumnPrefix", _), ("columnsConflict", _):
      throw Diagnostic(
        code: "kql.bind.argument-type", message: "\(name) of bag_unpack() is a constant string",
        span: span)
    case ("ignoredProperties", _):
      throw Diagnostic(
        code: "kql.bind.argument-type",
        message: "ignoredProperties of bag_unpack() is a constant array of names", span: span,
        help: "dynamic(['a', 'b'])")
    default:
      throw Diagnostic(
        code: "kql.bind.argument-count", message: "bag_unpack() has no argument '\(name)'",
        span: span)
    }
  }

  func table() throws(Diagnostic) -> Table {
    var schema: [ColumnSchema] = []
    var columns: [Column] = []
    var slots = try slots().sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (index, source) in input.schema.columns.enumerated() {
      let same = slots.firstIndex { $0.name == source.name }
      if index != subject {
        if same != nil && conflict == .error {
          throw Diagnostic(
            code: "kql.bind.duplicate-column",
            message: "there is a column '\(source.name)' already", span: span,
            help: "columnsConflict = 'replace_source' or 'keep_source', or a prefix")
        }
        if same == nil || conflict == .keepSource {
          schema.append(source)
          columns.append(input.columns[index])
          if let same { slots.remove(at: same) }
          continue
        }
      }
      // What takes the name of a column takes its place, too.
      if let same { append(slots.remove(at: same), &schema, &columns) }
    }
    for slot in slots { append(slot, &schema, &columns) }
    return Table(schema: Schema(schema), columns: columns, rowCount: input.rowCount)
  }

  private func append(_ slot: Slot, _ schema: inout [ColumnSchema], _ columns: inout [Column]) {
    let type = slot.type ?? .dynamic
    var builder = ColumnBuilder(type: type, capacity: slot.values.count)
    for value in slot.values {
      builder.append(value.map { type == .dynamic ? .dynamic($0) : $0.scalar } ?? .null)
    }
    // The last rows may have no such member.
    for _ in slot.values.count..<max(slot.values.count, input.rowCount) { builder.append(.null) }
    schema.append(ColumnSchema(slot.name, type))
    columns.append(builder.finish())
  }

  /// The members of all bags, by name.
  private func slots() throws(Diagnostic) -> [Slot] {
    guard case .dynamic(let bags) = input.columns[subject] else { return [] }
    var slots: [Slot] = []
    var index: [String: Int] = [:]
    for row in 0..<bags.count {
      guard case .object(let members)? = bags[row] else { continue }
      for (key, value) in zip(members.keys, members.values) where !ignored.contains(key) {
        let position: Int
        if let known = index[key] {
          position = known
        } else {
          guard slots.count < Self.columnLimit else {
            throw Diagnostic(
              code: "kql.limit.columns",
              message: "bag_unpack() would make more than \(Self.columnLimit) columns",
              span: span, help: "ignoredProperties leaves some out")
          }
          position = slots.count
          index[key] = position
          slots.append(Slot(name: prefix + key, type: nil, values: []))
        }
        while slots[position].values.count < row { slots[position].values.append(nil) }
        slots[position].values.append(value)
        guard let type = value.scalarType else { continue }
        slots[position].type = (slots[position].type ?? type) == type ? type : .dynamic
      }
    }
    return slots
  }
}

extension DynamicValue {
  /// The type of a column of such values; nil for null.
  fileprivate var scalarType: DataType? {
    switch self {
    case .null: nil
    case .bool: .bool
    case .long: .long
    case .real: .real
    case .string: .string
    case .datetime: .datetime
    case .timespan: .timespan
    case .guid: .guid
    case .array, .object: .dynamic
    }
  }

  /// The value as a scalar; arrays and bags stay what they are.
  fileprivate var scalar: Value {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .long(let number): .long(number)
    case .real(let number): .real(number)
    case .string(let text): .string(text)
    case .datetime(let ticks): .datetime(ticks)
    case .timespan(let ticks): .timespan(ticks)
    case .guid(let bits): .guid(bits)
    case .array, .object: .dynamic(self)
    }
  }
}
