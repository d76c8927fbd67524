/// Tells cheaply of most words that they are not in a small list of words.
///
/// Nearly every word of a query is a name, yet it might be one of the language's. To know by a look
/// at its first letter and its length spares the making and hashing of a string.
struct WordFilter: Sendable {
  /// For each ASCII first letter the lengths that occur, one bit each.
  private let lengths: [UInt32]

  /// Creates a filter.
  ///
  /// - Parameter words: Words of at most 31 ASCII characters; others pass always.
  init(_ words: some Sequence<String>) {
    var lengths = [UInt32](repeating: 1 << 31, count: 128)
    for word in words {
      guard let first = word.utf8.first, first < 0x80, word.utf8.count < 31 else { continue }
      lengths[Int(first)] |= 1 << UInt32(word.utf8.count)
    }
    self.lengths = lengths
  }

  /// Whether a stretch of a text may be one of the words; false only where it is none.
  func mayHold(_ lexeme: Lexeme, in bytes: [UInt8]) -> Bool {
    let first = Int(bytes[lexeme.start])
    guard first < lengths.count else { return false }
    return lengths[first] >> UInt32(min(lexeme.end - lexeme.start, 31)) & 1 == 1
  }
}
