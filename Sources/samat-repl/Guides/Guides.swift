import KQLEngine
import KQLSyntax
import PersianText
import RegionalScience
import SamatKit

/// The guides of a session, each where the analyst has come to.
final class Guides {
  /// `:priorities`.
  var priorities = PriorityGuide()
  /// `:allocate`.
  var allocation = AllocationGuide()
}

/// A word behind `:priorities` or `:allocate`, and what it takes.
struct GuideAction: Sendable {
  /// The word.
  let name: String
  /// How its arguments are written.
  let arguments: String
  /// What it does, in English and Persian.
  let summary: String
  /// The same in Persian, in a few words.
  let persian: String
  /// The names of its `key=value` arguments.
  let keys: [String]
  /// Whether other names are taken too, such as those of criteria.
  var isOpen = false
  /// Whether it writes a page, so that `--fa`, `--html` and a file go with it.
  var isPage = true

  /// The help of some actions.
  static func help(_ verb: String, _ actions: [GuideAction], more: String) -> String {
    let list = actions.map { action in
      HelpLayout.command(
        ":\(verb) \(action.name)" + (action.arguments.isEmpty ? "" : " \(action.arguments)"),
        "\(action.summary) (\(action.persian))")
    }.joined()
    return "\n" + list + "\n" + more
  }
}

/// The words of `:priorities` and `:allocate`.
struct GuideLine {
  let call: VerbCall
  /// The action; nil where the verb stands alone.
  let action: GuideAction?
  private(set) var plain: [DeskLine.Word]
  let named: [(key: DeskLine.Word, value: DeskLine.Word)]
  private(set) var options: [String] = []
  let isDryRun: Bool

  /// Reads a line.
  ///
  /// - Throws: `samat.shell.argument` with the place of what the verb does not take.
  init(_ call: VerbCall, _ verb: String, _ actions: [GuideAction]) throws(Diagnostic) {
    self.call = call
    let line = try DeskLine(call.argument, at: call.fragment.range.lowerBound)
    isDryRun = line.isDryRun
    named = line.named
    plain = []
    for word in line.plain {
      if ["--fa", "--html"].contains(word.text) {
        options.append(word.text)
      } else if word.text.hasPrefix("--") {
        throw Diagnostic(
          code: "samat.shell.argument", message: "unknown option '\(word.text)'", span: word.span,
          help: "there are --fa, --html and --dry-run")
      } else {
        plain.append(word)
      }
    }
    guard let first = plain.first else {
      action = nil
      if let extra = named.first {
        throw Diagnostic(
          code: "samat.shell.argument",
          message: "':\(verb)' needs a word before '\(extra.key.text)'",
          span: extra.key.span, help: "one of \(actions.map(\.name).joined(separator: ", "))")
      }
      return
    }
    guard let found = actions.first(where: { $0.name == first.text }) else {
      let near = EditDistance.nearest(to: first.text, among: actions.map(\.name))
      throw Diagnostic(
        code: "samat.shell.argument", message: "':\(verb)' has no '\(first.text)'",
        span: first.span,
        help: near.map { "did you mean '\($0)'?" }
          ?? "one of \(actions.map(\.name).joined(separator: ", "))")
    }
    plain.removeFirst()
    action = found
    var seen: Set<String> = []
    for (key, _) in named {
      guard seen.insert(key.text).inserted || found.keys.contains("\(key.text)+") else {
        throw Diagnostic(
          code: "samat.shell.argument", message: "'\(key.text)' is given twice", span: key.span,
          help: "several stand in one, with commas: \(key.text)=A,B")
      }
      let isKnown = found.keys.contains(key.text) || found.keys.contains("\(key.text)+")
      guard isKnown || found.isOpen else {
        let near = EditDistance.nearest(to: key.text, among: found.keys)
        throw Diagnostic(
          code: "samat.shell.argument",
          message: "':\(verb) \(found.name)' has no argument '\(key.text)'", span: key.span,
          help: near.map { "did you mean '\($0)'?" }
            ?? ":\(verb) \(found.name) \(found.arguments)")
      }
    }
  }

  /// The value of a key.
  subscript(key: String) -> String? { named.first { $0.key.text == key }?.value.text }

  /// All values of a key that may be given several times.
  func all(_ key: String) -> [String] { named.filter { $0.key.text == key }.map(\.value.text) }

  /// The next word, which is taken off.
  mutating func next() -> String? { plain.isEmpty ? nil : plain.removeFirst().text }

  /// The language that `--fa` asks for.
  var language: DocumentLanguage { options.contains("--fa") ? .persian : .english }

  /// A number of a key.
  func number(_ key: String) throws(Diagnostic) -> Double? {
    guard let text = self[key] else { return nil }
    return try PriorityGuide.number(text, key)
  }

  /// A whole number of a key.
  func whole(_ key: String) throws(Diagnostic) -> Int? {
    guard let text = self[key] else { return nil }
    // Read as a whole number at once: beyond 2^53 not every one is a number with a point.
    if let whole = Int(PersianDigits.toASCII(text)) { return whole }
    guard let whole = Int(exactly: try PriorityGuide.number(text, key)) else {
      throw Diagnostic(
        code: "samat.shell.argument", message: "'\(key)' takes a whole number, not '\(text)'",
        span: named.first { $0.key.text == key }?.value.span)
    }
    return whole
  }

  /// Where random numbers start: what `seed=` says, else 1.
  func seed() throws(Diagnostic) -> UInt64 {
    guard let seed = UInt64(exactly: try whole("seed") ?? 1) else {
      throw Diagnostic(
        code: "samat.shell.argument",
        message: "'seed' takes a whole number of 0 or more, not '\(self["seed"] ?? "")'",
        span: named.first { $0.key.text == "seed" }?.value.span)
    }
    return seed
  }

  /// What a key must be given.
  func required(_ key: String, _ help: String) throws(Diagnostic) -> String {
    guard let text = self[key] else {
      throw Diagnostic(
        code: "samat.shell.argument", message: "'\(key)=' is missing", span: call.span, help: help)
    }
    return text
  }

  /// Refuses words that nothing has taken.
  func end() throws(Diagnostic) {
    if let extra = plain.first {
      throw Diagnostic(
        code: "samat.shell.argument", message: "'\(extra.text)' is one word too many",
        span: extra.span, help: "put quotes around a query or a path")
    }
  }

  /// Writes a page to where results go, or to a file.
  func write(
    _ page: some SecretariatDocument, file: String? = nil, tail: String = ""
  ) throws(Diagnostic) -> Session.Outcome {
    var words = options
    if let file { words.append("\"\(file)\"") }
    let own = VerbCall(
      session: call.session, argument: words.joined(separator: " "), fragment: call.fragment)
    return try DocumentWords(own, names: [], takesSubject: false).write(page, tail: tail)
  }

  /// Does something that Ctrl-C ends; a problem gets the place of the argument that it quotes.
  func placing<Value>(_ body: () throws(Diagnostic) -> Value) throws(Diagnostic) -> Value {
    do throws(Diagnostic) {
      return try interruptible(body)
    } catch {
      var problem = error
      if problem.span == nil { problem.span = place(of: problem.message) }
      throw problem
    }
  }

  /// Does something, and ends it early once Ctrl-C was pressed: what is drawn and ranked by the thousand
  /// asks for that.
  private func interruptible<Value>(
    _ body: () throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    guard let cancellation = call.session.options.cancellation else { return try body() }
    // What came to an end by itself counts, even where Ctrl-C came with it.
    var result: Result<Value, Diagnostic>?
    do throws(RegionalScienceError) {
      try Interruption.watch({ cancellation.isCancelled }) {
        do throws(Diagnostic) {
          result = .success(try body())
        } catch {
          result = .failure(error)
        }
      }
    } catch {
      if case .success(let value)? = result { return value }
      throw Diagnostic(code: "kql.cancelled", message: "the step was cancelled; nothing changed")
    }
    guard let result else {
      throw Diagnostic(code: "samat.shell.internal", message: "the step gave nothing")
    }
    return try result.get()
  }

  private func place(of message: String) -> SourceSpan {
    let words = named.flatMap { [$0.value, $0.key] }
    let quoted = words.compactMap { word in
      word.text.isEmpty
        ? nil : message.firstRange(of: "'\(word.text)'").map { ($0.lowerBound, word) }
    }
    if let first = quoted.min(by: { $0.0 < $1.0 })?.1.span { return first }
    return call.span
  }
}

extension Session {
  /// What guides ask: what queries see now, with the `let` statements so far.
  func guideTables() throws(Diagnostic) -> GuideTables {
    let shown = try shownWorkspace()
    try shown.refresh()
    // A remark at the end of a statement must not take the separator with it.
    let prelude = bindings.fragments.map { $0.text + "\n;\n" }.joined()
    var options = options
    let declared = StatementSplitter.declaredParameters(prelude) ?? []
    options.parameters = options.parameters.filter { declared.contains($0.key) }
    return GuideTables(shown.catalog, prelude: prelude, options: options)
  }

  /// Shows rows as the answer of a query is shown, with their chart; with a file, writes the chart there.
  func show(_ table: Table, chart path: String?) throws(Diagnostic) {
    lastResult = table
    lastQuestion = nil
    if let path {
      try charts.write(table, to: Words.path(path))
      messages.note("written to \(path)")
      return
    }
    output.write(table, as: style)
    try charts.show(table, on: output, style: style)
  }

  /// Records the commands of a guide, all or none, and says what was recorded.
  ///
  /// - Parameters:
  ///   - commands: The commands.
  ///   - line: The line, with `by=`, `on=` and `--dry-run`.
  ///   - what: What they are about, in a word.
  /// - Throws: What nobody may record now; the refusal of a rule.
  func record(
    _ commands: [any DomainCommand], _ line: GuideLine, of what: String
  ) throws(Diagnostic) {
    let report = try perform(
      commands, by: line["by"], on: line["on"], dry: line.isDryRun, at: line.call.span)
    // A new one has got its id by being recorded.
    let id =
      commands.compactMap(\.subject).first?.id
      ?? (line.isDryRun ? nil : workspace.recordedIDs(of: what).first)
    let written = commands.map { ":" + $0.name.replacing(".", with: " ") }
    output.write(
      "\(line.isDryRun ? "would record" : "recorded"): \(report.eventCount) events of "
        + (id.map { "\(what) '\($0)'" } ?? "a new \(what)")
        + " (\(written.joined(separator: ", ")))\n")
  }

  /// Performs the commands of a guide, all or none.
  private func perform(
    _ commands: [any DomainCommand], by actorName: String?, on dayText: String?, dry isDryRun: Bool,
    at span: SourceSpan
  ) throws(Diagnostic) -> ImportReport {
    if access.isSafe, !isDryRun {
      throw Diagnostic(
        code: "samat.shell.safe", message: "recording is not allowed in safe mode",
        help: "start the shell without --safe, or ask with --dry-run")
    }
    if let day = desk.asOf {
      throw Diagnostic(
        code: "samat.shell.looking-back",
        message: "the tables are those of \(day), where nothing is recorded",
        help: "':asof now' goes back to today")
    }
    try refusePublicView()
    guard let actor = actorName ?? desk.actor else {
      throw Diagnostic(
        code: "samat.shell.no-actor", message: "nobody is named who commands",
        help: "add by=NAME, or set ':actor NAME' or --actor NAME")
    }
    var day = desk.today ?? (showsNotes ? DeskDay.now() : nil)
    if let dayText { day = try DeskDay.reading(dayText, at: span) }
    guard let day else {
      throw Diagnostic(
        code: "samat.shell.no-day", message: "the command has no day",
        help: "add on=DAY, or set ':today DAY'; only at the prompt today is meant")
    }
    try deciders()
    do {
      return try workspace.performAll(
        commands.map { AnyCommandRequest($0) }, by: actor, on: day,
        recording: isDryRun ? .ask : .record)
    } catch let failure as ImportFailure {
      // One reason is enough: nothing was recorded.
      throw failure.rejected.first?.reason ?? failure.diagnostic
    } catch let refusal as Refusal {
      throw refusal.diagnostic
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Diagnostic(code: "samat.shell.internal", message: "\(error)")
    }
  }
}
