import KQLSyntax

/// The texts of a column's cells as people read them.
struct CellTexts {
  private let column: Column
  private let options: FormatOptions
  private let precision: MomentPrecision
  private let null: String

  /// Prepares a column. Moments are days only where every moment of the column, shown or not, is a
  /// midnight.
  init(_ column: Column, options: FormatOptions) {
    self.column = column
    self.options = options
    precision = CellTexts.precision(column)
    null = MessageText.neutral(options.nullText)
  }

  /// The texts of the first `rowCount` rows, neutralised; of fewer where the work was cancelled.
  static func make(_ column: Column, rowCount: Int, options: FormatOptions) -> [String] {
    let texts = CellTexts(column, options: options)
    var result: [String] = []
    result.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      if options.isCancelled(atRow: row) { break }
      result.append(texts.text(at: row))
    }
    return result
  }

  /// The text of a row's cell, neutralised.
  func text(at row: Int) -> String { raw(at: row).map(MessageText.neutral) ?? null }

  /// The text of a row's cell as it is; nil for null.
  func raw(at row: Int) -> String? {
    if case .dynamic(let vector) = column, case .string(let text) = vector[row] {
      return rewritten(text)
    }
    if case .datetime(let vector) = column, let moment = options.moment, let ticks = vector[row],
      let text = moment(ticks, precision)
    {
      return rewritten(text)
    }
    var bytes: [UInt8] = []
    guard CellWriter.appendText(column, row, to: &bytes) else { return nil }
    if case .datetime = column { shorten(&bytes) }
    if !options.digitGroup.isEmpty, column.type.isNumeric { group(&bytes) }
    return rewritten(String(decoding: bytes, as: UTF8.self))
  }

  private func rewritten(_ text: String) -> String { options.cellText?(text, column.type) ?? text }

  /// Puts the separator between groups of three digits of the whole part.
  private func group(_ bytes: inout [UInt8]) {
    let start = bytes.first == 0x2D ? 1 : 0
    let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
    var place = end - 3
    while place > start {
      bytes.insert(contentsOf: options.digitGroup.utf8, at: place)
      place -= 3
    }
  }

  /// Shortens the ISO text of a moment.
  private func shorten(_ bytes: inout [UInt8]) {
    guard bytes.count == 28 else { return }
    switch precision {
    case .day: bytes.removeSubrange(10...)
    case .second, .fraction:
      bytes.removeSubrange((precision == .second ? 19 : 27)...)
      bytes[10] = 0x20
      bytes.append(0x5A)
    }
  }

  private static func precision(_ column: Column) -> MomentPrecision {
    guard case .datetime(let vector) = column else { return .fraction }
    var precision = MomentPrecision.day
    for row in 0..<vector.count {
      guard let ticks = vector[row] else { continue }
      if ticks % 10_000_000 != 0 { return .fraction }
      if ticks % 864_000_000_000 != 0 { precision = .second }
    }
    return precision
  }
}
