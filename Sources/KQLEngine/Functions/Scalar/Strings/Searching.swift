import KQLSyntax

extension StandardLibrary {
  /// Where a text stands in another.
  static let searching: [ScalarFunction] = [
    ScalarFunction(
      "indexof",
      parameters: [
        FunctionParameter("source", .any), FunctionParameter("search", .any),
        FunctionParameter("start", .integer, .optional),
        FunctionParameter("length", .integer, .optional),
        FunctionParameter("occurrence", .integer, .optional),
      ],
      returns: .long,
      description: "Returns where a text first stands in another, counted from 0, or -1.",
      searchTerms: ["find", "position", "search", "locate"],
      examples: [
        FunctionExample("print indexof('abcdefg', 'cde')", "2"),
        FunctionExample("print indexof('abcdefg', 'cde', 1, 2)", "-1"),
      ],
      evaluate: { arguments in
        let text = TextOperand(arguments, 0)
        let search = TextOperand(arguments, 1)
        let window = SearchWindow(arguments)
        func position(_ text: TextBytes, _ search: TextBytes, _ row: Int) -> Int64? {
          guard !search.isEmpty, let window = window.bounds(row, in: text, startFromEnd: true)
          else { return nil }
          let part = text.part(window.range)
          var left = window.occurrence
          var from = 0
          while let found = ByteSearch.first(search, in: part, from: from) {
            left -= 1
            if left <= 0 {
              let bytes = window.range.lowerBound + found
              return Int64(UTF8Decoding.count(text.part(0..<bytes)))
            }
            from = found + 1
          }
          return -1
        }
        if let search = search.constant, window.isConstant {
          return text.map(arguments) { position($0, search, 0) }
        }
        return arguments.build(.long) { row in position(text[row], search[row], row) }
      })
  ]
}
