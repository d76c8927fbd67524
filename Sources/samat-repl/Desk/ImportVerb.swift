import KQLEngine
import KQLSyntax
import SamatKit

extension Verb {
  /// `:import journal FILE` and `:import commands FILE`.
  static let `import` = Verb(
    "import journal|commands FILE ...", "Takes in an export, or performs the commands of a file.",
    details: """
      journal FILE: the events of an export, all or none; the journal must be empty, or be the
      beginning of the one exported.
      commands FILE [command=NAME] [on=DAY] [by=NAME] [--on-error skip] [--dry-run]: each row of a
      CSV, TSV or JSON-lines file is a command. The column 'command' names it (unit.register), or
      command= does for all rows; 'on', 'by' and 'key' are its day, actor and idempotency key, the
      other columns its arguments. One row that is wrong keeps all from being recorded, unless
      --on-error skip; those rejected are listed with line and reason.
      Example: :import commands units.csv command=unit.register on=1404-03-01 --on-error skip
      """
  ) { (call) throws(Diagnostic) in
    let session = call.session
    let (word, rest) = Words.first(of: call.argument)
    guard word == "journal" || word == "commands", !rest.isEmpty else {
      throw call.refusal(
        "':import' takes journal or commands, and a file", help: ":import commands FILE")
    }
    if word == "commands" {
      return try session.importCommands(
        call.dropping(call.argument.utf8.count - rest.utf8.count))
    }
    try session.access.checkWriting(at: call.span)
    try session.deciders()
    let path = Words.path(rest)
    let file = try call.opening { () throws(Diagnostic) in try FileBytes(path: path) }
    let bytes = file.copy
    let outcome: Result<Int, Diagnostic> = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(Diagnostic) in try session.workspace.importJournal(buffer) }
    }
    session.output.write("\(try outcome.get()) events taken in\n")
    return .done
  }
}

extension Session {
  /// Performs the commands of a file, and lists the rows that were not taken.
  fileprivate func importCommands(_ call: VerbCall) throws(Diagnostic) -> Outcome {
    let words = try ImportWords(call)
    let isDryRun = words.line.isDryRun
    if !isDryRun { try access.checkWriting(at: call.span) }
    try refusePublicView()
    if let day = desk.asOf {
      throw Diagnostic(
        code: "samat.shell.looking-back",
        message: "the tables are those of \(day), where nothing is recorded",
        help: "':asof now' goes back to today")
    }
    try access.checkReading(words.path)
    try deciders()
    var file = try call.opening { () throws(Diagnostic) in
      try CommandFile(
        path: words.path, forms: workspace.commandForms, command: words.values["command"]?.text,
        places: places)
    }
    guard
      let actor = words.values["by"]?.text ?? desk.actor
        ?? (file.requests.allSatisfy { $0.actor != nil } ? "-" : nil)
    else {
      throw Diagnostic(
        code: "samat.shell.no-actor", message: "nobody is named who commands",
        help: "add by=NAME or a column 'by', or set ':actor NAME' or --actor NAME")
    }
    var day = desk.today
    if let given = words.values["on"] { day = try DeskDay.reading(given.text, at: given.span) }
    if day == nil, file.requests.allSatisfy({ $0.day != nil }) {
      day = file.requests.first?.day ?? CaseworkGenerator.firstDay
    }
    guard let day = day ?? (showsNotes ? DeskDay.now() : nil) else {
      throw Diagnostic(
        code: "samat.shell.no-day", message: "the commands have no day",
        help: "add on=DAY or a column 'on', or set ':today DAY'")
    }
    try day.refuseFarFuture(at: words.values["on"]?.span)
    file.reject { (request) throws(Diagnostic) in try request.day?.refuseFarFuture(at: nil) }
    do {
      let report = try workspace.performAll(
        file, by: actor, on: day, onError: words.skips ? .skip : .stop,
        recording: isDryRun ? .ask : .record)
      show(report, of: words.path, isDryRun: isDryRun)
      return .done
    } catch let failure as ImportFailure {
      for row in failure.rejected {
        output.write("\(words.path):\(row.line): \(Self.reason(row))\n")
      }
      // The rows stand above, with their reasons and ways out.
      var diagnostic = failure.diagnostic
      diagnostic.notes = []
      throw diagnostic
    } catch let refusal as Refusal {
      throw refusal.diagnostic
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Diagnostic(code: "samat.shell.internal", message: "\(error)")
    }
  }

  /// Why a row was not taken, and what to do about it.
  private static func reason(_ row: ImportReport.Rejection) -> String {
    let what = ([row.reason.message] + row.reason.notes).joined(separator: ": ")
    return row.reason.help.isEmpty ? what : "\(what); \(row.reason.help)"
  }

  private func show(_ report: ImportReport, of path: String, isDryRun: Bool) {
    for row in report.rejected { output.write("\(path):\(row.line): \(Self.reason(row))\n") }
    let again = report.repeated == 0 ? "" : ", \(report.repeated) performed before"
    let left = report.rejected.isEmpty ? "" : ", \(report.rejected.count) rejected"
    output.write(
      "\(report.accepted) \(report.accepted == 1 ? "command" : "commands") "
        + "\(isDryRun ? "would be performed" : "performed"), \(report.eventCount) "
        + "\(report.eventCount == 1 ? "event" : "events")\(again)\(left)\n")
  }
}

/// The words of `:import commands`.
private struct ImportWords {
  let path: String
  let line: DeskLine
  var values: [String: DeskLine.Word] = [:]
  let skips: Bool

  init(_ call: VerbCall) throws(Diagnostic) {
    let line = try DeskLine(call.argument, at: call.fragment.range.lowerBound)
    var plain = line.plain
    var skips = false
    if let place = plain.firstIndex(where: { $0.text == "--on-error" }) {
      guard place + 1 < plain.count, ["skip", "stop"].contains(plain[place + 1].text) else {
        throw call.refusal(
          "'--on-error' takes skip or stop",
          help: "--on-error skip records the rows that are right and lists the others")
      }
      skips = plain[place + 1].text == "skip"
      plain.removeSubrange(place...place + 1)
    }
    guard plain.count == 1, let path = plain.first else {
      throw call.refusal(
        plain.isEmpty ? "a file is missing" : "'\(plain[1].text)' is one word too many",
        help: ":import commands FILE [command=NAME] [on=DAY] [by=NAME] [--on-error skip]")
    }
    for (key, value) in line.named {
      guard ["command", "on", "by"].contains(key.text) else {
        throw Diagnostic(
          code: "samat.shell.argument", message: "':import' has no argument '\(key.text)'",
          span: key.span, help: "there are command, on and by")
      }
      values[key.text] = value
    }
    self.path = Words.path(path.text)
    self.line = line
    self.skips = skips
  }
}
