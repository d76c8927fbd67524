public import KQLSyntax

/// Reads a file format into columns.
///
/// This is an extension point: ``TableFiles`` takes any list of readers and picks one by the file's
/// extension. The built-in ones are ``CSVReader``, ``TSVReader``, ``JSONLinesReader`` and
/// ``JSONTableReader``.
public protocol TableReader: Sendable {
  /// The format's name, for instance `csv`.
  var name: String { get }

  /// The extensions of its files in lower case, without a point.
  var fileExtensions: [String] { get }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes; borrowed for the time of the call. Any bytes must be survived.
  ///   - options: What to expect.
  /// - Returns: The table. Rows keep the order of the file.
  /// - Throws: A `kql.data.…` diagnostic that names file, line, column and the offending text, where
  ///   the file cannot be read or, with ``ReadOptions/ErrorPolicy/stop``, any row cannot.
  func read(_ bytes: TextBytes, options: ReadOptions) throws(Diagnostic) -> Table
}

extension TableReader {
  /// Reads a whole file that is in memory.
  public func read(
    _ bytes: [UInt8], options: ReadOptions = ReadOptions()
  ) throws(Diagnostic) -> Table {
    try bytes.withUnsafeBufferPointer { (buffer) throws(Diagnostic) -> Table in
      try read(buffer, options: options)
    }
  }

  /// Reads a file given as text.
  public func read(
    text: String, options: ReadOptions = ReadOptions()
  ) throws(Diagnostic) -> Table {
    try read(Array(text.utf8), options: options)
  }

  /// Reads a file that is written in the program, without a copy.
  public func read(
    _ text: StaticString, options: ReadOptions = ReadOptions()
  ) throws(Diagnostic) -> Table {
    guard text.hasPointerRepresentation else {
      return try read(text: text.description, options: options)
    }
    // SAFETY: a static string's bytes live as long as the program.
    let bytes = TextBytes(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return try read(bytes, options: options)
  }
}

/// Reads comma-separated values after RFC 4180, in UTF-8.
///
/// Fields may be quoted; a quoted field may hold commas, line ends and doubled quotes. A byte order
/// mark, `\r\n`, a last line without an end and blank lines are fine. An empty field is null (the
/// empty string in a string column).
///
/// Without a schema the types come from the whole file: `bool`, `long`, `real`, `datetime`,
/// `timespan`, `dynamic` (JSON arrays and bags), or else `string`. Numbers that would not be written
/// back as they were, such as `0101`, `+98` or digits beyond 18 places, stay strings, and a column
/// without any value is one of strings.
public struct CSVReader: TableReader {
  /// `csv`.
  public let name = "csv"
  /// `csv`.
  public let fileExtensions = ["csv"]

  /// Creates a reader.
  public init() {}

  /// Reads a whole file.
  ///
  /// - Throws: `kql.data.csv.header`, `.duplicate-column`, `.unknown-column`, `.missing-column`,
  ///   `.field-count`, `.value`, `.encoding` or `.quote`.
  /// - Complexity: O(bytes); one pass, and one more over a column whose type turns out wider late in
  ///   the file.
  public func read(_ bytes: TextBytes, options: ReadOptions) throws(Diagnostic) -> Table {
    var reader = DelimitedReader(
      bytes, dialect: .csv(options.delimiter ?? 0x2C), options: options)
    return try reader.read()
  }
}

/// Reads tab-separated values: one line a row, tabs between fields, `\t`, `\n`, `\r` and `\\` inside
/// them; quotes mean nothing. What ``TSVFormat`` writes.
///
/// Blank lines are skipped, except where there is a single column: there they are its empty fields.
/// Tab-separated files with quotes are read by ``CSVReader`` with ``ReadOptions/delimiter`` 9.
public struct TSVReader: TableReader {
  /// `tsv`.
  public let name = "tsv"
  /// `tsv` and `tab`.
  public let fileExtensions = ["tsv", "tab"]

  /// Creates a reader.
  public init() {}

  /// Reads a whole file; throws what ``CSVReader`` throws.
  public func read(_ bytes: TextBytes, options: ReadOptions) throws(Diagnostic) -> Table {
    var reader = DelimitedReader(
      bytes, dialect: .tsv(options.delimiter ?? 0x09), options: options)
    return try reader.read()
  }
}
