/// Reads an event from a flat JSON object, strictly: a value of another type is an error, and so is a
/// key that is missing; keys that nobody asks for are passed over, since keys may be added.
struct EventDecoder: Decoder {
  private let object: FlatObject
  let codingPath: [any CodingKey] = []
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Creates a decoder of a body.
  ///
  /// - Throws: `DecodingError` where it is no flat JSON object.
  init(_ body: String) throws {
    do throws(FlatJSONProblem) {
      object = try FlatJSON.readObject(body)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: [],
          debugDescription: "the body is no flat JSON object: \(error.message) at byte"
            + " \(error.offset + 1)"))
    }
  }

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(EventKeyedDecoder<Key>(object: object))
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw notFlat() }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw notFlat() }
}

private func notFlat(_ path: [any CodingKey] = []) -> DecodingError {
  .dataCorrupted(
    .init(
      codingPath: path,
      debugDescription: "an event is a flat object of scalars and arrays of scalars"))
}

private struct EventKeyedDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let object: FlatObject
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }

  private func value(_ key: Key) throws -> FlatValueDecoder {
    guard let value = object[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key,
        .init(codingPath: [], debugDescription: "the event has no '\(key.stringValue)'"))
    }
    return FlatValueDecoder(value: value, key: key)
  }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try value(key).decode(type)
  }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try value(key).decode(type)
  }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).decode(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).decode(type) }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try T(from: try value(key))
  }
  func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    throw notFlat([key])
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try value(key).unkeyedContainer()
  }
  func superDecoder() throws -> any Decoder { throw notFlat() }
  func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }
}

/// Reads one value.
private struct FlatValueDecoder: Decoder, SingleValueDecodingContainer {
  let value: FlatValue
  let key: (any CodingKey)?
  var codingPath: [any CodingKey] { key.map { [$0] } ?? [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  private func mismatch<T>(_ type: T.Type) -> DecodingError {
    let found =
      switch value {
      case .null: "null"
      case .bool: "a truth value"
      case .integer: "a whole number"
      case .real: "a number"
      case .string: "a text"
      case .array: "an array"
      case .object: "an object"
      }
    return .typeMismatch(
      type, .init(codingPath: codingPath, debugDescription: "found \(found), wanted \(type)"))
  }

  func container<Nested: CodingKey>(keyedBy _: Nested.Type) throws -> KeyedDecodingContainer<Nested>
  {
    throw notFlat(codingPath)
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let items) = value else { throw mismatch([Any].self) }
    return ListDecoder(items: items, key: key)
  }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { value == .null }
  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .bool(let truth) = value else { throw mismatch(type) }
    return truth
  }
  func decode(_ type: String.Type) throws -> String {
    guard case .string(let text) = value else { throw mismatch(type) }
    return text
  }
  func decode(_ type: Double.Type) throws -> Double {
    switch value {
    case .real(let number): return number
    case .integer(let number): return Double(number)
    default: throw mismatch(type)
    }
  }
  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }

  private func whole<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    guard case .integer(let number) = value, let exact = T(exactly: number) else {
      throw mismatch(type)
    }
    return exact
  }
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
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: self) }
}

/// Reads the items of an array.
private struct ListDecoder: UnkeyedDecodingContainer {
  let items: [FlatValue]
  let key: (any CodingKey)?
  var currentIndex = 0
  var codingPath: [any CodingKey] { key.map { [$0] } ?? [] }
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  init(items: [FlatValue], key: (any CodingKey)?) {
    self.items = items
    self.key = key
  }

  private mutating func next() throws -> FlatValueDecoder {
    guard currentIndex < items.count else {
      throw DecodingError.valueNotFound(
        Any.self, .init(codingPath: codingPath, debugDescription: "the array has no more items"))
    }
    defer { currentIndex += 1 }
    return FlatValueDecoder(value: items[currentIndex], key: key)
  }

  mutating func decodeNil() throws -> Bool {
    guard currentIndex < items.count, items[currentIndex] == .null else { return false }
    currentIndex += 1
    return true
  }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: try next()) }
  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    throw notFlat(codingPath)
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw notFlat(codingPath)
  }
  mutating func superDecoder() throws -> any Decoder { try next() }
}
