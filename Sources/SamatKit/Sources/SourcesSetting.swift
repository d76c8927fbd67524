import KQLEngine
import KQLSyntax

/// What the tables know of sources before a journal begins.
struct SourcesSetting: Sendable {
  let casework: CaseworkSetting
  /// The paragraphs of documents; nil where they are not counted.
  var paragraphs: [String: Int?] = [:]
  var facts: Set<String> = []
  var issues: Set<String> = []

  init(_ setting: CaseworkSetting) throws(Diagnostic) {
    casework = setting
    func rows(_ table: SeedTable) throws(Diagnostic) -> [Row] {
      Array(try setting.data.table(table.name, table.schema).rows)
    }
    for row in try rows(SourcesTables.sources) {
      if let id = row.text("source") { paragraphs[id] = .some(row.number("paragraphs")) }
    }
    for row in try rows(SourcesTables.facts) {
      if let id = row.text("fact") { facts.insert(id) }
    }
    for row in try rows(SourcesTables.sourceIssues) {
      if let id = row.text("issue") { issues.insert(id) }
    }
  }
}
