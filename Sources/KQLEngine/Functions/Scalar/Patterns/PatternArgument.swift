import KQLSyntax

/// A regular expression among the arguments: compiled once where it is the same for all rows.
///
/// A pattern that does not compile matches nothing; for a constant one the binder has reported it
/// by ``Regex/validate(_:)``.
struct PatternArgument {
  private let texts: TextOperand
  private let wrap: @Sendable (String) -> String
  private var compiledFrom: [UInt8]?
  /// The scanner of the pattern prepared last; nil where that does not compile.
  private(set) var scanner: RegexScanner?

  /// Reads the argument at `index`.
  ///
  /// - Parameters:
  ///   - arguments: The call's arguments.
  ///   - index: Which of them is the pattern.
  ///   - wrap: Puts an anchor around a pattern.
  init(
    _ arguments: ScalarArguments, _ index: Int,
    wrap: @escaping @Sendable (String) -> String = { $0 }
  ) {
    texts = TextOperand(arguments, index)
    self.wrap = wrap
    if let constant = texts.constant { compile(constant) }
  }

  /// Whether the pattern is the same for all rows.
  var isConstant: Bool { texts.isConstant }

  private mutating func compile(_ text: TextBytes) {
    scanner = nil
    let pattern = String(decoding: text, as: UTF8.self)
    // Checked bare, so that no bracket of its own can break out of the wrapping.
    guard case .success(let bare) = Regex.cached(pattern) else { return }
    let wrapped = wrap(pattern)
    if wrapped == pattern {
      scanner = RegexScanner(bare)
    } else if case .success(let regex) = Regex.cached(wrapped) {
      scanner = RegexScanner(regex)
    }
  }

  /// Makes ``scanner`` that of a row's pattern.
  mutating func prepare(_ row: Int) {
    if texts.isConstant { return }
    let text = texts[row]
    if let compiledFrom,
      compiledFrom.withUnsafeBufferPointer({ TextOperations.equal($0, text) })
    {
      return
    }
    compiledFrom = Array(text)
    compile(text)
  }

  /// Looks for the first match in a text at or after a position.
  @inline(__always)
  mutating func find(in text: TextBytes, from start: Int = 0) -> Bool {
    scanner?.find(in: text, from: start) ?? false
  }

  /// The last match.
  var range: Range<Int> { scanner?.range ?? 0..<0 }

  /// Where a group stands in the last match.
  func range(of group: Int) -> Range<Int>? { scanner?.range(of: group) }

  /// Calls `body` at every match, until it returns false.
  mutating func forEachMatch(
    in text: TextBytes, _ body: (borrowing RegexScanner) -> Bool
  ) {
    scanner?.forEachMatch(in: text, body)
  }
}

extension TextBytes {
  /// The part of a text in a range of bytes.
  @inline(__always)
  func part(_ range: Range<Int>) -> TextBytes { TextBytes(rebasing: self[range]) }

  /// A part of a text as a string.
  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
