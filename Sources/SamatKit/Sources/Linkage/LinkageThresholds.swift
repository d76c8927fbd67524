/// What a pair of records is held for.
public enum LinkageClass: String, Sendable, Hashable, CaseIterable {
  /// One and the same.
  case match
  /// To be looked at by a person.
  case possible
  /// Two.
  case different
}

/// How a class of pairs agrees with what is known of them.
public struct LinkageConfusion: Sendable, Hashable {
  /// Pairs that are one, and were held for one.
  public let truePositives: Int
  /// Pairs that are two, and were held for one.
  public let falsePositives: Int
  /// Pairs that are one, and were not held for one; those that no block brought together among them.
  public let falseNegatives: Int

  /// Creates a table.
  public init(truePositives: Int, falsePositives: Int, falseNegatives: Int) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
  }

  /// The share of the pairs held for one that are one; nil where none is.
  public var precision: Double? { Self.share(truePositives, of: truePositives + falsePositives) }
  /// The share of the pairs that are one that were found; nil where there are none.
  public var recall: Double? { Self.share(truePositives, of: truePositives + falseNegatives) }
  /// The harmonic mean of both: 2tp / (2tp + fp + fn); nil where there is nothing.
  public var f1: Double? {
    Self.share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives)
  }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}

/// From which score on a pair is a match, and from which it is worth a look, learnt from pairs that a
/// person has judged.
public struct LinkageThresholds: Sendable, Hashable {
  /// From this score on a pair is held for one.
  public let match: Double
  /// From this score on a person should look.
  public let possible: Double

  /// Creates thresholds; the lower one is never above the upper one.
  public init(match: Double, possible: Double) {
    self.match = match
    self.possible = min(match, possible)
  }

  /// What a score stands for.
  public func linkageClass(of score: Double) -> LinkageClass {
    score >= match ? .match : score >= possible ? .possible : .different
  }

  /// The thresholds that a labelled sample asks for.
  ///
  /// The upper one is the score from which on the sample has the best F1 with at least the precision
  /// that is asked for (the highest of equal ones); the lower one is the highest score from which on the
  /// recall that is asked for is reached, or the lowest score of a true pair.
  ///
  /// - Parameters:
  ///   - sample: Scores, each with whether the two records are one.
  ///   - precision: The least share of matches that must be true.
  ///   - recall: The share of true pairs that a person should get to see.
  /// - Returns: The thresholds; nil where the sample has no true pair, or none reaches the precision.
  /// - Complexity: O(*n* log *n*).
  public static func fitted(
    to sample: [(score: Double, isMatch: Bool)], precision: Double = 0.99, recall: Double = 0.995
  ) -> LinkageThresholds? {
    let sorted = sample.filter { $0.score.isFinite }.sorted { $0.score > $1.score }
    let all = sorted.lazy.filter(\.isMatch).count
    guard all > 0 else { return nil }
    var (hits, misses) = (0, 0)
    var best: (f1: Double, score: Double)?
    var possible: Double?
    var place = 0
    while place < sorted.count {
      let score = sorted[place].score
      // Equal scores are on one side of a threshold.
      while place < sorted.count, sorted[place].score == score {
        if sorted[place].isMatch { hits += 1 } else { misses += 1 }
        place += 1
      }
      let f1 = Double(2 * hits) / Double(hits + misses + all)
      if Double(hits) >= precision * Double(hits + misses), f1 > best?.f1 ?? -1 {
        best = (f1, score)
      }
      if possible == nil, Double(hits) >= recall * Double(all) { possible = score }
    }
    guard let best else { return nil }
    let lowest = sorted.last { $0.isMatch }?.score ?? best.score
    return LinkageThresholds(match: best.score, possible: possible ?? lowest)
  }
}

extension LinkageResult {
  /// How the pairs that are held for one agree with what is known.
  ///
  /// - Parameters:
  ///   - pairs: Pairs that are held for one, such as those of ``RecordLinkage/oneToOne(_:from:)``.
  ///   - truth: The row of the second register for rows of the first, where they are one.
  /// - Returns: The table.
  public static func confusion(
    _ pairs: [LinkedPair], against truth: [Int: Int]
  ) -> LinkageConfusion {
    let hits = pairs.lazy.filter { truth[$0.left] == $0.right }.count
    return LinkageConfusion(
      truePositives: hits, falsePositives: pairs.count - hits,
      falseNegatives: max(0, truth.count - hits))
  }

  /// How pairs within one register agree with what is known.
  ///
  /// - Parameters:
  ///   - pairs: Pairs that are held for one.
  ///   - units: The unit of each row.
  /// - Returns: The table; a unit of *n* records has *n* (*n* − 1) / 2 pairs.
  public static func confusion(
    _ pairs: [LinkedPair], within units: [String]
  ) -> LinkageConfusion {
    var sizes: [String: Int] = [:]
    for unit in units { sizes[unit, default: 0] += 1 }
    let all = sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let hits = pairs.lazy.filter { pair in
      units.indices.contains(pair.left) && units.indices.contains(pair.right)
        && units[pair.left] == units[pair.right]
    }.count
    return LinkageConfusion(
      truePositives: hits, falsePositives: pairs.count - hits, falseNegatives: max(0, all - hits))
  }

  /// Groups of records that belong together: what pairs connect, each with the registers' rows.
  ///
  /// - Parameter pairs: Pairs that are held for one.
  /// - Returns: Groups in the order of their first row of the first register.
  /// - Complexity: O(pairs), nearly.
  public static func clusters(_ pairs: [LinkedPair]) -> [(left: [Int], right: [Int])] {
    // Rows of the first register are even numbers, those of the second odd ones.
    var joined = DisjointGroups()
    for pair in pairs { joined.join(pair.left * 2, pair.right * 2 + 1) }
    var groups: [Int: (left: [Int], right: [Int])] = [:]
    for row in Set(pairs.map(\.left)) {
      groups[joined.root(row * 2), default: ([], [])].left.append(row)
    }
    for row in Set(pairs.map(\.right)) {
      groups[joined.root(row * 2 + 1), default: ([], [])].right.append(row)
    }
    return groups.values.map { ($0.left.sorted(), $0.right.sorted()) }
      .sorted {
        ($0.left.first ?? -1, $0.right.first ?? -1) < ($1.left.first ?? -1, $1.right.first ?? -1)
      }
  }
}
