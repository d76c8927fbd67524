import KQLEngine
import KQLSyntax

/// A verb of the shell, such as `:schema`.
struct Verb: Sendable {
  /// What follows the name, for completion.
  enum Argument: Sendable, Equatable {
    case none, topic, table, style, toggle, query, file, desk, guide
    /// A province, or a query where there is a `|`.
    case province
    /// A document about something of a kind, empty where it is about nothing; its `name=` arguments.
    case document(of: String, names: [String])
    /// A row and a column of the last result.
    case cell
    /// One of some words.
    case words([String])
  }

  /// The name, without its colon.
  let name: String
  /// How it is written.
  let syntax: String
  /// What it does, in one sentence.
  let summary: String
  /// What more there is to say, with examples; empty where the summary says all.
  let details: String
  /// What follows the name.
  let argument: Argument
  /// Whether it may also be written with a dot, as people do by habit.
  let isHabit: Bool
  /// Does it; throws what is wrong with its argument.
  let run: @Sendable (VerbCall) throws(Diagnostic) -> Session.Outcome

  /// Whether what follows the name is a query.
  func takesQuery(_ argument: some Collection<UInt8>) -> Bool {
    self.argument == .query || (self.argument == .province && argument.contains(0x7C))
  }

  /// Creates a verb.
  init(
    _ syntax: String, _ summary: String, details: String = "", argument: Argument = .none,
    isHabit: Bool = false,
    run: @escaping @Sendable (VerbCall) throws(Diagnostic) -> Session.Outcome
  ) {
    name = syntax.split(separator: " ").first.map(String.init) ?? syntax
    self.syntax = ":" + syntax
    self.summary = summary
    self.details = details
    self.argument = argument
    self.isHabit = isHabit
    self.run = run
  }
}

/// A verb as it was written.
struct VerbCall {
  /// What it works with.
  let session: Session
  /// What stands behind the name; empty where nothing does.
  let argument: String
  /// Where the argument stands.
  let fragment: Fragment

  /// The same call without the first bytes of its argument.
  func dropping(_ count: Int) -> VerbCall {
    let rest = String(decoding: argument.utf8.dropFirst(count), as: UTF8.self)
    let range = fragment.range.lowerBound + count..<fragment.range.upperBound
    return VerbCall(
      session: session, argument: rest, fragment: Fragment(fragment.source, range, text: rest))
  }
}

/// The verbs, and how a line becomes one.
enum VerbList {
  /// The verbs by what they are for, in the order of the help.
  static let groups: [(title: String, verbs: [Verb])] = [
    ("look", [.help, .tables, .schema, .source, .why, .explain, .plan, .profile, .overdue]),
    (
      "show",
      [
        .mode, .last, .null, .digits, .separators, .jalali, .bidi, .pager, .timer,
        .progress, .render,
      ]
    ),
    ("files", [.output, .once, .save, .echo, .edit, .load, .reload, .drop, .plugin]),
    ("script", [.read, .param, .set, .vars, .quit, .exit]),
    (recording, Verb.casework + [.priorities, .allocate, .agenda, .minutes]),
    ("journal", [.actor, .today, .asof, .publicView, .backup, .verify, .export, .import]),
  ]

  /// The title of the verbs that record something.
  static let recording = "records"
  /// Those of them that the first screen of the help names.
  static let leading: Set<String> = [
    "case", "session", "association", "estate", "project", "programme",
    "permit", "priorities", "allocate", "agenda", "minutes",
  ]

  /// All verbs, in the order of the help.
  static let all: [Verb] = groups.flatMap(\.verbs)

  /// The verb of a name.
  static func named(_ name: String) -> Verb? { all.first { $0.name == name } }

  /// Whether a line that begins with a dot is one of the verbs that people write so by habit; the
  /// engine has commands of its own.
  static func isHabit(_ line: String) -> Bool {
    let name = parts(line).name
    return line.first == "." && all.contains { $0.isHabit && $0.name == name }
  }

  /// Runs a line that begins with `:`, or with a dot by habit.
  static func run(_ line: String, in session: Session, at fragment: Fragment) -> Session.Outcome {
    let (name, argument, offset) = parts(line)
    let start = fragment.range.lowerBound
    let call = VerbCall(
      session: session, argument: argument,
      fragment: Fragment(
        fragment.source, start + offset..<start + offset + argument.utf8.count, text: argument))
    do throws(Diagnostic) {
      guard let verb = named(name) else { throw unknown(name) }
      return try verb.run(call)
    } catch {
      var diagnostic = error
      if diagnostic.span == nil {
        diagnostic.span = SourceSpan(start: start, end: start + 1 + name.utf8.count)
      }
      session.messages.show(diagnostic, in: fragment.source)
      return .failed(ExitStatus(of: diagnostic))
    }
  }

  /// The name, the argument, and where the argument begins, in bytes.
  private static func parts(_ line: String) -> (name: String, argument: String, offset: Int) {
    let bytes = Array(line.utf8)
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let nameEnd = bytes.firstIndex(where: isSpace) ?? bytes.count
    let start = bytes[nameEnd...].firstIndex { !isSpace($0) } ?? bytes.count
    var end = bytes.count
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    // `.quit;` is a habit too.
    if end > start, bytes[end - 1] == 0x3B { end -= 1 }
    var name = String(decoding: bytes[min(1, nameEnd)..<nameEnd], as: UTF8.self)
    if name.last == ";" { name.removeLast() }
    return (name, String(decoding: bytes[start..<max(start, end)], as: UTF8.self), start)
  }

  private static func unknown(_ name: String) -> Diagnostic {
    let near = EditDistance.nearest(to: name, among: all.map(\.name))
    let begun = all.map(\.name).filter { !name.isEmpty && $0.hasPrefix(name) }
    var candidates = begun.isEmpty ? [near].compactMap { $0 } : begun
    if candidates.isEmpty, name.count > 1 {
      candidates = all.map(\.name).filter { $0.hasPrefix(name.prefix(2)) }
    }
    let question = candidates.map { "':\($0)'" }.joined(separator: " or ")
    return Diagnostic(
      code: "samat.shell.unknown-verb", message: "unknown verb ':\(name)'",
      help: question.isEmpty ? "':help' lists the verbs" : "did you mean \(question)?")
  }
}
