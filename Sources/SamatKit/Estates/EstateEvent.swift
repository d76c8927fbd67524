/// What may have happened to an estate, a parcel or a utility.
public enum EstateEvent: DomainEvent {
  /// It was registered.
  case registered(EstateDescribed)
  /// What is known of it was corrected.
  case corrected(EstateDescribed)
  /// A step of its licence was taken.
  case stepTaken(EstateStepTaken)
  /// Its application was turned down.
  case turnedDown(EstateTurnedDown)
  /// It was scored.
  case scored(EstateScored)
  /// A service company works for it.
  case companyAdded(EstateCompanyNamed)
  /// A service company works there no longer.
  case companyEnded(EstateCompanyNamed)
  /// Its demand for a utility was set.
  case demandSet(UtilityDemandSet)
  /// One of its supplies was set.
  case supplySet(UtilitySupplySet)
  /// A supply ended.
  case supplyEnded(UtilitySupplyEnded)
  /// What a unit in it needs was recorded.
  case connected(UtilityConnected)
  /// A parcel was assigned.
  case assigned(ParcelAssigned)
  /// An instalment was set.
  case instalmentSet(ParcelInstalmentSet)
  /// Something of an instalment was paid.
  case instalmentPaid(ParcelInstalmentPaid)
  /// Its building was reported.
  case buildingReported(ParcelBuildingReported)
  /// It was licensed.
  case licensed(ParcelLicensed)
  /// Its state was settled.
  case settled(ParcelSettled)
  /// Its holder gave it back.
  case waived(ParcelWaived)
  /// A reasonable period began.
  case warned(ParcelWarned)
  /// The assignment was rescinded.
  case rescinded(ParcelRescinded)

  /// Every kind.
  public static let kinds = [
    "estate.registered",
    "estate.corrected",
    "estate.step_taken",
    "estate.turned_down",
    "estate.scored",
    "estate.company_added",
    "estate.company_ended",
    "utility.demand_set",
    "utility.supply_set",
    "utility.supply_ended",
    "utility.connected",
    "parcel.assigned",
    "parcel.instalment_set",
    "parcel.instalment_paid",
    "parcel.building_reported",
    "parcel.licensed",
    "parcel.settled",
    "parcel.waived",
    "parcel.warned",
    "parcel.rescinded",
  ]

  /// Names of firms and persons, and free text.
  ///
  /// The holder of a parcel may be a person, but holds it as a firm does: a public view names neither.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "operator": .firm, "company": .firm, "holder": .firm, "note": .freeText,
    "reason": .freeText, "evidence": .freeText, "service": .freeText, "licence": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .registered: "estate.registered"
    case .corrected: "estate.corrected"
    case .stepTaken: "estate.step_taken"
    case .turnedDown: "estate.turned_down"
    case .scored: "estate.scored"
    case .companyAdded: "estate.company_added"
    case .companyEnded: "estate.company_ended"
    case .demandSet: "utility.demand_set"
    case .supplySet: "utility.supply_set"
    case .supplyEnded: "utility.supply_ended"
    case .connected: "utility.connected"
    case .assigned: "parcel.assigned"
    case .instalmentSet: "parcel.instalment_set"
    case .instalmentPaid: "parcel.instalment_paid"
    case .buildingReported: "parcel.building_reported"
    case .licensed: "parcel.licensed"
    case .settled: "parcel.settled"
    case .waived: "parcel.waived"
    case .warned: "parcel.warned"
    case .rescinded: "parcel.rescinded"
    }
  }

  /// The parcel, else the estate.
  public var subject: Subject {
    switch self {
    case .registered(let event): Subject("estate", event.estate)
    case .corrected(let event): Subject("estate", event.estate)
    case .stepTaken(let event): Subject("estate", event.estate)
    case .turnedDown(let event): Subject("estate", event.estate)
    case .scored(let event): Subject("estate", event.estate)
    case .companyAdded(let event): Subject("estate", event.estate)
    case .companyEnded(let event): Subject("estate", event.estate)
    case .demandSet(let event): Subject("estate", event.estate)
    case .supplySet(let event): Subject("estate", event.estate)
    case .supplyEnded(let event): Subject("estate", event.estate)
    case .connected(let event): Subject("estate", event.estate)
    case .assigned(let event): Subject("parcel", event.parcel)
    case .instalmentSet(let event): Subject("parcel", event.parcel)
    case .instalmentPaid(let event): Subject("parcel", event.parcel)
    case .buildingReported(let event): Subject("parcel", event.parcel)
    case .licensed(let event): Subject("parcel", event.parcel)
    case .settled(let event): Subject("parcel", event.parcel)
    case .waived(let event): Subject("parcel", event.parcel)
    case .warned(let event): Subject("parcel", event.parcel)
    case .rescinded(let event): Subject("parcel", event.parcel)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .registered(let event): try event.encode(to: encoder)
    case .corrected(let event): try event.encode(to: encoder)
    case .stepTaken(let event): try event.encode(to: encoder)
    case .turnedDown(let event): try event.encode(to: encoder)
    case .scored(let event): try event.encode(to: encoder)
    case .companyAdded(let event): try event.encode(to: encoder)
    case .companyEnded(let event): try event.encode(to: encoder)
    case .demandSet(let event): try event.encode(to: encoder)
    case .supplySet(let event): try event.encode(to: encoder)
    case .supplyEnded(let event): try event.encode(to: encoder)
    case .connected(let event): try event.encode(to: encoder)
    case .assigned(let event): try event.encode(to: encoder)
    case .instalmentSet(let event): try event.encode(to: encoder)
    case .instalmentPaid(let event): try event.encode(to: encoder)
    case .buildingReported(let event): try event.encode(to: encoder)
    case .licensed(let event): try event.encode(to: encoder)
    case .settled(let event): try event.encode(to: encoder)
    case .waived(let event): try event.encode(to: encoder)
    case .warned(let event): try event.encode(to: encoder)
    case .rescinded(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> EstateEvent {
    switch kind {
    case "estate.registered": .registered(try EstateDescribed(from: decoder))
    case "estate.corrected": .corrected(try EstateDescribed(from: decoder))
    case "estate.step_taken": .stepTaken(try EstateStepTaken(from: decoder))
    case "estate.turned_down": .turnedDown(try EstateTurnedDown(from: decoder))
    case "estate.scored": .scored(try EstateScored(from: decoder))
    case "estate.company_added": .companyAdded(try EstateCompanyNamed(from: decoder))
    case "estate.company_ended": .companyEnded(try EstateCompanyNamed(from: decoder))
    case "utility.demand_set": .demandSet(try UtilityDemandSet(from: decoder))
    case "utility.supply_set": .supplySet(try UtilitySupplySet(from: decoder))
    case "utility.supply_ended": .supplyEnded(try UtilitySupplyEnded(from: decoder))
    case "utility.connected": .connected(try UtilityConnected(from: decoder))
    case "parcel.assigned": .assigned(try ParcelAssigned(from: decoder))
    case "parcel.instalment_set": .instalmentSet(try ParcelInstalmentSet(from: decoder))
    case "parcel.instalment_paid": .instalmentPaid(try ParcelInstalmentPaid(from: decoder))
    case "parcel.building_reported": .buildingReported(try ParcelBuildingReported(from: decoder))
    case "parcel.licensed": .licensed(try ParcelLicensed(from: decoder))
    case "parcel.settled": .settled(try ParcelSettled(from: decoder))
    case "parcel.waived": .waived(try ParcelWaived(from: decoder))
    case "parcel.warned": .warned(try ParcelWarned(from: decoder))
    case "parcel.rescinded": .rescinded(try ParcelRescinded(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of estates"))
    }
  }
}
