/// A value in a flat JSON object.
enum FlatValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  case real(Double)
  case string(String)
  case array([FlatValue])
  /// The text of an object within; only where it was asked for.
  case object(String)
}

/// The members of a flat JSON object, in order.
struct FlatObject: Sendable {
  /// A key and its value. It is no tuple: arrays of those are slow.
  struct Member: Sendable {
    var key: String
    var value: FlatValue
  }

  var members: [Member] = []

  /// The value of a key; objects are short, so they are searched.
  subscript(key: String) -> FlatValue? {
    for member in members where member.key == key { return member.value }
    return nil
  }
}

/// Why a text is no flat JSON object.
struct FlatJSONProblem: Error {
  let message: String
  /// The place, in bytes from 0.
  let offset: Int
}

/// Reads flat JSON objects, strictly: RFC 8259, each key once, no object within an object.
enum FlatJSON {
  /// Reads one object with nothing behind it.
  ///
  /// - Parameters:
  ///   - text: The bytes.
  ///   - nestedObjects: Whether a member may be an object; its text is given as it stands, checked.
  /// - Returns: The members, in order.
  /// - Throws: ``FlatJSONProblem`` with the place.
  static func readObject(
    _ text: UnsafeBufferPointer<UInt8>, nestedObjects: Bool = false
  ) throws(FlatJSONProblem) -> FlatObject {
    var reader = FlatJSONReader(text)
    reader.skipSpace()
    let object = try reader.object(nestedObjects: nestedObjects)
    reader.skipSpace()
    if reader.position < text.count { throw reader.problem("something stands behind the object") }
    return object
  }

  /// Reads one object.
  static func readObject(_ text: String) throws(FlatJSONProblem) -> FlatObject {
    var text = text
    let result: Result<FlatObject, FlatJSONProblem> = text.withUTF8 { bytes in
      do throws(FlatJSONProblem) {
        return .success(try readObject(bytes))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

private struct FlatJSONReader {
  private let text: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  func problem(_ message: String) -> FlatJSONProblem {
    FlatJSONProblem(message: message, offset: position)
  }

  mutating func skipSpace() {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func object(nestedObjects: Bool) throws(FlatJSONProblem) -> FlatObject {
    guard take(0x7B) else { throw problem("an object begins with '{'") }
    var object = FlatObject()
    skipSpace()
    if take(0x7D) { return object }
    while true {
      skipSpace()
      guard position < text.count, text[position] == 0x22 else {
        throw problem("a key is expected")
      }
      let key = try string()
      if object[key] != nil { throw problem("the key '\(key)' stands twice") }
      skipSpace()
      guard take(0x3A) else { throw problem("':' is expected") }
      skipSpace()
      let value = try value(nestedObjects: nestedObjects, isInArray: false)
      object.members.append(FlatObject.Member(key: key, value: value))
      skipSpace()
      if take(0x2C) { continue }
      guard take(0x7D) else { throw problem("',' or '}' is expected") }
      return object
    }
  }

  private mutating func value(
    nestedObjects: Bool, isInArray: Bool
  ) throws(FlatJSONProblem) -> FlatValue {
    guard position < text.count else { throw problem("the text ends too early") }
    switch text[position] {
    case 0x22: return .string(try string())
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    case 0x5B where !isInArray: return try array()
    case 0x5B: throw problem("an array within an array")
    case 0x7B where nestedObjects && !isInArray:
      let start = position
      _ = try object(nestedObjects: false)
      return .object(
        String(
          decoding: UnsafeBufferPointer(rebasing: text[start..<position]), as: UTF8.self))
    case 0x7B: throw problem("an object within an object")
    default: return try number()
    }
  }

  private mutating func array() throws(FlatJSONProblem) -> FlatValue {
    position += 1
    var items: [FlatValue] = []
    skipSpace()
    if take(0x5D) { return .array(items) }
    while true {
      skipSpace()
      items.append(try value(nestedObjects: false, isInArray: true))
      skipSpace()
      if take(0x2C) { continue }
      guard take(0x5D) else { throw problem("',' or ']' is expected") }
      return .array(items)
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: FlatValue
  ) throws(FlatJSONProblem) -> FlatValue {
    for step in 0..<word.utf8CodeUnitCount {
      guard position + step < text.count, text[position + step] == word.utf8Start[step] else {
        throw problem("a value is expected")
      }
    }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(FlatJSONProblem) -> FlatValue {
    let start = position
    var isWhole = true
    _ = take(0x2D)
    let first = position
    skipDigits()
    guard position > first, position == first + 1 || text[first] != 0x30 else {
      position = start
      throw problem("a value is expected")
    }
    if take(0x2E) {
      isWhole = false
      try someDigits()
    }
    if take(0x65) || take(0x45) {
      isWhole = false
      if !take(0x2B) { _ = take(0x2D) }
      try someDigits()
    }
    let piece = String(
      decoding: UnsafeBufferPointer(rebasing: text[start..<position]), as: UTF8.self)
    if isWhole {
      guard let number = Int64(piece) else { throw problem("the number '\(piece)' is too large") }
      return .integer(number)
    }
    guard let number = Double(piece), number.isFinite else {
      throw problem("the number '\(piece)' is too large")
    }
    return .real(number)
  }

  private mutating func skipDigits() {
    while position < text.count, text[position] >= 0x30, text[position] <= 0x39 { position += 1 }
  }

  private mutating func someDigits() throws(FlatJSONProblem) {
    let start = position
    skipDigits()
    if position == start { throw problem("a digit is expected") }
  }

  private mutating func string() throws(FlatJSONProblem) -> String {
    position += 1
    let start = position
    while position < text.count {
      let byte = text[position]
      if byte == 0x22 {
        let piece = UnsafeBufferPointer(rebasing: text[start..<position])
        position += 1
        return try checked(String(exactly: piece))
      }
      if byte == 0x5C { return try escaped(from: start) }
      if byte < 0x20 { throw problem("a control character in a text") }
      position += 1
    }
    throw problem("a text is not closed")
  }

  private func checked(_ string: String?) throws(FlatJSONProblem) -> String {
    guard let string else { throw problem("a text is not of UTF-8") }
    return string
  }

  private mutating func escaped(from start: Int) throws(FlatJSONProblem) -> String {
    var bytes = Array(text[start..<position])
    while position < text.count {
      let byte = text[position]
      if byte == 0x22 {
        position += 1
        return try checked(bytes.withUnsafeBufferPointer { String(exactly: $0) })
      }
      if byte < 0x20 { throw problem("a control character in a text") }
      position += 1
      if byte == 0x5C { try escape(into: &bytes) } else { bytes.append(byte) }
    }
    throw problem("a text is not closed")
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(FlatJSONProblem) {
    guard position < text.count else { throw problem("a text is not closed") }
    let byte = text[position]
    position += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: bytes.append(byte)
    case 0x62: bytes.append(0x08)
    case 0x66: bytes.append(0x0C)
    case 0x6E: bytes.append(0x0A)
    case 0x72: bytes.append(0x0D)
    case 0x74: bytes.append(0x09)
    case 0x75:
      var scalar = try hex()
      if (0xD800..<0xDC00).contains(scalar) {
        guard take(0x5C), take(0x75) else { throw problem("half of a surrogate pair") }
        let low = try hex()
        guard (0xDC00..<0xE000).contains(low) else { throw problem("half of a surrogate pair") }
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) else {
        throw problem("half of a surrogate pair")
      }
      bytes.append(contentsOf: encoded)
    default: throw problem("an escape that JSON does not have")
    }
  }

  private mutating func hex() throws(FlatJSONProblem) -> UInt32 {
    guard position + 4 <= text.count else { throw problem("four hexadecimal digits are expected") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = text[position]
      position += 1
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: throw problem("four hexadecimal digits are expected")
      }
    }
    return value
  }
}

/// Writes JSON scalars.
enum JSONBytes {
  static func write(_ number: Int64, to text: inout [UInt8]) {
    if number < 0 { text.append(0x2D) }
    var rest = number.magnitude
    let start = text.count
    repeat {
      text.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    text[start...].reverse()
  }

  static func write(_ string: String, to text: inout [UInt8]) {
    var string = string
    text.append(0x22)
    string.withUTF8 { bytes in
      guard bytes.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
        text.append(contentsOf: bytes)
        return
      }
      for byte in bytes {
        switch byte {
        case 0x22, 0x5C:
          text.append(0x5C)
          text.append(byte)
        case 0x0A: text.append(contentsOf: #"\n"#.utf8)
        case 0x0D: text.append(contentsOf: #"\r"#.utf8)
        case 0x09: text.append(contentsOf: #"\t"#.utf8)
        case 0..<0x20:
          text.append(contentsOf: #"\u00"#.utf8)
          text.append(0x30 + byte >> 4)
          let low = byte & 15
          text.append(low < 10 ? 0x30 + low : 0x57 + low)
        default: text.append(byte)
        }
      }
    }
    text.append(0x22)
  }

  static func write(_ value: FlatValue, to text: inout [UInt8]) {
    switch value {
    case .null: text.append(contentsOf: "null".utf8)
    case .bool(let truth): text.append(contentsOf: (truth ? "true" : "false").utf8)
    case .integer(let number): write(number, to: &text)
    case .real(let number): text.append(contentsOf: number.description.utf8)
    case .string(let string): write(string, to: &text)
    case .object(let json): text.append(contentsOf: json.utf8)
    case .array(let items):
      text.append(0x5B)
      for (index, item) in items.enumerated() {
        if index > 0 { text.append(0x2C) }
        write(item, to: &text)
      }
      text.append(0x5D)
    }
  }

  /// An object of members in one line.
  static func object(_ members: [FlatObject.Member]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(160)
    text.append(0x7B)
    for (index, member) in members.enumerated() {
      if index > 0 { text.append(0x2C) }
      write(member.key, to: &text)
      text.append(0x3A)
      write(member.value, to: &text)
    }
    text.append(0x7D)
    return String(decoding: text, as: UTF8.self)
  }
}
