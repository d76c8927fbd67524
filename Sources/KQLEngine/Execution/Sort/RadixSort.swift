/// Sorts row numbers by words, byte by byte from the last; equal words keep their order.
///
/// - Complexity: O(rows) for each byte in which the words differ, so that words of a small range
///   cost little.
enum RadixSort {
  private struct Entry {
    var word: UInt64
    var row: Int32
  }

  /// Puts `rows` in the order of their words.
  ///
  /// - Parameters:
  ///   - rows: Row numbers.
  ///   - words: A word for each row of the table.
  ///   - check: Called every few milliseconds; ends the sort by what it throws.
  /// - Throws: What `check` throws; the rows are in any order then.
  static func sort<Failure: Error>(
    _ rows: inout [Int32], by words: [UInt64], check: () throws(Failure) -> Void
  ) throws(Failure) {
    let count = rows.count
    var differing: UInt64 = 0
    let first = rows.first.map { words[Int($0)] } ?? 0
    var entries = words.withUnsafeBufferPointer { words in
      [Entry](unsafeUninitializedCapacity: count) { output, filled in
        for index in 0..<count {
          let word = words[Int(rows[index])]
          differing |= word ^ first
          output[index] = Entry(word: word, row: rows[index])
        }
        filled = count
      }
    }
    guard differing != 0 else { return }
    var other = [Entry](repeating: Entry(word: 0, row: 0), count: count)
    for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 0xFF != 0 {
      try pass(entries, &other, shift, check)
      swap(&entries, &other)
    }
    for index in 0..<count { rows[index] = entries[index].row }
  }

  /// So many rows are moved between two checks.
  private static let stretch = 1 << 18

  private static func pass<Failure: Error>(
    _ source: [Entry], _ target: inout [Entry], _ shift: UInt64, _ check: () throws(Failure) -> Void
  ) throws(Failure) {
    var starts = places(of: source, shift)
    for begin in stride(from: 0, to: source.count, by: stretch) {
      try check()
      let end = min(begin + stretch, source.count)
      source.withUnsafeBufferPointer { source in
        starts.withUnsafeMutableBufferPointer { starts in
          target.withUnsafeMutableBufferPointer { target in
            for row in begin..<end {
              let entry = source[row]
              let digit = Int(entry.word >> shift & 0xFF)
              target[starts[digit]] = entry
              starts[digit] &+= 1
            }
          }
        }
      }
    }
  }

  /// Where the entries of each digit begin.
  private static func places(of source: [Entry], _ shift: UInt64) -> [Int] {
    var starts = [Int](repeating: 0, count: 256)
    source.withUnsafeBufferPointer { source in
      starts.withUnsafeMutableBufferPointer { starts in
        for entry in source { starts[Int(entry.word >> shift & 0xFF)] &+= 1 }
      }
    }
    var total = 0
    for digit in 0..<256 {
      let own = starts[digit]
      starts[digit] = total
      total &+= own
    }
    return starts
  }
}
