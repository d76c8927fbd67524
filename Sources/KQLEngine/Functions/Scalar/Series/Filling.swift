import KQLSyntax

extension StandardLibrary {
  /// Filling of gaps in series.
  static let filling: [ScalarFunction] = [
    directed("forward", isForward: true, "[null,1,1,2]"),
    directed("backward", isForward: false, "[1,1,2,2]"),
    ScalarFunction(
      "series_fill_const", description: "Returns the series with a constant in its gaps.",
      searchTerms: gapTerms,
      examples: [FunctionExample("print series_fill_const(dynamic([null,1]), 0)", "[0,1]")],
      naming: .firstArgument,
      overloads: [
        .array(
          [
            FunctionParameter("constant", .any),
            FunctionParameter("placeholder", .any, .optional),
          ], .dynamic
        ) { arguments in
          let constants = DynamicCells(arguments.operands[1])
          let isGap = gaps(arguments, 2)
          return { row, items -> DynamicValue? in
            .array(items.map { isGap(row, $0) ? constants[row] ?? .null : $0 })
          }
        }
      ]),
    ScalarFunction(
      "series_fill_linear",
      description: "Returns the series with its gaps on straight lines between their neighbours.",
      searchTerms: gapTerms + ["interpolate"],
      examples: [
        FunctionExample(
          "print series_fill_linear(dynamic([null,1.0,null,2.0]))", "[1.0,1.0,1.5,2.0]")
      ],
      naming: .firstArgument,
      overloads: [
        .array(
          [
            FunctionParameter("placeholder", .any, .optional),
            FunctionParameter("fill_edges", .bool, .optional),
            FunctionParameter("constant", .any, .optional),
          ], .dynamic
        ) { arguments in
          let isGap = gaps(arguments, 1)
          let edges = arguments.fixed(2, as: Bool.self)
          let constants = arguments.cells(from: 3).first
          return { row, items -> DynamicValue? in
            let missing = items.map { isGap(row, $0) }
            guard missing.contains(false) else {
              let constant = constants.map { $0[row] ?? .null } ?? .real(0)
              return .array(items.map { _ in constant })
            }
            return .array(interpolated(items, missing, fillsEdges: edges[row] ?? true))
          }
        }
      ]),
  ]

  private static let gapTerms = ["missing", "null", "interpolation"]

  /// Whether an element is a gap: null, or what the argument at `index` says.
  private static func gaps(
    _ arguments: ScalarArguments, _ index: Int
  ) -> (Int, DynamicValue) -> Bool {
    guard let placeholders = arguments.cells(from: index).first else { return { $1.isNull } }
    return { row, value in
      let placeholder = placeholders[row] ?? .null
      return placeholder.isNull ? value.isNull : DynamicIdentity.same(value, placeholder)
    }
  }

  private static func directed(
    _ name: String, isForward: Bool, _ result: String
  ) -> ScalarFunction {
    ScalarFunction(
      "series_fill_\(name)",
      description:
        "Returns the series with its gaps filled by the \(isForward ? "last" : "next") element.",
      searchTerms: gapTerms,
      examples: [FunctionExample("print series_fill_\(name)(dynamic([null,1,null,2]))", result)],
      naming: .firstArgument,
      overloads: [
        .array([FunctionParameter("placeholder", .any, .optional)], .dynamic) { arguments in
          let isGap = gaps(arguments, 1)
          return { row, items -> DynamicValue? in
            var result = items
            var known: DynamicValue?
            for step in items.indices {
              let place = isForward ? step : items.count - 1 - step
              if isGap(row, items[place]) {
                result[place] = known ?? items[place]
              } else {
                known = items[place]
              }
            }
            return .array(result)
          }
        }
      ])
  }

  /// Fills each run of gaps; what is no number counts as a gap that stays where no line reaches it.
  private static func interpolated(
    _ items: [DynamicValue], _ missing: [Bool], fillsEdges: Bool
  ) -> [DynamicValue] {
    let known = items.indices.filter { !missing[$0] }
    guard let first = known.first, let last = known.last else { return items }
    let isWhole = known.allSatisfy { if case .long = items[$0] { true } else { false } }
    var result = items
    if fillsEdges {
      for place in items.startIndex..<first { result[place] = items[first] }
      for place in (last + 1)..<items.endIndex { result[place] = items[last] }
    }
    for (left, right) in zip(known, known.dropFirst()) where right > left + 1 {
      guard let start = items[left].number, let end = items[right].number else { continue }
      for place in (left + 1)..<right {
        let share = Double(place - left) / Double(right - left)
        let value = start + (end - start) * share
        // Lines between whole numbers give whole numbers, cut off.
        let whole = isWhole ? Int64(exactly: value.rounded(.towardZero)) : nil
        result[place] = whole.map(DynamicValue.long) ?? .real(value)
      }
    }
    return result
  }
}
