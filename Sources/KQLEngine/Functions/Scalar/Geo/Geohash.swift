import KQLSyntax

/// A rectangle of the globe, named by letters: each names one of 32 parts of the part before it.
///
/// > Source: Niemeyer, G. (2008), *Geohash*.
struct Geohash {
  private static let alphabet = Array("0123456789bcdefghjkmnpqrstuvwxyz".utf8)
  /// The most letters a geohash has here.
  static let longest = 18

  /// How many bits tell the longitude, and how many the latitude.
  let bits: (longitude: Int, latitude: Int)
  /// The number of the rectangle from the west, and from the south.
  let column: UInt64
  let row: UInt64
  private let count: Int

  private init(column: UInt64, row: UInt64, count: Int) {
    self.column = column
    self.row = row
    self.count = count
    bits = ((count * 5 + 1) / 2, count * 5 / 2)
  }

  /// The rectangle of so many letters in which a place lies.
  init(_ place: Place, count: Int) {
    let bits = ((count * 5 + 1) / 2, count * 5 / 2)
    func cell(_ value: Double, _ low: Double, _ high: Double, _ bits: Int) -> UInt64 {
      let size = UInt64(1) << UInt64(bits)
      let part = (value - low) / (high - low) * Double(size)
      return min(UInt64(max(part, 0)), size - 1)
    }
    self.init(
      column: cell(place.longitude, -180, 180, bits.0), row: cell(place.latitude, -90, 90, bits.1),
      count: count)
  }

  /// Reads a geohash; nil for what is none.
  init?(_ text: TextBytes) {
    guard (1...Geohash.longest).contains(text.count) else { return nil }
    var column: UInt64 = 0
    var row: UInt64 = 0
    var isLongitude = true
    for byte in text {
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      guard let digit = Geohash.alphabet.firstIndex(of: lower) else { return nil }
      for shift in stride(from: 4, through: 0, by: -1) {
        let bit = UInt64(digit >> shift & 1)
        if isLongitude { column = column << 1 | bit } else { row = row << 1 | bit }
        isLongitude.toggle()
      }
    }
    self.init(column: column, row: row, count: text.count)
  }

  /// The letters.
  var text: String {
    var bytes: [UInt8] = []
    var (east, north) = (bits.longitude, bits.latitude)
    var isLongitude = true
    for _ in 0..<count {
      var digit = 0
      for _ in 0..<5 {
        if isLongitude {
          east -= 1
          digit = digit << 1 | Int(column >> UInt64(east) & 1)
        } else {
          north -= 1
          digit = digit << 1 | Int(row >> UInt64(north) & 1)
        }
        isLongitude.toggle()
      }
      bytes.append(Geohash.alphabet[digit])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var width: Double { 360 / Double(UInt64(1) << UInt64(bits.longitude)) }
  private var height: Double { 180 / Double(UInt64(1) << UInt64(bits.latitude)) }
  private var west: Double { -180 + Double(column) * width }
  private var south: Double { -90 + Double(row) * height }

  /// The middle, as GeoJSON.
  var center: DynamicValue {
    .object(
      DynamicObject([
        ("type", .string("Point")),
        ("coordinates", .array([.real(west + width / 2), .real(south + height / 2)])),
      ]))
  }

  /// The rectangle, as GeoJSON.
  var polygon: DynamicValue {
    let corners = [
      (west, south), (west + width, south), (west + width, south + height), (west, south + height),
      (west, south),
    ]
    let ring = DynamicValue.array(corners.map { .array([.real($0), .real($1)]) })
    return .object(
      DynamicObject([("type", .string("Polygon")), ("coordinates", .array([ring]))]))
  }

  /// The rectangles around it, those beyond a pole left out.
  var neighbors: [Geohash] {
    let columns = UInt64(1) << UInt64(bits.longitude)
    let rows = UInt64(1) << UInt64(bits.latitude)
    // In the order of the reference.
    let steps = [(-1, -1), (-1, 1), (1, -1), (0, 1), (-1, 0), (1, 1), (1, 0), (0, -1)]
    return steps.compactMap { east, north in
      if north < 0 && row == 0 || north > 0 && row == rows - 1 { return nil }
      let newRow = north < 0 ? row - 1 : row + UInt64(north)
      let newColumn = (column &+ columns &+ UInt64(bitPattern: Int64(east))) % columns
      return Geohash(column: newColumn, row: newRow, count: count)
    }
  }
}

extension StandardLibrary {
  private static let geohashTerms = ["grid", "cell", "location"]

  /// Geohashes.
  static let geohashes: [ScalarFunction] = [
    ScalarFunction(
      "geo_point_to_geohash",
      parameters: [
        FunctionParameter("longitude", .real), FunctionParameter("latitude", .real),
        FunctionParameter("accuracy", .integer, .optional),
      ],
      returns: .string,
      description: "Returns the geohash of a place, of 5 letters unless said; empty for no place.",
      searchTerms: geohashTerms,
      examples: [
        FunctionExample("print geo_point_to_geohash(-80.195829, 25.802215, 8)", "dhwfz15h")
      ],
      evaluate: { arguments in
        let longitudes = arguments.fixed(0, as: Double.self)
        let latitudes = arguments.fixed(1, as: Double.self)
        let given = IntegerArgument(arguments, 2)
        let isGiven = arguments.has(2)
        return arguments.buildText { row, builder in
          guard let place = Place(longitudes[row], latitudes[row]),
            let count = isGiven ? given[row] : 5, (1...Int64(Geohash.longest)).contains(count)
          else { return }
          builder.write(Geohash(place, count: Int(count)).text)
        }
      }),
    ScalarFunction(
      "geo_geohash_to_central_point",
      description: "Returns the middle of a geohash's rectangle as a GeoJSON point.",
      searchTerms: geohashTerms,
      examples: [
        FunctionExample("print geo_geohash_to_central_point('s').coordinates", "[22.5,22.5]")
      ],
      overloads: [.text("geohash", .dynamic) { (text: TextBytes) in Geohash(text)?.center }]),
    ScalarFunction(
      "geo_geohash_to_polygon",
      description: "Returns a geohash's rectangle as a GeoJSON polygon.", searchTerms: geohashTerms,
      examples: [
        FunctionExample("print geo_geohash_to_polygon('s').coordinates[0][2]", "[45.0,45.0]")
      ],
      overloads: [.text("geohash", .dynamic) { (text: TextBytes) in Geohash(text)?.polygon }]),
    ScalarFunction(
      "geo_geohash_neighbors",
      description: "Returns the geohashes around a geohash.", searchTerms: geohashTerms,
      examples: [
        FunctionExample(
          "print array_length(geo_geohash_neighbors('sunny'))", "8")
      ],
      overloads: [
        .text("geohash", .dynamic) { (text: TextBytes) in
          Geohash(text).map { .array($0.neighbors.map { .string($0.text) }) } as DynamicValue?
        }
      ]),
  ]
}
