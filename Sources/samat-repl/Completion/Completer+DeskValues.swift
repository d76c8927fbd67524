import KQLEngine
import KQLSyntax
import RegionalScience
import SamatKit

/// What the parameters of commands take.
extension Completer {
  /// How many ids are offered at most.
  private static let idLimit = 200
  /// Of how many ids it is asked whether a command would be refused; older ones are offered unasked. A
  /// case may take a copy of what is known of all cases.
  private static func askLimit(_ kind: String) -> Int {
    ["case", "resolution"].contains(kind) ? 50 : 1000
  }
  /// The kinds of things whose next steps deciders tell, so that others would be refused.
  static let stepKinds: Set<String> = [
    "case", "resolution", "session", "association", "election", "instruction", "delegation",
    "consultation", "source", "issue", "link", "estate", "parcel", "project", "fund",
    "priority_document", "allocation", "procedure", "request", "permit", "power", "topic",
    "programme", "axis", "action",
  ]
  /// Commands that are possible and no usual next step.
  private static let unusualSteps: Set<String> = ["association.enter_board"]

  /// What may be a value, of which the quotes may be open and a list begun.
  func values(
    _ parameter: CommandParameter?, _ text: String, _ line: DeskLine, at start: Int
  ) -> [Candidate] {
    guard let parameter else { return [] }
    let quote = text.utf8.first.flatMap { $0 == 0x22 || $0 == 0x27 ? $0 : nil }
    var typed = quote == nil ? text : String(text.dropFirst())
    var place = start + (quote == nil ? 0 : 1)
    guard let item = parameter.item else {
      let found = values(parameter.type, NameMatcher(typed), line)
      return found.map { Self.quoted($0, quote, at: place) }
    }
    // A list goes on behind each comma, and an item behind its sign.
    let isFirst = !typed.contains(where: { $0 == "," || $0 == "،" })
    if let comma = typed.lastIndex(where: { $0 == "," || $0 == "،" }) {
      let rest = typed[typed.index(after: comma)...]
      place += typed.utf8.count - rest.utf8.count
      typed = String(rest)
    }
    if let sign = typed.firstIndex(where: { String($0) == item.sign }) {
      let rest = String(typed[typed.index(after: sign)...])
      return values(item.value, NameMatcher(rest), line).filter { !$0.replacement.contains(" ") }
        .map {
          Candidate(
            $0.replacement, display: $0.display, detail: $0.detail,
            start: place + typed.utf8.count - rest.utf8.count)
        }
    }
    return values(item.type, NameMatcher(typed), line).compactMap { found in
      var name = found.replacement
      if name.hasPrefix("\"") { name = String(name.dropFirst().dropLast()) }
      // Spaces stand in quotes, which only the first item can open.
      let opens = quote == nil && name.contains(" ")
      if opens, !isFirst { return nil }
      return Candidate(
        (opens ? "\"" : "") + name + item.sign, display: found.display, detail: found.detail,
        start: place)
    }
  }

  /// A candidate behind a quote that is open already: the same quote closes it.
  private static func quoted(_ candidate: Candidate, _ quote: UInt8?, at start: Int) -> Candidate {
    var found = candidate
    found.start = start
    guard let quote else { return found }
    if found.replacement.hasPrefix("\"") {
      found.replacement = String(found.replacement.dropFirst().dropLast())
    }
    found.ending = quote
    return found
  }

  /// What may be a value of a type.
  func values(
    _ type: CommandParameterType, _ matcher: NameMatcher, _ line: DeskLine
  ) -> [Candidate] {
    switch type {
    case .province: places(session.places.provinceCandidates, matcher)
    case .county: places(session.places.countyCandidates(in: province(of: line)), matcher)
    case .place:
      places(
        session.places.provinceCandidates + session.places.countyCandidates(in: nil), matcher)
    case .id("indicator"): words(Self.indicators(of: line), matcher)
    case .id("candidate"): ids(scoped("candidate", "election", line), matcher)
    case .id("holder"): ids(scoped("holder", "post", line), matcher)
    case .id(let kind): ids(kind, matcher)
    case .choice(let choices): words(choices, matcher, ending: 0x20)
    case .flag: words(["yes", "no"], matcher, ending: 0x20)
    default: []
    }
  }

  /// A kind of what belongs to something that the line names: `candidate/E-1`.
  private func scoped(_ kind: String, _ owner: String, _ line: DeskLine) -> String {
    let id =
      line.named.first { $0.key.text == owner }?.value.text
      ?? line.plain.map(\.text).last { session.workspace.recordedIDs(of: owner).contains($0) }
    return id.map { "\(kind)/\($0)" } ?? kind
  }

  /// The names of indicators that a line gives.
  private static func indicators(of line: DeskLine) -> [String] {
    guard let given = line.named.first(where: { $0.key.text == "indicators" }) else { return [] }
    return given.value.text.split(separator: ",").compactMap {
      $0.split(separator: "=").first.map(String.init)
    }
  }

  /// Places that begin so: the codes, or what was begun; a name with a space in it stands in quotes.
  private func places(_ names: [String], _ matcher: NameMatcher) -> [Candidate] {
    let known =
      matcher.isEmpty ? names.filter { $0.utf8.contains { (0x30...0x39).contains($0) } } : names
    return known.filter(matcher.matches).prefix(Completer.idLimit).map {
      // A code has its name beside it.
      Candidate(
        $0.contains(" ") ? "\"\($0)\"" : $0, detail: session.places.name(ofCode: $0) ?? "",
        ending: 0x20)
    }
  }

  /// The province that a line gives.
  private func province(of line: DeskLine) -> String? {
    line.named.first { $0.key.text == "province" }.flatMap {
      session.places.province($0.value.text)
    }
  }

  /// The table and column that have the ids of a kind.
  private static func table(of kind: String) -> (name: String, column: String)? {
    switch kind {
    case "unit": ("units", "unit")
    case "group": ("working_groups", "working_group")
    case "session": ("sessions", "session")
    case "post": ("posts", "post")
    case "agency", "organization": ("organizations", "organization")
    case "obstacle": ("obstacle_kinds", "obstacle")
    case "mention": ("obstacle_mentions", "mention")
    case "sector": ("sectors", "sector")
    case "source": ("sources", "source")
    case "fact": ("facts", "fact")
    default: nil
    }
  }

  /// The ids of a kind that begin so, the newest first.
  ///
  /// - Parameters:
  ///   - kind: The kind.
  ///   - matcher: How they begin.
  ///   - command: The command that they are for: those of which it would be refused are left out; nil for
  ///     all.
  /// - Returns: The ids.
  func ids(_ kind: String, _ matcher: NameMatcher, for command: CommandForm? = nil) -> [Candidate] {
    var names: [String] =
      switch kind {
      case "ranking_method": RankingMethods.standard.names
      case "rule": AllocationRules.standard.names
      case "table": session.catalog.tables.map(\.name)
      default: []
      }
    let isAttached = session.desk.deciders != nil
    if isAttached {
      try? session.workspace.refresh()
      names += session.workspace.recordedIDs(of: kind)
    }
    if let table = Self.table(of: kind), let definition = session.catalog.table(table.name),
      let rows = try? definition.load(), let place = definition.schema.index(of: table.column),
      case .string(let column) = rows.columns[place]
    {
      for row in 0..<min(column.count, 20_000) { names.append(column.string(at: row)) }
    }
    let step = command.flatMap { command in
      isAttached && Self.stepKinds.contains(kind) && !Self.unusualSteps.contains(command.name)
        ? command.name : nil
    }
    var seen: Set<String> = []
    var found: [Candidate] = []
    for name in names where !name.isEmpty && matcher.matches(name) {
      guard seen.insert(name).inserted else { continue }
      if let step, seen.count <= Self.askLimit(kind), !may(step, Subject(kind, name)) { continue }
      // Words of a name stand in quotes.
      found.append(
        Candidate(name.contains(" ") ? "\"\(name)\"" : name, display: name, ending: 0x20))
      if found.count == Completer.idLimit { break }
    }
    return found
  }

  /// Whether a command about something would not be refused now.
  private func may(_ step: String, _ subject: Subject) -> Bool {
    session.workspace.nextSteps(
      of: subject, by: session.desk.actor ?? "-", on: session.desk.today ?? DeskDay.now()
    ).contains(step)
  }
}
