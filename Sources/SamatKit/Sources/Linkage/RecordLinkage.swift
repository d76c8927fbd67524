#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which records are worth comparing: those whose key is equal.
public struct BlockingKey: Sendable, Hashable {
  /// The fields of the key, and how many of the first characters of each count; 0 for all.
  public let parts: [Part]

  /// One field of a key.
  public struct Part: Sendable, Hashable {
    /// The index of the field.
    public let field: Int
    /// How many of its first characters count; 0 for all.
    public let prefix: Int

    /// Creates a part.
    public init(_ field: Int, prefix: Int = 0) {
      self.field = field
      self.prefix = prefix
    }
  }

  /// Creates a key of parts.
  public init(_ parts: [Part]) { self.parts = parts }
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

  /// Creates a pair.
  public init(
    left: Int, right: Int, score: Double, levels: [LinkageLevel], contributions: [Double]
  ) {
    self.left = left
    self.right = right
    self.score = score
    self.levels = levels
    self.contributions = contributions
  }
}

/// What a linkage found.
public struct LinkageResult: Sendable {
  /// The candidate pairs, best first, then by rows.
  public let pairs: [LinkedPair]
  /// How many blocks were larger than the limit and were left out.
  public let skippedBlocks: Int
  /// The weight of each level of each field.
  public let weights: [[Double]]
}

/// The linkage of two registers by the model of Fellegi and Sunter.
///
/// Candidates come from blocks; what a level of agreement is worth is learnt from the data: how often
/// it is met by chance from a fixed sample of all pairs, how often in one unit by expectation and
/// maximisation over the candidates. Nothing in it is random, so equal input gives equal answers.
public struct RecordLinkage: Sendable {
  /// The fields.
  public let fields: [LinkageField]
  /// The keys; a pair is a candidate where one of them is equal.
  public let keys: [BlockingKey]
  /// The most pairs that one block may have.
  public let blockLimit: Int
  /// The most candidates there may be; blocks that would go beyond it are left out and counted.
  public let candidateLimit: Int

  /// Creates a linkage.
  ///
  /// - Parameters:
  ///   - fields: The fields, in the order of the columns.
  ///   - keys: The keys; parts of fields that there are not, or of numbers, make a key void.
  ///   - blockLimit: The most pairs of one block; larger blocks are left out and counted.
  ///   - candidateLimit: The most candidates; blocks that would go beyond it are left out and counted.
  public init(
    fields: [LinkageField], keys: [BlockingKey], blockLimit: Int = 10_000,
    candidateLimit: Int = 20_000_000
  ) {
    self.fields = fields
    self.keys = keys
    self.blockLimit = blockLimit
    self.candidateLimit = candidateLimit
  }

  /// Compares two registers.
  ///
  /// - Parameters:
  ///   - left: The columns of the first, one for each field.
  ///   - right: The columns of the second.
  /// - Returns: The candidate pairs with scores; none where a column is lacking.
  public func link(_ left: [[String]], _ right: [[String]]) -> LinkageResult {
    guard left.count == fields.count, right.count == fields.count else {
      return LinkageResult(pairs: [], skippedBlocks: 0, weights: [])
    }
    let (first, second) = (FoldedRecords(left, fields), FoldedRecords(right, fields))
    let (candidates, skipped) = candidates(first, second)
    let patterns = candidates.map { levels(first, $0.left, second, $0.right) }
    let weights = weights(patterns, chance(first, second))
    var pairs: [LinkedPair] = []
    pairs.reserveCapacity(candidates.count)
    for (candidate, pattern) in zip(candidates, patterns) {
      let parts = pattern.indices.map { weights[$0][pattern[$0].rawValue] }
      pairs.append(
        LinkedPair(
          left: candidate.left, right: candidate.right, score: parts.reduce(0, +),
          levels: pattern, contributions: parts))
    }
    pairs.sort { ($1.score, $0.left, $0.right) < ($0.score, $1.left, $1.right) }
    return LinkageResult(pairs: pairs, skippedBlocks: skipped, weights: weights)
  }

  /// The pairs of which each record is in one at most: the best first.
  ///
  /// - Parameters:
  ///   - pairs: Pairs, best first.
  ///   - threshold: The least score.
  /// - Returns: Those pairs, best first.
  public static func oneToOne(_ pairs: [LinkedPair], from threshold: Double) -> [LinkedPair] {
    var (left, right): (Set<Int>, Set<Int>) = ([], [])
    return pairs.filter { pair in
      guard pair.score >= threshold, !left.contains(pair.left), !right.contains(pair.right) else {
        return false
      }
      left.insert(pair.left)
      right.insert(pair.right)
      return true
    }
  }

  private struct Candidate: Hashable, Comparable {
    var left: Int
    var right: Int
    static func < (a: Candidate, b: Candidate) -> Bool { (a.left, a.right) < (b.left, b.right) }
  }

  private func key(_ key: BlockingKey, _ records: FoldedRecords, _ row: Int) -> [UInt32]? {
    var text: [UInt32] = []
    for part in key.parts {
      guard records.columns.indices.contains(part.field),
        records.columns[part.field].indices.contains(row)
      else { return nil }
      let value = records.columns[part.field][row]
      if value.isEmpty { return nil }
      text += part.prefix > 0 ? value.prefix(part.prefix) : value[...]
      text.append(0)
    }
    return text.isEmpty ? nil : text
  }

  private func candidates(
    _ first: FoldedRecords, _ second: FoldedRecords
  ) -> ([Candidate], Int) {
    var found: [Candidate] = []
    var skipped = 0
    for blocking in keys {
      var blocks: [[UInt32]: (left: [Int], right: [Int])] = [:]
      for row in 0..<first.count {
        if let key = key(blocking, first, row) { blocks[key, default: ([], [])].left.append(row) }
      }
      for row in 0..<second.count {
        if let key = key(blocking, second, row) { blocks[key]?.right.append(row) }
      }
      // In the order of their keys, so that the limit cuts the same blocks in every run.
      for entry in blocks.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        let block = entry.value
        let (size, overflow) = block.left.count.multipliedReportingOverflow(by: block.right.count)
        if overflow || size > blockLimit || found.count + size > candidateLimit {
          skipped += 1
          continue
        }
        for left in block.left {
          for right in block.right { found.append(Candidate(left: left, right: right)) }
        }
      }
    }
    found.sort()
    var unique: [Candidate] = []
    for candidate in found where candidate != unique.last { unique.append(candidate) }
    return (unique, skipped)
  }

  private func levels(
    _ first: FoldedRecords, _ left: Int, _ second: FoldedRecords, _ right: Int
  ) -> [LinkageLevel] {
    fields.indices.map { first.level($0, fields[$0].comparison, left, second, right) }
  }

  /// How often each level is met by chance: from all pairs where there are at most 20,000, else from that
  /// many, evenly spread over the records in the order of their contents: so neither the order of rows nor
  /// which register comes first matters.
  ///
  /// A pair that agrees in all that both know is no pair of chance, and does not count. Few pairs leave
  /// the shares near what they begin with, so that a dozen records make no weights of a million.
  private func chance(_ first: FoldedRecords, _ second: FoldedRecords) -> [[Double]] {
    var counts = [[Double]](repeating: [0, 1, 0.1, 0.1, 0.1], count: fields.count)
    guard first.count > 0, second.count > 0 else { return counts.map(Self.shares) }
    func count(_ left: Int, _ right: Int) {
      let pattern = levels(first, left, second, right)
      let known = pattern.filter { $0 != .missing }
      if known.allSatisfy({ $0.rawValue >= LinkageLevel.near.rawValue }) { return }
      for (field, level) in pattern.enumerated() { counts[field][level.rawValue] += 1 }
    }
    if first.count <= 20_000 / second.count {
      for left in 0..<first.count {
        for right in 0..<second.count { count(left, right) }
      }
    } else {
      let (left, right) = (first.byContent, second.byContent)
      for step in 0..<10_000 {
        let (near, far) = (step &* 7919, step &* 104_729 &+ step / 97)
        count(left[near % left.count], right[far % right.count])
        count(left[far % left.count], right[near % right.count])
      }
    }
    return counts.map(Self.shares)
  }

  /// Shares of the levels that are not missing.
  private static func shares(_ counts: [Double]) -> [Double] {
    let sum = counts.dropFirst().reduce(0, +)
    return [0] + counts.dropFirst().map { $0 / sum }
  }

  private func weights(_ patterns: [[LinkageLevel]], _ chance: [[Double]]) -> [[Double]] {
    var counts: [[LinkageLevel]: Double] = [:]
    for pattern in patterns { counts[pattern, default: 0] += 1 }
    // In a fixed order, for sums of floating-point numbers depend on it.
    let distinct = counts.sorted {
      $0.key.map(\.rawValue).lexicographicallyPrecedes($1.key.map(\.rawValue))
    }
    var matched = fields.map { _ in [0, 0.05, 0.05, 0.1, 0.8] }
    var share = 0.1
    for _ in 0..<50 {
      var sums = [[Double]](repeating: [0, 0.1, 0.1, 0.1, 0.1], count: fields.count)
      var (all, match) = (0.0, 0.0)
      for (pattern, count) in distinct {
        var odds = share / (1 - share)
        for (field, level) in pattern.enumerated() where level != .missing {
          odds *= matched[field][level.rawValue] / chance[field][level.rawValue]
        }
        let probability = odds.isFinite ? odds / (1 + odds) : 1
        all += count
        match += count * probability
        for (field, level) in pattern.enumerated() {
          sums[field][level.rawValue] += count * probability
        }
      }
      if all == 0 { break }
      share = min(0.999, max(1e-6, match / all))
      matched = sums.map(Self.shares)
    }
    return fields.indices.map { field in
      [0] + (1...4).map { log2(matched[field][$0] / chance[field][$0]) }
    }
  }
}
