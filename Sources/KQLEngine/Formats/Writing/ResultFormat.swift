public import KQLSyntax

/// How a ``ResultFormat`` writes.
///
/// The data formats (CSV, TSV, JSON, NDJSON) and those of documents (Markdown, HTML, LaTeX) always
/// write all rows and columns; limits are for the formats that people read on a screen: ``BoxFormat``,
/// ``PlainFormat``, ``VerticalFormat`` and ``FoldingFormat``. These, HTML and LaTeX write moments
/// without the parts that are zero in the whole column, and follow ``moment``, ``digitGroup`` and
/// ``cellText``.
public struct FormatOptions: Sendable {
  /// What is written for null where the format has no null of its own.
  public var nullText = ""
  /// How many rows are shown; nil for all.
  public var maxRows: Int?
  /// How many display columns a line may have; nil for any number.
  public var maxWidth: Int?
  /// How many display columns a cell of text may have; nil for any number.
  public var maxCellWidth: Int?
  /// How many display columns a text takes. The default knows zero-width and East Asian wide
  /// characters.
  public var width: @Sendable (String) -> Int = { DisplayWidth.columns(of: $0) }
  /// Changes a cell's text just before it is written, after it was cut; for instance wraps it in
  /// FSI and PDI. Control characters are neutralised before. It must not change the width that
  /// ``width`` tells.
  public var cell: @Sendable (String) -> String = { $0 }
  /// Written behind the first border of each line, for instance U+200E, so that a terminal takes
  /// the line for left-to-right.
  public var lineMark = ""
  /// Whether the number of rows, and of what was cut, stands below the table. What was cut is told
  /// in any case.
  public var showsRowCount = true

  /// Writes a moment in some other way, for instance in another calendar; gets the ticks of 100 ns
  /// since year 1 and how exact the column is. Nil for the usual text.
  public var moment: (@Sendable (_ ticks: Int64, _ precision: MomentPrecision) -> String?)?
  /// What stands between groups of three digits before the point; empty for no groups.
  public var digitGroup = ""
  /// Changes the text of a cell, before it is measured and cut; for instance writes other digits. It
  /// is not called for nulls.
  public var cellText: (@Sendable (_ text: String, _ type: DataType) -> String)?

  /// Ends the work on a large table before anything is written: a layout measures all cells first.
  public var cancellation: Cancellation?

  /// Creates options with the defaults.
  public init() {}

  /// Whether the work has been cancelled; asked for each row, and looked up for some.
  @inline(__always)
  func isCancelled(atRow row: Int) -> Bool {
    row & 0x3FF == 0 && cancellation?.isCancelled == true
  }
}

/// How exact the moments of a column are: as the most exact of them.
public enum MomentPrecision: Sendable, Hashable {
  /// All are midnights.
  case day
  /// All are whole seconds.
  case second
  /// Some are more exact.
  case fraction
}

/// Writes tables in some form.
///
/// This is an extension point; the built-in formats are in ``ResultFormats/all``.
///
/// ```swift
/// let text = JSONFormat().string(table)
/// var output = FileSink(descriptor: 1)
/// CSVFormat().write(table, options: FormatOptions(), to: &output)
/// ```
public protocol ResultFormat: Sendable {
  /// The name by which it is chosen, for instance `csv`.
  var name: String { get }

  /// Writes a table.
  ///
  /// - Parameters:
  ///   - table: The table; without rows, the format still writes what tells its columns, where it can.
  ///   - options: How to write.
  ///   - sink: Takes the bytes, UTF-8, in pieces. Writing stops once it is closed.
  func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink)
}

extension ResultFormat {
  /// The table as a string.
  public func string(_ table: Table, options: FormatOptions = FormatOptions()) -> String {
    var bytes: [UInt8] = []
    write(table, options: options, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The built-in result formats.
public enum ResultFormats {
  /// All of them: `table`, `plain`, `vertical`, `auto`, `csv`, `tsv`, `json`, `ndjson`, `markdown`,
  /// `html`, `latex`, `jsonl`.
  public static let all: [any ResultFormat] = [
    BoxFormat(), PlainFormat(), VerticalFormat(), FoldingFormat(), CSVFormat(), TSVFormat(),
    JSONFormat(), NDJSONFormat(), MarkdownFormat(), HTMLFormat(), LaTeXFormat(), JSONAnswer(),
  ]

  /// The format of a name, or nil.
  public static func named(_ name: String) -> (any ResultFormat)? {
    all.first { $0.name == name }
  }
}
