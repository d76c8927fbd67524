public import KQLSyntax

/// Reads JSON lines: a JSON object a line, its members the cells of a row.
///
/// A member that an object lacks is null. Without a schema the columns come in the order in which
/// their names first appear, and their types from all values: whole numbers `long`, mixed with
/// others `real`; strings that all are ISO dates `datetime`; arrays, objects and mixtures `dynamic`.
public struct JSONLinesReader: TableReader {
  /// `jsonl`.
  public let name = "jsonl"
  /// `jsonl` and `ndjson`.
  public let fileExtensions = ["jsonl", "ndjson"]

  /// Creates a reader.
  public init() {}

  /// Reads a whole file.
  ///
  /// - Throws: `kql.data.json.syntax`, `.encoding`, `.header`, `.value`, `.unknown-column`,
  ///   `.missing-column` or `.duplicate-column`.
  public func read(_ bytes: TextBytes, options: ReadOptions) throws(Diagnostic) -> Table {
    var rows = JSONRows(bytes, isLines: true, options: options)
    return try rows.read()
  }
}

/// Reads a JSON file: an array of objects, or objects one after the other.
public struct JSONTableReader: TableReader {
  /// `json`.
  public let name = "json"
  /// `json`.
  public let fileExtensions = ["json"]

  /// Creates a reader.
  public init() {}

  /// Reads a whole file; throws what ``JSONLinesReader`` throws.
  public func read(_ bytes: TextBytes, options: ReadOptions) throws(Diagnostic) -> Table {
    var rows = JSONRows(bytes, isLines: false, options: options)
    return try rows.read()
  }
}
