import KQLSyntax

/// Writes an HTML table: a whole page for a browser, and as well a part of another one.
///
/// Cells have `dir="auto"`, so that right-to-left text stands rightly; numbers have the class `number`
/// and stand to the right, nulls the class `null`. Line ends become `<br>`.
public struct HTMLFormat: ResultFormat {
  /// `html`.
  public let name = "html"

  /// Creates a format.
  public init() {}

  /// Writes a table.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    var output = OutputBuffer()
    output.append(
      "<meta charset=\"utf-8\">\n\(HTMLFormat.style)<table class=\"kql\">\n<thead>\n<tr>")
    for name in table.schema.names { append(name, "th dir=\"auto\"", "th", to: &output) }
    output.append("</tr>\n</thead>\n<tbody>\n")
    let texts = table.columns.map { CellTexts($0, options: options) }
    let numeric = table.schema.columns.map { $0.type.isNumeric || $0.type == .timespan }
    for row in 0..<table.rowCount where !output.isClosed {
      output.append("<tr>")
      for (cells, isNumeric) in zip(texts, numeric) {
        if let text = cells.raw(at: row) {
          let tag =
            isNumeric ? "td class=\"number\" style=\"text-align:right\"" : "td dir=\"auto\""
          append(text, tag, "td", to: &output)
        } else {
          append(options.nullText, "td class=\"null\"", "td", to: &output)
        }
      }
      output.append("</tr>\n")
      output.drain(to: &sink)
    }
    output.append("</tbody>\n</table>\n")
    output.flush(to: &sink)
  }

  /// Lines between the rows, and headings above the side on which the cells begin.
  private static let style = """
    <style>
    table.kql { border-collapse: collapse }
    .kql th, .kql td { padding: 0.2em 0.7em; border-bottom: 1px solid #bbb; text-align: start }
    </style>

    """

  private func append(_ text: String, _ tag: String, _ end: String, to output: inout OutputBuffer) {
    output.append("<\(tag)>")
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x26: output.append("&amp;")
      case 0x3C: output.append("&lt;")
      case 0x3E: output.append("&gt;")
      case 0x22: output.append("&quot;")
      case 0x27: output.append("&#39;")
      case 0x0A: if previous != 0x0D { output.append("<br>") }
      case 0x0D: output.append("<br>")
      // HTML has no way to write the other control characters.
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: output.append("\u{FFFD}")
      default: output.append(byte)
      }
      previous = byte
    }
    output.append("</\(end)>")
  }
}
