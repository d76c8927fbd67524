import KQLEngine
public import KQLSyntax
import RegionalScience

extension PriorityGuide {
  /// Chooses rows and criteria. Everything after it is forgotten; sums are checked at once.
  ///
  /// - Parameters:
  ///   - query: A table or a query, one row a place, at most 1000.
  ///   - id: The column of the places; nil for `place`, `province`, `county` or `id`.
  ///   - criteria: What is to be ranked by, at least one.
  ///   - totals: The totals to check; nil for what the names of columns tell: `x_total` is made of the
  ///     other columns of numbers that begin with `x_`.
  ///   - printed: What the source prints of a column for all places together.
  ///   - tables: What is asked.
  /// - Throws: `samat.guide.table`, `samat.guide.column`, `samat.guide.place`, `samat.guide.cell`; what the
  ///   query reports. The guide is as it was then.
  public mutating func choose(
    _ query: String, id: String? = nil, criteria: [Criterion], totals: [Total]? = nil,
    printed: [String: Double] = [:], in tables: GuideTables
  ) throws(Diagnostic) {
    let rows = try GuideRows(query, id: id, in: tables)
    guard !criteria.isEmpty else {
      throw Diagnostic(
        code: GuideRefusal.column, message: "no criterion is named",
        help: "add benefit=COLUMN,... or cost=COLUMN,...",
        notes: ["columns are \(rows.table.schema.names.joined(separator: ", "))"])
    }
    guard criteria.count <= 100 else {
      throw Diagnostic(
        code: GuideRefusal.column, message: "\(criteria.count) criteria, expected at most 100",
        help: "choose fewer")
    }
    var own = criteria
    for (place, criterion) in own.enumerated() {
      if let first = own[..<place].first(where: { $0.name == criterion.name }) {
        throw Diagnostic(
          code: GuideRefusal.column, message: "criterion '\(first.name)' is given twice",
          help: "write NAME=EXPRESSION to give it another name")
      }
      if criterion.expression == criterion.name {
        let name = try GuideRows.column(criterion.name, in: rows.table)
        if criterion.name == name { own[place].expression = SyntaxPrinter.name(name) }
        if criterion.name != name {
          own[place] = Criterion(name, criterion.direction, expression: SyntaxPrinter.name(name))
        }
      }
    }
    var checked = totals ?? Self.totals(of: rows.table)
    for (place, total) in checked.enumerated() {
      checked[place].column = try GuideRows.column(total.column, in: rows.table)
      for (part, name) in total.parts.enumerated() {
        checked[place].parts[part] = try GuideRows.column(name, in: rows.table)
      }
      guard !total.parts.isEmpty else {
        throw Diagnostic(
          code: GuideRefusal.column, message: "total '\(total.column)' has no parts",
          help: "write totals=TOTAL:A+B+C")
      }
    }
    var whole: [String: Double] = [:]
    for (name, number) in printed {
      whole[try GuideRows.column(name, in: rows.table)] = number
    }
    var next = self
    next.rows = rows
    next.choice = Choice(
      query: rows.prelude + rows.query, id: rows.idColumn, criteria: own, totals: checked,
      printed: whole)
    for (name, number) in whole.sorted(by: { $0.key < $1.key }) where number < 0 {
      let least = try rows.numbers(name).compactMap { $0 }.min() ?? 0
      if least < 0 { continue }
      throw Diagnostic(
        code: GuideRefusal.number,
        message:
          "'\(name)' of all places is given as \(shown(number)), and every number of it is 0 or "
          + "more", help: "write printed=\(name):NUMBER with what the source prints")
    }
    next.distrusted = []
    (next.weights, next.result, next.doubt) = (nil, nil, nil)
    next.findings = try next.sums(correcting: [])
    next.printedScores = try next.measured(correcting: [], in: tables)
    next.scores = next.printedScores
    self = next
  }

  /// `x_total` with its parts.
  private static func totals(of table: Table) -> [Total] {
    let names = zip(table.schema.names, table.schema.columns).filter {
      [.int, .long, .real, .decimal].contains($0.1.type)
    }.map(\.0)
    return names.compactMap { name in
      guard name.hasSuffix("_total") else { return nil }
      let stem = name.dropLast(5)
      let parts = names.filter { $0 != name && $0.hasPrefix(stem) && !$0.hasSuffix("_total") }
      // One part is rather another quantity than all there is.
      return parts.count < 2 ? nil : Total(name, of: parts)
    }
  }

  /// The query of the criteria, with what is distrusted replaced: what an analyst can ask again.
  public var query: String? {
    guard let choice, let rows else { return nil }
    return Self.query(choice, rows, distrusted)
  }

  private static func query(
    _ choice: Choice, _ rows: GuideRows, _ distrusted: [Distrust]
  ) -> String {
    let id = SyntaxPrinter.name(rows.idColumn)
    // Numbers are mended where the query begins, so that what it computes of them follows.
    var (early, late) = ("", "")
    for item in distrusted {
      guard let place = item.place, let type = rows.type(of: item.column),
        let literal = GuideQuery.literal(item.value, of: type)
      else { continue }
      let column = SyntaxPrinter.name(item.column)
      let stage =
        "| extend \(column) = iff(tostring(\(id)) == \(SyntaxPrinter.quoted(place)), \(literal), "
        + "\(column))\n"
      if rows.standsInSource(place, item.column, item.printed) {
        early += stage
      } else {
        late += stage
      }
    }
    let base = "guide_rows"
    let (head, rest) = GuideQuery.source(rows.query)
    let steps = early.isEmpty ? rows.query + "\n" : head + "\n" + early + rest + "\n"
    let columns = choice.criteria.enumerated().map { place, criterion in
      "gc\(place) = \(GuideQuery.expanded(criterion.expression, base: base))"
    }
    return rows.prelude
      + "let \(base) = \(steps)\(late);\n\(base)\n| project gid = tostring(\(id)), \(columns.joined(separator: ",\n    "))"
  }

  /// What is distrusted of columns that the query computes: other columns do not follow it.
  var lateCorrections: [Distrust] {
    guard let rows, !rows.isTable || GuideQuery.source(rows.query).rest != "" else { return [] }
    return distrusted.filter { item in
      item.place.map { !rows.standsInSource($0, item.column, item.printed) } ?? false
    }
  }

  /// Places × criteria with some numbers replaced.
  func measured(
    correcting distrusted: [Distrust], in tables: GuideTables
  ) throws(Diagnostic) -> Matrix {
    let (choice, rows) = try chosen()
    let table = try tables.ask(
      Self.query(choice, rows, distrusted),
      "the criteria \(AnalysisCall.list(choice.criteria.map(\.name)))")
    guard table.rowCount == rows.ids.count, texts(table) == rows.ids else {
      throw Diagnostic(
        code: GuideRefusal.table, message: "the rows were others when they were asked again",
        help:
          "a condition of the query may hang on a number that is distrusted: choose rows by other "
          + "columns, or sort them")
    }
    var values = [Double](repeating: 0, count: rows.ids.count * choice.criteria.count)
    for (place, criterion) in choice.criteria.enumerated() {
      let numbers = try GuideRows.whole("gc\(place)", in: table, rows.ids, criterion.name)
      for (row, number) in numbers.enumerated() {
        values[row * choice.criteria.count + place] = number
      }
    }
    return try run { () throws(RegionalScienceError) in
      try Matrix(rows: rows.ids.count, columns: choice.criteria.count, values: values)
    }
  }

  private func texts(_ table: Table) -> [String] {
    guard let column = table.column("gid") else { return [] }
    return (0..<table.rowCount).map { ValueText.string(column[$0]) }
  }
}
