import KQLSyntax

extension StandardLibrary {
  /// `coalesce`.
  static let coalescing: [ScalarFunction] = [
    ScalarFunction(
      "coalesce",
      description: "Returns the first argument that is not null, or not empty if a string.",
      searchTerms: ["null", "default", "fallback", "ifnull", "nvl"],
      examples: [
        FunctionExample("print coalesce(int(null), 5, 7)", "5"),
        FunctionExample("print coalesce('', 'none')", "none"),
      ],
      overloads: [
        .init(
          [FunctionParameter("value", .any), FunctionParameter("other", .any, .repeated)],
          .widest(from: 0)
        ) { Coalescing.coalesce($0) }
      ])
  ]
}

/// Takes each row from the first argument that has something there.
enum Coalescing {
  /// Evaluates `coalesce`.
  static func coalesce(_ arguments: ScalarArguments) -> Column {
    switch arguments.resultType {
    case .bool: return first(arguments, Bool.self)
    case .int: return first(arguments, Int32.self)
    case .long, .datetime, .timespan: return first(arguments, Int64.self)
    case .real: return first(arguments, Double.self)
    case .decimal: return first(arguments, Decimal.self)
    case .guid: return first(arguments, UInt128.self)
    case .dynamic:
      let readers = arguments.operands.indices.map { arguments.fixed($0, as: DynamicValue.self) }
      return arguments.build(.dynamic) { row in
        for reader in readers {
          if let value = reader[row], !value.isNull { return value }
        }
        return nil
      }
    case .string:
      let readers = arguments.operands.indices.map { arguments.text($0) }
      return arguments.buildText { row, builder in
        for reader in readers where !reader[row].isEmpty {
          builder.write(reader[row])
          return
        }
      }
    }
  }

  private static func first<Element: FixedElement>(
    _ arguments: ScalarArguments, _: Element.Type
  ) -> Column {
    let readers = arguments.operands.indices.map { arguments.fixed($0, as: Element.self) }
    return arguments.build(arguments.resultType) { row in
      for reader in readers {
        if let value = reader[row] { return value }
      }
      return nil
    }
  }
}
