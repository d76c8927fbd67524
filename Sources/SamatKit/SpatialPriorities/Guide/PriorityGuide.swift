public import KQLSyntax
import PersianText
public import RegionalScience

/// Leads an analyst from rows to a ranking that can be defended: data, check of sums, weights, ranking,
/// doubt, map and document.
///
/// The guide is a value: a step changes it or throws, and a copy is an earlier state. A step that others
/// rest on forgets what came after it. Nothing is ranked while a printed total and its parts do not fit;
/// the analyst may distrust one of the numbers, with a reason that goes into the document.
///
/// ```swift
/// var guide = PriorityGuide()
/// let tables = GuideTables(workspace)
/// try guide.choose("workshops_1394", criteria: [.init("private_100plus")], in: tables)
/// try guide.distrust(place: "IR-30", column: "private_100plus", reason: "row total", in: tables)
/// try guide.weigh(by: "equal")
/// try guide.rank(by: "topsis")
/// ```
///
/// > Source: rules `spatial-priorities.grounds`, `spatial-priorities.sums-before-ranking`.
public struct PriorityGuide: Sendable {
  /// A criterion: a column, or an expression over the columns.
  public struct Criterion: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The expression; `lq(part, whole)` is the share of a place over the share of all.
    public var expression: String
    /// Whether more is better.
    public var direction: CriterionDirection

    /// Creates a criterion.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - direction: Whether more is better.
    ///   - expression: The expression in KQL; nil for the column of the name.
    public init(
      _ name: String, _ direction: CriterionDirection = .benefit, expression: String? = nil
    ) {
      self.name = name
      self.direction = direction
      self.expression = expression ?? name
    }

    /// Reads `column` or `name=expression`.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - direction: Whether more is better.
    public init(reading text: String, _ direction: CriterionDirection) {
      if let sign = text.firstIndex(of: "="), sign != text.startIndex,
        text[..<sign].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == " " }),
        text.index(after: sign) < text.endIndex,
        !"=~".contains(text[text.index(after: sign)])
      {
        self.init(
          GuideQuery.trimmed(text[..<sign]), direction,
          expression: GuideQuery.trimmed(text[text.index(after: sign)...]))
      } else {
        self.init(text, direction)
      }
    }
  }

  /// A total that is printed, and the columns that make it.
  public struct Total: Hashable, Sendable {
    /// The column of the total.
    public var column: String
    /// The columns of its parts.
    public var parts: [String]

    /// Creates a total.
    public init(_ column: String, of parts: [String]) {
      self.column = column
      self.parts = parts
    }
  }

  /// What the analyst said of the data.
  public struct Choice: Hashable, Sendable {
    /// The table or query.
    public var query: String
    /// The column of the places.
    public var id: String
    /// The criteria.
    public var criteria: [Criterion]
    /// The totals that are checked.
    public var totals: [Total]
    /// What is printed of a column for all places together.
    public var printed: [String: Double]
  }

  /// The choice; nil before there is one.
  public internal(set) var choice: Choice?
  /// Where a total and its parts do not fit, as the source prints them.
  public internal(set) var findings: [Finding] = []
  /// What the analyst distrusts, in the order of saying so.
  public internal(set) var distrusted: [Distrust] = []
  /// The weights; nil before there are any.
  public internal(set) var weights: Weights?
  /// The ranking; nil before there is one.
  public internal(set) var result: Result?
  /// How the ranking holds; nil before it was tested.
  public internal(set) var doubt: Doubt?
  /// The methods that ``rank(by:)`` knows.
  public let rankingMethods: RankingMethods
  /// The methods that ``weigh(by:)`` knows.
  public let weightingMethods: WeightingMethods

  var rows: GuideRows?
  /// Places × criteria, with what is distrusted replaced, and as printed.
  var scores: Matrix?
  var printedScores: Matrix?

  /// Creates a guide that has not begun.
  ///
  /// - Parameters:
  ///   - rankingMethods: The methods of ranking.
  ///   - weightingMethods: The methods of weighting.
  public init(
    rankingMethods: RankingMethods = .standard, weightingMethods: WeightingMethods = .standard
  ) {
    self.rankingMethods = rankingMethods
    self.weightingMethods = weightingMethods
  }

  /// A step.
  public enum Step: String, Hashable, Sendable, CaseIterable {
    /// Rows and criteria are to be chosen.
    case data
    /// Sums do not fit, and nobody has said which number is distrusted.
    case check
    /// Weights are to be given.
    case weights
    /// It can be ranked.
    case rank
    /// The ranking can be doubted.
    case doubt
    /// The map and the document can be made.
    case document
  }

  /// What comes next.
  public var nextStep: Step {
    if choice == nil { return .data }
    if !standingFindings.isEmpty { return .check }
    if weights == nil { return .weights }
    if result == nil { return .rank }
    return doubt == nil ? .doubt : .document
  }

  /// The columns of numbers of the rows chosen.
  public var numberColumns: [String] { rows?.numberColumns ?? [] }

  /// The places, in the order of the rows.
  public var places: [String] { rows?.ids ?? [] }

  // MARK: - Look-ups

  func chosen() throws(Diagnostic) -> (choice: Choice, rows: GuideRows) {
    guard let choice, let rows else {
      throw Diagnostic(
        code: GuideRefusal.tooEarly, message: "no data is chosen yet",
        help:
          "choose rows and criteria first: ':priorities data TABLE id=COLUMN benefit=A,B cost=C' in the shell"
      )
    }
    return (choice, rows)
  }

  /// Refuses to go on without data.
  ///
  /// - Returns: The choice.
  /// - Throws: `samat.guide.too-early`.
  @discardableResult
  public func requireData() throws(Diagnostic) -> Choice { try chosen().choice }

  /// A criterion's place.
  func criterion(_ name: String) throws(Diagnostic) -> Int {
    let names = try chosen().choice.criteria.map(\.name)
    if let place = names.firstIndex(of: name) { return place }
    let near = EditDistance.nearest(to: name, among: names)
    throw Diagnostic(
      code: GuideRefusal.column, message: "there is no criterion '\(CaseworkIDs.shown(name))'",
      help: near.map { "did you mean '\($0)'?" } ?? "criteria are \(names.joined(separator: ", "))"
    )
  }

  /// The place that a text names.
  ///
  /// - Parameter text: A code, or the name of a province or county in English or Persian.
  /// - Returns: The id.
  /// - Throws: `samat.guide.place` with the nearest; `samat.guide.too-early`.
  public func place(_ text: String) throws(Diagnostic) -> String {
    let rows = try chosen().rows
    return try rows.places.find(text, among: rows.ids)
  }

  /// Runs a method of `RegionalScience`; places and criteria of its errors are named.
  func run<Value>(
    _ body: () throws(RegionalScienceError) -> Value
  ) throws(Diagnostic) -> Value {
    do throws(RegionalScienceError) {
      return try body()
    } catch {
      let isName = error.code == .name
      throw Diagnostic(
        code: isName ? GuideRefusal.method : error.code.rawValue,
        message: error.text.naming(
          rows: places, columns: choice?.criteria.map(\.name) ?? []),
        help: isName
          ? "ranking methods are " + rankingMethods.names.joined(separator: ", ")
          : "choose another method, or leave the row or criterion out")
    }
  }
}
