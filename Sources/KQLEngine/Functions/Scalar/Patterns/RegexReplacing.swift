import KQLSyntax

/// What stands in for a match: plain pieces and groups of the match.
struct RegexTemplate {
  /// A piece of the replacement.
  private enum Piece {
    case text([UInt8])
    case group(Int)
  }

  private var pieces: [Piece] = []

  /// Reads a replacement: `\1` is a group, `\0` the whole match, `\\` a backslash.
  init(_ text: TextBytes) {
    var plain: [UInt8] = []
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      guard byte == 0x5C, position < text.count else {
        plain.append(byte)
        continue
      }
      let next = text[position]
      if next &- 0x30 < 10 {
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = []
        pieces.append(.group(Int(next) - 0x30))
        position += 1
      } else {
        if next == 0x5C { position += 1 }
        plain.append(byte)
      }
    }
    if !plain.isEmpty { pieces.append(.text(plain)) }
  }

  /// Writes a text with every match replaced.
  func replace(
    _ pattern: inout PatternArgument, in text: TextBytes, _ builder: inout TextBuilder
  ) {
    var position = 0
    pattern.forEachMatch(in: text) { match in
      let range = match.range
      builder.write(text.part(position..<range.lowerBound))
      for piece in pieces {
        switch piece {
        case .text(let bytes): builder.write(bytes[...])
        case .group(let group):
          if let part = match.range(of: group) { builder.write(text.part(part)) }
        }
      }
      position = range.upperBound
      return true
    }
    builder.write(text.part(position..<text.count))
  }
}

extension StandardLibrary {
  /// Replacing what a pattern matches.
  static let regexReplacing: [ScalarFunction] = [
    ScalarFunction(
      "replace_regex",
      parameters: [
        FunctionParameter("source", .textual), FunctionParameter("regex", .string),
        FunctionParameter("replacement", .string),
      ],
      returns: .string,
      description: "Returns a text with all matches of a regular expression replaced.",
      searchTerms: ["substitute", "rewrite", "regex"],
      examples: [
        FunctionExample(#"print replace_regex('one  two', @'\s+', '-')"#, "one-two"),
        FunctionExample(#"print replace_regex('ab', @'(a)(b)', @'\2\1')"#, "ba"),
      ],
      evaluate: { replaceRegex($0, source: 0, pattern: 1, replacement: 2) }),
    ScalarFunction(
      "replace",
      parameters: [
        FunctionParameter("regex", .string), FunctionParameter("replacement", .string),
        FunctionParameter("source", .textual),
      ],
      returns: .string,
      description:
        "Returns a text with all matches of a regular expression replaced; see replace_regex.",
      searchTerms: ["substitute", "rewrite", "regex"],
      examples: [FunctionExample(#"print replace(@'\s+', '-', 'one  two')"#, "one-two")],
      evaluate: { replaceRegex($0, source: 2, pattern: 0, replacement: 1) }),
  ]

  private static func replaceRegex(
    _ arguments: ScalarArguments, source: Int, pattern: Int, replacement: Int
  ) -> Column {
    let text = TextOperand(arguments, source)
    let replacements = TextOperand(arguments, replacement)
    var pattern = PatternArgument(arguments, pattern)
    if pattern.isConstant, let constant = replacements.constant {
      let template = RegexTemplate(constant)
      return text.mapText(arguments) { template.replace(&pattern, in: $0, &$1) }
    }
    return arguments.buildText { row, builder in
      pattern.prepare(row)
      RegexTemplate(replacements[row]).replace(&pattern, in: text[row], &builder)
    }
  }
}
