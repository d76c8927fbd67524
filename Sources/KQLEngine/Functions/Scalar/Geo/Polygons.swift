import KQLSyntax

extension StandardLibrary {
  /// Functions of areas on the globe.
  static let polygons: [ScalarFunction] = [
    ScalarFunction(
      "geo_point_in_polygon",
      description: "Returns whether a place lies within a GeoJSON polygon or multipolygon.",
      searchTerms: ["geojson", "area", "region", "inside", "contains"],
      examples: [
        FunctionExample(
          #"print geo_point_in_polygon(5, 3, dynamic({"type": "Polygon", "coordinates": "#
            + "[[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]}))", "true"),
        FunctionExample(
          #"print geo_point_in_polygon(15, 3, dynamic({"type": "Polygon", "coordinates": "#
            + "[[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]}))", "false"),
      ],
      naming: .none,
      overloads: [
        .init(
          [
            FunctionParameter("longitude", .real), FunctionParameter("latitude", .real),
            FunctionParameter("polygon", .dynamic),
          ], .bool
        ) { arguments in
          let longitudes = arguments.fixed(0, as: Double.self)
          let latitudes = arguments.fixed(1, as: Double.self)
          let shapes = arguments.fixed(2, as: DynamicValue.self)
          let isConstant = arguments.constant(2) != nil
          var known: GeoArea?
          if case .dynamic(let shape)? = arguments.constant(2) { known = GeoArea(shape) }
          return arguments.build(.bool) { row in
            guard let place = Place(longitudes[row], latitudes[row]),
              let area = isConstant ? known : shapes[row].flatMap({ GeoArea($0) })
            else { return nil as Bool? }
            return area.contains(place)
          }
        }
      ])
  ]
}
