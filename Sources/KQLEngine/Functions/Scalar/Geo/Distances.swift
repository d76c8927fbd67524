import KQLSyntax

extension StandardLibrary {
  /// Functions of the distance of two places.
  static let distances: [ScalarFunction] = [
    ScalarFunction(
      "geo_distance_2points",
      description: "Returns the shortest distance of two places on the globe, in metres.",
      searchTerms: ["haversine", "great circle", "far", "km", "location"],
      examples: [
        FunctionExample("print geo_distance_2points(51.4, 35.7, 51.4, 35.7)", "0.0"),
        FunctionExample("print geo_distance_2points(200, 1, 1, 1)", ""),
      ],
      naming: .none,
      overloads: [
        .init(coordinates("p1", "p2"), .real) { arguments in
          let numbers = (0..<4).map { arguments.fixed($0, as: Double.self) }
          return arguments.build(.real) { row in
            guard let a = Place(numbers[0][row], numbers[1][row]),
              let b = Place(numbers[2][row], numbers[3][row])
            else { return nil as Double? }
            return a.distance(to: b)
          }
        }
      ]),
    ScalarFunction(
      "geo_point_in_circle",
      description: "Returns whether a place lies within a circle of a radius in metres.",
      searchTerms: ["near", "within", "around", "distance"],
      examples: [
        FunctionExample("print geo_point_in_circle(51.4, 35.7, 51.5, 35.7, 10000)", "true"),
        FunctionExample("print geo_point_in_circle(51.4, 35.7, 51.5, 35.7, 9000)", "false"),
      ],
      naming: .none,
      overloads: [
        .init(coordinates("p", "c") + [FunctionParameter("radius", .real)], .bool) { arguments in
          let numbers = (0..<5).map { arguments.fixed($0, as: Double.self) }
          return arguments.build(.bool) { row in
            guard let place = Place(numbers[0][row], numbers[1][row]),
              let center = Place(numbers[2][row], numbers[3][row]),
              let radius = numbers[4][row], radius >= 0, radius.isFinite
            else { return nil as Bool? }
            return place.distance(to: center) <= radius
          }
        }
      ]),
  ]

  private static func coordinates(_ a: String, _ b: String) -> [FunctionParameter] {
    [
      FunctionParameter("\(a)_longitude", .real), FunctionParameter("\(a)_latitude", .real),
      FunctionParameter("\(b)_longitude", .real), FunctionParameter("\(b)_latitude", .real),
    ]
  }
}
