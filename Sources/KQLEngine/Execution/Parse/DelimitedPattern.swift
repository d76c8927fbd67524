import KQLSyntax

/// The pattern of `parse` in its simple and relaxed kinds: texts with columns between them.
struct DelimitedPattern: TextExtractor {
  /// What may stand between two texts.
  struct Gap: Sendable {
    /// The column that takes what is there, or a part of it.
    var columns: [Column] = []
    /// Something may be passed over before the first column.
    var skipsBefore = false
    /// Something may be passed over behind the last column.
    var skipsBehind = false

    var isEmpty: Bool { columns.isEmpty && !skipsBefore }
  }

  /// A column in a gap.
  struct Column: Sendable {
    /// Which of the outputs.
    var output: Int
    /// What it may hold decides how much of a gap it takes.
    var type: DataType
  }

  /// A gap, then the text that ends it; nil for the end.
  struct Segment: Sendable {
    var gap: Gap
    var text: [UInt8]?
  }

  private var segments: [Segment] = []
  let description: String

  /// Creates a pattern from the pieces of a clause, the columns of which are the outputs in order.
  init(_ pieces: [ParseClause.Piece]) {
    var gap = Gap()
    var text: [UInt8] = []
    var output = 0
    var segments: [Segment] = []
    // A text is complete only when something else follows it.
    func finishText() {
      guard !text.isEmpty else { return }
      segments.append(Segment(gap: gap, text: text))
      gap = Gap()
      text = []
    }
    for piece in pieces {
      switch piece {
      case .text(let more, _): text += Array(more.utf8)
      case .star:
        finishText()
        if gap.columns.isEmpty { gap.skipsBefore = true } else { gap.skipsBehind = true }
      case .column(_, let type):
        finishText()
        gap.columns.append(Column(output: output, type: type ?? .string))
        output += 1
      }
    }
    finishText()
    segments.append(Segment(gap: gap, text: nil))
    self.segments = segments
    description = pieces.map(\.shown).joined(separator: " ")
  }

  func extract(_ texts: StringColumn, into builders: inout [TextBuilder]) -> [Bool] {
    var ranges = [Range<Int>](repeating: 0..<0, count: builders.count)
    return (0..<texts.count).map { row in
      let text = texts[row]
      let isHit = match(text, &ranges)
      for index in builders.indices {
        if isHit { builders[index].write(TextBytes(rebasing: text[ranges[index]])) }
        builders[index].endString()
      }
      return isHit
    }
  }

  /// Whether the whole of a text has the form of the pattern, and where its columns stand.
  private func match(_ text: TextBytes, _ ranges: inout [Range<Int>]) -> Bool {
    var position = 0
    for (index, segment) in segments.enumerated() {
      let end: Int
      if let needle = segment.text {
        // The last text has to end where the whole ends, if nothing may follow it.
        let isLast = index == segments.count - 2 && segments[index + 1].gap.isEmpty
        guard
          let found = needle.withUnsafeBufferPointer({ needle in
            isLast
              ? last(needle, in: text, from: position)
              : ByteSearch.first(needle, in: text, from: position)
          })
        else { return false }
        end = found
      } else {
        end = text.count
      }
      if segment.gap.isEmpty && end != position { return false }
      place(segment.gap, in: text, position..<end, &ranges)
      position = end + (segment.text?.count ?? 0)
    }
    return true
  }

  private func last(_ needle: TextBytes, in text: TextBytes, from position: Int) -> Int? {
    let start = text.count - needle.count
    guard start >= position, ByteSearch.matches(needle, in: text, at: start) else { return nil }
    return start
  }

  /// Shares out a gap: a column takes all of it, a number only its digits where something may be
  /// passed over beside it.
  private func place(
    _ gap: Gap, in text: TextBytes, _ whole: Range<Int>, _ ranges: inout [Range<Int>]
  ) {
    var rest = whole
    for (index, column) in gap.columns.enumerated() {
      let isLast = index == gap.columns.count - 1
      var range = rest
      if column.type.isNumeric {
        if gap.skipsBehind || !isLast {
          range = NumberRun.prefix(of: text, rest, isWhole: column.type.isWholeNumber)
        } else if gap.skipsBefore {
          range = NumberRun.suffix(of: text, rest, isWhole: column.type.isWholeNumber)
        }
      }
      ranges[column.output] = range
      rest = range.upperBound..<rest.upperBound
    }
  }
}

extension ParseClause.Piece {
  /// The piece as `explain` shows it.
  var shown: String {
    switch self {
    case .star: "*"
    case .text(let text, _): "\"\(text)\""
    case .column(let name, let type): type.map { "\(name.text):\($0.rawValue)" } ?? name.text
    }
  }
}

extension DataType {
  /// Whether its values have no fraction.
  var isWholeNumber: Bool { self == .int || self == .long }
}

/// Finds digits at an end of a text.
enum NumberRun {
  /// The number at the beginning of a range; the whole range where none is there.
  static func prefix(of text: TextBytes, _ range: Range<Int>, isWhole: Bool) -> Range<Int> {
    var end = range.lowerBound
    if end < range.upperBound && isSign(text[end]) { end += 1 }
    let digits = end
    while end < range.upperBound && isPart(text[end], isWhole: isWhole) { end += 1 }
    return end > digits ? range.lowerBound..<end : range
  }

  /// The number at the end of a range; the whole range where none is there.
  static func suffix(of text: TextBytes, _ range: Range<Int>, isWhole: Bool) -> Range<Int> {
    var start = range.upperBound
    while start > range.lowerBound && isPart(text[start - 1], isWhole: isWhole) { start -= 1 }
    guard start < range.upperBound else { return range }
    if start > range.lowerBound && isSign(text[start - 1]) { start -= 1 }
    return start..<range.upperBound
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2B }

  private static func isPart(_ byte: UInt8, isWhole: Bool) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (!isWhole && byte == 0x2E)
  }
}
