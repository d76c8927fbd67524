import KQLEngine
import KQLSyntax

extension Completer {
  /// The words of commands with a dot, and the tables that they work on.
  ///
  /// - Parameters:
  ///   - words: The words before the one at the cursor.
  ///   - matcher: What is there of that one.
  /// - Returns: The candidates.
  func command(_ words: [String], _ matcher: NameMatcher) -> [Candidate] {
    var candidates: [Candidate] = []
    for entry in KeywordList.commands {
      let name = (["."] + entry.name.split(separator: " ").map(String.init))
      let names = [name[0] + name[1]] + name.dropFirst(2)
      guard words.count < names.count, Array(names.prefix(words.count)) == words,
        matcher.matches(names[words.count])
      else { continue }
      let isWhole = words.count == names.count - 1
      candidates.append(
        Candidate(
          names[words.count], detail: isWhole ? entry.summary : "",
          ending: isWhole && entry.syntax == "." + entry.name ? nil : 0x20))
    }
    if words.isEmpty {
      candidates += VerbList.all.filter { $0.isHabit && matcher.matches("." + $0.name) }.map {
        Candidate("." + $0.name, detail: $0.summary, ending: $0.argument == .none ? nil : 0x20)
      }
    }
    return candidates.isEmpty ? arguments(ofCommand: words, matcher) : candidates
  }

  /// What stands behind the words of a command.
  private func arguments(ofCommand words: [String], _ matcher: NameMatcher) -> [Candidate] {
    let text = String(words.joined(separator: " ").dropFirst())
    guard let entry = KeywordList.command(text) else { return [] }
    let count = words.count - entry.name.split(separator: " ").count
    let further: [String]
    switch entry.name {
    case "alter table": further = ["docstring"]
    case "clear table": further = ["data"]
    case "delete table": further = ["records", "<|"]
    case "drop table", "drop function": further = ["ifexists"]
    case "show table": further = ["cslschema", "schema as json"]
    case "rename table": further = ["to"]
    case "append", "set", "set-or-append", "set-or-replace": further = ["<|"]
    case "ingest inline": further = ["into", "table", "", "<|"]
    case "export": further = ["to", "csv (\"", "<|"]
    default: further = []
    }
    if entry.name == "export" || entry.name == "ingest inline" {
      guard further.indices.contains(count) else { return [] }
      return further[count].isEmpty
        ? own(matcher) : self.words([further[count]], matcher, ending: 0x20)
    }
    let takesTable =
      entry.name.hasSuffix(" table") && !entry.name.hasPrefix("create")
      || ["append", "set-or-append", "set-or-replace"].contains(entry.name)
    if count == 0 {
      if entry.name == "show table" { return tables(matcher) }
      return takesTable ? own(matcher) : []
    }
    guard further.indices.contains(count - 1) else { return [] }
    return self.words([further[count - 1]], matcher, ending: 0x20)
  }

  /// The tables that commands may change: those that are neither built in nor loaded.
  private func own(_ matcher: NameMatcher) -> [Candidate] {
    session.catalog.tables.filter {
      session.builtIn.table($0.name) == nil && !session.loadedTables.contains($0.name)
        && matcher.matches($0.name)
    }.map { Candidate(Completer.written($0.name), display: $0.name, ending: 0x20) }
  }
}
