import KQLEngine
import KQLSyntax
import SamatKit

/// The guides of a session, each where the analyst has come to.
final class Guides {
  /// `:priorities`.
  var priorities = PriorityGuide()
  /// `:allocate`.
  var allocation = AllocationGuide()
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
  func show(
    _ table: Table, chart path: String?, in language: DocumentLanguage
  ) throws(Diagnostic) {
    lastResult = table
    lastQuestion = nil
    if let path {
      try charts.write(table, to: Words.path(path), in: language)
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
