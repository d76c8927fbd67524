import KQLEngine

/// Keeps the colours of an input up to date while it is edited.
///
/// Colours of words come with each key; the search for mistakes waits for a pause. While more keys
/// wait than were drawn, and in between, the colours that are there move along with the text, so that
/// no key pays for more than that.
final class InputPainter {
  private let session: Session
  private var text = ""
  private var spans: [HighlightSpan] = []
  private var areSpansExact = true
  private var problems: [Range<Int>] = []
  private var areProblemsExact = true

  /// How long a pause must be until mistakes are looked for, in milliseconds.
  static let pause: Int32 = 120

  /// Creates a painter for what a session knows.
  init(_ session: Session) { self.session = session }

  /// Forgets the text, for a new statement: other names may be known now.
  func reset() {
    text = ""
    spans = []
    problems = []
    areSpansExact = true
    areProblemsExact = true
  }

  /// The spans of a text.
  ///
  /// - Parameters:
  ///   - text: The input.
  ///   - cursor: The cursor in it, in bytes.
  ///   - isBusy: Whether more keys wait already.
  /// - Returns: Spans in order, without overlaps.
  func spans(for text: String, cursor: Int, isBusy: Bool) -> [HighlightSpan] {
    // Not `==`: that takes other spellings of a letter for equal, and bytes are counted here.
    if !text.utf8.elementsEqual(self.text.utf8) {
      let change = TextChange(from: self.text, to: text)
      spans = change.moved(spans)
      problems = problems.map(change.moved)
      self.text = text
      areSpansExact = false
      areProblemsExact = false
    }
    if !areSpansExact, !isBusy {
      spans = Highlighter(catalog: session.catalog, bindings: session.bindings.names)
        .spans(in: text)
      areSpansExact = true
    }
    return HighlightSpan.combined(
      spans, problems: InputProblems.settled(problems, cursor: cursor))
  }

  /// After how many milliseconds without a key ``lookAgain()`` is wanted; nil where all is done.
  var wantedPause: Int32? {
    if !areSpansExact { return 0 }
    return areProblemsExact ? nil : Self.pause
  }

  /// Looks for mistakes.
  func lookAgain() {
    guard areSpansExact, !areProblemsExact else { return }
    problems = InputProblems(catalog: session.catalog, bindings: session.bindings.fragments)
      .ranges(in: text)
    areProblemsExact = true
  }
}
