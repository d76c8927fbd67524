import KQLEngine
import KQLSyntax
import RegionalScience
import SamatKit

extension Completer {
  /// What may stand behind a verb of casework: its actions, ids, arguments that are not given yet, and
  /// for `:case ID ` what the case's stage allows.
  func desk(_ verb: String, _ context: CompletionContext) -> [Candidate] {
    // Nothing is attached, and nothing said, for a Tab.
    let bytes = Array(context.prefix.utf8)
    let cut = DeskLine.lastWord(of: bytes)
    let last = String(decoding: bytes[cut...], as: UTF8.self)
    let before = String(decoding: bytes[..<cut], as: UTF8.self)
    guard let line = try? DeskLine(before, at: 0) else { return [] }
    let start = context.start + cut
    func at(_ candidates: [Candidate], _ start: Int) -> [Candidate] {
      candidates.map {
        var candidate = $0
        candidate.start = start
        return candidate
      }
    }
    let commands = DeskForms.of(verb)
    let command =
      commands.first { command in
        !command.action.isEmpty && line.plain.prefix(2).contains { $0.text == command.action }
      } ?? commands.first(where: \.action.isEmpty)
    if let (name, value) = Options.split(last) {
      let parameter = command?.parameters.first { $0.name == name.replacing("-", with: "_") }
      return values(parameter, value, line, at: start + name.utf8.count + 1)
    }
    let matcher = NameMatcher(last)
    var found: [Candidate] = []
    let plain = line.plain.filter { $0.text != command?.action || $0.text.isEmpty }
    if let show = DeskShow.of(verb), command == nil, let id = plain.first?.text {
      if id == "show" {
        return at(shown(show.kind, line.plain.dropFirst().map(\.text), matcher), start)
      }
      return nextSteps(of: Subject(show.kind, id), verb, matcher)
    }
    if line.plain.isEmpty || (command == nil && plain.isEmpty) {
      found += commands.filter { !$0.action.isEmpty && matcher.matches($0.action) }.map {
        Candidate($0.action, detail: $0.summary, ending: 0x20)
      }
      if let show = DeskShow.of(verb), matcher.matches("show") {
        found.append(Candidate("show", detail: show.summary, ending: 0x20))
      }
    }
    if command == nil, line.plain.count == 1 {
      found += commands.filter { matcher.matches($0.action) }.map {
        Candidate($0.action, detail: $0.summary, ending: 0x20)
      }
    }
    if plain.isEmpty {
      switch (command ?? commands.first)?.parameters.first?.type {
      case .id(let kind)?: found += ids(kind, matcher, for: command)
      // The first argument stands without its name.
      case .choice(let choices)? where command != nil:
        found += words(choices, matcher, ending: 0x20)
      default: break
      }
    }
    // The first argument may be a place: by its name only, since there are hundreds.
    if plain.isEmpty, !matcher.isEmpty, let first = command?.parameters.first,
      [.province, .county, .place].contains(first.type)
    {
      found += values(first.type, matcher, line)
    }
    if let command {
      var given = Set(line.named.map(\.key.text))
      if !plain.isEmpty, let first = command.parameters.first { given.insert(first.name) }
      for parameter in command.parameters
      where !given.contains(parameter.name) && matcher.matches(parameter.name) {
        found.append(
          Candidate(
            parameter.name + "=",
            detail: parameter.type.hint + (parameter.isRequired ? ", required" : "")))
      }
      for name in ["on", "by"] where !given.contains(name) && matcher.matches(name) {
        found.append(Candidate(name + "="))
      }
      if !line.isDryRun, !last.isEmpty { found += words(["--dry-run"], matcher) }
    }
    return at(found, start)
  }

  /// What may stand behind `show`: an id, then how the page is written, and into which file.
  private func shown(_ kind: String, _ given: [String], _ matcher: NameMatcher) -> [Candidate] {
    let options = ["--fa", "--html"]
    if given.allSatisfy(options.contains) { return ids(kind, matcher) }
    return words(options.filter { !given.contains($0) }, matcher, ending: 0x20)
  }

  /// What may stand behind a verb that writes a document: ids, `name=`, `--fa`, `--html`.
  func document(
    of kind: String, _ names: [String], _ context: CompletionContext
  ) -> [Candidate] {
    let bytes = Array(context.prefix.utf8)
    let cut = (bytes.lastIndex { $0 == 0x20 } ?? -1) + 1
    let last = String(decoding: bytes[cut...], as: UTF8.self)
    let before = String(decoding: bytes[..<cut], as: UTF8.self).split(separator: " ")
    let start = context.start + cut
    var found: [Candidate]
    var place = start
    if let (name, value) = Options.split(last) {
      place += name.utf8.count + 1
      found = name == "agency" ? ids("agency", NameMatcher(value)) : []
    } else {
      let matcher = NameMatcher(last)
      let hasSubject = kind.isEmpty || before.contains { !$0.hasPrefix("--") && !$0.contains("=") }
      found = hasSubject ? [] : ids(kind, matcher)
      for name in names
      where matcher.matches(name) && !before.contains(where: { $0.hasPrefix(name + "=") }) {
        found.append(Candidate(name + "="))
      }
      if !last.isEmpty { found += words(["--fa", "--html"], matcher, ending: 0x20) }
    }
    return found.map {
      var candidate = $0
      candidate.start = place
      return candidate
    }
  }

  /// What may come next of something, as lines: also by other verbs, which begin with the verb and name
  /// what they are about where they take it.
  private func nextSteps(
    of subject: Subject, _ verb: String, _ matcher: NameMatcher
  ) -> [Candidate] {
    guard session.desk.deciders != nil else { return [] }
    try? session.workspace.refresh()
    let steps = session.workspace.nextSteps(
      of: subject, by: session.desk.actor ?? "-", on: session.desk.today ?? DeskDay.now())
    var found: [Candidate] = []
    for step in steps {
      // A command may be written by several verbs; the one that stands there goes first.
      let forms = StandardDeciders.forms.filter { $0.name == step }
      guard let form = forms.first(where: { $0.verb == verb }) ?? forms.first else { continue }
      let isOwn = form.verb == verb
      guard matcher.matches(form.action) || (!isOwn && matcher.matches(form.verb)) else { continue }
      let own = form.parameters.firstIndex { $0.type == .id(subject.kind) }
      // The first parameter stands without its name.
      let about = own.map { $0 == 0 ? subject.id : "\(form.parameters[$0].name)=\(subject.id)" }
      let name = ([":" + form.verb, form.action]).filter { !$0.isEmpty }.joined(separator: " ")
      let parts =
        isOwn
        ? [":" + verb, subject.id, form.action]
        : [name, about ?? ""]
      found.append(
        Candidate(
          parts.filter { !$0.isEmpty }.joined(separator: " "),
          display: isOwn ? form.action : name,
          detail: form.summary, ending: 0x20))
      found[found.count - 1].replacesLine = true
    }
    return found
  }
}
