import KQLEngine
import KQLSyntax
import SamatKit

extension Completer {
  /// What may stand inside of an operator.
  func expression(
    in name: String, _ context: CompletionContext, _ matcher: NameMatcher
  ) -> [Candidate] {
    if let words = optionValues(of: name, context) { return self.words(words, matcher) }
    switch name {
    case "take", "limit", "count", "getschema", "sample", "as": return []
    case "render": return render(context, matcher)
    case "join", "lookup":
      if let found = joining(context, matcher) { return found }
    case "evaluate":
      if let site = context.call { return arguments(of: site, context, matcher) }
      return columns(context, matcher)
        + session.catalog.tableFunctions.filter { matcher.matches($0.name) }.map {
          Candidate($0.name + "(", display: $0.name + "(", detail: $0.description)
        }
    default: break
    }
    if matcher.isEmpty, context.wordsInBrackets == nil,
      let words = wordsBehindOperand(name, context)
    {
      return self.words(words, matcher, ending: 0x20)
    }
    var found: [Candidate] = []
    if name == "union" || name == "join" || name == "lookup" { found += sources(context, matcher) }
    if name == "join" || name == "lookup", context.wordsInBrackets == nil {
      return options(of: name, context, matcher) + found
    }
    found += columns(context, matcher) + names(context, matcher)
    found += options(of: name, context, matcher)
    if matcher.isEmpty && name != "summarize" && name != "print" { return found }
    found += words(Completer.keywords(in: name), matcher, ending: 0x20)
    if name == "summarize" || name == "make-series" {
      found += session.catalog.aggregateFunctions.filter { matcher.matches($0.name) }.map {
        Candidate($0.name + "(", display: $0.name + "(", detail: $0.description)
      }
    }
    if matcher.isEmpty { return found }
    return found
      + session.catalog.scalarFunctions.filter { !$0.isHidden && matcher.matches($0.name) }.map {
        Candidate($0.name + "(", display: $0.name + "(", detail: $0.description)
      }
  }

  // MARK: - Analyses

  /// The texts that the argument takes in which the cursor stands.
  func texts(of site: AnalysisSite) -> [String] {
    guard let analysis = session.catalog.tableFunctions.first(where: { $0.name == site.name })
    else {
      return []
    }
    let place = analysis.parameters.indices.contains(site.index) ? site.index : nil
    guard let parameter = site.parameter ?? place.map({ analysis.parameters[$0].name }) else {
      return []
    }
    return AnalysisWords.texts(
      of: parameter, in: analysis.name, method: site.method, catalog: session.catalog)
  }

  /// What may stand in a call of an analysis: texts that the argument takes, columns, names of arguments.
  private func arguments(
    of site: AnalysisSite, _ context: CompletionContext, _ matcher: NameMatcher
  ) -> [Candidate] {
    guard let analysis = session.catalog.tableFunctions.first(where: { $0.name == site.name })
    else {
      return columns(context, matcher)
    }
    var found: [Candidate] = []
    if site.isAtStart, matcher.isEmpty {
      found += texts(of: site).map { Candidate("'\($0)'") }
    }
    found += columns(context, matcher) + names(context, matcher)
    if site.isAtStart, site.parameter == nil {
      found += AnalysisWords.names(of: analysis, method: site.method)
        .filter { matcher.matches($0.name) && !site.given.contains($0.name) }
        .map { Candidate("\($0.name) = ", display: "\($0.name) =", detail: $0.detail) }
    }
    return found + words(["pack_array(", "dynamic(["], matcher)
  }

  private static func keywords(in name: String) -> [String] {
    switch name {
    case "summarize", "top", "partition": ["by"]
    case "sort", "order": ["by", "asc", "desc", "nulls"]
    case "make-series": ["default", "from", "on", "step", "to", "by"]
    case "where", "filter": comparisons
    default: []
    }
  }

  private static let comparisons = [
    "and", "or", "between", "contains", "endswith", "has", "has_any", "in", "startswith",
  ]

  /// The words that go on behind a whole operand, where nothing is begun; nil where an operand is due.
  private func wordsBehindOperand(_ name: String, _ context: CompletionContext) -> [String]? {
    guard context.words.count > 1, let last = context.words.last,
      let first = last.unicodeScalars.first
    else { return nil }
    let isOperand =
      first.properties.isAlphabetic || first == "_" || first == "'" || first == "\""
      || (0x30...0x39).contains(first.value) || last == ")" || last == "]"
    let words = ["by", "and", "or", "not", "in", "on", "has", "contains", "between", "with", "of"]
    guard isOperand, !words.contains(last) else { return nil }
    switch name {
    case "where", "filter":
      // Behind a comparison only another condition can follow.
      let isCompared = context.words.dropLast().last.map {
        ["==", "!=", "<", ">", "<=", ">=", "=~", "!~", "has", "contains", "startswith"].contains($0)
      }
      return isCompared == true || last == ")"
        ? ["and", "or"] : ["==", "!=", "<", ">", "=~"] + Self.comparisons
    case "sort", "order", "top":
      guard context.words.contains("by") else { return name == "top" ? ["by"] : nil }
      return last == "asc" || last == "desc"
        ? ["nulls"]
        : last == "nulls"
          ? ["first", "last"]
          : ["asc", "desc", "nulls"]
    case "summarize": return context.words.contains("by") || last != ")" ? nil : ["by"]
    default: return nil
    }
  }

  // MARK: - Options

  /// The options of operators, and the words that they take; none for any text.
  private static let options: [String: [(name: String, values: [String])]] = {
    let joins = JoinClause.Kind.allCases.map(\.rawValue)
    let union = [
      ("kind", ["inner", "outer"]), ("withsource", []), ("isfuzzy", ["true", "false"]),
    ]
    return [
      "join": [("kind", joins)], "lookup": [("kind", ["leftouter", "inner"])], "union": union,
      "search": [("kind", ["default", "case_sensitive", "case_insensitive"])],
      "make-series": [("kind", ["nonempty"])],
      "mv-expand": [("kind", ["bag", "array"]), ("with_itemindex", []), ("limit", [])],
      "parse": [("kind", ["simple", "regex", "relaxed"])],
      "parse-where": [("kind", ["simple", "regex", "relaxed"])],
      "find": [("withsource", [])],
    ]
  }()

  /// The words behind `kind=` and the like; nil where the cursor stands behind none.
  private func optionValues(of name: String, _ context: CompletionContext) -> [String]? {
    guard context.wordsInBrackets == nil, context.words.last == "=",
      let option = context.words.dropLast().last
    else { return nil }
    return Self.options[name]?.first { $0.name == option }?.values
  }

  /// The options right behind an operator's name, or behind one another.
  private func options(
    of name: String, _ context: CompletionContext, _ matcher: NameMatcher
  ) -> [Candidate] {
    guard context.wordsInBrackets == nil, let all = Self.options[name] else { return [] }
    let words = context.words.dropFirst()
    guard words.allSatisfy({ $0 == "=" || isOptionWord($0, all) }) else { return [] }
    return all.filter { !words.contains($0.name) && matcher.matches($0.name) }.map {
      $0.name == "limit" ? Candidate($0.name, ending: 0x20) : Candidate($0.name + "=")
    }
  }

  private func isOptionWord(_ word: String, _ all: [(name: String, values: [String])]) -> Bool {
    all.contains { $0.name == word || $0.values.contains(word) }
  }

  // MARK: - Joins

  /// What may stand in a `join` or `lookup` behind `on`, or between the rows and it; nil elsewhere.
  private func joining(
    _ context: CompletionContext, _ matcher: NameMatcher
  ) -> [Candidate]? {
    guard context.wordsInBrackets == nil else { return nil }
    let words = context.words
    guard words.contains("on") else {
      // The rows are there: `(...)`, or a name behind the options.
      guard words.count > 1, let last = words.last, last != "=",
        words.dropLast().last != "=" || last == ")"
      else { return nil }
      return self.words(["on"], matcher, ending: 0x20)
    }
    let right = context.joined.flatMap { schema(ofRows: $0, context) }
    let left = schema(of: context.pipeline, context)
    if words.last == "." {
      let schema = words.dropLast().last == "$right" ? right : left
      return schema.map { columns(of: $0, matcher) } ?? []
    }
    if words.last == "==" {
      return self.words(["$right."], matcher)
        + (words.dropLast().last.map { [$0] } ?? []).filter { $0 == "$left" }.map { Candidate($0) }
    }
    var shared = left ?? Schema([])
    if let right {
      shared = Schema(shared.columns.filter { right.index(of: $0.name) != nil })
    }
    return columns(of: shared, matcher) + self.words(["$left."], matcher)
  }

  /// The columns of rows in brackets, or of a table or name.
  private func schema(ofRows text: String, _ context: CompletionContext) -> Schema? {
    session.catalog.table(text)?.schema ?? schema(of: text, context)
  }

  // MARK: - Charts

  private func render(_ context: CompletionContext, _ matcher: NameMatcher) -> [Candidate] {
    guard let inside = context.wordsInBrackets else {
      if context.words.count == 1 {
        return Visualization.kinds.filter { matcher.matches($0.name) }.map {
          Candidate($0.name, detail: $0.summary)
        }
      }
      if context.words.count == 2 {
        return matcher.matches("with") ? [Candidate("with (", display: "with (")] : []
      }
      return []
    }
    let entries = Visualization.propertyEntries.compactMap { entry -> (String, String, String)? in
      guard let sign = entry.syntax.firstIndex(of: "=") else { return nil }
      return (
        String(entry.syntax[..<sign]), String(entry.syntax[entry.syntax.index(after: sign)...]),
        entry.summary
      )
    }
    if inside.last == "=", let property = inside.dropLast().last,
      let entry = entries.first(where: { $0.0 == property })
    {
      if entry.1.hasPrefix("COLUMN") { return columns(context, matcher) }
      let choices = entry.1.split(separator: "|").map(String.init)
      return words(choices.filter { $0.lowercased() == $0 }, matcher)
    }
    guard inside.isEmpty || inside.last == "," else { return [] }
    return entries.filter { matcher.matches($0.0) }.map { Candidate($0.0 + "=", detail: $0.2) }
  }
}
