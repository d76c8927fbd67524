import KQLSyntax

/// A call of an analysis behind `evaluate`, as far as it stands before the cursor.
struct AnalysisSite: Equatable {
  /// The analysis.
  let name: String
  /// The place of the argument in which the cursor stands, from 0.
  private(set) var index = 0
  /// The name of that argument, where it has one: `samples = `.
  private(set) var parameter: String?
  /// The names that were given.
  private(set) var given: [String] = []
  /// The first text, or that of `method = `: the method whose options go with it.
  private(set) var method: String?
  /// Whether nothing of the argument stands there yet.
  private(set) var isAtStart = true
  /// How many brackets are open within the argument.
  private var depth = 0

  private init(name: String) { self.name = name }

  /// Finds the innermost call whose bracket is open at the end of some tokens.
  ///
  /// - Complexity: O(*tokens*).
  init?(_ tokens: some BidirectionalCollection<Token>, _ word: (Token) -> String) {
    var site: AnalysisSite?
    var isEvaluate = false
    var before = ""
    var isNameBefore = false
    for token in tokens where token.kind != .comment {
      let text = word(token)
      defer {
        before = text
        isNameBefore = token.kind == .identifier
      }
      if site != nil {
        if site?.take(token, text, after: before) == false { site = nil }
      } else if text == "evaluate" {
        isEvaluate = true
      } else if text == "|" {
        isEvaluate = false
      } else if text == "(", isEvaluate, isNameBefore {
        site = AnalysisSite(name: before)
        isEvaluate = false
      }
    }
    guard let site else { return nil }
    self = site
  }

  /// Takes a token of the call; false where it ends the call.
  private mutating func take(_ token: Token, _ text: String, after before: String) -> Bool {
    if token.kind == .punctuation {
      switch text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        if depth == 0 { return false }
        depth -= 1
      case "," where depth == 0:
        index += 1
        (parameter, isAtStart) = (nil, true)
        return true
      case "=" where depth == 0 && parameter == nil:
        parameter = before
        given.append(before)
        isAtStart = true
        return true
      default: break
      }
    }
    if token.kind == .string, depth == 0, method == nil, index == 0 || parameter == "method" {
      method = String(text.dropFirst().dropLast())
    }
    isAtStart = false
    return true
  }
}
