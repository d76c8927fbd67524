import KQLSyntax

extension StandardLibrary {
  /// `toreal`, `todouble` and `todecimal`.
  static let realConversions: [ScalarFunction] =
    ["toreal", "todouble"].map { name in
      ScalarFunction(
        name, description: "Returns the value as a real; null for text that is no number.",
        searchTerms: ["double", "float", "parse", "cast", "convert"],
        examples: [
          FunctionExample("print \(name)('1.5e3')", "1500.0"),
          FunctionExample("print \(name)('abc')", ""),
        ],
        naming: .firstArgument, overloads: realOverloads)
    } + [
      ScalarFunction(
        "todecimal",
        description: "Returns the value as a decimal; null for text that is no number.",
        searchTerms: ["numeric", "exact", "parse", "cast", "convert"],
        examples: [
          FunctionExample("print todecimal('0.1') + todecimal('0.2') == todecimal('0.3')", "true")
        ],
        naming: .firstArgument, overloads: decimalOverloads)
    ]

  private static let realOverloads: [ScalarFunction.Overload] = [
    .init([FunctionParameter("value", .real)], .real) { identity($0) },
    .init([FunctionParameter("value", .long)], .real) {
      Kernel.unary($0, as: .real) { (value: Int64) in Double(value) }
    },
    .init([FunctionParameter("value", .int)], .real) {
      Kernel.unary($0, as: .real) { (value: Int32) in Double(value) }
    },
    .unary(FunctionParameter("value", .decimal), .real) { (value: Decimal) in value.doubleValue },
    .init([FunctionParameter("value", .bool)], .real) {
      Kernel.unary($0, as: .real) { (value: Bool) -> Double in value ? 1 : 0 }
    },
    .text("value", .real) { NumberText.parseReal($0) },
    .init([FunctionParameter("value", TypeSet([.datetime, .timespan]))], .real) {
      Kernel.unary($0, as: .real) { (value: Int64) in Double(value) }
    },
    .unary(FunctionParameter("value", .dynamic), .real) { (value: DynamicValue) in
      DynamicConversion.real(value)
    },
  ]

  private static let decimalOverloads: [ScalarFunction.Overload] = [
    .init([FunctionParameter("value", .decimal)], .decimal) { identity($0) },
    .unary(FunctionParameter("value", .long), .decimal) { (value: Int64) in Decimal(value) },
    .unary(FunctionParameter("value", .real), .decimal) { (value: Double) in Decimal(value) },
    .unary(FunctionParameter("value", .bool), .decimal) { (value: Bool) in
      Decimal(value ? 1 : 0)
    },
    .text("value", .decimal) { NumberText.parseDecimal($0) },
    .unary(FunctionParameter("value", TypeSet([.datetime, .timespan])), .decimal) {
      (value: Int64) in Decimal(value)
    },
    .unary(FunctionParameter("value", .dynamic), .decimal) { (value: DynamicValue) in
      DynamicConversion.decimal(value)
    },
  ]
}
