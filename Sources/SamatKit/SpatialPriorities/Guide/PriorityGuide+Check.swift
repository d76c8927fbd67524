public import KQLSyntax
import RegionalScience

extension PriorityGuide {
  /// A total and parts that do not make it.
  public struct Finding: Hashable, Sendable {
    /// A number that might be the wrong one.
    public struct Suspect: Hashable, Sendable {
      /// The place; nil for what is printed for all places together.
      public var place: String?
      /// The column.
      public var column: String
      /// What is printed.
      public var printed: Double
      /// What would make the sums fit.
      public var demanded: Double
    }

    /// The place; nil for the column of all places.
    public var place: String?
    /// The column of the total, or the one that is summed.
    public var column: String
    /// What the parts make.
    public var sum: Double
    /// What is printed.
    public var printed: Double
    /// The one number that all totals point at; nil where several might be wrong.
    public var culprit: Suspect?
    /// The numbers that might be wrong, the culprit first.
    public var suspects: [Suspect]
  }

  /// A number that the analyst does not believe.
  public struct Distrust: Hashable, Sendable {
    /// The place; nil for what is printed for all places together.
    public var place: String?
    /// The column.
    public var column: String
    /// What is printed.
    public var printed: Double
    /// What is taken instead.
    public var value: Double
    /// Why.
    public var reason: String
  }

  /// The findings that nothing distrusted explains.
  public var standingFindings: [Finding] {
    distrusted.isEmpty ? findings : (try? sums(correcting: distrusted)) ?? findings
  }

  /// Says that a printed number is not believed, and what is taken instead. Weights by a method, the
  /// ranking and the doubt are forgotten.
  ///
  /// - Parameters:
  ///   - place: The place, by code or name; nil for every finding of a total's column.
  ///   - column: The column of the number: a part, or a total.
  ///   - value: What is taken instead; nil for what the sums demand.
  ///   - reason: Why; it goes into the document.
  ///   - tables: What is asked.
  /// - Throws: `samat.guide.reason`, `samat.guide.distrust`, `samat.guide.place`, `samat.guide.column`.
  public mutating func distrust(
    place: String?, column: String, value: Double? = nil, reason: String, in tables: GuideTables
  ) throws(Diagnostic) {
    let (choice, rows) = try chosen()
    guard !CaseworkIDs.isBlank(reason) else {
      throw Diagnostic(
        code: GuideRefusal.reason, message: "nothing is said of why a number is distrusted",
        help: "add reason=\"...\"; it is written into the document")
    }
    let column = try GuideRows.column(column, in: rows.table)
    if let value { try refuseBelowZero(value, in: column) }
    var added: [Distrust] = []
    if let place, place == "total" {
      guard let printed = choice.printed[column] else {
        throw Diagnostic(
          code: GuideRefusal.distrust,
          message: "no total of '\(column)' for all places was given",
          help: "':priorities data ... printed=\(column):NUMBER' gives one")
      }
      let sum = try numbers(column, correcting: distrusted).compactMap { $0 }.reduce(0, +)
      added = [
        Distrust(place: nil, column: column, printed: printed, value: value ?? sum, reason: reason)
      ]
    } else if let place {
      let id = try rows.places.find(place, among: rows.ids)
      added = [try distrusting(id, column, value, reason, rows)]
    } else {
      for finding in standingFindings where finding.column == column && finding.place != nil {
        added.append(try distrusting(finding.place ?? "", column, nil, reason, rows))
      }
      guard !added.isEmpty else {
        throw Diagnostic(
          code: GuideRefusal.distrust, message: "no finding is about the total '\(column)'",
          help: "add row=PLACE; ':priorities check' lists the findings")
      }
    }
    var next = self
    for item in added {
      next.distrusted.removeAll { $0.place == item.place && $0.column == item.column }
      next.distrusted.append(item)
    }
    next.scores = try next.measured(correcting: next.distrusted, in: tables)
    if next.weights?.method != nil { next.weights = nil }
    (next.result, next.doubt) = (nil, nil)
    self = next
  }

  /// Believes again what was distrusted.
  ///
  /// - Parameters:
  ///   - place: The place; nil for everything.
  ///   - tables: What is asked.
  /// - Throws: What asking again reports.
  public mutating func trust(place: String? = nil, in tables: GuideTables) throws(Diagnostic) {
    var next = self
    let id = try place.map { (text) throws(Diagnostic) in try self.place(text) }
    next.distrusted.removeAll { id == nil || $0.place == id }
    next.scores = try next.measured(correcting: next.distrusted, in: tables)
    if next.weights?.method != nil { next.weights = nil }
    (next.result, next.doubt) = (nil, nil)
    self = next
  }

  private func distrusting(
    _ id: String, _ column: String, _ value: Double?, _ reason: String, _ rows: GuideRows
  ) throws(Diagnostic) -> Distrust {
    guard let row = rows.ids.firstIndex(of: id),
      let printed = try rows.numbers(column)[row]
    else {
      throw Diagnostic(
        code: GuideRefusal.distrust, message: "'\(id)' has no number in '\(column)'",
        help: "':priorities check' lists the findings")
    }
    let demanded = (standingFindings + findings).flatMap(\.suspects).filter {
      $0.place == id && $0.column == column
    }.map(\.demanded)
    guard let taken = value ?? demanded.first else {
      throw Diagnostic(
        code: GuideRefusal.distrust,
        message: "no sum says what '\(column)' of '\(id)' should be, where \(shown(printed)) is "
          + "printed",
        help: "add value=NUMBER, or name a row and column that ':priorities check' lists")
    }
    try refuseBelowZero(taken, in: column)
    guard taken.isFinite, taken.magnitude <= 1e15,
      let type = rows.type(of: column), GuideQuery.literal(taken, of: type) != nil
    else {
      throw Diagnostic(
        code: GuideRefusal.number, message: "\(shown(taken)) does not fit column '\(column)'",
        help: "give a number of the kind of the column")
    }
    return Distrust(place: id, column: column, printed: printed, value: taken, reason: reason)
  }

  /// Refuses a number below 0 where every number of the column is 0 or more, as counts are.
  private func refuseBelowZero(_ value: Double, in column: String) throws(Diagnostic) {
    guard value < 0, try chosen().rows.numbers(column).allSatisfy({ ($0 ?? 0) >= 0 }) else {
      return
    }
    throw Diagnostic(
      code: GuideRefusal.number,
      message: "\(shown(value)) is below 0, and every number of '\(column)' is 0 or more",
      help: "give value=NUMBER, 0 or more")
  }

  // MARK: - Sums

  /// The numbers of a column, with some replaced.
  func numbers(_ column: String, correcting distrusted: [Distrust]) throws(Diagnostic) -> [Double?]
  {
    let rows = try chosen().rows
    var numbers = try rows.numbers(column)
    for item in distrusted where item.column == column {
      if let place = item.place, let row = rows.ids.firstIndex(of: place) {
        numbers[row] = item.value
      }
    }
    return numbers
  }

  /// Where sums do not fit, with some numbers replaced.
  func sums(correcting distrusted: [Distrust]) throws(Diagnostic) -> [Finding] {
    let choice = try chosen().choice
    var found: [Finding] = []
    var covered: Set<String> = []
    for total in choice.totals {
      found += try sums(of: total, correcting: distrusted)
      covered.formUnion(total.parts)
    }
    // What is printed of columns that are parts of nothing.
    for column in choice.printed.keys.sorted() where !covered.contains(column) {
      found += try sums(of: Total("", of: [column]), correcting: distrusted)
    }
    return found
  }

  private func sums(
    of total: Total, correcting distrusted: [Distrust]
  ) throws(Diagnostic) -> [Finding] {
    let (choice, rows) = try chosen()
    var parts: [[Double?]] = []
    for part in total.parts { parts.append(try numbers(part, correcting: distrusted)) }
    let printedTotals =
      total.column.isEmpty
      ? nil : try numbers(total.column, correcting: distrusted)
    let count = rows.ids.count
    // A row with an empty part, or without a total, has nothing to be held against.
    let isChecked = (0..<count).map { row in
      parts.allSatisfy { $0[row] != nil } && (printedTotals.map { $0[row] != nil } ?? true)
    }
    var values = [Double](repeating: 0, count: count * parts.count)
    for (part, numbers) in parts.enumerated() {
      for row in 0..<count { values[row * parts.count + part] = numbers[row] ?? 0 }
    }
    let cells = values
    let matrix = try run { () throws(RegionalScienceError) in
      try Matrix(rows: count, columns: parts.count, values: cells)
    }
    let (rowSums, columnSums) = (matrix.rowSums, matrix.columnSums)
    let rowTotals = printedTotals.map { totals in
      (0..<count).map { isChecked[$0] ? totals[$0] ?? rowSums[$0] : rowSums[$0] }
    }
    // What is printed for all, unless that is distrusted itself.
    let whole = total.parts.map { part -> Double? in
      distrusted.contains { $0.place == nil && $0.column == part } ? nil : choice.printed[part]
    }
    let columnTotals =
      whole.contains { $0 != nil } ? whole.enumerated().map { $1 ?? columnSums[$0] } : nil
    let report = try run { () throws(RegionalScienceError) in
      try SumCheck.check(matrix, rowTotals: rowTotals, columnTotals: columnTotals)
    }
    var culprits: [Int: Finding.Suspect] = [:]
    var columnCulprits: [Int: Finding.Suspect] = [:]
    for case .cell(let row, let column, let printed, let demanded) in report.corrections
    where columnTotals != nil {
      let suspect = Finding.Suspect(
        place: rows.ids[row], column: total.parts[column], printed: printed, demanded: demanded)
      culprits[row] = suspect
      columnCulprits[column] = suspect
    }
    var found: [Finding] = []
    for item in report.rows {
      let culprit = culprits[item.index]
      var suspects = [culprit].compactMap { $0 }
      let place = rows.ids[item.index]
      for (part, name) in total.parts.enumerated() where name != culprit?.column {
        let printed = matrix[item.index, part]
        suspects.append(
          Finding.Suspect(
            place: place, column: name, printed: printed, demanded: printed - item.difference))
      }
      suspects.append(
        Finding.Suspect(
          place: place, column: total.column, printed: item.total, demanded: item.sum))
      found.append(
        Finding(
          place: place, column: total.column, sum: item.sum, printed: item.total,
          culprit: culprit, suspects: suspects))
    }
    for item in report.columns {
      let culprit = columnCulprits[item.index]
      found.append(
        Finding(
          place: nil, column: total.parts[item.index], sum: item.sum, printed: item.total,
          culprit: culprit,
          suspects: [culprit].compactMap { $0 } + [
            Finding.Suspect(
              place: nil, column: total.parts[item.index], printed: item.total,
              demanded: item.sum)
          ]))
    }
    return found
  }

  /// A number without a needless point.
  func shown(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
