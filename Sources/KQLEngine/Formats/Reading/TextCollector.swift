import Glibc
import KQLSyntax

/// Collects the texts of a column: each distinct one once, with codes, as long as that pays, and
/// otherwise one behind the other.
///
/// It works on memory of its own and without checks for exclusive access, which would cost more
/// than the work, because it is called once a cell; it is never shared.
final class TextCollector {
  @exclusivity(unchecked) private var bytes: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var used = 0
  @exclusivity(unchecked) private var capacity: Int
  /// Where each text begins, and where the last one ends.
  @exclusivity(unchecked) private var offsets: [Int] = [0]
  @exclusivity(unchecked) private var codes: [UInt32] = []
  @exclusivity(unchecked) private var hashes: [UInt64] = []
  @exclusivity(unchecked) private var slots: UnsafeMutablePointer<Int32>
  @exclusivity(unchecked) private var slotCount = 256
  @exclusivity(unchecked) private var isDictionary = true

  /// How many rows must have come before differing texts are taken for a habit.
  private static let trial = 4096

  init() {
    capacity = 4096
    bytes = .allocate(capacity: capacity)
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: -1, count: slotCount)
  }

  deinit {
    bytes.deallocate()
    slots.deallocate()
  }

  /// The number of rows.
  var count: Int { isDictionary ? codes.count : offsets.count - 1 }

  /// Makes room for `rows` rows.
  func reserve(_ rows: Int) {
    if isDictionary { codes.reserveCapacity(rows) } else { offsets.reserveCapacity(rows + 1) }
  }

  /// Adds a row.
  @inline(__always)
  func append(_ text: TextBytes) {
    if isDictionary { codes.append(code(for: text)) } else { store(text) }
  }

  /// Goes over to storing every row once most texts have turned out to differ; called now and then.
  func reconsider() {
    if isDictionary && codes.count >= TextCollector.trial && hashes.count > codes.count / 2 {
      flatten()
    }
  }

  /// The column; the collector must not be used again.
  func finish() -> Column {
    if isDictionary && hashes.count > max(16, codes.count / 2) { flatten() }
    let storage = TextStorage(bytes: bytes, byteCount: used, offsets: offsets)
    // The storage owns the block now.
    bytes = .allocate(capacity: 1)
    used = 0
    return .string(
      isDictionary ? StringColumn(dictionary: storage, codes: codes) : StringColumn(storage))
  }

  @inline(__always)
  private func store(_ text: TextBytes) {
    let length = text.count
    if used &+ length > capacity { grow(by: length) }
    if length > 0, let source = text.baseAddress {
      // SAFETY: there is room for `length` bytes behind `used`, made above.
      memcpy(bytes + used, source, length)
      used &+= length
    }
    offsets.append(used)
  }

  private func grow(by length: Int) {
    capacity = max(capacity * 2, used + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, bytes, used)
    bytes.deallocate()
    bytes = larger
  }

  @inline(__always)
  private func code(for text: TextBytes) -> UInt32 {
    let hash = TextCollector.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slotCount &- 1)
    while true {
      let candidate = slots[slot]
      if candidate < 0 { return insert(text, hash, slot) }
      let index = Int(candidate)
      if hashes[index] == hash {
        let start = offsets[index]
        if offsets[index &+ 1] &- start == text.count,
          TextOperations.equal(TextBytes(start: bytes + start, count: text.count), text)
        {
          return UInt32(truncatingIfNeeded: candidate)
        }
      }
      slot = (slot &+ 1) & (slotCount &- 1)
    }
  }

  private func insert(_ text: TextBytes, _ hash: UInt64, _ slot: Int) -> UInt32 {
    let code = hashes.count
    slots[slot] = Int32(truncatingIfNeeded: code)
    hashes.append(hash)
    store(text)
    if hashes.count * 2 > slotCount { rehash() }
    return UInt32(truncatingIfNeeded: code)
  }

  private func rehash() {
    slots.deallocate()
    slotCount *= 4
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: -1, count: slotCount)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  private func flatten() {
    let distinct = offsets
    let source = bytes
    var total = 0
    for code in codes { total += distinct[Int(code) + 1] - distinct[Int(code)] }
    capacity = max(total * 2, 4096)
    bytes = .allocate(capacity: capacity)
    used = 0
    offsets = [0]
    offsets.reserveCapacity(codes.count * 2)
    for code in codes {
      let start = distinct[Int(code)]
      store(TextBytes(start: source + start, count: distinct[Int(code) + 1] - start))
    }
    source.deallocate()
    isDictionary = false
    codes = []
    hashes = []
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
