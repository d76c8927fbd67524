import KQLEngine
import KQLSyntax

/// What the tables know of associations before a journal begins.
struct AssociationsSetting: Sendable {
  struct Known: Sendable {
    var kind: AssociationKind?
    var level: AssociationLevel?
    var province: String?
    var isApproved: Bool
    /// Whether the row stands for several that are named as one.
    var isCollective: Bool
  }

  struct Organization: Sendable {
    var kind: String?
    var province: String?
  }

  let casework: CaseworkSetting
  var organizations: [String: Organization] = [:]
  var associations: [String: Known] = [:]
  /// Ids of elections, delegations and instructions that stand in the tables.
  var taken: Set<String> = []

  var policies: PolicyBook { casework.policies }

  init(_ setting: CaseworkSetting) throws(Diagnostic) {
    casework = setting
    let data = setting.data
    for row in try data.rows(SourcesTables.organizations) {
      guard let id = row.text("organization") else { continue }
      organizations[id] = Organization(kind: row.text("kind"), province: row.text("province"))
    }
    for row in try data.rows(AssociationsTables.associations) {
      guard let id = row.text("association") else { continue }
      let status = row.text("status").flatMap(AssociationStatus.init)
      associations[id] = Known(
        kind: row.text("kind").flatMap(AssociationKind.init),
        level: row.text("level").flatMap(AssociationLevel.init), province: row.text("province"),
        isApproved: status?.isApproved ?? false, isCollective: row["collective"] == .bool(true))
    }
    for (table, kind) in [
      (AssociationsTables.elections, "election"), (AssociationsTables.delegations, "delegation"),
      (AssociationsTables.instructions, "instruction"),
    ] {
      for row in try data.rows(table) {
        if let id = row.text(kind) { taken.insert("\(kind)/\(id)") }
      }
    }
  }
}
