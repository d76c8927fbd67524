import KQLEngine

/// The SHA-256 hash over an event and everything before it.
///
/// It is taken of the hash before it in 64 hexadecimal digits, a line feed, and the event's JSON line
/// without its hash; anybody can check a journal with that and nothing of this library.
public struct EventHash: Sendable, Hashable, CustomStringConvertible {
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// What stands before the first event: 32 zero bytes.
  public static let origin = EventHash(words: (0, 0, 0, 0))

  private init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// Creates a hash of 32 bytes; nil where there are more or fewer.
  public init?(bytes: [UInt8]) {
    let found = bytes.withUnsafeBytes { EventHash(buffer: $0) }
    guard let found else { return nil }
    self = found
  }

  /// Creates a hash of 32 bytes; nil where there are more or fewer.
  package init?(buffer: UnsafeRawBufferPointer) {
    guard buffer.count == 32 else { return nil }
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// Creates a hash of 64 hexadecimal digits; nil for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in text.utf8 {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x61...0x66: value = digit - 0x57
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    self.init(bytes: bytes)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - $0 * 8)) }
    }
  }

  /// 64 hexadecimal digits in lower case.
  public var description: String {
    var text: [UInt8] = []
    write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds the 64 digits to a text.
  func write(to text: inout [UInt8]) {
    func add(_ word: UInt64) {
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        let value = UInt8(truncatingIfNeeded: word >> shift & 15)
        text.append(value < 10 ? 0x30 + value : 0x57 + value)
      }
    }
    add(words.0)
    add(words.1)
    add(words.2)
    add(words.3)
  }

  /// The hash of an event.
  ///
  /// - Parameters:
  ///   - event: The event; its own `hash` does not count.
  ///   - previous: The hash of the event before it, ``origin`` for the first.
  /// - Returns: The hash.
  public static func of(_ event: StoredEvent, after previous: EventHash) -> EventHash {
    var text: [UInt8] = []
    text.reserveCapacity(320 + event.body.utf8.count)
    previous.write(to: &text)
    text.append(0x0A)
    EventLine.write(event, to: &text)
    return EventHash(bytes: SHA256.digest(text)) ?? .origin
  }

  /// Whether two hashes are the same.
  public static func == (left: EventHash, right: EventHash) -> Bool { left.words == right.words }

  /// Feeds the hash to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.3)
  }
}
