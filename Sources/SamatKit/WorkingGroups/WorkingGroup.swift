public import KQLEngine
import PersianText

/// The level of a working group (سطح کارگروه).
public enum WorkingGroupLevel: String, Hashable, Sendable, CaseIterable, Codable {
  /// The whole country (ملی).
  case national
  /// A province (استانی).
  case provincial
  /// A county (شهرستانی).
  case county
}

/// As what somebody was at a session (نقش در جلسه).
public enum AttendanceRole: String, Hashable, Sendable, CaseIterable, Codable {
  /// Chaired it (رئیس).
  case chair
  /// Was its secretary (دبیر).
  case secretary
  /// Head of an agency or body (مدیر دستگاه).
  case head
  /// Representative (نماینده).
  case representative
  /// Member, or there without another role (عضو).
  case member
}

/// A working group that facilitates production (کارگروه تسهیل و رفع موانع تولید): a row of the table
/// `working_groups`.
public protocol WorkingGroup: TableRepresentable {
  /// The id, unique among working groups.
  var id: String { get }
  /// The level.
  var level: WorkingGroupLevel? { get }
  /// The name in English.
  var name: String? { get }
  /// The name in Persian.
  var persianName: String? { get }
  /// The ISO 3166-2 code of the province.
  var province: String? { get }
  /// The policy of the group.
  var charter: Charter { get }
  /// The group as a row of `organizations`.
  var organization: String? { get }
  /// A remark.
  var note: String? { get }
  /// Where the row comes from.
  var provenance: Provenance? { get }
}

extension WorkingGroup {
  /// `working_groups`.
  public static var tableName: String { "working_groups" }
  /// `working_group`.
  public static var idColumn: String? { "working_group" }
  /// Unknown.
  public var level: WorkingGroupLevel? { nil }
  /// Unknown.
  public var name: String? { nil }
  /// Unknown.
  public var persianName: String? { nil }
  /// Unknown.
  public var province: String? { nil }
  /// The defaults.
  public var charter: Charter { Charter() }
  /// Unknown.
  public var organization: String? { nil }
  /// Unknown.
  public var note: String? { nil }
  /// Unknown.
  public var provenance: Provenance? { nil }

  /// The cells of `working_groups`.
  public var cells: [String: Value] {
    var list = CellList()
    list.set("working_group", id)
    list.set("name", name)
    list.set("name_fa", persianName)
    list.set("level", level)
    list.set("province", province)
    list.set("chair_post", charter.chairPost)
    list.set("secretary_post", charter.secretaryPost)
    list.set("committee_weekday", charter.committeeWeekday?.englishName)
    list.set("committee_place", charter.committeePlace)
    list.set("numbering", charter.numbering)
    list.set("organization", organization)
    list.set("note", note)
    list.set(provenance)
    return list.cells
  }
}

/// A working group of a province, a county or the country.
public struct FacilitationWorkingGroup: WorkingGroup, Hashable {
  /// The id, unique among working groups.
  public var id: String
  /// The level.
  public var level: WorkingGroupLevel?
  /// The name in English.
  public var name: String?
  /// The name in Persian.
  public var persianName: String?
  /// The ISO 3166-2 code of the province.
  public var province: String?
  /// The policy of the group.
  public var charter = Charter()
  /// The group as a row of `organizations`.
  public var organization: String?
  /// A remark.
  public var note: String?
  /// Where the row comes from.
  public var provenance: Provenance?

  /// Creates a working group of which nothing else is known.
  ///
  /// - Parameters:
  ///   - id: The id, unique among working groups.
  ///   - level: The level.
  public init(id: String, level: WorkingGroupLevel? = nil) {
    self.id = id
    self.level = level
  }
}
