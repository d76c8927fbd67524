/// Which records are worth comparing: those whose key is equal.
public struct BlockingKey: Sendable, Hashable {
  /// The fields of the key, and which of the characters of each count.
  public let parts: [Part]

  /// One field of a key.
  public struct Part: Sendable, Hashable {
    /// The index of the field.
    public let field: Int
    /// Which of its characters count.
    public let extent: Extent

    /// A part of the first characters of a field; of all where the number is 0.
    public init(_ field: Int, prefix: Int = 0) {
      self.field = field
      extent = prefix > 0 ? .first(prefix) : .all
    }

    /// A part of the last characters of a field, which find what is written wrong at its beginning.
    public init(_ field: Int, suffix: Int) {
      self.field = field
      extent = suffix > 0 ? .last(suffix) : .all
    }

    /// The part of a folded value; of one that is shorter, all of it.
    func cut(_ value: [UInt32]) -> ArraySlice<UInt32> {
      switch extent {
      case .all: value[...]
      case .first(let count): value.prefix(count)
      case .last(let count): value.suffix(count)
      }
    }
  }

  /// Which characters of a field count.
  public enum Extent: Sendable, Hashable {
    case all
    case first(Int)
    case last(Int)
  }

  /// Creates a key of parts.
  public init(_ parts: [Part]) { self.parts = parts }
}

/// What a pair rests on.
public enum LinkageBasis: Int, Sendable, Hashable {
  /// An identifier that decides is equal, and stands once in each register.
  case identifier
  /// The score alone.
  case score
}

/// Two records that may be of one unit.
public struct LinkedPair: Sendable, Hashable {
  /// The row of the first register.
  public let left: Int
  /// The row of the second register.
  public let right: Int
  /// The sum of the weights: the binary logarithm of how much likelier they are one than two.
  public let score: Double
  /// How much each field agrees.
  public let levels: [LinkageLevel]
  /// What each field adds to the score.
  public let contributions: [Double]
  /// What it rests on.
  public let basis: LinkageBasis

  /// Creates a pair.
  public init(
    left: Int, right: Int, score: Double, levels: [LinkageLevel], contributions: [Double],
    basis: LinkageBasis = .score
  ) {
    self.left = left
    self.right = right
    self.score = score
    self.levels = levels
    self.contributions = contributions
    self.basis = basis
  }
}

/// What a linkage found.
public struct LinkageResult: Sendable {
  /// The candidate pairs: those by an identifier, then by score, best first, then by rows.
  public let pairs: [LinkedPair]
  /// How many blocks were larger than the limit and were left out.
  public let skippedBlocks: Int
  /// The weight of each level of each field.
  public let weights: [[Double]]
}
