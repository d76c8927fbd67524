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
  /// How many plans were made with drawn scores; nil where it was not tested.
  public var samples: Int?
  /// The standard deviation of the draws.
  public var spread: Double?
  /// Where the random numbers started.
  public var seed: UInt64?

  enum CodingKeys: String, CodingKey {
    case allocation, version, title, budget, rule, score, basis, samples, spread, seed
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
  /// What the place gets in the mean of plans with drawn scores; nil where it was not tested.
  public var mean: Int64?
  /// What one plan in twenty stays below.
  public var low: Int64?
  /// What one plan in twenty goes beyond.
  public var high: Int64?
  /// The share of plans in which it gets more than its floor.
  public var aboveFloor: Double?

  enum CodingKeys: String, CodingKey {
    case allocation, version, place, sector, score, amount, floor, cap, unlimited, mean, low, high
    case sectorFloor = "sector_floor"
    case sectorCap = "sector_cap"
    case decidedBy = "decided_by"
    case aboveFloor = "above_floor"
  }
}

/// A project was weighed, and chosen or not.
public struct AllocationProjectWeighed: Codable, Hashable, Sendable {
  /// The allocation.
  public let allocation: String
  /// The number of the version.
  public var version: Int
  /// The project.
  public var project: String
  /// The place whose amount it is paid from.
  public var place: String?
  /// What it costs.
  public var cost: Int64
  /// What it is worth.
  public var value: Double?
  /// Whether it is chosen.
  public var isChosen: Bool
  /// How often it is chosen when values are drawn.
  public var frequency: Double?

  enum CodingKeys: String, CodingKey {
    case allocation, version, project, place, cost, value, frequency
    case isChosen = "chosen"
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
  /// A project that the amounts are for.
  case weighed(AllocationProjectWeighed)
  /// The version in force was taken back.
  case withdrawn(AllocationWithdrawn)

  /// Every kind.
  public static let kinds = [
    "allocation.decided", "allocation.shared", "allocation.project_weighed",
    "allocation.withdrawn",
  ]

  /// What somebody wrote; queries and projects too may hold names.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "title": .freeText, "basis": .freeText, "reason": .freeText, "scores_from": .freeText,
    "project": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .decided: Self.kinds[0]
    case .shared: Self.kinds[1]
    case .weighed: Self.kinds[2]
    case .withdrawn: Self.kinds[3]
    }
  }

  /// The allocation.
  public var subject: Subject {
    switch self {
    case .decided(let event): Subject("allocation", event.allocation)
    case .shared(let event): Subject("allocation", event.allocation)
    case .weighed(let event): Subject("allocation", event.allocation)
    case .withdrawn(let event): Subject("allocation", event.allocation)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .decided(let event): try event.encode(to: encoder)
    case .shared(let event): try event.encode(to: encoder)
    case .weighed(let event): try event.encode(to: encoder)
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
    case "allocation.project_weighed":
      .weighed(try AllocationProjectWeighed(from: decoder))
    case "allocation.withdrawn": .withdrawn(try AllocationWithdrawn(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of allocations"))
    }
  }
}
