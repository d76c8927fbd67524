public import PersianText

/// A document was added.
public struct SourceAdded: Codable, Hashable, Sendable {
  /// The document.
  public let source: String
  /// What it is about.
  public var title: String
  /// Who published it.
  public var publisher: String
  /// The day of publication; nil where it is unknown.
  public var published: SolarHijriDate?
  /// How many paragraphs it has.
  public var paragraphs: Int
  /// What else is to be known.
  public var note: String?
}

/// A fact was added.
public struct FactAdded: Codable, Hashable, Sendable {
  /// The fact.
  public let fact: String
  /// The document.
  public var source: String
  /// The paragraph, from 1.
  public var paragraph: Int
  /// The kind.
  public var kind: String
  /// What is said.
  public var statement: String
  /// Whom or what it is about.
  public var about: String?
  /// A term of the paragraph.
  public var term: String?
  /// The quantity.
  public var value: Double?
  /// The unit of measure.
  public var unit: String?
  /// The day.
  public var date: SolarHijriDate?
  /// The day as written in another calendar.
  public var otherDate: SolarHijriDate?
  /// The weekday as written.
  public var weekday: String?
  /// The fact that gives the total.
  public var total: String?
  /// How exact it is.
  public var precision: FactPrecision
  /// Whether the source does not say it in so many words.
  public var isInferred: Bool

  enum CodingKeys: String, CodingKey {
    case fact, source, paragraph
    case kind = "fact_kind"
    case statement, about, term, value, unit, date
    case otherDate = "other_date"
    case weekday, total, precision
    case isInferred = "inferred"
  }
}

/// An issue was raised, by a person or by a rule.
public struct IssueRaised: Codable, Hashable, Sendable {
  /// The issue.
  public let issue: String
  /// What is doubtful.
  public var kind: SourceIssueKind
  /// What is said of it.
  public var statement: String
  /// The document.
  public var source: String
  /// The paragraph.
  public var paragraph: Int?
  /// The facts that it concerns.
  public var facts: [String]
  /// The rule that found it; nil where a person did.
  public var rule: String?

  enum CodingKeys: String, CodingKey {
    case issue
    case kind = "issue_kind"
    case statement, source, paragraph, facts, rule
  }
}

/// An issue was commented on, decided or reopened.
public struct IssueTreated: Codable, Hashable, Sendable {
  /// The issue.
  public let issue: String
  /// What was decided; nil in a comment or a reopening.
  public var decision: String?
  /// The comment or the reason.
  public var reason: String
}

/// Two records were proposed to be of one unit.
public struct LinkProposed: Codable, Hashable, Sendable {
  /// The pair.
  public let link: String
  /// One record.
  public var left: String
  /// The other.
  public var right: String
  /// How likely it is, as the linkage scored it.
  public var score: Double
  /// Why.
  public var reason: String
}

/// A pair was decided, or its decision taken back.
public struct LinkDecided: Codable, Hashable, Sendable {
  /// The pair.
  public let link: String
  /// Why.
  public var reason: String
}
