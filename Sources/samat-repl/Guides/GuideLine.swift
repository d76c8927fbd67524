import KQLEngine
import KQLSyntax
import PersianText
import RegionalScience
import SamatKit

/// The words of `:priorities` and `:allocate`.
struct GuideLine {
  let call: VerbCall
  private let verb: String
  /// The action; nil where the verb stands alone.
  let action: GuideAction?
  private(set) var plain: [DeskLine.Word]
  /// The words behind the action, as they were given.
  private let given: [DeskLine.Word]
  let named: [(key: DeskLine.Word, value: DeskLine.Word)]
  private(set) var options: [String] = []
  let isDryRun: Bool

  /// Reads a line.
  ///
  /// - Throws: `samat.shell.argument` with the place of what the verb does not take.
  init(_ call: VerbCall, _ verb: String, _ actions: [GuideAction]) throws(Diagnostic) {
    self.call = call
    self.verb = verb
    let line = try DeskLine(call.argument, at: call.fragment.range.lowerBound)
    isDryRun = line.isDryRun
    named = line.named
    var plain: [DeskLine.Word] = []
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
    given = Array(plain.dropFirst())
    self.plain = given
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
    action = found
    let taken =
      found.traits.contains(.page)
      ? ["--fa", "--html"]
      : found.traits.contains(.drawing) ? ["--fa"] : []
    if let extra = options.first(where: { !taken.contains($0) }) {
      throw Diagnostic(
        code: "samat.shell.argument", message: "':\(verb) \(found.name)' takes no '\(extra)'",
        span: call.span,
        help: found.traits.contains(.drawing)
          ? "a FILE that ends in .html is a page"
          : ":\(verb) \(found.name) \(found.arguments)")
    }
    if isDryRun, !found.traits.contains(.recording) {
      throw Diagnostic(
        code: "samat.shell.argument", message: "':\(verb) \(found.name)' takes no '--dry-run'",
        span: call.span, help: "it goes with ':\(verb) record', which alone records something")
    }
    var seen: Set<String> = []
    for (key, _) in named {
      guard seen.insert(key.text).inserted || found.keys.contains("\(key.text)+") else {
        throw Diagnostic(
          code: "samat.shell.argument", message: "'\(key.text)' is given twice", span: key.span,
          help: "several stand in one, with commas: \(key.text)=A,B")
      }
      let isKnown = found.keys.contains(key.text) || found.keys.contains("\(key.text)+")
      guard isKnown || found.traits.contains(.openNames) else {
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

  /// The table or query of the line, with no word behind it.
  mutating func query(_ help: String) throws(Diagnostic) -> String {
    guard let query = next() else {
      throw call.refusal("a table or query is missing", help: help)
    }
    try end()
    return query
  }

  /// Draws a chart, or writes it to the file that the line names.
  mutating func draw(_ table: Table) throws(Diagnostic) -> Session.Outcome {
    let file = next()
    try end()
    try placing { () throws(Diagnostic) in
      try call.session.show(table, chart: file, in: language)
    }
    return .done
  }

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
        span: named.first { $0.key.text == key }?.value.span, help: "write \(key)=1000")
    }
    return whole
  }

  /// Where random numbers start: what `seed=` says, else 1.
  func seed() throws(Diagnostic) -> UInt64 {
    guard let seed = UInt64(exactly: try whole("seed") ?? 1) else {
      throw Diagnostic(
        code: "samat.shell.argument",
        message: "'seed' takes a whole number of 0 or more, not '\(self["seed"] ?? "")'",
        span: named.first { $0.key.text == "seed" }?.value.span,
        help: "the same seed draws the same numbers: seed=1")
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
        span: extra.span,
        help: action.map { action in
          ":\(verb) \(action.name)" + (action.arguments.isEmpty ? "" : " \(action.arguments)")
            + "; quotes hold a query or a path of several words together"
        } ?? "")
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
    let words = named.flatMap { [$0.value, $0.key] } + given
    let quoted = words.compactMap { word in
      word.text.isEmpty
        ? nil : message.firstRange(of: "'\(word.text)'").map { ($0.lowerBound, word) }
    }
    if let first = quoted.min(by: { $0.0 < $1.0 })?.1.span { return first }
    // An option of which the message speaks: "the spread is -1.0".
    let spoken = message.split { !($0.isLetter || $0 == "_") }.map(String.init)
    return spoken.lazy.compactMap { word in
      self.named.first { $0.key.text == word }?.value.span
    }.first ?? call.span
  }
}
