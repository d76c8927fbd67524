import KQLSyntax

extension StandardLibrary {
  /// Whether, where and how often a pattern matches.
  static let matching: [ScalarFunction] = [matchesRegex, countof, regexQuote]

  private static let matchesRegex: ScalarFunction = {
    var function = ScalarFunction(
      "matches regex",
      parameters: [
        FunctionParameter("text", .textual),
        FunctionParameter("regex", .string),
      ],
      returns: .bool,
      description: "Returns whether a regular expression matches somewhere in a text.",
      examples: [FunctionExample(#"print 'unit 12' matches regex @"\d+$""#, "true")],
      evaluate: { arguments in
        let text = TextOperand(arguments, 0)
        var pattern = PatternArgument(arguments, 1)
        if pattern.isConstant { return text.map(arguments) { pattern.find(in: $0) } }
        return arguments.build(.bool) { row in
          pattern.prepare(row)
          return pattern.find(in: text[row])
        }
      })
    function.isHidden = true
    return function
  }()

  private static let countof = ScalarFunction(
    "countof",
    parameters: [
      FunctionParameter("source", .textual), FunctionParameter("search", .string),
      FunctionParameter("kind", .string, .optional),
    ],
    returns: .long,
    description: "Returns how often a text, or a regular expression, is found in a text.",
    searchTerms: ["count", "occurrences", "matches", "regex"],
    examples: [
      FunctionExample("print countof('aaaa', 'aa')", "3"),
      FunctionExample("print countof('abcabc', 'a.c', 'regex')", "2"),
    ],
    evaluate: { arguments in
      let text = TextOperand(arguments, 0)
      let search = TextOperand(arguments, 1)
      let kind = TextOperand(arguments, 2)
      if let search = search.constant, let kind = kind.constant {
        if isRegexKind(kind) {
          var pattern = PatternArgument(arguments, 1)
          return text.map(arguments) { countMatches(&pattern, $0) }
        }
        return text.map(arguments) { countPlain(search, $0) }
      }
      var pattern = PatternArgument(arguments, 1)
      return arguments.build(.long) { row in
        guard isRegexKind(kind[row]) else { return countPlain(search[row], text[row]) }
        pattern.prepare(row)
        return countMatches(&pattern, text[row])
      }
    })

  private static func isRegexKind(_ kind: TextBytes) -> Bool { kind.elementsEqual("regex".utf8) }

  /// Counts the positions at which a text stands; they may overlap.
  private static func countPlain(_ search: TextBytes, _ text: TextBytes) -> Int64 {
    if search.isEmpty { return 0 }
    var total: Int64 = 0
    var position = 0
    while let found = ByteSearch.first(search, in: text, from: position) {
      total += 1
      position = found + 1
    }
    return total
  }

  private static func countMatches(_ pattern: inout PatternArgument, _ text: TextBytes) -> Int64 {
    var total: Int64 = 0
    pattern.forEachMatch(in: text) { _ in
      total += 1
      return true
    }
    return total
  }

  private static let regexQuote = ScalarFunction(
    "regex_quote",
    description: "Returns a regular expression that matches exactly the given text.",
    searchTerms: ["escape", "literal"],
    examples: [FunctionExample("print regex_quote('a.b')", #"a\.b"#)],
    overloads: [
      .textualToText("text") { text, builder in
        for byte in text {
          switch byte {
          // \ . + * ? ( ) | [ ] { } ^ $ # & - ~
          case 0x5C, 0x2E, 0x2B, 0x2A, 0x3F, 0x28, 0x29, 0x7C, 0x5B, 0x5D, 0x7B, 0x7D, 0x5E, 0x24,
            0x23, 0x26, 0x2D, 0x7E:
            builder.write(UInt8(0x5C))
          default: break
          }
          builder.write(byte)
        }
      }
    ])
}
