public import PersianText

/// An estate was registered, or what is known of it corrected.
public struct EstateDescribed: Codable, Hashable, Sendable {
  /// The estate.
  public var estate: String
  /// The name in English.
  public var name: String?
  /// The name in Persian.
  public var persianName: String?
  /// Estate or zone.
  public var kind: EstateKind?
  /// Who it belongs to.
  public var governance: EstateGovernance?
  /// Whether it is a rural zone.
  public var isRural: Bool?
  /// The province.
  public var province: String?
  /// The county.
  public var county: String?
  /// The area in hectares.
  public var areaHectares: Double?
  /// The managing company.
  public var managingCompany: String?

  enum CodingKeys: String, CodingKey {
    case estate
    case name
    case persianName = "name_fa"
    case kind
    case governance
    case isRural = "rural"
    case province
    case county
    case areaHectares = "area_ha"
    case managingCompany = "operator"
  }
}

/// A step of the licence of an estate was taken.
public struct EstateStepTaken: Codable, Hashable, Sendable {
  /// The estate.
  public var estate: String
  /// The step.
  public var step: EstateLicenceStep
  /// The day by which it had to be taken; nil without a limit.
  public var due: SolarHijriDate?
  /// By how many days it was late; 0 in time.
  public var daysLate: Int
  /// A remark.
  public var note: String?
  /// The policy that set the days.
  public var policy: String

  enum CodingKeys: String, CodingKey {
    case estate
    case step
    case due
    case daysLate = "days_late"
    case note
    case policy
  }
}

/// The application of an estate was turned down.
public struct EstateTurnedDown: Codable, Hashable, Sendable {
  /// The estate.
  public var estate: String
  /// Why.
  public var reason: String
}

/// An estate was scored.
public struct EstateScored: Codable, Hashable, Sendable {
  /// The estate.
  public var estate: String
  /// The pillars.
  public var pillars: [String]
  /// The points of each, from 0 to 100.
  public var points: [Double]
  /// The weight of each.
  public var weights: [Double]
  /// The weighted mean of the points.
  public var total: Double
  /// The class.
  public var estateClass: EstateClass
  /// From how many points it is a challenger.
  public var challengerFrom: Double
  /// From how many points it is a leader.
  public var leaderFrom: Double
  /// What the points rest on.
  public var evidence: String?
  /// The policy of weights and thresholds.
  public var policy: String

  enum CodingKeys: String, CodingKey {
    case estate
    case pillars
    case points
    case weights
    case total
    case estateClass = "class"
    case challengerFrom = "challenger_from"
    case leaderFrom = "leader_from"
    case evidence
    case policy
  }
}

/// A service company began or ended its work for an estate.
public struct EstateCompanyNamed: Codable, Hashable, Sendable {
  /// The estate.
  public var estate: String
  /// The company.
  public var company: String
  /// What it does.
  public var service: String?
}

/// The demand of an estate for a utility was set.
public struct UtilityDemandSet: Codable, Hashable, Sendable {
  /// The estate.
  public var estate: String
  /// The utility.
  public var utility: UtilityKind
  /// The demand.
  public var demand: Double
  /// The unit of measure.
  public var measure: String

  enum CodingKeys: String, CodingKey {
    case estate
    case utility
    case demand
    case measure = "unit"
  }
}

/// A supply of an estate was set.
public struct UtilitySupplySet: Codable, Hashable, Sendable {
  /// The estate.
  public var estate: String
  /// The utility.
  public var utility: UtilityKind
  /// Which of its supplies.
  public var supply: String
  /// Where it comes from.
  public var source: SupplySource
  /// How much.
  public var amount: Double
  /// The unit of measure.
  public var measure: String

  enum CodingKeys: String, CodingKey {
    case estate
    case utility
    case supply
    case source = "supply_source"
    case amount
    case measure = "unit"
  }
}

/// A supply of an estate ended.
public struct UtilitySupplyEnded: Codable, Hashable, Sendable {
  /// The estate.
  public var estate: String
  /// The utility.
  public var utility: UtilityKind
  /// Which of its supplies.
  public var supply: String
}

/// What a production unit needs of a utility was recorded.
public struct UtilityConnected: Codable, Hashable, Sendable {
  /// The estate.
  public var estate: String
  /// The utility.
  public var utility: UtilityKind
  /// The production unit.
  public var unit: String
  /// What it needs, in the estate's unit of measure.
  public var demand: Double
  /// Whether it has it.
  public var isSupplied: Bool

  enum CodingKeys: String, CodingKey {
    case estate
    case utility
    case unit = "production_unit"
    case demand
    case isSupplied = "supplied"
  }
}

/// A parcel was assigned.
public struct ParcelAssigned: Codable, Hashable, Sendable {
  /// The parcel.
  public var parcel: String
  /// The estate.
  public var estate: String
  /// The area in square metres.
  public var areaSquareMetres: Double
  /// The production unit that is to stand on it.
  public var unit: String?
  /// Who holds it.
  public var holder: String?
  /// The price.
  public var priceRial: Int64?
  /// The day by which it must be built on.
  public var deadline: SolarHijriDate
  /// The policy in force.
  public var policy: String

  enum CodingKeys: String, CodingKey {
    case parcel
    case estate
    case areaSquareMetres = "area_m2"
    case unit = "production_unit"
    case holder
    case priceRial = "price_rial"
    case deadline
    case policy
  }
}

/// An instalment of a parcel was set.
public struct ParcelInstalmentSet: Codable, Hashable, Sendable {
  /// The parcel.
  public var parcel: String
  /// The instalment.
  public var instalment: String
  /// The amount.
  public var amountRial: Int64
  /// The day by which it is due.
  public var due: SolarHijriDate

  enum CodingKeys: String, CodingKey {
    case parcel
    case instalment
    case amountRial = "amount_rial"
    case due
  }
}

/// Something of an instalment was paid.
public struct ParcelInstalmentPaid: Codable, Hashable, Sendable {
  /// The parcel.
  public var parcel: String
  /// The instalment.
  public var instalment: String
  /// The amount.
  public var amountRial: Int64
  /// By how many days it was late; 0 in time.
  public var daysLate: Int

  enum CodingKeys: String, CodingKey {
    case parcel
    case instalment
    case amountRial = "amount_rial"
    case daysLate = "days_late"
  }
}

/// The building on a parcel was reported.
public struct ParcelBuildingReported: Codable, Hashable, Sendable {
  /// The parcel.
  public var parcel: String
  /// The share that is built.
  public var built: Double
}

/// A parcel was licensed.
public struct ParcelLicensed: Codable, Hashable, Sendable {
  /// The parcel.
  public var parcel: String
  /// The licence.
  public var licence: String?
  /// By how many days the building deadline was passed; 0 in time.
  public var daysLate: Int
  /// The policy in force.
  public var policy: String

  enum CodingKeys: String, CodingKey {
    case parcel
    case licence
    case daysLate = "days_late"
    case policy
  }
}

/// The state of a parcel was settled.
public struct ParcelSettled: Codable, Hashable, Sendable {
  /// The parcel.
  public var parcel: String
  /// How.
  public var settlement: ParcelSettlement
  /// The later deadline, where there is one.
  public var deadline: SolarHijriDate?
  /// By how many days the end of the year was passed; 0 in time.
  public var daysLate: Int
  /// Why.
  public var reason: String?

  enum CodingKeys: String, CodingKey {
    case parcel
    case settlement
    case deadline
    case daysLate = "days_late"
    case reason
  }
}

/// The holder gave a parcel back.
public struct ParcelWaived: Codable, Hashable, Sendable {
  /// The parcel.
  public var parcel: String
  /// Why.
  public var reason: String
}

/// A reasonable period before a rescission began.
public struct ParcelWarned: Codable, Hashable, Sendable {
  /// The parcel.
  public var parcel: String
  /// Its last day.
  public var until: SolarHijriDate
  /// The policy in force.
  public var policy: String
}

/// The assignment of a parcel was rescinded.
public struct ParcelRescinded: Codable, Hashable, Sendable {
  /// The parcel.
  public var parcel: String
  /// The estate.
  public var estate: String
  /// The area that is free again.
  public var areaSquareMetres: Double
  /// The body that rescinded it.
  public var body: String
  /// Why.
  public var reason: String

  enum CodingKeys: String, CodingKey {
    case parcel
    case estate
    case areaSquareMetres = "area_m2"
    case body
    case reason
  }
}
