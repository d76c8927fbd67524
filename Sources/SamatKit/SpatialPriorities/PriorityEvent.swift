/// A version of a document was begun.
public struct PriorityDrafted: Codable, Hashable, Sendable {
  /// The document.
  public let document: String
  /// The province or county.
  public var place: String
  /// Which of both.
  public var level: PriorityLevel
  /// The province, or that of the county.
  public var province: String
  /// The number of the version, from 1.
  public var version: Int
}

/// A requirement, resource or project was added.
public struct PriorityContentAdded: Codable, Hashable, Sendable {
  /// The document.
  public let document: String
  /// What it is.
  public var type: PriorityContent
  /// The text.
  public var text: String
  /// The sector that it serves.
  public var sector: String?
  /// What says so.
  public var statedIn: String?

  enum CodingKeys: String, CodingKey {
    case document, type, text, sector
    case statedIn = "stated_in"
  }
}

/// A priority was recorded.
public struct PriorityRanked: Codable, Hashable, Sendable {
  /// The document.
  public let document: String
  /// The ISIC Rev.4 section or division.
  public var sector: String
  /// Industry, mine or trade.
  public var domain: UnitDomain?
  /// The score.
  public var score: Double
  /// The rank.
  public var rank: Int
  /// The method.
  public var method: String
  /// The weights, `indicator=weight; ...`.
  public var weights: String
  /// How stable the rank is.
  public var stability: Double?
  /// The indicators with their sources, `indicator=source; ...`.
  public var indicators: String
}

/// A document was adopted.
public struct PriorityAdopted: Codable, Hashable, Sendable {
  /// The document.
  public let document: String
  /// The resolution or letter that adopts it.
  public var basis: String
  /// The version that it supersedes.
  public var supersedes: String?
  /// Why a province was out of turn; nil in turn.
  public var reason: String?
}

/// A permit was set against the document of its place.
public struct PriorityPermitRecorded: Codable, Hashable, Sendable {
  /// The permit.
  public let permit: String
  /// The province or county.
  public var place: String
  /// The sector of the permit.
  public var sector: String
  /// The document in force then.
  public var document: String
  /// Whether the document gives the sector, or its section, priority.
  public var fits: Bool
}

/// The programme came a step further in a province.
public struct PriorityRolledOut: Codable, Hashable, Sendable {
  /// The province.
  public let province: String
  /// The step.
  public var step: RolloutStep
  /// Why out of turn.
  public var reason: String?
}

/// What may have happened to priorities.
public enum PriorityEvent: DomainEvent {
  /// A version was begun.
  case drafted(PriorityDrafted)
  /// A requirement, resource or project was added.
  case contentAdded(PriorityContentAdded)
  /// A priority was recorded.
  case ranked(PriorityRanked)
  /// A document was adopted.
  case adopted(PriorityAdopted)
  /// A permit was set against a document.
  case permitRecorded(PriorityPermitRecorded)
  /// The programme came a step further.
  case rolledOut(PriorityRolledOut)

  /// Every kind.
  public static let kinds = [
    "priority.drafted", "priority.content_added", "priority.ranked", "priority.adopted",
    "priority.permit_recorded", "priority.rolled_out",
  ]

  /// Reasons and texts that somebody wrote.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "reason": .freeText, "text": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .drafted: "priority.drafted"
    case .contentAdded: "priority.content_added"
    case .ranked: "priority.ranked"
    case .adopted: "priority.adopted"
    case .permitRecorded: "priority.permit_recorded"
    case .rolledOut: "priority.rolled_out"
    }
  }

  /// The document, permit or province.
  public var subject: Subject {
    switch self {
    case .drafted(let event): Subject("priority_document", event.document)
    case .contentAdded(let event): Subject("priority_document", event.document)
    case .ranked(let event): Subject("priority_document", event.document)
    case .adopted(let event): Subject("priority_document", event.document)
    case .permitRecorded(let event): Subject("priority_permit", event.permit)
    case .rolledOut(let event): Subject("priority_rollout", event.province)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .drafted(let event): try event.encode(to: encoder)
    case .contentAdded(let event): try event.encode(to: encoder)
    case .ranked(let event): try event.encode(to: encoder)
    case .adopted(let event): try event.encode(to: encoder)
    case .permitRecorded(let event): try event.encode(to: encoder)
    case .rolledOut(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> PriorityEvent {
    switch kind {
    case "priority.drafted": .drafted(try PriorityDrafted(from: decoder))
    case "priority.content_added": .contentAdded(try PriorityContentAdded(from: decoder))
    case "priority.ranked": .ranked(try PriorityRanked(from: decoder))
    case "priority.adopted": .adopted(try PriorityAdopted(from: decoder))
    case "priority.permit_recorded": .permitRecorded(try PriorityPermitRecorded(from: decoder))
    case "priority.rolled_out": .rolledOut(try PriorityRolledOut(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of priorities"))
    }
  }
}
