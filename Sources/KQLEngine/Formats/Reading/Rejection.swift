import KQLSyntax

/// A row that cannot be taken, found while the file is read; told about later.
struct Rejection {
  enum Kind {
    /// It could not be taken apart.
    case structure(RowProblem)
    /// A cell is no value of its column's type.
    case value(column: ColumnLoad, start: Int, field: FieldIndex)
  }

  /// The number of the row, broken ones counted.
  let row: Int
  /// Where the row begins.
  let rowStart: Int
  let kind: Kind
}

/// The rejected rows of a chunk: all their numbers, and the first ones in full.
struct ChunkRejections {
  private(set) var rows: [Int] = []
  private(set) var described: [Rejection] = []

  mutating func add(_ rejection: Rejection, limit: Int) {
    rows.append(rejection.row)
    if described.count < limit { described.append(rejection) }
  }
}

/// Says what is wrong with a row of a file of fields.
struct DelimitedMessages {
  private let bytes: TextBytes
  private let fileName: String
  private let newline: UInt8
  private let dialect: Dialect
  private var lines: LineCounter
  /// The names in the header.
  var names: [String] = []

  init(_ bytes: TextBytes, fileName: String, dialect: Dialect) {
    self.bytes = bytes
    self.fileName = fileName
    self.dialect = dialect
    newline = dialect.newline
    lines = LineCounter(bytes, newline: newline)
  }

  /// A problem of the file as a whole.
  func problem(_ code: String, _ message: String, help: String = "") -> Diagnostic {
    Diagnostic(
      code: "kql.data.csv." + code,
      message: "\(MessageText.path(fileName)): \(message)", help: help)
  }

  func emptyFile() -> Diagnostic {
    problem(
      "header", "the file is empty",
      help: "its first row must hold the names of the columns")
  }

  /// What is wrong with a row, where it stands in the file and, if it is one column, in which.
  mutating func describe(_ rejection: Rejection) -> (Diagnostic, line: Int, column: String) {
    switch rejection.kind {
    case .structure(let problem):
      let column: String =
        switch problem.kind {
        case .fieldCount(let count) where count < names.count: names[count]
        case .encoding(let column): names[column]
        default: ""
        }
      return (diagnostic(problem), lines.line(at: problem.offset), column)
    case .value(let column, let start, let field):
      let name = names[column.position]
      let type = column.schema.type
      let source = FieldSource(base: bytes.baseAddress, dialect: dialect)
      source.origin = start - field.start
      let diagnostic = problem(
        "value", at: start, rowStart: rejection.rowStart,
        "\(MessageText.quoted(source.text(field))) in column "
          + "\(MessageText.quoted(name)) is no \(type.rawValue)",
        help: type.writingHelp)
      return (diagnostic, lines.line(at: start), name)
    }
  }

  private mutating func problem(
    _ code: String, at offset: Int, rowStart: Int, _ message: String, help: String
  ) -> Diagnostic {
    let first = lines.line(at: rowStart)
    let line = lines.line(at: offset)
    let row = first == line ? "" : " (the row begins in line \(first))"
    return Diagnostic(
      code: "kql.data.csv." + code,
      message: "\(MessageText.path(fileName)):\(line): \(message)\(row)", help: help)
  }

  /// A byte that is no UTF-8; without a column, in the header.
  mutating func encodingProblem(at offset: Int, column: Int?) -> Diagnostic {
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    let place = column.map { " in column \(MessageText.quoted(names[$0]))" } ?? " in the header"
    let isUTF16 =
      bytes.count >= 2
      && (bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF)
    return problem(
      "encoding", at: offset, rowStart: offset, "byte 0x\(digits)\(place) is not UTF-8",
      help: isUTF16
        ? "the file looks like UTF-16: save it as UTF-8"
        : "save the file as UTF-8; it may be in the code page of the program that wrote it")
  }

  /// A row that could not be taken apart.
  mutating func diagnostic(_ broken: RowProblem) -> Diagnostic {
    let start = broken.rowStart
    let rest = bytes[broken.offset...]
    let end = rest.firstIndex { $0 == newline || $0 == 0x0D } ?? rest.endIndex
    let text = MessageText.quoted(TextBytes(rebasing: rest[..<end]))
    switch broken.kind {
    case .fieldCount(let count):
      let name = count < names.count ? MessageText.quoted(names[count]) : ""
      let more =
        count < names.count
        ? "column \(name) is the first without one"
        : "column \(MessageText.quoted(names.last ?? "")) is the last"
      return problem(
        "field-count", at: start, rowStart: start,
        "the row \(text) has \(count) \(count == 1 ? "field" : "fields") "
          + "for \(names.count) columns; \(more)",
        help: "quote fields that hold a delimiter, and write an empty field for what is unknown")
    case .unterminatedQuote:
      return problem(
        "quote", at: broken.offset, rowStart: start,
        "a quote is opened and never closed: \(text)",
        help: "close the quote, and double quotes that belong to the text: \"\"")
    case .textAfterQuote:
      return problem(
        "quote", at: broken.offset, rowStart: start,
        "text follows a closing quote: \(text)",
        help: "quote the whole field, and double quotes that belong to the text: \"\"")
    case .fieldTooLong:
      return problem(
        "value", at: broken.offset, rowStart: start,
        "a field is longer than \(FieldIndex.maximumLength) bytes",
        help: "look for a missing delimiter or quote")
    case .encoding(let column): return encodingProblem(at: broken.offset, column: column)
    }
  }
}
