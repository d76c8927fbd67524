import KQLSyntax

/// The terms that `has_any` and `has_all` look for: one list for a whole batch, or one a row.
struct TermSet {
  private let operands: [Operand]
  /// The needles where they are the same for all rows.
  private let constant: [TextNeedle]?

  /// Reads the arguments from `first` on: texts, or dynamic arrays of them.
  init(_ arguments: ScalarArguments, from first: Int, _ folded: inout FoldedText) {
    operands = Array(arguments.operands.dropFirst(first))
    let isConstant = operands.allSatisfy(\.isConstant)
    constant = isConstant ? TermSet.needles(operands, 0, &folded) : nil
  }

  /// The needles of a row.
  func needles(_ row: Int, _ folded: inout FoldedText) -> [TextNeedle] {
    constant ?? TermSet.needles(operands, row, &folded)
  }

  /// Applies a test of a text and the needles to every row.
  func map<Element: FixedElement>(
    _ arguments: ScalarArguments, _ folded: inout FoldedText,
    _ test: ([TextNeedle], TextBytes) -> Element
  ) -> Column {
    let text = TextOperand(arguments, 0)
    if let constant {
      return text.map(arguments) { bytes in
        folded.withFolded(bytes) { test(constant, $0) }
      }
    }
    return arguments.build(arguments.resultType) { row in
      let needles = needles(row, &folded)
      return folded.withFolded(text[row]) { test(needles, $0) }
    }
  }

  private static func needles(
    _ operands: [Operand], _ row: Int, _ folded: inout FoldedText
  ) -> [TextNeedle] {
    var result: [TextNeedle] = []
    for operand in operands {
      switch operand[row] {
      case .null: break
      case .string(let text): result.append(needle(text, &folded))
      case .dynamic(.array(let items)):
        for item in items { result.append(needle(CellText.text(of: item), &folded)) }
      case .dynamic(let value): result.append(needle(CellText.text(of: value), &folded))
      default: break
      }
    }
    return result
  }

  private static func needle(_ text: String, _ folded: inout FoldedText) -> TextNeedle {
    var copy = text
    return TextNeedle(copy.withUTF8 { folded.fold($0) }, .term)
  }
}

extension StandardLibrary {
  /// The operators that look for several terms.
  static let termSets: [ScalarFunction] = {
    func membership(
      _ name: String, _ summary: String, _ example: FunctionExample,
      _ test: @escaping @Sendable ([TextNeedle], TextBytes) -> Bool
    ) -> ScalarFunction {
      var function = ScalarFunction(
        name,
        parameters: [
          FunctionParameter("text", .textual), FunctionParameter("terms", .textual, .repeated),
        ],
        returns: .bool, description: summary, examples: [example],
        evaluate: { arguments in
          var folded = FoldedText(arguments.context.folding)
          let terms = TermSet(arguments, from: 1, &folded)
          return terms.map(arguments, &folded, test)
        })
      function.isHidden = true
      return function
    }
    return [
      membership(
        "has_any", "Returns whether a text has any of the terms, case aside.",
        FunctionExample("print 'north and south' has_any ('East', 'South')", "true")
      ) { needles, text in needles.contains { $0.matches(text) } },
      membership(
        "has_all", "Returns whether a text has every one of the terms, case aside.",
        FunctionExample("print 'north and south' has_all ('East', 'South')", "false")
      ) { needles, text in needles.allSatisfy { $0.matches(text) } },
      ScalarFunction(
        "has_any_index",
        parameters: [FunctionParameter("text", .textual), FunctionParameter("terms", .textual)],
        returns: .long,
        description: "Returns the position of the first term that the text has, or -1.",
        searchTerms: ["term", "which", "find"],
        examples: [
          FunctionExample("print has_any_index('one two', dynamic(['three', 'two']))", "1"),
          FunctionExample("print has_any_index('one two', dynamic([]))", "-1"),
        ],
        evaluate: { arguments in
          var folded = FoldedText(arguments.context.folding)
          let terms = TermSet(arguments, from: 1, &folded)
          return terms.map(arguments, &folded) { needles, text in
            Int64(needles.firstIndex { $0.matches(text) } ?? -1)
          }
        }),
    ]
  }()
}
