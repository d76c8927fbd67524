import Glibc
import KQLSyntax

extension StandardLibrary {
  /// `bin`, its other name `floor`, and `bin_at`.
  static let binning: [ScalarFunction] =
    ["bin", "floor"].map { name in
      ScalarFunction(
        name,
        description: "Returns the greatest multiple of the size that is not above the value.",
        searchTerms: ["group", "bucket", "round down", "histogram", "truncate"],
        examples: [
          FunctionExample("print \(name)(-7, 4)", "-8"),
          FunctionExample("print \(name)(5.5, 2)", "4.0"),
          FunctionExample(
            "print \(name)(datetime(1955-11-05), 7d)", "1955-10-31T00:00:00.0000000Z"),
        ],
        naming: .firstArgument, overloads: binOverloads)
    } + [
      ScalarFunction(
        "bin_at",
        description:
          "Returns the start of the value's bin, where one of the bins starts at a point.",
        searchTerms: ["group", "bucket", "align", "histogram"],
        examples: [
          FunctionExample("print bin_at(6.5, 2.5, 7)", "4.5"),
          FunctionExample("print bin_at(1h, 1d, 12h)", "-12:00:00"),
        ],
        naming: .firstArgument, overloads: binAtOverloads)
    ]

  private static let binOverloads: [ScalarFunction.Overload] = [
    bin(.long, .long, wholeBin), bin(.datetime, .timespan, wholeBin),
    bin(.timespan, .timespan, wholeBin),
    bin(.real, .real) { arguments in
      Kernel.partialBinary(arguments, as: .real) { (value: Double, size: Double) in
        size > 0 ? floor(value / size) * size : nil
      }
    },
    bin(.decimal, .decimal) { arguments in
      Kernel.partialBinary(arguments, as: .decimal) { (value: Decimal, size: Decimal) in
        size.coefficient > 0 ? value.floored(to: size) : nil
      }
    },
  ]

  private static func bin(
    _ value: DataType, _ size: DataType, _ evaluate: @escaping @Sendable (ScalarArguments) -> Column
  ) -> ScalarFunction.Overload {
    .init(
      [FunctionParameter("value", value), FunctionParameter("size", size)], value,
      evaluate: evaluate)
  }

  /// Bins of whole numbers and of ticks, which count from 0001-01-01.
  private static let wholeBin: @Sendable (ScalarArguments) -> Column = { arguments in
    let type = arguments.resultType
    let size: Int64? =
      switch arguments.constant(1) {
      case .long(let size)?, .timespan(let size)?: size
      default: nil
      }
    if let size, size > 0 {
      return Kernel.binary(arguments, as: type) { (value: Int64, size: Int64) in
        WholeNumbers.floorQuotient(value, size) &* size
      }
    }
    return Kernel.partialBinary(arguments, as: type) { (value: Int64, size: Int64) in
      size > 0 ? WholeNumbers.floorQuotient(value, size) &* size : nil
    }
  }

  private static let binAtOverloads: [ScalarFunction.Overload] = [
    binAt(.long, .long, wholeBinAt), binAt(.datetime, .timespan, wholeBinAt),
    binAt(.timespan, .timespan, wholeBinAt),
    binAt(.real, .real) { arguments in
      let values = arguments.fixed(0, as: Double.self)
      let sizes = arguments.fixed(1, as: Double.self)
      let points = arguments.fixed(2, as: Double.self)
      return arguments.build(.real) { row in
        guard let value = values[row], let size = sizes[row], let point = points[row], size > 0
        else { return nil as Double? }
        return floor((value - point) / size) * size + point
      }
    },
  ]

  private static func binAt(
    _ value: DataType, _ size: DataType, _ evaluate: @escaping @Sendable (ScalarArguments) -> Column
  ) -> ScalarFunction.Overload {
    .init(
      [
        FunctionParameter("value", value), FunctionParameter("size", size),
        FunctionParameter("fixedPoint", value),
      ], value, evaluate: evaluate)
  }

  private static let wholeBinAt: @Sendable (ScalarArguments) -> Column = { arguments in
    let type = arguments.resultType
    let values = arguments.fixed(0, as: Int64.self)
    let sizes = arguments.fixed(1, as: Int64.self)
    let points = arguments.fixed(2, as: Int64.self)
    return arguments.build(type) { row in
      guard let value = values[row], let size = sizes[row], let point = points[row], size > 0
      else { return nil as Int64? }
      let (distance, overflow) = value.subtractingReportingOverflow(point)
      if overflow { return nil }
      let start = WholeNumbers.floorQuotient(distance, size) &* size &+ point
      return type == .datetime && (start < 0 || start > Ticks.latest) ? nil : start
    }
  }
}
