import KQLSyntax

/// The polynomial through points that leaves the least squares.
struct FittedPolynomial {
  /// From the highest power down.
  let coefficients: [Double]
  let rsquare: Double
  let variance: Double
  let residualVariance: Double
  let fitted: [Double]

  /// The highest power that is fitted.
  static let highestDegree = 20

  /// Nil where the points do not determine a polynomial.
  init?(_ y: [Double], _ x: [Double], degree: Int) {
    guard x.count == y.count, degree >= 1, degree <= Self.highestDegree, y.count > degree else {
      return nil
    }
    // Powers of numbers around 0 of size 1 keep apart better; the result is carried back.
    let center = SeriesMath.sum(x) / Double(x.count)
    let scale = x.map { ($0 - center).magnitude }.max() ?? 0
    guard scale > 0, scale.isFinite else { return nil }
    let scaled = x.map { ($0 - center) / scale }
    guard let local = Self.leastSquares(scaled, y, degree) else { return nil }
    fitted = scaled.map { Self.value(local, $0) }
    // Σ c_k ((x - center) / scale)^k, multiplied out.
    var plain = [Double](repeating: 0, count: degree + 1)
    var power = [1.0]
    for k in 0...degree {
      for (place, factor) in power.enumerated() { plain[place] += local[k] * factor }
      var next = [Double](repeating: 0, count: power.count + 1)
      for (place, factor) in power.enumerated() {
        next[place + 1] += factor / scale
        next[place] -= factor * center / scale
      }
      power = next
    }
    coefficients = plain.reversed()
    let deviations = SeriesMath.deviations(y)
    let total = SeriesMath.dotProduct(deviations, deviations)
    let residuals = zip(y, fitted).map { $0 - $1 }
    let rest = SeriesMath.dotProduct(residuals, residuals)
    rsquare = total == 0 ? 1 : 1 - rest / total
    variance = y.count > 1 ? total / Double(y.count - 1) : 0
    residualVariance = y.count > 1 ? rest / Double(y.count - 1) : 0
  }

  private static func value(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  /// Coefficients from the lowest power up, by Householder reflections.
  private static func leastSquares(_ x: [Double], _ y: [Double], _ degree: Int) -> [Double]? {
    let columns = degree + 1
    var matrix = x.map { value -> [Double] in
      var row = [1.0]
      for _ in 0..<degree { row.append((row.last ?? 1) * value) }
      return row
    }
    var right = y
    for column in 0..<columns {
      var norm = 0.0
      for row in column..<x.count { norm += matrix[row][column] * matrix[row][column] }
      norm = norm.squareRoot()
      guard norm > 1e-13 else { return nil }
      let sign = matrix[column][column] > 0 ? -norm : norm
      var reflector = (column..<x.count).map { matrix[$0][column] }
      reflector[0] -= sign
      let length = reflector.reduce(0) { $0 + $1 * $1 }
      guard length > 0 else { continue }
      func reflect(_ get: (Int) -> Double, _ set: (Int, Double) -> Void) {
        var product = 0.0
        for (place, part) in reflector.enumerated() { product += part * get(column + place) }
        let factor = 2 * product / length
        for (place, part) in reflector.enumerated() {
          set(column + place, get(column + place) - factor * part)
        }
      }
      for other in column..<columns {
        reflect({ matrix[$0][other] }, { matrix[$0][other] = $1 })
      }
      reflect({ right[$0] }, { right[$0] = $1 })
    }
    var result = [Double](repeating: 0, count: columns)
    for row in stride(from: columns - 1, through: 0, by: -1) {
      var value = right[row]
      for column in row + 1..<max(columns, row + 1) {
        value -= matrix[row][column] * result[column]
      }
      result[row] = value / matrix[row][row]
    }
    return result.allSatisfy(\.isFinite) ? result : nil
  }

  var value: DynamicValue {
    .object(
      DynamicObject([
        ("rsquare", .real(rsquare)), ("coefficients", .array(coefficients.map(DynamicValue.real))),
        ("variance", .real(variance)), ("rvariance", .real(residualVariance)),
        ("poly_fit", .array(fitted.map(DynamicValue.real))),
      ]))
  }
}

extension StandardLibrary {
  /// Polynomials through series, and the test whether two means differ.
  static let seriesPolynomials: [ScalarFunction] = [
    ScalarFunction(
      "series_fit_poly",
      description: "Returns the polynomial that fits a series best, as columns or as a bag.",
      searchTerms: ["regression", "trend", "curve"],
      examples: [
        FunctionExample(
          "print (r, c) = series_fit_poly(dynamic([1,4,9,16]), dynamic([1,2,3,4]), 2) "
            + "| project round(r, 6), round(toreal(c[0]), 6)", "1.0, 1.0")
      ],
      overloads: [
        ScalarFunction.Overload([FunctionParameter("y", .dynamic)], .dynamic) { arguments in
          polynomials(arguments) { _, count in ((1...max(count, 1)).map(Double.init), 1) }
        },
        ScalarFunction.Overload(
          [
            FunctionParameter("y", .dynamic), FunctionParameter("x", .dynamic),
            FunctionParameter("degree", .long, .optional),
          ], .dynamic
        ) { arguments in
          let places = DynamicReader(arguments, 1)
          let degrees = arguments.integers(2, default: 1)
          return polynomials(arguments) { row, _ in
            (NumberSeries(places[row])?.withoutGaps ?? [], degrees(row))
          }
        },
      ]),
    ScalarFunction(
      "welch_test",
      parameters: [
        FunctionParameter("mean1", .real), FunctionParameter("variance1", .real),
        FunctionParameter("count1", .real), FunctionParameter("mean2", .real),
        FunctionParameter("variance2", .real), FunctionParameter("count2", .real),
      ],
      returns: .real,
      description: "Returns the probability that two samples with these figures have one mean.",
      searchTerms: ["t-test", "significance", "p-value", "statistics"],
      examples: [
        FunctionExample("print round(welch_test(20.82, 7.87, 15, 23.0, 3.81, 15), 2)", "0.02")
      ],
      evaluate: { arguments in
        let numbers = (0..<6).map { arguments.fixed($0, as: Double.self) }
        return arguments.build(.real) { row -> Double? in
          let values = numbers.compactMap { $0[row] }
          guard values.count == 6, values[2] > 1, values[5] > 1 else { return nil }
          let (a, b) = (values[1] / values[2], values[4] / values[5])
          guard a >= 0, b >= 0, a + b > 0 else { return nil }
          let square = (values[0] - values[3]) * (values[0] - values[3]) / (a + b)
          let freedom =
            (a + b) * (a + b) / (a * a / (values[2] - 1) + b * b / (values[5] - 1))
          // Both tails of Student's distribution.
          return SpecialFunctions.betaProbability(freedom / (freedom + square), freedom / 2, 0.5)
        }
      }),
  ]

  private static func polynomials(
    _ arguments: ScalarArguments, _ axis: (Int, Int) -> ([Double], Int)
  ) -> Column {
    let series = DynamicReader(arguments, 0)
    return arguments.buildDynamic { row in
      guard let y = NumberSeries(series[row])?.withoutGaps else { return nil }
      let (x, degree) = axis(row, y.count)
      return FittedPolynomial(y, x, degree: degree)?.value
    }
  }
}
