import KQLSyntax
import SamatKit

/// What `:VERB show ID` prints.
struct DeskShow: Sendable {
  /// The verb.
  let verb: String
  /// The kind of what it shows, in the journal; nil for the verb's name.
  var recorded: String?
  /// Makes the document.
  let document: @Sendable (Workspace, String) throws(Diagnostic) -> any SecretariatDocument

  /// Every verb that shows something.
  static let all: [DeskShow] = [
    DeskShow(verb: "case") { (workspace, id) throws(Diagnostic) in try workspace.caseFile(id) },
    DeskShow(verb: "association") { (workspace, id) throws(Diagnostic) in
      try workspace.associationFile(id)
    },
    DeskShow(verb: "estate") { (workspace, id) throws(Diagnostic) in
      try workspace.estateFile(id)
    },
    DeskShow(verb: "programme") { (workspace, id) throws(Diagnostic) in
      try workspace.programmeFile(id)
    },
    DeskShow(verb: "procedure") { (workspace, id) throws(Diagnostic) in
      try workspace.procedureFile(id)
    },
    DeskShow(verb: "permit") { (workspace, id) throws(Diagnostic) in
      try workspace.permitFile(id)
    },
    DeskShow(verb: "priority", recorded: "priority_document") {
      (workspace, id) throws(Diagnostic) in
      try workspace.priorityFile(id)
    },
    DeskShow(verb: "allocation") { (workspace, id) throws(Diagnostic) in
      try workspace.allocationFile(id)
    },
    DeskShow(verb: "project") { (workspace, id) throws(Diagnostic) in
      try workspace.projectFile(id)
    },
    DeskShow(verb: "fund") { (workspace, id) throws(Diagnostic) in try workspace.fundFile(id) },
    DeskShow(verb: "axis") { (workspace, id) throws(Diagnostic) in try workspace.axisFile(id) },
    DeskShow(verb: "document", recorded: "source") { (workspace, id) throws(Diagnostic) in
      try workspace.sourceFile(id)
    },
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
