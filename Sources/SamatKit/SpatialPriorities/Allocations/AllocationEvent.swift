/// A version of an allocation was decided.
public struct AllocationDecided: Codable, Hashable, Sendable {
  /// The allocation.
  public let allocation: String
  /// The number of the version, from 1.
  public var version: Int
  /// What it is for.
  public var title: String?
  /// What is shared out, in rial.
  public var budget: Int64
  /// The rule.
  public var rule: String
  /// The table or query that the scores come from.
  public var scoresFrom: String
  /// The score.
  public var score: String
  /// The resolution or letter that decides it.
  public var basis: String?

  enum CodingKeys: String, CodingKey {
    case allocation, version, title, budget, rule, score, basis
    case scoresFrom = "scores_from"
  }
}

/// A place, or a pair of place and sector, got its amount.
public struct AllocationShared: Codable, Hashable, Sendable {
  /// The allocation.
  public let allocation: String
  /// The number of the version.
  public var version: Int
  /// The province or county.
  public var place: String
  /// The sector.
  public var sector: String?
  /// The score.
  public var score: Double?
  /// What it gets, in rial.
  public var amount: Int64
  /// What the place gets at least.
  public var floor: Int64?
  /// What the place gets at most.
  public var cap: Int64?
  /// What the sector gets at least.
  public var sectorFloor: Int64?
  /// What the sector gets at most.
  public var sectorCap: Int64?
  /// What the place would get without floors and caps.
  public var unlimited: Int64?
  /// What decides the amount of the place: `floor`, `cap` or `share`.
  public var decidedBy: String

  enum CodingKeys: String, CodingKey {
    case allocation, version, place, sector, score, amount, floor, cap, unlimited
    case sectorFloor = "sector_floor"
    case sectorCap = "sector_cap"
    case decidedBy = "decided_by"
  }
}

/// The version in force was taken back.
public struct AllocationWithdrawn: Codable, Hashable, Sendable {
  /// The allocation.
  public let allocation: String
  /// The number of the version.
  public var version: Int
  /// Why.
  public var reason: String
}

/// What may have happened to allocations.
public enum AllocationEvent: DomainEvent {
  /// A version was decided; its amounts follow.
  case decided(AllocationDecided)
  /// An amount of the version.
  case shared(AllocationShared)
  /// The version in force was taken back.
  case withdrawn(AllocationWithdrawn)

  /// Every kind.
  public static let kinds = ["allocation.decided", "allocation.shared", "allocation.withdrawn"]

  /// What somebody wrote; queries too may hold names.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "title": .freeText, "basis": .freeText, "reason": .freeText, "scores_from": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .decided: Self.kinds[0]
    case .shared: Self.kinds[1]
    case .withdrawn: Self.kinds[2]
    }
  }

  /// The allocation.
  public var subject: Subject {
    switch self {
    case .decided(let event): Subject("allocation", event.allocation)
    case .shared(let event): Subject("allocation", event.allocation)
    case .withdrawn(let event): Subject("allocation", event.allocation)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .decided(let event): try event.encode(to: encoder)
    case .shared(let event): try event.encode(to: encoder)
    case .withdrawn(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> AllocationEvent {
    switch kind {
    case "allocation.decided": .decided(try AllocationDecided(from: decoder))
    case "allocation.shared": .shared(try AllocationShared(from: decoder))
    case "allocation.withdrawn": .withdrawn(try AllocationWithdrawn(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of allocations"))
    }
  }
}
