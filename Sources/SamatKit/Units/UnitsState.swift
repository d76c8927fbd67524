/// What is recorded of production units.
public struct UnitsState: Sendable, Codable {
  /// What is recorded of one unit.
  struct Record: Sendable, Codable {
    /// Whether it was registered here, and not in a table.
    var isRegistered = false
    var name: String?
    var persianName: String?
    var domain: UnitDomain?
    var sector: String?
    var province: String?
    var county: String?
    var estate: String?
    var isKnowledgeBased: Bool?
    var recordOwner: String?
    var employees: Int?
    var utilisation: Double?
    var status: UnitStatus?
    var size: UnitSize?
    var retired: DayNumber?
    var mergedInto: String?
    /// The last day of the last period reported.
    var reportedTo: DayNumber?
    /// The day of the last event.
    var last: DayNumber
    var source: CaseworkSource
  }

  /// A change of status.
  struct Change: Sendable, Codable {
    var unit: String
    var province: String?
    var day: DayNumber
    var from: UnitStatus
    var to: UnitStatus
    var returned: Bool
    var precededBy: String?
    var source: CaseworkSource
  }

  var units = Register<Record>()
  var changes = Register<Change>()

  init() {}
}
