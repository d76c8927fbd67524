import Glibc
import KQLSyntax

/// A piece of a file that begins and ends where a row does.
struct FileChunk {
  /// Where it stands in the file.
  var range: Range<Int>
  /// How many rows begin in it, broken ones among them.
  var rowCount: Int
  /// The number of its first row in the file; 0 for the first row of data.
  var firstRow = 0
  /// Whether all of its bytes are UTF-8.
  var isUTF8: Bool
  /// A broken row that begins before it and ends behind its begin, if one is known.
  var brokenRow: BrokenRow?
}

/// Cuts a file into chunks at ends of rows, on several threads, and counts the rows of each.
///
/// A first look takes every line for a row, which is right for a file without quotes. Where there are
/// quotes, the number of quotes before a chunk suggests whether it begins inside of a field; each
/// chunk is taken apart on that assumption, and the assumption checked against where the chunk before
/// really ends. Quotes in the middle of unquoted fields break the assumption; such chunks are taken
/// apart again, one after the other. On an assumption no row is followed further than about a chunk
/// behind the end of its own: in a file that is made so that every assumption is wrong, each chunk
/// would be followed to the end of the file.
struct Framing {
  private let bytes: TextBytes
  private let base: UnsafePointer<UInt8>
  private let dialect: Dialect
  private let width: Int
  private let threads: Int
  private let control: LoadControl

  /// How far rows are followed behind a chunk at least.
  private static let minimumOverhang = 1 << 12

  init(
    _ bytes: TextBytes, base: UnsafePointer<UInt8>, dialect: Dialect, width: Int, threads: Int,
    control: LoadControl
  ) {
    self.bytes = bytes
    self.base = base
    self.dialect = dialect
    self.width = width
    self.threads = threads
    self.control = control
  }

  /// The chunks from an offset to the end of the file.
  ///
  /// - Parameters:
  ///   - start: Where a row begins.
  ///   - size: How many bytes a chunk is to have, roughly.
  /// - Returns: The chunks, in the order of the file.
  func chunks(from start: Int, size: Int) -> [FileChunk] {
    let borders = Framing.lineBorders(
      bytes, from: start, size: max(1, size), newline: dialect.newline)
    let pieces = zip(borders, borders.dropFirst()).map { $0..<$1 }
    let skipsBlankLines = dialect.skipsBlankLines(width: width)
    let surveys = map(pieces) { piece in
      control.progress?.look(bytes: piece.count)
      return LineSurvey(
        base, piece, newline: dialect.newline, quote: dialect.usesQuotes,
        skipsBlankLines: skipsBlankLines)
    }
    var chunks = zip(pieces, surveys).map { piece, survey in
      FileChunk(range: piece, rowCount: survey.rows, isUTF8: survey.isUTF8)
    }
    if surveys.contains(where: \.hasQuote) { reframe(&chunks, surveys) }
    var row = 0
    for index in chunks.indices {
      chunks[index].firstRow = row
      row += chunks[index].rowCount
    }
    return chunks
  }

  /// Begins of lines, about `size` bytes apart; the first is `start`, the last the end of the file.
  static func lineBorders(
    _ bytes: TextBytes, from start: Int, size: Int, newline: UInt8
  ) -> [Int] {
    guard let base = bytes.baseAddress else { return [] }
    var borders = [start]
    var place = start
    while bytes.count - place > size {
      let from = place + size
      guard let found = memchr(base + from, Int32(newline), bytes.count - from) else { break }
      place = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
      if place == bytes.count { break }
      borders.append(place)
    }
    if bytes.count > start { borders.append(bytes.count) }
    return borders
  }

  // MARK: Quotes

  /// Where a chunk's rows begin and end, and how many there are.
  private struct Extent {
    var start: Int
    var end: Int
    var rows: Int
  }

  private func reframe(_ chunks: inout [FileChunk], _ surveys: [LineSurvey]) {
    let pieces = chunks.map(\.range)
    let isOdd = map(Array(pieces.indices)) { index in
      surveys[index].hasQuote && LineSurvey.hasOddQuotes(base, pieces[index])
    }
    var startsInside: [Bool] = []
    var isInside = false
    for odd in isOdd {
      startsInside.append(isInside)
      if odd { isInside.toggle() }
    }
    let extents = map(Array(pieces.indices)) { [startsInside] index -> Extent? in
      let piece = pieces[index]
      if !startsInside[index] && !surveys[index].hasQuote {
        return Extent(start: piece.lowerBound, end: piece.upperBound, rows: surveys[index].rows)
      }
      let start = startsInside[index] ? firstRow(in: piece) : piece.lowerBound
      return assumedExtent(from: start, to: piece.upperBound)
    }
    var place = pieces.first?.lowerBound ?? 0
    // One scanner for all, as it knows the broken row that reaches into the chunks to come.
    var scanner = RowScanner(base: base, count: bytes.count, dialect: dialect, position: place)
    for index in pieces.indices {
      let piece = pieces[index]
      let extent: Extent
      if let assumed = extents[index], assumed.start == place {
        extent = assumed
      } else if place == piece.lowerBound && !surveys[index].hasQuote {
        extent = Extent(start: place, end: piece.upperBound, rows: surveys[index].rows)
      } else {
        if let broken = scanner.brokenRow, broken.end > place { chunks[index].brokenRow = broken }
        extent = self.extent(&scanner, from: place, to: piece.upperBound)
      }
      chunks[index].range = extent.start..<extent.end
      chunks[index].rowCount = extent.rows
      // A row may hang over into the next pieces, whose bytes count for it as well.
      chunks[index].isUTF8 = surveys[index].isUTF8
      var next = index + 1
      while next < pieces.count && extent.end > pieces[next].lowerBound {
        chunks[index].isUTF8 = chunks[index].isUTF8 && surveys[next].isUTF8
        next += 1
      }
      place = extent.end
    }
  }

  /// Takes a chunk's rows apart, from the begin of one up to the last that begins before `end`.
  private func extent(_ scanner: inout RowScanner, from start: Int, to end: Int) -> Extent {
    let nothing = Extent(start: start, end: start, rows: 0)
    guard start < end, !control.isStopped else { return nothing }
    scanner.position = start
    guard let rows = scanner.countRows(RowBlock(countingWidth: width), end: end) else {
      return nothing
    }
    return Extent(start: start, end: max(scanner.position, end), rows: rows)
  }

  /// The same from what is assumed to be the begin of a row; nil where a row goes on too far behind
  /// the chunk.
  private func assumedExtent(from start: Int, to end: Int) -> Extent? {
    guard start < end, !control.isStopped else {
      return Extent(start: start, end: start, rows: 0)
    }
    let horizon = min(bytes.count, end + max(end - start, Framing.minimumOverhang))
    var scanner = RowScanner(base: base, count: horizon, dialect: dialect, position: start)
    let rows = scanner.countRows(
      RowBlock(countingWidth: width), end: end, isPartial: horizon < bytes.count)
    return rows.map { Extent(start: start, end: max(scanner.position, end), rows: $0) }
  }

  /// Where the first row begins in a piece that begins inside of a quoted field.
  private func firstRow(in piece: Range<Int>) -> Int {
    var isInside = true
    for offset in piece {
      if base[offset] == 0x22 {
        isInside.toggle()
      } else if base[offset] == dialect.newline && !isInside {
        return offset + 1
      }
    }
    return piece.upperBound
  }

  // MARK: Threads

  /// The results of a function for each of some things, in their order.
  private func map<Input: Sendable, Result: Sendable>(
    _ inputs: [Input], _ transform: (Input) -> Result
  ) -> [Result] {
    LoadThreads.map(inputs, threads: threads, transform)
  }
}
