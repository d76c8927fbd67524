public import KQLSyntax
import RegionalScience

extension PriorityGuide {
  /// The weights, and where they come from.
  public struct Weights: Hashable, Sendable {
    /// One a criterion, in their order; sum 1.
    public var values: [Double]
    /// The method that looked at the data; nil for weights that somebody gave.
    public var method: String?
    /// The comparisons; empty where there are none.
    public var comparisons: [Comparison]
    /// The consistency ratio of comparisons; nil where there are none, or for more than 15 criteria.
    public var consistencyRatio: Double?
    /// Why comparisons that contradict each other were accepted; nil where they need not be.
    public var accepted: String?
  }

  /// How many times one criterion is as important as another.
  public struct Comparison: Hashable, Sendable {
    /// The one.
    public var first: String
    /// The other.
    public var second: String
    /// How many times, above 0.
    public var times: Double

    /// Creates a comparison.
    public init(_ first: String, _ second: String, _ times: Double) {
      self.first = first
      self.second = second
      self.times = times
    }
  }

  /// The consistency ratio above which comparisons are refused.
  ///
  /// > Source: Saaty (1980), *The Analytic Hierarchy Process*.
  public static let mostInconsistency = 0.1

  /// Takes weights by name; a criterion that is not named has none.
  ///
  /// - Parameter given: A weight of 0 or more by criterion; all sum to 1, within 1e-6.
  /// - Throws: `samat.guide.too-early`, `samat.guide.column`, `samat.guide.weights`.
  public mutating func weigh(_ given: [String: Double]) throws(Diagnostic) {
    let criteria = try readyForWeights()
    var values = [Double](repeating: 0, count: criteria.count)
    for name in given.keys.sorted() {
      let weight = given[name] ?? 0
      guard weight.isFinite, weight >= 0 else {
        throw Diagnostic(
          code: GuideRefusal.weights,
          message: "the weight of '\(name)' is \(shown(weight)), expected 0 or more",
          help: "a criterion of which less is better is chosen with cost=")
      }
      values[try criterion(name)] = weight
    }
    let missing = criteria.map(\.name).filter { given[$0] == nil }
    guard missing.isEmpty else {
      throw Diagnostic(
        code: GuideRefusal.weights, message: "\(AnalysisCall.list(missing)) have no weight",
        help: "give each criterion one; 0 leaves it out")
    }
    let sum = values.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-6 else {
      let divided = zip(criteria, values).map {
        "\(GuideQuery.word($0.name))=\(DocumentLanguage.english.decimal($1 / sum, places: 4))"
      }
      throw Diagnostic(
        code: GuideRefusal.weights,
        message: "the weights sum to \(DocumentLanguage.english.decimal(sum, places: 6)), not 1",
        help: sum > 0
          ? "divided by their sum: \(divided.joined(separator: " "))" : "give some weight")
    }
    take(
      Weights(values: values, method: nil, comparisons: [], consistencyRatio: nil, accepted: nil))
  }

  /// Takes weights by a method that looks at the data, such as `entropy`.
  ///
  /// - Parameter method: Its name in ``weightingMethods``.
  /// - Throws: `samat.guide.too-early`, `samat.guide.sums`, `samat.guide.method`; what the method refuses.
  public mutating func weigh(by method: String) throws(Diagnostic) {
    let criteria = try readyForWeights()
    // Such weights come of the numbers, so these have to be right first.
    try refuseStandingFindings("weights by '\(method)'")
    guard let scores else { return }
    let methods = weightingMethods
    if !methods.names.contains(method) {
      let near = EditDistance.nearest(to: method, among: methods.names)
      throw Diagnostic(
        code: GuideRefusal.method,
        message: "there is no weighting method '\(CaseworkIDs.shown(method))'",
        help: near.map { "did you mean '\($0)'?" }
          ?? "one of \(methods.names.joined(separator: ", "))")
    }
    let values = try run { () throws(RegionalScienceError) in
      try methods.method(method).weights(
        of: WeightingInput(scores: scores, directions: criteria.map(\.direction)))
    }
    take(
      Weights(values: values, method: method, comparisons: [], consistencyRatio: nil, accepted: nil)
    )
  }

  /// Takes weights of pairwise comparisons (AHP).
  ///
  /// - Parameters:
  ///   - comparisons: Every pair of criteria once.
  ///   - reason: Why a consistency ratio above 0.10 is accepted; nil where it need not be.
  /// - Throws: `samat.guide.consistency`, `samat.guide.weights` for a pair that is missing or given twice,
  ///   `samat.guide.column`, `samat.guide.too-early`.
  public mutating func weigh(
    comparing comparisons: [Comparison], accepting reason: String? = nil
  ) throws(Diagnostic) {
    let criteria = try readyForWeights()
    let count = criteria.count
    var cells = [Double](repeating: 0, count: count * count)
    for place in 0..<count { cells[place * count + place] = 1 }
    for pair in comparisons {
      let (first, second) = (try criterion(pair.first), try criterion(pair.second))
      // Beyond that no consistency ratio means anything; Saaty's own scale goes from 1/9 to 9.
      guard pair.times >= 0.01, pair.times <= 100 else {
        throw Diagnostic(
          code: GuideRefusal.weights,
          message: "'\(pair.first)' is \(shown(pair.times)) times as important as "
            + "'\(pair.second)', expected 1/100 to 100",
          help:
            "write A/B=3 where A is three times as important, B/A=3 or A/B=1/3 for the other way")
      }
      guard first != second, cells[first * count + second] == 0 else {
        throw Diagnostic(
          code: GuideRefusal.weights,
          message: first == second
            ? "'\(pair.first)' is compared with itself"
            : "'\(pair.first)' and '\(pair.second)' are compared twice",
          help: "compare each pair once")
      }
      cells[first * count + second] = pair.times
      cells[second * count + first] = 1 / pair.times
    }
    if let gap = cells.firstIndex(of: 0) {
      throw Diagnostic(
        code: GuideRefusal.weights,
        message:
          "'\(criteria[gap / count].name)' and '\(criteria[gap % count].name)' are not compared",
        help: "add \(criteria[gap / count].name)/\(criteria[gap % count].name)=NUMBER")
    }
    let whole = cells
    let found = try run { () throws(RegionalScienceError) in
      try AnalyticHierarchy.weights(Matrix(rows: count, columns: count, values: whole))
    }
    let isConsistent = found.consistencyRatio.map { $0 <= Self.mostInconsistency } ?? false
    let isAccepted = !CaseworkIDs.isBlank(reason)
    guard isConsistent || isAccepted else {
      let ratio = found.consistencyRatio.map { DocumentLanguage.english.decimal($0) }
      throw Diagnostic(
        code: GuideRefusal.consistency,
        message: ratio.map { "the consistency ratio is \($0), above 0.10" }
          ?? "no consistency ratio is defined for \(count) criteria",
        help:
          "look at the pair that fits least: \(worst(cells, found.weights, criteria)); or accept "
          + "it with accept=REASON")
    }
    take(
      Weights(
        values: found.weights, method: nil, comparisons: comparisons,
        consistencyRatio: found.consistencyRatio, accepted: isConsistent ? nil : reason))
  }

  /// The pair that lies farthest from what the weights say of it.
  private func worst(_ cells: [Double], _ weights: [Double], _ criteria: [Criterion]) -> String {
    let count = criteria.count
    var found = (distance: -1.0, text: "")
    for first in 0..<count {
      for second in (first + 1)..<max(first + 1, count) {
        let meant = weights[first] / weights[second]
        let given = cells[first * count + second]
        let distance = max(given / meant, meant / given)
        if distance > found.distance {
          let english = DocumentLanguage.english
          found = (
            distance,
            "\(criteria[first].name)/\(criteria[second].name) is \(english.decimal(given, places: 2)), "
              + "the others make it \(english.decimal(meant, places: 2))"
          )
        }
      }
    }
    return found.text
  }

  private mutating func take(_ found: Weights) {
    weights = found
    (result, doubt) = (nil, nil)
  }

  private func readyForWeights() throws(Diagnostic) -> [Criterion] { try chosen().choice.criteria }

  /// Refuses to go on while sums do not fit.
  func refuseStandingFindings(_ what: String) throws(Diagnostic) {
    let standing = standingFindings
    guard let first = standing.first else { return }
    let who = first.place.map { "of '\($0)' " } ?? ""
    var help =
      "distrust a printed number and say why; in the shell ':priorities check' shows them, "
    if let suspect = first.culprit {
      help +=
        "':priorities distrust row=\(suspect.place ?? "total") column=\(suspect.column) "
        + "reason=...' takes \(shown(suspect.demanded)) for \(shown(suspect.printed))"
    } else {
      help +=
        "':priorities distrust row=\(first.place ?? "total") column=... reason=...' with one of "
        + AnalysisCall.list(first.suspects.map(\.column))
    }
    throw Diagnostic(
      code: GuideRefusal.sums,
      message:
        "no \(what) while \(standing.count == 1 ? "a total does" : "\(standing.count) totals do") "
        + "not fit: the parts \(who)make \(shown(first.sum)), '\(first.column)' is printed as "
        + "\(shown(first.printed)) (rule \(DomainRule.sumsBeforeRanking.reference.rule))",
      help: help)
  }
}
