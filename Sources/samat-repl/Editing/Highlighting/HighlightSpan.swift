/// A part of a text and how it is to be shown.
struct HighlightSpan: Equatable, Sendable {
  /// What a part of a text is.
  enum Kind: UInt8, CaseIterable, Sendable {
    /// The name of a tabular operator, `let`, `print`, the `|` between operators.
    case tabular = 1
    /// Another word of the language.
    case keyword
    /// A table that there is.
    case table
    /// A column of a table of the text, or a name that the text gives to one.
    case column
    /// A function that there is.
    case function
    /// A name that `let` has given.
    case binding
    /// A number, a text, a moment.
    case literal
    /// `//` to the end of the line.
    case comment
    /// A verb of the shell.
    case verb
    /// What the shell knows to be wrong.
    case problem
    /// What could follow; see ``Suggestion``.
    case suggestion

    /// The parameters of the SGR sequence.
    ///
    /// Of the 16 colours only those that can be read on white and on black: no yellow, white or dark
    /// blue. Faint and underlined are relative to whatever the terminal's own colours are.
    var parameters: String {
      switch self {
      case .tabular, .verb: "1;35"
      case .keyword: "35"
      case .table: "1;36"
      case .column: "94"
      case .function: "36"
      case .binding: "1"
      case .literal: "32"
      case .comment, .suggestion: "2"
      case .problem: "4;31"
      }
    }
  }

  /// The place, in bytes.
  var range: Range<Int>
  /// What it is.
  var kind: Kind

  /// Puts problems over other spans.
  ///
  /// - Parameters:
  ///   - spans: In order, without overlaps.
  ///   - problems: Places of mistakes, in any order.
  /// - Returns: Spans in order, without overlaps.
  static func combined(_ spans: [HighlightSpan], problems: [Range<Int>]) -> [HighlightSpan] {
    guard !problems.isEmpty else { return spans }
    var marks: [Range<Int>] = []
    for problem in problems.sorted(by: { $0.lowerBound < $1.lowerBound }) where !problem.isEmpty {
      if let last = marks.last, problem.lowerBound <= last.upperBound {
        marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, problem.upperBound)
      } else {
        marks.append(problem)
      }
    }
    var result: [HighlightSpan] = []
    var next = 0
    for span in spans {
      while next < marks.count, marks[next].upperBound <= span.range.lowerBound {
        result.append(HighlightSpan(range: marks[next], kind: .problem))
        next += 1
      }
      var start = span.range.lowerBound
      var place = next
      while place < marks.count, marks[place].lowerBound < span.range.upperBound {
        if start < marks[place].lowerBound {
          result.append(HighlightSpan(range: start..<marks[place].lowerBound, kind: span.kind))
        }
        start = max(start, marks[place].upperBound)
        guard marks[place].upperBound <= span.range.upperBound else { break }
        result.append(HighlightSpan(range: marks[place], kind: .problem))
        place += 1
        next = place
      }
      if start < span.range.upperBound {
        result.append(HighlightSpan(range: start..<span.range.upperBound, kind: span.kind))
      }
    }
    result += marks[next...].map { HighlightSpan(range: $0, kind: .problem) }
    return result
  }
}

/// The difference between two texts, as the one part that was replaced.
struct TextChange: Equatable {
  /// What was replaced in the older text, in bytes.
  let old: Range<Int>
  /// How long the newer part is.
  let newCount: Int

  /// Compares two texts.
  ///
  /// - Complexity: O(*bytes*).
  init(from old: String, to new: String) {
    var (old, new) = (old, new)
    (self.old, newCount) = old.withUTF8 { before in
      new.withUTF8 { after in
        let shorter = min(before.count, after.count)
        var start = 0
        while start < shorter, before[start] == after[start] { start += 1 }
        var end = 0
        while end < shorter - start,
          before[before.count - 1 - end] == after[after.count - 1 - end]
        {
          end += 1
        }
        return (start..<before.count - end, after.count - end - start)
      }
    }
  }

  /// Where a place of the older text is in the newer one; what touches the change takes part in it:
  /// a word that goes on keeps its colour until it is looked at again.
  func moved(_ range: Range<Int>) -> Range<Int> {
    let shift = newCount - old.count
    if range.upperBound < old.lowerBound { return range }
    if range.lowerBound >= old.upperBound, !old.isEmpty || range.lowerBound > old.lowerBound {
      return range.lowerBound + shift..<range.upperBound + shift
    }
    let start = min(range.lowerBound, old.lowerBound)
    let end = max(range.upperBound, old.upperBound) + shift
    return range.lowerBound == old.lowerBound && old.isEmpty
      ? start + newCount..<max(start + newCount, end) : start..<max(start, end)
  }

  /// Moves spans that are in order.
  func moved(_ spans: [HighlightSpan]) -> [HighlightSpan] {
    var end = 0
    var result: [HighlightSpan] = []
    result.reserveCapacity(spans.count)
    for span in spans {
      let range = moved(span.range)
      let start = max(end, range.lowerBound)
      guard start < range.upperBound else { continue }
      result.append(HighlightSpan(range: start..<range.upperBound, kind: span.kind))
      end = range.upperBound
    }
    return result
  }
}
