import Glibc
import KQLSyntax

/// How a file of fields is written.
struct Dialect {
  /// The byte between fields.
  let delimiter: UInt8
  /// Whether fields may be quoted; otherwise backslashes escape.
  let usesQuotes: Bool
  /// What ends a row: `\n`, or `\r` in a file that has no `\n` at all.
  var newline: UInt8 = 0x0A

  /// Fields that may be quoted, with doubled quotes inside.
  static func csv(_ delimiter: UInt8) -> Dialect {
    Dialect(delimiter: delimiter, usesQuotes: true)
  }

  /// Fields with backslash escapes.
  static func tsv(_ delimiter: UInt8) -> Dialect {
    Dialect(delimiter: delimiter, usesQuotes: false)
  }

  /// Whether an empty line is no row. Without quotes it is how the only field of a row is written
  /// when it is empty.
  func skipsBlankLines(width: Int) -> Bool { usesQuotes || width != 1 }
}

/// Cuts a file into rows and fields, without looking at what the fields say.
struct RowScanner {
  private let base: UnsafePointer<UInt8>
  private let count: Int
  private let dialect: Dialect
  private let finder: ByteFinder
  /// Where the next row begins.
  var position: Int
  /// Where the 64 bytes of `marks` begin.
  private var window = 0
  /// The delimiters and line ends in the window that are still ahead.
  private var marks: UInt64 = 0
  /// From here on there is no quote; what opens one later is never closed.
  private var lastQuote = Int.max

  /// Creates a scanner over a whole file.
  init(base: UnsafePointer<UInt8>, count: Int, dialect: Dialect, position: Int) {
    self.base = base
    self.count = count
    self.dialect = dialect
    self.position = position
    finder = ByteFinder(dialect.delimiter, dialect.newline)
  }

  @inline(__always)
  private mutating func look(at place: Int) {
    window = place
    marks =
      place &+ 64 <= count
      ? finder.mask(UnsafeRawPointer(base + place))
      : finder.tailMask(base + place, count: max(0, count &- place))
  }

  /// The next delimiter or line end, or the end of the file.
  @inline(__always)
  private mutating func nextMark() -> Int {
    while marks == 0 {
      if window &+ 64 >= count { return count }
      look(at: window &+ 64)
    }
    let place = window &+ marks.trailingZeroBitCount
    marks &= marks &- 1
    return place
  }

  /// Adds rows to a block until it is full, `end` is reached, or a row is broken.
  ///
  /// - Parameters:
  ///   - block: Where the rows go, behind those that are there; they must all be of one origin.
  ///   - limit: How many rows the block is to have at most.
  ///   - end: No row that begins here or later is read; a row may end later.
  /// - Returns: What is wrong with the row read last, or nil. The next call goes on behind it.
  mutating func fill(_ block: RowBlock, upTo limit: Int = .max, end: Int) -> RowProblem? {
    let limit = min(limit, block.rowLimit)
    let base = base
    let newline = dialect.newline
    let usesQuotes = dialect.usesQuotes
    let width = block.width
    let room = block.room
    let skipsBlankLines = dialect.skipsBlankLines(width: width)
    let stop = room == 0 ? end : min(end, block.origin &+ RowBlock.byteLimit)
    let origin = block.origin
    var rows = block.rowCount
    var target = block.cells + (room == 0 ? 0 : rows &* width)
    var p = position
    look(at: p)
    defer {
      position = min(p, count)
      block.rowCount = rows
    }
    while p < end && rows < limit && (p < stop || rows == 0) {
      if skipsBlankLines && (base[p] == newline || base[p] == 0x0D) {
        if base[p] == newline {
          p &+= 1
          look(at: p)
          continue
        }
        if p &+ 1 == count || base[p &+ 1] == newline {
          p = min(p &+ 2, count)
          look(at: p)
          continue
        }
      }
      let rowStart = p
      var fields = 0
      var tooLong = -1
      while true {
        var start = p
        var end = p
        var isEscaped = false
        var isQuoted = false
        var next = p
        if usesQuotes && p < count && base[p] == 0x22 {
          guard let close = closingQuote(after: p, isEscaped: &isEscaped) else {
            p = behindLine(rowStart)
            return RowProblem(kind: .unterminatedQuote, rowStart: rowStart, offset: start)
          }
          start = p &+ 1
          end = close
          isQuoted = true
          next = close &+ 1
          if next &+ 1 < count && base[next] == 0x0D && base[next &+ 1] == newline { next &+= 1 }
          if next &+ 1 == count && base[next] == 0x0D { next &+= 1 }
          if next < count && base[next] != dialect.delimiter && base[next] != newline {
            p = behindLine(rowStart)
            return RowProblem(kind: .textAfterQuote, rowStart: rowStart, offset: next)
          }
          look(at: next &+ 1)
        } else {
          next = nextMark()
          end = next
          if end > start && base[end &- 1] == 0x0D && (next == count || base[next] == newline) {
            end &-= 1
          }
          if !usesQuotes && end > start {
            isEscaped = memchr(base + start, 0x5C, end &- start) != nil
          }
        }
        if end &- start > FieldIndex.maximumLength || start &- origin > FieldIndex.maximumOffset {
          if tooLong < 0 { tooLong = start }
        }
        if fields < room {
          target[fields] =
            FieldIndex(
              start: start &- origin, length: end &- start, isEscaped: isEscaped, isQuoted: isQuoted
            ).word
        }
        fields &+= 1
        p = next &+ 1
        // A delimiter at the very end of the file is followed by an empty field.
        if next >= count || base[next] == newline { break }
      }
      block.lastFieldCount = fields
      if tooLong >= 0 {
        return RowProblem(kind: .fieldTooLong, rowStart: rowStart, offset: tooLong)
      }
      if width > 0 && fields != width {
        return RowProblem(kind: .fieldCount(fields), rowStart: rowStart, offset: rowStart)
      }
      rows &+= 1
      if room != 0 { target += width }
    }
    return nil
  }

  /// Adds to a counting block the rows that begin before `end`, the broken ones among them.
  mutating func countRows(_ block: RowBlock, end: Int) -> Int {
    var broken = 0
    block.rowCount = 0
    block.origin = position
    while position < end {
      if fill(block, end: end) != nil { broken += 1 }
      // Offsets are of no interest here, but they must not outgrow their bits.
      block.origin = position
    }
    return block.rowCount + broken
  }

  private mutating func closingQuote(after open: Int, isEscaped: inout Bool) -> Int? {
    var from = open &+ 1
    while from < count, from <= lastQuote {
      guard let found = memchr(base + from, 0x22, count - from) else {
        lastQuote = from
        return nil
      }
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

  /// The begin of the physical line behind the one at an offset: there reading goes on after a broken
  /// quote, so that one stray quote costs one line and not the rest of the file.
  private func behindLine(_ offset: Int) -> Int {
    guard let found = memchr(base + offset, Int32(dialect.newline), count - offset) else {
      return count
    }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
  }
}
