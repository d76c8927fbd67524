import Glibc

/// Finds bytes in bytes, in time that grows with the sum of both lengths.
///
/// `memmem` is not visible to Swift; `memchr` and `memcmp` are as fast for ordinary text, and text
/// made to be slow for them (`aaaa…` in `aaaa…`) is handed to a search with a table.
enum ByteSearch {
  /// The position of the first occurrence at or after `start`; nil where there is none.
  ///
  /// An empty needle is found at `start`.
  static func first(_ needle: TextBytes, in text: TextBytes, from start: Int = 0) -> Int? {
    guard start >= 0, start <= text.count else { return nil }
    guard let needleBase = needle.baseAddress, needle.count > 0 else { return start }
    guard let textBase = text.baseAddress, text.count - start >= needle.count else { return nil }
    let head = Int32(needleBase.pointee)
    let last = text.count - needle.count
    var position = start
    var compared = 0
    while position <= last {
      guard let found = memchr(textBase + position, head, last - position + 1) else { return nil }
      position = UnsafeRawPointer(found) - UnsafeRawPointer(textBase)
      if memcmp(textBase + position, needleBase, needle.count) == 0 { return position }
      position += 1
      compared += needle.count
      if compared > 4096 && compared > 8 * (position - start) {
        return firstByTable(needle, in: text, from: position)
      }
    }
    return nil
  }

  /// The search of Knuth, Morris and Pratt: never looks at a byte of the text twice.
  ///
  /// > Source: Knuth, Morris, Pratt (1977), *Fast pattern matching in strings*.
  private static func firstByTable(
    _ needle: TextBytes, in text: TextBytes, from start: Int
  ) -> Int? {
    var table = [Int](repeating: 0, count: needle.count)
    var matched = 0
    for index in 1..<max(needle.count, 1) {
      while matched > 0 && needle[index] != needle[matched] { matched = table[matched - 1] }
      if needle[index] == needle[matched] { matched += 1 }
      table[index] = matched
    }
    matched = 0
    for position in start..<text.count {
      while matched > 0 && text[position] != needle[matched] { matched = table[matched - 1] }
      if text[position] == needle[matched] { matched += 1 }
      if matched == needle.count { return position - needle.count + 1 }
    }
    return nil
  }

  /// Whether `text` holds `needle` at `position`.
  @inline(__always)
  static func matches(_ needle: TextBytes, in text: TextBytes, at position: Int) -> Bool {
    guard position >= 0, text.count - position >= needle.count else { return false }
    guard let needleBase = needle.baseAddress, let textBase = text.baseAddress else {
      return needle.isEmpty
    }
    return memcmp(textBase + position, needleBase, needle.count) == 0
  }
}
