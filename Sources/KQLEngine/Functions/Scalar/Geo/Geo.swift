extension StandardLibrary {
  /// Functions of places on the globe.
  static let geo: [ScalarFunction] = [distances, polygons].flatMap { $0 }
}
