import KQLSyntax

extension StandardLibrary {
  /// Versions as numbers that can be compared.
  static let parsingVersions: [ScalarFunction] = [
    ScalarFunction(
      "parse_version",
      description:
        "Returns a number that orders versions of up to four parts; null where the text is none.",
      searchTerms: ["compare", "release", "semver"],
      examples: [
        FunctionExample("print parse_version('1.2.3.40')", "1000000020000000300000040"),
        FunctionExample("print parse_version('0.0.3') < parse_version('0.0.10')", "true"),
      ],
      overloads: [.textual("version", .decimal) { number($0) }])
  ]

  /// Four parts of at most eight digits each; missing ones are 0.
  private static func number(_ text: TextBytes) -> Decimal? {
    let parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 4 else { return nil }
    var total: Int128 = 0
    for index in 0..<4 {
      var value: Int128 = 0
      if index < parts.count {
        guard (1...8).contains(parts[index].count) else { return nil }
        for byte in parts[index] {
          guard byte &- 0x30 < 10 else { return nil }
          value = value * 10 + Int128(byte - 0x30)
        }
      }
      total = total * 100_000_000 + value
    }
    return Decimal(coefficient: total, scale: 0)
  }
}
