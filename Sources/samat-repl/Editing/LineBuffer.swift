import CEditline

/// A text under edit and the place of its cursor: the editing commands, free of any terminal.
///
/// A *cluster* is a base and the zero-width scalars after it (non-joiners, vowel signs, direction marks).
/// The cursor moves by clusters, since that is what a terminal shows; Backspace takes back one scalar, as
/// it was typed. A word goes on over a zero-width non-joiner: «می‌شود» is one word.
struct LineBuffer: Equatable {
  /// The text, scalar by scalar.
  private(set) var scalars: [Unicode.Scalar]

  /// The index of the scalar that the cursor is before.
  var cursor: Int

  /// A buffer of a text, with the cursor at a UTF-8 offset (rounded up to a scalar) or at the end.
  init(_ text: String = "", utf8Cursor: Int = .max) {
    scalars = Array(text.unicodeScalars)
    cursor = 0
    var offset = 0
    while cursor < scalars.count, offset < utf8Cursor {
      offset += Self.utf8Length(scalars[cursor])
      cursor += 1
    }
  }

  /// The text as a string.
  var text: String { Self.string(scalars[...]) }

  /// The cursor as an offset in UTF-8.
  var utf8Cursor: Int { scalars[..<cursor].reduce(0) { $0 + Self.utf8Length($1) } }

  /// Whether there is no text.
  var isEmpty: Bool { scalars.isEmpty }

  /// The columns of a scalar on the terminal; -1 for a control or unassigned one.
  static func columns(of scalar: Unicode.Scalar) -> Int32 { samat_scalar_width(scalar.value) }

  // MARK: Changes

  /// Inserts a text at the cursor and puts the cursor after it.
  mutating func insert(_ text: String) {
    let added = Array(text.unicodeScalars)
    scalars.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Removes a range, puts the cursor at its start and returns what was there.
  @discardableResult
  mutating func remove(_ range: Range<Int>) -> String {
    let removed = Self.string(scalars[range])
    scalars.removeSubrange(range)
    cursor = range.lowerBound
    return removed
  }

  /// Removes the scalar before the cursor.
  ///
  /// - Returns: Whether there was one.
  mutating func deleteBackward() -> Bool {
    guard cursor > 0 else { return false }
    remove(cursor - 1..<cursor)
    return true
  }

  /// Removes the cluster after the cursor.
  ///
  /// - Returns: Whether there was one.
  mutating func deleteForward() -> Bool {
    let end = clusterEnd
    guard end > cursor else { return false }
    remove(cursor..<end)
    return true
  }

  /// Swaps the clusters around the cursor, or the two before it at the end of a line.
  ///
  /// - Returns: Whether there were two.
  mutating func transpose() -> Bool {
    let saved = cursor
    if cursor == lineEnd { cursor = clusterStart }
    let (start, middle, end) = (clusterStart, cursor, clusterEnd)
    guard start < middle, middle < end, scalars[start] != "\n", scalars[middle] != "\n" else {
      cursor = saved
      return false
    }
    let swapped = Array(scalars[middle..<end]) + Array(scalars[start..<middle])
    scalars.replaceSubrange(start..<end, with: swapped)
    cursor = end
    return true
  }

  // MARK: Places

  /// The start of the cluster before the cursor.
  var clusterStart: Int {
    var place = cursor
    while place > 0 {
      place -= 1
      if !isMark(at: place) { break }
    }
    return place
  }

  /// The end of the cluster after the cursor.
  var clusterEnd: Int {
    guard cursor < scalars.count else { return cursor }
    var place = cursor + 1
    while place < scalars.count, isMark(at: place) { place += 1 }
    return place
  }

  /// The start of the cursor's line.
  var lineStart: Int {
    (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }

  /// The end of the cursor's line, before its newline.
  var lineEnd: Int {
    scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
  }

  /// The start of the word before the cursor.
  var wordStart: Int {
    var place = cursor
    while place > 0, !isWord(at: place - 1) { place -= 1 }
    while place > 0, isWord(at: place - 1) { place -= 1 }
    return place
  }

  /// The end of the word after the cursor.
  var wordEnd: Int {
    var place = cursor
    while place < scalars.count, !isWord(at: place) { place += 1 }
    while place < scalars.count, isWord(at: place) { place += 1 }
    return place
  }

  /// Moves one line up, to the same column as far as there is one.
  ///
  /// - Returns: Whether there was a line above.
  mutating func moveUp() -> Bool {
    let start = lineStart
    guard start > 0 else { return false }
    let wanted = columns(start..<cursor)
    cursor = start - 1
    cursor = place(ofColumn: wanted, from: lineStart, to: start - 1)
    return true
  }

  /// Moves one line down, to the same column as far as there is one.
  ///
  /// - Returns: Whether there was a line below.
  mutating func moveDown() -> Bool {
    let end = lineEnd
    guard end < scalars.count else { return false }
    let wanted = columns(lineStart..<cursor)
    cursor = end + 1
    cursor = place(ofColumn: wanted, from: cursor, to: lineEnd)
    return true
  }

  private func columns(_ range: Range<Int>) -> Int {
    scalars[range].reduce(0) { $0 + max(0, Int(Self.columns(of: $1))) }
  }

  private func place(ofColumn wanted: Int, from start: Int, to end: Int) -> Int {
    var place = start
    var column = 0
    while place < end {
      let width = max(0, Int(Self.columns(of: scalars[place])))
      if column + width > wanted { break }
      column += width
      place += 1
    }
    return place
  }

  // MARK: Classes

  // A mark at the start of a line has no base: it is a cluster of its own.
  private func isMark(at place: Int) -> Bool {
    guard place > 0, scalars[place - 1] != "\n" else { return false }
    return scalars[place].value >= 0x300 && Self.columns(of: scalars[place]) == 0
  }

  private func isWord(at place: Int) -> Bool {
    let scalar = scalars[place]
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar) || scalar == "_"
    }
    if Self.columns(of: scalar) == 0 { return true }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
  }

  private static func utf8Length(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
