import KQLSyntax

/// A column of text: never null, as the language wants it; what is unknown is the empty string.
///
/// Texts that repeat are stored once, in a dictionary, with one code a row; others one behind the
/// other. Which of the two a column uses changes speed only.
public struct StringColumn: Sendable {
  /// The texts: one a row, or the distinct ones of a dictionary.
  public let texts: TextStorage
  /// For a dictionary: which text a row has. Nil where rows and texts are the same.
  let codes: DictionaryCodes?
  private let offset: Int
  /// The number of rows.
  public let count: Int

  /// Creates a column with one text a row.
  public init(_ texts: TextStorage) {
    self.init(texts: texts, codes: nil, offset: 0, count: texts.count)
  }

  /// Creates a column of texts from a dictionary.
  ///
  /// - Precondition: every code is below `dictionary.count`.
  init(dictionary: TextStorage, codes: [UInt32]) {
    self.init(texts: dictionary, codes: .words(Vector(codes)), offset: 0, count: codes.count)
  }

  /// Creates a column of texts from a dictionary, for a table: with codes as narrow as can be.
  ///
  /// - Precondition: every code is below `dictionary.count`.
  init(dictionary: TextStorage, narrowing codes: [UInt32]) {
    self.init(
      texts: dictionary, codes: .narrow(codes, textCount: dictionary.count), offset: 0,
      count: codes.count)
  }

  /// Creates a column of texts from a dictionary.
  init(dictionary: TextStorage, codes: DictionaryCodes) {
    self.init(texts: dictionary, codes: codes, offset: 0, count: codes.count)
  }

  /// Creates a column of the first texts of a storage.
  ///
  /// - Precondition: the storage has that many.
  init(_ texts: TextStorage, count: Int) {
    self.init(texts: texts, codes: nil, offset: 0, count: count)
  }

  private init(texts: TextStorage, codes: DictionaryCodes?, offset: Int, count: Int) {
    self.texts = texts
    self.codes = codes
    self.offset = offset
    self.count = count
  }

  /// Creates a column from strings.
  public init(_ strings: some Sequence<String>) {
    var builder = TextBuilder(unlimited: 0)
    for string in strings { builder.append(string) }
    self.init(builder.finish())
  }

  /// Whether texts are held once each, with codes.
  public var isDictionary: Bool { codes != nil }

  /// Which of ``texts`` a row has.
  ///
  /// - Precondition: `row` is within `0..<count`.
  @inline(__always)
  func index(_ row: Int) -> Int {
    if let codes { return Int(codes.value(at: row)) }
    return offset &+ row
  }

  /// The bytes of a row's text; valid as long as this column lives.
  ///
  /// - Precondition: `row` is within `0..<count`.
  public subscript(row: Int) -> TextBytes { texts[index(row)] }

  /// A row's text; makes a copy.
  public func string(at row: Int) -> String { texts.string(at: index(row)) }

  func slice(_ range: Range<Int>) -> StringColumn {
    StringColumn(
      texts: texts, codes: codes?.slice(range), offset: offset + range.lowerBound,
      count: range.count)
  }

  /// The rows at `rows`; a negative row gives the empty string.
  func gather(_ rows: [Int32]) -> StringColumn {
    guard rows.contains(where: { $0 < 0 }) else {
      if let codes { return StringColumn(dictionary: texts, codes: codes.gather(rows)) }
      return StringColumn(dictionary: texts, codes: rows.map { UInt32(offset &+ Int($0)) })
    }
    // An empty text goes behind the others; a dictionary may hold one text twice.
    var builder = TextBuilder(unlimited: texts.count + 1)
    var place = [UInt32](repeating: .max, count: texts.count)
    var codes: [UInt32] = []
    codes.reserveCapacity(rows.count)
    var empty: UInt32?
    for row in rows {
      guard row >= 0 else {
        if empty == nil {
          empty = UInt32(builder.count)
          builder.append("")
        }
        codes.append(empty ?? 0)
        continue
      }
      let source = index(Int(row))
      if place[source] == .max {
        place[source] = UInt32(builder.count)
        builder.append(texts[source])
      }
      codes.append(place[source])
    }
    return StringColumn(dictionary: builder.finish(), codes: codes)
  }

  /// Applies a function to every row's text, but only once to each text of a dictionary that is
  /// smaller than the column.
  @inline(__always)
  func map<Result>(_ transform: (TextBytes) -> Result) -> [Result] {
    if let codes, texts.count < count {
      let results = (0..<texts.count).map { transform(texts[$0]) }
      // SAFETY: every code is below the number of texts, as the initialiser demands.
      return codes.look(in: results)
    }
    return (0..<count).map { transform(self[$0]) }
  }

  /// Whether each row's text passes a test, which is run once for each text of a dictionary that is
  /// smaller than the column.
  @inline(__always)
  func truths(_ test: (TextBytes) -> Bool) -> [Bool] {
    guard let codes, texts.count < count else { return (0..<count).map { test(self[$0]) } }
    let passes = (0..<texts.count).map { test(texts[$0]) }
    switch passes.trueCount {
    case 0: return Array(repeating: false, count: count)
    case passes.count: return Array(repeating: true, count: count)
    case 1: return codes.flags(of: UInt32(passes.firstIndex(of: true) ?? 0), isTurned: false)
    case passes.count - 1:
      return codes.flags(of: UInt32(passes.firstIndex(of: false) ?? 0), isTurned: true)
    default: return codes.look(in: passes)
    }
  }

  /// For a column without a dictionary: which of ``texts`` its rows are.
  var storageRows: Range<Int> { offset..<(offset + count) }

  /// The column of all the rows that share this one's memory, and where this one begins in it.
  var whole: (column: StringColumn, offset: Int) {
    guard let codes else { return (StringColumn(texts), offset) }
    let all = codes.whole
    return (StringColumn(dictionary: texts, codes: all), codes.offset)
  }

  /// Whether two whole columns are the same memory.
  func sharesMemory(with other: StringColumn) -> Bool {
    guard texts === other.texts else { return false }
    guard let codes, let second = other.codes else {
      return self.codes == nil && other.codes == nil
    }
    return codes.sharesMemory(with: second)
  }

  /// Applies a function that writes text to every row, but only once to each text of a dictionary
  /// that is smaller than the column.
  func mapText(_ transform: (TextBytes, inout TextBuilder) -> Void) -> StringColumn {
    if let codes, texts.count < count {
      var builder = TextBuilder(capacity: texts.count)
      for index in 0..<texts.count {
        transform(texts[index], &builder)
        builder.endString()
      }
      return StringColumn(texts: builder.finish(), codes: codes, offset: 0, count: count)
    }
    var builder = TextBuilder(capacity: count)
    for row in 0..<count {
      transform(self[row], &builder)
      builder.endString()
    }
    return StringColumn(builder.finish())
  }

  /// The same column with equal texts held once; unchanged where most texts differ.
  func encoded() -> StringColumn {
    guard codes == nil, count > 1 else { return self }
    var encoder = DictionaryEncoder()
    var codes: [UInt32] = []
    codes.reserveCapacity(count)
    let limit = max(16, count / 2)
    for row in 0..<count {
      codes.append(encoder.code(for: self[row]))
      if encoder.count > limit { return self }
    }
    return StringColumn(dictionary: encoder.finish(), narrowing: codes)
  }
}

/// Gives equal texts equal codes, in the order in which they first come.
struct DictionaryEncoder {
  private var hashes: [UInt64] = []
  /// Empty until the first text comes: most encoders are at hand in vain.
  private var slots: [Int32] = []
  private var storage: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { hashes.count }

  /// How many bytes the texts and their table take.
  var byteCount: Int { storage.count + hashes.count * 16 + slots.count * 4 }

  mutating func code(for text: TextBytes) -> UInt32 {
    if slots.isEmpty {
      grow()
      ends.append(0)
    }
    let hash = TextOperations.hash(text)
    let (known, slot) = look(for: text, hash)
    if let known { return known }
    let code = hashes.count
    slots[slot] = Int32(code)
    hashes.append(hash)
    storage.append(contentsOf: text)
    ends.append(storage.count)
    if hashes.count * 2 > slots.count { grow() }
    return UInt32(code)
  }

  /// The code of a text that is there already; nil where it is not.
  func find(_ text: TextBytes) -> UInt32? {
    slots.isEmpty ? nil : look(for: text, TextOperations.hash(text)).code
  }

  /// The code of a text, or the free slot where its code belongs.
  @inline(__always)
  private func look(for text: TextBytes, _ hash: UInt64) -> (code: UInt32?, slot: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let candidate = Int(slots[slot])
      if hashes[candidate] == hash && equals(candidate, text) { return (UInt32(candidate), slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  private func equals(_ index: Int, _ text: TextBytes) -> Bool {
    let start = ends[index]
    let end = ends[index + 1]
    guard end - start == text.count else { return false }
    return storage.withUnsafeBufferPointer { whole in
      TextOperations.equal(TextBytes(rebasing: whole[start..<end]), text)
    }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(64, slots.count * 2))
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  /// The texts, in the order of their codes, copied as they lie in memory.
  func copy() -> TextStorage {
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: max(storage.count, 1))
    storage.withUnsafeBufferPointer { source in
      // SAFETY: the block holds `storage.count` bytes, and an empty source copies nothing.
      if let base = source.baseAddress { block.initialize(from: base, count: source.count) }
    }
    return TextStorage(
      bytes: block, byteCount: storage.count, offsets: ends.isEmpty ? [0] : ends,
      isDistinct: true)
  }

  /// The texts, in the order of their codes.
  func finish() -> TextStorage {
    var builder = TextBuilder(unlimited: count)
    for index in 0..<count {
      builder.write(storage[ends[index]..<ends[index + 1]])
      builder.endString()
    }
    return builder.finish(distinct: true)
  }
}
