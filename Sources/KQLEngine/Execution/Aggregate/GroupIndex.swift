import KQLSyntax

/// Numbers distinct words from 0 in the order in which they come.
struct WordIndex {
  private var slots: [UInt32] = Array(repeating: .max, count: 64)
  private var words: [UInt64] = []
  /// For words in a small range: the number of each, addressed directly.
  private var direct: [UInt32] = []
  private static let directLimit: UInt64 = 1 << 16

  /// The number of null, once it has come up.
  private(set) var nullNumber: UInt32?

  var count: Int { words.count }

  /// The number of null, which is no word.
  mutating func numberOfNull() -> UInt32 {
    if let nullNumber { return nullNumber }
    let number = UInt32(truncatingIfNeeded: words.count)
    nullNumber = number
    // A place among the words keeps the numbers dense; no slot leads to it.
    words.append(0)
    return number
  }

  @inline(__always)
  mutating func number(of word: UInt64) -> UInt32 {
    if word < Self.directLimit {
      let position = Int(truncatingIfNeeded: word)
      if position >= direct.count {
        let size = min(Int(Self.directLimit), max(256, (position + 1) * 2))
        direct.append(contentsOf: repeatElement(.max, count: size - direct.count))
      }
      let known = direct[position]
      if known != .max { return known }
      let number = UInt32(truncatingIfNeeded: words.count)
      direct[position] = number
      words.append(word)
      return number
    }
    return hashed(word)
  }

  /// The number of a word that is there already; nil where it is not.
  @inline(__always)
  func find(_ word: UInt64) -> UInt32? {
    if word < Self.directLimit {
      let position = Int(truncatingIfNeeded: word)
      guard position < direct.count, direct[position] != .max else { return nil }
      return direct[position]
    }
    var slot = Int(truncatingIfNeeded: TextOperations.mix(word)) & (slots.count - 1)
    while slots[slot] != .max {
      if words[Int(slots[slot])] == word { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func hashed(_ word: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: TextOperations.mix(word)) & (slots.count - 1)
    while slots[slot] != .max {
      if words[Int(slots[slot])] == word { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(truncatingIfNeeded: words.count)
    slots[slot] = number
    words.append(word)
    if words.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = Array(repeating: .max, count: slots.count * 2)
    for (number, word) in words.enumerated() where word >= Self.directLimit {
      var slot = Int(truncatingIfNeeded: TextOperations.mix(word)) & (slots.count - 1)
      while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: number)
    }
  }
}

/// One word for each row of a key column, and which rows are null.
struct KeyWords {
  var words: [UInt64]
  /// Nil where no row is null; the word of a null row means nothing.
  var isNull: [Bool]?
}

/// Turns the cells of one key column into words: equal cells, equal words.
struct KeyEncoder {
  private var texts = DictionaryEncoder()
  /// The codes of the dictionary seen last; batches of one table share it.
  private var known: (storage: TextStorage, codes: [UInt32])?

  /// One word a row.
  mutating func encode(_ column: Column) -> KeyWords {
    switch column {
    case .bool(let vector): words(vector) { $0 ? 1 : 0 }
    case .int(let vector): words(vector) { UInt64(bitPattern: Int64($0)) }
    case .long(let vector), .datetime(let vector), .timespan(let vector):
      words(vector) { UInt64(bitPattern: $0) }
    case .real(let vector):
      words(vector) { number in
        // Zeros are equal whatever their sign; so are all NaNs, as group keys.
        number == 0 ? 0 : (number.isNaN ? 0x7FF8_0000_0000_0000 : number.bitPattern)
      }
    case .string(let strings): KeyWords(words: encode(strings))
    case .decimal(let vector):
      encodeText((0..<vector.count).map { vector[$0]?.description })
    case .guid(let vector):
      encodeText((0..<vector.count).map { vector[$0].map { String($0, radix: 16) } })
    case .dynamic(let vector):
      encodeText(
        (0..<vector.count).map { row in
          vector[row].flatMap { $0.isNull ? nil : JSONText.format($0.sortedForKeys) }
        })
    }
  }

  private func words<Element: Sendable>(
    _ vector: Vector<Element>, _ word: (Element) -> UInt64
  ) -> KeyWords {
    let words = vector.withBuffer { $0.map(word) }
    guard vector.validity != nil else { return KeyWords(words: words) }
    return KeyWords(words: words, isNull: (0..<vector.count).map { vector.isNull($0) })
  }

  private mutating func encode(_ strings: StringColumn) -> [UInt64] {
    guard strings.isDictionary, strings.texts.count <= max(4096, strings.count * 4) else {
      return (0..<strings.count).map { UInt64(texts.code(for: strings[$0])) }
    }
    var codes: [UInt32]
    if let known, known.storage === strings.texts {
      codes = known.codes
    } else {
      codes = Array(repeating: .max, count: strings.texts.count)
    }
    // Let go of the old array, so that the new codes are written in place.
    known = nil
    var result: [UInt64] = []
    result.reserveCapacity(strings.count)
    for row in 0..<strings.count {
      let index = strings.index(row)
      if codes[index] == .max { codes[index] = texts.code(for: strings.texts[index]) }
      result.append(UInt64(codes[index]))
    }
    known = (strings.texts, codes)
    return result
  }

  private mutating func encodeText(_ cells: [String?]) -> KeyWords {
    var words: [UInt64] = []
    for cell in cells {
      guard var cell else {
        words.append(0)
        continue
      }
      words.append(cell.withUTF8 { UInt64(texts.code(for: $0)) })
    }
    return KeyWords(words: words, isNull: cells.map { $0 == nil })
  }
}

extension DynamicValue {
  /// The value with the members of bags in the order of their names, so that equal bags have equal
  /// text.
  var sortedForKeys: DynamicValue {
    switch self {
    case .array(let items): .array(items.map(\.sortedForKeys))
    case .object(let members):
      .object(
        DynamicObject(
          zip(members.keys, members.values).sorted { $0.0 < $1.0 }.map {
            ($0.0, $0.1.sortedForKeys)
          }))
    default: self
    }
  }
}

/// Numbers distinct rows of key columns from 0, in the order in which they come.
struct GroupIndex {
  private var encoders: [KeyEncoder]
  private var columns: [WordIndex]
  private var pairs: [WordIndex]

  init(keyCount: Int) {
    encoders = Array(repeating: KeyEncoder(), count: keyCount)
    columns = Array(repeating: WordIndex(), count: keyCount)
    pairs = Array(repeating: WordIndex(), count: max(0, keyCount - 1))
  }

  /// The number of distinct rows so far.
  var count: Int { (pairs.last ?? columns.last)?.count ?? 0 }

  /// The group of each row; new rows make new groups.
  mutating func groups(of keys: [Column], count rows: Int) -> [UInt32] {
    guard let first = keys.first else { return Array(repeating: 0, count: rows) }
    var result = numbers(first, 0, insert: true)
    for (position, key) in keys.enumerated().dropFirst() {
      let next = numbers(key, position, insert: true)
      // A row is a pair of what it was up to here and of its next cell.
      for row in 0..<rows {
        let pair = UInt64(result[row]) << 32 | UInt64(next[row])
        result[row] = pairs[position - 1].number(of: pair)
      }
    }
    return result
  }

  /// The group of each row, `UInt32.max` for rows that have none.
  mutating func find(_ keys: [Column], count rows: Int) -> [UInt32] {
    guard let first = keys.first else { return Array(repeating: 0, count: rows) }
    var result = numbers(first, 0, insert: false)
    for (position, key) in keys.enumerated().dropFirst() {
      let next = numbers(key, position, insert: false)
      for row in 0..<rows where result[row] != .max {
        guard next[row] != .max else {
          result[row] = .max
          continue
        }
        let pair = UInt64(result[row]) << 32 | UInt64(next[row])
        result[row] = pairs[position - 1].find(pair) ?? .max
      }
    }
    return result
  }

  private mutating func numbers(_ key: Column, _ position: Int, insert: Bool) -> [UInt32] {
    let encoded = encoders[position].encode(key)
    guard let isNull = encoded.isNull else {
      if insert { return encoded.words.map { columns[position].number(of: $0) } }
      return encoded.words.map { columns[position].find($0) ?? .max }
    }
    return zip(encoded.words, isNull).map { word, isNull in
      if isNull {
        return insert
          ? columns[position].numberOfNull() : columns[position].nullNumber ?? .max
      }
      return insert ? columns[position].number(of: word) : columns[position].find(word) ?? .max
    }
  }
}
