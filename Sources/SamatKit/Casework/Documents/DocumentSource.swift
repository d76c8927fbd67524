import KQLEngine
import KQLSyntax
import PersianText
import Synchronization

/// What documents are made from: the tables of a workspace at one moment.
struct DocumentSource {
  let workspace: Workspace
  private let catalog: Catalog

  /// The tables as they are now.
  init(_ workspace: Workspace) throws(Diagnostic) {
    try workspace.refresh()
    self.workspace = workspace
    catalog = workspace.catalog
  }

  /// The tables as they were at the end of a day. Where nothing happened after it they are those of now.
  init(_ workspace: Workspace, asOf day: SolarHijriDate) throws(Diagnostic) {
    try workspace.refresh()
    let last = workspace.domain?.content.withLock { $0.boxes.compactMap(\.lastDay).max() }
    if let last, last > day {
      try self.init(try workspace.recentAsOf(day))
    } else {
      try self.init(workspace)
    }
  }

  /// The tables as they were at the end of a day, or as they are now where none is given.
  init(reading workspace: Workspace, asOf day: SolarHijriDate?) throws(Diagnostic) {
    if let day {
      try self.init(workspace, asOf: day)
    } else {
      try self.init(workspace)
    }
  }

  /// The rows of a query; `parameters` are declared by their types.
  func rows(
    _ text: String, _ parameters: [String: Value] = [:]
  ) throws(Diagnostic) -> [Row] {
    let declared = parameters.sorted { $0.key < $1.key }.map { name, value in
      "\(name):\(value.type?.rawValue ?? "string")"
    }
    let head =
      declared.isEmpty ? "" : "declare query_parameters(\(declared.joined(separator: ", ")));\n"
    do throws(QueryFailure) {
      return Array(try catalog.query(head + text, parameters: parameters).rows)
    } catch {
      throw error.diagnostics.first
        ?? Diagnostic(code: "samat.casework.id", message: "the tables cannot be asked")
    }
  }

  /// The row of what a page is about.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - key: The column of its ids.
  ///   - id: The id.
  ///   - noun: What it is called in the message, with its article left out.
  ///   - columns: The columns that the help lists; all of the table where they are empty.
  ///   - code: The code where there is none.
  /// - Returns: Its first row.
  /// - Throws: The code; what the tables report.
  func record(
    _ table: String, _ key: String, _ id: String, _ noun: String, columns: String,
    or code: some RefusalCode
  ) throws(Diagnostic) -> Row {
    let query = "\(table) | where ['\(key)'] == id | take 1"
    if let row = try rows(query, ["id": .string(id)]).first { return row }
    throw Diagnostic(
      code: code.rawValue, message: "there is no \(noun) '\(CaseworkIDs.shown(id))'",
      help: columns.isEmpty
        ? "'\(table)' lists them" : "'\(table) | project \(columns)' lists them")
  }

  /// The names of ids of a table.
  func names(
    _ table: String, _ key: String, _ ids: some Sequence<String>, _ english: String = "name"
  ) throws(Diagnostic) -> [String: DocumentName] {
    let ids = Set(ids).subtracting([""])
    var names = Dictionary(uniqueKeysWithValues: ids.map { ($0, DocumentName($0)) })
    if ids.isEmpty { return names }
    let list = Value.dynamic(.array(ids.sorted().map(DynamicValue.string)))
    let found = try rows(
      "\(table) | where \(key) in (ids) | project id = \(key), en = \(english), fa = \(english)_fa",
      ["ids": list])
    for row in found {
      let id = row.text("id") ?? ""
      names[id] = DocumentName(id, english: row.text("en"), persian: row.text("fa"))
    }
    return names
  }

  /// The names of provinces and counties.
  func places(_ ids: some Sequence<String>) throws(Diagnostic) -> [String: DocumentName] {
    let ids = Array(ids)
    var names = try names("counties", "county", ids)
    names.merge(try self.names("provinces", "province", ids)) {
      $1.english == nil && $1.persian == nil ? $0 : $1
    }
    return names
  }

  func units(_ ids: some Sequence<String>) throws(Diagnostic) -> [String: DocumentName] {
    try names("units", "unit", ids)
  }

  func organizations(_ ids: some Sequence<String>) throws(Diagnostic) -> [String: DocumentName] {
    try names("organizations", "organization", ids)
  }

  func people(_ ids: some Sequence<String>) throws(Diagnostic) -> [String: DocumentName] {
    try names("people", "person", ids)
  }

  func obstacles(_ ids: some Sequence<String>) throws(Diagnostic) -> [String: DocumentName] {
    try names("obstacle_kinds", "obstacle", ids)
  }

  /// Who held a post on a day; nil where no source says so for that day, or two say different things.
  func holder(of post: String?, on day: SolarHijriDate) throws(Diagnostic) -> String? {
    guard let post else { return nil }
    let found = try rows(
      """
      holdings
      | where post == id
      | where iff(isnotnull(held_from) or isnotnull(held_to),
          (isnull(held_from) or held_from <= day) and (isnull(held_to) or held_to >= day),
          as_of == day)
      | distinct person
      """, ["id": .string(post), "day": SolarHijriTicks.value(day)])
    return found.count == 1 ? found[0].text("person") : nil
  }

  /// What was recorded of working groups; empty without a journal.
  var state: WorkingGroupsState { state(of: WorkingGroupsState.self) ?? WorkingGroupsState() }

  /// What was recorded of a part of the domain; nil without a journal.
  func state<State>(of part: State.Type) -> State? {
    workspace.domain?.content.withLock { content in
      content.boxes.lazy.compactMap { $0.anyState as? State }.first
    }
  }
}

extension SolarHijriTicks {
  /// A day as a cell.
  static func value(_ day: SolarHijriDate) -> Value { DayNumber(day).value }
}
extension Dictionary<String, DocumentName> {
  /// The name of an id, which is the id where there is no other.
  func of(_ id: String?) -> DocumentName? { id.map { self[$0] ?? DocumentName($0) } }
}

extension DocumentName? {
  /// The name, or that it is unknown.
  func text(in language: DocumentLanguage) -> String {
    self?.text(in: language) ?? language.unknown
  }
}

extension Row {
  /// The document and the paragraph that a row comes from; nil where it comes from none.
  var place: String? {
    text("source").map { document in number("paragraph").map { "\(document), \($0)" } ?? document }
  }
}
