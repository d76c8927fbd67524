import KQLSyntax

/// Finds bytes that are no UTF-8.
enum UTF8Check {
  /// The offset of the first byte that does not belong to well-formed UTF-8, or nil.
  ///
  /// - Complexity: O(bytes); eight at a time through everything but four-byte scalars.
  static func firstInvalid(_ text: TextBytes, from begin: Int = 0) -> Int? {
    var position = begin
    return advance(text, from: &position, atLeast: text.count) ? nil : position
  }

  /// Goes on through a text whose bytes before `position` are well-formed.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - position: Where a scalar begins; after the call the first scalar's begin not before `end`,
  ///     or the first offending byte.
  ///   - end: How far to go.
  /// - Returns: Whether all bytes up to there are well-formed.
  static func advance(_ text: TextBytes, from position: inout Int, atLeast end: Int) -> Bool {
    guard let base = text.baseAddress else { return true }
    let raw = UnsafeRawPointer(base)
    let count = text.count
    var i = position
    while i < end {
      i = skipWords(raw, from: i, upTo: min(end, count))
      guard i < end else { break }
      let length = sequenceLength(base + i, count &- i)
      if length == 0 {
        position = i
        return false
      }
      i &+= length
    }
    position = i
    return true
  }

  /// Steps over words of eight bytes while they are well-formed and easily seen to be.
  ///
  /// In each word the bytes that go on a scalar must be those that the leading bytes ask for.
  /// `ahead` has the top bits of those that leading bytes of the word before ask for.
  ///
  /// - Returns: Where a scalar begins; everything before it is well-formed.
  @inline(__always)
  private static func skipWords(_ raw: UnsafeRawPointer, from begin: Int, upTo end: Int) -> Int {
    let high = ByteFinder.high
    var i = begin
    var ahead: UInt64 = 0
    while i &+ 8 <= end {
      let w = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      if w & high == 0 && ahead == 0 {
        i &+= 8
        continue
      }
      let set = w & high
      let lead = set & (w << 1)
      let goesOn = set & ~(w << 1)
      let long = lead & (w << 2)
      let asked = ahead | lead << 8 | long << 16
      // Four-byte scalars, and the leading bytes whose next byte is restricted, go the slow way.
      var odd = (goesOn ^ asked) | (long & (w << 3))
      odd |= lead & ~long & ~(w << 3 | w << 4 | w << 5 | w << 6)
      let nibbleEnd = w << 5 | w << 6
      odd |= long & ~(w << 4 | nibbleEnd | w << 7)
      odd |= long & (w << 4) & (w << 5) & ~(w << 6) & (w << 7)
      if odd != 0 { break }
      ahead = lead >> 56 | long >> 48
      i &+= 8
    }
    // The scalar that hangs over begins at most two bytes before.
    if ahead != 0 {
      let last = raw.load(fromByteOffset: i &- 1, as: UInt8.self)
      i &-= last & 0xC0 == 0xC0 ? 1 : 2
    }
    return i
  }

  /// The length of the scalar that begins at `p`, or 0 where none does.
  @inline(__always)
  private static func sequenceLength(_ p: UnsafePointer<UInt8>, _ room: Int) -> Int {
    let lead = p[0]
    if lead < 0x80 { return 1 }
    if lead < 0xC2 { return 0 }
    if lead < 0xE0 { return room >= 2 && p[1] & 0xC0 == 0x80 ? 2 : 0 }
    if lead < 0xF0 {
      guard room >= 3, p[1] & 0xC0 == 0x80, p[2] & 0xC0 == 0x80 else { return 0 }
      if lead == 0xE0 && p[1] < 0xA0 { return 0 }
      if lead == 0xED && p[1] >= 0xA0 { return 0 }
      return 3
    }
    guard lead < 0xF5, room >= 4, p[1] & 0xC0 == 0x80, p[2] & 0xC0 == 0x80, p[3] & 0xC0 == 0x80
    else { return 0 }
    if lead == 0xF0 && p[1] < 0x90 { return 0 }
    if lead == 0xF4 && p[1] >= 0x90 { return 0 }
    return 4
  }
}
