import KQLSyntax

extension StandardLibrary {
  /// `toguid` and `new_guid`.
  static let guidConversions: [ScalarFunction] = [
    ScalarFunction(
      "toguid", description: "Returns the value as a guid; null for text that is none.",
      searchTerms: ["uuid", "identifier", "parse", "cast", "convert"],
      examples: [
        FunctionExample(
          "print toguid('74be27de1e4e49d9b579fe0b331d3642')",
          "74be27de-1e4e-49d9-b579-fe0b331d3642"),
        FunctionExample("print toguid('abc')", ""),
      ],
      naming: .firstArgument,
      overloads: [
        .init([FunctionParameter("value", .guid)], .guid) { identity($0) },
        .text("value", .guid) { GuidText.parse($0) },
        .unary(FunctionParameter("value", .dynamic), .guid) { (value: DynamicValue) in
          DynamicConversion.guid(value)
        },
      ]),
    ScalarFunction(
      "new_guid", parameters: [], returns: .guid,
      description: "Returns a random guid, another one for each row.",
      searchTerms: ["uuid", "random", "identifier"],
      examples: [FunctionExample("print strlen(tostring(new_guid()))", "36")],
      volatility: .volatile
    ) { arguments in
      let random = RowRandom(arguments, salt: 0x6E65_775F_6775_6964)
      return arguments.build(.guid) { row in
        // Version 4 (random) and variant 1 of RFC 9562.
        let high = random.bits(row, draw: 0) & ~0xF000 | 0x4000
        let low = random.bits(row, draw: 1) & ~(3 << 62) | 2 << 62
        return UInt128(high) << 64 | UInt128(low)
      }
    },
  ]
}
