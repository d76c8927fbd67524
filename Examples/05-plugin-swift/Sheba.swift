import KQLEngine
import KQLSyntax
import SamatPlugin

/// A plug-in with functions for Iranian bank account numbers (شبا): 'IR' and 24 digits, of which the
/// first two are a checksum and the next three the bank.
@main struct Sheba {
  static func main() {
    Plugin(
      name: "sheba", version: "1.0.0", description: "Checks Iranian bank account numbers.",
      functions: [fault, bank], tableFunctions: [banks]
    ).run()
  }

  /// A function like any other of the engine; see Examples/03-embed-the-engine.
  static let fault = ScalarFunction(
    "sheba_fault", description: "Returns what is wrong with a bank account number.",
    searchTerms: ["iban", "شبا", "account"],
    examples: [
      FunctionExample("print sheba_fault('IR062960000000100324200001')", ""),
      FunctionExample("print sheba_fault('IR062960000000100324200002')", "checksum"),
    ],
    overloads: [
      .textToText("account") { text, output in
        guard let digits = digits(of: text) else { return output.write("not IR and 24 digits") }
        if remainder(digits) != 1 { output.write("checksum") }
      }
    ])

  static let bank = ScalarFunction(
    "sheba_bank", description: "Returns the bank of a bank account number.",
    searchTerms: ["iban", "شبا", "account"],
    examples: [
      FunctionExample("print sheba_bank('IR440110000000000000000000')", "Industry and Mine")
    ],
    overloads: [
      .textToText("account") { text, output in
        guard let digits = digits(of: text) else { return }
        let code = digits[2...4].reduce(0) { $0 * 10 + Int($1) }
        output.write(names[code] ?? "")
      }
    ])

  /// A function from a table to a table, for `evaluate`.
  static let banks = TableFunction(
    "sheba_banks", parameters: [FunctionParameter("account", .string)],
    description: "Returns how many account numbers there are of each bank, and how many are wrong.",
    searchTerms: ["iban", "شبا"],
    examples: [
      FunctionExample(
        "print a = 'IR062960000000100324200001' | evaluate sheba_banks(a)", "unknown, 1, 0")
    ]
  ) { arguments throws(Diagnostic) in
    guard case .column(let position) = arguments.arguments[0],
      case .string(let accounts) = arguments.input.columns[position]
    else {
      throw Diagnostic(code: "sheba.argument", message: "the argument is a column of texts")
    }
    var counts: [String: (all: Int64, wrong: Int64)] = [:]
    for row in 0..<accounts.count {
      let digits = digits(of: accounts[row])
      let code = digits.map { $0[2...4].reduce(0) { $0 * 10 + Int($1) } }
      let isWrong = digits.map { remainder($0) != 1 } ?? true
      let bank = code.flatMap { names[$0] } ?? "unknown"
      counts[bank, default: (0, 0)].all += 1
      counts[bank, default: (0, 0)].wrong += isWrong ? 1 : 0
    }
    return Table(
      schema: Schema([
        ColumnSchema("bank", .string), ColumnSchema("accounts", .long),
        ColumnSchema("wrong", .long),
      ]),
      rows: counts.sorted { $0.key < $1.key }.map {
        [.string($0.key), .long($0.value.all), .long($0.value.wrong)]
      })
  }

  private static let names = [
    10: "Central Bank", 11: "Industry and Mine", 12: "Mellat", 13: "Refah", 14: "Maskan",
    15: "Sepah", 16: "Keshavarzi", 17: "Melli", 18: "Tejarat", 19: "Saderat",
  ]

  /// The 24 digits behind `IR`; nil where the text is no account number.
  private static func digits(of text: TextBytes) -> [UInt8]? {
    guard text.count == 26, text[0] | 0x20 == 0x69, text[1] | 0x20 == 0x72 else { return nil }
    let digits = text[2...].map { $0 &- 0x30 }
    return digits.allSatisfy { $0 <= 9 } ? digits : nil
  }

  /// ISO 7064 (97-10): the digits behind the first two, then `IR` as 1827, then the first two.
  private static func remainder(_ digits: [UInt8]) -> Int {
    (digits[2...] + [1, 8, 2, 7] + digits[..<2]).reduce(0) { ($0 * 10 + Int($1)) % 97 }
  }
}
