/// A regular expression as a tree.
indirect enum RegexNode: Sendable {
  /// Nothing, which is found everywhere.
  case empty
  /// One scalar, exactly.
  case scalar(UInt32)
  /// One scalar of a set.
  case set(RegexSet)
  /// One scalar; a line feed only where `newlines` is set.
  case any(newlines: Bool)
  /// A place between scalars.
  case assertion(RegexAssertion)
  /// A group that remembers where it matched; numbered from 1.
  case capture(RegexNode, Int)
  /// One behind the other.
  case sequence([RegexNode])
  /// The first of these that fits.
  case alternatives([RegexNode])
  /// Again and again; `maximum` nil for without end.
  case repeated(RegexNode, minimum: Int, maximum: Int?, isGreedy: Bool)
}

/// A condition on a place between scalars.
enum RegexAssertion: Sendable, Hashable {
  case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary

  /// Whether it holds at a position of a text.
  func holds(in text: TextBytes, at position: Int) -> Bool {
    switch self {
    case .textStart: position == 0
    case .textEnd: position == text.count
    case .lineStart: position == 0 || text[position - 1] == 0x0A
    case .lineEnd: position == text.count || text[position] == 0x0A
    case .wordBoundary: Self.isBoundary(text, position)
    case .noWordBoundary: !Self.isBoundary(text, position)
    }
  }

  private static func isBoundary(_ text: TextBytes, _ position: Int) -> Bool {
    var before = false
    if position > 0 {
      var start = position - 1
      while start > 0 && position - start < 4 && text[start] & 0xC0 == 0x80 { start -= 1 }
      before = RegexProperty.word.contains(RegexScalars.read(text, at: start).scalar)
    }
    let after =
      position < text.count
      && RegexProperty.word.contains(RegexScalars.read(text, at: position).scalar)
    return before != after
  }
}

/// Reads scalars for matching.
enum RegexScalars {
  /// The scalar at a position and its length; a byte that is no UTF-8 reads as U+FFFD.
  @inline(__always)
  static func read(_ text: TextBytes, at position: Int) -> (scalar: UInt32, length: Int) {
    let byte = text[position]
    if byte < 0x80 { return (UInt32(byte), 1) }
    let (scalar, length) = UTF8Decoding.scalar(in: text, at: position)
    return length == 0 ? (0xFFFD, 1) : (scalar, length)
  }
}
