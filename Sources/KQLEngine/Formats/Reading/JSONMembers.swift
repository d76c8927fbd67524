import Glibc
import KQLSyntax

/// A cell of a JSON object: where it can, as bytes of the file.
enum JSONCell {
  case null
  case bool(Bool)
  case long(Int64)
  case real(Double)
  /// A string without escapes.
  case text(TextBytes)
  /// A string that had escapes.
  case string(String)
  /// An array or object.
  case tree(DynamicValue)

  init(_ value: DynamicValue) {
    switch value {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .long(let number): self = .long(number)
    case .real(let number): self = .real(number)
    case .string(let text): self = .string(text)
    default: self = .tree(value)
    }
  }

  /// The value as a tree of its own.
  var value: DynamicValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .long(let number): .long(number)
    case .real(let number): .real(number)
    case .text(let bytes): .string(String(decoding: bytes, as: UTF8.self))
    case .string(let text): .string(text)
    case .tree(let value): value
    }
  }

  /// Lends the bytes of a string; nil for other cells.
  @inline(__always)
  func withText<Result>(_ body: (TextBytes) -> Result) -> Result? {
    switch self {
    case .text(let bytes): return body(bytes)
    case .string(var text): return text.withUTF8(body)
    default: return nil
    }
  }
}

/// Takes one JSON object apart into names and cells, without making a tree of it where its strings
/// have no escapes and its numbers a common form; anything else is left to the parser.
struct JSONMembers {
  /// A name and a cell.
  struct Member {
    var name: TextBytes
    var cell: JSONCell
  }

  /// The members of the object read last; names are valid until the next one is read.
  private(set) var members: [Member] = []
  /// Names that are no bytes of the file.
  private var ownNames: [UInt8] = []

  /// Reads an object.
  ///
  /// - Parameter text: Its bytes, well-formed UTF-8, which must outlive the use of the members.
  /// - Returns: Whether the text is one JSON object.
  mutating func read(_ text: TextBytes) -> Bool {
    members.removeAll(keepingCapacity: true)
    if readFast(text) { return true }
    members.removeAll(keepingCapacity: true)
    guard case .object(let object) = JSONText.parse(text) else { return false }
    own(object)
    return true
  }

  private mutating func own(_ object: DynamicObject) {
    ownNames = []
    var ends: [Int] = []
    for name in object.keys {
      ownNames += name.utf8
      ends.append(ownNames.count)
    }
    // One byte more, so that there is an address even without names.
    ownNames.append(0)
    let (names, values) = (ownNames, object.values)
    names.withUnsafeBufferPointer { block in
      // SAFETY: `ownNames` holds the same storage and does not change before the next object.
      guard let base = block.baseAddress else { return }
      var start = 0
      for (index, end) in ends.enumerated() {
        members.append(
          Member(
            name: TextBytes(start: base + start, count: end - start), cell: JSONCell(values[index]))
        )
        start = end
      }
    }
  }

  // MARK: Fast

  private mutating func readFast(_ text: TextBytes) -> Bool {
    guard let base = text.baseAddress else { return false }
    let count = text.count
    var p = 0
    @inline(__always)
    func skipSpace() {
      while p < count, base[p] == 0x20 || base[p] == 0x0D || base[p] == 0x09 || base[p] == 0x0A {
        p &+= 1
      }
    }
    /// The string whose opening quote is at `p`; nil where it has escapes or no end.
    @inline(__always)
    func plainString() -> TextBytes? {
      let start = p &+ 1
      var q = start
      while q &+ 8 <= count, JSONMembers.isPlain(UnsafeRawPointer(base + q)) { q &+= 8 }
      while q < count, base[q] != 0x22 {
        if base[q] == 0x5C || base[q] < 0x20 { return nil }
        q &+= 1
      }
      guard q < count else { return nil }
      p = q &+ 1
      return TextBytes(start: base + start, count: q &- start)
    }
    skipSpace()
    guard p < count, base[p] == 0x7B else { return false }
    p &+= 1
    skipSpace()
    if p < count, base[p] == 0x7D {
      p &+= 1
      skipSpace()
      return p == count
    }
    while true {
      skipSpace()
      guard p < count, base[p] == 0x22, let name = plainString() else { return false }
      skipSpace()
      guard p < count, base[p] == 0x3A else { return false }
      p &+= 1
      skipSpace()
      guard p < count else { return false }
      let cell: JSONCell
      switch base[p] {
      case 0x22:
        guard let content = plainString() else { return false }
        cell = .text(content)
      case 0x74, 0x66, 0x6E:
        guard let (word, length) = JSONMembers.word(base + p, count &- p) else { return false }
        cell = word
        p &+= length
      case 0x7B, 0x5B: return false
      default:
        let start = p
        while p < count, JSONMembers.isOfNumber(base[p]) { p &+= 1 }
        let number = TextBytes(start: base + start, count: p &- start)
        if let whole = CellParser.strictLong(number) {
          cell = .long(whole)
        } else if JSONMembers.isPlainReal(number), let real = CellParser.strictReal(number) {
          cell = .real(real)
        } else {
          return false
        }
      }
      // Of members with the same name the last counts; the parser sees to it.
      guard members.count < 256, !has(name) else { return false }
      members.append(Member(name: name, cell: cell))
      skipSpace()
      guard p < count else { return false }
      if base[p] == 0x2C {
        p &+= 1
        continue
      }
      guard base[p] == 0x7D else { return false }
      p &+= 1
      skipSpace()
      return p == count
    }
  }

  @inline(__always)
  private func has(_ name: TextBytes) -> Bool {
    for member in members where member.name.count == name.count {
      if TextOperations.equal(member.name, name) { return true }
    }
    return false
  }

  /// Whether none of the eight bytes from `p` ends a string, begins an escape or is a control character.
  @inline(__always)
  private static func isPlain(_ p: UnsafeRawPointer) -> Bool {
    let word = p.loadUnaligned(as: UInt64.self)
    let ends =
      ByteFinder.marks(word, of: 0x2222_2222_2222_2222)
      | ByteFinder.marks(word, of: 0x5C5C_5C5C_5C5C_5C5C)
    let controls = (word &- 0x2020_2020_2020_2020) & ~word & ByteFinder.high
    return ends | controls == 0
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || byte == 0x2D || byte == 0x2E || byte == 0x2B
      || byte | 0x20 == 0x65
  }

  /// Whether a text is digits, a point and digits, perhaps behind a minus.
  private static func isPlainReal(_ text: TextBytes) -> Bool {
    var i = text.first == 0x2D ? 1 : 0
    let first = i
    while i < text.count, text[i] >= 0x30, text[i] <= 0x39 { i += 1 }
    guard i > first, i < text.count, text[i] == 0x2E, i + 1 < text.count else { return false }
    return text[(i + 1)...].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func word(_ p: UnsafePointer<UInt8>, _ count: Int) -> (JSONCell, Int)? {
    if count >= 4 && memcmp(p, "true", 4) == 0 { return (.bool(true), 4) }
    if count >= 4 && memcmp(p, "null", 4) == 0 { return (.null, 4) }
    if count >= 5 && memcmp(p, "false", 5) == 0 { return (.bool(false), 5) }
    return nil
  }
}
