public import KQLEngine
public import PersianText

/// The kind of an association (نوع تشکل).
public enum AssociationKind: String, Hashable, Sendable, CaseIterable, Codable {
  /// Homogeneous-industry association (انجمن صنایع همگن).
  case homogeneous
  /// National association of a homogeneous industry (انجمن ملی صنایع همگن).
  case nationalHomogeneous = "national_homogeneous"
  /// House of Industry, Mine and Trade (خانه صنعت، معدن و تجارت).
  case house
}

/// Where an association works (سطح تشکل).
public enum AssociationLevel: String, Hashable, Sendable, CaseIterable, Codable {
  /// In one province (استانی).
  case provincial
  /// In the whole country (ملی).
  case national
}

/// An association of industry (تشکل صنعتی): a row of the table `associations`.
public protocol Association: TableRepresentable {
  /// The id, unique among associations.
  var id: String { get }
  /// The name in English.
  var name: String? { get }
  /// The name in Persian.
  var persianName: String? { get }
  /// The kind.
  var kind: AssociationKind? { get }
  /// Where it works.
  var level: AssociationLevel? { get }
  /// The ISO 3166-2 code of the province.
  var province: String? { get }
  /// The Solar Hijri year of its approval.
  var year: Int? { get }
  /// The organization that approved it.
  var approvedBy: String? { get }
  /// The state it is in, for instance `approved`.
  var status: String? { get }
  /// The association as a row of `organizations`.
  var organization: String? { get }
  /// Whether it stands for several that are named as one.
  var isCollective: Bool? { get }
  /// The field of industry.
  var field: String? { get }
  /// The founding board.
  var founders: [String]? { get }
  /// The day of its approval.
  var approved: SolarHijriDate? { get }
  /// The day on which it was registered.
  var registered: SolarHijriDate? { get }
  /// Its number in the register.
  var number: String? { get }
  /// The day on which it was dissolved.
  var ended: SolarHijriDate? { get }
  /// Where the row comes from.
  var provenance: Provenance? { get }
}

extension Association {
  /// `associations`.
  public static var tableName: String { "associations" }
  /// `association`.
  public static var idColumn: String? { "association" }
  /// Unknown.
  public var field: String? { nil }
  /// Unknown.
  public var founders: [String]? { nil }
  /// Unknown.
  public var approved: SolarHijriDate? { nil }
  /// Unknown.
  public var registered: SolarHijriDate? { nil }
  /// Unknown.
  public var number: String? { nil }
  /// Unknown.
  public var ended: SolarHijriDate? { nil }
  /// Unknown.
  public var name: String? { nil }
  /// Unknown.
  public var persianName: String? { nil }
  /// Unknown.
  public var kind: AssociationKind? { nil }
  /// Unknown.
  public var level: AssociationLevel? { nil }
  /// Unknown.
  public var province: String? { nil }
  /// Unknown.
  public var year: Int? { nil }
  /// Unknown.
  public var approvedBy: String? { nil }
  /// Unknown.
  public var status: String? { nil }
  /// Unknown.
  public var organization: String? { nil }
  /// Unknown.
  public var isCollective: Bool? { nil }
  /// Unknown.
  public var provenance: Provenance? { nil }

  /// Whether an approval is on record; an association exists only with one.
  ///
  /// > Source: rule `associations.approval-required`, fact S004-13.
  public var isApprovalRecorded: Bool { approvedBy.map { !$0.isEmpty } ?? false }

  /// The cells of `associations`.
  public var cells: [String: Value] {
    var list = CellList()
    list.set("association", id)
    list.set("name", name)
    list.set("name_fa", persianName)
    list.set("kind", kind)
    list.set("level", level)
    list.set("province", province)
    list.set("year", year)
    list.set("approved_by", approvedBy)
    list.set("status", status)
    list.set("organization", organization)
    list.set("collective", isCollective)
    list.set("field", field)
    list.set("founders", founders)
    list.set("approved", approved)
    list.set("registered", registered)
    list.set("number", number)
    list.set("ended", ended)
    list.set(provenance)
    return list.cells
  }
}

/// An association as a register has it.
public struct RegisteredAssociation: Association, Hashable {
  /// The id, unique among associations.
  public var id: String
  /// The name in English.
  public var name: String?
  /// The name in Persian.
  public var persianName: String?
  /// The kind.
  public var kind: AssociationKind?
  /// Where it works.
  public var level: AssociationLevel?
  /// The ISO 3166-2 code of the province.
  public var province: String?
  /// The Solar Hijri year of its approval.
  public var year: Int?
  /// The organization that approved it.
  public var approvedBy: String?
  /// The state it is in, for instance `approved`.
  public var status: String?
  /// The association as a row of `organizations`.
  public var organization: String?
  /// Whether it stands for several that are named as one.
  public var isCollective: Bool?
  /// The field of industry.
  public var field: String?
  /// The founding board.
  public var founders: [String]?
  /// The day of its approval.
  public var approved: SolarHijriDate?
  /// The day on which it was registered.
  public var registered: SolarHijriDate?
  /// Its number in the register.
  public var number: String?
  /// The day on which it was dissolved.
  public var ended: SolarHijriDate?
  /// Where the row comes from.
  public var provenance: Provenance?

  /// Creates an association of which nothing else is known.
  ///
  /// - Parameters:
  ///   - id: The id, unique among associations.
  ///   - kind: The kind.
  public init(id: String, kind: AssociationKind? = nil) {
    self.id = id
    self.kind = kind
  }
}
