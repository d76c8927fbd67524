import KQLSyntax

/// The members of a JSON object, each as the bytes of its value: read one level deep, so that a
/// value of megabytes is stepped over and taken apart only by whoever knows what it is.
package struct JSONEnvelope {
  private var names: [String] = []
  private var values: [Range<Int>] = []
  private let text: TextBytes

  /// The most members that an object may have.
  private static let limit = 256

  /// Reads an object that fills the text, white space aside; nil where the text is none.
  ///
  /// Brackets and strings are balanced; whether the values are JSON shows when they are read.
  ///
  /// - Parameter text: UTF-8; borrowed for as long as the members are used.
  /// - Complexity: O(bytes), without recursion.
  package init?(_ text: TextBytes) {
    self.text = text
    var cursor = JSONCursor(text)
    cursor.skipSpace()
    guard cursor.take(0x7B) else { return nil }
    cursor.skipSpace()
    if !cursor.take(0x7D) {
      while true {
        cursor.skipSpace()
        let begin = cursor.position
        guard cursor.skipString(), names.count < Self.limit else { return nil }
        let quoted = TextBytes(rebasing: text[begin..<cursor.position])
        guard case .string(let name)? = JSONText.parse(quoted) else { return nil }
        cursor.skipSpace()
        guard cursor.take(0x3A) else { return nil }
        cursor.skipSpace()
        let start = cursor.position
        guard cursor.skipValue() else { return nil }
        names.append(name)
        values.append(start..<cursor.position)
        cursor.skipSpace()
        if cursor.take(0x2C) { continue }
        guard cursor.take(0x7D) else { return nil }
        break
      }
    }
    cursor.skipSpace()
    guard cursor.isAtEnd else { return nil }
  }

  /// The bytes of a member's value, the last one's where the name comes twice.
  package subscript(name: String) -> TextBytes? {
    names.lastIndex(of: name).map { TextBytes(rebasing: text[values[$0]]) }
  }

  /// A member as a value; nil where it is missing or no JSON.
  package func value(_ name: String) -> DynamicValue? {
    self[name].flatMap { JSONText.parse($0) }
  }

  /// A member that is text.
  package func string(_ name: String) -> String? {
    if case .string(let text)? = value(name) { text } else { nil }
  }

  /// A member that is a whole number.
  package func integer(_ name: String) -> Int? {
    if case .long(let number)? = value(name) { Int(exactly: number) } else { nil }
  }
}

/// Steps through JSON text without making values of it.
struct JSONCursor {
  let text: TextBytes
  var position = 0

  init(_ text: TextBytes) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  /// The byte at hand; 0 at the end.
  var byte: UInt8 { position < text.count ? text[position] : 0 }

  @inline(__always)
  mutating func skipSpace() {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position &+= 1
      default: return
      }
    }
  }

  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position &+= 1
    return true
  }

  /// Steps over a string; false where there is none.
  mutating func skipString() -> Bool {
    guard take(0x22) else { return false }
    while position < text.count {
      let byte = text[position]
      position &+= 1
      if byte == 0x22 { return true }
      if byte == 0x5C { position &+= 1 }
    }
    position = text.count
    return false
  }

  /// Steps over a value by its brackets and strings; false where they do not close.
  mutating func skipValue() -> Bool {
    var depth = 0
    let begin = position
    while position < text.count {
      switch text[position] {
      case 0x22:
        guard skipString() else { return false }
      case 0x5B, 0x7B:
        depth += 1
        position &+= 1
      case 0x5D, 0x7D:
        if depth == 0 { return position > begin }
        depth -= 1
        position &+= 1
      case 0x2C where depth == 0: return position > begin
      default: position &+= 1
      }
      if depth == 0, position < text.count {
        switch text[position] {
        case 0x2C, 0x5D, 0x7D, 0x20, 0x09, 0x0A, 0x0D: return true
        default: break
        }
      }
    }
    return depth == 0 && position > begin
  }
}
