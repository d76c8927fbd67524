import PersianText

/// Writes any `Encodable` value as bytes that load fast: values in the order in which they are coded,
/// each with its type and containers with their length, keys once in a list at the end.
///
/// The form is private to this version of the library; a snapshot that is not understood is made anew
/// from the events.
final class StateWriter {
  private(set) var bytes: [UInt8] = Array("SKS1".utf8) + [0, 0, 0, 0, 0, 0, 0, 0]
  private var keys: [String: Int] = [:]
  private var keyList: [String] = []
  /// Where the lengths of the containers stand that are being written, outermost first.
  private var open: [Int] = []

  /// The bytes of a value.
  ///
  /// - Throws: What the value throws, and `EncodingError` where containers are filled by turns.
  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let writer = StateWriter()
    try writer.write(value)
    let end = writer.bytes.count
    for index in 0..<8 { writer.bytes[4 + index] = UInt8(truncatingIfNeeded: end >> (index * 8)) }
    writer.number(UInt64(writer.keyList.count))
    for key in writer.keyList { writer.text(key) }
    return writer.bytes
  }

  fileprivate func number(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  fileprivate func text(_ value: String) {
    number(UInt64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  fileprivate func fixed(_ value: UInt64, _ count: Int) {
    for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(index * 8))) }
  }

  fileprivate func key(_ name: String) {
    if let known = keys[name] { return number(UInt64(known)) }
    keys[name] = keyList.count
    number(UInt64(keyList.count))
    keyList.append(name)
  }

  /// A container that is being written.
  fileprivate struct Container {
    /// How many are open, it included.
    var depth: Int
    /// Where its length stands.
    var place: Int
  }

  /// Begins a container.
  fileprivate func begin(_ tag: StateTag) -> Container {
    bytes.append(tag.rawValue)
    open.append(bytes.count)
    fixed(0, 4)
    return Container(depth: open.count, place: bytes.count - 4)
  }

  /// Ends the containers within one.
  fileprivate func close(to container: Container) throws {
    try close(to: container.depth)
    if open.last != container.place { try close(to: .max) }
  }

  /// Ends the containers beyond so many.
  private func close(to depth: Int) throws {
    guard open.count >= depth else {
      throw EncodingError.invalidValue(
        depth, .init(codingPath: [], debugDescription: "containers are filled by turns"))
    }
    while open.count > depth {
      let place = open.removeLast()
      let length = UInt64(bytes.count - place - 4)
      guard length <= UInt64(UInt32.max) else {
        throw EncodingError.invalidValue(
          length, .init(codingPath: [], debugDescription: "a container is too large"))
      }
      for index in 0..<4 {
        bytes[place + index] = UInt8(truncatingIfNeeded: length >> UInt64(index * 8))
      }
    }
  }

  fileprivate func write(_ value: Bool) {
    bytes.append((value ? StateTag.yes : .no).rawValue)
  }
  fileprivate func write(_ value: String) {
    bytes.append(StateTag.text.rawValue)
    text(value)
  }
  fileprivate func write(_ value: Int64) {
    bytes.append(StateTag.whole.rawValue)
    number(UInt64(bitPattern: value << 1 ^ value >> 63))
  }
  fileprivate func write(_ value: UInt64) {
    guard let small = Int64(exactly: value) else {
      bytes.append(StateTag.large.rawValue)
      return fixed(value, 8)
    }
    write(small)
  }
  fileprivate func write(_ value: Double) {
    bytes.append(StateTag.real.rawValue)
    fixed(value.bitPattern, 8)
  }
  fileprivate func writeNil() { bytes.append(StateTag.null.rawValue) }

  fileprivate func write<T: Encodable>(_ value: T) throws {
    if T.self == SolarHijriDate.self, let date = value as? SolarHijriDate {
      bytes.append(StateTag.day.rawValue)
      return fixed(UInt64(UInt32(truncatingIfNeeded: date.daysSinceEpoch)), 4)
    }
    if T.self == String.self, let text = value as? String { return write(text) }
    let depth = open.count
    let before = bytes.count
    try value.encode(to: StateEncoder(writer: self))
    try close(to: depth)
    // What codes nothing at all, such as an empty type, still is something.
    if bytes.count == before { writeNil() }
  }
}

/// What a value is, in the first byte of it.
enum StateTag: UInt8 {
  case null, no, yes, whole, large, real, text, day, list, object
}

private final class StateEncoder: Encoder {
  let writer: StateWriter
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private var made: StateWriter.Container?

  init(writer: StateWriter) { self.writer = writer }

  /// A type may ask for its container more than once; it is the same one.
  private func container(_ tag: StateTag) -> StateWriter.Container {
    if let made { return made }
    let container = writer.begin(tag)
    made = container
    return container
  }

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(StateKeyedEncoder<Key>(writer: writer, container: container(.object)))
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    StateListEncoder(writer: writer, container: container(.list))
  }
  func singleValueContainer() -> any SingleValueEncodingContainer {
    StateValueEncoder(writer: writer)
  }
}

private struct StateKeyedEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: StateWriter
  let container: StateWriter.Container
  var codingPath: [any CodingKey] { [] }

  private func begin(_ key: Key) throws {
    try writer.close(to: container)
    writer.key(key.stringValue)
  }

  mutating func encodeNil(forKey key: Key) throws {
    try begin(key)
    writer.writeNil()
  }
  mutating func encode(_ value: Bool, forKey key: Key) throws {
    try begin(key)
    writer.write(value)
  }
  mutating func encode(_ value: String, forKey key: Key) throws {
    try begin(key)
    writer.write(value)
  }
  mutating func encode(_ value: Double, forKey key: Key) throws {
    try begin(key)
    writer.write(value)
  }
  mutating func encode(_ value: Int, forKey key: Key) throws {
    try begin(key)
    writer.write(Int64(value))
  }
  mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try begin(key)
    try writer.write(value)
  }
  // Nulls are written, so that a reader finds every key where it looks for it first.
  mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }
  mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }
  mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }
  mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }
  mutating func encodeIfPresent(_ value: Int64?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }
  mutating func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }
  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    // Where this fails the next value of the outer container fails too.
    try? begin(key)
    return KeyedEncodingContainer(
      StateKeyedEncoder<Nested>(writer: writer, container: writer.begin(.object)))
  }
  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    try? begin(key)
    return StateListEncoder(writer: writer, container: writer.begin(.list))
  }
  mutating func superEncoder() -> any Encoder {
    if let key = Key(stringValue: "super") { try? begin(key) }
    return StateEncoder(writer: writer)
  }
  mutating func superEncoder(forKey key: Key) -> any Encoder {
    try? begin(key)
    return StateEncoder(writer: writer)
  }
}

private struct StateListEncoder: UnkeyedEncodingContainer {
  let writer: StateWriter
  let container: StateWriter.Container
  var count = 0
  var codingPath: [any CodingKey] { [] }

  init(writer: StateWriter, container: StateWriter.Container) {
    self.writer = writer
    self.container = container
  }

  private mutating func begin() throws {
    try writer.close(to: container)
    count += 1
  }
  mutating func encodeNil() throws {
    try begin()
    writer.writeNil()
  }
  mutating func encode(_ value: String) throws {
    try begin()
    writer.write(value)
  }
  mutating func encode<T: Encodable>(_ value: T) throws {
    try begin()
    try writer.write(value)
  }
  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    try? begin()
    return KeyedEncodingContainer(
      StateKeyedEncoder<Nested>(writer: writer, container: writer.begin(.object)))
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    try? begin()
    return StateListEncoder(writer: writer, container: writer.begin(.list))
  }
  mutating func superEncoder() -> any Encoder {
    try? begin()
    return StateEncoder(writer: writer)
  }
}

private struct StateValueEncoder: SingleValueEncodingContainer {
  let writer: StateWriter
  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil() throws { writer.writeNil() }
  mutating func encode(_ value: Bool) throws { writer.write(value) }
  mutating func encode(_ value: String) throws { writer.write(value) }
  mutating func encode(_ value: Double) throws { writer.write(value) }
  mutating func encode(_ value: Float) throws { writer.write(Double(value)) }
  mutating func encode(_ value: Int) throws { writer.write(Int64(value)) }
  mutating func encode(_ value: Int8) throws { writer.write(Int64(value)) }
  mutating func encode(_ value: Int16) throws { writer.write(Int64(value)) }
  mutating func encode(_ value: Int32) throws { writer.write(Int64(value)) }
  mutating func encode(_ value: Int64) throws { writer.write(value) }
  mutating func encode(_ value: UInt) throws { writer.write(UInt64(value)) }
  mutating func encode(_ value: UInt8) throws { writer.write(Int64(value)) }
  mutating func encode(_ value: UInt16) throws { writer.write(Int64(value)) }
  mutating func encode(_ value: UInt32) throws { writer.write(Int64(value)) }
  mutating func encode(_ value: UInt64) throws { writer.write(value) }
  mutating func encode<T: Encodable>(_ value: T) throws { try writer.write(value) }
}
