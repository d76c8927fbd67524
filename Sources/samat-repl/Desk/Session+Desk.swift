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
      guard line.plain.count == 2 else {
        throw call.refusal("':case show' needs a case", help: ":case show CASE")
      }
      return try showCase(line.plain[1].text, at: line.plain[1].span)
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

  /// Keys of events that the first line of an entry tells already.
  private static let passed: Set<String> = ["case", "charter", "province"]

  /// `:case show K-12`: everything that happened, in order, with days, delays and who recorded it.
  private func showCase(_ id: String, at span: SourceSpan) throws(Diagnostic) -> Outcome {
    let casework = try casework()
    let shown = try shownWorkspace()
    try shown.refresh()
    let state = shown.state(of: casework.workingGroups)
    guard let stage = state.stage(ofCase: id) else {
      throw Diagnostic(
        code: "samat.case.unknown", message: "there is no case '\(id)' in the journal", span: span,
        help: "':case ' and Tab lists the cases")
    }
    let events = try shown.caseEvents(id)
    var lines: [String] = ["case \(id) · \(stage.rawValue)"]
    var due: [String: DeskDay] = [:]
    for event in events {
      let fields = event.fields
      let days = Dictionary(
        fields.compactMap { field in DeskDay(field.text).map { (field.key, $0) } },
        uniquingKeysWith: { first, _ in first })
      lines.append("")
      lines.append(
        "\(event.day.both)  \(event.kind)  \(event.subject)  by \(event.actor)"
          + Self.delay(event, due))
      for (key, text) in fields where !Self.passed.contains(key) && !text.isEmpty {
        lines.append("    \(key): \(days[key].map(\.both) ?? text)")
      }
      if let rule = CaseFileRules.rule(of: event.kind) { lines.append("    rule: \(rule)") }
      for (key, day) in days {
        switch (event.kind, key) {
        case ("case.opened", "answer_due"), ("case.opened", "committee_due"),
          ("case.opened", "solution_due"):
          due[key] = day
        case ("resolution.adopted", "deadline"), ("deadline.moved", "to"):
          due[fields.first { $0.key == "resolution" }?.text ?? event.subject.id] = day
        default: break
        }
      }
    }
    let steps = state.nextSteps(ofCase: id)
    lines.append("")
    lines.append("next: " + (steps.isEmpty ? "nothing, it is closed" : Self.written(steps)))
    output.write(page: lines.map { BidiText.neutralize($0) + "\n" }.joined())
    return .done
  }

  private static func written(_ steps: [String]) -> String {
    steps.compactMap { step in
      DeskCommand.all.first { $0.name == step }.map {
        $0.action.isEmpty ? ":\($0.verb)" : ":\($0.verb) \($0.action)"
      }
    }.joined(separator: ", ")
  }

  /// How late something was against the day by which it was due.
  private static func delay(_ event: StoredEvent, _ due: [String: DeskDay]) -> String {
    let key: String? =
      switch event.kind {
      case "case.answered": "answer_due"
      case "case.taken_up": "committee_due"
      case "case.closed": "solution_due"
      case "resolution.done", "resolution.failed": event.subject.id
      default: nil
      }
    guard let key, let last = due[key] else { return "" }
    let days = last.days(until: event.day)
    return days > 0 ? "  \(days) days late" : "  in time"
  }
}

/// The rule that an event follows.
enum CaseFileRules {
  /// The rule of a kind of events; nil where it only records.
  static func rule(of kind: String) -> String? {
    switch kind {
    case "case.opened", "case.taken_up", "case.closed": "working-groups.order"
    case "case.referred": "working-groups.committee-first"
    case "case.heard": "working-groups.unit-heard"
    case "opinion.given", "case.summed_up": "working-groups.opinions-first"
    case "resolution.adopted": "working-groups.deadline-required"
    case "objection.raised": "working-groups.objection-days"
    case "deadline.moved": "working-groups.first-deadline-visible"
    case "report.filed": "working-groups.performance-report"
    case "case.escalated": "working-groups.escalation-ladder"
    default: nil
    }
  }
}
