public import KQLSyntax
import RegionalScience

/// Leads from scores to a budget that is shared out, with what decides each amount and how sure it is.
///
/// The guide is a value: a step changes it or throws. A step forgets what was built on what it changes.
///
/// ```swift
/// var guide = AllocationGuide()
/// let tables = GuideTables(workspace)
/// try guide.choose("workshops_1394", score: "private_total", in: tables)
/// try guide.setBudget(1_000_000_000_000)
/// try guide.limit(floor: 10_000_000_000)
/// try guide.plan(by: "proportional")
/// ```
///
/// > Source: rule `spatial-priorities.allocation-by-potential`.
public struct AllocationGuide: Sendable {
  /// What the analyst said of the data.
  public struct Choice: Hashable, Sendable {
    /// The table or query.
    public var query: String
    /// The column of the places.
    public var place: String
    /// The column of the sectors; nil for none.
    public var sector: String?
    /// The score, a column or an expression.
    public var score: String
    /// The method of the ranking whose scores these are, and what it ranked; nil for scores of rows.
    public var ranking: Ranked?
  }

  /// A ranking whose scores share out a budget.
  public struct Ranked: Hashable, Sendable {
    /// The method.
    public var method: String
    /// The table or query that was ranked.
    public var query: String
    /// The criteria with their weights.
    public var criteria: String
    /// What was distrusted, and why; empty for nothing.
    public var distrusted: String
  }

  /// A floor and a cap.
  public struct Limit: Hashable, Sendable {
    /// At least; nil where nothing is said.
    public var floor: Int64?
    /// At most; nil where nothing is said.
    public var cap: Int64?
  }

  /// The choice; nil before there is one.
  public internal(set) var choice: Choice?
  /// The places, in the order of the rows.
  public internal(set) var places: [String] = []
  /// The sectors; one without a name where there are none.
  public internal(set) var sectors: [String] = []
  /// The budget; nil before there is one.
  public internal(set) var budget: Int64?
  /// The limits of all places that have none of their own.
  public internal(set) var common = Limit()
  /// The limits of places.
  public internal(set) var placeLimits: [String: Limit] = [:]
  /// The limits of sectors.
  public internal(set) var sectorLimits: [String: Limit] = [:]
  /// The projects that amounts are spent on.
  public internal(set) var projects: [Project] = []
  /// The plan; nil before there is one.
  public internal(set) var result: Plan?
  /// How sure it is; nil before it was tested.
  public internal(set) var doubt: Doubt?
  /// The rules that ``plan(by:)`` knows.
  public let rules: AllocationRules

  var rows: GuideRows?
  /// Places × sectors.
  var scores: Matrix?
  var isThere: [Bool] = []
  /// Printed totals of the rows that their parts do not make.
  public internal(set) var sumFindings: [PriorityGuide.Finding] = []

  /// Creates a guide that has not begun.
  ///
  /// - Parameter rules: The rules.
  public init(rules: AllocationRules = .standard) { self.rules = rules }

  /// A step.
  public enum Step: String, Hashable, Sendable, CaseIterable {
    /// Rows and a score are to be chosen.
    case data
    /// The budget is to be said.
    case budget
    /// Limits cannot be kept.
    case check
    /// It can be planned.
    case plan
    /// The plan can be doubted.
    case doubt
    /// Chart, map and document can be made.
    case document
  }

  /// The columns of numbers of the rows chosen.
  public var numberColumns: [String] { rows?.numberColumns ?? [] }

  /// What comes next.
  public var nextStep: Step {
    if choice == nil { return .data }
    if budget == nil { return .budget }
    if !conflicts(in: .english).isEmpty { return .check }
    if result == nil { return .plan }
    return doubt == nil ? .doubt : .document
  }

  // MARK: - Steps

  /// Chooses rows and their score. Everything but the budget is forgotten.
  ///
  /// - Parameters:
  ///   - query: A table or a query, one row a place, or one a pair of place and sector.
  ///   - place: The column of the places; nil for `place`, `province`, `county` or `id`.
  ///   - sector: The column of the sectors; nil for none.
  ///   - score: A column or an expression, 0 or more in every row.
  ///   - tables: What is asked.
  /// - Throws: `samat.guide.table`, `samat.guide.column`, `samat.guide.place`, `samat.guide.cell`,
  ///   `samat.guide.number`; what the query reports.
  public mutating func choose(
    _ query: String, place: String? = nil, sector: String? = nil, score: String,
    in tables: GuideTables
  ) throws(Diagnostic) {
    let rows = try GuideRows(
      query, id: place, key: "place", repeats: sector != nil, in: tables)
    let criterion = PriorityGuide.Criterion(reading: score, .benefit)
    var expression = criterion.expression
    if criterion.expression == criterion.name,
      criterion.name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    {
      expression = SyntaxPrinter.name(try GuideRows.column(criterion.name, in: rows.table))
    }
    let sectorColumn = try sector.map { (name) throws(Diagnostic) in
      try GuideRows.column(name, in: rows.table)
    }
    let labels = try Self.labels(sectorColumn, rows)
    let table = try tables.ask(
      rows.prelude + "let guide_rows = \(rows.query)\n;\nguide_rows\n| project gs = "
        + GuideQuery.expanded(expression, base: "guide_rows"), "the score '\(criterion.name)'")
    let numbers = try GuideRows.whole("gs", in: table, rows.ids, criterion.name)
    guard numbers.count == rows.ids.count else {
      throw Diagnostic(
        code: GuideRefusal.table, message: "the rows were others when they were asked again",
        help: "sort the query")
    }
    var next = AllocationGuide(rules: rules)
    next.budget = budget
    next.rows = rows
    next.places = Self.distinct(rows.ids)
    next.sectors = Self.distinct(labels)
    let (placeOf, sectorOf) = (Self.index(next.places), Self.index(next.sectors))
    let count = next.sectors.count
    var cells = [Double](repeating: 0, count: next.places.count * count)
    next.isThere = [Bool](repeating: false, count: cells.count)
    for (row, number) in numbers.enumerated() {
      guard number >= 0, number <= 1e15 else {
        throw Diagnostic(
          code: GuideRefusal.number,
          message:
            "row \(row + 1) ('\(rows.ids[row])') has the score \(number), expected 0 to 10^15",
          help: "a score that may be below 0 cannot share out a budget: rank first")
      }
      let cell = (placeOf[rows.ids[row]] ?? 0) * count + (sectorOf[labels[row]] ?? 0)
      guard !next.isThere[cell] else {
        throw Diagnostic(
          code: GuideRefusal.place,
          message: "'\(rows.ids[row])', '\(labels[row])' stands in two rows",
          help: "add them up first: | summarize ... by "
            + [rows.idColumn, sectorColumn ?? ""].map(SyntaxPrinter.name).joined(separator: ", "))
      }
      next.isThere[cell] = true
      cells[cell] = number
    }
    let values = cells
    let placeCount = next.places.count
    next.scores = try next.run { () throws(RegionalScienceError) in
      try Matrix(rows: placeCount, columns: count, values: values)
    }
    next.choice = Choice(
      query: rows.prelude + rows.query, place: rows.idColumn, sector: sectorColumn, score: score)
    // A score may rest on a misprint: that does not stop a plan, but it is said.
    var sums = PriorityGuide()
    if sectorColumn == nil,
      (try? sums.choose(
        query, id: rows.idColumn, criteria: [.init("score", expression: "1")], in: tables)) != nil
    {
      next.sumFindings = sums.findings
    }
    self = next
  }

  /// Takes the scores of a ranking, with its corrections. Everything but the budget is forgotten.
  ///
  /// - Parameter guide: A guide that has ranked.
  /// - Throws: `samat.guide.too-early` before it has, `samat.guide.method` where a lower score is better,
  ///   `samat.guide.number` for a score below 0.
  public mutating func choose(scoresOf guide: PriorityGuide) throws(Diagnostic) {
    let result = try guide.ranked()
    let (choice, rows) = try guide.chosen()
    guard result.ranking.order == .highestFirst else {
      throw Diagnostic(
        code: GuideRefusal.method,
        message: "by '\(result.method)' a lower score is better, so that scores cannot share",
        help: "rank by another method, such as topsis")
    }
    if let row = result.ranking.scores.firstIndex(where: { $0 < 0 }) {
      throw Diagnostic(
        code: GuideRefusal.number,
        message:
          "'\(rows.ids[row])' has the score \(result.ranking.scores[row]) by '\(result.method)', "
          + "expected 0 or more", help: "rank by a method without scores below 0, such as topsis")
    }
    var next = AllocationGuide(rules: rules)
    next.budget = budget
    next.rows = rows
    next.places = rows.ids
    next.sectors = [""]
    next.isThere = rows.ids.map { _ in true }
    next.scores = try next.run { () throws(RegionalScienceError) in
      try Matrix(rows: rows.ids.count, columns: 1, values: result.ranking.scores)
    }
    next.choice = Choice(
      query: guide.query ?? choice.query, place: rows.idColumn, sector: nil,
      score: "score by \(result.method)",
      ranking: Ranked(
        method: result.method, query: rows.context + choice.query,
        criteria: guide.weighedCriteria, distrusted: guide.distrustText))
    self = next
  }

  /// Says what is shared out. Plan and doubt are forgotten.
  ///
  /// - Parameter budget: Whole units, such as rials, 1 to 10¹⁸.
  /// - Throws: `samat.guide.number`.
  public mutating func setBudget(_ budget: Int64) throws(Diagnostic) {
    guard budget >= 1, budget <= AllocationProblem.most else {
      throw Diagnostic(
        code: GuideRefusal.number, message: "the budget is \(budget), expected 1 to 10^18",
        help: "give whole rials, or an amount such as \"500 billion toman\"")
    }
    self.budget = budget
    (result, doubt) = (nil, nil)
  }

  // MARK: - Look-ups

  func chosen() throws(Diagnostic) -> (choice: Choice, rows: GuideRows) {
    guard let choice, let rows else {
      throw Diagnostic(
        code: GuideRefusal.tooEarly, message: "no data is chosen yet",
        help:
          "choose rows and a score first: ':allocate data TABLE place=COLUMN score=COLUMN' in the shell"
      )
    }
    return (choice, rows)
  }

  /// The place that a text names.
  ///
  /// - Parameter text: A code, or the name of a province or county in English or Persian.
  /// - Returns: The id.
  /// - Throws: `samat.guide.place` with the nearest; `samat.guide.too-early`.
  public func place(_ text: String) throws(Diagnostic) -> String {
    try chosen().rows.places.find(text, among: places)
  }

  private static func labels(_ column: String?, _ rows: GuideRows) throws(Diagnostic) -> [String] {
    guard let column else { return rows.ids.map { _ in "" } }
    let labels = rows.texts(column)
    if let row = labels.firstIndex(of: "") {
      throw Diagnostic(
        code: GuideRefusal.cell, message: "row \(row + 1) ('\(rows.ids[row])') has no '\(column)'",
        help: "leave it out: | where isnotempty(\(SyntaxPrinter.name(column)))")
    }
    return labels
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private static func index(_ texts: [String]) -> [String: Int] {
    Dictionary(texts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Runs a method of `RegionalScience`; places and sectors of its errors are named.
  func run<Value>(
    _ body: () throws(RegionalScienceError) -> Value
  ) throws(Diagnostic) -> Value {
    do throws(RegionalScienceError) {
      return try body()
    } catch {
      throw diagnostic(error)
    }
  }

  /// An error of `RegionalScience` with its places and sectors named.
  func diagnostic(_ error: RegionalScienceError) -> Diagnostic {
    return Diagnostic(
      code: error.code == .infeasible
        ? GuideRefusal.limits
        : error.code == .parameter ? GuideRefusal.method : error.code.rawValue,
      message: error.text.naming(rows: places, columns: sectors),
      help: error.code == .infeasible
        ? "lower the floors that are named, raise the caps, or change the budget"
        : "choose another rule: \(rules.names.joined(separator: ", "))")
  }
}
