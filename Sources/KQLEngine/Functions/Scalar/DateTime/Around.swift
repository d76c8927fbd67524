import KQLSyntax

extension StandardLibrary {
  /// `around()`, for moments, intervals and numbers.
  static let arounds: [ScalarFunction] = [
    ScalarFunction(
      "around",
      description: "Returns whether a value is at most some distance away from a centre.",
      searchTerms: ["near", "between", "tolerance", "distance"],
      examples: [
        FunctionExample(
          "print around(datetime(2021-01-01 01:31), datetime(2021-01-01 01:30), 1m)", "true"),
        FunctionExample("print around(5, 10, 4)", "false"),
      ],
      overloads: [
        whole(.datetime, .timespan), whole(.timespan, .timespan), whole(.long, .long), real,
      ])
  ]

  private static func parameters(_ value: DataType, _ distance: DataType) -> [FunctionParameter] {
    [
      FunctionParameter("value", value), FunctionParameter("center", value),
      FunctionParameter("delta", distance),
    ]
  }

  private static func whole(_ type: DataType, _ distance: DataType) -> ScalarFunction.Overload {
    ScalarFunction.Overload(parameters(type, distance), .bool) { arguments in
      let values = arguments.fixed(0, as: Int64.self)
      let centers = arguments.fixed(1, as: Int64.self)
      let distances = arguments.fixed(2, as: Int64.self)
      return arguments.build(.bool) { row in
        guard let value = values[row], let center = centers[row], let distance = distances[row]
        else { return nil as Bool? }
        let (difference, overflow) = value.subtractingReportingOverflow(center)
        // A difference that overflows is above every distance that a `long` holds.
        guard !overflow else { return false }
        return distance >= 0 && difference.magnitude <= distance.magnitude
      }
    }
  }

  private static let real = ScalarFunction.Overload(parameters(.real, .real), .bool) { arguments in
    let values = arguments.fixed(0, as: Double.self)
    let centers = arguments.fixed(1, as: Double.self)
    let distances = arguments.fixed(2, as: Double.self)
    return arguments.build(.bool) { row in
      guard let value = values[row], let center = centers[row], let distance = distances[row]
      else { return nil as Bool? }
      return value >= center - distance && value <= center + distance
    }
  }
}
