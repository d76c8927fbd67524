/// Cuts a text into lexemes, one at a time, from any offset.
///
/// It keeps no state, so that the parser may look ahead as far as it likes, and a text of many
/// megabytes needs no list of tokens.
struct Scanner {
  /// The text.
  let bytes: [UInt8]

  /// Creates a scanner of a text.
  init(_ text: String) { bytes = Array(text.utf8) }

  /// The byte at an offset; zero behind the end.
  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// The text of a range of bytes.
  func text(_ start: Int, _ end: Int) -> String {
    String(
      decoding: bytes[min(start, bytes.count)..<min(max(start, end), bytes.count)], as: UTF8.self)
  }

  /// The text of a lexeme.
  func text(_ lexeme: Lexeme) -> String { text(lexeme.start, lexeme.end) }

  /// The next lexeme that is not a comment.
  func next(from offset: Int) -> Lexeme {
    var lexeme = nextWithComments(from: offset)
    while lexeme.kind == .comment { lexeme = nextWithComments(from: lexeme.end) }
    return lexeme
  }

  /// The next lexeme, comments included.
  func nextWithComments(from offset: Int) -> Lexeme {
    let start = skipSpace(from: offset)
    guard start < bytes.count else {
      return Lexeme(kind: .end, start: bytes.count, end: bytes.count)
    }
    let first = bytes[start]
    if CharacterClass.isAsciiDigit(first) { return number(from: start) }
    if first == 0x22 || first == 0x27 {
      return quoted(from: start, quoteAt: start, verbatim: false)
    }
    if CharacterClass.isAsciiNameStart(first) {
      if first | 0x20 == 0x68, let string = prefixedString(from: start) { return string }
      return word(from: start)
    }
    if first >= 0x80 { return foreign(from: start) }
    return punctuation(from: start)
  }

  /// The offset of the first byte that is not white space.
  func skipSpace(from offset: Int) -> Int {
    var position = offset
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        position += 1
      } else if byte >= 0x80 {
        let (scalar, length) = CharacterClass.scalar(in: bytes, at: position)
        guard CharacterClass.isTrivia(scalar) else { return position }
        position += length
      } else {
        return position
      }
    }
    return position
  }

  /// The offset behind the letters, marks and digits that begin at an offset.
  func endOfName(from offset: Int) -> Int {
    var position = offset
    while position < bytes.count {
      let byte = bytes[position]
      if CharacterClass.isAsciiNameStart(byte) || CharacterClass.isAsciiDigit(byte) {
        position += 1
      } else if byte >= 0x80 {
        let (scalar, length) = CharacterClass.scalar(in: bytes, at: position)
        guard CharacterClass.isNamePart(scalar) else { return position }
        position += length
      } else {
        return position
      }
    }
    return position
  }

  // MARK: - Words

  private func word(from start: Int) -> Lexeme {
    let end = endOfName(from: start)
    if end - start == 2, byte(end) == 0x7E, bytes[start] == 0x69, bytes[start + 1] == 0x6E,
      byte(end + 1) != 0x7E
    {
      return Lexeme(kind: .identifier, start: start, end: end + 1)
    }
    if end - start <= 8, let typed = typedLiteral(from: start, nameEnd: end) { return typed }
    return Lexeme(kind: .identifier, start: start, end: end)
  }

  /// `TYPE(...)` where the word is the name of a type other than `dynamic`.
  private func typedLiteral(from start: Int, nameEnd: Int) -> Lexeme? {
    var position = nameEnd
    while byte(position) == 0x20 || (0x09...0x0D).contains(byte(position)) { position += 1 }
    guard byte(position) == 0x28,
      TypeName.filter.mayHold(
        Lexeme(kind: .identifier, start: start, end: nameEnd), in: bytes),
      let type = TypeName(alias: text(start, nameEnd)), type != .dynamic
    else { return nil }
    position += 1
    var depth = 1
    while position < bytes.count {
      switch bytes[position] {
      case 0x28: depth += 1
      case 0x29:
        depth -= 1
        if depth == 0 { return Lexeme(kind: .typed, start: start, end: position + 1) }
      case 0x22, 0x27:
        let string = quoted(
          from: position, quoteAt: position, verbatim: byte(position - 1) == 0x40)
        position = string.end
        continue
      case 0x0A, 0x0D, 0x3B, 0x7C:
        return Lexeme(kind: .typed, problem: .unterminatedLiteral, start: start, end: position)
      default: break
      }
      position += 1
    }
    return Lexeme(kind: .typed, problem: .unterminatedLiteral, start: start, end: bytes.count)
  }

  // MARK: - Strings

  /// `h"..."`, `H@'...'`.
  private func prefixedString(from start: Int) -> Lexeme? {
    let next = byte(start + 1)
    if next == 0x22 || next == 0x27 {
      return quoted(from: start, quoteAt: start + 1, verbatim: false)
    }
    if next == 0x40, byte(start + 2) == 0x22 || byte(start + 2) == 0x27 {
      return quoted(from: start, quoteAt: start + 2, verbatim: true)
    }
    return isFence(at: start + 1) ? fenced(from: start, fenceAt: start + 1) : nil
  }

  private func quoted(from start: Int, quoteAt: Int, verbatim: Bool) -> Lexeme {
    let quote = bytes[quoteAt]
    var position = quoteAt + 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote {
        if verbatim, self.byte(position + 1) == quote {
          position += 2
          continue
        }
        return Lexeme(kind: .string, start: start, end: position + 1)
      }
      if byte == 0x0A || byte == 0x0D { break }
      position += byte == 0x5C && !verbatim && self.byte(position + 1) >= 0x20 ? 2 : 1
    }
    return Lexeme(
      kind: .string, problem: .unterminatedString, start: start, end: min(position, bytes.count))
  }

  /// Three backticks or three tildes.
  func isFence(at offset: Int) -> Bool {
    let first = byte(offset)
    return (first == 0x60 || first == 0x7E) && byte(offset + 1) == first
      && byte(offset + 2) == first
  }

  private func fenced(from start: Int, fenceAt: Int) -> Lexeme {
    let fence = bytes[fenceAt]
    var position = fenceAt + 3
    while position < bytes.count {
      if bytes[position] == fence, isFence(at: position) {
        return Lexeme(kind: .string, start: start, end: position + 3)
      }
      position += 1
    }
    return Lexeme(kind: .string, problem: .unterminatedString, start: start, end: bytes.count)
  }

  // MARK: - Characters outside ASCII

  private func foreign(from start: Int) -> Lexeme {
    let (scalar, length) = CharacterClass.scalar(in: bytes, at: start)
    if CharacterClass.easternDigit(scalar) != nil { return number(from: start) }
    if CharacterClass.isNameStart(scalar) {
      return Lexeme(kind: .identifier, start: start, end: endOfName(from: start + length))
    }
    let end = start + length
    switch scalar.value {
    case 0x060C:
      return Lexeme(kind: .comma, problem: .foreignPunctuation, start: start, end: end)
    case 0x061B:
      return Lexeme(kind: .semicolon, problem: .foreignPunctuation, start: start, end: end)
    case 0x066A:
      return Lexeme(kind: .percent, problem: .foreignPunctuation, start: start, end: end)
    case 0x2264:
      return Lexeme(kind: .lessOrEqual, problem: .foreignPunctuation, start: start, end: end)
    case 0x2265:
      return Lexeme(kind: .greaterOrEqual, problem: .foreignPunctuation, start: start, end: end)
    case 0x2260:
      return Lexeme(kind: .notEqual, problem: .foreignPunctuation, start: start, end: end)
    case 0x201C, 0x201D, 0x201E, 0x2018, 0x2019, 0x201A, 0xAB, 0xBB:
      return smartQuoted(from: start, length: length)
    default:
      return Lexeme(kind: .unknown, problem: .unknownCharacter, start: start, end: end)
    }
  }

  /// A string between the quotes of a word processor, up to the end of its line.
  private func smartQuoted(from start: Int, length: Int) -> Lexeme {
    var position = start + length
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
      let (scalar, length) = CharacterClass.scalar(in: bytes, at: position)
      switch scalar.value {
      case 0x201C, 0x201D, 0x2018, 0x2019, 0xAB, 0xBB:
        return Lexeme(
          kind: .string, problem: .smartQuotes, start: start, end: position + length)
      default: position += length
      }
    }
    return Lexeme(kind: .unknown, problem: .unknownCharacter, start: start, end: start + length)
  }

  // MARK: - Punctuation

  private func punctuation(from start: Int) -> Lexeme {
    let next = byte(start + 1)
    func one(_ kind: Lexeme.Kind) -> Lexeme { Lexeme(kind: kind, start: start, end: start + 1) }
    func two(_ kind: Lexeme.Kind) -> Lexeme { Lexeme(kind: kind, start: start, end: start + 2) }
    switch bytes[start] {
    case 0x28: return one(.leftParen)
    case 0x29: return one(.rightParen)
    case 0x5B: return one(.leftBracket)
    case 0x5D: return one(.rightBracket)
    case 0x7B: return one(.leftBrace)
    case 0x7D: return one(.rightBrace)
    case 0x7C: return next == 0x7C ? two(.pipes) : one(.pipe)
    case 0x26 where next == 0x26: return two(.ampersands)
    case 0x2C: return one(.comma)
    case 0x3B: return one(.semicolon)
    case 0x3A: return one(.colon)
    case 0x2E: return next == 0x2E ? two(.dotDot) : one(.dot)
    case 0x2B: return one(.plus)
    case 0x2D: return one(.minus)
    case 0x2A: return one(.star)
    case 0x2F:
      guard next == 0x2F else { return one(.slash) }
      var end = start + 2
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      return Lexeme(kind: .comment, start: start, end: end)
    case 0x25: return one(.percent)
    case 0x3C:
      switch next {
      case 0x3D: return two(.lessOrEqual)
      case 0x3E: return two(.notEqual)
      case 0x7C: return two(.lessPipe)
      default: return one(.less)
      }
    case 0x3E: return next == 0x3D ? two(.greaterOrEqual) : one(.greater)
    case 0x3D:
      switch next {
      case 0x3D: return two(.equal)
      case 0x7E: return two(.equalTilde)
      case 0x3E: return two(.arrow)
      default: return one(.assign)
      }
    case 0x21: return bang(from: start)
    case 0x40 where next == 0x22 || next == 0x27:
      return quoted(from: start, quoteAt: start + 1, verbatim: true)
    case 0x24 where CharacterClass.isAsciiNameStart(next):
      return Lexeme(kind: .identifier, start: start, end: endOfName(from: start + 1))
    case 0x60, 0x7E:
      if isFence(at: start) { return fenced(from: start, fenceAt: start) }
    default: break
    }
    return Lexeme(kind: .unknown, problem: .unknownCharacter, start: start, end: start + 1)
  }

  /// `!=`, `!~`, or a negated word such as `!has` and `!in~`.
  private func bang(from start: Int) -> Lexeme {
    let next = byte(start + 1)
    if next == 0x3D { return Lexeme(kind: .notEqual, start: start, end: start + 2) }
    if next == 0x7E { return Lexeme(kind: .notTilde, start: start, end: start + 2) }
    guard CharacterClass.isAsciiNameStart(next) else {
      return Lexeme(kind: .bang, start: start, end: start + 1)
    }
    var end = endOfName(from: start + 1)
    if end - start == 3, bytes[start + 1] == 0x69, bytes[start + 2] == 0x6E, byte(end) == 0x7E {
      end += 1
    }
    return Lexeme(kind: .bangWord, start: start, end: end)
  }
}
