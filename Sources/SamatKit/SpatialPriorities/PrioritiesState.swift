/// What is recorded of priorities.
public struct PrioritiesState: Sendable, Codable {
  struct Document: Sendable, Codable {
    var drafted: PriorityDrafted
    var status = PriorityDocumentStatus.draft
    var begun: DayNumber
    var adopted: DayNumber?
    var basis: String?
    var superseded: DayNumber?
    /// The rows of its contents and of its priorities.
    var contents: [String] = []
    var priorities: [String] = []
    var last: DayNumber
    var source: CaseworkSource
  }

  struct Place: Sendable, Codable {
    var versions = 0
    var draft: String?
    var inForce: String?
  }

  struct Entry<Event: Codable & Sendable>: Sendable, Codable {
    var event: Event
    var day: DayNumber
    var source: CaseworkSource
  }

  var documents = Register<Document>()
  var places: [String: Place] = [:]
  var contents = Register<Entry<PriorityContentAdded>>()
  var priorities = Register<Entry<PriorityRanked>>()
  var permits = Register<Entry<PriorityPermitRecorded>>()
  /// By `province/step`.
  var steps = Register<Entry<PriorityRolledOut>>()

  init() {}

  mutating func take(
    _ event: PriorityEvent, day: DayNumber, position: Int64, source: CaseworkSource
  ) {
    switch event {
    case .drafted(let event):
      documents.set(
        event.document, Document(drafted: event, begun: day, last: day, source: source))
      places[event.place, default: Place()].versions += 1
      places[event.place, default: Place()].draft = event.document
    case .contentAdded(let event):
      let id = "\(event.document)/\(position)"
      contents.set(id, Entry(event: event, day: day, source: source))
      documents.update(event.document) { $0.contents.append(id) }
    case .ranked(let event):
      let id = "\(event.document)/\(event.sector)"
      priorities.set(id, Entry(event: event, day: day, source: source))
      documents.update(event.document) { $0.priorities.append(id) }
    case .adopted(let event):
      documents.update(event.document) {
        $0.status = .adopted
        $0.adopted = day
        $0.basis = event.basis
      }
      if let old = event.supersedes {
        documents.update(old) {
          $0.status = .superseded
          $0.superseded = day
        }
      }
      if let place = documents[event.document]?.drafted.place {
        places[place, default: Place()].draft = nil
        places[place, default: Place()].inForce = event.document
      }
    case .permitRecorded(let event):
      permits.set(event.permit, Entry(event: event, day: day, source: source))
    case .rolledOut(let event):
      steps.set(
        "\(event.province)/\(event.step.rawValue)", Entry(event: event, day: day, source: source))
    }
    if event.subject.kind == "priority_document" {
      documents.update(event.subject.id) { $0.last = max($0.last, day) }
    }
  }
}
