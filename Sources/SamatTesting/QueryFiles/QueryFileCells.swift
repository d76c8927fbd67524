import KQLEngine
import KQLSyntax

/// A cell as a query file writes it.
struct WrittenCell {
  /// The text as it stands in the file.
  var text: String

  /// Whether it is null.
  var isNull: Bool { text == "null" }

  /// The string that is meant: the text itself, or what a JSON string says.
  var string: String? {
    guard text.hasPrefix("\"") else { return text }
    if case .string(let value) = JSONCell(text) { return value }
    return nil
  }

  /// The cells of a line.
  static func split(_ line: String) -> [WrittenCell] {
    let bytes = Array(line.utf8)
    var cells: [WrittenCell] = []
    var position = 0
    func isSeparator(_ index: Int) -> Bool {
      bytes[index] == 0x09
        || (bytes[index] == 0x20 && index + 1 < bytes.count
          && (bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09))
    }
    while position < bytes.count {
      if bytes[position] == 0x20 || bytes[position] == 0x09 {
        position += 1
        continue
      }
      let start = position
      position = endOfJSON(bytes, from: start) ?? start
      while position < bytes.count && !isSeparator(position) { position += 1 }
      var end = position
      while end > start && bytes[end - 1] == 0x20 { end -= 1 }
      cells.append(WrittenCell(text: String(decoding: bytes[start..<end], as: UTF8.self)))
    }
    return cells
  }

  /// Where a JSON string, array or bag that begins at `start` ends; spaces in it separate nothing.
  private static func endOfJSON(_ bytes: [UInt8], from start: Int) -> Int? {
    guard [0x22, 0x5B, 0x7B].contains(bytes[start]) else { return nil }
    var depth = 0
    var isInString = false
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case 0x5C where isInString: position += 1
      case 0x22:
        isInString.toggle()
        if !isInString && depth == 0 { return position + 1 }
      case 0x5B where !isInString, 0x7B where !isInString: depth += 1
      case 0x5D where !isInString, 0x7D where !isInString:
        depth -= 1
        if depth == 0 { return position + 1 }
      default: break
      }
      position += 1
    }
    return nil
  }

  /// The cell as a literal of the language.
  ///
  /// - Returns: Nil where the cell is none of the type: a string that is null, or broken JSON.
  func literal(_ type: DataType) -> String? {
    if type == .string {
      return isNull ? nil : string.map(SyntaxPrinter.quoted)
    }
    return "\(type == .timespan ? "time" : type.rawValue)(\(text))"
  }

  /// A value in the form of a query file.
  static func written(_ value: Value) -> String {
    if value.isNull { return "null" }
    guard case .string(let text) = value else { return ValueText.string(value) }
    let isPlain =
      !text.isEmpty && text != "null" && !text.contains("  ") && !text.contains("\"")
      && text.first != " " && text.last != " " && text.first != "[" && text.first != "{"
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 }
    return isPlain ? text : SyntaxPrinter.quoted(text)
  }

  /// The rows of a table in the form of a query file, columns aligned.
  static func lines(_ table: Table, limit: Int = .max) -> [String] {
    let rows = table.rows.prefix(limit).map { $0.values.map(written) }
    let widths = table.columns.indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (index, cell) in row.enumerated() {
        line += cell
        if index + 1 < row.count {
          line += String(repeating: " ", count: widths[index] - cell.count + 2)
        }
      }
      return line
    }
  }
}

/// Compares cells with what a query file expects.
enum CellComparison {
  /// Whether two numbers are the same but for one part in 10^9; NaN is NaN.
  static func near(_ a: Double, _ b: Double) -> Bool {
    if a == b || (a.isNaN && b.isNaN) { return true }
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }

  /// Whether a value is what a cell says.
  static func matches(_ value: Value, _ cell: WrittenCell, type: DataType) -> Bool {
    switch type {
    case .string: return value.text != nil && !cell.isNull && value.text == cell.string
    case .dynamic:
      if value.isNull || cell.isNull { return value.isNull && cell.isNull }
      guard let actual = JSONCell(ValueText.string(value)), let expected = JSONCell(cell.text)
      else { return false }
      return JSONCell.equal(actual, expected)
    case .real:
      if value.isNull || cell.isNull { return value.isNull && cell.isNull }
      guard let actual = value.double, let expected = Double(cell.text) else { return false }
      return near(actual, expected)
    default:
      if value.isNull || cell.isNull { return value.isNull && cell.isNull }
      return ValueText.string(value) == cell.text
    }
  }
}

extension QueryFile.Block {
  /// The table of a `table` block.
  ///
  /// - Throws: ``QueryFile/Problem`` with the line of a cell that is none of its column's type.
  func table(_ path: String) throws(QueryFile.Problem) -> Table {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var declarations: [String] = []
    var types: [DataType] = []
    for cell in WrittenCell.split(lines[0]) {
      guard let colon = cell.text.lastIndex(of: ":"),
        let type = DataType(alias: String(cell.text[cell.text.index(after: colon)...]))
      else {
        throw QueryFile.Problem(
          path: path, line: textLine, message: "'\(cell.text)' is no 'name:type'")
      }
      types.append(type)
      declarations.append(
        SyntaxPrinter.name(String(cell.text[..<colon])) + ":" + type.rawValue)
    }
    var literals: [String] = []
    for (index, line) in lines.dropFirst().enumerated() {
      let cells = WrittenCell.split(line)
      guard cells.count == types.count else {
        throw QueryFile.Problem(
          path: path, line: textLine + index + 1,
          message: "\(cells.count) cells in a table of \(types.count) columns")
      }
      for (cell, type) in zip(cells, types) {
        guard let literal = cell.literal(type) else {
          throw QueryFile.Problem(
            path: path, line: textLine + index + 1, message: "'\(cell.text)' is no \(type.rawValue)"
          )
        }
        literals.append(literal)
      }
    }
    let text =
      "datatable(" + declarations.joined(separator: ", ") + ")["
      + literals.joined(separator: ", ") + "]"
    do throws(QueryFailure) {
      return try Catalog().query(text)
    } catch {
      throw QueryFile.Problem(
        path: path, line: line,
        message: "the table cannot be made: "
          + error.diagnostics.map(\.message).joined(separator: "; "))
    }
  }
}
