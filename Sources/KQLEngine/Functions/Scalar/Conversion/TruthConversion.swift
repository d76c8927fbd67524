import KQLSyntax

extension StandardLibrary {
  /// `tobool` and `toboolean`.
  static let truthConversions: [ScalarFunction] = ["tobool", "toboolean"].map { name in
    ScalarFunction(
      name,
      description: "Returns the value as a bool; a number is true unless it is 0.",
      searchTerms: ["boolean", "truth", "parse", "cast", "convert"],
      examples: [
        FunctionExample("print \(name)('TRUE')", "true"),
        FunctionExample("print \(name)('yes')", ""),
        FunctionExample("print \(name)(0)", "false"),
      ],
      naming: .firstArgument, overloads: truthOverloads)
  }

  private static let truthOverloads: [ScalarFunction.Overload] = [
    .init([FunctionParameter("value", .bool)], .bool) { identity($0) },
    .init([FunctionParameter("value", .long)], .bool) {
      Kernel.unary($0, as: .bool) { (value: Int64) in value != 0 }
    },
    .init([FunctionParameter("value", .real)], .bool) {
      Kernel.unary($0, as: .bool) { (value: Double) in value != 0 }
    },
    .init([FunctionParameter("value", .decimal)], .bool) {
      Kernel.unary($0, as: .bool) { (value: Decimal) in value.coefficient != 0 }
    },
    .text("value", .bool) { NumberConversion.truth($0) },
    .unary(FunctionParameter("value", .dynamic), .bool) { (value: DynamicValue) in
      DynamicConversion.truth(value)
    },
  ]
}
