import Glibc
import Glibc
import KQLSyntax

/// Cuts a JSON file into the values that are its rows, without reading them.
///
/// It balances brackets outside of strings and leaves everything else to the parser.
struct JSONElements {
  private let bytes: TextBytes
  private let isLines: Bool
  private let end: Int
  private var position: Int
  /// Whether the file is one array, whose elements are the rows.
  private let isArray: Bool
  private var sawArrayEnd = false

  /// Whether the file is an array that does not end; known once ``next()`` has given nil.
  var isTruncated: Bool { isArray && !sawArrayEnd }

  /// Creates a cutter.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - isLines: Whether each line is a value; otherwise the file is an array of values, or values
  ///     one after the other that may span lines.
  init(_ bytes: TextBytes, isLines: Bool) {
    self.bytes = bytes
    self.isLines = isLines
    var start = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    var opens = false
    if !isLines {
      while start < bytes.count && JSONElements.isSpace(bytes[start]) { start += 1 }
      opens = start < bytes.count && bytes[start] == 0x5B
    }
    isArray = opens
    position = opens ? start + 1 : start
    end = bytes.count
  }

  /// Creates a cutter of the lines of a piece of a file.
  init(_ bytes: TextBytes, lines piece: Range<Int>) {
    self.bytes = bytes
    isLines = true
    isArray = false
    position = piece.lowerBound
    end = piece.upperBound
  }

  /// The range of the next value, or nil at the end.
  mutating func next() -> Range<Int>? {
    while position < end {
      if JSONElements.isSpace(bytes[position]) {
        position += 1
      } else {
        return isLines ? line() : value()
      }
    }
    return nil
  }

  private mutating func line() -> Range<Int> {
    let start = position
    if let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, end - start) {
      position = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    } else {
      position = end
    }
    return start..<position
  }

  private mutating func value() -> Range<Int>? {
    let start = position
    if isArray && bytes[position] == 0x5D {
      sawArrayEnd = true
      position += 1
      // Whatever follows the array is no row; only space may.
      while position < bytes.count && JSONElements.isSpace(bytes[position]) { position += 1 }
      let rest = position
      position = bytes.count
      return rest < bytes.count ? rest..<bytes.count : nil
    }
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x22: skipString()
      case 0x5B, 0x7B: depth += 1
      case 0x5D where depth == 0 && isArray: return start..<position
      case 0x5D, 0x7D:
        depth -= 1
        if depth <= 0 && !isArray {
          position += 1
          return start..<position
        }
      case 0x2C where depth <= 0 && isArray:
        position += 1
        return start..<(position - 1)
      case 0x0A where depth <= 0 && !isArray: return start..<position
      default: break
      }
      position += 1
    }
    return start..<bytes.count
  }

  /// Steps to the closing quote.
  private mutating func skipString() {
    position += 1
    while position < bytes.count && bytes[position] != 0x22 {
      position += bytes[position] == 0x5C ? 2 : 1
    }
    position = min(position, bytes.count)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
