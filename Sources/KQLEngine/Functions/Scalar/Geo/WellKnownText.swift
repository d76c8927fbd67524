import KQLSyntax

/// Reads shapes in Well-Known Text: `POINT (1 2)`, `POLYGON ((0 0, 2 0, 2 2, 0 0))`.
struct WellKnownText {
  private let bytes: [UInt8]
  private var position = 0

  /// The shape as GeoJSON; nil for what is no shape.
  static func read(_ text: TextBytes) -> DynamicValue? {
    var reader = WellKnownText(bytes: Array(text))
    guard let shape = reader.shape(depth: 0) else { return nil }
    reader.skipSpace()
    return reader.position == reader.bytes.count ? shape : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func word() -> String {
    skipSpace()
    let start = position
    while position < bytes.count, bytes[position] | 0x20 >= 0x61, bytes[position] | 0x20 <= 0x7A {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self).uppercased()
  }

  private mutating func number() -> DynamicValue? {
    skipSpace()
    let start = position
    while position < bytes.count, bytes[position] > 0x20,
      ![0x2C, 0x28, 0x29].contains(bytes[position])
    {
      position += 1
    }
    return bytes[start..<position].withUnsafeBufferPointer { NumberText.parseReal($0) }
      .flatMap { $0.isFinite ? .real($0) : nil }
  }

  /// `( item, item )`.
  private mutating func list(
    _ item: (inout WellKnownText) -> DynamicValue?
  ) -> DynamicValue? {
    guard accept(0x28) else { return nil }
    var items: [DynamicValue] = []
    repeat {
      guard let value = item(&self) else { return nil }
      items.append(value)
    } while accept(0x2C)
    return accept(0x29) ? .array(items) : nil
  }

  private mutating func place() -> DynamicValue? {
    guard let longitude = number(), let latitude = number() else { return nil }
    return .array([longitude, latitude])
  }

  /// A place in parentheses or without.
  private mutating func loosePlace() -> DynamicValue? {
    guard accept(0x28) else { return place() }
    guard let place = place(), accept(0x29) else { return nil }
    return place
  }

  private mutating func path() -> DynamicValue? { list { $0.place() } }
  private mutating func paths() -> DynamicValue? { list { $0.path() } }

  private mutating func shape(depth: Int) -> DynamicValue? {
    let type: String
    let coordinates: DynamicValue?
    switch word() {
    case "POINT":
      type = "Point"
      guard accept(0x28), let value = place(), accept(0x29) else { return nil }
      coordinates = value
    case "LINESTRING": (type, coordinates) = ("LineString", path())
    case "POLYGON": (type, coordinates) = ("Polygon", paths())
    case "MULTIPOINT": (type, coordinates) = ("MultiPoint", list { $0.loosePlace() })
    case "MULTILINESTRING": (type, coordinates) = ("MultiLineString", paths())
    case "MULTIPOLYGON": (type, coordinates) = ("MultiPolygon", list { $0.paths() })
    case "GEOMETRYCOLLECTION" where depth < 8:
      guard let shapes = list({ $0.shape(depth: depth + 1) }) else { return nil }
      return .object(
        DynamicObject([("type", .string("GeometryCollection")), ("geometries", shapes)]))
    default: return nil
    }
    guard let coordinates else { return nil }
    return .object(DynamicObject([("type", .string(type)), ("coordinates", coordinates)]))
  }
}

extension StandardLibrary {
  /// Shapes written as text.
  static let wellKnownText: [ScalarFunction] = [
    ScalarFunction(
      "geo_from_wkt",
      description: "Returns a shape in Well-Known Text as GeoJSON; null for what is no shape.",
      searchTerms: ["wkt", "geojson", "convert"],
      examples: [
        FunctionExample("print geo_from_wkt('POINT (1 2)').coordinates", "[1.0,2.0]")
      ],
      overloads: [.textual("text", .dynamic) { (text: TextBytes) in WellKnownText.read(text) }])
  ]
}
