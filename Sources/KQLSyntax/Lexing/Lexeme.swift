/// A token as the parser sees it: finer than ``Token``, and with what is wrong about it.
struct Lexeme {
  /// What a lexeme is.
  enum Kind: UInt8 {
    case end, unknown, comment
    case identifier, bangWord
    case long, real, timespan, string, typed
    case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
    case pipe, comma, semicolon, colon, dot, dotDot
    case plus, minus, star, slash, percent
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case equalTilde, notTilde, assign, bang
    case lessPipe, arrow, ampersands, pipes
  }

  /// What is wrong about a lexeme that has a kind all the same.
  enum Problem: UInt8 {
    case none
    case unterminatedString
    case unterminatedLiteral
    case unknownSuffix
    case emptyHex
    case smartQuotes
    case foreignPunctuation
    case unknownCharacter
  }

  /// What it is.
  var kind: Kind
  /// What is wrong about it.
  var problem = Problem.none
  /// The offset of its first byte.
  var start: Int
  /// The offset behind its last byte.
  var end: Int

  /// Its place.
  var span: SourceSpan { SourceSpan(start: start, end: end) }
}
