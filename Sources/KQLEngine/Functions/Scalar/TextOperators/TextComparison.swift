import KQLSyntax

/// The text operators with one right operand: `=~`, `has`, `contains`, `startswith` and the rest.
///
/// Each is a hidden function of the operator's own name, so that the binder finds it there.
struct TextComparison: Sendable {
  /// The operator as written.
  let name: String
  /// How it compares.
  let test: TextTest
  /// Whether both sides are folded.
  let ignoresCase: Bool
  /// Whether the answer is turned round.
  let isNegated: Bool

  /// All of them, four a family.
  static let all: [TextComparison] =
    [
      TextComparison(name: "=~", test: .equal, ignoresCase: true, isNegated: false),
      TextComparison(name: "!~", test: .equal, ignoresCase: true, isNegated: true),
    ]
    + [
      ("has", TextTest.term), ("contains", .substring), ("startswith", .prefix),
      ("endswith", .suffix), ("hasprefix", .termPrefix), ("hassuffix", .termSuffix),
    ].flatMap { name, test in
      [
        TextComparison(name: name, test: test, ignoresCase: true, isNegated: false),
        TextComparison(name: "!" + name, test: test, ignoresCase: true, isNegated: true),
        TextComparison(name: name + "_cs", test: test, ignoresCase: false, isNegated: false),
        TextComparison(name: "!\(name)_cs", test: test, ignoresCase: false, isNegated: true),
      ]
    }

  /// The operator as a function of two texts; dynamic operands are read as text.
  var function: ScalarFunction {
    var function = ScalarFunction(
      name,
      parameters: [FunctionParameter("text", .textual), FunctionParameter("search", .textual)],
      returns: .bool, description: summary, examples: [example],
      evaluate: { arguments in evaluate(arguments) })
    function.isHidden = true
    return function
  }

  private var summary: String {
    let what =
      switch test {
      case .equal: "equals another text"
      case .term: "has a sequence of whole terms"
      case .substring: "holds another text anywhere"
      case .prefix: "begins with another text"
      case .suffix: "ends with another text"
      case .termPrefix: "has a term that begins with another text"
      case .termSuffix: "has a term that ends with another text"
      }
    let how = ignoresCase ? "case aside" : "case included"
    return "Returns whether a text \(what), \(how)\(isNegated ? "; turned round" : "")."
  }

  private var example: FunctionExample {
    let answer = ignoresCase != isNegated
    return FunctionExample("print 'Alpha' \(name) 'ALPHA'", answer ? "true" : "false")
  }

  private func evaluate(_ arguments: ScalarArguments) -> Column {
    let text = TextOperand(arguments, 0)
    let search = TextOperand(arguments, 1)
    var folded = FoldedText(arguments.context.folding)
    if let constant = search.constant {
      let needle = needle(constant, &folded)
      if let column = searched(text, needle, &folded, arguments) { return column }
      return text.map(arguments) { holds(needle, $0, &folded) }
    }
    return arguments.build(.bool) { row in
      holds(needle(search[row], &folded), text[row], &folded)
    }
  }

  /// The answers for a column whose texts stand one behind the other, found by one search through
  /// all of them; nil where that is no gain.
  ///
  /// Texts that folding changes are looked at one by one; which they are is found out once for a
  /// table's column.
  private func searched(
    _ text: TextOperand, _ needle: TextNeedle, _ folded: inout FoldedText,
    _ arguments: ScalarArguments
  ) -> Column? {
    guard !text.isConstant, !text.column.isDictionary, needle.isSearched,
      text.column.texts.count >= ContiguousSearch.leastTexts
    else { return nil }
    let storage = text.column.texts
    let rows = text.column.storageRows
    var flags = [Bool](repeating: isNegated, count: rows.count)
    needle.withBytes { bytes in
      ContiguousSearch.forEachRow(holding: bytes, in: storage, rows) { row in
        if needle.matches(storage[row]) { flags[row - rows.lowerBound] = !isNegated }
      }
    }
    if ignoresCase {
      for row in UnfoldedTexts.rows(of: storage, arguments.context.folding, in: rows) {
        flags[Int(row) - rows.lowerBound] = holds(needle, storage[Int(row)], &folded)
      }
    }
    return .bool(Vector(flags))
  }

  private func needle(_ text: TextBytes, _ folded: inout FoldedText) -> TextNeedle {
    TextNeedle(ignoresCase ? folded.fold(text) : Array(text), test)
  }

  @inline(__always)
  private func holds(
    _ needle: TextNeedle, _ text: TextBytes, _ folded: inout FoldedText
  ) -> Bool {
    let found =
      ignoresCase
      ? folded.withFolded(text) { needle.matches($0) } : needle.matches(text)
    return found != isNegated
  }
}

extension StandardLibrary {
  /// The text operators with one right operand.
  static let textComparisons: [ScalarFunction] = TextComparison.all.map(\.function)
}
