import KQLSyntax

extension StandardLibrary {
  /// Taking one match of a pattern off the ends of a text.
  static let trimming: [ScalarFunction] = [
    trim(
      "trim_start", "Returns a text without the match of a regular expression at its beginning.",
      FunctionExample(#"print trim_start(@'\s+', '  a ')"#, "a "), start: true, end: false),
    trim(
      "trim_end", "Returns a text without the match of a regular expression at its end.",
      FunctionExample(#"print trim_end('.com', 'bing.com')"#, "bing"), start: false, end: true),
    trim(
      "trim", "Returns a text without the matches of a regular expression at its two ends.",
      FunctionExample(#"print trim('--', '--a--')"#, "a"), start: true, end: true),
  ]

  private static func trim(
    _ name: String, _ summary: String, _ example: FunctionExample, start: Bool, end: Bool
  ) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [FunctionParameter("regex", .string), FunctionParameter("source", .textual)],
      returns: .string, description: summary,
      searchTerms: ["strip", "white space", "regex", "cut"], examples: [example],
      evaluate: { arguments in
        let text = TextOperand(arguments, 1)
        var atStart = PatternArgument(arguments, 0) { "\\A(?:\($0))" }
        var atEnd = PatternArgument(arguments, 0) { "(?:\($0))\\z" }
        func write(_ text: TextBytes, _ builder: inout TextBuilder) {
          var rest = 0..<text.count
          if start && atStart.find(in: text) { rest = atStart.range.upperBound..<text.count }
          if end {
            let part = text.part(rest)
            if atEnd.find(in: part) {
              rest = rest.lowerBound..<(rest.lowerBound + atEnd.range.lowerBound)
            }
          }
          builder.write(text.part(rest))
        }
        if atStart.isConstant { return text.mapText(arguments, write) }
        return arguments.buildText { row, builder in
          atStart.prepare(row)
          atEnd.prepare(row)
          write(text[row], &builder)
        }
      })
  }
}
