import KQLEngine
import KQLSyntax

/// What the tables know before a journal begins.
struct PrioritiesSetting: Sendable {
  /// The programme, its executor and its legal basis stand in `programmes` under this id.
  static let programme = "amayesh"

  let policies: PolicyBook
  let places: PlaceNames
  /// The methods that a priority may be ranked by.
  let methods: [String]
  /// Documents and facts, also those recorded.
  let sources: SourcesDecider
  /// The tables that may be the source of an indicator, by every name of theirs.
  let tables: Set<String>
  /// The section of each sector; a section has itself.
  var sections: [String: String] = [:]
  /// The provinces that come first, and those that come next.
  var pilots: Set<String> = []
  var priorityProvinces: Set<String> = []
  /// The steps that the tables tell of, as `province/step`.
  var steps: Set<String> = []

  init(_ setting: CaseworkSetting, methods: [String]) throws(Diagnostic) {
    policies = setting.policies
    self.methods = methods
    sources = try SourcesDecider(setting)
    let known =
      UnitsTables.all + ObstaclesTables.all + WorkingGroupsTables.all + AssociationsTables.all
      + EstatesTables.all + SpatialPrioritiesTables.all + ProgrammesTables.all + PermitsTables.all
      + SourcesTables.all + ReferenceTables.all
    tables = Set(known.flatMap { [$0.name] + $0.aliases })
    let data = setting.data
    places = setting.places
    for row in try data.rows(ReferenceTables.sectors) {
      if let id = row.text("sector") { sections[id] = row.text("section") ?? id }
    }
    for row in try data.rows(ProgrammesTables.programmeProvinces)
    where row.text("programme") == Self.programme {
      guard let province = row.text("province") else { continue }
      if row.text("role") == ProgrammeRole.pilot.rawValue { pilots.insert(province) }
      if row.text("role") == ProgrammeRole.priority.rawValue { priorityProvinces.insert(province) }
    }
    for row in try data.rows(SpatialPrioritiesTables.rollout) {
      steps.insert("\(row.text("province") ?? "")/\(row.text("step") ?? "")")
    }
  }

  /// Whether one sector is the other, or a division of it.
  func sector(_ sector: String, liesIn other: String) -> Bool {
    sector == other || sections[sector] == other
  }
}
