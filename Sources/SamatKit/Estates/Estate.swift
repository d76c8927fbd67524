public import KQLEngine

/// What an estate is (نوع شهرک).
public enum EstateKind: String, Hashable, Sendable, CaseIterable, Codable {
  /// Industrial estate (شهرک صنعتی).
  case estate
  /// Industrial zone (ناحیه صنعتی).
  case zone
}

/// Who an estate belongs to (دولتی، غیردولتی).
public enum EstateGovernance: String, Hashable, Sendable, CaseIterable, Codable {
  /// Governmental (دولتی).
  case governmental
  /// Non-governmental (غیردولتی).
  case nonGovernmental = "non_governmental"
}

/// An industrial estate or zone (شهرک یا ناحیه صنعتی): a row of the table `estates`.
public protocol Estate: TableRepresentable {
  /// The id, unique among estates.
  var id: String { get }
  /// The name in English.
  var name: String? { get }
  /// The name in Persian.
  var persianName: String? { get }
  /// Estate or zone.
  var kind: EstateKind? { get }
  /// Who it belongs to.
  var governance: EstateGovernance? { get }
  /// The ISO 3166-2 code of the province.
  var province: String? { get }
  /// The four-digit code of the county.
  var county: String? { get }
  /// The area in hectares.
  var areaHectares: Double? { get }
  /// The managing company.
  var managingCompany: String? { get }
  /// Whether it is a rural zone.
  var isRural: Bool? { get }
  /// The last step of its licence that was taken.
  var licenceStep: EstateLicenceStep? { get }
  /// The points of its last score, from 0 to 100.
  var score: Double? { get }
  /// Its class by the last score.
  var estateClass: EstateClass? { get }
  /// The area of parcels that are not rescinded, in square metres.
  var boundSquareMetres: Double? { get }
  /// The area less that of such parcels, in square metres.
  var freeSquareMetres: Double? { get }
  /// Where the row comes from.
  var provenance: Provenance? { get }
}

extension Estate {
  /// `estates`.
  public static var tableName: String { "estates" }
  /// `estate`.
  public static var idColumn: String? { "estate" }
  /// Areas of 0 or more, a score from 0 to 100.
  public static var limits: [String: ClosedRange<Double>] {
    ["area_ha": .zeroOrMore, "bound_m2": .zeroOrMore, "free_m2": .zeroOrMore, "score": 0...100]
  }
  /// Unknown.
  public var name: String? { nil }
  /// Unknown.
  public var persianName: String? { nil }
  /// Unknown.
  public var kind: EstateKind? { nil }
  /// Unknown.
  public var governance: EstateGovernance? { nil }
  /// Unknown.
  public var province: String? { nil }
  /// Unknown.
  public var county: String? { nil }
  /// Unknown.
  public var areaHectares: Double? { nil }
  /// Unknown.
  public var managingCompany: String? { nil }
  /// Unknown.
  public var isRural: Bool? { nil }
  /// Unknown.
  public var licenceStep: EstateLicenceStep? { nil }
  /// Unknown.
  public var score: Double? { nil }
  /// Unknown.
  public var estateClass: EstateClass? { nil }
  /// Unknown.
  public var boundSquareMetres: Double? { nil }
  /// Unknown.
  public var freeSquareMetres: Double? { nil }
  /// Unknown.
  public var provenance: Provenance? { nil }

  /// The cells of `estates`.
  public var cells: [String: Value] {
    var list = CellList()
    list.set("estate", id)
    list.set("name", name)
    list.set("name_fa", persianName)
    list.set("kind", kind)
    list.set("governance", governance)
    list.set("province", province)
    list.set("county", county)
    list.set("area_ha", areaHectares)
    list.set("operator", managingCompany)
    list.set("rural", isRural)
    list.set("licence_step", licenceStep)
    list.set("score", score)
    list.set("class", estateClass)
    list.set("bound_m2", boundSquareMetres)
    list.set("free_m2", freeSquareMetres)
    list.set(provenance)
    return list.cells
  }
}

/// An estate or zone as its managing company knows it.
public struct IndustrialEstate: Estate, Hashable {
  /// The id, unique among estates.
  public var id: String
  /// The name in English.
  public var name: String?
  /// The name in Persian.
  public var persianName: String?
  /// Estate or zone.
  public var kind: EstateKind?
  /// Who it belongs to.
  public var governance: EstateGovernance?
  /// The ISO 3166-2 code of the province.
  public var province: String?
  /// The four-digit code of the county.
  public var county: String?
  /// The area in hectares.
  public var areaHectares: Double?
  /// The managing company.
  public var managingCompany: String?
  /// Whether it is a rural zone.
  public var isRural: Bool?
  /// The last step of its licence that was taken.
  public var licenceStep: EstateLicenceStep?
  /// The points of its last score, from 0 to 100.
  public var score: Double?
  /// Its class by the last score.
  public var estateClass: EstateClass?
  /// The area of parcels that are not rescinded, in square metres.
  public var boundSquareMetres: Double?
  /// The area less that of such parcels, in square metres.
  public var freeSquareMetres: Double?
  /// Where the row comes from.
  public var provenance: Provenance?

  /// Creates an estate of which nothing else is known.
  ///
  /// - Parameters:
  ///   - id: The id, unique among estates.
  ///   - kind: Estate or zone.
  public init(id: String, kind: EstateKind? = nil) {
    self.id = id
    self.kind = kind
  }
}

/// Below which area a zone counts as rural (ناحیه صنعتی روستایی).
public struct RuralZonePolicy: Hashable, Sendable {
  /// Below this area a zone is rural, in hectares.
  public var belowHectares: Double
  /// Where the number comes from.
  public var reference: RuleReference

  /// Below 50 hectares.
  public static let `default` = RuralZonePolicy(
    belowHectares: 50, reference: RuleReference("estates.rural-zone", origin: .public))

  /// Creates a policy.
  ///
  /// - Parameters:
  ///   - belowHectares: Below this area a zone is rural.
  ///   - reference: Where the number comes from.
  public init(belowHectares: Double, reference: RuleReference) {
    self.belowHectares = belowHectares
    self.reference = reference
  }

  /// Whether an estate's area allows it to be a rural zone.
  ///
  /// - Parameter estate: The estate or zone.
  /// - Returns: False for an estate that is no zone; nil where kind or area is unknown.
  public func isWithinRuralZone(_ estate: some Estate) -> Bool? {
    guard let kind = estate.kind else { return nil }
    if kind == .estate { return false }
    return estate.areaHectares.map { $0 < belowHectares }
  }
}
