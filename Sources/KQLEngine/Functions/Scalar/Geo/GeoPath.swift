import Glibc

/// A direction from the globe's centre, of length 1.
struct GlobeVector {
  var x: Double
  var y: Double
  var z: Double

  init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  init(_ place: Place) {
    let longitude = Place.radians(place.longitude)
    let latitude = Place.radians(place.latitude)
    self.init(
      x: cos(latitude) * cos(longitude), y: cos(latitude) * sin(longitude), z: sin(latitude))
  }

  func dot(_ other: Self) -> Double { x * other.x + y * other.y + z * other.z }

  func cross(_ other: Self) -> Self {
    Self(
      x: y * other.z - z * other.y, y: z * other.x - x * other.z, z: x * other.y - y * other.x)
  }

  var length: Double { dot(self).squareRoot() }

  func scaled(_ factor: Double) -> Self { Self(x: x * factor, y: y * factor, z: z * factor) }

  static func + (a: Self, b: Self) -> Self { Self(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z) }
  static func - (a: Self, b: Self) -> Self { Self(x: a.x - b.x, y: a.y - b.y, z: a.z - b.z) }

  /// The angle between two directions; radians.
  func angle(to other: Self) -> Double { atan2(cross(other).length, dot(other)) }

  /// Longitude and latitude; degrees.
  var coordinates: DynamicValue {
    .array([
      .real(atan2(y, x) * 180 / .pi), .real(atan2(z, (x * x + y * y).squareRoot()) * 180 / .pi),
    ])
  }

  /// The place as GeoJSON.
  var point: DynamicValue {
    .object(DynamicObject([("type", .string("Point")), ("coordinates", coordinates)]))
  }
}

/// Places one after the other; the way between two is the shortest over the globe.
struct GeoPath {
  let places: [Place]
  let vectors: [GlobeVector]

  /// Reads an array of coordinates; nil for what is none, or for neighbours that lie opposite to each
  /// other, so that there is no shortest way.
  init?(_ value: DynamicValue) {
    guard let points = value.arrayValue else { return nil }
    var places: [Place] = []
    places.reserveCapacity(points.count)
    for point in points {
      guard let pair = point.arrayValue, pair.count >= 2,
        let place = Place(pair[0].number, pair[1].number)
      else { return nil }
      places.append(place)
    }
    guard places.count >= 2 else { return nil }
    self.places = places
    let vectors = places.map { GlobeVector($0) }
    self.vectors = vectors
    for index in 1..<vectors.count where (vectors[index - 1] + vectors[index]).length < 1e-12 {
      return nil
    }
  }

  /// Reads a ring: closed, with three places or more.
  init?(ring value: DynamicValue) {
    guard let points = value.arrayValue, points.count >= 4, points.first == points.last,
      Set(points).count >= 3
    else { return nil }
    self.init(value)
  }

  /// The length; metres.
  var length: Double {
    var total = DoubleDouble()
    for (a, b) in zip(places, places.dropFirst()) { total += a.distance(to: b) }
    return total.value
  }

  /// The area that a ring encloses, the smaller of both sides; square metres.
  ///
  /// > Source: Bevis, M. & Cambareri, G. (1987), *Computing the area of a spherical polygon of
  /// > arbitrary shape*; the sum of the signed excesses between each edge and the equator.
  var area: Double {
    var excess = DoubleDouble()
    for (a, b) in zip(places, places.dropFirst()) {
      var turn = Place.radians(b.longitude - a.longitude)
      if turn > .pi { turn -= 2 * .pi }
      if turn < -.pi { turn += 2 * .pi }
      let first = tan(Place.radians(a.latitude) / 2)
      let second = tan(Place.radians(b.latitude) / 2)
      excess += 2 * atan2(tan(turn / 2) * (first + second), 1 + first * second)
    }
    let angle = excess.value.magnitude.truncatingRemainder(dividingBy: 4 * .pi)
    return min(angle, 4 * .pi - angle) * Place.radius * Place.radius
  }

  /// The place of the path that lies nearest to another, and how far it is; radians.
  func nearest(to place: GlobeVector) -> (vector: GlobeVector, angle: Double) {
    var best = (vector: vectors[0], angle: Double.infinity)
    func consider(_ vector: GlobeVector) {
      let angle = place.angle(to: vector)
      if angle < best.angle { best = (vector, angle) }
    }
    for (a, b) in zip(vectors, vectors.dropFirst()) {
      consider(a)
      consider(b)
      var normal = a.cross(b)
      guard normal.length > 1e-15 else { continue }
      normal = normal.scaled(1 / normal.length)
      guard normal.cross(a).dot(place) >= 0, b.cross(normal).dot(place) >= 0 else { continue }
      let foot = place - normal.scaled(normal.dot(place))
      if foot.length > 1e-15 { consider(foot.scaled(1 / foot.length)) }
    }
    return best
  }
}

/// The lines of a GeoJSON shape.
struct GeoLines {
  let paths: [GeoPath]

  /// Reads a LineString or MultiLineString; nil for anything else.
  init?(lines value: DynamicValue) {
    let coordinates = value["coordinates"]
    let parts: [DynamicValue]
    switch value["type"] {
    case .string("LineString"): parts = [coordinates]
    case .string("MultiLineString"): parts = coordinates.arrayValue ?? []
    default: return nil
    }
    let paths = parts.compactMap { GeoPath($0) }
    guard !paths.isEmpty, paths.count == parts.count else { return nil }
    self.paths = paths
  }

  /// The length of all; metres.
  var length: Double { paths.reduce(0) { $0 + $1.length } }

  func nearest(to place: Place) -> (vector: GlobeVector, distance: Double) {
    let vector = GlobeVector(place)
    var best = paths[0].nearest(to: vector)
    for path in paths.dropFirst() {
      let found = path.nearest(to: vector)
      if found.angle < best.angle { best = found }
    }
    return (best.vector, best.angle * Place.radius)
  }

  /// The middle of all, each line weighing by its length.
  var centroid: GlobeVector? {
    var sum = GlobeVector(x: 0, y: 0, z: 0)
    for path in paths {
      for (a, b) in zip(path.vectors, path.vectors.dropFirst()) {
        let middle = a + b
        let difference = a - b
        guard middle.length > 0 else { continue }
        sum = sum + middle.scaled(difference.length / middle.length)
      }
    }
    return sum.length > 0 ? sum.scaled(1 / sum.length) : nil
  }
}

/// The rings of a GeoJSON polygon or multipolygon, for lengths and areas.
struct GeoRings {
  /// For each polygon its outline, then its holes.
  let polygons: [[GeoPath]]
  private let area: GeoArea

  /// Nil for what is no polygon.
  init?(_ value: DynamicValue) {
    guard let area = GeoArea(value) else { return nil }
    self.area = area
    let coordinates = value["coordinates"]
    let shapes =
      value["type"] == .string("Polygon") ? [coordinates] : coordinates.arrayValue ?? []
    var polygons: [[GeoPath]] = []
    for shape in shapes {
      let parts = shape.arrayValue ?? []
      let rings = parts.compactMap { GeoPath(ring: $0) }
      guard !rings.isEmpty, rings.count == parts.count else { return nil }
      polygons.append(rings)
    }
    self.polygons = polygons
  }

  /// The area of all without their holes; square metres.
  var size: Double {
    polygons.reduce(0) { total, rings in
      total + rings.dropFirst().reduce(rings[0].area) { $0 - $1.area }
    }
  }

  /// The length of all outlines and holes; metres.
  var perimeter: Double { polygons.joined().reduce(0) { $0 + $1.length } }

  /// The nearest place of the area, and how far it is; the place itself where it lies within.
  func nearest(to place: Place) -> (vector: GlobeVector, distance: Double) {
    let vector = GlobeVector(place)
    if area.contains(place) { return (vector, 0) }
    var best = (vector: vector, angle: Double.infinity)
    for ring in polygons.joined() {
      let found = ring.nearest(to: vector)
      if found.angle < best.angle { best = found }
    }
    return (best.vector, best.angle * Place.radius)
  }
}
