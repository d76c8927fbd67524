import KQLEngine
import KQLSyntax

/// What the tables know of permits before a journal begins.
struct PermitsSetting: Sendable {
  struct KnownVersion: Sendable {
    var number: Int
    var steps: [ProcedureStep]
  }

  struct KnownTopic: Sendable {
    var about: TopicKind?
    var isDecided: Bool
  }

  let policies: PolicyBook
  var kinds: Set<String> = []
  /// The latest version of a kind that a table tells of; it is in force until the next.
  var versions: [String: KnownVersion] = [:]
  var topics: [String: KnownTopic] = [:]
  let places: PlaceNames
  let organizations: KnownOrganizations
  /// The register of units, and those that a table tells of.
  let units: UnitsDecider
  let knownUnits: Set<String>
  /// Ids of permits and requests that stand in the tables.
  var taken: Set<String> = []

  init(_ setting: CaseworkSetting) throws(Diagnostic) {
    policies = setting.policies
    let data = setting.data
    places = setting.places
    organizations = setting.organizations
    units = UnitsDecider(setting)
    knownUnits = Set(setting.units.keys)
    for row in try data.rows(PermitsTables.permitKinds) {
      if let id = row.text("permit_kind") { kinds.insert(id) }
    }
    for row in try data.rows(PermitsTables.permitSteps) {
      guard let kind = row.text("permit_kind"), let number = row.number("version"),
        let step = row.text("step")
      else { continue }
      kinds.insert(kind)
      if let known = versions[kind], known.number > number { continue }
      if versions[kind]?.number != number {
        versions[kind] = KnownVersion(number: number, steps: [])
      }
      let days: Int? = if case .real(let days) = row["days"] { Int(exactly: days) } else { nil }
      let documents: [String]? =
        if case .dynamic(.array) = row["documents"] { row.list("documents") } else { nil }
      versions[kind]?.steps.append(
        ProcedureStep(
          step: step, agency: row.text("agency") ?? "", documents: documents, days: days,
          cost: row["cost_rial"].int64, law: row.text("law"), recourse: row.text("recourse")))
    }
    for row in try data.rows(PermitsTables.permits) {
      if let id = row.text("permit") { taken.insert("permit/\(id)") }
    }
    for row in try data.rows(PermitsTables.changeRequests) {
      if let id = row.text("request") { taken.insert("request/\(id)") }
    }
    for row in try data.rows(PermitsTables.policyTopics) {
      guard let id = row.text("topic") else { continue }
      topics[id] = KnownTopic(
        about: row.text("kind").flatMap(TopicKind.init), isDecided: row.text("outcome") != nil)
    }
  }
}
