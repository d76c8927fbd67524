import KQLSyntax

extension StandardLibrary {
  /// `gettype`.
  static let typeNames: [ScalarFunction] = [
    ScalarFunction(
      "gettype", parameters: [FunctionParameter("value", .any)], returns: .string,
      description: "Returns the name of the value's type; of a dynamic value, what it holds.",
      searchTerms: ["type", "typeof", "kind"],
      examples: [
        FunctionExample("print gettype(1)", "long"),
        FunctionExample("print gettype(dynamic([1]))", "array"),
        FunctionExample("print gettype(dynamic({}))", "dictionary"),
      ],
      naming: .prefixAndFirstArgument("type")
    ) { arguments in
      guard arguments.has(0) else { return Kernel.nulls(arguments) }
      let operand = arguments.operands[0]
      guard case .dynamic = operand.column else {
        let name = operand.type.rawValue
        return .constant(.string(name), type: .string, count: arguments.count)
      }
      let trees = arguments.fixed(0, as: DynamicValue.self)
      return arguments.buildText { row, builder in
        builder.write(DynamicConversion.typeName(trees[row] ?? .null))
      }
    }
  ]
}
