import KQLSyntax

/// A JSON value that knows where it stands, so that what is wrong with it can be said with its place.
struct PlacedJSON {
  /// What it is.
  enum Content {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([PlacedJSON])
    /// In the order of the text; names are unique.
    case object([(name: String, place: Int, value: PlacedJSON)])
  }

  let content: Content
  /// The byte where it begins.
  let place: Int

  /// Its type in words.
  var kind: String {
    switch content {
    case .null: "null"
    case .bool: "a truth value"
    case .number(let number):
      "the number \(Int(exactly: number).map(String.init) ?? String(number))"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// Reads one JSON document (RFC 8259) with places.
struct PlacedJSONReader {
  private static let depthLimit = 32

  private let file: String
  private let text: [UInt8]
  private var position = 0
  private var depth = 0

  init(file: String, text: [UInt8]) {
    self.file = file
    self.text = text
  }

  /// What to do about text that is no JSON.
  private static let form =
    "a policy file is JSON: { \"policies\": [ { \"policy\": \"id\", ... } ] }; see "
    + "Documentation/Casework.md"
  /// What to do about text that ends too early.
  private static let cutOff =
    "the file ends before what it opened is closed: it may be cut off, or lack a ], } or quote"

  /// A diagnostic with file, line and column of a byte.
  func problem(_ code: String, _ message: String, at place: Int, help: String = "") -> Diagnostic {
    var line = 1
    var column = 1
    for byte in text.prefix(place) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Diagnostic(code: code, message: "\(file):\(line):\(column): \(message)", help: help)
  }

  /// The one value of the document.
  ///
  /// - Throws: `samat.policy.syntax` with file, line and column.
  mutating func readDocument() throws(Diagnostic) -> PlacedJSON {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try readValue()
    skipSpace()
    if position < text.count { throw unexpected("the end of the file") }
    return value
  }

  private func unexpected(_ wanted: String) -> Diagnostic {
    let found =
      position < text.count
      ? "'\(String(decoding: text[position..<min(position + 4, text.count)], as: UTF8.self).prefix(1))'"
      : "the end of the file"
    return problem(
      "samat.policy.syntax", "expected \(wanted), found \(found)", at: position,
      help: position < text.count || position == 0 ? Self.form : Self.cutOff)
  }

  private mutating func skipSpace() {
    while position < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func readValue() throws(Diagnostic) -> PlacedJSON {
    skipSpace()
    let place = position
    guard position < text.count else { throw unexpected("a value") }
    switch text[position] {
    case 0x7B: return PlacedJSON(content: try readObject(), place: place)
    case 0x5B: return PlacedJSON(content: try readArray(), place: place)
    case 0x22: return PlacedJSON(content: .string(try readString()), place: place)
    case 0x74, 0x66, 0x6E:
      for (word, content) in [
        ("true", PlacedJSON.Content.bool(true)), ("false", .bool(false)), ("null", .null),
      ] where text[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return PlacedJSON(content: content, place: place)
      }
      throw unexpected("a value")
    default:
      while position < text.count, isNumberByte(text[position]) { position += 1 }
      let digits = String(decoding: text[place..<position], as: UTF8.self)
      guard !digits.isEmpty, !digits.hasPrefix("+"), let number = Double(digits), number.isFinite
      else {
        position = place
        throw unexpected("a value")
      }
      return PlacedJSON(content: .number(number), place: place)
    }
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
  }

  private mutating func enter() throws(Diagnostic) {
    guard depth < Self.depthLimit else {
      throw problem(
        "samat.policy.syntax", "values are nested too deep", at: position, help: Self.form)
    }
    depth += 1
    position += 1
  }

  private mutating func readArray() throws(Diagnostic) -> PlacedJSON.Content {
    try enter()
    defer { depth -= 1 }
    var items: [PlacedJSON] = []
    skipSpace()
    if take(0x5D) { return .array(items) }
    while true {
      items.append(try readValue())
      skipSpace()
      if take(0x2C) { continue }
      guard take(0x5D) else { throw unexpected("',' or ']'") }
      return .array(items)
    }
  }

  private mutating func readObject() throws(Diagnostic) -> PlacedJSON.Content {
    try enter()
    defer { depth -= 1 }
    var members: [(name: String, place: Int, value: PlacedJSON)] = []
    skipSpace()
    if take(0x7D) { return .object(members) }
    while true {
      skipSpace()
      let place = position
      guard position < text.count, text[position] == 0x22 else { throw unexpected("a name") }
      let name = try readString()
      if members.contains(where: { $0.name == name }) {
        throw problem(
          "samat.policy.syntax", "'\(name)' stands twice in one object", at: place,
          help: "leave one of the two out")
      }
      skipSpace()
      guard take(0x3A) else { throw unexpected("':'") }
      members.append((name, place, try readValue()))
      skipSpace()
      if take(0x2C) { continue }
      guard take(0x7D) else { throw unexpected("',' or '}'") }
      return .object(members)
    }
  }

  private mutating func readString() throws(Diagnostic) -> String {
    let start = position
    position += 1
    var scalars = String.UnicodeScalarView()
    var run = position
    func flush(_ end: Int) {
      scalars.append(contentsOf: String(decoding: text[run..<end], as: UTF8.self).unicodeScalars)
    }
    while position < text.count {
      switch text[position] {
      case 0x22:
        flush(position)
        position += 1
        return String(scalars)
      case 0x5C:
        flush(position)
        scalars.append(try readEscape())
        run = position
      case 0..<0x20:
        throw problem(
          "samat.policy.syntax", "a control character stands in a text", at: position,
          help: "a text ends on its line with a quote; a line break in it is written \\n")
      default: position += 1
      }
    }
    throw problem("samat.policy.syntax", "nothing closes this text", at: start, help: Self.cutOff)
  }

  /// Reads the escape that begins with the backslash at the position.
  private mutating func readEscape() throws(Diagnostic) -> Unicode.Scalar {
    let start = position
    position += 2
    let bad = problem(
      "samat.policy.syntax", "there is no such escape in JSON", at: start,
      help: "a backslash is written \\\\, a quote \\\"")
    guard start + 1 < text.count else { throw bad }
    switch text[start + 1] {
    case 0x22, 0x5C, 0x2F: return Unicode.Scalar(text[start + 1])
    case 0x62: return "\u{08}"
    case 0x66: return "\u{0C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75:
      guard var value = hexadecimal() else { throw bad }
      if (0xD800..<0xDC00).contains(value), position + 1 < text.count, text[position] == 0x5C,
        text[position + 1] == 0x75
      {
        let mark = position
        position += 2
        if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
          value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        } else {
          position = mark
        }
      }
      return Unicode.Scalar(value) ?? "\u{FFFD}"
    default: throw bad
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard position + 4 <= text.count else { return nil }
    let digits = text[position..<position + 4]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) })
    else { return nil }
    position += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
