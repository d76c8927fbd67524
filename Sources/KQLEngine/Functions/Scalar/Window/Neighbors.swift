import KQLSyntax

extension StandardLibrary {
  /// `prev()` and `next()`.
  static let neighbors: [ScalarFunction] = [
    neighbor(
      "prev", "Returns a value of the row so many rows before; null where there is none.",
      direction: -1, result: "null", example: "prev(x)"),
    neighbor(
      "next", "Returns a value of the row so many rows behind; null where there is none.",
      direction: 1, result: "5", example: "next(x)"),
  ]

  private static func neighbor(
    _ name: String, _ description: String, direction: Int64, result: String, example: String
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: description, searchTerms: ["lag", "lead", "offset", "shift"],
      examples: [
        FunctionExample(
          "range x from 4 to 5 step 1 | serialize | project \(example)",
          result == "null" ? "" : result)
      ],
      volatility: .window,
      overloads: [
        ScalarFunction.Overload(
          [
            FunctionParameter("value", .any), FunctionParameter("offset", .long, .optional),
            FunctionParameter("default", .any, .optional),
          ],
          .custom { types in
            types.count < 3 ? types.first : FunctionResolution.common(types[0], types[2])
          }
        ) { shifted($0, direction: direction) }
      ])
  }

  private static func shifted(_ arguments: ScalarArguments, direction: Int64) -> Column {
    let count = arguments.count
    var source = widened(arguments.operands[0], arguments)
    var missing: (Int) -> Int32 = { _ in -1 }
    if arguments.has(2) {
      // The defaults stand behind the values, so that one gather takes from both.
      let defaults = widened(arguments.operands[2], arguments)
      source = .concatenate([source, defaults], type: arguments.resultType)
      missing = { Int32(truncatingIfNeeded: count + $0) }
    }
    let offsets = arguments.fixed(1, as: Int64.self)
    let hasOffset = arguments.has(1)
    var rows: [Int32] = []
    rows.reserveCapacity(count)
    for row in 0..<count {
      let offset = hasOffset ? offsets[row] ?? 0 : 1
      let (place, overflows) = Int64(row).addingReportingOverflow(offset &* direction)
      let isInside = !overflows && offset > 0 && place >= 0 && place < count
      rows.append(isInside ? Int32(truncatingIfNeeded: place) : missing(row))
    }
    return source.gather(rows)
  }

  /// The operand with one cell a row, as the result's type.
  private static func widened(_ operand: Operand, _ arguments: ScalarArguments) -> Column {
    let column = operand.materialized(count: arguments.count)
    guard column.type != arguments.resultType else { return column }
    var builder = ColumnBuilder(type: arguments.resultType, capacity: arguments.count)
    for row in 0..<arguments.count {
      builder.append(column[row].widened(to: arguments.resultType))
    }
    return builder.finish()
  }
}
