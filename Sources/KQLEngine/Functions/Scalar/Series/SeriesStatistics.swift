import KQLSyntax

import Glibc

/// Minimum, maximum, mean and spread of a series.
private struct SeriesSummary {
  let numbers: [Double]
  let least: Int
  let greatest: Int
  let mean: Double
  let variance: Double

  /// Nil for a series with gaps (unless they are to be ignored) or without numbers.
  init?(_ value: DynamicValue, ignoresGaps: Bool) {
    guard let series = NumberSeries(value) else { return nil }
    let finite = series.values.compactMap { $0 }.filter(\.isFinite)
    guard let first = finite.indices.first, ignoresGaps || finite.count == series.values.count
    else { return nil }
    numbers = finite
    var low = first
    var high = first
    for place in finite.indices {
      if finite[place] < finite[low] { low = place }
      if finite[place] > finite[high] { high = place }
    }
    least = series.values.firstIndex(of: finite[low]) ?? low
    greatest = series.values.firstIndex(of: finite[high]) ?? high
    mean = SeriesMath.sum(finite) / Double(finite.count)
    var moments = CrossMoments()
    for number in finite { moments.add(number, number) }
    variance = max(moments.covariance(isSample: true), 0)
  }

  var value: DynamicValue {
    .object(
      DynamicObject([
        ("min", .real(numbers.min() ?? 0)), ("min_idx", .long(Int64(least))),
        ("max", .real(numbers.max() ?? 0)), ("max_idx", .long(Int64(greatest))),
        ("avg", .real(mean)), ("stdev", .real(variance.squareRoot())),
        ("variance", .real(variance)), ("sum", .real(SeriesMath.sum(numbers))),
        ("len", .long(Int64(numbers.count))),
      ]))
  }
}

/// The straight line through a series that leaves the least squares.
private struct FittedLine {
  let rsquare: Double
  let slope: Double
  let variance: Double
  let residualVariance: Double
  let intercept: Double
  let count: Int

  init?(_ value: DynamicValue) {
    guard let numbers = NumberSeries(value)?.withoutGaps, !numbers.isEmpty else { return nil }
    count = numbers.count
    let x = SeriesMath.deviations(numbers.indices.map { Double($0) })
    let y = SeriesMath.deviations(numbers)
    let xx = SeriesMath.dotProduct(x, x)
    let yy = SeriesMath.dotProduct(y, y)
    let xy = SeriesMath.dotProduct(x, y)
    slope = xx == 0 ? 0 : xy / xx
    rsquare = xx == 0 || yy == 0 ? (yy == 0 ? 1 : 0) : xy * xy / (xx * yy)
    intercept = SeriesMath.sum(numbers) / Double(count) - slope * Double(count - 1) / 2
    variance = count > 1 ? yy / Double(count - 1) : 0
    residualVariance = variance * (1 - rsquare)
  }

  var value: DynamicValue {
    .object(
      DynamicObject([
        ("rsquare", .real(rsquare)), ("slope", .real(slope)), ("variance", .real(variance)),
        ("rvariance", .real(residualVariance)), ("interception", .real(intercept)),
        ("line_fit", .array((0..<count).map { .real(intercept + slope * Double($0)) })),
      ]))
  }
}

extension StandardLibrary {
  private static let numbers = FunctionParameter("series", .dynamic)
  private static let other = FunctionParameter("other", .dynamic)
  private static let ignore = FunctionParameter("ignore_nonfinite", .bool, .optional)

  /// Figures about whole series, and filters.
  static let seriesStatistics: [ScalarFunction] = [
    ScalarFunction(
      "series_stats",
      description: "Returns least, greatest, mean and spread of a series, as columns.",
      searchTerms: ["statistics", "minimum"],
      examples: [
        FunctionExample("print x = series_stats(dynamic([3,1,2]))", "1.0"),
        FunctionExample("print (least, place) = series_stats(dynamic([3,1,2]))", "1.0, 1"),
      ],
      overloads: [
        ScalarFunction.Overload([numbers, ignore], .real) { arguments in
          let input = DynamicReader(arguments, 0)
          let ignores = arguments.fixed(1, as: Bool.self)
          return arguments.build(.real) { row in
            SeriesSummary(input[row], ignoresGaps: ignores[row] ?? false)?.numbers.min()
          }
        }
      ]),
    ScalarFunction(
      "series_stats_dynamic",
      description: "Returns a bag of least, greatest, mean, deviation, variance, sum and length.",
      searchTerms: ["statistics", "average", "stdev"],
      examples: [
        FunctionExample("print series_stats_dynamic(dynamic([3,1,2])).avg", "2.0")
      ],
      overloads: [
        ScalarFunction.Overload([numbers, ignore], .dynamic) { arguments in
          let input = DynamicReader(arguments, 0)
          let ignores = arguments.fixed(1, as: Bool.self)
          return arguments.buildDynamic { row in
            SeriesSummary(input[row], ignoresGaps: ignores[row] ?? false)?.value
          }
        }
      ]),
    ScalarFunction(
      "series_fit_line",
      description: "Returns the straight line that fits a series best, as columns.",
      searchTerms: ["regression", "trend"],
      examples: [
        FunctionExample("print r = series_fit_line(dynamic([1,3,5]))", "1.0"),
        FunctionExample("print (r, slope) = series_fit_line(dynamic([1,3,5]))", "1.0, 2.0"),
      ],
      overloads: [
        ScalarFunction.Overload([numbers], .real) { arguments in
          let input = DynamicReader(arguments, 0)
          return arguments.build(.real) { FittedLine(input[$0])?.rsquare }
        }
      ]),
    ScalarFunction(
      "series_fit_line_dynamic",
      description: "Returns a bag of slope, interception, fit and values of the best line.",
      searchTerms: ["regression", "trend", "slope"],
      examples: [FunctionExample("print series_fit_line_dynamic(dynamic([1,3,5])).slope", "2.0")],
      overloads: [
        ScalarFunction.Overload([numbers], .dynamic) { arguments in
          let input = DynamicReader(arguments, 0)
          return arguments.buildDynamic { FittedLine(input[$0])?.value }
        }
      ]),
    paired("series_pearson_correlation", "Pearson correlation", "1.0") { a, b in
      let x = SeriesMath.deviations(a)
      let y = SeriesMath.deviations(b)
      return SeriesMath.dotProduct(x, y)
        / (SeriesMath.dotProduct(x, x) * SeriesMath.dotProduct(y, y)).squareRoot()
    },
    dotProduct,
    paired("series_cosine_similarity", "cosine of the angle", "1.0", skipsGaps: true) { a, b in
      SeriesMath.dotProduct(a, b)
        / (SeriesMath.dotProduct(a, a) * SeriesMath.dotProduct(b, b)).squareRoot()
    },
    folded("series_sum", "sum", "7.0", SeriesMath.sum),
    folded("series_product", "product", "12.0") { $0.reduce(1, *) },
    folded("series_magnitude", "square root of the sum of squares", "5.0") {
      SeriesMath.dotProduct($0, $0).squareRoot()
    },
    ScalarFunction(
      "series_iir", description: "Returns the series put through a recursive linear filter.",
      searchTerms: ["filter", "cumulative", "smoothing"],
      examples: [
        FunctionExample(
          "print series_iir(dynamic([1,2,3]), dynamic([1]), dynamic([1,-1]))", "[1.0,3.0,6.0]")
      ],
      naming: .firstArgument,
      overloads: [
        ScalarFunction.Overload(
          [
            numbers, FunctionParameter("numerators", .dynamic),
            FunctionParameter("denominators", .dynamic),
          ], .dynamic, evaluate: filtered)
      ]),
  ]

  /// As long as the shorter series; what is no number counts nothing.
  private static let dotProduct = ScalarFunction(
    "series_dot_product", description: "Returns the dot product of two series.",
    searchTerms: ["vector", "similarity"],
    examples: [
      FunctionExample("print series_dot_product(dynamic([1,2,3]), dynamic([2,4,6]))", "28.0"),
      FunctionExample("print series_dot_product(dynamic([1,2,4]), 10)", "70.0"),
    ],
    overloads: NumberSeries.pairs.map { parameters in
      ScalarFunction.Overload(parameters, .real) { arguments in
        let operands = arguments.operands
        return arguments.build(.real) { row -> Double? in
          guard let (a, b) = NumberSeries.pair(operands[0], operands[1], row),
            !a.values.isEmpty, !b.values.isEmpty
          else { return nil }
          var total = DoubleDouble()
          for (x, y) in zip(a.values, b.values) {
            if let x, let y { total += x * y }
          }
          return total.value
        }
      }
    })

  /// A number from two series; null where they have gaps or differ in length, unless those are
  /// passed over.
  private static func paired(
    _ name: String, _ what: String, _ result: String, skipsGaps: Bool = false,
    _ join: @escaping @Sendable ([Double], [Double]) -> Double
  ) -> ScalarFunction {
    let data = "dynamic([3,4]), dynamic([3,4])"
    return ScalarFunction(
      name, description: "Returns the \(what) of two series.",
      searchTerms: ["vector", "similarity"],
      examples: [FunctionExample("print round(\(name)(\(data)), 6)", result)],
      overloads: [
        ScalarFunction.Overload([numbers, other], .real) { arguments in
          let first = DynamicReader(arguments, 0)
          let second = DynamicReader(arguments, 1)
          return arguments.build(.real) { row -> Double? in
            guard let a = NumberSeries(first[row]), let b = NumberSeries(second[row]) else {
              return nil
            }
            let pairs = zip(a.values, b.values).compactMap { x, y in
              if let x, let y { (x, y) } else { nil as (Double, Double)? }
            }
            let isWhole = pairs.count == max(a.values.count, b.values.count)
            guard !pairs.isEmpty, isWhole || skipsGaps else { return nil }
            return join(pairs.map(\.0), pairs.map(\.1))
          }
        }
      ])
  }

  private static func folded(
    _ name: String, _ what: String, _ result: String,
    _ fold: @escaping @Sendable ([Double]) -> Double
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: "Returns the \(what) of the elements of a series.",
      searchTerms: ["array", "vector"],
      examples: [FunctionExample("print \(name)(dynamic([3,4]))", result)],
      overloads: [
        ScalarFunction.Overload([numbers], .real) { arguments in
          let input = DynamicReader(arguments, 0)
          return arguments.build(.real) { row in
            NumberSeries(input[row])?.withoutGaps.map(fold)
          }
        }
      ])
  }

  /// y(i) = (sum of b(k) x(i-k) - sum of a(k) y(i-k) for k from 1) / a(0).
  private static func filtered(_ arguments: ScalarArguments) -> Column {
    let inputs = (0..<3).map { DynamicReader(arguments, $0) }
    return arguments.buildDynamic { row in
      guard let x = NumberSeries(inputs[0][row])?.withoutGaps,
        let b = NumberSeries(inputs[1][row])?.withoutGaps,
        let a = NumberSeries(inputs[2][row])?.withoutGaps, let scale = a.first, scale != 0
      else { return nil }
      var y: [Double] = []
      y.reserveCapacity(x.count)
      for place in x.indices {
        var value = 0.0
        for (lag, weight) in b.enumerated() where lag <= place { value += weight * x[place - lag] }
        for (lag, weight) in a.enumerated() where lag > 0 && lag <= place {
          value -= weight * y[place - lag]
        }
        y.append(value / scale)
      }
      return NumberSeries.array(y)
    }
  }
}
