import KQLSyntax

/// Writes a Markdown table (GitHub's form): pipes are escaped, line ends become `<br>`, numbers
/// stand to the right.
public struct MarkdownFormat: ResultFormat {
  /// `markdown`.
  public let name = "markdown"

  /// Creates a format.
  public init() {}

  /// Writes a table; nothing for one without columns.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    var output = OutputBuffer()
    guard !table.columns.isEmpty else { return }
    for column in table.schema.columns {
      output.append("| ")
      MarkdownFormat.escape(Array(column.name.utf8), to: &output.bytes)
      output.append(" ")
    }
    output.append("|\n")
    for column in table.schema.columns {
      let isNumber = column.type.isNumeric || column.type == .timespan
      output.append(isNumber ? "| ---: " : "| --- ")
    }
    output.append("|\n")
    var cell: [UInt8] = []
    for row in 0..<table.rowCount where !output.isClosed {
      for column in table.columns {
        output.append("| ")
        cell.removeAll(keepingCapacity: true)
        if CellWriter.appendText(column, row, to: &cell) {
          MarkdownFormat.escape(cell, to: &output.bytes)
        } else {
          MarkdownFormat.escape(Array(options.nullText.utf8), to: &output.bytes)
        }
        output.append(" ")
      }
      output.append("|\n")
      output.drain(to: &sink)
    }
    output.flush(to: &sink)
  }

  private static func escape(_ text: [UInt8], to bytes: inout [UInt8]) {
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      case 0x7C, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x0A: if previous != 0x0D { bytes.append(contentsOf: "<br>".utf8) }
      case 0x0D: bytes.append(contentsOf: "<br>".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      default: bytes.append(byte)
      }
      previous = byte
    }
  }
}
