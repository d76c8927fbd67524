import KQLSyntax

/// Turns the cells of one key column into small numbers: equal cells, equal codes.
///
/// The dictionary codes of a column are taken as they are while all batches share one dictionary;
/// whole numbers, dates and the rest are numbered in the order in which they come.
struct KeyCoder {
  private var words = WordIndex()
  private var texts = DictionaryEncoder()
  /// The dictionary whose codes are used as they are; nil before the first batch, or once another
  /// dictionary has come.
  private var ownStorage: TextStorage?
  /// That dictionary is large, and its codes are numbered in ``words``.
  private var isNumbered = false
  /// The codes of the dictionary seen last, once there are several.
  private var known: (storage: TextStorage, codes: [UInt32])?
  private var scratch: [UInt64] = []
  private var nulls: [Bool] = []

  /// Every code given so far is below this.
  private(set) var capacity = 0

  /// Writes a code for each of the rows; new cells get new codes.
  mutating func encode(
    _ column: Column, count: Int, into output: UnsafeMutablePointer<UInt32>
  ) {
    switch column {
    case .string(let strings): encode(strings, count, output)
    default:
      let hasNulls = prepare(column, count, inserting: true)
      withScratch(hasNulls) { words, nulls, index in
        index.numbers(of: words, count: count, isNull: nulls, into: output)
      }
      capacity = words.count
    }
  }

  /// Writes the code of each of the rows, `UInt32.max` for cells that have none.
  mutating func find(
    _ column: Column, count: Int, into output: UnsafeMutablePointer<UInt32>
  ) {
    switch column {
    case .string(let strings): find(strings, count, output)
    default:
      let hasNulls = prepare(column, count, inserting: false)
      withScratch(hasNulls) { words, nulls, index in
        index.find(words, count: count, isNull: nulls, into: output)
      }
    }
  }

  private mutating func withScratch(
    _ hasNulls: Bool,
    _ body: (UnsafePointer<UInt64>, UnsafePointer<Bool>?, inout WordIndex) -> Void
  ) {
    var index = WordIndex()
    swap(&index, &words)
    scratch.withUnsafeBufferPointer { words in
      nulls.withUnsafeBufferPointer { nulls in
        if let base = words.baseAddress { body(base, hasNulls ? nulls.baseAddress : nil, &index) }
      }
    }
    swap(&index, &words)
  }

  // MARK: - Words

  /// Puts a word for each row into ``scratch``; tells whether ``nulls`` says which rows are null.
  private mutating func prepare(_ column: Column, _ count: Int, inserting: Bool) -> Bool {
    makeScratch(count)
    switch column {
    case .bool(let vector): return fill(vector) { $0 ? 1 : 0 }
    case .int(let vector): return fill(vector) { UInt64(bitPattern: Int64($0)) }
    case .long(let vector), .datetime(let vector), .timespan(let vector):
      return fill(vector) { UInt64(bitPattern: $0) }
    case .real(let vector):
      return fill(vector) { number in
        // Zeros are equal whatever their sign; so are all NaNs, as group keys.
        number == 0 ? 0 : (number.isNaN ? 0x7FF8_0000_0000_0000 : number.bitPattern)
      }
    case .string: return false
    case .decimal(let vector):
      return fillText(count, inserting) { vector[$0]?.description }
    case .guid(let vector):
      return fillText(count, inserting) { vector[$0].map { String($0, radix: 16) } }
    case .dynamic(let vector):
      return fillText(count, inserting) { row in
        vector[row].flatMap { $0.isNull ? nil : JSONText.format($0.sortedForKeys) }
      }
    }
  }

  private mutating func makeScratch(_ count: Int) {
    if scratch.count < count { scratch = Array(repeating: 0, count: max(count, 64)) }
    if nulls.count < count { nulls = Array(repeating: false, count: max(count, 64)) }
  }

  @inline(__always)
  private mutating func fill<Element: Sendable>(
    _ vector: Vector<Element>, _ word: (Element) -> UInt64
  ) -> Bool {
    let count = vector.count
    scratch.withUnsafeMutableBufferPointer { scratch in
      vector.withBuffer { values in
        for row in 0..<count { scratch[row] = word(values[row]) }
      }
    }
    guard let validity = vector.validity else { return false }
    nulls = validity.flags(inverted: true)
    return true
  }

  private mutating func fillText(
    _ count: Int, _ inserting: Bool, _ cell: (Int) -> String?
  ) -> Bool {
    for row in 0..<count {
      var text = cell(row)
      nulls[row] = text == nil
      scratch[row] =
        text?.withUTF8 { bytes in
          if inserting { return UInt64(texts.code(for: bytes)) }
          return texts.find(bytes).map(UInt64.init) ?? .max
        } ?? 0
    }
    return true
  }

  // MARK: - Texts

  /// Whether a table of a dictionary's size is worth it for a batch.
  private func isSmall(_ storage: TextStorage, _ count: Int) -> Bool {
    storage.count <= max(1 << 16, count * 64)
  }

  private mutating func encode(
    _ strings: StringColumn, _ count: Int, _ output: UnsafeMutablePointer<UInt32>
  ) {
    if strings.texts.isDistinct,
      ownStorage === strings.texts || (ownStorage == nil && capacity == 0)
    {
      if ownStorage == nil {
        ownStorage = strings.texts
        isNumbered = !isSmall(strings.texts, count)
      }
      return encodeOwn(strings, count, output)
    }
    leaveOwnStorage()
    guard let codes = strings.codes, isSmall(strings.texts, count) else {
      for row in 0..<count { output[row] = texts.code(for: strings[row]) }
      capacity = texts.count
      return
    }
    var translation = translation(of: strings.texts)
    for row in 0..<count {
      let index = Int(codes.value(at: row))
      if translation[index] == .max { translation[index] = texts.code(for: strings.texts[index]) }
      output[row] = translation[index]
    }
    known = (strings.texts, translation)
    capacity = texts.count
  }

  private mutating func encodeOwn(
    _ strings: StringColumn, _ count: Int, _ output: UnsafeMutablePointer<UInt32>
  ) {
    guard isNumbered else {
      copyCodes(strings, count, output)
      capacity = ownStorage?.count ?? 0
      return
    }
    makeScratch(count)
    for row in 0..<count { scratch[row] = UInt64(strings.index(row)) }
    withScratch(false) { words, _, index in
      index.numbers(of: words, count: count, isNull: nil, into: output)
    }
    capacity = words.count
  }

  /// Writes which of the storage's texts each row has.
  private func copyCodes(
    _ strings: StringColumn, _ count: Int, _ output: UnsafeMutablePointer<UInt32>
  ) {
    guard let codes = strings.codes else {
      for row in 0..<count { output[row] = UInt32(truncatingIfNeeded: strings.index(row)) }
      return
    }
    codes.copy(into: output)
  }

  /// The codes of a dictionary's texts as far as they are known, taken out of ``known``.
  private mutating func translation(of storage: TextStorage) -> [UInt32] {
    // Let go of the old array, so that the new codes are written in place.
    defer { known = nil }
    if let known, known.storage === storage { return known.codes }
    return Array(repeating: .max, count: storage.count)
  }

  /// Whether the cells of a column are found without giving up on a dictionary of its own.
  func isNative(_ column: Column) -> Bool {
    guard let ownStorage, case .string(let strings) = column else { return true }
    return strings.texts === ownStorage
  }

  /// Gives up on a dictionary of its own, before copies of the coder each do.
  mutating func settle() {
    leaveOwnStorage()
    known = nil
  }

  /// Gives the texts of the dictionary whose codes were used as they are the same codes here.
  private mutating func leaveOwnStorage() {
    guard let storage = ownStorage else { return }
    ownStorage = nil
    if isNumbered {
      for number in 0..<words.count {
        _ = texts.code(for: storage[Int(truncatingIfNeeded: words.word(of: number))])
      }
    } else {
      for index in 0..<storage.count { _ = texts.code(for: storage[index]) }
    }
  }

  private mutating func find(
    _ strings: StringColumn, _ count: Int, _ output: UnsafeMutablePointer<UInt32>
  ) {
    if let ownStorage, ownStorage === strings.texts {
      guard isNumbered else { return copyCodes(strings, count, output) }
      makeScratch(count)
      for row in 0..<count { scratch[row] = UInt64(strings.index(row)) }
      return withScratch(false) { words, _, index in
        index.find(words, count: count, isNull: nil, into: output)
      }
    }
    leaveOwnStorage()
    guard let codes = strings.codes, isSmall(strings.texts, count) else {
      for row in 0..<count { output[row] = texts.find(strings[row]) ?? .max }
      return
    }
    // `.max` stands for what was not looked up yet, the value below it for what is not there.
    var translation = translation(of: strings.texts)
    for row in 0..<count {
      let index = Int(codes.value(at: row))
      if translation[index] == .max {
        translation[index] = texts.find(strings.texts[index]) ?? .max - 1
      }
      let code = translation[index]
      output[row] = code == .max - 1 ? .max : code
    }
    known = (strings.texts, translation)
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
