extension StandardLibrary {
  /// Functions of places on the globe.
  static let geo: [ScalarFunction] = [
    distances, polygons, directions, geoLines, geohashes, wellKnownText,
  ].flatMap { $0 }
}
