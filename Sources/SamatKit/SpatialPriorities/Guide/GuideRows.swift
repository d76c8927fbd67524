import KQLEngine
import KQLSyntax

/// The rows that a guide works on, read once: ids, and numbers of columns.
struct GuideRows: Sendable {
  /// The most rows that a guide takes; robustness is tested by leaving each of them out.
  static let most = 1000

  /// The query without its `let` statements, and these.
  let query: String
  let prelude: String
  /// The `let` statements of the tables that the query names, for whoever asks it elsewhere.
  let context: String
  /// The column of the ids, and the ids.
  let idColumn: String
  let ids: [String]
  let table: Table
  /// The rows that the query begins with, where they are its own table's.
  private(set) var source: Table?
  /// Whether the query begins with a table of its own.
  let isTable: Bool
  let places: GuidePlaces

  /// Asks a query.
  ///
  /// - Parameters:
  ///   - text: A table or a query.
  ///   - id: The column of places; nil for the first of `place`, `province`, `county`, `id` that is different
  ///     in every row.
  ///   - key: How the column is named in the shell.
  ///   - repeats: Whether an id may stand in several rows.
  ///   - tables: What is asked.
  /// - Throws: `samat.guide.table`, `samat.guide.column`, `samat.guide.place`; what the query reports.
  init(
    _ text: String, id: String?, key: String = "id", repeats: Bool = false, in tables: GuideTables
  ) throws(Diagnostic) {
    (prelude, query) = GuideQuery.parts(GuideQuery.trimmed(text))
    context = tables.statements(named: prelude + query)
    guard !query.isEmpty else {
      throw Diagnostic(
        code: GuideRefusal.table, message: "no table or query is named",
        help: "name one, for instance 'workshops_1394'")
    }
    let table = try tables.ask(prelude + query, "the data")
    self.table = table
    guard table.rowCount > 0 else {
      throw Diagnostic(
        code: GuideRefusal.table, message: "'\(query)' has no rows",
        help: "look at what its conditions leave out")
    }
    guard table.rowCount <= Self.most else {
      throw Diagnostic(
        code: GuideRefusal.table,
        message: "'\(query)' has \(table.rowCount) rows, expected at most \(Self.most)",
        help: "choose fewer, for instance of one province: | where ...")
    }
    let names = table.schema.names
    let column: String
    if let id {
      column = try Self.column(id, in: table)
    } else if let known = Self.idColumn(of: table, repeats) {
      column = known
    } else {
      throw Diagnostic(
        code: GuideRefusal.column, message: "nothing says which column names the places",
        help: "add \(key)=COLUMN", notes: ["columns are \(names.joined(separator: ", "))"])
    }
    idColumn = column
    let cells = table.column(column)
    ids = cells.map { cells in (0..<table.rowCount).map { ValueText.string(cells[$0]) } } ?? []
    places = tables.placeNames()
    let (head, rest) = GuideQuery.source(query)
    // Rows of a let statement may be computed already, so that mending them there comes too late.
    isTable = tables.isTable(head) || head.hasPrefix("datatable")
    if !rest.isEmpty, isTable, let found = try? tables.ask(prelude + head, "the data"),
      found.rowCount <= 100_000
    {
      source = found
    }
    try check(repeats, key)
  }

  /// The column that names the places where none is given: a county rather than its province where provinces
  /// stand in several rows.
  private static func idColumn(of table: Table, _ repeats: Bool) -> String? {
    let known = ["place", "province", "county", "id"].filter(table.schema.names.contains)
    if repeats { return known.first { $0 != "province" || !known.contains("county") } }
    return known.first { isDifferent($0, in: table) } ?? known.first
  }

  /// Whether a column has another value in every row.
  private static func isDifferent(_ column: String, in table: Table) -> Bool {
    guard let cells = table.column(column) else { return false }
    var seen: Set<String> = []
    return (0..<table.rowCount).allSatisfy { row in
      let text = ValueText.string(cells[row])
      return !text.isEmpty && seen.insert(text).inserted
    }
  }

  /// Holds the ids against each other and against what is known of places.
  private func check(_ repeats: Bool, _ key: String) throws(Diagnostic) {
    var seen: [String: Int] = [:]
    // Ids of another kind, such as projects, are nobody's business.
    let arePlaces = ids.contains { places.names[$0] != nil }
    for (row, id) in ids.enumerated() {
      if id.isEmpty {
        throw Diagnostic(
          code: GuideRefusal.place, message: "row \(row + 1) has no value in '\(idColumn)'",
          help: "leave it out: | where isnotempty(\(SyntaxPrinter.name(idColumn)))")
      }
      if let first = seen.updateValue(row, forKey: id), !repeats {
        let other = ["place", "county", "province", "id"].first {
          $0 != idColumn && Self.isDifferent($0, in: table)
        }
        throw Diagnostic(
          code: GuideRefusal.place,
          message: "rows \(first + 1) and \(row + 1) both are '\(id)' in '\(idColumn)'",
          help: other.map { "'\($0)' is different in every row: \(key)=\($0)" }
            ?? "add them up first: | summarize ... by \(SyntaxPrinter.name(idColumn))")
      }
      if arePlaces, places.names[id] == nil {
        let near = EditDistance.nearest(to: id, among: places.names.keys.sorted())
        throw Diagnostic(
          code: GuideRefusal.place,
          message: "row \(row + 1): '\(CaseworkIDs.shown(id))' is no province or county",
          help: (near.map { "did you mean '\($0)'? " } ?? "")
            + "leave out what is none: | where \(SyntaxPrinter.name(idColumn)) != "
            + SyntaxPrinter.quoted(id))
      }
    }
    guard !arePlaces, let codes = codesReadAsNumbers else { return }
    let name = SyntaxPrinter.name(idColumn)
    throw Diagnostic(
      code: GuideRefusal.place,
      message: "'\(idColumn)' holds numbers, and '\(ids[0])' is rather the county '\(codes[0])'",
      help: "the codes lost their zeros when they were read: load the column as a text, or write "
        + "| extend \(name) = substring(strcat('000', \(name)), strlen(tostring(\(name))) - 1)")
  }

  /// The codes of counties whose zeros in front were lost where a file was read, as `1` for `0001`; nil where
  /// these are no such numbers.
  private var codesReadAsNumbers: [String]? {
    guard ["county", "place"].contains(idColumn) || idColumn.hasSuffix("_county"),
      let type = type(of: idColumn), type == .long || type == .int
    else { return nil }
    let codes = ids.map { String(repeating: "0", count: max(0, 4 - $0.count)) + $0 }
    return codes.allSatisfy({ places.names[$0] != nil }) ? codes : nil
  }

  /// Whether the column says that these are provinces or counties, and none of them is one: they have no names
  /// and stand on no map.
  var areUnknownPlaces: Bool {
    ["place", "province", "county"].contains(idColumn) && !places.names.isEmpty
      && !ids.contains { places.names[$0] != nil }
  }

  /// The name of a column of the answer, in English or Persian.
  static func column(_ name: String, in table: Table) throws(Diagnostic) -> String {
    let names = table.schema.names
    if names.contains(name) { return name }
    if let place = table.schema.columns.firstIndex(where: { $0.aliases.contains(name) }) {
      return names[place]
    }
    let near = EditDistance.nearest(to: name, among: names)
    throw Diagnostic(
      code: GuideRefusal.column, message: "there is no column '\(CaseworkIDs.shown(name))'",
      help: near.map { "did you mean '\($0)'?" }
        ?? "columns are \(names.joined(separator: ", "))")
  }

  /// The columns of numbers.
  var numberColumns: [String] {
    zip(table.schema.names, table.schema.columns).filter {
      [.int, .long, .real, .decimal].contains($0.1.type)
    }.map(\.0)
  }

  /// The cells of a column as text.
  func texts(_ column: String) -> [String] {
    guard let cells = table.column(column) else { return ids.map { _ in "" } }
    return (0..<table.rowCount).map { ValueText.string(cells[$0]) }
  }

  /// Whether a number stands so in the one row that the query begins with.
  func standsInSource(_ id: String, _ column: String, _ number: Double) -> Bool {
    guard let ids = source?.column(idColumn), let cells = source?.column(column) else {
      return false
    }
    let found = (0..<(source?.rowCount ?? 0)).filter { ValueText.string(ids[$0]) == id }
    return found.count == 1 && AnalysisCall.number(cells[found[0]]) == number
  }

  /// The type of a column.
  func type(of column: String) -> DataType? {
    table.schema.index(of: column).map { table.schema.columns[$0].type }
  }

  /// The numbers of a column of the answer, nil where a cell is empty.
  ///
  /// - Throws: `samat.guide.cell` for a text.
  func numbers(_ column: String) throws(Diagnostic) -> [Double?] {
    try Self.numbers(column, in: table, ids, column)
  }

  /// The numbers of a column of any answer with the same rows.
  static func numbers(
    _ column: String, in table: Table, _ ids: [String], _ shown: String
  ) throws(Diagnostic) -> [Double?] {
    guard let cells = table.column(column) else { return ids.map { _ in nil } }
    var numbers: [Double?] = []
    for row in 0..<table.rowCount {
      let value = cells[row]
      if value.isNull {
        numbers.append(nil)
        continue
      }
      guard let number = AnalysisCall.number(value), number.isFinite else {
        throw Diagnostic(
          code: GuideRefusal.cell,
          message: "row \(row + 1) ('\(ids[row])') has "
            + "'\(CaseworkIDs.shown(ValueText.string(value)))' in '\(shown)', which is no number",
          help: "choose a column of numbers, or make one: NAME=todouble(\(shown))")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// The numbers of a column, all there.
  static func whole(
    _ column: String, in table: Table, _ ids: [String], _ shown: String
  ) throws(Diagnostic) -> [Double] {
    var found: [Double] = []
    for (row, number) in try numbers(column, in: table, ids, shown).enumerated() {
      guard let number else {
        throw Diagnostic(
          code: GuideRefusal.cell, message: "row \(row + 1) ('\(ids[row])') has no '\(shown)'",
          help: "leave the row out: | where isnotnull(...)")
      }
      found.append(number)
    }
    return found
  }
}
