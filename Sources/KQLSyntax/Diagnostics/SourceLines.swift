/// The lines of a text, and the line and column of each offset.
public struct SourceLines: Sendable {
  /// A place as people count: both from 1, the column in characters.
  public struct Position: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The character in the line, from 1.
    public var column: Int

    /// Creates a position.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  let bytes: [UInt8]
  /// The offset of each line's first byte.
  private let starts: [Int]

  /// Finds the lines of a text; `\n`, `\r\n` and `\r` end a line.
  public init(_ text: String) {
    bytes = Array(text.utf8)
    var starts = [0]
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      if byte == 0x0A || byte == 0x0D { starts.append(offset) }
    }
    self.starts = starts
  }

  /// How many lines there are; at least one.
  public var count: Int { starts.count }

  /// The index, from 0, of the line that an offset stands in.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a line, without its end.
  func range(of line: Int) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The part of a line that lies not much farther than `reach` bytes from an offset; it begins and
  /// ends where a character's bytes do.
  func range(of line: Int, around offset: Int, reach: Int) -> Range<Int> {
    let whole = range(of: line)
    var start = max(whole.lowerBound, min(offset, whole.upperBound) - reach)
    var end = min(whole.upperBound, max(offset, whole.lowerBound) + reach)
    while start > whole.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < whole.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  /// The text between two offsets; offsets outside the text are moved to its ends.
  func text(_ start: Int, _ end: Int) -> String {
    let low = min(max(0, start), bytes.count)
    return String(decoding: bytes[low..<min(max(low, end), bytes.count)], as: UTF8.self)
  }

  /// The position of an offset; offsets behind the end stand at the end.
  ///
  /// - Complexity: O(log *lines* + *bytes of the line*).
  public func position(of offset: Int) -> Position {
    let offset = min(max(0, offset), bytes.count)
    let line = line(at: offset)
    let start = starts[line]
    // Without other scalars than those of ASCII, and without line ends, each byte is a character.
    var bits: UInt8 = 0
    for place in start..<offset { bits |= bytes[place] }
    let count = bits < 0x80 ? offset - start : text(start, offset).count
    return Position(line: line + 1, column: count + 1)
  }
}
