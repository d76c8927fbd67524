import KQLSyntax

/// Writes comma-separated values after RFC 4180, with `\n` line ends and a header.
///
/// A field is quoted only where it must be: where it holds a comma, a quote or a line end, where it
/// is a text that would be read as null, or where it is the only, empty field of its row. What is
/// written can be read again by ``CSVReader``.
public struct CSVFormat: ResultFormat {
  /// `csv`.
  public let name = "csv"

  /// Creates a format.
  public init() {}

  /// Writes a table.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    var output = OutputBuffer()
    let nullText = Array(options.nullText.utf8)
    let isAlone = table.columns.count == 1
    for (index, name) in table.schema.names.enumerated() {
      if index > 0 { output.append(0x2C) }
      let start = output.bytes.count
      output.append(name)
      CSVFormat.quote(&output.bytes, from: start, isAlone: isAlone)
    }
    output.append(0x0A)
    for row in 0..<table.rowCount where !output.isClosed {
      for (index, column) in table.columns.enumerated() {
        if index > 0 { output.append(0x2C) }
        let start = output.bytes.count
        if CellWriter.appendText(column, row, to: &output.bytes) {
          let looksNull = !nullText.isEmpty && output.bytes[start...].elementsEqual(nullText)
          CSVFormat.quote(&output.bytes, from: start, isAlone: isAlone, always: looksNull)
        } else {
          output.bytes.append(contentsOf: nullText)
          CSVFormat.quote(&output.bytes, from: start, isAlone: isAlone)
        }
      }
      output.append(0x0A)
      output.drain(to: &sink)
    }
    output.flush(to: &sink)
  }

  /// Quotes the bytes from an offset on, where they need it.
  private static func quote(
    _ bytes: inout [UInt8], from start: Int, isAlone: Bool, always: Bool = false
  ) {
    var needed = always || (isAlone && start == bytes.count)
    var quotes = 0
    for byte in bytes[start...] {
      switch byte {
      case 0x22: quotes += 1
      case 0x2C, 0x0A, 0x0D: needed = true
      default: break
      }
    }
    guard needed || quotes > 0 else { return }
    let content = Array(bytes[start...])
    bytes.removeSubrange(start...)
    bytes.append(0x22)
    for byte in content {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}

/// Writes tab-separated values: a line a row, with tabs, line ends and backslashes inside of cells
/// written as `\t`, `\n`, `\r` and `\\`. Read again by ``TSVReader``.
public struct TSVFormat: ResultFormat {
  /// `tsv`.
  public let name = "tsv"

  /// Creates a format.
  public init() {}

  /// Writes a table.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    var output = OutputBuffer()
    for (index, name) in table.schema.names.enumerated() {
      if index > 0 { output.append(0x09) }
      let start = output.bytes.count
      output.append(name)
      TSVFormat.escape(&output.bytes, from: start)
    }
    output.append(0x0A)
    for row in 0..<table.rowCount where !output.isClosed {
      for (index, column) in table.columns.enumerated() {
        if index > 0 { output.append(0x09) }
        let start = output.bytes.count
        if CellWriter.appendText(column, row, to: &output.bytes) {
          TSVFormat.escape(&output.bytes, from: start)
        } else {
          output.append(options.nullText)
          TSVFormat.escape(&output.bytes, from: start)
        }
      }
      output.append(0x0A)
      output.drain(to: &sink)
    }
    output.flush(to: &sink)
  }

  private static func escape(_ bytes: inout [UInt8], from start: Int) {
    guard bytes[start...].contains(where: { $0 < 0x20 || $0 == 0x5C }) else { return }
    let content = Array(bytes[start...])
    bytes.removeSubrange(start...)
    for byte in content {
      switch byte {
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
      default: bytes.append(byte)
      }
    }
  }
}
