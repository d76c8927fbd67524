import KQLSyntax

extension StandardLibrary {
  /// Operations on the bits of a `long`.
  static let bitOperations: [ScalarFunction] = [
    bitFunction(
      "binary_and", "Returns the bits set in both numbers.", ("print binary_and(5, 3)", "1")
    ) {
      Kernel.binary($0, as: .long) { (a: Int64, b: Int64) in a & b }
    },
    bitFunction(
      "binary_or", "Returns the bits set in either number.", ("print binary_or(5, 3)", "7")
    ) {
      Kernel.binary($0, as: .long) { (a: Int64, b: Int64) in a | b }
    },
    bitFunction(
      "binary_xor", "Returns the bits set in just one of two numbers.",
      ("print binary_xor(5, 3)", "6")
    ) {
      Kernel.binary($0, as: .long) { (a: Int64, b: Int64) in a ^ b }
    },
    bitFunction(
      "binary_shift_left",
      "Returns the bits moved left, by the remainder of the distance and 64; null if negative.",
      ("print binary_shift_left(1, 4)", "16")
    ) {
      Kernel.partialBinary($0, as: .long) { (a: Int64, b: Int64) in b < 0 ? nil : a &<< b }
    },
    bitFunction(
      "binary_shift_right",
      "Returns the bits moved right, by the remainder of the distance and 64; null if negative.",
      ("print binary_shift_right(16, 4)", "1")
    ) {
      Kernel.partialBinary($0, as: .long) { (a: Int64, b: Int64) in b < 0 ? nil : a &>> b }
    },
    ScalarFunction(
      "binary_not", parameters: [FunctionParameter("number", .long)], returns: .long,
      description: "Returns the number with each bit changed.",
      searchTerms: ["bits", "bitwise", "complement"],
      examples: [FunctionExample("print binary_not(100)", "-101")], naming: .firstArgument
    ) { Kernel.unary($0, as: .long) { (value: Int64) in ~value } },
    ScalarFunction(
      "bitset_count_ones", parameters: [FunctionParameter("number", .long)], returns: .long,
      description: "Returns how many bits of the number are set.",
      searchTerms: ["bits", "population count", "popcount", "hamming weight"],
      examples: [FunctionExample("print bitset_count_ones(42)", "3")], naming: .firstArgument
    ) { Kernel.unary($0, as: .long) { (value: Int64) in Int64(value.nonzeroBitCount) } },
  ]

  private static func bitFunction(
    _ name: String, _ description: String, _ example: (String, String),
    _ evaluate: @escaping @Sendable (ScalarArguments) -> Column
  ) -> ScalarFunction {
    ScalarFunction(
      name, parameters: [FunctionParameter("left", .long), FunctionParameter("right", .long)],
      returns: .long, description: description, searchTerms: ["bits", "bitwise"],
      examples: [FunctionExample(example.0, example.1)], naming: .firstArgument,
      evaluate: evaluate)
  }
}
