import KQLSyntax
import SamatKit

/// What `:VERB show ID` prints.
struct DeskShow: Sendable {
  /// The verb.
  let verb: String
  /// The kind of what it shows, in the journal; nil for the verb's name.
  var recorded: String?
  /// How the help writes what is shown.
  var subject = "ID"
  /// What the page has, in one sentence.
  var summary = "Prints its page."
  /// The same in Persian, in a few words.
  var persian = "نمایش"
  /// Makes the document.
  let document: @Sendable (Workspace, String) throws(Diagnostic) -> any SecretariatDocument

  /// Every verb that shows something.
  static let all: [DeskShow] = [
    DeskShow(
      verb: "case", subject: "CASE",
      summary: "Prints the whole file: steps, clocks, rules, and what may come next.",
      persian: "نمایش پرونده"
    ) { (workspace, id) throws(Diagnostic) in try workspace.caseFile(id) },
    DeskShow(
      verb: "association", subject: "ASSOCIATION",
      summary: "Prints its way to the register, its boards, elections and views.",
      persian: "نمایش تشکل"
    ) { (workspace, id) throws(Diagnostic) in try workspace.associationFile(id) },
    DeskShow(
      verb: "estate", subject: "ESTATE",
      summary: "Prints its balance, licence, parcels and score.", persian: "نمایش شهرک"
    ) { (workspace, id) throws(Diagnostic) in try workspace.estateFile(id) },
    DeskShow(
      verb: "programme", subject: "PROGRAMME",
      summary: "Prints axes, actions, late and silent ones, and the progress.",
      persian: "نمایش برنامه"
    ) { (workspace, id) throws(Diagnostic) in try workspace.programmeFile(id) },
    DeskShow(
      verb: "procedure", subject: "PROCEDURE",
      summary: "Prints its steps, its versions, and what each changed.", persian: "نمایش فرایند"
    ) { (workspace, id) throws(Diagnostic) in try workspace.procedureFile(id) },
    DeskShow(
      verb: "permit", subject: "PERMIT",
      summary: "Prints its steps, and how long it waited on whom.", persian: "نمایش مجوز"
    ) { (workspace, id) throws(Diagnostic) in try workspace.permitFile(id) },
    DeskShow(
      verb: "priority", recorded: "priority_document", subject: "DOCUMENT",
      summary: "Prints its grounds, versions, permits and rollout; also by a place.",
      persian: "نمایش سند آمایش"
    ) { (workspace, id) throws(Diagnostic) in try workspace.priorityFile(id) },
    DeskShow(
      verb: "allocation", subject: "ALLOCATION",
      summary: "Prints amounts, limits, reasons and versions; ':allocate record' makes one.",
      persian: "نمایش تخصیص"
    ) { (workspace, id) throws(Diagnostic) in try workspace.allocationFile(id) },
    DeskShow(
      verb: "project", subject: "PROJECT",
      summary: "Prints its ledger with balances and red flags.", persian: "نمایش طرح"
    ) { (workspace, id) throws(Diagnostic) in try workspace.projectFile(id) },
    DeskShow(
      verb: "fund", subject: "FUND",
      summary: "Prints what was promised, raised and spent, and each movement.",
      persian: "نمایش اعتبار"
    ) { (workspace, id) throws(Diagnostic) in try workspace.fundFile(id) },
    DeskShow(
      verb: "axis", subject: "AXIS",
      summary: "Prints what sources say of it, its actions and its progress.", persian: "نمایش محور"
    ) { (workspace, id) throws(Diagnostic) in try workspace.axisFile(id) },
    DeskShow(
      verb: "document", recorded: "source", subject: "SOURCE",
      summary: "Prints its facts, issues and contradictions.", persian: "نمایش سند"
    ) { (workspace, id) throws(Diagnostic) in try workspace.sourceFile(id) },
  ]

  /// The kind of what it shows, in the journal.
  var kind: String { recorded ?? verb }

  /// What a verb shows; nil where it shows nothing.
  static func of(_ verb: String) -> DeskShow? { all.first { $0.verb == verb } }
}

extension Session {
  /// `:case show K-12 [--fa] [--html] [FILE]`, or `:case K-12`: everything that happened, and what may
  /// come next.
  func show(_ show: DeskShow, _ call: VerbCall) throws(Diagnostic) -> Outcome {
    let words = try DocumentWords(call, names: [])
    let id = try words.subject("the id of a \(show.verb)")
    _ = try deciders()
    let shown = try shownWorkspace()
    try shown.refresh()
    let document: any SecretariatDocument
    do throws(Diagnostic) {
      document = try show.document(shown, id)
    } catch {
      var problem = error
      if problem.span == nil { problem.span = call.span }
      throw problem
    }
    // A place stands for its document.
    let own = (document as? PriorityFile)?.id ?? id
    let subject = Subject(show.kind, own)
    var tail = ""
    if shown.recordedIDs(of: show.kind).contains(own) {
      let day = desk.asOf ?? desk.today ?? DeskDay.now()
      let steps = shown.nextSteps(of: subject, by: desk.actor ?? "-", on: day)
        .compactMap(DeskForms.written)
      let (head, none) = words.language == .persian ? ("بعد", "هیچ") : ("next", "nothing")
      tail = "\n\(head): " + (steps.isEmpty ? none : steps.joined(separator: ", ")) + "\n"
    }
    return try words.write(document, tail: tail)
  }
}
