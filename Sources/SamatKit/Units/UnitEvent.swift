public import PersianText

/// A unit was registered, or what is known of it corrected.
public struct UnitDescribed: Codable, Hashable, Sendable {
  /// The unit.
  public let unit: String
  /// The name in English.
  public var name: String?
  /// The name in Persian.
  public var persianName: String?
  /// What it does.
  public var domain: UnitDomain?
  /// The ISIC Rev.4 section or division.
  public var sector: String?
  /// The ISO 3166-2 code of the province.
  public var province: String?
  /// The four-digit code of the county.
  public var county: String?
  /// The industrial estate.
  public var estate: String?
  /// Whether it is knowledge-based.
  public var isKnowledgeBased: Bool?
  /// The agency that keeps the record.
  public var recordOwner: String?

  enum CodingKeys: String, CodingKey {
    case unit, name
    case persianName = "name_fa"
    case domain, sector, province, county, estate
    case isKnowledgeBased = "knowledge_based"
    case recordOwner = "record_owner"
  }
}

/// A unit reported how it worked.
public struct UnitReported: Codable, Hashable, Sendable {
  /// The unit.
  public let unit: String
  /// The first day of the period.
  public var from: SolarHijriDate
  /// The last day of the period.
  public var to: SolarHijriDate
  /// Output as a share of nominal capacity, as it was observed.
  public var utilisation: Double?
  /// The number of employees.
  public var employees: Int?
  /// The status that follows under the policy.
  public var status: UnitStatus?
  /// The size that follows under the policy.
  public var size: UnitSize?
  /// The policy in force on the last day of the period.
  public var policy: String
}

/// The status of a unit changed.
public struct UnitStatusChanged: Codable, Hashable, Sendable {
  /// The unit.
  public let unit: String
  /// The status before.
  public var from: UnitStatus
  /// The status after.
  public var to: UnitStatus
  /// Whether it is a return to production.
  public var returned: Bool
  /// The ISO 3166-2 code of the province.
  public var province: String?
  /// The last resolution for the unit that was done before; nil where there is none.
  public var precededBy: String?

  enum CodingKeys: String, CodingKey {
    case unit, from, to, returned, province
    case precededBy = "preceded_by"
  }
}

/// A second record of a unit was joined to it.
public struct UnitMerged: Codable, Hashable, Sendable {
  /// The record that is kept.
  public let unit: String
  /// The record that points to it.
  public var duplicate: String
  /// Why they are one.
  public var reason: String
}

/// A merger was undone.
public struct UnitUnmerged: Codable, Hashable, Sendable {
  /// The record that was kept.
  public let unit: String
  /// The record that pointed to it.
  public var duplicate: String
  /// Why they are two.
  public var reason: String
}

/// A unit is no more.
public struct UnitRetired: Codable, Hashable, Sendable {
  /// The unit.
  public let unit: String
  /// Why.
  public var reason: String
}

/// What may have happened to a production unit.
public enum UnitEvent: DomainEvent {
  /// It was registered.
  case registered(UnitDescribed)
  /// What is known of it was corrected.
  case corrected(UnitDescribed)
  /// It reported how it worked.
  case reported(UnitReported)
  /// Its status changed.
  case statusChanged(UnitStatusChanged)
  /// A second record was joined to it.
  case merged(UnitMerged)
  /// A merger was undone.
  case unmerged(UnitUnmerged)
  /// It is no more.
  case retired(UnitRetired)

  /// Every kind.
  public static let kinds = [
    "unit.registered", "unit.corrected", "unit.reported", "unit.status_changed", "unit.merged",
    "unit.unmerged", "unit.retired",
  ]

  /// Names of firms, and reasons in free text.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "name": .firm, "name_fa": .firm, "reason": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .registered: "unit.registered"
    case .corrected: "unit.corrected"
    case .reported: "unit.reported"
    case .statusChanged: "unit.status_changed"
    case .merged: "unit.merged"
    case .unmerged: "unit.unmerged"
    case .retired: "unit.retired"
    }
  }

  /// The unit.
  public var subject: Subject {
    switch self {
    case .registered(let event), .corrected(let event): Subject("unit", event.unit)
    case .reported(let event): Subject("unit", event.unit)
    case .statusChanged(let event): Subject("unit", event.unit)
    case .merged(let event): Subject("unit", event.unit)
    case .unmerged(let event): Subject("unit", event.unit)
    case .retired(let event): Subject("unit", event.unit)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .registered(let event), .corrected(let event): try event.encode(to: encoder)
    case .reported(let event): try event.encode(to: encoder)
    case .statusChanged(let event): try event.encode(to: encoder)
    case .merged(let event): try event.encode(to: encoder)
    case .unmerged(let event): try event.encode(to: encoder)
    case .retired(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> UnitEvent {
    switch kind {
    case "unit.registered": .registered(try UnitDescribed(from: decoder))
    case "unit.corrected": .corrected(try UnitDescribed(from: decoder))
    case "unit.reported": .reported(try UnitReported(from: decoder))
    case "unit.status_changed": .statusChanged(try UnitStatusChanged(from: decoder))
    case "unit.merged": .merged(try UnitMerged(from: decoder))
    case "unit.unmerged": .unmerged(try UnitUnmerged(from: decoder))
    case "unit.retired": .retired(try UnitRetired(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of units"))
    }
  }
}
