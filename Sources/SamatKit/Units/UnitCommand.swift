public import PersianText

/// What somebody may say of a production unit.
public struct UnitDetails: Sendable, Hashable {
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
  /// The number of employees.
  public var employees: Int?
  /// Output as a share of nominal capacity.
  public var utilisation: Double?
  /// The agency that keeps the record.
  public var recordOwner: String?

  /// Nothing is known.
  public init() {}
}

/// What somebody may ask of ``UnitsDecider``.
public enum UnitCommand: DomainCommand {
  /// Registers a unit.
  ///
  /// - Parameters:
  ///   - unit: The id.
  ///   - details: What is known of it.
  case register(unit: String, details: UnitDetails = UnitDetails())
  /// Reports how a unit worked.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - from: The first day of the period; nil for the day of the command.
  ///   - to: The last day of the period; nil for the day of the command.
  ///   - utilisation: Output as a share of nominal capacity.
  ///   - employees: The number of employees.
  case report(
    unit: String, from: SolarHijriDate? = nil, to: SolarHijriDate? = nil,
    utilisation: Double? = nil, employees: Int? = nil)
  /// Corrects what was said of a unit; what is nil stays.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - details: What is right; utilisation and employees are reported, not corrected.
  case correct(unit: String, details: UnitDetails)
  /// Joins a second record of the same unit; both stay, and say so.
  ///
  /// - Parameters:
  ///   - unit: The record that is kept.
  ///   - duplicate: The record that points to it from now on.
  ///   - reason: Why they are one.
  case merge(unit: String, duplicate: String, reason: String)
  /// Undoes a merger: both records stand for themselves again.
  ///
  /// - Parameters:
  ///   - unit: The record that was kept.
  ///   - duplicate: The record that points to it.
  ///   - reason: Why they are two.
  case unmerge(unit: String, duplicate: String, reason: String)
  /// Takes a unit out of the register, for it is no more.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - reason: Why.
  case retire(unit: String, reason: String)

  /// What the command is called.
  public var name: String {
    switch self {
    case .register: "unit.register"
    case .report: "unit.report"
    case .correct: "unit.correct"
    case .merge: "unit.merge"
    case .unmerge: "unit.unmerge"
    case .retire: "unit.retire"
    }
  }

  /// The unit.
  public var subject: Subject? {
    switch self {
    case .register(let unit, _), .report(let unit, _, _, _, _), .correct(let unit, _),
      .merge(let unit, _, _), .unmerge(let unit, _, _), .retire(let unit, _):
      Subject("unit", unit)
    }
  }
}
