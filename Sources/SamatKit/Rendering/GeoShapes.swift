import Glibc
import KQLEngine

/// The polygons of a GeoJSON file (RFC 7946), each with a name.
struct GeoShapes {
  /// A polygon or several, with a name.
  struct Shape {
    var name: String
    /// Longitudes and latitudes of rings, outer and inner ones.
    var rings: [[(longitude: Double, latitude: Double)]]
  }

  /// The shapes, in the order of the file.
  private(set) var shapes: [Shape] = []
  /// What was passed over.
  private(set) var notes: [String] = []
  /// Why there is nothing to draw.
  private(set) var problem: String?

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - text: Its text: a collection of features, a feature or a geometry.
  ///   - property: The property of a feature that names it.
  init(_ text: String, property: String) {
    guard let root = JSONText.parse(text) else {
      problem = "the file of shapes is no JSON"
      return
    }
    let features: [DynamicValue] =
      if case .array(let items)? = GeoShapes.member("features", of: root) { items } else { [root] }
    var others = 0
    for feature in features {
      let geometry = GeoShapes.member("geometry", of: feature) ?? feature
      let name = GeoShapes.member("properties", of: feature)
        .flatMap { GeoShapes.member(property, of: $0) }
      let rings = GeoShapes.rings(of: geometry)
      if rings.isEmpty {
        others += 1
      } else {
        shapes.append(Shape(name: name.map(GeoShapes.text) ?? "", rings: rings))
      }
    }
    if shapes.isEmpty { problem = "the file of shapes has no polygons" }
    if others > 0 { notes.append("\(others) features of the file are no polygons") }
    if !shapes.isEmpty, shapes.allSatisfy({ $0.name.isEmpty }) {
      notes.append("no feature of the file has a property '\(property)'")
    }
  }

  /// The value of each shape, and which rows have no shape.
  func values(_ map: ProvinceMap) -> (values: [Double?], notes: [String]) {
    var byProvince: [Int: Double] = [:]
    for (name, value) in map.named {
      if let index = map.tiles.index(of: name) {
        byProvince[index] = ChartData.sum(byProvince[index] ?? 0, value)
      }
    }
    var usedNames: Set<String> = []
    let values = shapes.map { shape -> Double? in
      // The name as it stands; failing that, two names of one province.
      if let value = map.named[shape.name] {
        usedNames.insert(shape.name)
        return value
      }
      guard let index = map.tiles.index(of: shape.name) else { return nil }
      for name in map.named.keys where map.tiles.index(of: name) == index { usedNames.insert(name) }
      return byProvince[index]
    }
    let unused = map.named.keys.filter { !usedNames.contains($0) }.sorted()
    guard !unused.isEmpty else { return (values, []) }
    let list = unused.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return (
      values,
      ["\(unused.count) rows have no shape: \(list)\(unused.count > 5 ? ", …" : "")"]
    )
  }

  // MARK: - JSON

  private static func member(_ name: String, of value: DynamicValue) -> DynamicValue? {
    guard case .object(let members) = value else { return nil }
    return members[name]
  }

  private static func text(_ value: DynamicValue) -> String {
    if case .string(let text) = value { return ChartText.label(text) }
    return JSONText.format(value)
  }

  private static func rings(
    of geometry: DynamicValue
  ) -> [[(longitude: Double, latitude: Double)]] {
    guard case .string(let type)? = member("type", of: geometry),
      case .array(let parts)? = member("coordinates", of: geometry)
    else { return [] }
    let polygons: [DynamicValue]
    switch type {
    case "Polygon": polygons = [.array(parts)]
    case "MultiPolygon": polygons = parts
    default: return []
    }
    return polygons.flatMap { polygon -> [[(longitude: Double, latitude: Double)]] in
      guard case .array(let rings) = polygon else { return [] }
      return rings.compactMap { ring in
        guard case .array(let positions) = ring else { return nil }
        let points = positions.compactMap(position)
        return points.count >= 3 ? points : nil
      }
    }
  }

  private static func position(_ value: DynamicValue) -> (longitude: Double, latitude: Double)? {
    guard case .array(let numbers) = value, numbers.count >= 2, let x = number(numbers[0]),
      let y = number(numbers[1]), abs(x) <= 180, abs(y) <= 90
    else { return nil }
    return (x, y)
  }

  private static func number(_ value: DynamicValue) -> Double? {
    switch value {
    case .long(let number): Double(number)
    case .real(let number): number
    default: nil
    }
  }
}

/// Degrees as pixels: equirectangular, with the cosine of the middle latitude.
struct GeoProjection {
  private let west: Double
  private let north: Double
  private let left: Double
  private let top: Double
  private let across: Double
  private let down: Double
  /// How high the drawing is.
  let height: Double

  /// Creates a projection that fits shapes into a rectangle.
  init(_ shapes: GeoShapes, left: Double, top: Double, width: Double, height: Double) {
    let points = shapes.shapes.flatMap { $0.rings.flatMap { $0 } }
    var x: ClosedRange<Double>?
    var y: ClosedRange<Double>?
    for point in points {
      ChartData.widen(&x, by: point.longitude)
      ChartData.widen(&y, by: point.latitude)
    }
    let (xRange, yRange) = (x ?? 0...1, y ?? 0...1)
    let middle = (yRange.lowerBound + yRange.upperBound) / 2
    let factor = max(0.05, cos(middle * .pi / 180))
    let wide = max(1e-6, (xRange.upperBound - xRange.lowerBound) * factor)
    let high = max(1e-6, yRange.upperBound - yRange.lowerBound)
    let scale = min(width / wide, height / high)
    west = xRange.lowerBound
    north = yRange.upperBound
    self.left = left + (width - wide * scale) / 2
    self.top = top
    across = factor * scale
    down = scale
    self.height = high * scale
  }

  /// The pixel of a position.
  func spot(_ point: (longitude: Double, latitude: Double)) -> (x: Double, y: Double) {
    (left + (point.longitude - west) * across, top + (north - point.latitude) * down)
  }
}
