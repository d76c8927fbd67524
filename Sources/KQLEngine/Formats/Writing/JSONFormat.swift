import KQLSyntax

/// Writes a JSON array of objects, one a line: `[{"name": "value"}]`.
///
/// Numbers are numbers, except `"NaN"`, `"Infinity"` and `"-Infinity"`; moments are ISO 8601 text
/// with `Z`, intervals text such as `1.02:03:04`; dynamic values are embedded as JSON.
public struct JSONFormat: ResultFormat {
  /// `json`.
  public let name = "json"

  /// Creates a format.
  public init() {}

  /// Writes a table; `[]` for one without rows.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    var output = OutputBuffer()
    let writer = JSONObjectWriter(table)
    output.append("[")
    for row in 0..<table.rowCount where !output.isClosed {
      output.append(row == 0 ? "\n" : ",\n")
      writer.append(row, to: &output.bytes)
      output.drain(to: &sink)
    }
    output.append(table.rowCount == 0 ? "]\n" : "\n]\n")
    output.flush(to: &sink)
  }
}

/// Writes JSON lines: an object a line. Read again by ``JSONLinesReader``.
public struct NDJSONFormat: ResultFormat {
  /// `ndjson`.
  public let name = "ndjson"

  /// Creates a format.
  public init() {}

  /// Writes a table; nothing for one without rows.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    var output = OutputBuffer()
    let writer = JSONObjectWriter(table)
    for row in 0..<table.rowCount where !output.isClosed {
      writer.append(row, to: &output.bytes)
      output.append("\n")
      output.drain(to: &sink)
    }
    output.flush(to: &sink)
  }
}

/// Writes rows as JSON objects; the names are prepared once.
private struct JSONObjectWriter {
  /// `{"a":`, `,"b":` ...
  private let heads: [[UInt8]]
  private let columns: [Column]

  init(_ table: Table) {
    columns = table.columns
    heads = table.schema.names.enumerated().map { index, name in
      var bytes: [UInt8] = [index == 0 ? 0x7B : 0x2C]
      JSONText.appendQuoted(name.utf8, to: &bytes)
      bytes.append(0x3A)
      return bytes
    }
  }

  func append(_ row: Int, to output: inout [UInt8]) {
    if columns.isEmpty { output.append(0x7B) }
    for (head, column) in zip(heads, columns) {
      output.append(contentsOf: head)
      CellWriter.appendJSON(column, row, to: &output)
    }
    output.append(0x7D)
  }
}
