import KQLSyntax

/// The pattern of `parse kind=regex`: one regular expression made of the texts, which are regular
/// expressions themselves, and of a group for each column.
struct RegexPattern: TextExtractor {
  private let regex: Regex
  private let groups: [Int]
  let description: String

  /// Creates a pattern from the pieces of a clause, the columns of which are the outputs in order.
  ///
  /// - Throws: What is wrong with it as a regular expression.
  init(_ pieces: [ParseClause.Piece], flags: String) throws(RegexError) {
    var pattern = flags.isEmpty ? #"\A"# : #"(?\#(flags))\A"#
    var names: [String] = []
    for piece in pieces {
      switch piece {
      case .star: pattern += ".*"
      case .text(let text, _): pattern += "(?:\(text))"
      case .column(_, let type):
        let name = "samat_column_\(names.count)"
        names.append(name)
        pattern += "(?P<\(name)>\(Self.form(of: type ?? .string)))"
      }
    }
    pattern += #"\z"#
    let regex = try Regex(pattern)
    let scanner = RegexScanner(regex)
    // The texts may have groups of their own, so that the columns' are looked up by name.
    groups = names.map { scanner.group(named: $0) ?? 0 }
    self.regex = regex
    description = pieces.map(\.shown).joined(separator: " ")
  }

  /// What a column of a type looks like.
  private static func form(of type: DataType) -> String {
    switch type {
    case .int, .long: #"-?\d+"#
    case .real, .decimal: #"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?"#
    default: ".*"
    }
  }

  func extract(_ texts: StringColumn, into builders: inout [TextBuilder]) -> [Bool] {
    var scanner = RegexScanner(regex)
    return (0..<texts.count).map { row in
      let text = texts[row]
      let isHit = scanner.find(in: text)
      for index in builders.indices {
        if isHit, let range = scanner.range(of: groups[index]) {
          builders[index].write(TextBytes(rebasing: text[range]))
        }
        builders[index].endString()
      }
      return isHit
    }
  }
}
