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

/// A row that took more than a line to break: whoever is inside of quotes at the end of one of its
/// lines comes to the same trouble.
///
/// All line ends of a broken row stand in quotes, and what a scanner does from a line end on depends
/// only on whether it is inside of quotes. Keeping the last such row makes reading on behind its first
/// line linear: without it, each of its lines could be the begin of a row that has to be followed up
/// to the same place, which may be the end of the file.
struct BrokenRow {
  /// What is wrong with the row.
  var problem: RowProblem
  /// Where that was found out; line ends between the row's begin and here stand in quotes.
  var end: Int

  /// The problem of a row that begins later, and is inside of quotes at the end of a line.
  ///
  /// - Parameters:
  ///   - rowStart: Where that row begins.
  ///   - quote: Where the quote opens.
  ///   - lineEnd: Where the line ends, before `end`.
  /// - Returns: The problem, as if the row had been followed up to it.
  func problem(rowStart: Int, quote: Int, lineEnd: Int) -> RowProblem {
    // A quote that is never closed is told of where it opens, and that is where they may differ.
    let isLast = problem.kind.isUnterminatedQuote && lineEnd > problem.offset
    return RowProblem(
      kind: problem.kind, rowStart: rowStart, offset: isLast ? quote : problem.offset)
  }
}

/// Cuts a file into rows and fields, without looking at what the fields say.
///
/// Behind a row that breaks, because a quote never closes or text follows a closing quote, reading
/// goes on with the row's second line, so that one stray quote costs one line and not the rest of the
/// file. Each byte is nevertheless looked at a few times at most; see ``BrokenRow``.
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
  /// The broken row of several lines that was met last.
  private(set) var brokenRow: BrokenRow?
  /// Where `brokenRow` ends; 0 where there is none.
  private var brokenEnd = 0
  /// An end of a line; there is none between the place it was looked for and here.
  private var lineEnd = 0
  /// How many bytes of broken rows were looked at ahead of the place where reading went on: what
  /// broken rows cost.
  private(set) var lookAhead = 0

  /// Creates a scanner over a whole file, or over its first `count` bytes.
  ///
  /// - Parameters:
  ///   - base: The file's first byte.
  ///   - count: How many bytes are there to be read.
  ///   - dialect: How the file is written.
  ///   - position: Where a row begins.
  ///   - brokenRow: A broken row in which the position lies, if one is known.
  init(
    base: UnsafePointer<UInt8>, count: Int, dialect: Dialect, position: Int,
    brokenRow: BrokenRow? = nil
  ) {
    self.base = base
    self.brokenRow = brokenRow
    brokenEnd = brokenRow?.end ?? 0
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
          if p < brokenEnd, let problem = knownProblem(rowStart: rowStart, quote: p) {
            p = behindLine(rowStart)
            return problem
          }
          guard let close = closingQuote(after: p, before: count, isEscaped: &isEscaped) else {
            p = behindLine(rowStart)
            return keep(
              RowProblem(kind: .unterminatedQuote, rowStart: rowStart, offset: start), end: count,
              next: p)
          }
          start = p &+ 1
          end = close
          isQuoted = true
          next = close &+ 1
          if next &+ 1 < count && base[next] == 0x0D && base[next &+ 1] == newline { next &+= 1 }
          if next &+ 1 == count && base[next] == 0x0D { next &+= 1 }
          if next < count && base[next] != dialect.delimiter && base[next] != newline {
            p = behindLine(rowStart)
            return keep(
              RowProblem(kind: .textAfterQuote, rowStart: rowStart, offset: next), end: next,
              next: p)
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
  ///
  /// - Parameters:
  ///   - block: A block without room.
  ///   - end: No row that begins here or later is counted.
  ///   - isPartial: Whether the file goes on behind the scanner's bytes.
  /// - Returns: Their number, or nil where that depends on bytes behind the scanner's.
  mutating func countRows(_ block: RowBlock, end: Int, isPartial: Bool = false) -> Int? {
    var broken = 0
    block.rowCount = 0
    block.origin = position
    while position < end {
      if let problem = fill(block, end: end) {
        broken += 1
        if isPartial && problem.kind.isUnterminatedQuote { return nil }
      }
      if isPartial && position >= count { return nil }
      // Offsets are of no interest here, but they must not outgrow their bits.
      block.origin = position
    }
    return block.rowCount + broken
  }

  private mutating func closingQuote(
    after open: Int, before end: Int, isEscaped: inout Bool
  ) -> Int? {
    var from = open &+ 1
    while from < end, from <= lastQuote {
      guard let found = memchr(base + from, 0x22, end - from) else {
        if end == count { lastQuote = from }
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

  // MARK: Broken rows

  /// The trouble that a quote leads to, where a broken row tells it: nil where the quote is closed in
  /// its line, or the row has no line end behind it.
  @inline(never)
  private mutating func knownProblem(rowStart: Int, quote: Int) -> RowProblem? {
    guard let brokenRow, rowStart >= brokenRow.problem.rowStart else { return nil }
    if lineEnd <= quote {
      let found = memchr(base + quote, Int32(dialect.newline), brokenEnd - quote)
      lineEnd = found.map { UnsafeRawPointer(base).distance(to: UnsafeRawPointer($0)) } ?? brokenEnd
    }
    guard lineEnd < brokenEnd else { return nil }
    var isEscaped = false
    guard closingQuote(after: quote, before: lineEnd, isEscaped: &isEscaped) == nil else {
      return nil
    }
    return brokenRow.problem(rowStart: rowStart, quote: quote, lineEnd: lineEnd)
  }

  /// Keeps the problem of a row if the row goes on behind the place where reading does.
  private mutating func keep(_ problem: RowProblem, end: Int, next: Int) -> RowProblem {
    guard end > next else { return problem }
    lookAhead += end - next
    brokenRow = BrokenRow(problem: problem, end: end)
    brokenEnd = end
    lineEnd = 0
    return problem
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
