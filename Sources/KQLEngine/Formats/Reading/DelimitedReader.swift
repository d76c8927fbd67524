import Glibc
import KQLSyntax

/// Reads one file of fields: header, chunks of rows on several threads, and in each of them block by
/// block and column by column while they are in the processor's cache.
struct DelimitedReader {
  private let bytes: TextBytes
  private let options: ReadOptions
  private let dialect: Dialect
  private let threads: Int
  private let control: LoadControl
  private var messages: DelimitedMessages
  private var rejected: RejectedRows
  private var names: [String] = []
  /// Where the first row of data begins.
  private var bodyStart = 0
  private var chunks: [FileChunk] = []
  private var rowCount = 0
  /// The numbers of rows that are left out; ascending.
  private var leftOut: [Int] = []

  /// The most columns a file may have.
  private static let maximumWidth = 1 << 16
  /// How many bytes a chunk has at least.
  private static let minimumChunk = 1 << 20
  /// How many chunks a file has at most, roughly.
  private static let maximumChunks = 1 << 12

  init(_ bytes: TextBytes, dialect: Dialect, options: ReadOptions) {
    self.bytes = bytes
    self.options = options
    var dialect = dialect
    if let base = bytes.baseAddress, memchr(base, 0x0A, bytes.count) == nil,
      memchr(base, 0x0D, bytes.count) != nil
    {
      dialect.newline = 0x0D
    }
    self.dialect = dialect
    threads = options.threads ?? LoadThreads.available
    control = LoadControl(options)
    messages = DelimitedMessages(bytes, fileName: options.fileName, dialect: dialect)
    rejected = RejectedRows(options)
  }

  /// Reads the file.
  ///
  /// - Throws: The first problem in the order of the file.
  mutating func read() throws(Diagnostic) -> Table {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { throw messages.emptyFile() }
    options.progress?.begin(bytes: bytes.count)
    try readHeader(base)
    messages.names = names
    let match = try HeaderMatch(names: names, options: options, family: "csv")
    let framing = Framing(
      bytes, base: base, dialect: dialect, width: names.count, threads: threads, control: control)
    chunks = framing.chunks(from: bodyStart, size: chunkSize)
    try control.check(options.fileName)
    rowCount = chunks.reduce(0) { $0 + $1.rowCount }
    let columns = match.targets.map { target in
      target.position.map {
        ColumnLoad(position: $0, schema: target.schema, isInferred: target.isInferred)
      }
    }
    try fill(columns.compactMap { $0 }, base)
    return try makeTable(match, columns)
  }

  private var chunkSize: Int {
    options.chunkSize
      ?? max(DelimitedReader.minimumChunk, bytes.count / DelimitedReader.maximumChunks)
  }

  private mutating func makeTable(
    _ match: HeaderMatch, _ loads: [ColumnLoad?]
  ) throws(Diagnostic) -> Table {
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
    if bytes.count >= DelimitedReader.minimumChunk { LoadMemory.giveBack() }
    return table
  }

  // MARK: Header

  private func markLength() -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  private mutating func readHeader(_ base: UnsafePointer<UInt8>) throws(Diagnostic) {
    let start = markLength()
    var scanner = RowScanner(base: base, count: bytes.count, dialect: dialect, position: start)
    let source = FieldSource(base: base, dialect: dialect)
    let block = RowBlock(maximumWidth: DelimitedReader.maximumWidth)
    block.origin = start
    source.origin = start
    let broken = scanner.fill(block, upTo: 1, end: bytes.count)
    let head = TextBytes(rebasing: bytes[..<scanner.position])
    if let broken { throw messages.diagnostic(broken) }
    guard block.rowCount == 1 else { throw messages.emptyFile() }
    let width = block.lastFieldCount
    guard width <= DelimitedReader.maximumWidth else {
      throw messages.problem("header", "the first row has \(width) fields")
    }
    if let invalid = UTF8Check.firstInvalid(head) {
      throw messages.encodingProblem(at: invalid, column: nil)
    }
    bodyStart = scanner.position
    if options.header == .none {
      bodyStart = start
      let declared = options.schema?.names ?? []
      names = (0..<width).map { $0 < declared.count ? declared[$0] : "Column\($0 + 1)" }
      return
    }
    var taken: Set<String> = []
    for position in 0..<width {
      let text = source.trimmed(FieldIndex(word: block.cells[position]))
      names.append(String(decoding: text, as: UTF8.self))
      taken.insert(names[position])
    }
    for position in 0..<width where names[position].isEmpty {
      // As the language names columns without a name.
      let name = "Column\(position + 1)"
      if options.schema == nil && taken.insert(name).inserted { names[position] = name }
    }
  }

  // MARK: Rows

  /// Feeds the columns, in as many passes as they need.
  private mutating func fill(
    _ columns: [ColumnLoad], _ base: UnsafePointer<UInt8>
  ) throws(Diagnostic) {
    ColumnSampler(bytes, base: base, dialect: dialect, width: names.count, options: options)
      .sample(columns, chunks)
    try pass(columns, base, isFirst: true)
    var pending = columns.filter { $0.needsAnotherPass() }
    while !pending.isEmpty {
      try pass(pending, base, isFirst: false)
      pending = pending.filter { $0.needsAnotherPass() }
    }
  }

  private mutating func pass(
    _ columns: [ColumnLoad], _ base: UnsafePointer<UInt8>, isFirst: Bool
  ) throws(Diagnostic) {
    for column in columns {
      control.take(bytes: column.prepare(rowCount: rowCount, chunkCount: chunks.count))
    }
    try control.check(options.fileName)
    var found = [ChunkRejections?](repeating: nil, count: chunks.count)
    let (bytes, dialect, options, control) = (bytes, dialect, options, control)
    let (chunks, width) = (chunks, names.count)
    let isWhole = found.withUnsafeMutableBufferPointer { slots -> [Bool] in
      let slots = slots
      return LoadThreads.collect(parts: chunks.count, threads: threads) { queue in
        var filler = ChunkFiller(
          bytes, base: base, dialect: dialect, width: width, columns: columns, options: options,
          control: control)
        var isWhole = true
        while let index = queue.next() {
          let (rejections, ok) = filler.fill(chunks[index], number: index)
          // SAFETY: each chunk is worked on by one thread, and has a slot of its own.
          slots[index] = rejections
          isWhole = isWhole && ok
        }
        return isWhole
      }
    }
    try control.check(options.fileName)
    if isFirst { try report(found.compactMap { $0 }) }
    guard isWhole.allSatisfy({ $0 }) else {
      throw messages.problem("value", "the file was changed while it was read")
    }
  }

  private mutating func report(_ found: [ChunkRejections]) throws(Diagnostic) {
    for rejections in found {
      if options.onError == .stop {
        if let first = rejections.described.first { throw messages.describe(first).0 }
        continue
      }
      leftOut += rejections.rows
      for rejection in rejections.described where rejected.describesNext {
        let (diagnostic, line, column) = messages.describe(rejection)
        rejected.add(diagnostic, line: line, column: column)
      }
      // What is not described is counted.
      rejected.count(upTo: leftOut.count)
    }
  }
}
