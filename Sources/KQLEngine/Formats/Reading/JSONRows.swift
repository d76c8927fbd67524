import KQLSyntax

/// Turns the objects of a JSON file into columns.
struct JSONRows {
  private let bytes: TextBytes
  private let isLines: Bool
  private let options: ReadOptions
  private let parser: CellParser
  private var lines: LineCounter
  private var rejected: RejectedRows
  private var names: [String] = []
  private var positions: [String: Int] = [:]
  /// The values of each name; shorter than the number of rows where the last ones lack it.
  private var values: [[DynamicValue]] = []
  /// Where each row begins.
  private var starts: [Int] = []

  /// How many different names the objects may have; a table has a cell for each name and object.
  private static let maximumWidth = 4096

  init(_ bytes: TextBytes, isLines: Bool, options: ReadOptions) {
    self.bytes = bytes
    self.isLines = isLines
    self.options = options
    parser = CellParser(options)
    lines = LineCounter(bytes)
    rejected = RejectedRows(options)
  }

  mutating func read() throws(Diagnostic) -> Table {
    try readObjects()
    if let schema = options.schema, starts.isEmpty, names.isEmpty {
      var table = Table.empty(schema)
      table.notes = rejected.finish(loaded: 0)
      return table
    }
    // A name that no object has is missing only if it may not be null.
    var lenient = options
    lenient.missingColumns = .fillWithNull
    let match = try HeaderMatch(names: names, options: lenient, family: "json")
    try refuseMissing(match)
    var refused: Set<Int> = []
    var schema: [ColumnSchema] = []
    for target in match.targets {
      var column = target.schema
      if let position = target.position, target.isInferred {
        column.type = infer(values[position])
      }
      schema.append(column)
      guard let position = target.position else { continue }
      for (row, value) in values[position].enumerated() where convert(value, column.type) == nil {
        let problem = valueProblem(row, names[position], value, column.type)
        guard options.onError == .skip else { throw problem }
        if refused.insert(row).inserted {
          rejected.add(problem, line: lines.line(at: starts[row]), column: names[position])
        }
      }
    }
    return makeTable(match, Schema(schema), without: refused)
  }

  private func refuseMissing(_ match: HeaderMatch) throws(Diagnostic) {
    guard options.missingColumns == .refuse, !starts.isEmpty else { return }
    if let target = match.targets.first(where: { $0.position == nil }) {
      throw Diagnostic(
        code: "kql.data.json.missing-column",
        message: "\(MessageText.path(options.fileName)): no object has a member "
          + MessageText.quoted(target.schema.name),
        help: "write it, with null where it is unknown")
    }
  }

  private func makeTable(
    _ match: HeaderMatch, _ schema: Schema, without refused: Set<Int>
  ) -> Table {
    let rowCount = starts.count - refused.count
    var columns: [Column] = []
    for (target, column) in zip(match.targets, schema.columns) {
      var builder = ColumnBuilder(type: column.type, capacity: rowCount)
      let cells = target.position.map { values[$0] } ?? []
      for row in starts.indices where refused.isEmpty || !refused.contains(row) {
        let value = row < cells.count ? cells[row] : .null
        builder.append(convert(value, column.type) ?? .null)
      }
      columns.append(builder.finish())
    }
    var table = Table(schema: schema, columns: columns, rowCount: rowCount)
    table.notes = rejected.finish(loaded: rowCount)
    return table
  }

  // MARK: Objects

  private mutating func readObjects() throws(Diagnostic) {
    var elements = JSONElements(bytes, isLines: isLines)
    while let range = elements.next() {
      let text = TextBytes(rebasing: bytes[range])
      if let invalid = UTF8Check.firstInvalid(text) {
        try report("encoding", at: range.lowerBound + invalid) {
          "byte 0x\(String(text[invalid], radix: 16, uppercase: true)) is not UTF-8"
        }
        continue
      }
      guard case .object(let members) = JSONText.parse(text) else {
        try report("syntax", at: range.lowerBound) {
          "\(MessageText.quoted(text)) is no JSON object"
        }
        continue
      }
      append(members)
      starts.append(range.lowerBound)
      guard names.count <= JSONRows.maximumWidth else {
        throw Diagnostic(
          code: "kql.data.json.header",
          message: "\(MessageText.path(options.fileName)): the objects have more than "
            + "\(JSONRows.maximumWidth) different members",
          help: "put members whose names are data into a member of their own")
      }
    }
    if elements.isTruncated {
      try report("syntax", at: bytes.count) { "the array is never closed" }
    }
  }

  private mutating func append(_ members: DynamicObject) {
    let row = starts.count
    for (index, name) in members.keys.enumerated() {
      let position: Int
      if index < names.count && names[index] == name {
        position = index
      } else if let known = positions[name] {
        position = known
      } else {
        position = names.count
        positions[name] = position
        names.append(name)
        values.append([])
      }
      while values[position].count < row { values[position].append(.null) }
      values[position].append(members.values[index])
    }
  }

  // MARK: Types

  private func infer(_ cells: [DynamicValue]) -> DataType {
    var found: DataType?
    for value in cells where !value.isNull {
      let type = self.type(of: value)
      let joined = found.map { CellParser.join($0, type) } ?? type
      // Of unlike values, a date and a text are two texts, and all others stay as they are.
      if joined == .string && type != .string && type != .datetime { return .dynamic }
      if joined == .string, let found, found != .string && found != .datetime { return .dynamic }
      found = joined
    }
    return found ?? .string
  }

  private func type(of value: DynamicValue) -> DataType {
    switch value {
    case .bool: .bool
    case .long: .long
    case .real: .real
    case .string(let text): date(text) == nil ? .string : .datetime
    default: .dynamic
    }
  }

  private func date(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { parser.inferredDate($0) }
  }

  /// The value as one of a type; nil where it is none.
  private func convert(_ value: DynamicValue, _ type: DataType) -> Value? {
    switch (type, value) {
    case (_, .null): return .null
    case (.dynamic, _): return .dynamic(value)
    case (.string, .string(let text)): return .string(text)
    case (.string, _): return .string(JSONText.format(value))
    case (_, .string(let text)): return convert(text, type)
    case (.bool, .bool(let flag)): return .bool(flag)
    case (.int, .long(let number)): return Int32(exactly: number).map(Value.int)
    case (.long, .long(let number)): return .long(number)
    case (.long, .real(let number)): return Int64(exactly: number).map(Value.long)
    case (.real, .long(let number)): return .real(Double(number))
    case (.real, .real(let number)): return .real(number)
    case (.decimal, .long(let number)): return .decimal(Decimal(number))
    case (.decimal, .real(let number)): return Decimal(number).map(Value.decimal)
    default: return nil
    }
  }

  private func convert(_ text: String, _ type: DataType) -> Value? {
    var text = text
    return text.withUTF8 { bytes -> Value? in
      if bytes.isEmpty || bytes.elementsEqual(options.nullText.utf8) { return .null }
      switch type {
      case .bool: return CellParser.bool(bytes).map(Value.bool)
      case .int: return parser.long(bytes).flatMap { Int32(exactly: $0) }.map(Value.int)
      case .long: return parser.long(bytes).map(Value.long)
      case .real: return parser.real(bytes).map(Value.real)
      case .decimal: return NumberText.parseDecimal(bytes).map(Value.decimal)
      case .datetime: return parser.date(bytes).map(Value.datetime)
      case .timespan: return TimespanText.parse(bytes).map(Value.timespan)
      case .guid: return GuidText.parse(bytes).map(Value.guid)
      case .string, .dynamic: return nil
      }
    }
  }

  // MARK: Messages

  private mutating func report(
    _ code: String, at offset: Int, _ message: () -> String
  ) throws(Diagnostic) {
    if options.onError == .skip && !rejected.describesNext {
      rejected.add()
      return
    }
    let line = lines.line(at: offset)
    let problem = Diagnostic(
      code: "kql.data.json." + code,
      message: "\(MessageText.path(options.fileName)):\(line): \(message())",
      help: code == "encoding"
        ? "save the file as UTF-8"
        : isLines
          ? "write one object a line, such as {\"unit\": \"u1\", \"employees\": 12}"
          : "write an array of objects, such as [{\"unit\": \"u1\", \"employees\": 12}]")
    guard options.onError == .skip else { throw problem }
    rejected.add(problem, line: line, column: "")
  }

  private mutating func valueProblem(
    _ row: Int, _ name: String, _ value: DynamicValue, _ type: DataType
  ) -> Diagnostic {
    let file = MessageText.path(options.fileName)
    let text =
      if case .string(let content) = value { content } else { JSONText.format(value) }
    return Diagnostic(
      code: "kql.data.json.value",
      message: "\(file):\(lines.line(at: starts[row])): \(MessageText.quoted(text)) in column "
        + "\(MessageText.quoted(name)) is no \(type.rawValue)",
      help: type.writingHelp)
  }
}
