import KQLSyntax

extension StandardLibrary {
  /// `isnan`, `isinf`, `isfinite`; a null number gives null.
  static let numberTests: [ScalarFunction] = [
    ScalarFunction(
      "isnan", parameters: [FunctionParameter("number", .real)], returns: .bool,
      description: "Returns whether the number is NaN, the outcome of 0.0 / 0.0.",
      searchTerms: ["nan", "invalid", "float"],
      examples: [FunctionExample("print isnan(0.0 / 0.0)", "true")]
    ) { Kernel.unary($0, as: .bool) { (value: Double) in value.isNaN } },
    ScalarFunction(
      "isinf", parameters: [FunctionParameter("number", .real)], returns: .bool,
      description: "Returns whether the number is a positive or negative infinity.",
      searchTerms: ["infinity", "overflow", "float"],
      examples: [FunctionExample("print isinf(1.0 / 0.0)", "true")]
    ) { Kernel.unary($0, as: .bool) { (value: Double) in value.isInfinite } },
    ScalarFunction(
      "isfinite", parameters: [FunctionParameter("number", .real)], returns: .bool,
      description: "Returns whether the number is neither infinite nor NaN.",
      searchTerms: ["infinity", "nan", "float"],
      examples: [FunctionExample("print isfinite(1.0 / 0.0)", "false")]
    ) { Kernel.unary($0, as: .bool) { (value: Double) in value.isFinite } },
  ]
}
