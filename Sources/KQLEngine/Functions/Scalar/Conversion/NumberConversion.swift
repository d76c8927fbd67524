import KQLSyntax

/// Turns one kind of number into another.
enum NumberConversion {
  /// Cut toward zero; the nearest end of the range where it does not fit, nil where not finite.
  static func long(_ value: Double) -> Int64? {
    guard value.isFinite else { return nil }
    if value >= 0x1p63 { return .max }
    if value <= -0x1p63 { return .min }
    return Int64(value)
  }

  /// Cut toward zero; the nearest end of the range where it does not fit, nil where not finite.
  static func int(_ value: Double) -> Int32? {
    long(value).map { Int32(clamping: $0) }
  }

  /// Reads `true`, `false` in any case, and whole numbers, of which only 0 is false.
  static func truth(_ text: TextBytes) -> Bool? {
    let word = NumberText.trimmed(text)
    if equals(word, "true") { return true }
    if equals(word, "false") { return false }
    return NumberText.parseLong(word).map { $0 != 0 }
  }

  private static func equals(_ word: TextBytes, _ expected: StaticString) -> Bool {
    word.count == expected.utf8CodeUnitCount
      && expected.withUTF8Buffer { zip($0, word).allSatisfy { $0 == $1 | 0x20 } }
  }
}

extension StandardLibrary {
  /// `toint` and `tolong`.
  static let integerConversions: [ScalarFunction] = [
    ScalarFunction(
      "toint",
      description: "Returns the value as an int; null for text that is no whole number.",
      searchTerms: ["integer", "parse", "cast", "convert"],
      examples: [
        FunctionExample("print toint('45')", "45"), FunctionExample("print toint('3.14')", ""),
        FunctionExample("print toint(-9.99)", "-9"),
      ],
      naming: .firstArgument, overloads: intOverloads),
    ScalarFunction(
      "tolong",
      description: "Returns the value as a long; null for text that is no whole number.",
      searchTerms: ["integer", "parse", "cast", "convert"],
      examples: [
        FunctionExample("print tolong('0x1F')", "31"),
        FunctionExample("print tolong(1d)", "864000000000"),
      ],
      naming: .firstArgument, overloads: longOverloads),
  ]

  private static let intOverloads: [ScalarFunction.Overload] = [
    .init([FunctionParameter("value", .int)], .int) { identity($0) },
    // A long that does not fit keeps its lower 32 bits, as in the reference.
    .init([FunctionParameter("value", .long)], .int) {
      Kernel.unary($0, as: .int) { (value: Int64) in Int32(truncatingIfNeeded: value) }
    },
    .unary(FunctionParameter("value", .real), .int) { (value: Double) in
      NumberConversion.int(value)
    },
    .unary(FunctionParameter("value", .decimal), .int) { (value: Decimal) in
      value.truncated.flatMap { Int32(exactly: $0) }
    },
    .init([FunctionParameter("value", .bool)], .int) {
      Kernel.unary($0, as: .int) { (value: Bool) -> Int32 in value ? 1 : 0 }
    },
    .text("value", .int) { NumberText.parseLong($0).flatMap { Int32(exactly: $0) } },
    .init([FunctionParameter("value", TypeSet([.datetime, .timespan]))], .int) {
      Kernel.unary($0, as: .int) { (value: Int64) in Int32(truncatingIfNeeded: value) }
    },
    .unary(FunctionParameter("value", .dynamic), .int) { (value: DynamicValue) in
      if case .real(let number) = value { return NumberConversion.int(number) }
      return DynamicConversion.long(value).flatMap { Int32(exactly: $0) }
    },
  ]

  private static let longOverloads: [ScalarFunction.Overload] = [
    .init([FunctionParameter("value", .long)], .long) { identity($0) },
    .init([FunctionParameter("value", .int)], .long) {
      Kernel.unary($0, as: .long) { (value: Int32) in Int64(value) }
    },
    .unary(FunctionParameter("value", .real), .long) { (value: Double) in
      NumberConversion.long(value)
    },
    .unary(FunctionParameter("value", .decimal), .long) { (value: Decimal) in value.truncated },
    .init([FunctionParameter("value", .bool)], .long) {
      Kernel.unary($0, as: .long) { (value: Bool) -> Int64 in value ? 1 : 0 }
    },
    .text("value", .long) { NumberText.parseLong($0) },
    .init([FunctionParameter("value", TypeSet([.datetime, .timespan]))], .long) {
      Kernel.unary($0, as: .long) { (value: Int64) in value }
    },
    .unary(FunctionParameter("value", .dynamic), .long) { (value: DynamicValue) in
      DynamicConversion.long(value)
    },
  ]

  /// The first argument as it is.
  static func identity(_ arguments: ScalarArguments) -> Column {
    guard arguments.has(0) else { return Kernel.nulls(arguments) }
    return arguments.operands[0].materialized(count: arguments.count)
  }
}
