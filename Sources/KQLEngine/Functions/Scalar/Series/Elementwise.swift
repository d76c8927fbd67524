import KQLSyntax

import Glibc

extension StandardLibrary {
  private static let numbers = FunctionParameter("series", .dynamic)

  /// Arithmetic, comparison and mathematics on each element of a series.
  static let elementwise: [ScalarFunction] = [
    arithmetic("add", "sum", "[5,4,5]", { $0 &+ $1 }, { $0 + $1 }),
    arithmetic("subtract", "difference", "[-3,0,3]", { $0 &- $1 }, { $0 - $1 }),
    arithmetic("multiply", "product", "[4,4,4]", { $0 &* $1 }, { $0 * $1 }),
    arithmetic("divide", "quotient", "[0.25,1.0,4.0]", nil, { $0 / $1 }),
    arithmetic("pow", "power", "[1.0,4.0,4.0]", nil, { pow($0, $1) }),
    comparison("greater", "is greater than", "[false,false,true]") { $0 > $1 },
    comparison("greater_equals", "is at least", "[false,true,true]") { $0 >= $1 },
    comparison("less", "is less than", "[true,false,false]") { $0 < $1 },
    comparison("less_equals", "is at most", "[true,true,false]") { $0 <= $1 },
    comparison("equals", "equals", "[false,true,false]") { $0 == $1 },
    comparison("not_equals", "differs from", "[true,false,true]") { $0 != $1 },
    unary("abs", "absolute value", "[1.5,2.0]", { $0 < 0 ? 0 &- $0 : $0 }, { abs($0) }),
    unary(
      "sign", "sign", "[-1.0,1.0]", { $0.signum() },
      { $0 > 0 ? 1 : ($0 < 0 ? -1 : $0) }),
    unary("floor", "greatest whole number not above", "[-2.0,2.0]", nil, { floor($0) }),
    unary("ceiling", "least whole number not below", "[-1.0,2.0]", nil, { ceil($0) }),
    unary("exp", "power of e", nil, nil, { exp($0) }),
    unary("log", "natural logarithm", nil, nil, { log($0) }),
    unary("sin", "sine", nil, nil, { sin($0) }),
    unary("cos", "cosine", nil, nil, { cos($0) }),
    unary("tan", "tangent", nil, nil, { tan($0) }),
    unary("asin", "arcsine", nil, nil, { asin($0) }),
    unary("acos", "arccosine", nil, nil, { acos($0) }),
    unary("atan", "arctangent", nil, nil, { atan($0) }),
  ]

  /// A function of two series; as long as the longer one, null where either has a gap.
  private static func binary(
    _ name: String, _ description: String, _ result: String,
    _ join: @escaping @Sendable (NumberSeries, NumberSeries, Int) -> [DynamicValue]
  ) -> ScalarFunction {
    ScalarFunction(
      "series_\(name)", description: description, searchTerms: ["array", "element-wise"],
      examples: [
        FunctionExample("print series_\(name)(dynamic([1,2,4]), dynamic([4,2,1]))", result)
      ],
      overloads: NumberSeries.pairs.map { parameters in
        ScalarFunction.Overload(parameters, .dynamic) { arguments in
          let operands = arguments.operands
          return arguments.buildDynamic { row in
            guard let (a, b) = NumberSeries.pair(operands[0], operands[1], row) else {
              return nil
            }
            return .array(join(a, b, max(a.values.count, b.values.count)))
          }
        }
      })
  }

  private static func arithmetic(
    _ name: String, _ what: String, _ result: String,
    _ wholes: (@Sendable (Int64, Int64) -> Int64)?,
    _ reals: @escaping @Sendable (Double, Double) -> Double
  ) -> ScalarFunction {
    binary(name, "Returns the \(what) of each pair of elements of two series.", result) {
      a, b, length in
      if let wholes, let x = a.wholes, let y = b.wholes {
        return (0..<length).map { place in
          guard place < x.count, place < y.count, let left = x[place], let right = y[place] else {
            return .null
          }
          return .long(wholes(left, right))
        }
      }
      return (0..<length).map { place in
        guard let left = a[place], let right = b[place] else { return .null }
        return .real(reals(left, right))
      }
    }
  }

  private static func comparison(
    _ name: String, _ what: String, _ result: String,
    _ holds: @escaping @Sendable (Double, Double) -> Bool
  ) -> ScalarFunction {
    binary(
      name, "Returns, for each element, whether it \(what) the one of another series.", result
    ) { a, b, length in
      (0..<length).map { place in
        guard let left = a[place], let right = b[place] else { return .null }
        return .bool(holds(left, right))
      }
    }
  }

  private static func unary(
    _ name: String, _ what: String, _ result: String?,
    _ whole: (@Sendable (Int64) -> Int64)?, _ real: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    let query =
      result == nil
      ? "print array_length(series_\(name)(dynamic([0.5,1])))"
      : "print series_\(name)(dynamic([-1.5,2]))"
    return ScalarFunction(
      "series_\(name)", description: "Returns the \(what) of each element of a series.",
      searchTerms: ["array", "element-wise"],
      examples: [FunctionExample(query, result ?? "2")],
      overloads: [
        ScalarFunction.Overload([numbers], .dynamic) { arguments in
          let input = DynamicReader(arguments, 0)
          return arguments.buildDynamic { row in
            guard let numbers = NumberSeries(input[row]) else { return nil }
            if let whole, let wholes = numbers.wholes {
              return .array(wholes.map { $0.map { .long(whole($0)) } ?? .null })
            }
            return NumberSeries.array(numbers.values.map { $0.map(real) })
          }
        }
      ])
  }
}
