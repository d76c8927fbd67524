import Glibc

/// Where places are, and what distance means between them.
///
/// ```swift
/// let points = try SpatialPoints(latitudes: [35.69, 32.65], longitudes: [51.39, 51.67])
/// points.distance(0, 1)   // about 339 kilometres
/// ```
public struct SpatialPoints: Hashable, Sendable {
  /// The mean radius of the earth, kilometres. > Source: Moritz (2000), *Journal of Geodesy* 74.
  public static let earthRadius = 6371.0088

  /// The number of places.
  public var count: Int { positions.count }
  /// On the plane, or on a ball of radius 1, where the straight distance grows with the real one.
  let positions: [SIMD3<Double>]
  private let angles: [SIMD2<Double>]?

  /// Places on a plane.
  ///
  /// - Parameters:
  ///   - x: One coordinate of each, of magnitude 1e150 at most.
  ///   - y: The other coordinate, in the same unit, which is that of distances.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.notFinite` or
  ///   `.tooLarge` for a coordinate.
  public init(x: [Double], y: [Double]) throws(RegionalScienceError) {
    try Check.sameCount(y.count, x.count, "y coordinates")
    try Check.finite(x, "x coordinate")
    try Check.finite(y, "y coordinate")
    positions = zip(x, y).map { SIMD3($0, $1, 0) }
    angles = nil
  }

  /// Places on the earth; distances are in kilometres along great circles.
  ///
  /// - Parameters:
  ///   - latitudes: Degrees, −90 to 90.
  ///   - longitudes: Degrees, −180 to 360.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for lengths that differ, `.notFinite` for
  ///   a coordinate, `.parameter` for one out of range; its `row` is the place.
  public init(latitudes: [Double], longitudes: [Double]) throws(RegionalScienceError) {
    try Check.sameCount(longitudes.count, latitudes.count, "longitudes")
    try Check.finite(latitudes, "latitude")
    try Check.finite(longitudes, "longitude")
    for (place, (latitude, longitude)) in zip(latitudes, longitudes).enumerated()
    where latitude.magnitude > 90 || longitude < -180 || longitude > 360 {
      throw RegionalScienceError(
        .parameter,
        "\(row: place, "place") is at latitude \(latitude), longitude \(longitude), expected -90 to 90 and "
          + "-180 to 360", row: place)
    }
    let angles = zip(latitudes, longitudes).map { SIMD2($0, $1) * (Double.pi / 180) }
    self.angles = angles
    positions = angles.map {
      SIMD3(cos($0[0]) * cos($0[1]), cos($0[0]) * sin($0[1]), sin($0[0]))
    }
  }

  /// Returns the distance of two places.
  ///
  /// - Parameters:
  ///   - left: A place, from 0; a precondition.
  ///   - right: Another; a precondition.
  /// - Returns: Kilometres on the earth (haversine formula), else the unit of the coordinates.
  public func distance(_ left: Int, _ right: Int) -> Double {
    precondition(left >= 0 && left < count && right >= 0 && right < count, "no such place")
    guard let angles else {
      let difference = positions[left] - positions[right]
      return hypot(difference[0], difference[1])
    }
    let (first, second) = (angles[left], angles[right])
    let (rise, turn) = (sin((first[0] - second[0]) / 2), sin((first[1] - second[1]) / 2))
    let square = rise * rise + cos(first[0]) * cos(second[0]) * turn * turn
    return 2 * Self.earthRadius * asin(min(1, square.squareRoot()))
  }

  /// A straight distance that no pair within a radius exceeds.
  func straight(_ radius: Double) -> Double {
    guard angles != nil else { return radius * (1 + 1e-12) }
    let half = min(.pi / 2, radius / Self.earthRadius / 2)
    return 2 * sin(half) * (1 + 1e-9) + 1e-12
  }
}
