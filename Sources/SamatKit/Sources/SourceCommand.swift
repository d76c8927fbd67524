public import PersianText

/// What a fact says.
public struct FactDetails: Sendable, Hashable {
  /// The kind, for instance `count`.
  public var kind: String
  /// What is said.
  public var statement: String
  /// Whom or what it is about; facts of two values are told by it.
  public var subject: String?
  /// A short term of the paragraph, spelt as there.
  public var term: String?
  /// The quantity.
  public var value: Double?
  /// The unit of measure.
  public var unit: String?
  /// The day.
  public var date: SolarHijriDate?
  /// The same day as the source writes it in another calendar.
  public var otherDate: SolarHijriDate?
  /// The weekday that the source gives, in English or Persian.
  public var weekday: String?
  /// The fact that gives the total which this one is a part of.
  public var total: String?
  /// How exact it is.
  public var precision: FactPrecision
  /// Whether the source does not say it in so many words.
  public var isInferred: Bool

  /// Creates what a fact says.
  public init(
    kind: String, statement: String, subject: String? = nil, term: String? = nil,
    value: Double? = nil, unit: String? = nil, date: SolarHijriDate? = nil,
    otherDate: SolarHijriDate? = nil, weekday: String? = nil, total: String? = nil,
    precision: FactPrecision = .exact, isInferred: Bool = false
  ) {
    self.kind = kind
    self.statement = statement
    self.subject = subject
    self.term = term
    self.value = value
    self.unit = unit
    self.date = date
    self.otherDate = otherDate
    self.weekday = weekday
    self.total = total
    self.precision = precision
    self.isInferred = isInferred
  }
}

/// What somebody may ask of ``SourcesDecider``.
public enum SourceCommand: DomainCommand {
  /// Adds a document; a day of publication that is not known is left out.
  case addSource(
    source: String, title: String, publisher: String, published: SolarHijriDate? = nil,
    paragraphs: Int, note: String? = nil)
  /// Adds a fact of a paragraph; contradictions that it makes are raised with it.
  case addFact(fact: String, source: String, paragraph: Int, details: FactDetails)
  /// Looks for contradictions among the facts of a document, with all its parts there.
  case check(source: String)
  /// Raises an issue of a document.
  case raise(
    issue: String, kind: SourceIssueKind, statement: String, source: String,
    paragraph: Int? = nil, facts: [String] = [])
  /// Comments on an issue.
  case comment(issue: String, text: String)
  /// Decides an issue; its row stays.
  case decide(issue: String, decision: String, reason: String)
  /// Reopens an issue.
  case reopenIssue(issue: String, reason: String)
  /// Proposes that two records are of one unit.
  case propose(link: String? = nil, left: String, right: String, score: Double, reason: String)
  /// Says that they are one; `unit.merge` joins them then.
  case accept(link: String, reason: String)
  /// Says that they are two.
  case reject(link: String, reason: String)
  /// Takes a decision on a pair back.
  case reopenLink(link: String, reason: String)

  /// What the command is called.
  public var name: String {
    switch self {
    case .addSource: "source.add"
    case .addFact: "fact.add"
    case .check: "source.check"
    case .raise: "issue.raise"
    case .comment: "issue.comment"
    case .decide: "issue.decide"
    case .reopenIssue: "issue.reopen"
    case .propose: "link.propose"
    case .accept: "link.accept"
    case .reject: "link.reject"
    case .reopenLink: "link.reopen"
    }
  }

  /// The document, fact, issue or pair.
  public var subject: Subject? {
    switch self {
    case .addSource(let source, _, _, _, _, _), .check(let source): Subject("source", source)
    case .addFact(let fact, _, _, _): Subject("fact", fact)
    case .raise(let issue, _, _, _, _, _), .comment(let issue, _), .decide(let issue, _, _),
      .reopenIssue(let issue, _):
      Subject("issue", issue)
    case .propose(let link, _, _, _, _): link.map { Subject("link", $0) }
    case .accept(let link, _), .reject(let link, _), .reopenLink(let link, _):
      Subject("link", link)
    }
  }
}
