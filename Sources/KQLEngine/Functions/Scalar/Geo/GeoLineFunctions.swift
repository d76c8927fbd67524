import Glibc
import KQLSyntax

extension StandardLibrary {
  private static let shapeTerms = ["geojson", "location", "distance"]
  private static let line = #"dynamic({"type":"LineString","coordinates":[[0,0],[0,1]]})"#
  private static let square =
    #"dynamic({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})"#

  /// The direction from one place to another.
  static let directions: [ScalarFunction] = [
    ScalarFunction(
      "geo_azimuth",
      parameters: [
        FunctionParameter("p1_longitude", .real), FunctionParameter("p1_latitude", .real),
        FunctionParameter("p2_longitude", .real), FunctionParameter("p2_latitude", .real),
      ],
      returns: .real,
      description:
        "Returns the direction from one place to another, clockwise from north, in radians.",
      searchTerms: ["bearing", "direction", "angle"],
      examples: [FunctionExample("print round(geo_azimuth(5, 10, 10, -40), 6)", "3.054599")],
      evaluate: { arguments in
        let numbers = (0..<4).map { arguments.fixed($0, as: Double.self) }
        return arguments.build(.real) { row -> Double? in
          guard let a = Place(numbers[0][row], numbers[1][row]),
            let b = Place(numbers[2][row], numbers[3][row])
          else { return nil }
          let (from, to) = (GlobeVector(a), GlobeVector(b))
          guard (from - to).length > 1e-12, (from + to).length > 1e-12 else { return nil }
          let turn = Place.radians(b.longitude - a.longitude)
          let (first, second) = (Place.radians(a.latitude), Place.radians(b.latitude))
          let angle = atan2(
            sin(turn) * cos(second),
            cos(first) * sin(second) - sin(first) * cos(second) * cos(turn))
          return angle < 0 ? angle + 2 * .pi : angle
        }
      })
  ]

  /// Lengths, areas and distances of GeoJSON shapes.
  static let geoLines: [ScalarFunction] = [
    measured(
      "geo_line_length", "line", "Returns the length of a GeoJSON line, in metres.",
      "print round(geo_line_length(\(line)))", "111195.0"
    ) { GeoLines(lines: $0)?.length },
    measured(
      "geo_polygon_area", "polygon",
      "Returns the area of a GeoJSON polygon, in square metres; those of a multipolygon are added.",
      "print round(geo_polygon_area(\(square)) / 1e6)", "12364.0"
    ) { GeoRings($0)?.size },
    measured(
      "geo_polygon_perimeter", "polygon",
      "Returns the length of a GeoJSON polygon's outline and holes, in metres.",
      "print round(geo_polygon_perimeter(\(square)))", "444763.0"
    ) { GeoRings($0)?.perimeter },
    ScalarFunction(
      "geo_line_centroid", parameters: [FunctionParameter("line", .dynamic)], returns: .dynamic,
      description: "Returns the middle of a GeoJSON line as a point.", searchTerms: shapeTerms,
      examples: [
        FunctionExample(
          "print round(toreal(geo_line_centroid(\(line)).coordinates[1]), 6)", "0.5")
      ],
      evaluate: { arguments in
        let shapes = DynamicReader(arguments, 0)
        return arguments.buildDynamic { GeoLines(lines: shapes[$0])?.centroid?.point }
      }),
    nearest(
      "geo_distance_point_to_line", .real, "line",
      "Returns the distance of a place to a GeoJSON line, in metres.",
      "print round(geo_distance_point_to_line(1, 0, \(line)))", "111195.0"
    ) { place, shape in GeoLines(lines: shape)?.nearest(to: place).distance },
    nearest(
      "geo_distance_point_to_polygon", .real, "polygon",
      "Returns the distance of a place to a GeoJSON polygon, in metres; 0 within.",
      "print geo_distance_point_to_polygon(0.5, 0.5, \(square))", "0.0"
    ) { place, shape in GeoRings(shape)?.nearest(to: place).distance },
    nearest(
      "geo_closest_point_on_line", .dynamic, "line",
      "Returns the place of a GeoJSON line that lies nearest to a place.",
      "print round(toreal(geo_closest_point_on_line(1, 0, \(line)).coordinates[0]), 6)", "0.0"
    ) { place, shape in GeoLines(lines: shape)?.nearest(to: place).vector.point },
    nearest(
      "geo_closest_point_on_polygon", .dynamic, "polygon",
      "Returns the place of a GeoJSON polygon that lies nearest to a place.",
      "print round(toreal(geo_closest_point_on_polygon(2, 0, \(square)).coordinates[0]), 6)", "1.0"
    ) { place, shape in GeoRings(shape)?.nearest(to: place).vector.point },
  ]

  private static func measured(
    _ name: String, _ parameter: String, _ description: String, _ example: String,
    _ result: String, _ body: @escaping @Sendable (DynamicValue) -> Double?
  ) -> ScalarFunction {
    ScalarFunction(
      name, parameters: [FunctionParameter(parameter, .dynamic)], returns: .real,
      description: description, searchTerms: shapeTerms,
      examples: [FunctionExample(example, result)],
      evaluate: { arguments in
        let shapes = DynamicReader(arguments, 0)
        return arguments.build(.real) { body(shapes[$0]) }
      })
  }

  private static func nearest<R: FixedElement>(
    _ name: String, _ type: DataType, _ parameter: String, _ description: String,
    _ example: String, _ result: String, _ body: @escaping @Sendable (Place, DynamicValue) -> R?
  ) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter("longitude", .real), FunctionParameter("latitude", .real),
        FunctionParameter(parameter, .dynamic),
      ],
      returns: type, description: description, searchTerms: shapeTerms + ["near", "closest"],
      examples: [FunctionExample(example, result)],
      evaluate: { arguments in
        let longitudes = arguments.fixed(0, as: Double.self)
        let latitudes = arguments.fixed(1, as: Double.self)
        let shapes = DynamicReader(arguments, 2)
        return arguments.build(type) { row -> R? in
          guard let place = Place(longitudes[row], latitudes[row]) else { return nil }
          return body(place, shapes[row])
        }
      })
  }
}
