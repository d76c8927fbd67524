#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
  /// Pairs by an identifier that decides come first, whatever their other fields say.
  ///
  /// - Parameters:
  ///   - left: The columns of the first, one for each field.
  ///   - right: The columns of the second.
  /// - Returns: The candidate pairs with scores; none where a column is lacking.
  public func link(_ left: [[String]], _ right: [[String]]) -> LinkageResult {
    guard left.count == fields.count, right.count == fields.count else {
      return LinkageResult(pairs: [], skippedBlocks: 0, weights: [])
    }
    return compare(FoldedRecords(left, fields), FoldedRecords(right, fields))
  }

  /// Compares the records of one register with one another, to find those that stand in it twice.
  ///
  /// - Parameter register: The columns, one for each field.
  /// - Returns: The candidate pairs with scores, `left` being the earlier row; none where a column is
  ///   lacking. An identifier that stands in more than one record decides: that is what is looked for.
  public func link(within register: [[String]]) -> LinkageResult {
    guard register.count == fields.count else {
      return LinkageResult(pairs: [], skippedBlocks: 0, weights: [])
    }
    return compare(FoldedRecords(register, fields), nil)
  }

  /// Compares a register with a second one, or with itself where that is nil.
  private func compare(_ first: FoldedRecords, _ other: FoldedRecords?) -> LinkageResult {
    let second = other ?? first
    let (candidates, skipped) = candidates(first, other)
    let patterns = candidates.map { levels(first, $0.left, second, $0.right) }
    let weights = weights(patterns, chance(first, other))
    let deciding = DecidingIdentifiers(fields, first, other)
    var pairs: [LinkedPair] = []
    pairs.reserveCapacity(candidates.count)
    for (candidate, pattern) in zip(candidates, patterns) {
      let parts = pattern.indices.map { weights[$0][pattern[$0].rawValue] }
      pairs.append(
        LinkedPair(
          left: candidate.left, right: candidate.right, score: parts.reduce(0, +),
          levels: pattern, contributions: parts,
          basis: deciding.decide(candidate.left, candidate.right) ? .identifier : .score))
    }
    pairs.sort {
      ($0.basis.rawValue, $1.score, $0.left, $0.right)
        < ($1.basis.rawValue, $0.score, $1.left, $1.right)
    }
    return LinkageResult(pairs: pairs, skippedBlocks: skipped, weights: weights)
  }

  /// The pairs of which each record is in one at most: the best first.
  ///
  /// - Parameters:
  ///   - pairs: Pairs, best first.
  ///   - threshold: The least score; a pair by an identifier needs none.
  /// - Returns: Those pairs, best first.
  public static func oneToOne(_ pairs: [LinkedPair], from threshold: Double) -> [LinkedPair] {
    var (left, right): (Set<Int>, Set<Int>) = ([], [])
    return pairs.filter { pair in
      guard pair.basis == .identifier || pair.score >= threshold, !left.contains(pair.left),
        !right.contains(pair.right)
      else {
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
      text += part.cut(value)
      text.append(0)
    }
    return text.isEmpty ? nil : text
  }

  private func candidates(
    _ first: FoldedRecords, _ second: FoldedRecords?
  ) -> ([Candidate], Int) {
    var found: [Candidate] = []
    var skipped = 0
    // What decides is looked at whether or not a key names it.
    let deciding = fields.indices.filter { fields[$0].comparison == .decidingIdentifier }
    for blocking in keys + deciding.map({ BlockingKey([.init($0)]) }) {
      var blocks: [[UInt32]: (left: [Int], right: [Int])] = [:]
      for row in 0..<first.count {
        if let key = key(blocking, first, row) { blocks[key, default: ([], [])].left.append(row) }
      }
      if let second {
        for row in 0..<second.count {
          if let key = key(blocking, second, row) { blocks[key]?.right.append(row) }
        }
      }
      // In the order of their keys, so that the limit cuts the same blocks in every run.
      for entry in blocks.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        let block = entry.value
        let others = second == nil ? block.left.count - 1 : block.right.count
        var (size, overflow) = block.left.count.multipliedReportingOverflow(by: others)
        if second == nil { size /= 2 }
        if overflow || size > blockLimit || found.count + size > candidateLimit {
          skipped += 1
          continue
        }
        for (place, left) in block.left.enumerated() {
          let partners = second == nil ? block.left[(place + 1)...] : block.right[...]
          for right in partners { found.append(Candidate(left: left, right: right)) }
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
  private func chance(_ first: FoldedRecords, _ other: FoldedRecords?) -> [[Double]] {
    let second = other ?? first
    var counts = [[Double]](repeating: [0, 1, 0.1, 0.1, 0.1], count: fields.count)
    guard first.count > 0, second.count > 0 else { return counts.map(Self.shares) }
    func count(_ left: Int, _ right: Int) {
      if other == nil && left == right { return }
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
