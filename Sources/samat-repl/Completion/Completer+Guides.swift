import KQLEngine
import KQLSyntax
import RegionalScience
import SamatKit

extension Completer {
  /// What may stand behind `:priorities` and `:allocate`: actions, tables, names of arguments, and for
  /// those columns, methods, places.
  func guide(_ verb: String, _ context: CompletionContext) -> [Candidate] {
    let actions = verb == "allocate" ? GuideAction.allocate : GuideAction.priorities
    let bytes = Array(context.prefix.utf8)
    let cut = (bytes.lastIndex { $0 == 0x20 } ?? -1) + 1
    let last = String(decoding: bytes[cut...], as: UTF8.self)
    let before = String(decoding: bytes[..<cut], as: UTF8.self)
    guard let line = try? DeskLine(before, at: 0) else { return [] }
    let start = context.start + cut
    var found: [Candidate] = []
    var place = start
    let matcher = NameMatcher(last)
    guard let word = line.plain.first?.text, let action = actions.first(where: { $0.name == word })
    else {
      found = actions.filter { matcher.matches($0.name) }.map {
        Candidate($0.name, detail: $0.summary, ending: $0.arguments.isEmpty ? nil : 0x20)
      }
      return placed(found, start)
    }
    if let (name, value) = Options.split(last) {
      // Lists go on behind each comma, sums behind each plus.
      let tail = value.lastIndex { ",:+".contains($0) }.map { value[value.index(after: $0)...] }
      let typed = tail.map(String.init) ?? value
      place = start + last.utf8.count - typed.utf8.count
      found = values(verb, action, name, line, NameMatcher(typed))
      return placed(found, place)
    }
    if ["data", "projects"].contains(action.name), line.plain.count == 1 {
      found += tables(matcher)
    }
    if action.name == "limit", line.plain.count == 1 {
      found += words(["none"], matcher, ending: 0x20)
    }
    if !line.plain.isEmpty {
      let given = Set(line.named.map(\.key.text))
      for key in action.keys {
        let name = key.last == "+" ? String(key.dropLast()) : key
        if matcher.matches(name), !given.contains(name) || key != name {
          found.append(Candidate(name + "="))
        }
      }
      if action.traits.contains(.openNames) {
        found += openNames(verb).filter { matcher.matches($0) && !given.contains($0) }.map {
          Candidate($0 + "=")
        }
      }
      if last.hasPrefix("-"), !action.traits.isDisjoint(with: [.page, .drawing]) {
        found += words(
          action.traits.contains(.page) ? ["--fa", "--html"] : ["--fa"], matcher, ending: 0x20)
      }
      if action.traits.contains(.recording), last.hasPrefix("-") {
        found += words(["--dry-run"], matcher)
      }
    }
    if ["map", "chart", "document"].contains(action.name), !last.isEmpty, found.isEmpty {
      return files(last, at: start)
    }
    return placed(found, place)
  }

  private func placed(_ candidates: [Candidate], _ start: Int) -> [Candidate] {
    candidates.map {
      var candidate = $0
      candidate.start = start
      return candidate
    }
  }

  private func openNames(_ verb: String) -> [String] {
    session.guides.priorities.choice?.criteria.map(\.name) ?? []
  }

  private func values(
    _ verb: String, _ action: GuideAction, _ key: String, _ line: DeskLine, _ matcher: NameMatcher
  ) -> [Candidate] {
    let guides = session.guides
    if key == "from" { return words(["priorities"], matcher, ending: 0x20) }
    if ["data", "projects"].contains(action.name) {
      return columns(of: line, matcher)
    }
    if key == "sector", action.name == "record" { return ids("sector", matcher) }
    if key == "allocation" { return ids("allocation", matcher) }
    if key == "floor" || key == "cap" {
      let isOfAll = !line.named.contains { ["place", "sector"].contains($0.key.text) }
      return words(["none"], matcher, ending: 0x20)
        + words(isOfAll ? guides.allocation.numberColumns : [], matcher, ending: 0x20)
    }
    if verb == "allocate" {
      switch key {
      case "by": return words(guides.allocation.rules.names, matcher, ending: 0x20)
      case "place":
        return words(
          guides.allocation.places + (matcher.isEmpty ? [] : session.workspace.provinceNames),
          matcher, ending: 0x20)
      case "sector":
        return words(guides.allocation.sectors.filter { !$0.isEmpty }, matcher, ending: 0x20)
      default: return []
      }
    }
    switch key {
    case "column":
      let choice = guides.priorities.choice
      let known =
        (choice?.totals.flatMap { [$0.column] + $0.parts } ?? [])
        + (choice?.printed.keys.sorted() ?? [])
      // Any number may be distrusted; those that totals are made of come first.
      return words(
        known + guides.priorities.numberColumns.filter { !known.contains($0) }, matcher,
        ending: 0x20)
    case "row", "place":
      let chosen = guides.priorities.places
      let fitting = key == "row" ? guides.priorities.findings.compactMap(\.place) : []
      return words(
        (fitting.isEmpty ? chosen : fitting)
          + (matcher.isEmpty ? [] : session.workspace.provinceNames),
        matcher, ending: 0x20)
    case "method": return words(RankingMethods.standard.names, matcher, ending: 0x20)
    case "by" where action.name == "weights":
      return words(
        guides.priorities.weightingMethods.names, matcher, ending: 0x20)
    case "domain": return words(UnitDomain.allCases.map(\.rawValue), matcher, ending: 0x20)
    default: return []
    }
  }

  /// The columns of the table or query of a line.
  private func columns(of line: DeskLine, _ matcher: NameMatcher) -> [Candidate] {
    guard let query = line.plain.dropFirst().first?.text else { return [] }
    let text = (session.bindings.fragments.map(\.text) + [query]).joined(separator: ";\n")
    guard let query = try? session.catalog.prepare(text, options: Completer.limits) else {
      return []
    }
    return columns(of: query.schema, matcher)
  }
}
