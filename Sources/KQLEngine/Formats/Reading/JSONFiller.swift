import KQLSyntax

/// A row of a JSON file with a cell that does not fit.
struct JSONRejection {
  let row: Int
  /// Where its object begins.
  let start: Int
  let column: ColumnLoad
  /// The cell; of cells that are not told about, nothing.
  let text: String
}

/// Reads the objects of pieces on one thread and hands their cells to the columns.
struct JSONFiller {
  private let bytes: TextBytes
  private let control: LoadControl
  private let stops: Bool
  private let describedLimit: Int
  private let fillers: [ColumnFiller]
  private let order: TextDictionary
  /// By the number of a name: which of the columns it feeds; -1 for none.
  private var targets: [Int]
  private var cells: [JSONCell]
  private var members = JSONMembers()

  init(
    _ bytes: TextBytes, columns: [ColumnLoad], names: [String], options: ReadOptions,
    control: LoadControl
  ) {
    self.bytes = bytes
    self.control = control
    stops = options.onError == .stop
    describedLimit = stops ? 1 : max(0, options.maxNotes)
    fillers = columns.map { ColumnFiller($0, options: options) }
    order = TextDictionary(names)
    targets = Array(repeating: -1, count: names.count)
    for (index, column) in columns.enumerated() { targets[column.position] = index }
    cells = Array(repeating: .null, count: columns.count)
  }

  /// Reads a piece.
  ///
  /// - Parameters:
  ///   - piece: The piece.
  ///   - chunk: The numbers of its rows.
  ///   - number: Its number.
  ///   - rejections: Where rows go that do not fit.
  /// - Returns: Whether the piece has the rows that it was counted to have.
  mutating func fill(
    _ piece: JSONPiece, _ chunk: FileChunk, _ number: Int, _ rejections: inout [JSONRejection]
  ) -> Bool {
    var row = chunk.firstRow
    let lastRow = row + chunk.rowCount
    var isWhole = true
    var isEnded = false
    var found: [JSONRejection] = []
    for filler in fillers { filler.beginChunk(firstRow: row) }
    piece.forEach(bytes) { range in
      if control.isFutile(part: number) {
        isEnded = true
        return false
      }
      let text = TextBytes(rebasing: bytes[range])
      // What the first look refused is passed over here as well.
      if !chunk.isUTF8 && UTF8Check.firstInvalid(text) != nil { return true }
      guard members.read(text) else { return true }
      guard row < lastRow else {
        isWhole = false
        return false
      }
      if let odd = put(row) {
        let shown = found.count < describedLimit ? describe(cells[odd]) : ""
        found.append(
          JSONRejection(
            row: row, start: range.lowerBound, column: fillers[odd].column, text: shown))
        if stops {
          isEnded = true
          return false
        }
      }
      row += 1
      return true
    }
    if stops && !found.isEmpty { control.fail(part: number) }
    rejections = found
    if isEnded { return true }
    var taken = 0
    for filler in fillers { taken += filler.endChunk(number) }
    control.take(bytes: taken)
    return isWhole && row == lastRow
  }

  /// Hands the cells of the object to the columns.
  ///
  /// - Returns: The first column that a cell does not fit, or nil.
  private mutating func put(_ row: Int) -> Int? {
    for index in cells.indices { cells[index] = .null }
    for member in members.members {
      let name = Int(order.code(for: member.name, row: 0))
      if name < targets.count, targets[name] >= 0 { cells[targets[name]] = member.cell }
    }
    var odd: Int?
    for index in fillers.indices where !fillers[index].put(cells[index], row: row) {
      odd = odd ?? index
      fillers[index].appendNothing(row: row)
    }
    return odd
  }

  private func describe(_ cell: JSONCell) -> String {
    cell.withText { String(decoding: $0.prefix(1000), as: UTF8.self) }
      ?? JSONText.format(cell.value)
  }
}

extension TextDictionary {
  /// Creates a dictionary of names, whose codes are their places.
  convenience init(_ names: [String]) {
    self.init()
    for var name in names { _ = name.withUTF8 { code(for: $0, row: 0) } }
  }
}
