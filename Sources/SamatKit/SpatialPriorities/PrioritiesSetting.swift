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
  /// The tables that may be the source of an indicator or a score, by every name of theirs.
  static let tables: [String: SeedTable] = {
    let known =
      UnitsTables.all + ObstaclesTables.all + WorkingGroupsTables.all + AssociationsTables.all
      + EstatesTables.all + SpatialPrioritiesTables.all + ProgrammesTables.all + PermitsTables.all
      + SourcesTables.all + ReferenceTables.all
    return Dictionary(
      known.flatMap { table in ([table.name] + table.aliases).map { ($0, table) } },
      uniquingKeysWith: { first, _ in first })
  }()
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

  /// Whether a text is written as a name is: one word. Whoever means anything else says it in words.
  static func isName(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "-"
        || $0 == "\u{200C}"
    }
  }

  /// Holds a source against what is known. A name is one of a table, a document or a fact; what is said in
  /// words is taken as it is.
  ///
  /// - Parameters:
  ///   - text: The source.
  ///   - context: What knows the documents and facts on record.
  /// - Returns: The way out; nil for a source that there is, or one in words.
  func unknownSource(_ text: String, _ context: DecisionContext) -> String? {
    guard Self.isName(text), Self.tables[text] == nil else { return nil }
    let state = context.state(of: sources)
    guard !sources.setting.facts.contains(text), sources.setting.paragraphs[text] == nil,
      !state.facts.contains(text), !state.documents.contains(text)
    else { return nil }
    let near = EditDistance.nearest(
      to: text,
      among: Self.tables.keys.sorted() + sources.setting.paragraphs.keys.sorted()
        + state.documents.ids)
    return (near.map { "did you mean '\($0)'? " } ?? "")
      + "any other source is said in words, such as 'survey of 1403'"
  }

  /// Whether one sector is the other, or a division of it.
  func sector(_ sector: String, liesIn other: String) -> Bool {
    sector == other || sections[sector] == other
  }
}
