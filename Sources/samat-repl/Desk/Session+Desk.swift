import Glibc
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import SamatStore

/// What commands of casework need beside the workspace.
final class Desk {
  /// The journal's file; nil for a journal in memory.
  var path: String?
  /// Who commands, unless a command says it.
  var actor: String?
  /// The day of commands that have none.
  var today: DeskDay?
  /// The day that is looked back to.
  var asOf: DeskDay?
  /// The day of `asof(...);` for the next statement.
  var pending: Workspace?
  /// The deciders; nil before they are needed.
  var casework: Casework?
}

extension Session {
  /// The deciders. Without `--db` the first use puts a journal in memory behind the tables, and
  /// says so.
  func casework() throws(Diagnostic) -> Casework {
    if let known = desk.casework { return known }
    let made = Casework(try CaseworkSetting(data: data))
    try workspace.attach(MemoryJournal(), deciders: made.all)
    desk.casework = made
    messages.note("this journal is in memory and ends with the shell; '--db FILE' keeps one")
    return made
  }

  /// What queries look at: the workspace of today, or of the day of `:asof`.
  ///
  /// - Throws: What the journal reports.
  func shownWorkspace() throws(Diagnostic) -> Workspace {
    if let pending = desk.pending { return pending }
    guard let day = desk.asOf else { return workspace }
    return try workspace.recentAsOf(day)
  }

  /// Performs the command of a line, and shows what was recorded.
  ///
  /// - Throws: What is wrong with the line; the refusal of a rule, with the place of the argument.
  func perform(verb: String, _ call: VerbCall) throws(Diagnostic) -> Outcome {
    let line = try DeskLine(call.argument, at: call.fragment.range.lowerBound)
    if verb == "case", line.named.isEmpty, line.plain.first?.text == "show" {
      let isPersian = line.plain.last?.text == "--fa"
      guard line.plain.count == (isPersian ? 3 : 2) else {
        throw call.refusal("':case show' needs a case", help: ":case show CASE [--fa]")
      }
      return try showCase(
        line.plain[1].text, at: line.plain[1].span, in: isPersian ? .persian : .english)
    }
    if verb == "case", line.named.isEmpty, line.plain.count == 1, !line.isDryRun,
      !DeskCommand.of("case").contains(where: { $0.action == line.plain[0].text })
    {
      return try showCase(line.plain[0].text, at: line.plain[0].span)
    }
    let request = try DeskRequest(verb: verb, line, at: call.argument.isEmpty ? nil : call.span)
    if access.isSafe, !request.isDryRun {
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
    guard let actor = request.actor ?? desk.actor else {
      throw Diagnostic(
        code: "samat.shell.no-actor", message: "nobody is named who commands",
        help: "add by=NAME, or set ':actor NAME' or --actor NAME")
    }
    guard let day = request.day ?? desk.today ?? (showsNotes ? DeskDay.now() : nil) else {
      throw Diagnostic(
        code: "samat.shell.no-day", message: "the command has no day",
        help: "add on=DAY, or set ':today DAY'; only at the prompt today is meant")
    }
    _ = try casework()
    let command = request.command.make(request.values)
    do {
      let receipt: Receipt
      switch (command, request.isDryRun) {
      case (.unit(let command), true):
        receipt = try workspace.outcome(of: command, by: actor, on: day)
      case (.unit(let command), false): receipt = try workspace.perform(command, by: actor, on: day)
      case (.obstacle(let command), true):
        receipt = try workspace.outcome(of: command, by: actor, on: day)
      case (.obstacle(let command), false):
        receipt = try workspace.perform(command, by: actor, on: day)
      case (.workingGroup(let command), true):
        receipt = try workspace.outcome(of: command, by: actor, on: day)
      case (.workingGroup(let command), false):
        receipt = try workspace.perform(command, by: actor, on: day)
      }
      show(receipt, by: actor, on: day)
      return .done
    } catch let refusal as Refusal {
      var diagnostic = refusal.diagnostic
      diagnostic.span = request.span(of: refusal.code)
      throw diagnostic
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Diagnostic(code: "samat.shell.internal", message: "\(error)")
    }
  }

  /// Says what was recorded, one event a line.
  private func show(_ receipt: Receipt, by actor: String, on day: DeskDay) {
    if receipt.events.isEmpty { return output.write("nothing changes\n") }
    let head = receipt.isDryRun ? "would record" : "recorded"
    for event in receipt.events {
      output.write(
        "\(head) \(event.kind) \(event.subject), version \(event.version), event \(event.position), "
          + "\(day.both), by \(BidiText.neutralize(actor))\n")
    }
  }

  // MARK: - The whole file

  /// `:case show K-12 [--fa]`: everything that happened, in order, with days, delays, rules and who
  /// recorded it; and what may come next.
  private func showCase(
    _ id: String, at span: SourceSpan, in language: DocumentLanguage = .english
  ) throws(Diagnostic) -> Outcome {
    let casework = try casework()
    let shown = try shownWorkspace()
    try shown.refresh()
    let file: CaseFile
    do throws(Diagnostic) {
      file = try shown.caseFile(id)
    } catch {
      var problem = error
      if problem.span == nil { problem.span = span }
      throw problem
    }
    var text = file.text(in: language, width: terminalColumns(STDOUT_FILENO) ?? 100)
    let state = shown.state(of: casework.workingGroups)
    if state.stage(ofCase: id) != nil {
      let steps = state.nextSteps(ofCase: id)
      text += "\nnext: " + (steps.isEmpty ? "nothing, it is closed" : Self.written(steps)) + "\n"
    }
    output.write(page: text)
    return .done
  }

  private static func written(_ steps: [String]) -> String {
    steps.compactMap { step in
      DeskCommand.all.first { $0.name == step }.map {
        $0.action.isEmpty ? ":\($0.verb)" : ":\($0.verb) \($0.action)"
      }
    }.joined(separator: ", ")
  }
}
