import KQLEngine
import KQLSyntax
import PersianText
import SamatKit

extension Verb {
  /// `:profile PROVINCE`, and `:profile QUERY`.
  static let profile = Verb(
    "profile PROVINCE [on=DAY] [--fa] [--html] [FILE]",
    "Shows a province on one page, or the time of each step of a query.",
    details: """
      The province is a code or a name, in English or Persian. Every number carries the
      note that says where it comes from; what no table tells is said to be unknown.
      A FILE that ends in .md or .html is written as Markdown or HTML, with charts and
      the map; --fa writes it in Persian, from right to left. The same numbers are rows
      of province_profile('Alborz').
      Example: :profile Alborz --fa --html alborz.html
      With a query instead, it runs on one thread, and rows and time of each step are
      shown, without the steps below it and without the answer.
      Example: :profile units | summarize count() by domain
      """,
    argument: .province
  ) { (call) throws(Diagnostic) in
    if try call.isAboutQuery() { return try Verb.queryProfile.run(call) }
    let session = call.session
    let shown = try session.shownWorkspace()
    let (words, name) = try call.naming(in: shown)
    let day: SolarHijriDate? =
      words.named["on"] == nil ? session.desk.asOf : try words.day("on")
    do throws(Diagnostic) {
      return try words.write(try shown.provinceProfile(name, on: day))
    } catch {
      var problem = error
      if problem.span == nil { problem.span = call.span }
      throw problem
    }
  }
}

extension VerbCall {
  /// Whether `:profile` is asked about a query: there is an operator, or its first word begins one.
  ///
  /// - Throws: `samat.shell.argument` where there is neither a query nor a province.
  fileprivate func isAboutQuery() throws(Diagnostic) -> Bool {
    if argument.isEmpty {
      throw refusal("':profile' needs a province or a query", help: ":profile Alborz")
    }
    if argument.utf8.contains(0x7C) || argument.utf8.contains(0x28) { return true }
    let first = Words.unquoted(Words.first(of: argument).word)
    let keywords = [
      "let", "print", "range", "datatable", "union", "search", "find", "declare", "set",
    ]
    return keywords.contains(first)
      || session.catalog.table(first) != nil && !session.workspace.isProvince(first)
  }

  /// The words of `:profile` with the name of the province, which may be several words without quotes.
  fileprivate func naming(
    in workspace: Workspace
  ) throws(Diagnostic) -> (words: DocumentWords, name: String) {
    var plain: [String] = []
    var others: [String] = []
    var rest = argument
    while !rest.isEmpty {
      let word: String
      (word, rest) = Words.first(of: rest)
      if word.hasPrefix("--") || word.hasPrefix("on=") {
        others.append(word)
      } else {
        plain.append(word)
      }
    }
    let count =
      (1...max(1, plain.count)).reversed().first { count in
        workspace.isProvince(plain.prefix(count).map(Words.unquoted).joined(separator: " "))
      }
      // Of a name that is none, only a path is taken off.
      ?? (plain.count > 1 && plain.last?.contains(where: { $0 == "." || $0 == "/" }) == true
        ? plain.count - 1 : plain.count)
    let name = plain.prefix(count).map(Words.unquoted).joined(separator: " ")
    let files = plain.dropFirst(count)
    let own = VerbCall(
      session: session, argument: (others + files).joined(separator: " "), fragment: fragment)
    let words = try DocumentWords(own, names: ["on"], takesSubject: false)
    if name.isEmpty { throw refusal("a province is missing", help: ":profile Alborz") }
    return (words, name)
  }
}
