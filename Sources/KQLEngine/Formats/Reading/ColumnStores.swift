import Glibc
import KQLSyntax
import Synchronization

/// Where the values of a column of fixed width go: a place for each row, written by any thread.
final class ValueStore<Element: Sendable> {
  private var values: [Element]
  /// The places of the rows.
  ///
  /// SAFETY: this points into `values`, which nothing touches before ``finish()``.
  let base: UnsafeMutablePointer<Element>

  /// Creates places for plain values, whose memory need not be prepared.
  init(uninitialized count: Int) {
    var start: UnsafeMutablePointer<Element>?
    // An array of at least one element has memory of its own.
    values = Array(unsafeUninitializedCapacity: max(count, 1)) { buffer, initialized in
      start = buffer.baseAddress
      initialized = count
    }
    base = start ?? .allocate(capacity: 1)
    LoadMemory.useLargePages(base, bytes: count * MemoryLayout<Element>.stride)
  }

  /// Creates places that hold a value.
  init(_ filler: Element, count: Int) {
    values = Array(repeating: filler, count: max(count, 1))
    base = values.withUnsafeMutableBufferPointer { $0.baseAddress } ?? .allocate(capacity: 1)
    if count == 0 { values.removeAll(keepingCapacity: true) }
  }

  /// The values of all rows.
  func finish() -> [Element] { values }
}

/// Where the texts of a column go: a code a row and the distinct texts, or all texts one behind the
/// other.
///
/// Each thread collects the distinct texts that it meets; at the end they are put together in the
/// order of the rows in which they first came, so that nothing depends on the threads.
final class TextStore: @unchecked Sendable {
  /// The codes of the rows, by the dictionary of the thread that wrote them; nil where texts stand
  /// one behind the other.
  let codes: ValueStore<UInt32>?
  /// Where the text of each row ends, from its chunk's first; there is a place more than rows.
  let ends: UnsafeMutablePointer<Int>
  private let rowCount: Int
  private var ownsEnds = true
  private let parts: Mutex<Parts>

  private struct Parts: @unchecked Sendable {
    /// By chunk: the number of the dictionary that its codes are from.
    var owners: [Int]
    var dictionaries: [TextDictionary] = []
    /// By chunk: its texts.
    var texts: [TextRun?]
  }

  /// The texts of a chunk.
  struct TextRun: @unchecked Sendable {
    var bytes: UnsafeMutablePointer<UInt8>
    var count: Int
    var capacity: Int
  }

  init(rowCount: Int, chunkCount: Int, isFlat: Bool) {
    self.rowCount = rowCount
    codes = isFlat ? nil : ValueStore(uninitialized: rowCount)
    ends = .allocate(capacity: isFlat ? rowCount + 1 : 1)
    if isFlat { LoadMemory.useLargePages(ends, bytes: rowCount * 8) }
    ends.initialize(to: 0)
    parts = Mutex(
      Parts(
        owners: Array(repeating: 0, count: isFlat ? 0 : chunkCount),
        texts: Array(repeating: nil, count: isFlat ? chunkCount : 0)))
  }

  deinit {
    parts.withLock { parts in
      for run in parts.texts { run?.bytes.deallocate() }
    }
    if ownsEnds { ends.deallocate() }
  }

  /// Enters a thread's dictionary.
  ///
  /// - Returns: Its number.
  func enter(_ dictionary: TextDictionary) -> Int {
    parts.withLock { parts in
      parts.dictionaries.append(dictionary)
      return parts.dictionaries.count - 1
    }
  }

  /// Says which dictionary the codes of a chunk are from.
  func finishChunk(_ chunk: Int, owner: Int) { parts.withLock { $0.owners[chunk] = owner } }

  /// Hands over the texts of a chunk.
  func finishChunk(_ chunk: Int, _ run: TextRun) { parts.withLock { $0.texts[chunk] = run } }

  /// The column; the store must not be used again.
  func finish(_ chunks: [FileChunk], threads: Int) -> StringColumn {
    guard let codes else { return StringColumn(finishFlat(chunks, threads: threads)) }
    let (dictionaries, owners) = parts.withLock { ($0.dictionaries, $0.owners) }
    let texts: TextStorage
    if dictionaries.count == 1 {
      texts = dictionaries[0].storage(order: Array(0..<dictionaries[0].count))
    } else {
      let merged = TextDictionary()
      var tables = dictionaries.map { merged.merge($0) }
      let order = (0..<merged.count).sorted { merged.firstRows[$0] < merged.firstRows[$1] }
      var ranks = [UInt32](repeating: 0, count: order.count)
      for (rank, code) in order.enumerated() { ranks[code] = UInt32(truncatingIfNeeded: rank) }
      for index in tables.indices { tables[index] = tables[index].map { ranks[Int($0)] } }
      recode(codes.base, chunks, owners, tables, threads)
      texts = merged.storage(order: order)
    }
    if texts.count > max(16, rowCount / 2) { return flattened(texts, codes.base) }
    return StringColumn(dictionary: texts, narrowing: codes.finish())
  }

  private func recode(
    _ codes: UnsafeMutablePointer<UInt32>, _ chunks: [FileChunk], _ owners: [Int],
    _ tables: [[UInt32]], _ threads: Int
  ) {
    let isSame = tables.map { table in table.enumerated().allSatisfy { $0 == Int($1) } }
    LoadThreads.run(parts: chunks.count, threads: threads) { queue in
      while let index = queue.next() {
        let table = tables[owners[index]]
        if isSame[owners[index]] { continue }
        let first = codes + chunks[index].firstRow
        for row in 0..<chunks[index].rowCount { first[row] = table[Int(first[row])] }
      }
    }
  }

  private func flattened(
    _ texts: TextStorage, _ codes: UnsafeMutablePointer<UInt32>
  ) -> StringColumn {
    var total = 0
    for row in 0..<rowCount { total += texts[Int(codes[row])].count }
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: max(total, 1))
    let offsets = UnsafeMutablePointer<Int>.allocate(capacity: rowCount + 1)
    var place = 0
    for row in 0..<rowCount {
      (offsets + row).initialize(to: place)
      let text = texts[Int(codes[row])]
      // SAFETY: the block holds the texts of all rows.
      if let source = text.baseAddress { memcpy(block + place, source, text.count) }
      place += text.count
    }
    (offsets + rowCount).initialize(to: place)
    return StringColumn(
      TextStorage(adopting: block, byteCount: total, offsets: offsets, count: rowCount))
  }

  private func finishFlat(_ chunks: [FileChunk], threads: Int) -> TextStorage {
    let runs = parts.withLock { parts in
      defer { parts.texts = [] }
      return parts.texts
    }
    var starts: [Int] = []
    var total = 0
    for run in runs {
      starts.append(total)
      total += run?.count ?? 0
    }
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: max(total, 1))
    LoadMemory.useLargePages(block, bytes: total)
    let ends = ends
    LoadThreads.run(parts: chunks.count, threads: threads) { queue in
      while let index = queue.next() {
        guard let run = runs[index] else { continue }
        // SAFETY: the block holds the texts of all chunks, each behind those before it.
        memcpy(block + starts[index], run.bytes, run.count)
        run.bytes.deallocate()
        let first = ends + chunks[index].firstRow + 1
        if starts[index] != 0 {
          for row in 0..<chunks[index].rowCount { first[row] &+= starts[index] }
        }
      }
    }
    ownsEnds = false
    return TextStorage(adopting: block, byteCount: total, offsets: ends, count: rowCount)
  }
}
