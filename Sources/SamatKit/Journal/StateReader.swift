import PersianText

/// Reads what ``StateWriter`` wrote. Bytes that are not such end in a `DecodingError`, whatever they are.
final class StateReader {
  fileprivate let bytes: [UInt8]
  fileprivate private(set) var keys: [String] = []
  fileprivate let end: Int

  private init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    guard bytes.count >= 12, bytes.starts(with: "SKS1".utf8) else { throw damaged }
    var end: UInt64 = 0
    for index in 0..<8 { end |= UInt64(bytes[4 + index]) << UInt64(index * 8) }
    guard end >= 12, end < UInt64(bytes.count) else { throw damaged }
    self.end = Int(end)
    var place = Int(end)
    let count = try number(&place, limit: bytes.count)
    keys.reserveCapacity(min(Int(clamping: count), bytes.count))
    for _ in 0..<count { keys.append(try text(&place, limit: bytes.count)) }
  }

  /// The value of bytes.
  ///
  /// - Throws: `DecodingError`.
  static func read<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
    let reader = try StateReader(bytes)
    var place = 12
    let value = try reader.value(type, &place, limit: reader.end)
    guard place == reader.end else { throw damaged }
    return value
  }

  @inline(__always)
  fileprivate func byte(_ place: inout Int, limit: Int) throws -> UInt8 {
    guard place < limit else { throw damaged }
    defer { place &+= 1 }
    return bytes[place]
  }

  fileprivate func number(_ place: inout Int, limit: Int) throws -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = try byte(&place, limit: limit)
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw damaged
  }

  fileprivate func fixed(_ place: inout Int, _ count: Int, limit: Int) throws -> UInt64 {
    guard limit - place >= count else { throw damaged }
    var value: UInt64 = 0
    for index in 0..<count { value |= UInt64(bytes[place &+ index]) << UInt64(index * 8) }
    place += count
    return value
  }

  fileprivate func text(_ place: inout Int, limit: Int) throws -> String {
    let count = try number(&place, limit: limit)
    guard count <= UInt64(limit - place) else { throw damaged }
    let range = place..<(place + Int(count))
    place = range.upperBound
    let text = bytes.withUnsafeBufferPointer {
      String(exactly: UnsafeBufferPointer(rebasing: $0[range]))
    }
    guard let text else { throw damaged }
    return text
  }

  fileprivate func tag(_ place: inout Int, limit: Int) throws -> StateTag {
    guard let tag = StateTag(rawValue: try byte(&place, limit: limit)) else { throw damaged }
    return tag
  }

  /// Steps over a value.
  fileprivate func skip(_ place: inout Int, limit: Int) throws {
    switch try tag(&place, limit: limit) {
    case .null, .no, .yes: break
    case .whole: _ = try number(&place, limit: limit)
    case .large, .real: _ = try fixed(&place, 8, limit: limit)
    case .day: _ = try fixed(&place, 4, limit: limit)
    case .text:
      let count = try number(&place, limit: limit)
      guard count <= UInt64(limit - place) else { throw damaged }
      place += Int(count)
    case .list, .object: place = try container(&place, limit: limit).upperBound
    }
  }

  /// The range of a container whose tag has been read; `place` is at its first byte then.
  fileprivate func container(_ place: inout Int, limit: Int) throws -> Range<Int> {
    let length = Int(try fixed(&place, 4, limit: limit))
    guard length <= limit - place else { throw damaged }
    return place..<(place + length)
  }

  fileprivate func bool(_ place: inout Int, limit: Int) throws -> Bool {
    switch try tag(&place, limit: limit) {
    case .yes: return true
    case .no: return false
    default: throw damaged
    }
  }

  fileprivate func string(_ place: inout Int, limit: Int) throws -> String {
    guard try tag(&place, limit: limit) == .text else { throw damaged }
    return try text(&place, limit: limit)
  }

  fileprivate func real(_ place: inout Int, limit: Int) throws -> Double {
    guard try tag(&place, limit: limit) == .real else { throw damaged }
    return Double(bitPattern: try fixed(&place, 8, limit: limit))
  }

  fileprivate func whole<T: FixedWidthInteger>(
    _: T.Type, _ place: inout Int, limit: Int
  ) throws -> T {
    let exact: T?
    switch try tag(&place, limit: limit) {
    case .whole:
      let raw = try number(&place, limit: limit)
      exact = T(exactly: Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1))
    case .large: exact = T(exactly: try fixed(&place, 8, limit: limit))
    default: throw damaged
    }
    guard let exact else { throw damaged }
    return exact
  }

  fileprivate func isNil(_ place: Int, limit: Int) -> Bool {
    place < limit && bytes[place] == StateTag.null.rawValue
  }

  fileprivate func value<T: Decodable>(
    _ type: T.Type, _ place: inout Int, limit: Int
  ) throws -> T {
    if T.self == SolarHijriDate.self, place < limit, bytes[place] == StateTag.day.rawValue {
      place += 1
      let days = Int(try fixed(&place, 4, limit: limit))
      guard let date = SolarHijriDate(daysSinceEpoch: days) as? T else { throw damaged }
      return date
    }
    if T.self == String.self, let text = try string(&place, limit: limit) as? T { return text }
    let start = place
    try skip(&place, limit: limit)
    return try T(from: StateDecoder(reader: self, range: start..<place))
  }
}

private let damaged = DecodingError.dataCorrupted(
  .init(codingPath: [], debugDescription: "the bytes of the snapshot are damaged"))

private struct StateDecoder: Decoder {
  let reader: StateReader
  /// Where the value stands, its tag first.
  let range: Range<Int>
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  private func content(_ wanted: StateTag) throws -> Range<Int> {
    var place = range.lowerBound
    guard try reader.tag(&place, limit: range.upperBound) == wanted else { throw damaged }
    return try reader.container(&place, limit: range.upperBound)
  }

  func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
    // An empty type coded nothing.
    if reader.isNil(range.lowerBound, limit: range.upperBound) {
      return KeyedDecodingContainer(StateKeyedDecoder<Key>(reader: reader, range: 0..<0))
    }
    return KeyedDecodingContainer(
      StateKeyedDecoder<Key>(reader: reader, range: try content(.object)))
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try StateListDecoder(reader: reader, range: try content(.list))
  }
  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    StateValueDecoder(reader: reader, range: range)
  }
}

private final class StateKeyedDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let reader: StateReader
  private let range: Range<Int>
  /// Where the next key is expected: values are asked for in the order in which they were written.
  private var cursor: Int

  var codingPath: [any CodingKey] { [] }

  init(reader: StateReader, range: Range<Int>) {
    self.reader = reader
    self.range = range
    cursor = range.lowerBound
  }

  private func name(_ place: inout Int) throws -> String {
    let index = try reader.number(&place, limit: range.upperBound)
    guard index < UInt64(reader.keys.count) else { throw damaged }
    return reader.keys[Int(index)]
  }

  var allKeys: [Key] {
    var keys: [Key] = []
    var place = range.lowerBound
    while place < range.upperBound {
      guard let name = try? name(&place) else { break }
      if let key = Key(stringValue: name) { keys.append(key) }
      guard (try? reader.skip(&place, limit: range.upperBound)) != nil else { break }
    }
    return keys
  }

  /// Where the value of a key stands; nil where it is not there.
  private func find(_ key: Key) throws -> Int? {
    let wanted = key.stringValue
    var place = cursor
    if place < range.upperBound, try name(&place) == wanted { return place }
    place = range.lowerBound
    while place < range.upperBound {
      let entry = place
      if try name(&place) == wanted {
        cursor = entry
        return place
      }
      try reader.skip(&place, limit: range.upperBound)
    }
    return nil
  }

  private func required(_ key: Key) throws -> Int {
    guard let place = try find(key) else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: [], debugDescription: "the snapshot has no '\(key.stringValue)'"))
    }
    return place
  }

  private func read<T>(_ key: Key, _ body: (inout Int) throws -> T) throws -> T {
    var place = try required(key)
    let value = try body(&place)
    cursor = place
    return value
  }

  private func readIfPresent<T>(_ key: Key, _ body: (inout Int) throws -> T) throws -> T? {
    guard var place = try find(key) else { return nil }
    if reader.isNil(place, limit: range.upperBound) {
      cursor = place + 1
      return nil
    }
    let value = try body(&place)
    cursor = place
    return value
  }

  func contains(_ key: Key) -> Bool { ((try? find(key)) ?? nil) != nil }
  func decodeNil(forKey key: Key) throws -> Bool {
    let place = try required(key)
    guard reader.isNil(place, limit: range.upperBound) else { return false }
    cursor = place + 1
    return true
  }

  func decode(_: Bool.Type, forKey key: Key) throws -> Bool {
    try read(key) { try reader.bool(&$0, limit: range.upperBound) }
  }
  func decode(_: String.Type, forKey key: Key) throws -> String {
    try read(key) { try reader.string(&$0, limit: range.upperBound) }
  }
  func decode(_: Double.Type, forKey key: Key) throws -> Double {
    try read(key) { try reader.real(&$0, limit: range.upperBound) }
  }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    try read(key) { try reader.whole(type, &$0, limit: range.upperBound) }
  }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
    try read(key) { try reader.whole(type, &$0, limit: range.upperBound) }
  }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try read(key) { try reader.value(type, &$0, limit: range.upperBound) }
  }
  func decodeIfPresent(_: Bool.Type, forKey key: Key) throws -> Bool? {
    try readIfPresent(key) { try reader.bool(&$0, limit: range.upperBound) }
  }
  func decodeIfPresent(_: String.Type, forKey key: Key) throws -> String? {
    try readIfPresent(key) { try reader.string(&$0, limit: range.upperBound) }
  }
  func decodeIfPresent(_: Double.Type, forKey key: Key) throws -> Double? {
    try readIfPresent(key) { try reader.real(&$0, limit: range.upperBound) }
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try readIfPresent(key) { try reader.whole(type, &$0, limit: range.upperBound) }
  }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
    try readIfPresent(key) { try reader.whole(type, &$0, limit: range.upperBound) }
  }
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try readIfPresent(key) { try reader.value(type, &$0, limit: range.upperBound) }
  }

  /// The value of a key as a decoder of its own.
  private func decoder(_ key: Key) throws -> StateDecoder {
    try read(key) { place in
      let start = place
      try reader.skip(&place, limit: range.upperBound)
      return StateDecoder(reader: reader, range: start..<place)
    }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }
  func superDecoder() throws -> any Decoder {
    guard let key = Key(stringValue: "super") else { throw damaged }
    return try decoder(key)
  }
  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
}

private struct StateListDecoder: UnkeyedDecodingContainer {
  private let reader: StateReader
  private var place: Int
  private let limit: Int
  let count: Int?
  private(set) var currentIndex = 0

  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { place >= limit }

  init(reader: StateReader, range: Range<Int>) throws {
    self.reader = reader
    place = range.lowerBound
    limit = range.upperBound
    // Counted beforehand, so that an array is made in one piece.
    var items = 0
    var step = range.lowerBound
    while step < range.upperBound {
      try reader.skip(&step, limit: range.upperBound)
      items += 1
    }
    count = items
  }

  mutating func decodeNil() throws -> Bool {
    guard reader.isNil(place, limit: limit) else { return false }
    place += 1
    currentIndex += 1
    return true
  }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let value = try reader.value(type, &place, limit: limit)
    currentIndex += 1
    return value
  }

  private mutating func decoder() throws -> StateDecoder {
    let start = place
    try reader.skip(&place, limit: limit)
    currentIndex += 1
    return StateDecoder(reader: reader, range: start..<place)
  }
  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder().container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try decoder().unkeyedContainer()
  }
  mutating func superDecoder() throws -> any Decoder { try decoder() }
}

private struct StateValueDecoder: SingleValueDecodingContainer {
  let reader: StateReader
  let range: Range<Int>
  var codingPath: [any CodingKey] { [] }

  private func read<T>(_ body: (inout Int) throws -> T) throws -> T {
    var place = range.lowerBound
    return try body(&place)
  }
  private func whole<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    try read { try reader.whole(type, &$0, limit: range.upperBound) }
  }
  func decodeNil() -> Bool { reader.isNil(range.lowerBound, limit: range.upperBound) }
  func decode(_: Bool.Type) throws -> Bool {
    try read { try reader.bool(&$0, limit: range.upperBound) }
  }
  func decode(_: String.Type) throws -> String {
    try read { try reader.string(&$0, limit: range.upperBound) }
  }
  func decode(_: Double.Type) throws -> Double {
    try read { try reader.real(&$0, limit: range.upperBound) }
  }
  func decode(_: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try whole(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try whole(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try whole(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try whole(type) }
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try read { try reader.value(type, &$0, limit: range.upperBound) }
  }
}
