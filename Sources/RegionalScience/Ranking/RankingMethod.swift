/// A method that ranks the alternatives of a table.
///
/// All that is required is a name, a sentence and the scores; robustness, aggregation and queries
/// then take the method as they take the built-in ones.
///
/// ```swift
/// struct BestCriterion: RankingMethod {
///   let name = "best_criterion"
///   let summary = "The best of the scaled scores of each alternative."
///   func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
///     table.minMaxScaled.rowArrays.map { $0.max() ?? 0 }
///   }
/// }
/// try BestCriterion().ranking(of: table).ranks
/// try RankingMethods.standard.adding(BestCriterion())
/// ```
///
/// The same table gives the same scores, whatever the order of its alternatives. Options are stored
/// properties with defaults.
public protocol RankingMethod: Sendable {
  /// A stable name, in lower case with underscores.
  var name: String { get }
  /// What the method does, in one sentence.
  var summary: String { get }
  /// Whether the highest or the lowest score is best; the highest unless said otherwise.
  var order: Ranks.Order { get }

  /// Returns one finite score for each alternative.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions.
  /// - Returns: As many scores as there are alternatives.
  /// - Throws: ``RegionalScienceError`` for a table that the method is not defined for, with row
  ///   and column where there are any.
  func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double]

  /// Returns the steps between the table and the scores; none unless said otherwise.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions.
  /// - Returns: Tables in the order in which they are computed.
  /// - Throws: What ``scores(of:)`` throws.
  func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable]

  /// Returns what is special about a table for this method; none unless said otherwise. Constant
  /// columns, weights of 0, rows of zeros and ties are noted for every method without it.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions.
  /// - Returns: The notes.
  /// - Throws: What ``scores(of:)`` throws.
  func notes(on table: DecisionTable) throws(RegionalScienceError) -> [RankingNote]

  /// Returns the scores of a table as a function of the weights, for methods that can prepare much of
  /// their work; unless said otherwise it calls ``scores(of:)``.
  ///
  /// - Parameter table: Alternatives, criteria, weights and directions.
  /// - Returns: A scorer that agrees with ``scores(of:)``.
  /// - Throws: What ``scores(of:)`` throws.
  func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer

  /// Returns the method for a table without one criterion; the same unless it has options for each
  /// criterion.
  ///
  /// - Parameter criterion: The criterion that is left out, from 0.
  /// - Returns: The method.
  func withoutCriterion(_ criterion: Int) -> any RankingMethod
}

extension RankingMethod {
  /// The highest is best.
  public var order: Ranks.Order { .highestFirst }

  /// Returns no tables.
  public func tables(of table: DecisionTable) throws(RegionalScienceError) -> [IntermediateTable] {
    []
  }

  /// Returns no notes.
  public func notes(on table: DecisionTable) throws(RegionalScienceError) -> [RankingNote] { [] }

  /// Returns a scorer that calls ``scores(of:)``.
  public func scorer(of table: DecisionTable) throws(RegionalScienceError) -> any WeightScorer {
    RepeatedScorer(method: self, table: table)
  }

  /// Returns the method itself.
  public func withoutCriterion(_ criterion: Int) -> any RankingMethod { self }

  /// Returns scores, ranks and notes.
  ///
  /// - Parameters:
  ///   - table: Alternatives, criteria, weights and directions.
  ///   - tie: How far tied scores may lie apart; by default rounding only.
  /// - Returns: The ranking.
  /// - Throws: ``RegionalScienceError`` with what the method throws; with code `.shape` or `.notFinite`
  ///   for a method of one's own whose scores are too few, too many or not finite; `.parameter` for
  ///   a tolerance below 0.
  public func ranking(of table: DecisionTable, tie: Ranks.Tie = .relative(1e-12))
    throws(RegionalScienceError) -> Ranking
  {
    let scores = try scores(of: table)
    try Check.sameCount(scores.count, table.alternatives, "scores of method '\(name)'")
    let ranks = try Ranks.average(scores, order: order, tie: tie)
    var notes = table.notes
    notes += try self.notes(on: table)
    if let tie = RankingNote.ties(ranks) { notes.append(tie) }
    return Ranking(method: name, scores: scores, order: order, ranks: ranks, notes: notes)
  }
}

/// The scores of one table as a function of its weights.
public protocol WeightScorer: Sendable {
  /// Returns one score for each alternative.
  ///
  /// - Parameter weights: One for each criterion, 0 or more, of the sum of the table's weights.
  /// - Returns: As many scores as there are alternatives.
  /// - Throws: ``RegionalScienceError`` for weights that the method is not defined for.
  func scores(weights: [Double]) throws(RegionalScienceError) -> [Double]
}

/// A scorer that can tell the order of its scores by numbers that cost less.
protocol OrderScorer: WeightScorer {
  /// Gives numbers whose order is that of the scores: of two that lie farther apart than
  /// ``leastGap``, the larger has the larger score, and the scores do not tie.
  ///
  /// - Parameters:
  ///   - weights: Some weightings, one after the other, each as ``WeightScorer/scores(weights:)`` takes it.
  ///   - keys: Gets one number for each alternative, weighting after weighting.
  func orderKeys(_ weights: [Double], _ keys: inout [Double])

  /// How far keys must lie apart.
  var leastGap: Double { get }
}

/// A scorer that asks the method anew each time.
struct RepeatedScorer<Method: RankingMethod>: WeightScorer {
  let method: Method
  let table: DecisionTable

  func scores(weights: [Double]) throws(RegionalScienceError) -> [Double] {
    let scores = try method.scores(of: table.withWeights(weights))
    try Check.sameCount(scores.count, table.alternatives, "scores of method '\(method.name)'")
    return scores
  }
}

/// Scores that are sums of weight times a contribution: `contributions · weights`.
///
/// Crossings of such scores are found exactly rather than by search.
public struct LinearScorer: WeightScorer {
  /// Alternatives × criteria: what a weight of 1 adds to the score.
  public let contributions: Matrix
  private let tiles: TileMatrix

  /// A scorer of given contributions.
  ///
  /// - Parameter contributions: Alternatives × criteria, finite.
  public init(contributions: Matrix) {
    self.contributions = contributions
    tiles = TileMatrix(contributions)
  }

  /// Returns the weighted sums.
  ///
  /// - Parameter weights: One for each criterion.
  /// - Returns: One score for each alternative.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for another number of weights.
  /// - Complexity: O(*alternatives* · *criteria*).
  public func scores(weights: [Double]) throws(RegionalScienceError) -> [Double] {
    try Check.sameCount(weights.count, contributions.columns, "weights")
    return tiles.product(weights)
  }
}

/// A scorer of one or two products of prepared tables with the weights, and what is made of them.
struct ProductScorer: WeightScorer {
  let first: TileMatrix
  let second: TileMatrix?
  /// What the weights become before the products.
  let turn: @Sendable ([Double]) -> [Double]
  /// The scores, from the products and the weights as they came.
  let finish: @Sendable ([Double], [Double], [Double]) -> [Double]

  init(
    _ first: TileMatrix, _ second: TileMatrix? = nil,
    turn: @escaping @Sendable ([Double]) -> [Double] = { $0 },
    finish: @escaping @Sendable ([Double], [Double], [Double]) -> [Double]
  ) {
    self.first = first
    self.second = second
    self.turn = turn
    self.finish = finish
  }

  func scores(weights: [Double]) throws(RegionalScienceError) -> [Double] {
    try Check.sameCount(weights.count, first.columns, "weights")
    let turned = turn(weights)
    return finish(first.product(turned), second?.product(turned) ?? [], weights)
  }
}

extension DecisionTable {
  /// What every ranking of the table says: constant columns, weights of 0 and rows of zeros.
  var notes: [RankingNote] {
    var notes: [RankingNote] = []
    if alternatives == 1 {
      notes.append(RankingNote(.singleAlternative, "there is one alternative, it is first"))
    } else {
      for (column, range) in scores.columnRanges.enumerated() where range.low == range.high {
        notes.append(
          RankingNote(
            .constantColumn, "\(column: column) is \(range.low) throughout and tells nothing apart",
            column: column))
      }
    }
    for (column, weight) in weights.enumerated() where weight == 0 {
      notes.append(RankingNote(.zeroWeight, "\(column: column) has weight 0", column: column))
    }
    var (count, first) = (0, 0)
    for row in 0..<alternatives {
      let start = row * criteria
      // Most rows are left at their first value.
      var column = 0
      while column < criteria, scores.values[start + column] == 0 { column += 1 }
      guard column == criteria else { continue }
      if count == 0 { first = row }
      count += 1
    }
    if count > 0 {
      notes.append(
        RankingNote(
          .zeroRow,
          count == 1
            ? "\(row: first) is 0 throughout"
            : "\(count) rows are 0 throughout, the first is \(row: first)", row: first))
    }
    return notes
  }
}

extension RankingNote {
  /// A note of the alternatives that share a rank, if any do.
  static func ties(_ ranks: [Double]) -> RankingNote? {
    let sorted = SortOrder.ascending(ranks)
    var (tied, groups, position) = (0, 0, 0)
    while position < sorted.count {
      var end = position + 1
      while end < sorted.count, ranks[sorted[end]] == ranks[sorted[position]] { end += 1 }
      if end - position > 1 {
        tied += end - position
        groups += 1
      }
      position = end
    }
    guard groups > 0 else { return nil }
    return RankingNote(
      .tie,
      groups == 1 ? "\(tied) alternatives tie" : "\(tied) alternatives tie in \(groups) groups")
  }
}
