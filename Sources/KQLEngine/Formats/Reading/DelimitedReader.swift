import Glibc
import KQLSyntax

/// Reads one file of fields: header, then chunks of rows, column by column while they are in the
/// processor's cache.
struct DelimitedReader {
  private let bytes: TextBytes
  private let dialect: Dialect
  private let options: ReadOptions
  private let newline: UInt8
  private var lines: LineCounter
  private var names: [String] = []
  /// Where the first row of data begins.
  private var bodyStart = 0
  private var firstInvalid: Int?
  private var rejected: RejectedRows
  /// Rows, counted without structurally broken ones, whose values were refused; ascending.
  private var refusedRows: [Int] = []

  /// The most columns a file may have.
  private static let maximumWidth = 1 << 16
  /// How many fields a chunk has, roughly.
  private static let chunkFields = 1 << 16

  init(_ bytes: TextBytes, dialect: Dialect, options: ReadOptions) {
    self.bytes = bytes
    self.dialect = dialect
    self.options = options
    var newline: UInt8 = 0x0A
    if let base = bytes.baseAddress, memchr(base, 0x0A, bytes.count) == nil,
      memchr(base, 0x0D, bytes.count) != nil
    {
      newline = 0x0D
    }
    self.newline = newline
    lines = LineCounter(bytes, newline: newline)
    rejected = RejectedRows(options)
  }

  /// Reads the file.
  ///
  /// - Throws: The first problem in the order of the file.
  mutating func read() throws(Diagnostic) -> Table {
    guard let base = bytes.baseAddress, bytes.count <= FieldIndex.maximumOffset else {
      throw bytes.isEmpty ? emptyFile() : problem("value", "the file is larger than 64 GiB")
    }
    firstInvalid = UTF8Check.firstInvalid(bytes)
    var scanner = RowScanner(
      base: base, count: bytes.count, dialect: dialect, newline: newline, position: markLength())
    let source = FieldSource(base, dialect: dialect)
    try readHeader(&scanner, source)
    let match = try HeaderMatch(names: names, options: options, family: "csv")
    let collectors = match.targets.map { target in
      target.position.map {
        ColumnCollector(
          position: $0, schema: target.schema, isInferred: target.isInferred, options: options)
      }
    }
    let rowCount = try fill(collectors.compactMap { $0 }, scanner, source)
    var schema: [ColumnSchema] = []
    var columns: [Column] = []
    for (target, collector) in zip(match.targets, collectors) {
      let column =
        collector?.finish()
        ?? .constant(.null, type: target.schema.type, count: rowCount)
      schema.append(collector?.schema ?? target.schema)
      columns.append(column)
    }
    var table = Table(schema: Schema(schema), columns: columns, rowCount: rowCount)
    table.notes = rejected.summary
    return table
  }

  // MARK: Header

  private func markLength() -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  private mutating func readHeader(
    _ scanner: inout RowScanner, _ source: FieldSource
  ) throws(Diagnostic) {
    let start = scanner.position
    let chunk = RowChunk(maximumWidth: DelimitedReader.maximumWidth)
    if let broken = scanner.fill(chunk, upTo: 1) { throw diagnostic(broken, chunk, source) }
    guard chunk.rowCount == 1 else { throw emptyFile() }
    let width = chunk.lastFieldCount
    guard width <= DelimitedReader.maximumWidth else {
      throw problem("header", "the first row has \(width) fields")
    }
    if let firstInvalid, firstInvalid < scanner.position {
      throw encodingProblem(at: firstInvalid, column: nil)
    }
    if options.header == .none {
      scanner.position = start
      let declared = options.schema?.names ?? []
      names = (0..<width).map { $0 < declared.count ? declared[$0] : "Column\($0 + 1)" }
    } else {
      var taken: Set<String> = []
      for position in 0..<width {
        let text = source.trimmed(FieldIndex(word: chunk.cells[position]))
        names.append(String(decoding: text, as: UTF8.self))
        taken.insert(names[position])
      }
      for position in 0..<width where names[position].isEmpty {
        // As the language names columns without a name.
        let name = "Column\(position + 1)"
        if options.schema == nil && taken.insert(name).inserted { names[position] = name }
      }
    }
    bodyStart = scanner.position
  }

  // MARK: Rows

  /// Feeds the columns, in as many passes as they need.
  ///
  /// - Returns: The number of rows.
  private mutating func fill(
    _ collectors: [ColumnCollector], _ scanner: RowScanner, _ source: FieldSource
  ) throws(Diagnostic) -> Int {
    let rowLimit = max(1, DelimitedReader.chunkFields / max(1, names.count))
    let chunk = RowChunk(width: names.count, rowLimit: rowLimit)
    var rowCount = try pass(collectors, scanner, source, chunk, isFirst: true)
    var pending = collectors.filter(\.needsAnotherPass)
    if !refusedRows.isEmpty { pending = collectors }
    while !pending.isEmpty {
      for collector in pending { collector.restart() }
      rowCount = try pass(pending, scanner, source, chunk, isFirst: false)
      pending = pending.filter(\.needsAnotherPass)
    }
    return rowCount
  }

  private mutating func pass(
    _ collectors: [ColumnCollector], _ start: RowScanner, _ source: FieldSource, _ chunk: RowChunk,
    isFirst: Bool
  ) throws(Diagnostic) -> Int {
    var scanner = start
    scanner.position = bodyStart
    // Rows cut so far, and those of them that were kept.
    var cut = 0
    var kept = 0
    var refused = refusedRows[...]
    let stops = options.onError == .stop
    while !scanner.isAtEnd {
      chunk.rowCount = 0
      var pendingError: Diagnostic?
      while !scanner.isAtEnd && chunk.rowCount < chunk.rowLimit {
        guard let broken = next(&scanner, chunk) else { continue }
        guard isFirst else { continue }
        if stops {
          pendingError = diagnostic(broken, chunk, source)
          break
        }
        reject { reader in reader.diagnostic(broken, chunk, source) }
      }
      if !isFirst {
        var dropped: [Int] = []
        while let row = refused.first, row < cut + chunk.rowCount {
          dropped.append(row - cut)
          refused.removeFirst()
        }
        cut += chunk.rowCount
        chunk.remove(dropped)
      }
      var failures: [Int: ColumnCollector] = [:]
      for collector in collectors {
        collector.append(chunk, source, stopsAtFailure: stops)
        for row in collector.failures where failures[row] == nil { failures[row] = collector }
      }
      for row in failures.keys.sorted() {
        guard let collector = failures[row] else { continue }
        if stops { throw valueProblem(chunk, row, collector, source) }
        reject { reader in reader.valueProblem(chunk, row, collector, source) }
        refusedRows.append(cut + row)
      }
      if let pendingError { throw pendingError }
      if isFirst { cut += chunk.rowCount }
      kept += chunk.rowCount
      if kept == chunk.rowCount && !scanner.isAtEnd {
        reserve(collectors, rows: kept, bytesRead: scanner.position - bodyStart)
      }
    }
    return kept
  }

  private func reserve(_ collectors: [ColumnCollector], rows: Int, bytesRead: Int) {
    guard rows > 0, bytesRead > 0 else { return }
    let expected = Double(rows) * Double(bytes.count - bodyStart) / Double(bytesRead) * 1.02
    guard let count = Int(exactly: expected.rounded()), count < 1 << 34 else { return }
    for collector in collectors { collector.reserve(count) }
  }

  // MARK: Encoding

  /// Adds rows to a chunk up to the first broken one; in a file with bytes that are no UTF-8 one
  /// row a call, because there every row is looked at.
  private func next(_ scanner: inout RowScanner, _ chunk: RowChunk) -> RowProblem? {
    guard let firstInvalid else { return scanner.fill(chunk, upTo: chunk.rowLimit) }
    let row = chunk.rowCount
    if let broken = scanner.fill(chunk, upTo: row + 1) { return broken }
    guard chunk.rowCount > row, scanner.position > firstInvalid else { return nil }
    for column in 0..<chunk.width {
      let field = chunk.field(row, column)
      let content = TextBytes(rebasing: bytes[field.start..<(field.start + field.length)])
      if let place = UTF8Check.firstInvalid(content) {
        chunk.rowCount = row
        return RowProblem(
          kind: .encoding(column), rowStart: chunk.field(row, 0).start,
          offset: field.start + place)
      }
    }
    return nil
  }

  // MARK: Messages

  private mutating func reject(_ describe: (inout DelimitedReader) -> Diagnostic) {
    let message = rejected.describesNext ? describe(&self).message : ""
    rejected.add { message }
  }

  private func problem(_ code: String, _ message: String, help: String = "") -> Diagnostic {
    Diagnostic(
      code: "kql.data.csv." + code,
      message: "\(MessageText.path(options.fileName)): \(message)", help: help)
  }

  private mutating func problem(
    _ code: String, at offset: Int, rowStart: Int, _ message: String, help: String
  ) -> Diagnostic {
    let first = lines.line(at: rowStart)
    let line = lines.line(at: offset)
    let row = first == line ? "" : " (the row begins in line \(first))"
    return Diagnostic(
      code: "kql.data.csv." + code,
      message: "\(MessageText.path(options.fileName)):\(line): \(message)\(row)", help: help)
  }

  private func emptyFile() -> Diagnostic {
    problem(
      "header", "the file is empty",
      help: "its first row must hold the names of the columns")
  }

  private mutating func valueProblem(
    _ chunk: RowChunk, _ row: Int, _ collector: ColumnCollector, _ source: FieldSource
  ) -> Diagnostic {
    let field = chunk.field(row, collector.position)
    let type = collector.schema.type
    return problem(
      "value", at: field.start, rowStart: chunk.field(row, 0).start,
      "\(MessageText.quoted(source.text(field))) in column "
        + "\(MessageText.quoted(names[collector.position])) is no \(type.rawValue)",
      help: type.writingHelp)
  }

  private mutating func encodingProblem(at offset: Int, column: Int?) -> Diagnostic {
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

  private mutating func diagnostic(
    _ broken: RowProblem, _ chunk: RowChunk, _ source: FieldSource
  ) -> Diagnostic {
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
