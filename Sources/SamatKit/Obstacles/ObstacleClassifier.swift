/// Finds the kind of an obstacle in free text.
///
/// The default is ``TermListClassifier``; a program brings a better one with ``CaseworkSetting``:
///
/// ```swift
/// let setting = try CaseworkSetting(classifier: MyModel())
/// ```
///
/// It may answer that it does not know, and must not guess: a kind comes with the words it rests on.
public protocol ObstacleClassifier: Sendable {
  /// Finds the kind.
  ///
  /// - Parameter text: Free text, in Persian, English or both; any text at all.
  /// - Returns: What was found, with evidence.
  func classify(_ text: String) -> ObstacleFinding
}

/// What a classifier found.
public struct ObstacleFinding: Hashable, Sendable {
  /// How it ended.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// One kind.
    case found
    /// Several kinds of different families; each needs a report of its own.
    case several
    /// Kinds are named, but as ones that are no obstacle.
    case negated
    /// Nothing is known.
    case nothing
  }

  /// A part of the text on which a finding rests.
  public struct Evidence: Hashable, Sendable {
    /// The bytes of the text, as UTF-8.
    public var span: Range<Int>
    /// The words as they stand there.
    public var text: String
    /// The term of the list that they match.
    public var term: String
    /// Whether the text says that there is no obstacle of this kind.
    public var isNegated: Bool

    /// Creates evidence.
    public init(span: Range<Int>, text: String, term: String, isNegated: Bool) {
      self.span = span
      self.text = text
      self.term = term
      self.isNegated = isNegated
    }
  }

  /// A kind and what speaks for it.
  public struct Candidate: Hashable, Sendable {
    /// The kind, as a code of `obstacle_kinds`.
    public var kind: String
    /// The weights of its terms together; only for comparison within one text.
    public var score: Int
    /// Where they stand, in the order of the text.
    public var evidence: [Evidence]

    /// Creates a candidate.
    public init(kind: String, score: Int, evidence: [Evidence]) {
      self.kind = kind
      self.score = score
      self.evidence = evidence
    }
  }

  /// How it ended.
  public var verdict: Verdict
  /// The kind; nil unless the verdict is `found`.
  public var kind: String?
  /// The kinds that are named, the likeliest first.
  public var candidates: [Candidate]

  /// Creates a finding.
  public init(verdict: Verdict, kind: String?, candidates: [Candidate]) {
    self.verdict = verdict
    self.kind = kind
    self.candidates = candidates
  }

  /// Nothing is known.
  public static let nothing = ObstacleFinding(verdict: .nothing, kind: nil, candidates: [])
}
