public import KQLEngine
import KQLSyntax

extension Table {
  /// The rows as values of a type.
  ///
  /// - Parameter type: The type; a struct with a property for each column wanted, or a single
  ///   value for a table of one column.
  /// - Returns: One value a row, in order.
  /// - Throws: `DecodingError` that names row and column.
  /// - Complexity: O(rows × properties).
  public func decode<Row: Decodable>(_ type: Row.Type) throws -> [Row] {
    var columns: [String: Int] = [:]
    for (index, name) in schema.names.enumerated() { columns[name] = index }
    for (index, column) in schema.columns.enumerated() {
      for alias in column.aliases where columns[alias] == nil { columns[alias] = index }
    }
    return try (0..<rowCount).map { row in
      try Row(from: RowDecoder(table: self, row: row, columns: columns))
    }
  }
}

/// Reads one row of a table.
private struct RowDecoder: Decoder {
  let table: Table
  let row: Int
  let columns: [String: Int]
  var codingPath: [any CodingKey] { [RowKey(row)] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(RowContainer<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw DecodingError.typeMismatch(
      [Any].self,
      .init(codingPath: codingPath, debugDescription: "a row has names, it is no array"))
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    guard table.schema.count == 1 else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath,
          debugDescription:
            "a row of \(table.schema.count) columns is no single value; project one column"))
    }
    return CellContainer(
      value: table.columns[0][row], codingPath: codingPath + [RowKey(table.schema.names[0])])
  }
}

/// A row number or a column name in a coding path.
private struct RowKey: CodingKey {
  let stringValue: String
  let intValue: Int?
  init(_ row: Int) {
    stringValue = "row \(row + 1)"
    intValue = row
  }
  init(_ name: String) {
    stringValue = name
    intValue = nil
  }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { self.init(intValue) }
}

private struct RowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: RowDecoder
  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { decoder.table.schema.names.compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { decoder.columns[key.stringValue] != nil }

  private func cell(_ key: Key) throws -> CellContainer {
    guard let index = decoder.columns[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key,
        .init(
          codingPath: codingPath,
          debugDescription: "the columns are \(decoder.table.schema.names.joined(separator: ", "))")
      )
    }
    return CellContainer(
      value: decoder.table.columns[index][decoder.row], codingPath: codingPath + [key])
  }

  func decodeNil(forKey key: Key) throws -> Bool { try cell(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try cell(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try cell(key).decode(type)
  }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try cell(key).decode(type)
  }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try cell(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try cell(key).decode(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try cell(key).decode(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try cell(key).decode(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try cell(key).decode(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try cell(key).decode(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try cell(key).decode(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try cell(key).decode(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try cell(key).decode(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try cell(key).decode(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try cell(key).decode(type) }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try cell(key).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    throw nested(key)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw nested(key)
  }

  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey _: Key) throws -> any Decoder { decoder }

  private func nested(_ key: Key) -> DecodingError {
    .dataCorrupted(
      .init(
        codingPath: codingPath + [key],
        debugDescription: "a cell has no parts; expand it in the query"))
  }
}

/// Reads one cell.
private struct CellContainer: SingleValueDecodingContainer, Decoder {
  let value: Value
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Seconds from year 1 to 2001-01-01, the reference date of Foundation's `Date`.
  private static let referenceDate = 63_113_904_000.0

  func decodeNil() -> Bool { value.isNull }

  private func mismatch<T>(_ type: T.Type) -> DecodingError {
    if value.isNull {
      return .valueNotFound(
        type, .init(codingPath: codingPath, debugDescription: "the cell is null"))
    }
    return .typeMismatch(
      type,
      .init(
        codingPath: codingPath,
        debugDescription: "the cell is of type '\(value.type?.rawValue ?? "null")'"))
  }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard let truth = value.truth else { throw mismatch(type) }
    return truth
  }

  func decode(_ type: String.Type) throws -> String {
    if value.isNull { throw mismatch(type) }
    return ValueText.string(value)
  }

  func decode(_ type: Double.Type) throws -> Double {
    if case .datetime(let ticks) = value {
      return Double(ticks) / 10_000_000 - Self.referenceDate
    }
    if case .timespan(let ticks) = value { return Double(ticks) / 10_000_000 }
    guard let number = value.double else { throw mismatch(type) }
    return number
  }

  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }

  private func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    let whole: Int64?
    switch value {
    case .datetime(let ticks), .timespan(let ticks): whole = ticks
    case .real(let number): whole = Int64(exactly: number)
    case .decimal(let number): whole = number.scale == 0 ? number.truncated : nil
    default: whole = value.int64
    }
    guard let whole, let number = T(exactly: whole) else { throw mismatch(type) }
    return number
  }

  func decode(_ type: Int.Type) throws -> Int { try integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

  func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: self) }

  func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
    throw mismatch([String: String].self)
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw mismatch([String].self) }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
}
