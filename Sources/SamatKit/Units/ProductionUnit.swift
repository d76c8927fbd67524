public import KQLEngine
public import PersianText

/// A production unit (واحد تولیدی): a row of the table `units`.
///
/// A program conforms its own type; only ``id`` must be given, all else is unknown unless it is:
///
/// ```swift
/// struct Plant: ProductionUnit {
///   let id: String
///   let utilisation: Double?
/// }
/// try workspace.register(Records("plants", of: [Plant(id: "p1", utilisation: 0.3)]))
/// try workspace.query("units | where unit == 'p1' | project status")   // semi-active
/// ```
public protocol ProductionUnit: TableRepresentable {
  /// The id, unique among units.
  var id: String { get }
  /// The name in English.
  var name: String? { get }
  /// The name in Persian.
  var persianName: String? { get }
  /// What it does.
  var domain: UnitDomain? { get }
  /// The ISIC Rev.4 section or division.
  var sector: String? { get }
  /// The ISO 3166-2 code of the province.
  var province: String? { get }
  /// The four-digit code of the county.
  var county: String? { get }
  /// The industrial estate; nil where it is in none or unknown.
  var estate: String? { get }
  /// The size; by default from ``employees`` under the default ``SizePolicy``.
  var size: UnitSize? { get }
  /// The status; by default from ``utilisation`` under the default ``UtilisationPolicy``.
  var status: UnitStatus? { get }
  /// Whether it is knowledge-based (دانش‌بنیان).
  var isKnowledgeBased: Bool? { get }
  /// The number of employees.
  var employees: Int? { get }
  /// Output as a share of nominal capacity.
  var utilisation: Double? { get }
  /// The session that examined it.
  var session: String? { get }
  /// The agency that keeps the record.
  var recordOwner: String? { get }
  /// The day on which it left the register.
  var retired: SolarHijriDate? { get }
  /// The record that this one was joined to.
  var mergedInto: String? { get }
  /// Where the row comes from.
  var provenance: Provenance? { get }
}

extension ProductionUnit {
  /// `units`.
  public static var tableName: String { "units" }
  /// `unit`.
  public static var idColumn: String? { "unit" }
  /// Employees and utilisation of 0 or more.
  public static var limits: [String: ClosedRange<Double>] {
    ["employees": .zeroOrMore, "utilisation": .zeroOrMore]
  }
  /// Unknown.
  public var name: String? { nil }
  /// Unknown.
  public var persianName: String? { nil }
  /// Unknown.
  public var domain: UnitDomain? { nil }
  /// Unknown.
  public var sector: String? { nil }
  /// Unknown.
  public var province: String? { nil }
  /// Unknown.
  public var county: String? { nil }
  /// Unknown.
  public var estate: String? { nil }
  /// What follows from ``employees`` under the default policy.
  public var size: UnitSize? { employees.flatMap(SizePolicy.default.size(employees:)) }
  /// What follows from ``utilisation`` under the default policy.
  public var status: UnitStatus? {
    utilisation.flatMap(UtilisationPolicy.default.status(utilisation:))
  }
  /// Unknown.
  public var isKnowledgeBased: Bool? { nil }
  /// Unknown.
  public var employees: Int? { nil }
  /// Unknown.
  public var utilisation: Double? { nil }
  /// Unknown.
  public var session: String? { nil }
  /// Unknown.
  public var recordOwner: String? { nil }
  /// It stands in the register.
  public var retired: SolarHijriDate? { nil }
  /// It is a record of its own.
  public var mergedInto: String? { nil }
  /// Unknown.
  public var provenance: Provenance? { nil }

  /// The cells of `units`.
  public var cells: [String: Value] {
    var list = CellList()
    list.set("unit", id)
    list.set("name", name)
    list.set("name_fa", persianName)
    list.set("domain", domain)
    list.set("sector", sector)
    list.set("province", province)
    list.set("county", county)
    list.set("estate", estate)
    list.set("size", size)
    list.set("status", status)
    list.set("knowledge_based", isKnowledgeBased)
    list.set("employees", employees)
    list.set("utilisation", utilisation)
    list.set("session", session)
    list.set("record_owner", recordOwner)
    list.set("retired", retired)
    list.set("merged_into", mergedInto)
    list.set(provenance)
    return list.cells
  }
}

/// A production unit as a register has it.
public struct RegisteredUnit: ProductionUnit, Hashable {
  /// The id, unique among units.
  public var id: String
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
  /// The industrial estate; nil where it is in none or unknown.
  public var estate: String?
  /// Whether it is knowledge-based (دانش‌بنیان).
  public var isKnowledgeBased: Bool?
  /// The number of employees.
  public var employees: Int?
  /// Output as a share of nominal capacity.
  public var utilisation: Double?
  /// The session that examined it.
  public var session: String?
  /// The agency that keeps the record.
  public var recordOwner: String?
  /// The day on which it left the register.
  public var retired: SolarHijriDate?
  /// The record that this one was joined to.
  public var mergedInto: String?
  /// Where the row comes from.
  public var provenance: Provenance?
  /// How ``status`` follows from ``utilisation``.
  public var utilisationPolicy = UtilisationPolicy.default
  /// How ``size`` follows from ``employees``.
  public var sizePolicy = SizePolicy.default

  /// Creates a unit of which nothing else is known.
  ///
  /// - Parameter id: The id, unique among units.
  public init(id: String) { self.id = id }

  /// The status that follows from the utilisation under the unit's policy.
  public var status: UnitStatus? { utilisation.flatMap(utilisationPolicy.status(utilisation:)) }

  /// The size that follows from the employees under the unit's policy.
  public var size: UnitSize? { employees.flatMap(sizePolicy.size(employees:)) }
}
