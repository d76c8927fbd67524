import PersianText

/// What is recorded of estates, parcels and utilities.
public struct EstatesState: Sendable, Codable {
  /// What is recorded of one estate.
  struct Record: Sendable, Codable {
    /// Whether it was registered here, and not in a table.
    var isRegistered = false
    var name: String?
    var persianName: String?
    var kind: EstateKind?
    var governance: EstateGovernance?
    var isRural: Bool?
    var province: String?
    var county: String?
    var areaHectares: Double?
    var managingCompany: String?
    /// The last step taken of the application that runs.
    var step: EstateLicenceStep?
    /// The day of that step.
    var stepDay: DayNumber?
    /// How many applications were turned down.
    var turnedDown: Int32 = 0
    /// The area bound by parcels that are not rescinded, in square decimetres.
    var bound: Int64 = 0
    var total: Double?
    var estateClass: EstateClass?
    var last: DayNumber
    var source: CaseworkSource
  }

  /// A step of a licence, or an application turned down.
  struct Step: Sendable, Codable {
    var estate: String
    /// The application, from 1.
    var application: Int32
    /// The step; nil where the application was turned down.
    var step: EstateLicenceStep?
    var day: DayNumber
    var due: DayNumber?
    var daysLate: Int32
    var note: String?
    var source: CaseworkSource
  }

  /// One parcel.
  struct Parcel: Sendable, Codable {
    var estate: String
    /// In square decimetres.
    var area: Int64
    var unit: String?
    var holder: String?
    var price: Int64?
    var assigned: DayNumber
    var firstDeadline: DayNumber
    var deadline: DayNumber
    var built: Double?
    var builtDay: DayNumber?
    var status = ParcelStatus.assigned
    var licence: String?
    var licensed: DayNumber?
    var settlement: ParcelSettlement?
    var settled: DayNumber?
    var waived: DayNumber?
    var warnedUntil: DayNumber?
    var rescinded: DayNumber?
    var rescindedBy: String?
    /// The sum of the instalments.
    var planned: Int64 = 0
    var paid: Int64 = 0
    var instalments: [String] = []
    var last: DayNumber
    var source: CaseworkSource

    /// The last day of the year of the deadline.
    var settleBy: DayNumber? { deadline.date.map { DayNumber($0.endOfYear) } }
  }

  /// One instalment.
  struct Instalment: Sendable, Codable {
    var parcel: String
    var instalment: String
    var amount: Int64
    var due: DayNumber
    var paid: Int64 = 0
    /// The day on which all of it was paid.
    var paidOn: DayNumber?
    var source: CaseworkSource
  }

  /// One utility of an estate.
  struct Utility: Sendable, Codable {
    var estate: String
    var kind: UtilityKind
    var demand: Double?
    var measure: String
    var supplies: [String] = []
    var source: CaseworkSource
  }

  /// One supply.
  struct Supply: Sendable, Codable {
    var estate: String
    var kind: UtilityKind
    var supply: String
    var from: SupplySource
    var amount: Double
    var measure: String
    var since: DayNumber
    var ended: DayNumber?
    var source: CaseworkSource
  }

  /// What a unit needs.
  struct Connection: Sendable, Codable {
    var estate: String
    var kind: UtilityKind
    var unit: String
    var demand: Double
    var isSupplied: Bool
    var day: DayNumber
    var source: CaseworkSource
  }

  /// A service company at work.
  struct Company: Sendable, Codable {
    var estate: String
    var company: String
    var service: String?
    var from: DayNumber
    var to: DayNumber?
    var source: CaseworkSource
  }

  /// A pillar of a score.
  struct Score: Sendable, Codable {
    var score: String
    var estate: String
    var day: DayNumber
    var pillar: String
    var points: Double
    var weight: Double
    var contribution: Double
    var total: Double
    var estateClass: EstateClass
    var policy: String
    var source: CaseworkSource
  }

  var estates = Register<Record>()
  var steps = Register<Step>()
  var parcels = Register<Parcel>()
  var instalments = Register<Instalment>()
  /// By `estate/kind`.
  var utilities = Register<Utility>()
  /// By `estate/kind/supply`.
  var supplies = Register<Supply>()
  /// By `estate/kind/unit`.
  var connections = Register<Connection>()
  /// By `estate/company/position`.
  var companies = Register<Company>()
  /// The key of the company at work, by `estate/company`.
  var companiesNow: [String: String] = [:]
  /// By `estate/position/pillar`.
  var scores = Register<Score>()

  init() {}

  /// What is supplied of a utility now; the sum of what has not ended.
  func supply(of utility: Utility) -> Double {
    utility.supplies.reduce(0) { sum, id in
      guard let supply = supplies[id], supply.ended == nil else { return sum }
      return sum + supply.amount
    }
  }
}
