import KQLSyntax

/// Turns the objects of a JSON file into columns: a first pass over the file for names, types and
/// the number of rows, a second one for the values, each on several threads.
///
/// Reading twice is slower than keeping what was read, but needs no more memory than the table.
struct JSONRows {
  private let bytes: TextBytes
  private let isLines: Bool
  private let options: ReadOptions
  private let parser: CellParser
  private let threads: Int
  private let control: LoadControl
  private var lines: LineCounter
  private var rejected: RejectedRows
  private var names: [String] = []

  /// How many different names the objects may have; a table has a cell for each name and object.
  private static let maximumWidth = 4096
  /// How many bytes a piece has, roughly.
  private static let pieceSize = 1 << 20
  /// How many rows, and of how many pieces, are looked at for texts that repeat.
  private static let sampledRows = 512
  private static let sampledPieces = 16

  init(_ bytes: TextBytes, isLines: Bool, options: ReadOptions) {
    self.bytes = bytes
    self.isLines = isLines
    self.options = options
    parser = CellParser(options)
    threads = options.threads ?? LoadThreads.available
    control = LoadControl(options)
    lines = LineCounter(bytes)
    rejected = RejectedRows(options)
  }

  mutating func read() throws(Diagnostic) -> Table {
    options.progress?.begin(bytes: bytes.count)
    let (pieces, isTruncated) = cut()
    try control.check(options.fileName)
    let surveys = survey(pieces)
    try control.check(options.fileName)
    let types = try merge(surveys)
    if isTruncated { try report("syntax", at: bytes.count) { _ in "the array is never closed" } }
    let rowCount = surveys.reduce(0) { $0 + $1.rowCount }
    try refuseSparseness(rowCount: rowCount)
    if let schema = options.schema, rowCount == 0, names.isEmpty {
      var table = Table.empty(schema)
      table.notes = rejected.finish(loaded: 0)
      return table
    }
    // A name that no object has is missing only if it may not be null.
    var lenient = options
    lenient.missingColumns = .fillWithNull
    let match = try HeaderMatch(names: names, options: lenient, family: "json")
    try refuseMissing(match, rowCount: rowCount)
    let columns = match.targets.map { target in
      target.position.map { position -> ColumnLoad in
        var schema = target.schema
        if target.isInferred { schema.type = types[position].columnType }
        return ColumnLoad(position: position, schema: schema, isInferred: false)
      }
    }
    var chunks: [FileChunk] = []
    var row = 0
    for (piece, survey) in zip(pieces, surveys) {
      chunks.append(
        FileChunk(
          range: piece.range, rowCount: survey.rowCount, firstRow: row, isUTF8: survey.isUTF8))
      row += survey.rowCount
    }
    let leftOut = try fill(columns.compactMap { $0 }, pieces, chunks, rowCount)
    return try makeTable(match, columns, chunks, leftOut: leftOut)
  }

  /// Refuses a file whose table would be much larger than the file, because most objects have other
  /// members.
  private func refuseSparseness(rowCount: Int) throws(Diagnostic) {
    let cells = rowCount.multipliedReportingOverflow(by: names.count)
    guard cells.overflow || (cells.partialValue > 1 << 26 && cells.partialValue > bytes.count * 4)
    else { return }
    throw Diagnostic(
      code: "kql.data.json.header",
      message: "\(MessageText.path(options.fileName)): \(rowCount) objects have "
        + "\(names.count) different members, and few of them each",
      help: "put members whose names are data into a member of their own")
  }

  private func refuseMissing(_ match: HeaderMatch, rowCount: Int) throws(Diagnostic) {
    guard options.missingColumns == .refuse, rowCount > 0 else { return }
    if let target = match.targets.first(where: { $0.position == nil }) {
      throw Diagnostic(
        code: "kql.data.json.missing-column",
        message: "\(MessageText.path(options.fileName)): no object has a member "
          + MessageText.quoted(target.schema.name),
        help: "write it, with null where it is unknown")
    }
  }

  private func makeTable(
    _ match: HeaderMatch, _ loads: [ColumnLoad?], _ chunks: [FileChunk], leftOut: [Int]
  ) throws(Diagnostic) -> Table {
    let rowCount = chunks.reduce(0) { $0 + $1.rowCount }
    var schema: [ColumnSchema] = []
    var columns: [Column] = []
    for (target, load) in zip(match.targets, loads) {
      try control.check(options.fileName)
      var column =
        load?.finish(chunks, rowCount: rowCount, threads: threads)
        ?? .constant(.null, type: target.schema.type, count: rowCount)
      if !leftOut.isEmpty { column = column.removing(rows: leftOut) }
      schema.append(load?.schema ?? target.schema)
      columns.append(column)
    }
    var table = Table(
      schema: Schema(schema), columns: columns, rowCount: rowCount - leftOut.count)
    table.notes = rejected.finish(loaded: table.rowCount)
    if bytes.count >= JSONRows.pieceSize { LoadMemory.giveBack() }
    return table
  }

  // MARK: First pass

  /// Cuts the file into pieces.
  ///
  /// - Returns: The pieces, and whether the file is an array that does not end.
  private func cut() -> ([JSONPiece], isTruncated: Bool) {
    let size = max(1, options.chunkSize ?? max(JSONRows.pieceSize, bytes.count >> 12))
    var pieces: [JSONPiece] = []
    if isLines {
      let isMarked =
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
      let borders = Framing.lineBorders(bytes, from: isMarked ? 3 : 0, size: size, newline: 0x0A)
      for (begin, end) in zip(borders, borders.dropFirst()) {
        pieces.append(JSONPiece(range: begin..<end, elements: nil))
      }
      return (pieces, false)
    }
    var cutter = JSONElements(bytes, isLines: false)
    var elements: [Range<Int>] = []
    func end() {
      guard let first = elements.first, let last = elements.last else { return }
      pieces.append(
        JSONPiece(range: first.lowerBound..<last.upperBound, elements: elements))
      elements = []
    }
    while let element = cutter.next() {
      elements.append(element)
      if element.upperBound - elements[0].lowerBound >= size {
        end()
        if control.isStopped { break }
      }
    }
    end()
    return (pieces, cutter.isTruncated)
  }

  private func survey(_ pieces: [JSONPiece]) -> [JSONSurvey] {
    let limit = options.onError == .stop ? 1 : max(2, options.maxNotes)
    return LoadThreads.map(pieces, threads: threads) { piece in
      control.progress?.look(bytes: piece.range.count)
      return JSONSurvey(
        bytes, piece, parser, limit: limit, maximumWidth: JSONRows.maximumWidth,
        isStopped: { control.isStopped })
    }
  }

  /// Puts the names in the order in which they first come in the file, and tells of what is broken.
  ///
  /// - Returns: The types of each name's values.
  private mutating func merge(_ surveys: [JSONSurvey]) throws(Diagnostic) -> [JSONTypes] {
    let merged = TextDictionary()
    var types: [JSONTypes] = []
    for survey in surveys {
      for problem in survey.problems { try report(problem) }
      for _ in survey.problems.count..<max(survey.problems.count, survey.problemCount) {
        rejected.add()
      }
      for (index, code) in merged.merge(survey.names).enumerated() {
        while types.count <= Int(code) { types.append([]) }
        types[Int(code)].formUnion(survey.types[index])
      }
      guard merged.count <= JSONRows.maximumWidth else {
        throw Diagnostic(
          code: "kql.data.json.header",
          message: "\(MessageText.path(options.fileName)): the objects have more than "
            + "\(JSONRows.maximumWidth) different members",
          help: "put members whose names are data into a member of their own")
      }
    }
    names = (0..<merged.count).map { String(decoding: merged[$0], as: UTF8.self) }
    return types
  }

  // MARK: Second pass

  /// Fills the columns.
  ///
  /// - Returns: The numbers of the rows with cells that do not fit; ascending.
  private mutating func fill(
    _ columns: [ColumnLoad], _ pieces: [JSONPiece], _ chunks: [FileChunk], _ rowCount: Int
  ) throws(Diagnostic) -> [Int] {
    sample(columns, pieces, rowCount: rowCount)
    for column in columns {
      control.take(bytes: column.prepare(rowCount: rowCount, chunkCount: chunks.count))
    }
    try control.check(options.fileName)
    var found = [[JSONRejection]](repeating: [], count: pieces.count)
    let (bytes, options, control, names) = (bytes, options, control, names)
    let isWhole = found.withUnsafeMutableBufferPointer { slots -> [Bool] in
      let slots = slots
      return LoadThreads.collect(parts: pieces.count, threads: threads) { queue in
        var filler = JSONFiller(
          bytes, columns: columns, names: names, options: options, control: control)
        var isWhole = true
        while let index = queue.next() {
          // SAFETY: each piece is worked on by one thread, and has a slot of its own.
          isWhole = filler.fill(pieces[index], chunks[index], index, &slots[index]) && isWhole
          control.progress?.fill(
            bytes: pieces[index].range.count, rows: chunks[index].rowCount)
        }
        return isWhole
      }
    }
    try control.check(options.fileName)
    var leftOut: [Int] = []
    for rejection in found.joined() {
      let problem = describe(rejection)
      guard options.onError == .skip else { throw problem }
      leftOut.append(rejection.row)
      rejected.add(
        problem, line: lines.line(at: rejection.start), column: names[rejection.column.position])
    }
    guard isWhole.allSatisfy({ $0 }) else {
      throw Diagnostic(
        code: "kql.data.json.value",
        message: "\(MessageText.path(options.fileName)): the file was changed while it was read")
    }
    return leftOut
  }

  /// Finds the columns whose texts mostly differ.
  private func sample(_ columns: [ColumnLoad], _ pieces: [JSONPiece], rowCount: Int) {
    let texts = columns.filter { $0.schema.type == .string }
    guard !texts.isEmpty, !pieces.isEmpty else { return }
    let order = TextDictionary(names)
    let dictionaries = names.map { _ in TextDictionary() }
    var members = JSONMembers()
    var seen = 0
    let places = min(JSONRows.sampledPieces, pieces.count)
    for place in 0..<places {
      var left = max(JSONRows.sampledRows, JSONRows.sampledRows * JSONRows.sampledPieces / places)
      pieces[place * pieces.count / places].forEach(bytes) { range in
        guard members.read(TextBytes(rebasing: bytes[range])) else { return true }
        for member in members.members {
          let index = Int(order.code(for: member.name, row: 0))
          guard index < dictionaries.count else { continue }
          _ = member.cell.withText { dictionaries[index].code(for: $0, row: seen) }
        }
        seen += 1
        left -= 1
        return left > 0
      }
    }
    for column in texts {
      column.isFlat = ColumnSampler.isFlat(
        rows: rowCount, seen: seen, distinct: dictionaries[column.position].count)
    }
  }

  // MARK: Messages

  private mutating func report(_ problem: JSONSurvey.Problem) throws(Diagnostic) {
    switch problem {
    case .encoding(let offset):
      try report("encoding", at: offset) { bytes in
        "byte 0x\(String(bytes[offset], radix: 16, uppercase: true)) is not UTF-8"
      }
    case .syntax(let range):
      try report("syntax", at: range.lowerBound) { bytes in
        "\(MessageText.quoted(TextBytes(rebasing: bytes[range]))) is no JSON object"
      }
    }
  }

  private mutating func report(
    _ code: String, at offset: Int, _ message: (TextBytes) -> String
  ) throws(Diagnostic) {
    if options.onError == .skip && !rejected.describesNext {
      rejected.add()
      return
    }
    let line = lines.line(at: offset)
    let problem = Diagnostic(
      code: "kql.data.json." + code,
      message: "\(MessageText.path(options.fileName)):\(line): \(message(bytes))",
      help: code == "encoding"
        ? "save the file as UTF-8"
        : isLines
          ? "write one object a line, such as {\"unit\": \"u1\", \"employees\": 12}"
          : "write an array of objects, such as [{\"unit\": \"u1\", \"employees\": 12}]")
    guard options.onError == .skip else { throw problem }
    rejected.add(problem, line: line, column: "")
  }

  private mutating func describe(_ rejection: JSONRejection) -> Diagnostic {
    let file = MessageText.path(options.fileName)
    let type = rejection.column.schema.type
    return Diagnostic(
      code: "kql.data.json.value",
      message: "\(file):\(lines.line(at: rejection.start)): \(MessageText.quoted(rejection.text)) "
        + "in column \(MessageText.quoted(names[rejection.column.position])) is no "
        + type.rawValue,
      help: type.writingHelp)
  }
}
