import Glibc

/// A place on the globe, in degrees.
struct Place {
  let longitude: Double
  let latitude: Double

  /// The radius of the globe, taken as a sphere; metres.
  static let radius = 6_371_010.0

  /// Nil for coordinates that are no place.
  init?(_ longitude: Double?, _ latitude: Double?) {
    guard let longitude, let latitude, (-180...180).contains(longitude),
      (-90...90).contains(latitude)
    else { return nil }
    self.longitude = longitude
    self.latitude = latitude
  }

  /// The length of the shortest way over the globe; metres.
  func distance(to other: Place) -> Double {
    let a = Place.radians(latitude)
    let b = Place.radians(other.latitude)
    let sineOfLatitudes = sin((b - a) / 2)
    let sineOfLongitudes = sin(Place.radians(other.longitude - longitude) / 2)
    let square =
      sineOfLatitudes * sineOfLatitudes + cos(a) * cos(b) * sineOfLongitudes * sineOfLongitudes
    return 2 * Place.radius * asin(min(square, 1).squareRoot())
  }

  static func radians(_ degrees: Double) -> Double { degrees * Double.pi / 180 }
}
