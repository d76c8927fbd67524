import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// The workspace over the embedded seeds that the tests ask; it never changes.
enum Seeds {
  static let workspace: Result<Workspace, any Error> = Result { try Workspace.seeds() }

  /// The answer of a query.
  static func ask(_ query: String) throws -> Table { try workspace.get().query(query) }

  /// The cells of an answer as text, one array a row.
  static func rows(_ query: String) throws -> [[String]] { text(of: try ask(query)) }

  /// The one number of an answer.
  static func number(_ query: String) throws -> Int64? {
    let table = try ask(query)
    try #require(table.rowCount == 1 && table.schema.count == 1)
    return table.rows[0][0].int64
  }
}

/// The cells of a table as text, one array a row.
func text(of table: Table) -> [[String]] {
  table.rows.map { $0.values.map(ValueText.string) }
}

/// The text of every cell of a column.
func texts(_ table: Table, _ column: String) -> [String] {
  table.rows.map { ValueText.string($0[column]) }
}

/// The code of what a closure throws, of a diagnostic or a failed query.
func code(of body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch let failure as QueryFailure {
    return failure.code
  } catch let diagnostic as Diagnostic {
    return diagnostic.code
  } catch {
    return "\(error)"
  }
}
