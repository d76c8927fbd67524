import KQLSyntax

extension StandardLibrary {
  /// Filters of finite length.
  static let seriesFilters: [ScalarFunction] = [
    ScalarFunction(
      "series_fir",
      parameters: [
        FunctionParameter("series", .dynamic), FunctionParameter("filter", .dynamic),
        FunctionParameter("normalize", .bool, .optional),
        FunctionParameter("center", .bool, .optional),
      ],
      returns: .dynamic,
      description: "Returns the series put through a filter, such as a moving average.",
      searchTerms: ["moving average", "smoothing", "filter", "difference"],
      examples: [
        FunctionExample(
          "print series_fir(dynamic([0,0,10,20,0]), dynamic([1,1]))", "[0.0,0.0,5.0,15.0,10.0]"),
        FunctionExample(
          "print series_fir(dynamic([1,2,4]), dynamic([1,-1]))", "[1.0,1.0,2.0]"),
      ],
      naming: .firstArgument,
      evaluate: { arguments in
        let inputs = DynamicReader(arguments, 0)
        let filters = DynamicReader(arguments, 1)
        let normalizes = arguments.fixed(2, as: Bool.self)
        let centers = arguments.fixed(3, as: Bool.self)
        return arguments.buildDynamic { row in
          guard let series = NumberSeries(inputs[row]),
            let filter = NumberSeries(filters[row])?.withoutGaps, !filter.isEmpty
          else { return nil }
          let hasNegative = filter.contains { $0 < 0 }
          let normalize = normalizes[row] ?? !hasNegative
          if normalize && hasNegative { return nil }
          let sum = normalize ? SeriesMath.sum(filter) : 1
          guard sum != 0 else { return nil }
          let shift = centers[row] == true ? filter.count / 2 : 0
          let values = series.values
          return NumberSeries.array(
            values.indices.map { place in
              var total = DoubleDouble()
              for (step, weight) in filter.enumerated() {
                let source = place + shift - step
                guard values.indices.contains(source) else { continue }
                guard let value = values[source] else { return nil }
                total += value * weight
              }
              return total.value / sum
            })
        }
      })
  ]
}
