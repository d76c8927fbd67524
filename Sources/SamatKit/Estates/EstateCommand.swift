public import PersianText

/// What somebody may say of an estate or zone.
public struct EstateDetails: Sendable, Hashable {
  /// The name in English.
  public var name: String?
  /// The name in Persian.
  public var persianName: String?
  /// Estate or zone.
  public var kind: EstateKind?
  /// Who it belongs to.
  public var governance: EstateGovernance?
  /// Whether it is a rural zone (ناحیه صنعتی روستایی).
  public var isRural: Bool?
  /// The ISO 3166-2 code of the province.
  public var province: String?
  /// The four-digit code of the county.
  public var county: String?
  /// The area in hectares.
  public var areaHectares: Double?
  /// The managing company.
  public var managingCompany: String?

  /// Nothing is known.
  public init() {}
}

/// What somebody may ask of ``EstatesDecider``. Amounts are in rial.
public enum EstateCommand: DomainCommand {
  /// Registers an estate or zone.
  case register(estate: String, details: EstateDetails = EstateDetails())
  /// Corrects what was said of an estate; what is nil stays.
  case correct(estate: String, details: EstateDetails)
  /// Records that a step of the licence of a non-governmental estate is done.
  case takeStep(estate: String, step: EstateLicenceStep, note: String? = nil)
  /// Records that an application was turned down; a new one may follow.
  case turnDown(estate: String, reason: String)
  /// Scores an estate: points from 0 to 100 in each pillar.
  case score(estate: String, points: [EstatePillar: Double], evidence: String? = nil)
  /// Records that a service company works for an estate.
  case addCompany(estate: String, company: String, service: String? = nil)
  /// Records that a service company works there no longer.
  case endCompany(estate: String, company: String)

  /// Assigns a parcel: to a unit or another holder, for a price, to be built on by a deadline.
  case assign(
    parcel: String, estate: String, areaSquareMetres: Double, unit: String? = nil,
    holder: String? = nil, priceRial: Int64? = nil, deadline: SolarHijriDate? = nil)
  /// Sets an instalment of a parcel's price.
  case setInstalment(parcel: String, instalment: String, amountRial: Int64, due: SolarHijriDate)
  /// Records a payment of an instalment.
  case payInstalment(parcel: String, instalment: String, amountRial: Int64)
  /// Reports how much of a parcel is built, from 0 to 1.
  case reportBuilding(parcel: String, built: Double)
  /// Records the licence of a parcel that is built on.
  case license(parcel: String, licence: String? = nil)
  /// Settles the state of an assigned parcel.
  case settle(
    parcel: String, settlement: ParcelSettlement, deadline: SolarHijriDate? = nil,
    reason: String? = nil)
  /// Records that the holder gives a parcel back.
  case waive(parcel: String, reason: String)
  /// Gives notice: a reasonable period begins.
  case warn(parcel: String, until: SolarHijriDate? = nil)
  /// Rescinds the assignment.
  case rescind(parcel: String, body: String, reason: String)

  /// Sets the demand of an estate for a utility.
  case setDemand(estate: String, utility: UtilityKind, demand: Double, measure: String)
  /// Sets one of the supplies of an estate.
  case setSupply(
    estate: String, utility: UtilityKind, supply: String, source: SupplySource, amount: Double,
    measure: String)
  /// Ends a supply.
  case endSupply(estate: String, utility: UtilityKind, supply: String)
  /// Records what a production unit in an estate needs of a utility, and whether it has it.
  case connect(
    estate: String, utility: UtilityKind, unit: String, demand: Double, isSupplied: Bool)

  /// What the command is called.
  public var name: String {
    switch self {
    case .register: "estate.register"
    case .correct: "estate.correct"
    case .takeStep: "estate.take_step"
    case .turnDown: "estate.turn_down"
    case .score: "estate.score"
    case .addCompany: "estate.add_company"
    case .endCompany: "estate.end_company"
    case .assign: "parcel.assign"
    case .setInstalment: "parcel.set_instalment"
    case .payInstalment: "parcel.pay_instalment"
    case .reportBuilding: "parcel.report_building"
    case .license: "parcel.license"
    case .settle: "parcel.settle"
    case .waive: "parcel.waive"
    case .warn: "parcel.warn"
    case .rescind: "parcel.rescind"
    case .setDemand: "utility.set_demand"
    case .setSupply: "utility.set_supply"
    case .endSupply: "utility.end_supply"
    case .connect: "utility.connect"
    }
  }

  /// The parcel, else the estate.
  public var subject: Subject? {
    switch self {
    case .register(let estate, _), .correct(let estate, _), .takeStep(let estate, _, _),
      .turnDown(let estate, _), .score(let estate, _, _), .addCompany(let estate, _, _),
      .endCompany(let estate, _), .setDemand(let estate, _, _, _),
      .setSupply(let estate, _, _, _, _, _), .endSupply(let estate, _, _),
      .connect(let estate, _, _, _, _):
      Subject("estate", estate)
    case .assign(let parcel, _, _, _, _, _, _), .setInstalment(let parcel, _, _, _),
      .payInstalment(let parcel, _, _), .reportBuilding(let parcel, _), .license(let parcel, _),
      .settle(let parcel, _, _, _), .waive(let parcel, _), .warn(let parcel, _),
      .rescind(let parcel, _, _):
      Subject("parcel", parcel)
    }
  }
}
