import KQLSyntax
import PersianText
import SamatKit

/// Which argument a refusal is about.
extension DeskRequest {
  /// Parameters that the last word of a code is about, where it is not the name of one.
  private static let byCode: [String: [String]] = [
    "no-deadline": ["deadline"], "not-later": ["deadline"], "no-agency": ["agency"],
    "kind": ["obstacle"], "unknown-step": ["after", "step"], "escalation-step": ["step"],
    "not-responsible": ["agency"],
    "no-text": ["text"], "no-reason": ["reason", "text", "progress"],
    "votes": ["ballots", "eligible"],
    "notice": ["date"], "seats": ["members"], "term": ["to", "from"],
    "tie": ["by_lot", "votes"], "unsupervised": ["supervisor"], "second-call": ["after"],
    "total": ["part_of"], "weekday": ["other_date"], "published": ["published"],
    "no-basis": ["legal_basis", "basis"], "area": ["area_ha"], "day": ["on"],
    "county": ["province"], "limits": ["amounts"], "twice": ["amounts"], "place": ["amounts"],
    "source": ["indicators"],
  ]

  /// The place of the argument that a refusal is about, where its code or its message tells.
  ///
  /// A code whose last word is an argument of the line is about that one, and within it about the element that
  /// the message quotes; else the message quotes what is wrong before what it is wrong with.
  ///
  /// - Complexity: O(*message* × *arguments*).
  func span(of refusal: Refusal) -> SourceSpan? {
    let about = refusal.code.split(separator: ".").dropFirst().map(String.init)
    let quoted = pieces.compactMap { piece -> (place: String.Index, piece: Piece)? in
      refusal.message.firstRange(of: "'\(piece.text)'").map { ($0.lowerBound, piece) }
    }.sorted {
      let (left, right) = ($0.piece.span, $1.piece.span)
      return ($0.place, left.end - left.start) < ($1.place, right.end - right.start)
    }
    if let last = about.last {
      if ["day-before", "other-day"].contains(last), let daySpan { return daySpan }
      let names = [last.replacing("-", with: "_")] + (Self.byCode[last] ?? [])
      let given = names.filter { spans[$0] != nil }
      for name in given {
        if let found = quoted.first(where: { $0.piece.name == name }) { return found.piece.span }
      }
      if let name = given.first { return spans[name] }
    }
    // A day or a number that the message names, or an argument that says nothing, tells more than the id of
    // what all of the line is about.
    let subject = command.parameters.first?.name
    if quoted.allSatisfy({ $0.piece.name == subject }) {
      if let named = named(in: refusal.message) { return named }
      if let blank = texts.first(where: { $0.text.allSatisfy(\.isWhitespace) }) {
        return blank.span
      }
    }
    if let first = quoted.first { return first.piece.span }
    return about.first.flatMap { spans[$0] }
  }

  /// The day or number of the line that a message names without quotes.
  private func named(in message: String) -> SourceSpan? {
    let words = Set(message.split { $0 == " " || $0 == "," || $0 == ":" }.map(String.init))
    return texts.first { name, text, _ in
      switch command.parameter(name)?.type {
      case .day: values.days[name].map { words.contains($0.description) } ?? false
      case .number: values.numbers[name].map { words.contains(String($0)) } ?? false
      case .real: values.reals[name].map { words.contains(String($0)) } ?? false
      case .share: values.shares[name].map { words.contains(String($0)) } ?? false
      default: false
      }
    }?.span
  }

  /// What may be quoted of a line: an argument, an element of a list, a name before its number.
  private struct Piece {
    var name: String
    var text: String
    var span: SourceSpan
  }

  private var pieces: [Piece] {
    var pieces: [Piece] = []
    for (name, text, span) in texts where !text.isEmpty {
      pieces.append(Piece(name: name, text: text, span: span))
      guard command.parameter(name)?.type == .list else { continue }
      // Quotes stand around the whole value or not at all.
      var offset = span.end - span.start == text.utf8.count ? span.start : span.start + 1
      for element in text.split(omittingEmptySubsequences: false, whereSeparator: isSeparator) {
        let start = offset + element.prefix(while: \.isWhitespace).utf8.count
        let word = element.drop(while: \.isWhitespace)
        for part in [word, word.prefix { $0 != ":" }] where !part.isEmpty {
          pieces.append(
            Piece(
              name: name, text: String(part),
              span: SourceSpan(start: start, end: start + part.utf8.count)))
        }
        let end = element.endIndex
        offset += element.utf8.count + (end < text.endIndex ? String(text[end]).utf8.count : 0)
      }
    }
    return pieces
  }

  private func isSeparator(_ character: Character) -> Bool { character == "," || character == "،" }
}
