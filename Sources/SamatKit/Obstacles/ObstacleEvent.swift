/// Who said what kind an obstacle is.
public enum ObstacleJudge: String, Hashable, Sendable, CaseIterable, Codable {
  /// Whoever reported it.
  case reporter
  /// The classifier, from the text.
  case classifier
  /// Nobody: the kind is unknown.
  case nobody
}

/// An obstacle was reported.
public struct ObstacleReported: Codable, Hashable, Sendable {
  /// The mention.
  public let mention: String
  /// The kind; nil where it is unknown.
  public var obstacle: String?
  /// Who said so.
  public var judge: ObstacleJudge
  /// The words of the text that the classifier rests on.
  public var evidence: [String]
  /// What is reported, in words.
  public var statement: String?
  /// The unit that has it.
  public var unit: String?
  /// The case that it was named in.
  public var `case`: String?
  /// The session that it was named in.
  public var session: String?
  /// The ISO 3166-2 code of the province.
  public var province: String?
  /// The agency that causes it.
  public var agency: String?
  /// What it springs from.
  public var origin: ObstacleOrigin?
  /// The earlier mention that it repeats.
  public var repeats: String?
}

/// The kind of an obstacle was corrected.
public struct ObstacleReclassified: Codable, Hashable, Sendable {
  /// The mention.
  public let mention: String
  /// The kind.
  public var obstacle: String
  /// Why.
  public var reason: String
}

/// A report was taken back.
public struct ObstacleWithdrawn: Codable, Hashable, Sendable {
  /// The mention.
  public let mention: String
  /// Why.
  public var reason: String
}

/// What may have happened to the report of an obstacle.
public enum ObstacleEvent: DomainEvent {
  /// It was reported.
  case reported(ObstacleReported)
  /// Its kind was corrected.
  case reclassified(ObstacleReclassified)
  /// It was taken back.
  case withdrawn(ObstacleWithdrawn)

  /// Every kind.
  public static let kinds = ["obstacle.reported", "obstacle.reclassified", "obstacle.withdrawn"]

  /// Free text.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "statement": .freeText, "evidence": .freeText, "reason": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .reported: "obstacle.reported"
    case .reclassified: "obstacle.reclassified"
    case .withdrawn: "obstacle.withdrawn"
    }
  }

  /// The mention.
  public var subject: Subject {
    switch self {
    case .reported(let event): Subject("mention", event.mention)
    case .reclassified(let event): Subject("mention", event.mention)
    case .withdrawn(let event): Subject("mention", event.mention)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .reported(let event): try event.encode(to: encoder)
    case .reclassified(let event): try event.encode(to: encoder)
    case .withdrawn(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> ObstacleEvent {
    switch kind {
    case "obstacle.reported": .reported(try ObstacleReported(from: decoder))
    case "obstacle.reclassified": .reclassified(try ObstacleReclassified(from: decoder))
    case "obstacle.withdrawn": .withdrawn(try ObstacleWithdrawn(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of obstacles"))
    }
  }
}
