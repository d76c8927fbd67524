/// The order of numbers, by their bits rather than by comparing them.
///
/// Equal numbers keep the order of their positions; −0 and 0 are equal. The numbers are finite.
enum SortOrder {
  private struct Entry {
    var key: UInt64
    var index: UInt32
  }

  /// The positions of the numbers, the smallest number's first.
  ///
  /// - Complexity: O(*n*).
  static func ascending(_ values: [Double]) -> [Int] {
    positions(values) { $0 }
  }

  /// The positions of the numbers, the largest number's first.
  ///
  /// - Complexity: O(*n*).
  static func descending(_ values: [Double]) -> [Int] {
    positions(values) { ~$0 }
  }

  /// The positions, those of the numbers that come first in an order at the beginning.
  static func positions(_ values: [Double], _ order: Ranks.Order) -> [Int] {
    order == .highestFirst ? descending(values) : ascending(values)
  }

  /// A whole number that is the larger, the larger the number is.
  private static func key(_ value: Double) -> UInt64 {
    // Adding 0 makes 0 of −0.
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  private static func positions(_ values: [Double], _ turn: (UInt64) -> UInt64) -> [Int] {
    var entries: [Entry] = []
    entries.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      entries.append(Entry(key: turn(key(value)), index: UInt32(truncatingIfNeeded: index)))
    }
    if entries.count <= 32 {
      insert(&entries)
    } else if entries.count < 1500 {
      radix(&entries, bits: 8)
    } else {
      radix(&entries, bits: 11)
    }
    return entries.map { Int($0.index) }
  }

  private static func insert(_ entries: inout [Entry]) {
    for position in 1..<max(1, entries.count) {
      let entry = entries[position]
      var hole = position
      while hole > 0, entries[hole - 1].key > entry.key {
        entries[hole] = entries[hole - 1]
        hole -= 1
      }
      entries[hole] = entry
    }
  }

  /// Sorts by one group of bits after the other, the lowest first.
  private static func radix(_ entries: inout [Entry], bits: Int) {
    let count = entries.count
    let passes = (64 + bits - 1) / bits
    let width = 1 << bits
    let mask = UInt64(width - 1)
    var counts = [UInt32](repeating: 0, count: passes * width)
    var spare = entries
    // SAFETY: every offset into `counts` is below passes × width, as a digit is below the width; the
    // counts of a pass sum to the number of entries, so every target is below it.
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe entries.withUnsafeMutableBufferPointer { first in
        unsafe spare.withUnsafeMutableBufferPointer { second in
          for index in 0..<count {
            var key = unsafe first[index].key
            for pass in 0..<passes {
              unsafe counts[pass * width + Int(key & mask)] &+= 1
              key >>= UInt64(bits)
            }
          }
          var (source, target) = unsafe (first, second)
          var moves = 0
          for pass in 0..<passes {
            let shift = UInt64(pass * bits)
            let start = pass * width
            // A group of bits in which all are alike moves nothing.
            let digit = unsafe Int((source[0].key >> shift) & mask)
            if unsafe Int(counts[start + digit]) == count { continue }
            var sum: UInt32 = 0
            for index in start..<(start + width) {
              let here = unsafe counts[index]
              unsafe counts[index] = sum
              sum &+= here
            }
            for index in 0..<count {
              let entry = unsafe source[index]
              let slot = start + Int((entry.key >> shift) & mask)
              unsafe target[Int(counts[slot])] = entry
              unsafe counts[slot] &+= 1
            }
            unsafe swap(&source, &target)
            moves += 1
          }
          if moves % 2 == 1 {
            for index in 0..<count { unsafe first[index] = second[index] }
          }
        }
      }
    }
  }
}
