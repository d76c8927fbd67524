import KQLSyntax

extension StandardLibrary {
  /// Texts as lists of code points, and back.
  static let codePointLists: [ScalarFunction] = [
    toCodePoints("unicode_codepoints_from_string"), toCodePoints("to_utf8"),
    fromCodePoints("unicode_codepoints_to_string"), fromCodePoints("make_string"),
  ]

  private static func toCodePoints(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name, description: "Returns the code points of a text, as an array of numbers.",
      searchTerms: ["unicode", "characters", "code point"],
      examples: [FunctionExample("print \(name)('aé')", "[97,233]")],
      overloads: [
        .textual("text", .dynamic) { text in
          DynamicValue.array(CharacterTable.scalars(of: text).map { .long(Int64($0)) })
        }
      ])
  }

  private static func fromCodePoints(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter("values", TypeSet([.int, .long, .dynamic]), .repeated)
      ],
      returns: .string,
      description: "Returns the text of code points: numbers, or arrays of numbers.",
      searchTerms: ["unicode", "characters", "code point", "char"],
      examples: [FunctionExample("print \(name)(75, dynamic([117, 115]))", "Kus")],
      evaluate: { arguments in
        let operands = arguments.operands
        func write(_ number: Int64, _ builder: inout TextBuilder) {
          if let scalar = UInt32(exactly: number) { builder.write(scalar: scalar) }
        }
        return arguments.buildText { row, builder in
          for operand in operands {
            switch operand[row] {
            case .int(let number): write(Int64(number), &builder)
            case .long(let number): write(number, &builder)
            case .dynamic(.long(let number)): write(number, &builder)
            case .dynamic(.array(let items)):
              for case .long(let number) in items { write(number, &builder) }
            default: break
            }
          }
        }
      })
  }
}
