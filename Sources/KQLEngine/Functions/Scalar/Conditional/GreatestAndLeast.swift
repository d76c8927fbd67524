import KQLSyntax

extension StandardLibrary {
  /// `max_of` and `min_of`.
  static let greatestAndLeast: [ScalarFunction] = [
    extreme(
      "max_of", "Returns the greatest of the arguments; nulls are passed over.",
      examples: [("print max_of(10, 1, -3, 17)", "17"), ("print max_of(1, long(null))", "1")],
      isMaximum: true),
    extreme(
      "min_of", "Returns the least of the arguments; nulls are passed over.",
      examples: [("print min_of(10, 1, -3, 17)", "-3"), ("print min_of(1, long(null))", "1")],
      isMaximum: false),
  ]

  private static func extreme(
    _ name: String, _ description: String, examples: [(String, String)], isMaximum: Bool
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: description,
      searchTerms: ["maximum", "minimum", "greatest", "least", "max", "min"],
      examples: examples.map { FunctionExample($0.0, $0.1) },
      overloads: [
        .init(
          [FunctionParameter("value", .scalar), FunctionParameter("other", .scalar, .repeated)],
          .widest(from: 0)
        ) { Extremes.find($0, isMaximum: isMaximum) }
      ])
  }
}

/// Finds the greatest or least of several arguments, row by row.
enum Extremes {
  /// Evaluates `max_of` or `min_of`; a NaN among the numbers makes the result NaN.
  static func find(_ arguments: ScalarArguments, isMaximum: Bool) -> Column {
    switch arguments.resultType {
    case .bool:
      return fold(arguments, Bool.self) { isMaximum ? $0 || $1 : $0 && $1 }
    case .int: return fold(arguments, Int32.self) { isMaximum ? max($0, $1) : min($0, $1) }
    case .long, .datetime, .timespan:
      return fold(arguments, Int64.self) { isMaximum ? max($0, $1) : min($0, $1) }
    case .real:
      return fold(arguments, Double.self) { a, b in
        if a.isNaN || b.isNaN { return .nan }
        return isMaximum ? max(a, b) : min(a, b)
      }
    case .decimal: return fold(arguments, Decimal.self) { isMaximum ? max($0, $1) : min($0, $1) }
    case .guid: return fold(arguments, UInt128.self) { isMaximum ? max($0, $1) : min($0, $1) }
    case .string: return foldText(arguments, isMaximum: isMaximum)
    case .dynamic: return Kernel.nulls(arguments)
    }
  }

  @inline(__always)
  private static func fold<Element: FixedElement>(
    _ arguments: ScalarArguments, _: Element.Type, _ better: (Element, Element) -> Element
  ) -> Column {
    let readers = arguments.operands.indices.map { arguments.fixed($0, as: Element.self) }
    return arguments.build(arguments.resultType) { row in
      var best: Element?
      for reader in readers {
        guard let value = reader[row] else { continue }
        best = best.map { better($0, value) } ?? value
      }
      return best
    }
  }

  private static func foldText(_ arguments: ScalarArguments, isMaximum: Bool) -> Column {
    let readers = arguments.operands.indices.map { arguments.text($0) }
    return arguments.buildText { row, builder in
      guard var best = readers.first?[row] else { return }
      for reader in readers.dropFirst() {
        let text = reader[row]
        let order = TextOperations.compare(text, best)
        if isMaximum ? order > 0 : order < 0 { best = text }
      }
      builder.write(best)
    }
  }
}
