public import KQLEngine
import PersianText

/// Classifies by lists of Persian and English terms: the data file `seeds/obstacle_terms.csv`.
///
/// - Spellings of Persian are one (Arabic letters, ZWNJ, digits), endings such as plural are allowed
///   where the list does not forbid them, and a longer term hides the shorter ones inside of it.
/// - A text that says that there is *no* problem of a kind, or that it was solved, does not count; `no
///   electricity` does, for that is a problem.
/// - A kind hides those above it; weak terms count only where nothing stronger stands. Where two kinds of
///   one family are equally strong the answer is the family; where they are of two families it is
///   `several`, for that is two reports. Fuel and energy are energy wherever they stand.
public struct TermListClassifier: ObstacleClassifier {
  private struct Term: Sendable {
    var letters: [UInt32]
    var text: String
    var kind: String
    var weight: Int
    var isWhole: Bool
  }

  /// By their first two letters, the longest first.
  private var index: [UInt64: [Term]] = [:]
  private let kinds: [String: String]

  /// Endings that a word may have: plural, ezafe, indefinite and possessive ones; plural in English.
  private static let endings: Set<[UInt32]> = Set(
    [
      "ها", "های", "هایی", "هایش", "هایشان", "هایمان", "ی", "ای", "یی", "اش", "شان", "مان", "ات",
      "هارا", "را", "s", "es", "ing", "ed",
    ].map(FoldedText.letters(of:)))

  /// The longest ending.
  private static let longestEnding = 6

  /// Creates a classifier over the table `obstacle_terms`.
  ///
  /// - Parameters:
  ///   - terms: Rows of term, kind, weight and whether it stands only without endings.
  ///   - kinds: The parent of every kind, empty at the top.
  public init(terms: Table, kinds: [String: String]) {
    self.kinds = kinds
    for row in terms.rows {
      let text = ValueText.string(row["term"])
      let letters = FoldedText.letters(of: text)
      guard letters.count >= 2 else { continue }
      index[Self.key(letters[0], letters[1]), default: []].append(
        Term(
          letters: letters, text: text, kind: ValueText.string(row["obstacle"]),
          weight: Int(clamping: row["weight"].int64 ?? 1), isWhole: row["whole"].truth ?? false))
    }
    for key in Array(index.keys) {
      index[key]?.sort {
        ($1.letters.count, $0.kind, $0.text) < ($0.letters.count, $1.kind, $1.text)
      }
    }
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  /// Finds the kind of an obstacle.
  ///
  /// - Complexity: O(length of the text × terms that begin alike).
  public func classify(_ text: String) -> ObstacleFinding {
    let folded = FoldedText(text)
    guard !folded.words.isEmpty else { return .nothing }
    let negations = ObstacleNegations(folded)
    let bytes = Array(text.utf8)

    var found: [String: ObstacleFinding.Candidate] = [:]
    var seen: Set<String> = []
    var negatedKinds: Set<String> = []
    var word = 0
    while word < folded.words.count {
      guard let (term, end) = longest(at: folded.words[word].start, in: folded) else {
        word += 1
        continue
      }
      let first = folded.words[word].start
      let span = folded.places[first]..<folded.ends[end - 1]
      let isNegated = negations.covers(word: word)
      let evidence = ObstacleFinding.Evidence(
        span: span, text: String(decoding: bytes[span], as: UTF8.self), term: term.text,
        isNegated: isNegated)
      var candidate =
        found[term.kind] ?? ObstacleFinding.Candidate(kind: term.kind, score: 0, evidence: [])
      candidate.evidence.append(evidence)
      if isNegated {
        negatedKinds.insert(term.kind)
      } else if seen.insert(term.text).inserted {
        candidate.score += term.weight
      }
      found[term.kind] = candidate
      while word < folded.words.count, folded.words[word].start < end { word += 1 }
    }
    return judge(found)
  }

  /// The longest term that begins at a letter, and where its word ends.
  private func longest(at start: Int, in text: FoldedText) -> (Term, Int)? {
    guard start + 1 < text.letters.count,
      let terms = index[Self.key(text.letters[start], text.letters[start + 1])]
    else { return nil }
    for term in terms {
      let end = start + term.letters.count
      guard end <= text.letters.count, text.letters[start..<end].elementsEqual(term.letters)
      else { continue }
      if text.boundaries[end] { return (term, end) }
      if term.isWhole { continue }
      for length in 1...Self.longestEnding where end + length <= text.letters.count {
        if text.boundaries[end + length] {
          if Self.endings.contains(Array(text.letters[end..<end + length])) {
            return (term, end + length)
          }
          break
        }
      }
    }
    return nil
  }

  /// What the candidates come to.
  private func judge(_ found: [String: ObstacleFinding.Candidate]) -> ObstacleFinding {
    let standing = found.values.filter { $0.score > 0 }
    guard !standing.isEmpty else {
      guard !found.isEmpty else { return .nothing }
      return ObstacleFinding(
        verdict: .negated, kind: nil, candidates: found.values.sorted { $0.kind < $1.kind })
    }
    // A kind hides those above it.
    var hidden: Set<String> = []
    for candidate in standing {
      var parent = kinds[candidate.kind] ?? ""
      var steps = 0
      while !parent.isEmpty, steps < 16 {
        hidden.insert(parent)
        parent = kinds[parent] ?? ""
        steps += 1
      }
    }
    var candidates = standing.filter { !hidden.contains($0.kind) }
    let best = candidates.map(\.score).max() ?? 0
    if best > 1 { candidates.removeAll { $0.score == 1 } }
    candidates.sort { ($1.score, $0.kind) < ($0.score, $1.kind) }
    guard let first = candidates.first else { return .nothing }

    let families = Set(candidates.map { family($0.kind) })
    if families.count > 1 {
      let others = candidates.filter { family($0.kind) != family(first.kind) }
      // Two families are two reports, unless one is named in passing.
      if others.contains(where: { $0.score * 2 > first.score }) {
        return ObstacleFinding(verdict: .several, kind: nil, candidates: candidates)
      }
    }
    let rivals = candidates.filter {
      $0.score == first.score && family($0.kind) == family(first.kind)
    }
    let kind = rivals.count > 1 ? family(first.kind) : first.kind
    if rivals.count > 1, !candidates.contains(where: { $0.kind == kind }) {
      let evidence = rivals.flatMap(\.evidence).sorted { $0.span.lowerBound < $1.span.lowerBound }
      candidates.insert(
        ObstacleFinding.Candidate(kind: kind, score: first.score, evidence: evidence), at: 0)
    }
    return ObstacleFinding(verdict: .found, kind: kind, candidates: candidates)
  }

  /// The kind at the top.
  private func family(_ kind: String) -> String {
    var kind = kind
    for _ in 0..<16 {
      guard let parent = kinds[kind], !parent.isEmpty else { return kind }
      kind = parent
    }
    return kind
  }
}
