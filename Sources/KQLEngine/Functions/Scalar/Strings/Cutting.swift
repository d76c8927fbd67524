import KQLSyntax

extension StandardLibrary {
  /// Parts of texts.
  static let cutting: [ScalarFunction] = [substring, split, reverse]

  private static let substring = ScalarFunction(
    "substring",
    parameters: [
      FunctionParameter("source", .textual),
      FunctionParameter("start", .integer), FunctionParameter("length", .integer, .optional),
    ],
    returns: .string,
    description:
      "Returns a part of a text: from a position, counted from 0, or from the end if negative.",
    searchTerms: ["part", "slice", "left", "right", "mid"],
    examples: [
      FunctionExample("print substring('abcdef', 1, 3)", "bcd"),
      FunctionExample("print substring('abcdef', -2)", "ef"),
    ],
    evaluate: { arguments in
      let text = TextOperand(arguments, 0)
      let start = IntegerArgument(arguments, 1)
      let length = IntegerArgument(arguments, 2)
      let hasLength = arguments.has(2)
      func write(_ text: TextBytes, _ row: Int, _ builder: inout TextBuilder) {
        guard var first = start[row], let count = hasLength ? length[row] : .max, count > 0 else {
          return
        }
        if first < 0 {
          first &+= Int64(UTF8Decoding.count(text))
          if first < 0 { return }
        }
        let lower = CodePoints.offset(of: first, in: text, from: 0)
        let upper =
          hasLength ? CodePoints.offset(of: count, in: text, from: lower) : text.count
        builder.write(text.part(lower..<upper))
      }
      if start.isConstant && length.isConstant {
        return text.mapText(arguments) { write($0, 0, &$1) }
      }
      return arguments.buildText { row, builder in write(text[row], row, &builder) }
    })

  private static let split = ScalarFunction(
    "split",
    parameters: [
      FunctionParameter("source", .textual),
      FunctionParameter("delimiter", .string), FunctionParameter("index", .integer, .optional),
    ],
    returns: .dynamic,
    description: "Returns the parts of a text between delimiters, or an array of one of them.",
    searchTerms: ["separate", "tokenize", "parts", "explode"],
    examples: [
      FunctionExample("print split('a,,b', ',')", #"["a","","b"]"#),
      FunctionExample("print split('a,b', ',', 1)", #"["b"]"#),
    ],
    naming: .firstArgument,
    evaluate: { arguments in
      let text = TextOperand(arguments, 0)
      let delimiter = TextOperand(arguments, 1)
      let index = IntegerArgument(arguments, 2)
      let hasIndex = arguments.has(2)
      func parts(_ text: TextBytes, _ row: Int) -> DynamicValue? {
        let parts = TextSplitting.parts(of: text, at: delimiter[row])
        guard hasIndex else { return .array(parts.map { .string(text.string($0)) }) }
        guard let wanted = index[row].flatMap({ Int(exactly: $0) }),
          parts.indices.contains(wanted)
        else { return nil }
        return .array([.string(text.string(parts[wanted]))])
      }
      if delimiter.isConstant && index.isConstant {
        return text.map(arguments) { parts($0, 0) }
      }
      return arguments.build(.dynamic) { row in parts(text[row], row) }
    })

  private static let reverse = ScalarFunction(
    "reverse",
    parameters: [FunctionParameter("value", .any)], returns: .string,
    description: "Returns a value's text with its code points in reverse order.",
    searchTerms: ["backwards", "mirror"],
    examples: [FunctionExample("print reverse('abc')", "cba")],
    evaluate: { arguments in
      TextOperand(arguments, 0).mapText(arguments) { text, builder in
        var end = text.count
        while end > 0 {
          var start = end - 1
          while start > 0 && end - start < 4 && text[start] & 0xC0 == 0x80 { start -= 1 }
          builder.write(text.part(start..<end))
          end = start
        }
      }
    })
}

/// Splits texts.
enum TextSplitting {
  /// The ranges between delimiters; the whole text where the delimiter is empty.
  static func parts(of text: TextBytes, at delimiter: TextBytes) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    if !delimiter.isEmpty {
      while let found = ByteSearch.first(delimiter, in: text, from: start) {
        parts.append(start..<found)
        start = found + delimiter.count
      }
    }
    parts.append(start..<text.count)
    return parts
  }
}
