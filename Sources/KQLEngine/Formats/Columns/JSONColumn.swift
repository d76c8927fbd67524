import KQLSyntax

/// Columns as JSON arrays, one element a row: what plug-ins and the shell exchange.
///
/// The elements are those of the shell's JSON lines: numbers, `true` and `false`, text; `null` for
/// null; `"NaN"`, `"Infinity"` and `"-Infinity"`; moments as `"2025-03-21T00:00:00.0000000Z"`,
/// intervals as `"1.02:03:04"`, identifiers in quotes; dynamic values as they are.
package enum JSONColumn {
  /// Appends a column as an array.
  ///
  /// - Complexity: O(bytes).
  package static func append(_ column: Column, to output: inout [UInt8]) {
    output.append(0x5B)
    switch column {
    case .string(let texts):
      for row in 0..<texts.count {
        if row > 0 { output.append(0x2C) }
        appendText(texts[row], to: &output)
      }
    case .long(let vector) where vector.validity == nil:
      vector.withBuffer { numbers in
        for row in numbers.indices {
          if row > 0 { output.append(0x2C) }
          CellWriter.append(numbers[row], to: &output)
        }
      }
    default:
      for row in 0..<column.count {
        if row > 0 { output.append(0x2C) }
        CellWriter.appendJSON(column, row, to: &output)
      }
    }
    output.append(0x5D)
  }

  /// Appends the cell of a row.
  package static func append(_ column: Column, row: Int, to output: inout [UInt8]) {
    CellWriter.appendJSON(column, row, to: &output)
  }

  /// Appends a dynamic value.
  package static func append(_ value: DynamicValue, to output: inout [UInt8]) {
    JSONText.append(value, to: &output)
  }

  /// Appends text in quotes; pieces without anything to escape are copied whole.
  private static func appendText(_ text: TextBytes, to output: inout [UInt8]) {
    for byte in text where byte < 0x20 || byte == 0x22 || byte == 0x5C {
      return JSONText.appendQuoted(text, to: &output)
    }
    output.append(0x22)
    output.append(contentsOf: text)
    output.append(0x22)
  }

  /// Why an array is not the column that was expected.
  package struct Fault: Error {
    /// The row of the element that is wrong, from 0; nil where the whole is.
    package let row: Int?
    /// What is wrong, for people: `is no long: '"x"'`.
    package let message: String

    init(row: Int?, message: String) {
      self.row = row
      self.message = message
    }

    /// Creates a fault of the whole.
    package init(_ message: String) { self.init(row: nil, message: message) }
  }

  /// Reads a column from an array.
  ///
  /// - Parameters:
  ///   - text: The array, white space around it allowed; well-formed UTF-8.
  ///   - type: The type of its elements.
  ///   - count: How many there must be.
  /// - Returns: The column, of `count` rows.
  /// - Throws: A fault with the first element that is none of the type, or the number of elements.
  /// - Complexity: O(bytes); no more than `count` elements are kept.
  package static func read(
    _ text: TextBytes, type: DataType, count: Int
  ) throws(Fault) -> Column {
    var reader = JSONColumnReader(text, count: count)
    switch type {
    case .string: return .string(StringColumn(try reader.texts()))
    case .bool: return .bool(try reader.fixed("bool") { $0.truth() })
    case .int:
      return .int(
        try reader.fixed("int") { reader in reader.whole().flatMap { Int32(exactly: $0) } })
    case .long: return .long(try reader.fixed("long") { $0.whole() })
    case .real: return .real(try reader.fixed("real") { $0.real() })
    case .decimal: return .decimal(try reader.fixed("decimal") { $0.decimal() })
    case .datetime:
      return .datetime(
        try reader.fixed("datetime") { reader in reader.text().flatMap { DateTimeText.parse($0) } })
    case .timespan:
      return .timespan(
        try reader.fixed("timespan") { reader in reader.text().flatMap { TimespanText.parse($0) } })
    case .guid:
      return .guid(
        try reader.fixed("guid") { reader in
          reader.text().flatMap { text in
            var text = text
            return text.withUTF8 { GuidText.parse($0) }
          }
        })
    case .dynamic: return .dynamic(try reader.fixed("dynamic") { $0.tree() })
    }
  }
}

/// Reads the elements of one array.
private struct JSONColumnReader {
  private var cursor: JSONCursor
  private let count: Int

  init(_ text: TextBytes, count: Int) {
    cursor = JSONCursor(text)
    self.count = count
  }

  /// Goes through the array; the body reads one element and says whether it could.
  private mutating func elements(
    _ what: String, _ body: (inout JSONColumnReader) -> Bool
  ) throws(JSONColumn.Fault) {
    cursor.skipSpace()
    guard cursor.take(0x5B) else { throw .init(row: nil, message: "is no array") }
    cursor.skipSpace()
    var row = 0
    if !cursor.take(0x5D) {
      while true {
        cursor.skipSpace()
        guard row < count else { throw .init(row: nil, message: "has more than \(count) rows") }
        let begin = cursor.position
        let isRead = body(&self)
        let read = cursor.position
        cursor.skipSpace()
        guard isRead, cursor.byte == 0x2C || cursor.byte == 0x5D else {
          cursor.position = begin
          guard cursor.skipValue(), !isRead || cursor.position != read else {
            throw .init(row: nil, message: "is no JSON array")
          }
          let end = max(cursor.position, min(begin + 1, cursor.text.count))
          let element = TextBytes(rebasing: cursor.text[begin..<end])
          throw .init(row: row, message: "is no \(what): \(MessageText.quoted(element))")
        }
        row += 1
        if cursor.take(0x5D) { break }
        cursor.position &+= 1
      }
    }
    cursor.skipSpace()
    guard cursor.isAtEnd else { throw .init(row: nil, message: "is no JSON array") }
    guard row == count else { throw .init(row: nil, message: "has \(row) rows, not \(count)") }
  }

  /// A column of fixed width; `null` is null.
  mutating func fixed<Element: FixedElement>(
    _ what: String, _ element: (inout JSONColumnReader) -> Element?
  ) throws(JSONColumn.Fault) -> Vector<Element> {
    var builder = VectorBuilder<Element>(capacity: min(count, cursor.text.count))
    try elements(what) { reader in
      if reader.word("null") {
        builder.append(nil)
        return true
      }
      guard let value = element(&reader) else { return false }
      builder.append(value)
      return true
    }
    return builder.finish()
  }

  /// A column of texts; `null` is the empty text.
  mutating func texts() throws(JSONColumn.Fault) -> TextStorage {
    var builder = TextBuilder(capacity: min(count, cursor.text.count))
    try elements("string") { reader in
      if reader.word("null") {
        builder.endString()
        return true
      }
      return reader.appendText(to: &builder)
    }
    return builder.finish()
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard cursor.byte == word.utf8Start[0], cursor.position &+ length <= cursor.text.count else {
      return false
    }
    for step in 1..<length where cursor.text[cursor.position &+ step] != word.utf8Start[step] {
      return false
    }
    cursor.position &+= length
    return true
  }

  mutating func truth() -> Bool? { word("true") ? true : word("false") ? false : nil }

  /// A whole number that fits; `1.0` and `1e3` are none.
  mutating func whole() -> Int64? {
    let isNegative = cursor.take(0x2D)
    let begin = cursor.position
    var value: Int64 = 0
    while cursor.position < cursor.text.count {
      let digit = cursor.text[cursor.position] &- 0x30
      guard digit <= 9 else { break }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      // The negative side reaches one further, so digits are gathered there.
      let (sum, carry) = product.subtractingReportingOverflow(Int64(digit))
      if overflow || carry { return nil }
      value = sum
      cursor.position &+= 1
    }
    let length = cursor.position - begin
    guard length > 0, length == 1 || cursor.text[begin] != 0x30 else { return nil }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  /// The bytes of a number, stepped over.
  private mutating func number() -> TextBytes? {
    let begin = cursor.position
    while cursor.position < cursor.text.count {
      switch cursor.text[cursor.position] {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: cursor.position &+= 1
      default: return text(from: begin)
      }
    }
    return text(from: begin)
  }

  private func text(from begin: Int) -> TextBytes? {
    guard begin < cursor.position, cursor.text[begin] != 0x2B else { return nil }
    return TextBytes(rebasing: cursor.text[begin..<cursor.position])
  }

  mutating func real() -> Double? {
    if cursor.byte == 0x22 {
      switch text() {
      case "NaN": return .nan
      case "Infinity": return .infinity
      case "-Infinity": return -.infinity
      default: return nil
      }
    }
    return number().flatMap { NumberText.parseReal($0) }
  }

  mutating func decimal() -> Decimal? {
    if cursor.byte == 0x22 {
      guard var text = text() else { return nil }
      return text.withUTF8 { NumberText.parseDecimal($0) }
    }
    return number().flatMap { NumberText.parseDecimal($0) }
  }

  mutating func tree() -> DynamicValue? {
    let begin = cursor.position
    guard cursor.skipValue() else { return nil }
    return JSONText.parse(TextBytes(rebasing: cursor.text[begin..<cursor.position]))
  }

  mutating func text() -> String? {
    let begin = cursor.position
    guard cursor.skipString() else { return nil }
    let quoted = TextBytes(rebasing: cursor.text[begin..<cursor.position])
    if case .string(let text)? = JSONText.parse(quoted) { return text }
    return nil
  }

  /// Appends the text of a string; what has no escapes is copied as it stands.
  mutating func appendText(to builder: inout TextBuilder) -> Bool {
    guard cursor.byte == 0x22, !cursor.isAtEnd else { return false }
    let begin = cursor.position &+ 1
    var position = begin
    while position < cursor.text.count {
      let byte = cursor.text[position]
      if byte == 0x22 {
        builder.append(TextBytes(rebasing: cursor.text[begin..<position]))
        cursor.position = position &+ 1
        return true
      }
      if byte == 0x5C {
        guard let text = text() else { return false }
        builder.append(text)
        return true
      }
      if byte < 0x20 { return false }
      position &+= 1
    }
    return false
  }
}

extension Column {
  /// The texts that the rows of a string column have, each once, and which of them each row has; nil
  /// for other columns and where that is not shorter.
  ///
  /// What is worked out for the texts is brought back to the rows by ``gather(_:)``.
  package var distinctTexts: (texts: Column, rows: [Int32])? {
    guard case .string(let column) = self, let codes = column.codes,
      column.texts.count < max(count, 1), count <= Int(Int32.max)
    else { return nil }
    var place = [Int32](repeating: -1, count: column.texts.count)
    var used: [Int32] = []
    var rows: [Int32] = []
    rows.reserveCapacity(count)
    for row in 0..<count {
      let code = Int(codes.value(at: row))
      if place[code] < 0 {
        place[code] = Int32(used.count)
        used.append(Int32(row))
      }
      rows.append(place[code])
    }
    guard used.count < count else { return nil }
    return (gather(used), rows)
  }
}

/// Whether bytes are well-formed UTF-8.
package func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  UTF8Check.firstInvalid(text) == nil
}

/// Text of others as it may stand in a message: clipped, in quotes, without control characters.
package func quotedForMessage(_ text: String) -> String { MessageText.quoted(text) }

/// Text of others without control characters.
package func neutralForMessage(_ text: String) -> String { MessageText.neutral(text) }

extension JSONColumn {
  /// The bytes of an array's elements; nil where the text is no array or has more than `limit`.
  package static func elements(_ text: TextBytes, atMost limit: Int = 256) -> [TextBytes]? {
    var cursor = JSONCursor(text)
    var elements: [TextBytes] = []
    cursor.skipSpace()
    guard cursor.take(0x5B) else { return nil }
    cursor.skipSpace()
    if cursor.take(0x5D) { return elements }
    while elements.count < limit {
      cursor.skipSpace()
      let begin = cursor.position
      guard cursor.skipValue() else { return nil }
      elements.append(TextBytes(rebasing: text[begin..<cursor.position]))
      cursor.skipSpace()
      if cursor.take(0x2C) { continue }
      return cursor.take(0x5D) ? elements : nil
    }
    return nil
  }

  /// The ticks of a moment; nil where the text is none.
  package static func moment(_ text: String) -> Int64? { DateTimeText.parse(text) }
}

extension Column {
  /// The columns, one behind the other; all of `type`.
  package static func joined(_ parts: [Column], type: DataType) -> Column {
    parts.isEmpty ? .empty(type) : concatenate(parts, type: type)
  }
}
