import Glibc
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit

extension Verb {
  /// `:agenda GROUP on=DAY [--fa] [--html] [FILE]`.
  static let agenda = Verb(
    "agenda GROUP on=DAY [--fa] [--html] [FILE]", "Prepares the next session's agenda.",
    details: """
      Cases in order, whom to invite, opinions missing, objections, deadlines, absences.
      A FILE that ends in .md or .html is written as Markdown or HTML.
      Example: :agenda kerman on=1404-04-10 --fa agenda.html
      """, argument: .document(of: "group", names: ["on"])
  ) { (call) throws(Diagnostic) in
    let words = try DocumentWords(call, names: ["on"])
    let day = try words.day("on")
    let group = try words.subject("a working group")
    return try words.write(try call.session.shownWorkspace().sessionAgenda(of: group, on: day))
  }

  /// `:minutes SESSION [--fa] [--html] [FILE]`.
  static let minutes = Verb(
    "minutes SESSION [--fa] [--html] [FILE]", "Writes the minutes of a session or committee.",
    details: """
      They say what had happened by the end of the session's day.
      A FILE that ends in .md or .html is written as Markdown or HTML.
      Example: :minutes kerman-1404-4 --fa minutes.html
      """, argument: .document(of: "session", names: [])
  ) { (call) throws(Diagnostic) in
    let words = try DocumentWords(call, names: [])
    let session = try words.subject("a session")
    return try words.write(try call.session.shownWorkspace().sessionMinutes(session))
  }

  /// `:overdue on=DAY [agency=..] [--fa] [--html] [FILE]`.
  static let overdue = Verb(
    "overdue on=DAY [agency=AGENCY] [--fa] [--html] [FILE]",
    "Lists what is overdue on a day, by agency.",
    details: """
      Days late and the last report stand with each resolution.
      Example: :overdue on=1404-06-31 agency=kerman-banks
      """, argument: .document(of: "", names: ["on", "agency"])
  ) { (call) throws(Diagnostic) in
    let words = try DocumentWords(call, names: ["on", "agency"], takesSubject: false)
    let day = try words.day("on")
    return try words.write(
      try call.session.shownWorkspace().reminderList(on: day, agency: words.named["agency"]))
  }
}

/// The words of a verb that writes a document.
struct DocumentWords {
  let call: VerbCall
  /// What was given as `name=value`.
  private(set) var named: [String: String] = [:]
  private var subject: String?
  private var file: String?
  private(set) var language = DocumentLanguage.english
  private var isHTML = false

  /// Reads the argument of a verb.
  ///
  /// - Throws: `samat.shell.argument` for what the verb does not take.
  init(_ call: VerbCall, names: Set<String>, takesSubject: Bool = true) throws(Diagnostic) {
    self.call = call
    var rest = call.argument
    while !rest.isEmpty {
      let word: String
      (word, rest) = Words.first(of: rest)
      if word == "--fa" {
        language = .persian
      } else if word == "--html" {
        isHTML = true
      } else if word.hasPrefix("--") {
        throw call.refusal("unknown option '\(word)'", help: "there are --fa and --html")
      } else if let mark = word.firstIndex(of: "="), names.contains(String(word[..<mark])) {
        named[String(word[..<mark])] = Words.unquoted(String(word[word.index(after: mark)...]))
      } else if let name = Self.argument(word) {
        // A misplaced argument must not become the name of a file.
        throw call.refusal(
          "there is no argument '\(name)' here",
          help: name == "on" && !names.contains("on")
            ? "':asof DAY' shows what was known on a day; a file's name with '=' in it stands in quotes"
            : names.isEmpty
              ? "there are --fa, --html and a file; a file's name with '=' in it stands in quotes"
              : "there are \(names.sorted().map { $0 + "=" }.joined(separator: ", ")), --fa and --html"
        )
      } else if takesSubject, subject == nil {
        subject = Words.unquoted(word)
      } else if file == nil {
        file = Words.path(word)
      } else {
        throw call.refusal("'\(word)' is one word too many", help: "put quotes around a path")
      }
    }
  }

  /// The name of an argument that is written as one: letters, then `=`.
  private static func argument(_ word: String) -> Substring? {
    guard let mark = word.firstIndex(of: "="), mark > word.startIndex,
      word[..<mark].utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F })
    else { return nil }
    return word[..<mark]
  }

  /// What the document is about.
  func subject(_ what: String) throws(Diagnostic) -> String {
    guard let subject else {
      throw call.refusal("\(what) is missing", help: "Tab behind the verb offers ids")
    }
    return subject
  }

  /// A day, in either calendar.
  func day(_ name: String) throws(Diagnostic) -> SolarHijriDate {
    guard let text = named[name] else {
      throw call.refusal("'\(name)=DAY' is missing", help: "\(name)=1404-03-10")
    }
    return try DeskDay.reading(text, at: call.span)
  }

  /// Writes the document to where results go, or to the file.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - tail: What a terminal shows behind it.
  /// - Returns: That it was done.
  /// - Throws: What opening the file reports.
  func write(_ document: some SecretariatDocument, tail: String = "") throws(Diagnostic)
    -> Session.Outcome
  {
    let output = call.session.output
    let ending = try file.map { (file) throws(Diagnostic) in try DocumentFile(file, at: call.span) }
    if let file {
      try call.session.access.checkWriting(at: call.span)
      let target = try call.opening { () throws(Diagnostic) in try Redirection(file: file) }
      try output.redirectNext(to: target)
    }
    if isHTML || ending == .html {
      output.write(document.html(in: language))
    } else if ending == .markdown {
      output.write(document.markdown(in: language))
    } else {
      output.write(
        page: document.text(in: language, width: terminalColumns(STDOUT_FILENO) ?? 100) + tail)
    }
    if let file {
      if let problem = output.endStatement() { throw problem }
      call.session.messages.note("written to \(file)")
    }
    return .done
  }
}

/// What a document is written as, by the name of its file.
enum DocumentFile: Hashable {
  case html
  case markdown
  case text

  /// Reads the end of a path; a name without an ending, or of a device, takes text.
  ///
  /// - Throws: `samat.shell.argument` for an ending that no document is written as.
  init(_ path: String, at span: SourceSpan?) throws(Diagnostic) {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      self = .text
      return
    }
    switch name[dot...] {
    case ".html", ".htm": self = .html
    case ".md", ".markdown": self = .markdown
    case ".txt", ".text": self = .text
    case let ending:
      throw Diagnostic(
        code: "samat.shell.argument", message: "no document is written as '\(ending)'", span: span,
        help: "a file ends in .md, .html or .txt; a page of HTML is printed as PDF by a browser")
    }
  }
}
