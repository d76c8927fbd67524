/// Writes an event as a flat JSON object in one line: keys in the order in which they are coded,
/// scalars and arrays of scalars, no nulls.
///
/// A value that codes itself as a single scalar (an enumeration with raw values, a date) is one.
final class EventEncoder: Encoder {
  private var members: [FlatObject.Member] = []
  /// Arrays that are filled item by item, by the place of their key.
  private var lists: [(index: Int, list: ScalarList)] = []
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  private init() {}

  /// The body of an event.
  ///
  /// - Throws: `EncodingError` where it is no flat object.
  static func body(of event: some DomainEvent) throws -> String {
    let encoder = EventEncoder()
    try event.encode(to: encoder)
    for (index, list) in encoder.lists { encoder.members[index].value = .array(list.items) }
    return JSONBytes.object(encoder.members)
  }

  fileprivate func set(_ key: any CodingKey, _ value: FlatValue) throws {
    let name = key.stringValue
    if members.contains(where: { $0.key == name }) {
      throw EncodingError.invalidValue(
        name, .init(codingPath: [key], debugDescription: "the key '\(name)' is coded twice"))
    }
    members.append(FlatObject.Member(key: name, value: value))
  }

  fileprivate func list(_ key: any CodingKey) -> any UnkeyedEncodingContainer {
    let list = ScalarList()
    guard (try? set(key, .array([]))) != nil else { return RefusedContainer() }
    lists.append((members.count - 1, list))
    return ListEncoder(list: list)
  }

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(EventKeyedEncoder<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { RefusedContainer() }
  func singleValueContainer() -> any SingleValueEncodingContainer { RefusedContainer() }
}

private struct EventKeyedEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: EventEncoder
  let codingPath: [any CodingKey] = []

  mutating func encodeNil(forKey _: Key) throws {}
  mutating func encode(_ value: Bool, forKey key: Key) throws { try encoder.set(key, .bool(value)) }
  mutating func encode(_ value: String, forKey key: Key) throws {
    try encoder.set(key, .string(value))
  }
  mutating func encode(_ value: Double, forKey key: Key) throws {
    try encoder.set(key, try FlatValue.finite(value, key))
  }
  mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    if let value = try FlatValue.of(value, key) { try encoder.set(key, value) }
  }
  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(RefusedKeyedContainer<Nested>())
  }
  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.list(key)
  }
  mutating func superEncoder() -> any Encoder { RefusedEncoder() }
  mutating func superEncoder(forKey _: Key) -> any Encoder { RefusedEncoder() }
}

extension FlatValue {
  fileprivate static func finite(_ value: Double, _ key: (any CodingKey)?) throws -> FlatValue {
    guard value.isFinite else {
      throw EncodingError.invalidValue(
        value,
        .init(codingPath: key.map { [$0] } ?? [], debugDescription: "JSON has no \(value)"))
    }
    return .real(value)
  }

  /// A value as a scalar or an array of scalars; nil for an optional without value.
  fileprivate static func of(
    _ value: some Encodable, _ key: (any CodingKey)?
  ) throws -> FlatValue? {
    switch value {
    case let text as String: return .string(text)
    case let number as Int: return .integer(Int64(number))
    case let number as Int64: return .integer(number)
    case let number as Double: return try finite(number, key)
    case let truth as Bool: return .bool(truth)
    default:
      let scalar = ScalarEncoder()
      try value.encode(to: scalar)
      if let list = scalar.list { return .array(list.items) }
      return scalar.value
    }
  }
}

/// Takes up what a value codes: one scalar, or a list of them.
private final class ScalarEncoder: Encoder, SingleValueEncodingContainer {
  var value: FlatValue?
  var list: ScalarList?
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(RefusedKeyedContainer<Key>())
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    let list = ScalarList()
    self.list = list
    return ListEncoder(list: list)
  }
  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() throws {}
  func encode(_ value: Bool) throws { self.value = .bool(value) }
  func encode(_ value: String) throws { self.value = .string(value) }
  func encode(_ value: Double) throws { self.value = try .finite(value, nil) }
  func encode(_ value: Float) throws { self.value = try .finite(Double(value), nil) }
  func encode(_ value: Int) throws { self.value = .integer(Int64(value)) }
  func encode(_ value: Int8) throws { self.value = .integer(Int64(value)) }
  func encode(_ value: Int16) throws { self.value = .integer(Int64(value)) }
  func encode(_ value: Int32) throws { self.value = .integer(Int64(value)) }
  func encode(_ value: Int64) throws { self.value = .integer(value) }
  func encode(_ value: UInt) throws { try whole(value) }
  func encode(_ value: UInt8) throws { self.value = .integer(Int64(value)) }
  func encode(_ value: UInt16) throws { self.value = .integer(Int64(value)) }
  func encode(_ value: UInt32) throws { self.value = .integer(Int64(value)) }
  func encode(_ value: UInt64) throws { try whole(value) }
  func encode<T: Encodable>(_ value: T) throws {
    guard let made = try FlatValue.of(value, nil) else { return }
    if case .array(let items) = made {
      list = ScalarList()
      list?.items = items
    } else {
      self.value = made
    }
  }

  private func whole(_ number: some BinaryInteger) throws {
    guard let number = Int64(exactly: number) else {
      throw EncodingError.invalidValue(
        number, .init(codingPath: [], debugDescription: "the number is too large"))
    }
    value = .integer(number)
  }
}

/// The scalars of an array that is being coded.
private final class ScalarList {
  var items: [FlatValue] = []
}

private struct ListEncoder: UnkeyedEncodingContainer {
  let list: ScalarList
  let codingPath: [any CodingKey] = []
  var count: Int { list.items.count }

  private func add(_ value: FlatValue) { list.items.append(value) }
  mutating func encodeNil() throws { add(.null) }
  mutating func encode(_ value: String) throws { add(.string(value)) }
  mutating func encode<T: Encodable>(_ value: T) throws {
    guard let made = try FlatValue.of(value, nil) else { return add(.null) }
    if case .array = made { throw refusal }
    add(made)
  }
  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(RefusedKeyedContainer<Nested>())
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { RefusedContainer() }
  mutating func superEncoder() -> any Encoder { RefusedEncoder() }
}

private var refusal: EncodingError {
  EncodingError.invalidValue(
    "event",
    .init(
      codingPath: [],
      debugDescription: "an event is a flat object of scalars and arrays of scalars"))
}

/// Refuses what is not flat.
private struct RefusedEncoder: Encoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(RefusedKeyedContainer<Key>())
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer { RefusedContainer() }
  func singleValueContainer() -> any SingleValueEncodingContainer { RefusedContainer() }
}

private struct RefusedContainer: UnkeyedEncodingContainer, SingleValueEncodingContainer {
  let codingPath: [any CodingKey] = []
  let count = 0
  mutating func encodeNil() throws { throw refusal }
  mutating func encode(_ value: Bool) throws { throw refusal }
  mutating func encode(_ value: String) throws { throw refusal }
  mutating func encode<T: Encodable>(_ value: T) throws { throw refusal }
  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(RefusedKeyedContainer<Nested>())
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { self }
  mutating func superEncoder() -> any Encoder { RefusedEncoder() }
}

private struct RefusedKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let codingPath: [any CodingKey] = []
  mutating func encodeNil(forKey _: Key) throws { throw refusal }
  mutating func encode<T: Encodable>(_ value: T, forKey _: Key) throws { throw refusal }
  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type, forKey _: Key
  ) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(RefusedKeyedContainer<Nested>())
  }
  mutating func nestedUnkeyedContainer(forKey _: Key) -> any UnkeyedEncodingContainer {
    RefusedContainer()
  }
  mutating func superEncoder() -> any Encoder { RefusedEncoder() }
  mutating func superEncoder(forKey _: Key) -> any Encoder { RefusedEncoder() }
}
