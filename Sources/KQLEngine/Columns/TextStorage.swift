import KQLSyntax

import Glibc
import Synchronization

/// The bytes of many strings, one behind the other, and where each ends.
///
/// The memory belongs to the object and never changes once built, so that a kernel may read it
/// through plain pointers for as long as it holds the object.
public final class TextStorage: @unchecked Sendable {
  let bytes: UnsafeMutablePointer<UInt8>
  let byteCount: Int
  /// `count + 1` offsets: string `i` is `offsets[i]..<offsets[i + 1]`.
  let offsets: UnsafeMutablePointer<Int>
  /// The number of strings.
  public let count: Int
  /// Whether a builder stopped writing because there was too much; a query ends with an error then.
  let isTruncated: Bool
  private let distinct: Atomic<Bool>
  /// What was found out about the texts as a whole, once it was asked for.
  let traits = Mutex<TextTraits>(TextTraits())

  init(
    bytes: UnsafeMutablePointer<UInt8>, byteCount: Int, offsets: [Int], isTruncated: Bool = false,
    isDistinct: Bool = false
  ) {
    self.isTruncated = isTruncated
    distinct = Atomic(isDistinct || offsets.count <= 2)
    self.bytes = bytes
    self.byteCount = byteCount
    self.offsets = .allocate(capacity: offsets.count)
    // SAFETY: the block was allocated with room for every offset on the line above.
    self.offsets.initialize(from: offsets, count: offsets.count)
    self.count = offsets.count - 1
  }

  /// Creates a storage that takes over memory as it is.
  ///
  /// - Parameters:
  ///   - bytes: A block with `byteCount` initialised bytes.
  ///   - byteCount: The number of bytes in use.
  ///   - offsets: A block with `count + 1` ascending offsets up to `byteCount`.
  ///   - count: The number of strings.
  ///   - isDistinct: Whether no string is known to come twice.
  init(
    adopting bytes: UnsafeMutablePointer<UInt8>, byteCount: Int,
    offsets: UnsafeMutablePointer<Int>, count: Int, isDistinct: Bool = false
  ) {
    isTruncated = false
    distinct = Atomic(isDistinct || count <= 1)
    self.bytes = bytes
    self.byteCount = byteCount
    self.offsets = offsets
    self.count = count
  }

  /// Whether no text is known to come twice, so that different codes are different texts.
  var isDistinct: Bool { distinct.load(ordering: .relaxed) }

  /// Says that no text comes twice, where that was found out later.
  func markDistinct() { distinct.store(true, ordering: .relaxed) }

  deinit {
    bytes.deallocate()
    offsets.deallocate()
  }

  /// The bytes of a string; valid as long as this object lives.
  ///
  /// - Precondition: `index` is within `0..<count`.
  public subscript(index: Int) -> TextBytes {
    precondition(index >= 0 && index < count)
    let start = offsets[index]
    return TextBytes(start: bytes + start, count: offsets[index + 1] - start)
  }

  /// A string's value; makes a copy.
  public func string(at index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
}

/// The UTF-8 bytes of one string, borrowed from a ``TextStorage``.
public typealias TextBytes = UnsafeBufferPointer<UInt8>

/// Collects strings, byte by byte or whole, into a ``TextStorage``.
public struct TextBuilder {
  private var bytes: [UInt8] = []
  private var offsets: [Int] = [0]
  private var limit = 1 << 30
  private var isTruncated = false

  /// Creates a builder with room for `capacity` strings, and for at most 1 GiB.
  ///
  /// What goes beyond is left out, and the query that it belongs to ends with `kql.limit.memory`.
  public init(capacity: Int = 0) { offsets.reserveCapacity(capacity + 1) }

  /// Creates a builder for texts that are in memory already, however many.
  init(unlimited capacity: Int) {
    limit = .max
    offsets.reserveCapacity(capacity + 1)
  }

  /// The number of finished strings.
  public var count: Int { offsets.count - 1 }

  /// Adds a byte to the string being built.
  public mutating func write(_ byte: UInt8) { bytes.append(byte) }

  /// Adds bytes to the string being built.
  public mutating func write(_ text: TextBytes) {
    if hasRoom(text.count) { bytes.append(contentsOf: text) }
  }

  /// Adds a string's bytes to the string being built.
  public mutating func write(_ text: String) {
    if hasRoom(text.utf8.count) { bytes.append(contentsOf: text.utf8) }
  }

  /// Adds bytes to the string being built.
  public mutating func write(_ text: ArraySlice<UInt8>) {
    if hasRoom(text.count) { bytes.append(contentsOf: text) }
  }

  @inline(__always)
  private mutating func hasRoom(_ count: Int) -> Bool {
    if bytes.count &+ count <= limit { return true }
    isTruncated = true
    return false
  }

  /// Adds a scalar's bytes to the string being built; one that is no scalar becomes U+FFFD.
  public mutating func write(scalar: UInt32) {
    bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? .init())
  }

  /// Ends the string being built; with nothing written, an empty string.
  public mutating func endString() { offsets.append(bytes.count) }

  /// Adds a whole string.
  public mutating func append(_ text: String) {
    write(text)
    endString()
  }

  /// Adds a whole string.
  public mutating func append(_ text: TextBytes) {
    write(text)
    endString()
  }

  /// The strings built so far.
  public func finish() -> TextStorage { finish(distinct: false) }

  /// The strings built so far, where the caller knows whether all differ.
  func finish(distinct: Bool) -> TextStorage {
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    bytes.withUnsafeBufferPointer { source in
      // SAFETY: the block holds `bytes.count` bytes, and an empty source copies nothing.
      if let base = source.baseAddress { block.initialize(from: base, count: source.count) }
    }
    return TextStorage(
      bytes: block, byteCount: bytes.count, offsets: offsets, isTruncated: isTruncated,
      isDistinct: distinct)
  }

  /// A column of the strings built so far.
  public func finishColumn() -> Column { .string(StringColumn(finish())) }
}

/// Compares and hashes borrowed text.
enum TextOperations {
  @inline(__always)
  static func equal(_ a: TextBytes, _ b: TextBytes) -> Bool {
    a.count == b.count && (a.count == 0 || memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0)
  }

  /// Less, equal or greater, by bytes; for UTF-8 that is the order of code points.
  @inline(__always)
  static func compare(_ a: TextBytes, _ b: TextBytes) -> Int32 {
    let shared = min(a.count, b.count)
    if shared > 0 {
      let order = memcmp(a.baseAddress!, b.baseAddress!, shared)
      if order != 0 { return order }
    }
    return a.count < b.count ? -1 : (a.count > b.count ? 1 : 0)
  }

  /// A 64-bit hash that is the same in every run, so that results never depend on a seed.
  @inline(__always)
  static func hash(_ text: TextBytes) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
    var position = 0
    let raw = UnsafeRawBufferPointer(text)
    while position &+ 8 <= text.count {
      let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      state = mix(state ^ word)
      position &+= 8
    }
    if position < text.count {
      var tail: UInt64 = 0
      while position < text.count {
        tail = tail << 8 | UInt64(text[position])
        position &+= 1
      }
      state = mix(state ^ tail)
    }
    return mix(state)
  }

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
