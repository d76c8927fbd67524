import KQLEngine
import KQLSyntax

/// What the values of a program's own records may be.
struct RecordCheck {
  private let table: String
  private let idColumn: String?
  private let limits: [String: ClosedRange<Double>]
  /// The ids of provinces and counties; empty where there are no such tables.
  private let provinces: Set<String>
  private let counties: Set<String>

  /// Reads the tables that the columns need.
  init<Record: TableRepresentable>(
    _ type: Record.Type, _ catalog: Catalog, columns: Set<String>
  ) throws(Diagnostic) {
    table = Record.tableName
    idColumn = Record.idColumn
    limits = Record.limits
    func ids(_ name: String, _ column: String) throws(Diagnostic) -> Set<String> {
      guard columns.contains("place") || columns.contains(column),
        let table = catalog.table(name)
      else { return [] }
      return Self.texts(of: column, in: try table.load())
    }
    provinces = try ids("provinces", "province")
    counties = try ids("counties", "county")
  }

  /// The ids that stand in a table.
  func ids(in table: TableDefinition) throws(Diagnostic) -> Set<String> {
    guard let idColumn else { return [] }
    return Self.texts(of: idColumn, in: try table.load())
  }

  private static func texts(of column: String, in table: Table) -> Set<String> {
    guard let cells = table.column(column) else { return [] }
    return Set((0..<table.rowCount).compactMap { cells[$0].text })
  }

  /// Refuses a cell that cannot be.
  func check(_ cell: Value, in column: String, of record: Int) throws(Diagnostic) {
    if let number = cell.double {
      let range = limits[column] ?? -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
      guard range.contains(number) else {
        throw problem(
          record,
          "'\(column)' is \(ValueText.string(cell)), expected "
            + (limits[column].map(Self.text) ?? "a finite number"))
      }
    }
    guard let text = cell.text else { return }
    let known: Set<String>
    switch column {
    case "province": known = provinces
    case "county": known = counties
    case "place": known = provinces.union(counties)
    default: return
    }
    guard !known.isEmpty, !known.contains(text) else { return }
    let near = EditDistance.nearest(to: text, among: known.sorted())
    throw problem(
      record,
      "'\(CaseworkIDs.shown(text))' in '\(column)' is no "
        + (column == "place" ? "province or county" : column),
      help: near.map { "did you mean '\($0)'?" }
        ?? "write a code of the tables 'provinces' and 'counties'")
  }

  /// Refuses an id that is empty or stands in another row.
  func check(
    _ cells: [String: Value], of record: Int, against ids: inout Set<String>
  ) throws(Diagnostic) {
    guard let idColumn, let id = cells[idColumn]?.text else { return }
    guard !CaseworkIDs.isBlank(id) else {
      throw problem(record, "it has no '\(idColumn)'")
    }
    guard ids.insert(id).inserted else {
      throw problem(
        record, "there is a row '\(CaseworkIDs.shown(id))' already",
        help: "'\(idColumn)' is unique: give another one")
    }
  }

  private func problem(_ record: Int, _ what: String, help: String = "") -> Diagnostic {
    Diagnostic(
      code: "samat.register.value", message: "record \(record + 1) of '\(table)': \(what)",
      help: help.isEmpty ? "mend the record, or leave it out" : help)
  }

  private static func text(_ range: ClosedRange<Double>) -> String {
    func number(_ value: Double) -> String {
      Int64(exactly: value).map { "\($0)" } ?? "\(value)"
    }
    return range.upperBound == .greatestFiniteMagnitude
      ? "\(number(range.lowerBound)) or more"
      : "\(number(range.lowerBound)) to \(number(range.upperBound))"
  }
}

extension ClosedRange<Double> {
  /// 0 or more.
  static let zeroOrMore: ClosedRange<Double> = 0 ... .greatestFiniteMagnitude
  /// 1 or more, as ranks are.
  static let oneOrMore: ClosedRange<Double> = 1 ... .greatestFiniteMagnitude
}
