import KQLEngine
import KQLSyntax

/// What the tables know of programmes before a journal begins.
struct ProgrammesSetting: Sendable {
  struct KnownAxis: Sendable {
    var programme: String
    var isNamed: Bool
  }

  struct KnownAction: Sendable {
    var programme: String
    var province: String?
  }

  let policies: PolicyBook
  var programmes: Set<String> = []
  var axes: [String: KnownAxis] = [:]
  /// The axes of each programme, in the order of the table.
  var axesOf: [String: [String]] = [:]
  var actions: [String: KnownAction] = [:]
  /// Actions of each programme, in the order of the table.
  var actionsOf: [String: [String]] = [:]
  var roles: Set<String> = []
  let places: PlaceNames
  let organizations: KnownOrganizations

  init(_ setting: CaseworkSetting) throws(Diagnostic) {
    policies = setting.policies
    let data = setting.data
    places = setting.places
    organizations = setting.organizations
    for row in try data.rows(ProgrammesTables.programmes) {
      if let id = row.text("programme") { programmes.insert(id) }
    }
    for row in try data.rows(ProgrammesTables.axes) {
      guard let id = row.text("axis"), let programme = row.text("programme") else { continue }
      let isNamed = row.text("title") != nil || row.text("title_fa") != nil
      axes[id] = KnownAxis(programme: programme, isNamed: isNamed)
      axesOf[programme, default: []].append(id)
    }
    for row in try data.rows(ProgrammesTables.actions) {
      guard let id = row.text("action") else { continue }
      let programme = row.text("programme") ?? ""
      actions[id] = KnownAction(programme: programme, province: row.text("province"))
      if !programme.isEmpty { actionsOf[programme, default: []].append(id) }
    }
    for row in try data.rows(ProgrammesTables.programmeProvinces) {
      roles.insert("\(row.text("programme") ?? "")/\(row.text("province") ?? "")")
    }
  }
}
