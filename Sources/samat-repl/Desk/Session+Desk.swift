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
  /// Whether names of firms and free texts are withheld.
  var isPublic = false
  /// The public view of the last query, and of which events and day it is.
  var publicView: (position: Int64, day: DeskDay?, workspace: Workspace)?
  /// The day of `asof(...);` for the next statement.
  var pending: Workspace?
  /// What is in force beside what the tables say: `--policies`.
  var policies = PolicyBook()
  /// Provinces and counties; nil before they are needed.
  var places: PlaceNames?
  /// The deciders; nil before they are needed.
  var deciders: StandardDeciders?
}

extension Session {
  /// The deciders. Without `--db` the first use puts a journal in memory behind the tables, and
  /// says so.
  @discardableResult
  func deciders() throws(Diagnostic) -> StandardDeciders {
    if let known = desk.deciders { return known }
    let made = try StandardDeciders(data: data, policies: desk.policies)
    try workspace.attach(MemoryJournal(), deciders: made.all)
    desk.deciders = made
    messages.note("this journal is in memory and ends with the shell; '--db FILE' keeps one")
    return made
  }

  /// Provinces and counties, of the tables in use.
  var places: PlaceNames {
    if let known = desk.places { return known }
    let made = (try? PlaceNames(data)) ?? .reference
    desk.places = made
    return made
  }

  /// What queries look at: the workspace of today, or of the day of `:asof`.
  ///
  /// - Throws: What the journal reports.
  func shownWorkspace() throws(Diagnostic) -> Workspace {
    if let pending = desk.pending { return pending }
    let shown = try desk.asOf.map { (day) throws(Diagnostic) in try workspace.recentAsOf(day) }
    guard desk.isPublic else { return shown ?? workspace }
    let position = try workspace.journal?.head().position ?? 0
    // The view of today follows the journal by itself; that of a day is made anew where more is known of
    // the day.
    if let known = desk.publicView, known.day == desk.asOf,
      known.day == nil || known.position == position
    {
      return known.workspace
    }
    let made = try (shown ?? workspace).publicView()
    desk.publicView = (position, desk.asOf, made)
    return made
  }

  /// Performs the command of a line, and shows what was recorded.
  ///
  /// - Throws: What is wrong with the line; the refusal of a rule, with the place of the argument.
  func perform(verb: String, _ call: VerbCall) throws(Diagnostic) -> Outcome {
    if let show = DeskShow.of(verb) {
      let (word, rest) = Words.first(of: call.argument)
      if word == "show" {
        return try self.show(show, call.dropping(call.argument.utf8.count - rest.utf8.count))
      }
      let actions = DeskForms.of(verb).map(\.action)
      let onlyOptions = rest.split(separator: " ").allSatisfy { $0 == "--fa" || $0 == "--html" }
      if !word.isEmpty, onlyOptions, !actions.contains(word) {
        do throws(Diagnostic) {
          return try self.show(show, call)
        } catch {
          // What is no id may be an action that was misspelt.
          guard let near = EditDistance.nearest(to: word, among: actions + ["show"]) else {
            throw error
          }
          throw Diagnostic(
            code: "samat.shell.argument",
            message: "':\(verb)' has no '\(word)', and no \(show.verb) has that id",
            span: call.span,
            help: "did you mean '\(near)'?")
        }
      }
    }
    let line = try DeskLine(call.argument, at: call.fragment.range.lowerBound)
    let request = try DeskRequest(
      verb: verb, line, at: call.argument.isEmpty ? nil : call.span, places: places)
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
    try refusePublicView()
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
    try day.refuseFarFuture(at: request.daySpan)
    try deciders()
    let command = request.command.make(request.values)
    do {
      let receipt =
        if request.isDryRun {
          try workspace.outcome(of: command, by: actor, on: day)
        } else {
          try workspace.perform(command, by: actor, on: day)
        }
      show(receipt, by: actor, on: day)
      return .done
    } catch let refusal as Refusal {
      var diagnostic = refusal.diagnostic
      diagnostic.span = request.span(of: refusal)
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

  /// The public view of a day, for a query.
  func shownInPublic(_ past: Workspace, _ text: String) throws(QueryFailure) -> Workspace {
    do throws(Diagnostic) {
      return try past.publicView()
    } catch {
      throw QueryFailure(diagnostics: [error], text: text)
    }
  }

  /// Refuses what would be recorded while names are withheld.
  func refusePublicView() throws(Diagnostic) {
    if desk.isPublic {
      throw Diagnostic(
        code: "samat.journal.public", message: "nothing is recorded in the public view",
        help: "':public off' shows everything again")
    }
  }
}
