/// JSON as query files compare it: bags without order, numbers by value.
///
/// It has its own reader, so that a mistake in the engine's cannot hide itself.
indirect enum JSONCell {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONCell])
  case object([String: JSONCell])

  /// Reads a text; nil where it is no JSON.
  init?(_ text: String) {
    var reader = JSONCellReader(bytes: Array(text.utf8))
    guard let value = reader.readWhole() else { return nil }
    self = value
  }

  /// Whether two values mean the same; numbers may differ by one part in 10^9.
  static func equal(_ left: JSONCell, _ right: JSONCell) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    case (.number(let a), .number(let b)):
      if a == b { return true }
      if let m = Int64(a), let n = Int64(b) { return m == n }
      guard let x = Double(a), let y = Double(b) else { return false }
      return CellComparison.near(x, y)
    case (.array(let a), .array(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { equal($0, $1) }
    case (.object(let a), .object(let b)):
      return a.count == b.count
        && a.allSatisfy { key, value in b[key].map { equal(value, $0) } ?? false }
    default: return false
    }
  }
}

/// Reads JSON text.
private struct JSONCellReader {
  let bytes: [UInt8]
  var position = 0

  mutating func readWhole() -> JSONCell? {
    guard let value = readValue(depth: 0) else { return nil }
    skipSpace()
    return position == bytes.count ? value : nil
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  private mutating func readValue(depth: Int) -> JSONCell? {
    skipSpace()
    guard position < bytes.count, depth < 300 else { return nil }
    switch bytes[position] {
    case 0x22: return readString().map(JSONCell.string)
    case 0x5B: return readArray(depth)
    case 0x7B: return readObject(depth)
    default: return readWord()
    }
  }

  private mutating func readArray(_ depth: Int) -> JSONCell? {
    position += 1
    var items: [JSONCell] = []
    if take("]") { return .array([]) }
    repeat {
      guard let item = readValue(depth: depth + 1) else { return nil }
      items.append(item)
    } while take(",")
    return take("]") ? .array(items) : nil
  }

  private mutating func readObject(_ depth: Int) -> JSONCell? {
    position += 1
    var members: [String: JSONCell] = [:]
    if take("}") { return .object([:]) }
    repeat {
      skipSpace()
      guard let key = readString(), take(":"), let value = readValue(depth: depth + 1) else {
        return nil
      }
      members[key] = value
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func readWord() -> JSONCell? {
    let start = position
    while position < bytes.count, ![0x2C, 0x5D, 0x7D, 0x20, 0x3A].contains(bytes[position]) {
      position += 1
    }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard let first = word.utf8.first, first == 0x2D || (0x30...0x39).contains(first) else {
        return nil
      }
      return Double(word) == nil ? nil : .number(word)
    }
  }

  private mutating func readString() -> String? {
    guard position < bytes.count, bytes[position] == 0x22 else { return nil }
    position += 1
    var units: [UInt16] = []
    var text: [UInt8] = []
    func flush(_ units: inout [UInt16], _ text: inout [UInt8]) {
      text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      units.removeAll()
    }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 {
        flush(&units, &text)
        return String(decoding: text, as: UTF8.self)
      }
      guard byte == 0x5C else {
        flush(&units, &text)
        text.append(byte)
        continue
      }
      guard position < bytes.count else { return nil }
      let escape = bytes[position]
      position += 1
      if escape == 0x75 {
        guard position + 4 <= bytes.count,
          let unit = UInt16(
            String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
        else { return nil }
        units.append(unit)
        position += 4
        continue
      }
      guard let plain = Self.escapes[escape] else { return nil }
      flush(&units, &text)
      text.append(plain)
    }
    return nil
  }

  private static let escapes: [UInt8: UInt8] = [
    0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
    0x74: 0x09,
  ]
}
