import Glibc
import KQLSyntax

/// Gives equal texts equal codes, in the order in which they first come, and remembers in which row
/// that was.
///
/// It works on memory of its own and without checks for exclusive access, which would cost more than
/// the work, because it is called once a cell; one thread at a time may use it.
final class TextDictionary {
  @exclusivity(unchecked) private var bytes: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var capacity = 64
  /// Where each text begins, and where the last one ends.
  @exclusivity(unchecked) private var offsets: [Int] = [0]
  @exclusivity(unchecked) private var hashes: [UInt64] = []
  /// The row in which each text first came.
  @exclusivity(unchecked) private(set) var firstRows: [Int] = []
  /// The upper half of a text's hash and, below, its code plus one; 0 where a slot is free.
  @exclusivity(unchecked) private var slots: UnsafeMutablePointer<UInt64>
  @exclusivity(unchecked) private var slotCount = 16

  /// How many texts a dictionary may have; who fills one sees to it.
  static let maximumCount = 1 << 31

  init() {
    bytes = .allocate(capacity: capacity)
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
  }

  deinit {
    bytes.deallocate()
    slots.deallocate()
  }

  /// The number of texts.
  var count: Int { hashes.count }

  /// The memory that it takes, roughly.
  var byteSize: Int { capacity + slotCount * 8 + hashes.count * 24 }

  /// The text of a code.
  @inline(__always)
  subscript(code: Int) -> TextBytes {
    let start = offsets[code]
    return TextBytes(start: bytes + start, count: offsets[code &+ 1] &- start)
  }

  /// The code of a text that comes in a row; rows rise.
  @inline(__always)
  func code(for text: TextBytes, row: Int) -> UInt32 {
    let hash = TextDictionary.hash(text)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & (slotCount &- 1)
    while true {
      let entry = slots[slot]
      if entry == 0 { return insert(text, hash, slot, row) }
      if entry & 0xFFFF_FFFF_0000_0000 == tag {
        let code = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) &- 1
        if TextOperations.equal(self[code], text) { return UInt32(truncatingIfNeeded: code) }
      }
      slot = (slot &+ 1) & (slotCount &- 1)
    }
  }

  /// Takes over the texts of another dictionary.
  ///
  /// - Returns: The code here for each code there.
  func merge(_ other: TextDictionary) -> [UInt32] {
    (0..<other.count).map { index in
      let row = other.firstRows[index]
      let code = code(for: other[index], row: row)
      firstRows[Int(code)] = min(firstRows[Int(code)], row)
      return code
    }
  }

  /// The texts in another order: `order[i]` is the code of the text that becomes number `i`.
  func storage(order: [Int]) -> TextStorage {
    let used = offsets[count]
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: max(used, 1))
    let ends = UnsafeMutablePointer<Int>.allocate(capacity: order.count + 1)
    var place = 0
    for (index, code) in order.enumerated() {
      (ends + index).initialize(to: place)
      let text = self[code]
      // SAFETY: each text is copied once, and the block holds them all.
      if let source = text.baseAddress { memcpy(block + place, source, text.count) }
      place += text.count
    }
    (ends + order.count).initialize(to: place)
    return TextStorage(
      adopting: block, byteCount: place, offsets: ends, count: order.count, isDistinct: true)
  }

  @inline(never)
  private func insert(_ text: TextBytes, _ hash: UInt64, _ slot: Int, _ row: Int) -> UInt32 {
    let code = hashes.count
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(code + 1)
    hashes.append(hash)
    firstRows.append(row)
    let used = offsets[code]
    if used + text.count > capacity { grow(used, by: text.count) }
    // SAFETY: there is room for the text behind `used`, made above.
    if let source = text.baseAddress { memcpy(bytes + used, source, text.count) }
    offsets.append(used + text.count)
    if hashes.count * 2 > slotCount { rehash() }
    return UInt32(truncatingIfNeeded: code)
  }

  private func grow(_ used: Int, by length: Int) {
    capacity = max(capacity * 2, used + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, bytes, used)
    bytes.deallocate()
    bytes = larger
  }

  private func rehash() {
    slots.deallocate()
    slotCount *= 4
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
    }
  }

  /// A hash for this table only: whole words where the shared one goes byte by byte.
  @inline(__always)
  private static func hash(_ text: TextBytes) -> UInt64 {
    let count = text.count
    guard count > 0, let base = text.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(base)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      var i = 0
      while i &+ 8 < count {
        state = TextOperations.mix(state ^ raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
        i &+= 8
      }
      // The last word may overlap the one before.
      let last = raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      return TextOperations.mix(state ^ last)
    }
    var word: UInt64
    if count >= 4 {
      word = UInt64(raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)) << 32
      word |= UInt64(raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
    } else {
      word = UInt64(base[0]) << 16 | UInt64(base[count >> 1]) << 8 | UInt64(base[count &- 1])
    }
    return TextOperations.mix(state ^ word)
  }
}
