import Glibc
import KQLSyntax

/// How a file of fields is written.
struct Dialect {
  /// The byte between fields.
  let delimiter: UInt8
  /// Whether fields may be quoted; otherwise backslashes escape.
  let usesQuotes: Bool

  /// Fields that may be quoted, with doubled quotes inside.
  static func csv(_ delimiter: UInt8) -> Dialect {
    Dialect(delimiter: delimiter, usesQuotes: true)
  }

  /// Fields with backslash escapes.
  static func tsv(_ delimiter: UInt8) -> Dialect {
    Dialect(delimiter: delimiter, usesQuotes: false)
  }
}

/// Where a field stands in the file: 36 bits of offset, 26 of length, 2 of flags.
///
/// One word a field keeps a chunk's index in the processor's cache.
struct FieldIndex {
  let word: UInt64

  /// The longest field that can be pointed at, in bytes.
  static let maximumLength = 1 << 26 - 1
  /// The largest file that can be pointed into, in bytes.
  static let maximumOffset = 1 << 36 - 1

  @inline(__always)
  init(start: Int, length: Int, isEscaped: Bool, isQuoted: Bool) {
    word =
      UInt64(truncatingIfNeeded: start) << 28 | UInt64(truncatingIfNeeded: length) << 2
      | (isEscaped ? 1 : 0) | (isQuoted ? 2 : 0)
  }

  @inline(__always)
  init(word: UInt64) { self.word = word }

  /// The offset of the content's first byte.
  @inline(__always)
  var start: Int { Int(truncatingIfNeeded: word >> 28) }
  /// The content's length in bytes, escapes counted as written.
  @inline(__always)
  var length: Int { Int(truncatingIfNeeded: word >> 2 & (1 << 26 - 1)) }
  /// Whether the content holds doubled quotes or backslashes.
  @inline(__always)
  var isEscaped: Bool { word & 1 != 0 }
  /// Whether the field stands in quotes.
  @inline(__always)
  var isQuoted: Bool { word & 2 != 0 }
}

/// The fields of some rows, row by row; filled again and again.
final class RowChunk {
  /// `rowCount` times `width` fields, and room for one row more.
  let cells: UnsafeMutablePointer<UInt64>
  /// How many fields fit.
  let capacity: Int
  /// The fields of a row; 0 where any number is accepted.
  let width: Int
  /// How many rows are wanted at a time.
  let rowLimit: Int
  /// How many rows there are.
  @exclusivity(unchecked) var rowCount = 0
  /// How many fields the row read last has, whether it was kept or not.
  @exclusivity(unchecked) var lastFieldCount = 0

  /// Creates room for `rowLimit` rows of `width` fields.
  init(width: Int, rowLimit: Int) {
    self.width = width
    self.rowLimit = rowLimit
    capacity = max(width, 1) * (rowLimit + 1)
    cells = .allocate(capacity: capacity)
  }

  /// Creates room for one row of at most `maximumWidth` fields, such as a header.
  init(maximumWidth: Int) {
    width = 0
    rowLimit = 1
    capacity = maximumWidth
    cells = .allocate(capacity: capacity)
  }

  deinit { cells.deallocate() }

  /// The field of a row and column.
  @inline(__always)
  func field(_ row: Int, _ column: Int) -> FieldIndex {
    FieldIndex(word: cells[row &* width &+ column])
  }

  /// Takes rows out; `rows` in ascending order.
  func remove(_ rows: some Sequence<Int>) {
    var skipped = Set(rows)
    guard !skipped.isEmpty else { return }
    var target = 0
    for row in 0..<rowCount where skipped.remove(row) == nil {
      if target != row {
        for column in 0..<width { cells[target * width + column] = cells[row * width + column] }
      }
      target += 1
    }
    rowCount = target
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
  }

  let kind: Kind
  /// Where the row begins.
  let rowStart: Int
  /// Where the trouble is.
  let offset: Int
}

/// Cuts a file into rows and fields, without looking at what the fields say.
struct RowScanner {
  let base: UnsafePointer<UInt8>
  let count: Int
  let dialect: Dialect
  /// `\n`, or `\r` in a file that has no `\n` at all.
  let newline: UInt8
  /// Where the next row begins.
  var position: Int

  /// Whether everything was read.
  var isAtEnd: Bool { position >= count }

  /// Adds rows to a chunk until it has `limit` of them, the file ends, or a row is broken.
  ///
  /// - Parameters:
  ///   - chunk: Where the rows go, behind those that are there.
  ///   - limit: The number of rows wanted; at most the chunk's own limit.
  /// - Returns: What is wrong with the row read last, or nil. The next call goes on behind it.
  mutating func fill(_ chunk: RowChunk, upTo limit: Int) -> RowProblem? {
    let limit = min(limit, chunk.rowLimit)
    let base = base
    let count = count
    let newline = newline
    let delimiter = dialect.delimiter
    let quote: Int32 = dialect.usesQuotes ? 0x22 : -1
    // Without quotes an empty line is how the only field of a row is written when it is empty.
    let skipsBlankLines = dialect.usesQuotes || chunk.width != 1
    let cells = chunk.cells
    let width = chunk.width
    let room = width == 0 ? chunk.capacity : width
    var p = position
    while p < count && chunk.rowCount < limit {
      if skipsBlankLines && base[p] == newline {
        p &+= 1
        continue
      }
      if skipsBlankLines && base[p] == 0x0D
        && (p &+ 1 == count || base[p &+ 1] == newline)
      {
        p = min(p &+ 2, count)
        continue
      }
      let rowStart = p
      let target = cells + chunk.rowCount &* width
      var fields = 0
      var tooLong = -1
      while true {
        var start = p
        var end = p
        var isEscaped = false
        var isQuoted = false
        var next = p
        if p < count && Int32(base[p]) == quote {
          guard let close = closingQuote(after: p, isEscaped: &isEscaped) else {
            return resume(after: rowStart, .unterminatedQuote, at: p)
          }
          start = p &+ 1
          end = close
          isQuoted = true
          next = close &+ 1
          if next &+ 1 < count && base[next] == 0x0D && base[next &+ 1] == newline { next &+= 1 }
          if next &+ 1 == count && base[next] == 0x0D { next &+= 1 }
          if next < count && base[next] != delimiter && base[next] != newline {
            return resume(after: rowStart, .textAfterQuote, at: next)
          }
        } else {
          while next < count && base[next] != delimiter && base[next] != newline { next &+= 1 }
          end = next
          if end > start && base[end &- 1] == 0x0D && (next == count || base[next] == newline) {
            end &-= 1
          }
          if quote < 0 && end > start { isEscaped = memchr(base + start, 0x5C, end - start) != nil }
        }
        if end &- start > FieldIndex.maximumLength && tooLong < 0 { tooLong = start }
        if fields < room {
          target[fields] =
            FieldIndex(start: start, length: end - start, isEscaped: isEscaped, isQuoted: isQuoted)
            .word
        }
        fields &+= 1
        p = next &+ 1
        // A delimiter at the very end of the file is followed by an empty field.
        if next >= count || base[next] == newline { break }
      }
      p = min(p, count)
      position = p
      chunk.lastFieldCount = fields
      if tooLong >= 0 {
        return RowProblem(kind: .fieldTooLong, rowStart: rowStart, offset: tooLong)
      }
      if width > 0 && fields != width {
        return RowProblem(kind: .fieldCount(fields), rowStart: rowStart, offset: rowStart)
      }
      chunk.rowCount &+= 1
    }
    position = p
    return nil
  }

  private func closingQuote(after open: Int, isEscaped: inout Bool) -> Int? {
    var from = open &+ 1
    while from < count, let found = memchr(base + from, 0x22, count - from) {
      let place = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      if place &+ 1 < count && base[place &+ 1] == 0x22 {
        isEscaped = true
        from = place &+ 2
      } else {
        return place
      }
    }
    return nil
  }

  /// Reports a broken quote and goes on with the physical line behind the row's first one, so that
  /// one stray quote costs one line and not the rest of the file.
  private mutating func resume(
    after rowStart: Int, _ kind: RowProblem.Kind, at offset: Int
  ) -> RowProblem {
    position = count
    if let found = memchr(base + rowStart, Int32(newline), count - rowStart) {
      position = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
    }
    return RowProblem(kind: kind, rowStart: rowStart, offset: offset)
  }
}
