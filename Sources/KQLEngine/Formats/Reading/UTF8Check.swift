import KQLSyntax

/// Finds bytes that are no UTF-8.
enum UTF8Check {
  /// The offset of the first byte that does not belong to well-formed UTF-8, or nil.
  ///
  /// - Complexity: O(bytes); eight at a time through ASCII.
  static func firstInvalid(_ text: TextBytes, from begin: Int = 0) -> Int? {
    guard let base = text.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    let count = text.count
    var i = begin
    while i < count {
      while i &+ 8 <= count
        && raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        i &+= 8
      }
      guard i < count else { return nil }
      let length = sequenceLength(base + i, count &- i)
      if length == 0 { return i }
      i &+= length
    }
    return nil
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
