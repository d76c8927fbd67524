import KQLSyntax

extension StandardLibrary {
  /// Lengths, order and kind of texts.
  static let measuring: [ScalarFunction] = [
    ScalarFunction(
      "strlen", description: "Returns the length of a text, in code points.",
      searchTerms: ["length", "count", "characters", "size"],
      examples: [
        FunctionExample("print strlen('café')", "4"), FunctionExample("print strlen('😀')", "1"),
      ],
      naming: .nameAndFirstArgument,
      overloads: [.textual("source", .long) { Int64(UTF8Decoding.count($0)) }]),
    ScalarFunction(
      "string_size", description: "Returns the size of a text, in bytes of UTF-8.",
      searchTerms: ["length", "bytes"],
      examples: [FunctionExample("print string_size('café')", "5")],
      naming: .nameAndFirstArgument,
      overloads: [.textual("source", .long) { Int64($0.count) }]),
    ScalarFunction(
      "strcmp",
      parameters: [FunctionParameter("a", .string), FunctionParameter("b", .string)],
      returns: .long,
      description: "Returns the order of two texts by code points: -1, 0 or 1.",
      searchTerms: ["compare", "order"],
      examples: [
        FunctionExample("print strcmp('ABC', 'abc')", "-1"),
        FunctionExample("print strcmp('abcde', 'abc')", "1"),
      ],
      evaluate: { arguments in
        let a = arguments.text(0)
        let b = arguments.text(1)
        return arguments.build(.long) { row in
          Int64(TextOperations.compare(a[row], b[row]).signum())
        }
      }),
    ScalarFunction(
      "isascii", description: "Returns whether a text is all ASCII.",
      searchTerms: ["characters", "encoding"],
      examples: [
        FunctionExample("print isascii('some string')", "true"),
        FunctionExample("print isascii('café')", "false"),
      ],
      overloads: [.textual("text", .bool) { text in text.allSatisfy { $0 < 0x80 } }]),
    ScalarFunction(
      "isutf8", description: "Returns whether a text is valid UTF-8.",
      searchTerms: ["encoding", "valid"],
      examples: [FunctionExample("print isutf8('café')", "true")],
      overloads: [.textual("text", .bool) { UTF8Text.isValid($0) }]),
  ]
}

/// Checks of UTF-8.
enum UTF8Text {
  /// Whether all bytes form scalars.
  static func isValid(_ text: TextBytes) -> Bool {
    var position = 0
    while position < text.count {
      let length = UTF8Decoding.scalar(in: text, at: position).length
      if length == 0 { return false }
      position += length
    }
    return true
  }
}
