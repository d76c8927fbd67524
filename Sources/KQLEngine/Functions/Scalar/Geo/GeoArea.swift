import Glibc

/// The area of a GeoJSON polygon or multipolygon; its edges are shortest ways over the globe.
struct GeoArea {
  /// A closed line of edges; longitudes in degrees, latitudes by their tangents.
  private struct Ring {
    var longitudes: [Double]
    var tangents: [Double]
    /// Whether the north pole lies within.
    var holdsNorthPole: Bool

    init?(_ value: DynamicValue) {
      guard let points = value.arrayValue, points.count >= 4, points.first == points.last else {
        return nil
      }
      longitudes = []
      tangents = []
      var sumOfLatitudes = 0.0
      for point in points {
        guard let pair = point.arrayValue, pair.count >= 2,
          let place = Place(Ring.number(pair[0]), Ring.number(pair[1]))
        else { return nil }
        longitudes.append(place.longitude)
        tangents.append(tan(Place.radians(place.latitude)))
        sumOfLatitudes += place.latitude
      }
      var turn = 0.0
      for (a, b) in zip(longitudes, longitudes.dropFirst()) { turn += Ring.wrapped(b - a) }
      holdsNorthPole = turn.magnitude > 180 && sumOfLatitudes > 0
    }

    private static func number(_ value: DynamicValue) -> Double? {
      switch value {
      case .long(let number): Double(number)
      case .real(let number): number
      default: nil
      }
    }

    /// A difference of longitudes as the shorter way round, -180 to 180.
    private static func wrapped(_ degrees: Double) -> Double {
      if degrees > 180 { return degrees - 360 }
      return degrees < -180 ? degrees + 360 : degrees
    }

    /// Counts the edges that lie north of the place, on its meridian.
    func contains(_ place: Place) -> Bool {
      let tangent = tan(Place.radians(place.latitude))
      var isInside = holdsNorthPole
      for index in 1..<longitudes.count {
        // Seen from the place: an edge from `a` to `b` degrees east of it.
        let a = Ring.wrapped(longitudes[index - 1] - place.longitude)
        let b = a + Ring.wrapped(longitudes[index] - longitudes[index - 1])
        for turn in [0.0, 360, -360] {
          let start = a + turn
          let end = b + turn
          guard (start <= 0) != (end <= 0) else { continue }
          let width = sin(Place.radians(end - start))
          guard width != 0 else { continue }
          let crossing =
            (tangents[index - 1] * sin(Place.radians(end))
              - tangents[index] * sin(Place.radians(start))) / width
          if crossing > tangent { isInside.toggle() }
        }
      }
      return isInside
    }
  }

  /// For each polygon its outline, then its holes.
  private let polygons: [[Ring]]

  /// Nil for what is no polygon.
  init?(_ value: DynamicValue) {
    let coordinates = value["coordinates"]
    let shapes: [DynamicValue]
    switch value["type"] {
    case .string("Polygon"): shapes = [coordinates]
    case .string("MultiPolygon"): shapes = coordinates.arrayValue ?? []
    default: return nil
    }
    var polygons: [[Ring]] = []
    for shape in shapes {
      guard let lines = shape.arrayValue, !lines.isEmpty else { return nil }
      let rings = lines.compactMap { Ring($0) }
      guard rings.count == lines.count else { return nil }
      polygons.append(rings)
    }
    guard !polygons.isEmpty else { return nil }
    self.polygons = polygons
  }

  /// Whether a place lies within the outline of a polygon and in none of its holes.
  func contains(_ place: Place) -> Bool {
    polygons.contains { rings in
      rings[0].contains(place) && !rings.dropFirst().contains { $0.contains(place) }
    }
  }
}
