import KQLSyntax

/// The form of `parse-kv` with its delimiters: pairs of a key and a value, either of which may
/// stand in quotes. Of a key that comes twice the first value counts.
struct KeyValuePattern: TextExtractor {
  /// What opens a quoted text, and what closes it.
  struct Quotes: Sendable {
    var opening: UInt8
    var closing: UInt8
  }

  /// The keys, one for each output.
  let keys: [[UInt8]]
  /// What stands between two pairs; nil where anything but letters and digits separates, and keys
  /// and values take turns.
  let pairDelimiter: [UInt8]?
  /// What stands between a key and its value.
  let keyDelimiter: [UInt8]
  var quotes: [Quotes] = []
  var escapes: [UInt8] = []
  /// A value goes on up to the last delimiter before the next key.
  var isGreedy = false

  var description: String {
    keys.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
  }

  func extract(_ texts: StringColumn, into builders: inout [TextBuilder]) -> [Bool] {
    var values = [[UInt8]?](repeating: nil, count: keys.count)
    for row in 0..<texts.count {
      for index in values.indices { values[index] = nil }
      var scan = KeyValueScan(pattern: self, text: texts[row])
      while let (key, value) = scan.next() {
        guard let index = keys.firstIndex(of: key), values[index] == nil else { continue }
        values[index] = value
      }
      for index in builders.indices {
        if let value = values[index] { builders[index].write(value[...]) }
        builders[index].endString()
      }
    }
    return [Bool](repeating: true, count: texts.count)
  }
}

/// Reads the pairs of one text from left to right.
private struct KeyValueScan {
  let pattern: KeyValuePattern
  let text: TextBytes
  private var position = 0

  init(pattern: KeyValuePattern, text: TextBytes) {
    self.pattern = pattern
    self.text = text
  }

  /// The next pair; nil where there is none.
  mutating func next() -> (key: [UInt8], value: [UInt8])? {
    guard let delimiter = pattern.pairDelimiter else { return nextOfWords() }
    while position < text.count {
      if let pair = nextDelimited(delimiter) { return pair }
    }
    return nil
  }

  // MARK: With delimiters

  /// The pair at the position; nil where what stands there is none, which is then passed over.
  private mutating func nextDelimited(_ delimiter: [UInt8]) -> (key: [UInt8], value: [UInt8])? {
    skipSpaces(upTo: delimiter)
    let key: [UInt8]
    if let quoted = quotedText() {
      key = quoted
      skipSpaces(upTo: pattern.keyDelimiter)
      guard stands(pattern.keyDelimiter) else {
        skip(behind: delimiter)
        return nil
      }
    } else {
      let end = first(pattern.keyDelimiter, from: position) ?? text.count
      let pairEnd = first(delimiter, from: position) ?? text.count
      // A delimiter of keys inside a delimiter of pairs does not count, and what has no value is
      // no pair.
      guard end < text.count, end < pairEnd || (pattern.isGreedy && end < text.count) else {
        position = pairEnd + delimiter.count
        return nil
      }
      key = trimmed(pattern.isGreedy ? lastPart(position..<end, delimiter) : position..<end)
      position = end
    }
    position += pattern.keyDelimiter.count
    skipSpaces(upTo: delimiter)
    if let value = quotedText() {
      skip(behind: delimiter)
      return (key, value)
    }
    let end = valueEnd(delimiter)
    let value = trimmed(position..<end)
    position = min(text.count, end) + delimiter.count
    return (key, value)
  }

  /// Where the value at the position ends.
  private func valueEnd(_ delimiter: [UInt8]) -> Int {
    guard pattern.isGreedy else { return first(delimiter, from: position) ?? text.count }
    guard let next = first(pattern.keyDelimiter, from: position) else { return text.count }
    var end: Int?
    var from = position
    while let found = first(delimiter, from: from), found < next {
      end = found
      from = found + max(1, delimiter.count)
    }
    return end ?? text.count
  }

  /// What stands behind the last delimiter of a range.
  private func lastPart(_ range: Range<Int>, _ delimiter: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    while let found = first(delimiter, from: start), found + delimiter.count <= range.upperBound {
      start = found + max(1, delimiter.count)
    }
    return min(start, range.upperBound)..<range.upperBound
  }

  private mutating func skip(behind delimiter: [UInt8]) {
    position = (first(delimiter, from: position) ?? text.count) + delimiter.count
  }

  private func first(_ needle: [UInt8], from start: Int) -> Int? {
    needle.withUnsafeBufferPointer { ByteSearch.first($0, in: text, from: start) }
  }

  private func stands(_ needle: [UInt8]) -> Bool {
    needle.withUnsafeBufferPointer { ByteSearch.matches($0, in: text, at: position) }
  }

  private mutating func skipSpaces(upTo delimiter: [UInt8]) {
    while position < text.count, isSpace(text[position]), !stands(delimiter) { position += 1 }
  }

  private func trimmed(_ range: Range<Int>) -> [UInt8] {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end && isSpace(text[start]) { start += 1 }
    while end > start && isSpace(text[end - 1]) { end -= 1 }
    return Array(text[start..<end])
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  // MARK: Quotes

  /// The text in quotes at the position, which is then behind it; nil where none is there or where
  /// it does not end.
  private mutating func quotedText() -> [UInt8]? {
    guard position < text.count,
      let quotes = pattern.quotes.first(where: { $0.opening == text[position] })
    else { return nil }
    var result: [UInt8] = []
    var index = position + 1
    while index < text.count {
      let byte = text[index]
      if pattern.escapes.contains(byte), index + 1 < text.count {
        result.append(text[index + 1])
        index += 2
      } else if byte == quotes.closing {
        position = index + 1
        return result
      } else {
        result.append(byte)
        index += 1
      }
    }
    return nil
  }

  // MARK: Without delimiters

  /// A word that is one of the keys, and the word behind it.
  private mutating func nextOfWords() -> (key: [UInt8], value: [UInt8])? {
    while let key = word() {
      guard pattern.keys.contains(key) else { continue }
      return word().map { (key, $0) }
    }
    return nil
  }

  /// The next run of letters and digits, or the next text in quotes.
  private mutating func word() -> [UInt8]? {
    while position < text.count {
      if let quoted = quotedText() { return quoted }
      let start = position
      while position < text.count, isWordPart(text[position]) { position += 1 }
      if position > start { return Array(text[start..<position]) }
      position += 1
    }
    return nil
  }

  private func isWordPart(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
      || (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80
  }
}

/// The form of `parse-kv` with `regex=`: the first group of each match is a key, the second its
/// value.
struct KeyValueRegex: TextExtractor {
  let regex: Regex
  /// The keys, one for each output.
  let keys: [[UInt8]]

  var description: String {
    keys.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
  }

  func extract(_ texts: StringColumn, into builders: inout [TextBuilder]) -> [Bool] {
    for row in 0..<texts.count {
      let text = texts[row]
      var values = [Range<Int>?](repeating: nil, count: keys.count)
      for match in regex.matches(in: text) {
        guard let key = match.range(of: 1), let value = match.range(of: 2) else { continue }
        let index = keys.firstIndex { wanted in
          wanted.withUnsafeBufferPointer {
            TextOperations.equal($0, TextBytes(rebasing: text[key]))
          }
        }
        if let index, values[index] == nil { values[index] = value }
      }
      for index in builders.indices {
        if let value = values[index] { builders[index].write(TextBytes(rebasing: text[value])) }
        builders[index].endString()
      }
    }
    return [Bool](repeating: true, count: texts.count)
  }
}
