import Glibc
import KQLSyntax

extension StandardLibrary {
  /// Roots, powers, exponentials and logarithms.
  static let exponentials: [ScalarFunction] = [
    realFunction(
      "sqrt", "Returns the square root; NaN for a negative number.",
      searchTerms: ["root"], examples: [("print sqrt(16)", "4.0")]
    ) { sqrt($0) },
    realFunction(
      "exp", "Returns e to the power of the argument.",
      searchTerms: ["exponential", "power"], examples: [("print exp(0)", "1.0")]
    ) { exp($0) },
    realFunction(
      "exp2", "Returns 2 to the power of the argument.",
      searchTerms: ["exponential", "power"], examples: [("print exp2(3)", "8.0")]
    ) { exp2($0) },
    realFunction(
      "exp10", "Returns 10 to the power of the argument.",
      searchTerms: ["exponential", "power"], examples: [("print exp10(3)", "1000.0")]
    ) { pow(10, $0) },
    logarithm(
      "log", "Returns the natural logarithm; null for a negative number.",
      example: ("print log(1)", "0.0")
    ) { log($0) },
    logarithm(
      "log2", "Returns the logarithm to base 2; null for a negative number.",
      example: ("print log2(8)", "3.0")
    ) { log2($0) },
    logarithm(
      "log10", "Returns the logarithm to base 10; null for a negative number.",
      example: ("print log10(1000)", "3.0")
    ) { log10($0) },
    ScalarFunction(
      "pow", parameters: [FunctionParameter("base", .real), FunctionParameter("exponent", .real)],
      returns: .real, description: "Returns the base raised to the power of the exponent.",
      searchTerms: ["power", "exponent", "raise"],
      examples: [FunctionExample("print pow(2, 3)", "8.0")],
      naming: .firstArgument
    ) { Kernel.binary($0, as: .real) { (a: Double, b: Double) in pow(a, b) } },
  ]

  /// A function from one real to another, defined everywhere (NaN counts); null gives null.
  static func realFunction(
    _ name: String, _ description: String, searchTerms: [String],
    examples: [(String, String)], naming: ResultNaming = .firstArgument,
    _ body: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    ScalarFunction(
      name, parameters: [FunctionParameter("number", .real)], returns: .real,
      description: description, searchTerms: searchTerms,
      examples: examples.map { FunctionExample($0.0, $0.1) }, naming: naming
    ) { Kernel.unary($0, as: .real, body) }
  }

  private static func logarithm(
    _ name: String, _ description: String, example: (String, String),
    _ body: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: description, searchTerms: ["logarithm", "ln"],
      examples: [FunctionExample(example.0, example.1)], naming: .firstArgument,
      overloads: [
        .unary(FunctionParameter("number", .real), .real) { (value: Double) in
          value < 0 ? nil : body(value)
        }
      ])
  }
}
