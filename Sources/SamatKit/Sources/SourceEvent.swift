/// What may have happened to documents, facts, issues and pairs of records.
public enum SourceEvent: DomainEvent {
  /// A document was added.
  case sourceAdded(SourceAdded)
  /// A fact was added.
  case factAdded(FactAdded)
  /// An issue was raised.
  case raised(IssueRaised)
  /// An issue was commented on.
  case commented(IssueTreated)
  /// An issue was decided.
  case decided(IssueTreated)
  /// An issue was reopened.
  case issueReopened(IssueTreated)
  /// A pair was proposed.
  case proposed(LinkProposed)
  /// A pair was accepted.
  case accepted(LinkDecided)
  /// A pair was rejected.
  case rejected(LinkDecided)
  /// The decision on a pair was taken back.
  case linkReopened(LinkDecided)

  /// Every kind.
  public static let kinds = [
    "source.added",
    "fact.added",
    "issue.raised",
    "issue.commented",
    "issue.decided",
    "issue.reopened",
    "link.proposed",
    "link.accepted",
    "link.rejected",
    "link.reopened",
  ]

  /// What somebody wrote.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "reason": .freeText, "statement": .freeText, "note": .freeText, "decision": .freeText,
    "term": .freeText, "title": .freeText, "publisher": .firm,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .sourceAdded: "source.added"
    case .factAdded: "fact.added"
    case .raised: "issue.raised"
    case .commented: "issue.commented"
    case .decided: "issue.decided"
    case .issueReopened: "issue.reopened"
    case .proposed: "link.proposed"
    case .accepted: "link.accepted"
    case .rejected: "link.rejected"
    case .linkReopened: "link.reopened"
    }
  }

  /// What it happened to.
  public var subject: Subject {
    switch self {
    case .sourceAdded(let event): Subject("source", event.source)
    case .factAdded(let event): Subject("fact", event.fact)
    case .raised(let event): Subject("issue", event.issue)
    case .commented(let event): Subject("issue", event.issue)
    case .decided(let event): Subject("issue", event.issue)
    case .issueReopened(let event): Subject("issue", event.issue)
    case .proposed(let event): Subject("link", event.link)
    case .accepted(let event): Subject("link", event.link)
    case .rejected(let event): Subject("link", event.link)
    case .linkReopened(let event): Subject("link", event.link)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .sourceAdded(let event): try event.encode(to: encoder)
    case .factAdded(let event): try event.encode(to: encoder)
    case .raised(let event): try event.encode(to: encoder)
    case .commented(let event): try event.encode(to: encoder)
    case .decided(let event): try event.encode(to: encoder)
    case .issueReopened(let event): try event.encode(to: encoder)
    case .proposed(let event): try event.encode(to: encoder)
    case .accepted(let event): try event.encode(to: encoder)
    case .rejected(let event): try event.encode(to: encoder)
    case .linkReopened(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> SourceEvent {
    switch kind {
    case "source.added": .sourceAdded(try SourceAdded(from: decoder))
    case "fact.added": .factAdded(try FactAdded(from: decoder))
    case "issue.raised": .raised(try IssueRaised(from: decoder))
    case "issue.commented": .commented(try IssueTreated(from: decoder))
    case "issue.decided": .decided(try IssueTreated(from: decoder))
    case "issue.reopened": .issueReopened(try IssueTreated(from: decoder))
    case "link.proposed": .proposed(try LinkProposed(from: decoder))
    case "link.accepted": .accepted(try LinkDecided(from: decoder))
    case "link.rejected": .rejected(try LinkDecided(from: decoder))
    case "link.reopened": .linkReopened(try LinkDecided(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of sources"))
    }
  }
}
