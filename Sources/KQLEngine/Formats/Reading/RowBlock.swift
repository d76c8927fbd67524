import KQLSyntax

/// Where a field stands: 32 bits of offset from its block's origin, 30 of length, 2 of flags.
///
/// One word a field keeps a block's index in the processor's cache.
struct FieldIndex {
  let word: UInt64

  /// The longest field that can be pointed at, in bytes: 1 GiB.
  static let maximumLength = 1 << 30 - 1
  /// How far from its block's origin a field may begin, in bytes.
  static let maximumOffset = 1 << 32 - 1

  @inline(__always)
  init(start: Int, length: Int, isEscaped: Bool, isQuoted: Bool) {
    word =
      UInt64(truncatingIfNeeded: start) << 32 | UInt64(truncatingIfNeeded: length) << 2
      | (isEscaped ? 1 : 0) | (isQuoted ? 2 : 0)
  }

  @inline(__always)
  init(word: UInt64) { self.word = word }

  /// The offset of the content's first byte from the block's origin.
  @inline(__always)
  var start: Int { Int(truncatingIfNeeded: word >> 32) }
  /// The content's length in bytes, escapes counted as written.
  @inline(__always)
  var length: Int { Int(truncatingIfNeeded: word >> 2 & (1 << 30 - 1)) }
  /// Whether the content holds doubled quotes or backslashes.
  @inline(__always)
  var isEscaped: Bool { word & 1 != 0 }
  /// Whether the field stands in quotes.
  @inline(__always)
  var isQuoted: Bool { word & 2 != 0 }
}

/// The fields of some rows, row by row; filled again and again.
final class RowBlock {
  /// `rowCount` times `width` fields, and room for one row more.
  let cells: UnsafeMutablePointer<UInt64>
  /// The fields of a row; 0 where any number is accepted.
  let width: Int
  /// How many fields of a row are kept.
  let room: Int
  /// How many rows are wanted at a time.
  let rowLimit: Int
  /// The offset in the file that fields count from.
  @exclusivity(unchecked) var origin = 0
  /// How many rows there are.
  @exclusivity(unchecked) var rowCount = 0
  /// How many fields the row read last has, whether it was kept or not.
  @exclusivity(unchecked) var lastFieldCount = 0

  /// How many bytes of a file a block takes, roughly, so that they stay in the cache.
  static let byteLimit = 1 << 18
  /// How many fields a block has, roughly.
  private static let fieldLimit = 1 << 14

  /// Creates room for rows of `width` fields.
  init(width: Int) {
    self.width = width
    room = width
    rowLimit = max(1, RowBlock.fieldLimit / max(1, width))
    cells = .allocate(capacity: max(width, 1) * (rowLimit + 1))
  }

  /// Creates room for one row of at most `maximumWidth` fields, such as a header.
  init(maximumWidth: Int) {
    width = 0
    room = maximumWidth
    rowLimit = 1
    cells = .allocate(capacity: maximumWidth)
  }

  /// Creates a block without room, to count rows.
  init(countingWidth width: Int) {
    self.width = width
    room = 0
    rowLimit = .max
    cells = .allocate(capacity: 1)
  }

  deinit { cells.deallocate() }

  /// The field of a row and column.
  @inline(__always)
  func field(_ row: Int, _ column: Int) -> FieldIndex {
    FieldIndex(word: cells[row &* width &+ column])
  }
}

/// Why a row could not be taken apart.
struct RowProblem {
  enum Kind {
    case fieldCount(Int)
    case unterminatedQuote
    case textAfterQuote
    case fieldTooLong
    case encoding(Int)

    var isUnterminatedQuote: Bool {
      if case .unterminatedQuote = self { true } else { false }
    }
  }

  let kind: Kind
  /// Where the row begins.
  let rowStart: Int
  /// Where the trouble is.
  let offset: Int
}
