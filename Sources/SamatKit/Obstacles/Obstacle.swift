public import KQLEngine
public import PersianText

/// What an obstacle springs from (خاستگاه مانع).
public enum ObstacleOrigin: String, Hashable, Sendable, CaseIterable, Codable {
  /// What a law or by-law demands (مقررات).
  case regulation
  /// How a body carries it out (رویه).
  case procedure
  /// The surroundings of the unit (محیط).
  case environment
}

/// A report of one obstacle to production (مانع تولید): a row of the table `obstacle_mentions`.
///
/// A report names one obstacle; a unit with three obstacles makes three reports.
///
/// > Source: rule `obstacles.one-per-report`, after the Trade Obstacles Alert of the ITC.
public protocol Obstacle: TableRepresentable {
  /// The id, unique among reports.
  var id: String { get }
  /// The kind, as a code of `obstacle_kinds`; nil where it could not be told.
  var kind: String? { get }
  /// The session in which it was named.
  var session: String? { get }
  /// The ISO 3166-2 code of the province.
  var province: String? { get }
  /// The agency that causes it, where it is named.
  var agency: String? { get }
  /// What is reported, in words.
  var statement: String? { get }
  /// The fact that it rests on.
  var fact: String? { get }
  /// The unit that has it.
  var unit: String? { get }
  /// The case that it was named in.
  var caseID: String? { get }
  /// The day of the report.
  var reported: SolarHijriDate? { get }
  /// The earlier report that it repeats.
  var repeats: String? { get }
  /// What it springs from, where that was said.
  var statedOrigin: ObstacleOrigin? { get }
  /// Where the row comes from.
  var provenance: Provenance? { get }
}

extension Obstacle {
  /// `obstacle_mentions`.
  public static var tableName: String { "obstacle_mentions" }
  /// `mention`.
  public static var idColumn: String? { "mention" }
  /// Unknown.
  public var session: String? { nil }
  /// Unknown.
  public var province: String? { nil }
  /// Unknown.
  public var agency: String? { nil }
  /// Unknown.
  public var statement: String? { nil }
  /// Unknown.
  public var fact: String? { nil }
  /// Unknown.
  public var unit: String? { nil }
  /// Unknown.
  public var caseID: String? { nil }
  /// Unknown.
  public var reported: SolarHijriDate? { nil }
  /// None is known.
  public var repeats: String? { nil }
  /// Unknown.
  public var statedOrigin: ObstacleOrigin? { nil }
  /// Unknown.
  public var provenance: Provenance? { nil }

  /// The cells of `obstacle_mentions`.
  public var cells: [String: Value] {
    var list = CellList()
    list.set("mention", id)
    list.set("obstacle", kind)
    list.set("session", session)
    list.set("province", province)
    list.set("agency", agency)
    list.set("statement", statement)
    list.set("fact", fact)
    list.set("unit", unit)
    list.set("case", caseID)
    list.set("reported", reported)
    list.set("repeats", repeats)
    list.set("stated_origin", statedOrigin)
    list.set(provenance)
    return list.cells
  }
}

/// An obstacle as it was reported.
public struct ReportedObstacle: Obstacle, Hashable {
  /// The id, unique among reports.
  public var id: String
  /// The kind, as a code of `obstacle_kinds`; nil where it could not be told.
  public var kind: String?
  /// The session in which it was named.
  public var session: String?
  /// The ISO 3166-2 code of the province.
  public var province: String?
  /// The agency that causes it, where it is named.
  public var agency: String?
  /// What is reported, in words.
  public var statement: String?
  /// The fact that it rests on.
  public var fact: String?
  /// The unit that has it.
  public var unit: String?
  /// The case that it was named in.
  public var caseID: String?
  /// The day of the report.
  public var reported: SolarHijriDate?
  /// The earlier report that it repeats.
  public var repeats: String?
  /// What it springs from, where that was said.
  public var statedOrigin: ObstacleOrigin?
  /// Where the row comes from.
  public var provenance: Provenance?

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - id: The id, unique among reports.
  ///   - kind: The kind, as a code of `obstacle_kinds`; nil where it could not be told.
  public init(id: String, kind: String?) {
    self.id = id
    self.kind = kind
  }
}

/// A kind of obstacle in the taxonomy (گونه مانع): a row of the table `obstacle_kinds`.
public struct ObstacleKind: TableRepresentable, Hashable {
  /// `obstacle_kinds`.
  public static let tableName = "obstacle_kinds"
  /// The code, for instance `bank_loan`.
  public var code: String
  /// The code of the wider kind; nil at the top.
  public var parent: String?
  /// The name in English.
  public var name: String?
  /// The name in Persian.
  public var persianName: String?
  /// The agency that usually answers, in words.
  public var usualAgency: String?
  /// The category of the World Bank Enterprise Surveys; nil where they have none.
  public var enterpriseSurveysCategory: String?
  /// What it springs from.
  public var origin: ObstacleOrigin?
  /// Words for it in English.
  public var synonyms: [String] = []
  /// Words for it in Persian.
  public var persianSynonyms: [String] = []
  /// Where the row comes from.
  public var provenance: Provenance?

  /// Creates a kind.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - parent: The code of the wider kind; nil at the top.
  public init(code: String, parent: String? = nil) {
    self.code = code
    self.parent = parent
  }

  /// The cells of `obstacle_kinds`.
  public var cells: [String: Value] {
    var list = CellList()
    list.set("obstacle", code)
    list.set("parent", parent)
    list.set("name", name)
    list.set("name_fa", persianName)
    list.set("usual_agency", usualAgency)
    list.set("wbes", enterpriseSurveysCategory)
    list.set("origin", origin)
    list.set(provenance)
    var cells = list.cells
    cells["synonyms_en"] = .dynamic(.array(synonyms.map(DynamicValue.string)))
    cells["synonyms_fa"] = .dynamic(.array(persianSynonyms.map(DynamicValue.string)))
    return cells
  }
}
