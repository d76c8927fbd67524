import PersianText

/// What is recorded of documents, facts, issues and pairs of records.
public struct SourcesState: Sendable, Codable {
  struct Document: Sendable, Codable {
    var event: SourceAdded
    var facts: [String] = []
    var day: DayNumber
    var source: CaseworkSource
  }

  struct Fact: Sendable, Codable {
    var event: FactAdded
    /// The facts that are parts of it.
    var parts: [String] = []
    var day: DayNumber
  }

  struct Issue: Sendable, Codable {
    /// What was raised here; nil for an issue that a table tells of.
    var event: IssueRaised?
    var isDecided = false
    var last: DayNumber
  }

  /// What was done about an issue.
  struct Step: Sendable, Codable {
    var issue: String
    var step: String
    var event: IssueTreated
    var day: DayNumber
    var actor: String
    var source: CaseworkSource
  }

  struct Link: Sendable, Codable {
    var event: LinkProposed
    var status = RecordLinkStatus.proposed
    var proposed: DayNumber
    var decided: DayNumber?
    var decidedBy: String?
    var decisionReason: String?
    var last: DayNumber
    var source: CaseworkSource
  }

  var documents = Register<Document>()
  /// The facts of documents.
  var factsOf = Register<[String]>()
  var facts = Register<Fact>()
  /// Facts with a value by what they are a value of.
  var values = Register<[String]>()
  var issues = Register<Issue>()
  var steps = Register<Step>()
  var links = Register<Link>()
  /// The pair by its two records.
  var pairs = Register<String>()

  init() {}

  /// The facts of a document, in order.
  func facts(of document: String) -> [String] { factsOf[document] ?? [] }

  /// What a fact gives a value of; nil where it gives none, or where subject or day are unknown.
  static func key(_ fact: FactAdded) -> String? {
    guard fact.value != nil, let about = fact.about, let date = fact.date else { return nil }
    return [fact.kind, about, fact.unit ?? "", date.description].joined(separator: "\u{1F}")
  }

  /// A pair whichever of the two comes first; ids have no slash.
  static func pair(_ left: String, _ right: String) -> String {
    left < right ? "\(left)/\(right)" : "\(right)/\(left)"
  }
}

extension SourcesState {
  /// Takes up what has happened.
  mutating func take(_ event: SourceEvent, _ record: EventRecord) {
    let day = DayNumber(record.day)
    let source = CaseworkSource(record)
    switch event {
    case .sourceAdded(let event):
      documents.set(event.source, Document(event: event, day: day, source: source))
    case .factAdded(let event):
      facts.set(event.fact, Fact(event: event, day: day))
      Self.append(event.fact, to: event.source, in: &factsOf)
      if let key = Self.key(event) { Self.append(event.fact, to: key, in: &values) }
      if let total = event.total { facts.update(total) { $0.parts.append(event.fact) } }
    case .raised(let event):
      issues.set(event.issue, Issue(event: event, last: day))
    case .commented(let event): treat(event, "commented", record)
    case .decided(let event): treat(event, "decided", record)
    case .issueReopened(let event): treat(event, "reopened", record)
    case .proposed(let event):
      links.set(event.link, Link(event: event, proposed: day, last: day, source: source))
      pairs.set(Self.pair(event.left, event.right), event.link)
    case .accepted(let event): decide(event, .accepted, record)
    case .rejected(let event): decide(event, .rejected, record)
    case .linkReopened(let event):
      links.update(event.link) {
        $0.status = .proposed
        $0.decided = nil
        $0.decidedBy = nil
        $0.decisionReason = nil
        $0.last = max($0.last, day)
      }
    }
  }

  private static func append(
    _ fact: String, to key: String, in register: inout Register<[String]>
  ) {
    if register.contains(key) {
      register.update(key) { $0.append(fact) }
    } else {
      register.set(key, [fact])
    }
  }

  private mutating func treat(_ event: IssueTreated, _ step: String, _ record: EventRecord) {
    let day = DayNumber(record.day)
    if !issues.contains(event.issue) { issues.set(event.issue, Issue(event: nil, last: day)) }
    issues.update(event.issue) {
      if step == "decided" { $0.isDecided = true }
      if step == "reopened" { $0.isDecided = false }
      $0.last = max($0.last, day)
    }
    steps.set(
      "\(event.issue)/\(record.position)",
      Step(
        issue: event.issue, step: step, event: event, day: day, actor: record.actor,
        source: CaseworkSource(record)))
  }

  private mutating func decide(
    _ event: LinkDecided, _ status: RecordLinkStatus, _ record: EventRecord
  ) {
    let day = DayNumber(record.day)
    links.update(event.link) {
      $0.status = status
      $0.decided = day
      $0.decidedBy = record.actor
      $0.decisionReason = event.reason
      $0.last = max($0.last, day)
    }
  }
}
