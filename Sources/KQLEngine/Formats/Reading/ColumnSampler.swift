import KQLSyntax

/// Looks at some rows all over a file, to begin with types that will hold and to tell texts that
/// repeat from texts that differ. A wrong guess costs time or space, never a different result.
struct ColumnSampler {
  private let bytes: TextBytes
  private let base: UnsafePointer<UInt8>
  private let dialect: Dialect
  private let width: Int
  private let options: ReadOptions

  /// How many rows are looked at, roughly.
  private static let rowGoal = 8192
  /// In how many places.
  private static let placeGoal = 16
  /// Above how many bytes a text is long.
  private static let longText = 1 << 10
  /// How many cells are looked at, roughly.
  private static let cellGoal = 1 << 18

  init(
    _ bytes: TextBytes, base: UnsafePointer<UInt8>, dialect: Dialect, width: Int,
    options: ReadOptions
  ) {
    self.bytes = bytes
    self.base = base
    self.dialect = dialect
    self.width = width
    self.options = options
  }

  /// What is known of a column so far.
  private struct Finding {
    var type: DataType?
    let texts = TextDictionary()
    /// Texts that are too long to be kept for comparison; they are taken to differ.
    var longTexts = 0
  }

  /// Gives each column that has none a type, and says how its texts are to be stored.
  func sample(_ columns: [ColumnLoad], _ chunks: [FileChunk]) {
    let filled = chunks.indices.filter { chunks[$0].rowCount > 0 }
    let rowCount = chunks.reduce(0) { $0 + $1.rowCount }
    guard rowCount > 0 else { return }
    let goal = max(16, min(ColumnSampler.rowGoal, ColumnSampler.cellGoal / max(1, width)))
    let places = min(ColumnSampler.placeGoal, filled.count)
    let each = max(1, goal / places)
    let parser = CellParser(options)
    var findings = columns.map { _ in Finding() }
    let block = RowBlock(width: width)
    let source = FieldSource(base: base, dialect: dialect)
    var seen = 0
    for place in 0..<places {
      let chunk = chunks[filled[place * filled.count / places]]
      var scanner = RowScanner(
        base: base, count: bytes.count, dialect: dialect, position: chunk.range.lowerBound,
        brokenRow: chunk.brokenRow)
      var left = each
      while left > 0, scanner.position < chunk.range.upperBound {
        block.rowCount = 0
        block.origin = scanner.position
        source.origin = scanner.position
        // Broken rows are told about later.
        _ = scanner.fill(block, upTo: left, end: chunk.range.upperBound)
        for (index, column) in columns.enumerated() {
          look(at: block, source, column, parser, row: seen, &findings[index])
        }
        seen += block.rowCount
        left -= max(1, block.rowCount)
      }
    }
    for (column, finding) in zip(columns, findings) {
      column.adopt(finding.type)
      column.isFlat = ColumnSampler.isFlat(
        rows: rowCount, seen: seen, distinct: finding.texts.count + finding.longTexts)
    }
  }

  private func look(
    at block: RowBlock, _ source: FieldSource, _ column: ColumnLoad, _ parser: CellParser, row: Int,
    _ finding: inout Finding
  ) {
    for index in 0..<block.rowCount {
      let field = block.field(index, column.position)
      let text = source.text(field)
      if text.count > ColumnSampler.longText {
        finding.longTexts += 1
      } else {
        _ = finding.texts.code(for: text, row: row + index)
      }
      guard column.isInferred, finding.type != .string, field.length > 0 else { continue }
      let cell = source.trimmed(field)
      if cell.isEmpty || (!field.isQuoted && isNull(cell)) { continue }
      if let type = finding.type, parser.fits(cell, type) { continue }
      // The look into a file that is not UTF-8 ends with its message.
      let type = parser.infer(cell)
      finding.type = finding.type.map { CellParser.join($0, type) } ?? type
    }
  }

  private func isNull(_ text: TextBytes) -> Bool {
    !options.nullText.isEmpty && text.elementsEqual(options.nullText.utf8)
  }

  /// Whether most texts of a column differ.
  ///
  /// Of `seen` texts drawn from `n` equally frequent ones, about `seen² / 2n` repeat an earlier one;
  /// that gives `n`. Where some are more frequent than others, the true number is larger: then the
  /// texts turn out to differ when all are there.
  static func isFlat(rows: Int, seen: Int, distinct: Int) -> Bool {
    if rows >= TextDictionary.maximumCount { return true }
    if seen >= rows { return distinct > max(16, rows / 2) }
    let repeated = Double(seen - distinct)
    return repeated * Double(rows) < Double(seen) * Double(seen)
  }
}
