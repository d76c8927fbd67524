import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import Testing

/// Types of a program of its own, with no more than each protocol asks for.
private enum Own {
  struct Plant: ProductionUnit {
    let id: String
    let utilisation: Double?
    let employees: Int?
    var domain: UnitDomain? { .industry }
    var persianName: String? { "کارخانه" }
  }

  struct Complaint: Obstacle {
    let id: String
    let kind: String?
  }

  struct Group: WorkingGroup {
    let id: String
    var level: WorkingGroupLevel? { .county }
    var charter: Charter {
      var charter = Charter()
      charter.committeeWeekday = .sunday
      charter.numbering = .cumulative
      charter.chairPost = "kerman-deputy-economic"
      return charter
    }
  }

  struct Guild: Association {
    let id: String
    var year: Int? { 1403 }
  }

  struct Park: Estate {
    let id: String
    var governance: EstateGovernance? { .nonGovernmental }
    var areaHectares: Double? { 42.5 }
  }

  struct Rank: SpatialPriority {
    let place: String
    let level: PriorityLevel
    var rank: Int? { 1 }
  }
}

@Suite struct DomainProtocolTests {
  private func row(_ workspace: Workspace, _ query: String) throws -> [String] {
    let table = try workspace.query(query)
    try #require(table.rowCount == 1)
    return text(of: table)[0]
  }

  @Test func ownUnitsStandInTheTableOfUnits() throws {
    let workspace = try Workspace.seeds()
    let plants = [
      Own.Plant(id: "p1", utilisation: 0.3, employees: 99),
      Own.Plant(id: "p2", utilisation: nil, employees: nil),
    ]
    try workspace.register(Records("our-plants", of: plants, summary: "Plants of ours."))
    #expect(
      try row(
        workspace,
        """
        units | where unit == 'p1'
        | project status, size, domain, name_fa, province, knowledge_based, inferred
        """)
        == ["semi-active", "medium", "industry", "کارخانه", "", "", ""])
    #expect(
      try row(workspace, "units | where unit == 'p2' | project status, size, utilisation")
        == ["", "", ""])
    #expect(try row(workspace, "units | count") == ["33"])
    #expect(workspace.components.last?.summary == "Plants of ours.")
    // The seeds themselves stay as they are.
    #expect(try Seeds.number("units | count") == 31)
  }

  @Test func ownObstacles() throws {
    let workspace = try Workspace.seeds()
    try workspace.register(
      Records("complaints", of: [Own.Complaint(id: "c1", kind: "energy_electricity")]))
    #expect(
      try row(
        workspace,
        """
        obstacle_mentions | where mention == 'c1' | lookup obstacle_kinds on obstacle
        | project obstacle, parent, origin
        """) == ["energy_electricity", "energy", "environment"])
  }

  @Test func ownWorkingGroups() throws {
    let workspace = try Workspace.seeds()
    try workspace.register(Records("groups", of: [Own.Group(id: "sirjan")]))
    #expect(
      try row(
        workspace,
        """
        working_groups | where working_group == 'sirjan'
        | project level, committee_weekday, numbering, chair_post, secretary_post
        """) == ["county", "Sunday", "cumulative", "kerman-deputy-economic", ""])
  }

  @Test func ownAssociationsEstatesAndPriorities() throws {
    let workspace = try Workspace.seeds()
    try workspace.register(Records("guilds", of: [Own.Guild(id: "g1")]))
    try workspace.register(Records("parks", of: [Own.Park(id: "e1")]))
    try workspace.register(Records("ranks", of: [Own.Rank(place: "IR-11", level: .province)]))
    #expect(
      try row(workspace, "associations | where association == 'g1' | project year, kind")
        == ["1403", ""])
    #expect(
      try row(workspace, "estates | project estate, governance, area_ha")
        == ["e1", "non_governmental", "42.5"])
    #expect(
      try row(workspace, "priorities | project place, level, rank, score")
        == ["IR-11", "province", "1", ""])
  }

  @Test func theBuiltInTypesStandInTheirTables() throws {
    let workspace = try Workspace(data: .empty)
    try workspace.register(Records("units-of-ours", of: [Full.unit]))
    try workspace.register(Records("kinds", of: [Full.kind]))
    var report = ReportedObstacle(id: "m", kind: nil)
    report.statement = "x"
    try workspace.register(Records("reports", of: [report]))
    #expect(
      try text(of: workspace.query("units"))
        == [
          [
            "u", "n", "ن", "mine", "07", "IR-08", "0801", "e", "very-large", "active", "true",
            "500", "0.5", "kerman-1404-4", "kerman-smt", "2025-05-31T00:00:00.0000000Z", "v", "s",
            "3", "about", "true",
          ]
        ])
    #expect(
      try text(of: workspace.query("obstacle_kinds | project obstacle, origin, synonyms_fa"))
        == [["sanctions", "environment", "[\"تحریم\"]"]])
    #expect(
      try text(of: workspace.query("obstacle_mentions | project mention, obstacle, statement"))
        == [["m", "", "x"]])
  }

  @Test func theBuiltInTypesFillEveryColumnOfTheirTables() throws {
    let catalog = try Seeds.workspace.get().catalog
    let records: [any TableRepresentable] = [
      Full.unit, Full.kind, Full.report, Full.group, Full.association, Full.estate, Full.priority,
    ]
    for record in records {
      let table = try #require(catalog.table(type(of: record).tableName))
      #expect(Set(record.cells.keys) == Set(table.schema.names), "\(table.name)")
      // What a column cannot hold would become null without a word.
      let row = Table(
        schema: table.schema, rows: [table.schema.names.map { record.cells[$0] ?? .null }])
      #expect(row.rows[0].values.allSatisfy { !$0.isNull && $0 != .string("") }, "\(table.name)")
    }
  }
}

/// A value of each built-in type of which everything is known.
private enum Full {
  static let provenance = Provenance(
    source: "s", paragraph: 3, precision: .about, isInferred: true)

  static var unit: RegisteredUnit {
    var unit = RegisteredUnit(id: "u")
    unit.name = "n"
    unit.persianName = "ن"
    unit.domain = .mine
    unit.sector = "07"
    unit.province = "IR-08"
    unit.county = "0801"
    unit.estate = "e"
    unit.isKnowledgeBased = true
    unit.employees = 500
    unit.utilisation = 0.5
    unit.session = "kerman-1404-4"
    unit.recordOwner = "kerman-smt"
    unit.retired = SolarHijriDate(year: 1404, month: 3, day: 10)
    unit.mergedInto = "v"
    unit.provenance = provenance
    return unit
  }

  static var kind: ObstacleKind {
    var kind = ObstacleKind(code: "sanctions", parent: "market")
    kind.name = "Sanctions"
    kind.persianName = "تحریم"
    kind.usualAgency = "none"
    kind.enterpriseSurveysCategory = "Political instability"
    kind.origin = .environment
    kind.synonyms = ["embargo"]
    kind.persianSynonyms = ["تحریم"]
    kind.provenance = provenance
    return kind
  }

  static var report: ReportedObstacle {
    var report = ReportedObstacle(id: "m", kind: "tax")
    report.session = "kerman-1404-4"
    report.province = "IR-08"
    report.agency = "kerman-banks"
    report.statement = "x"
    report.fact = "S002-22"
    report.unit = "u"
    report.caseID = "c"
    report.reported = SolarHijriDate(year: 1404, month: 3, day: 10)
    report.repeats = "l"
    report.statedOrigin = .procedure
    report.provenance = provenance
    return report
  }

  static var group: FacilitationWorkingGroup {
    var group = FacilitationWorkingGroup(id: "w", level: .national)
    group.name = "n"
    group.persianName = "ن"
    group.province = "IR-08"
    group.charter.chairPost = "c"
    group.charter.secretaryPost = "s"
    group.charter.committeeWeekday = .sunday
    group.charter.committeePlace = "hall"
    group.charter.numbering = .perYear
    group.organization = "o"
    group.note = "x"
    group.provenance = provenance
    return group
  }

  static var association: RegisteredAssociation {
    var association = RegisteredAssociation(id: "a", kind: .nationalHomogeneous)
    association.name = "n"
    association.persianName = "ن"
    association.level = .national
    association.province = "IR-08"
    association.year = 1399
    association.approvedBy = "commission-associations"
    association.status = "approved"
    association.organization = "o"
    association.isCollective = false
    association.field = "steel"
    association.founders = ["f"]
    association.approved = SolarHijriDate(year: 1399, month: 1, day: 1)
    association.registered = SolarHijriDate(year: 1399, month: 2, day: 1)
    association.number = "12"
    association.ended = SolarHijriDate(year: 1404, month: 1, day: 1)
    association.provenance = provenance
    return association
  }

  static var estate: IndustrialEstate {
    var estate = IndustrialEstate(id: "e", kind: .zone)
    estate.name = "n"
    estate.persianName = "ن"
    estate.governance = .governmental
    estate.province = "IR-08"
    estate.county = "0801"
    estate.areaHectares = 42.5
    estate.managingCompany = "kerman-estates-company"
    estate.isRural = true
    estate.licenceStep = .works
    estate.score = 75
    estate.estateClass = .leader
    estate.boundSquareMetres = 1000
    estate.freeSquareMetres = 424_000
    estate.provenance = provenance
    return estate
  }

  static var priority: RankedPriority {
    var priority = RankedPriority(place: "0801", level: .county)
    priority.domain = .mine
    priority.sector = "07"
    priority.score = 0.25
    priority.rank = 1
    priority.method = "topsis"
    priority.stability = 0.9
    priority.document = "0801-v1"
    priority.weights = "lq=1"
    priority.indicators = "lq=workshops_1394"
    priority.status = .adopted
    priority.provenance = provenance
    return priority
  }
}

/// A component that enters two things and fails at the second.
private struct HalfComponent: Component {
  let name = "half"
  func register(in registry: inout Registry) throws {
    let schema = Schema([ColumnSchema("x", .long)])
    try registry.add(TableDefinition("half_table", table: .empty(schema)))
    try registry.add(TableDefinition("units", table: .empty(schema)))
  }
}

private struct Stranger: TableRepresentable {
  static let tableName = "units"
  var cells: [String: Value] { ["unit": .string("s"), "colour": .string("red")] }
}

private struct Homeless: TableRepresentable {
  static let tableName = "planets"
  var cells: [String: Value] { [:] }
}

@Suite struct RegistrationTests {
  @Test func aComponentIsRegisteredOnce() throws {
    let workspace = try Workspace.seeds()
    let count = workspace.components.count
    #expect(
      code { try workspace.register(UnitsComponent(data: .seeds)) } == "samat.register.duplicate")
    #expect(workspace.components.count == count)
    try workspace.register(Records("mine", of: [RegisteredUnit(id: "a")]))
    #expect(
      code { try workspace.register(Records("mine", of: [RegisteredUnit(id: "b")])) }
        == "samat.register.duplicate")
    #expect(try workspace.query("units | count").rows[0][0] == .long(32))
  }

  @Test func nothingOfAComponentThatFailsStays() throws {
    let workspace = try Workspace.seeds()
    let (tables, components) = (workspace.catalog.tables.count, workspace.components.count)
    #expect(code { try workspace.register(HalfComponent()) } == "kql.register.duplicate")
    #expect(workspace.catalog.table("half_table") == nil)
    #expect(workspace.catalog.tables.count == tables)
    #expect(workspace.components.count == components)
  }

  @Test func aCellWithoutAColumnIsRefused() throws {
    let workspace = try Workspace.seeds()
    #expect(
      code { try workspace.register(Records("strangers", of: [Stranger()])) }
        == "samat.register.unknown-column")
    #expect(try workspace.query("units | count").rows[0][0] == .long(31))
  }

  @Test func aTableThatIsNotThereIsRefused() throws {
    #expect(
      code { try Workspace.seeds().register(Records("homeless", of: [Homeless()])) }
        == "samat.register.unknown-table")
  }

  @Test func theBuiltInComponentsAreInOrder() throws {
    #expect(
      try Workspace.seeds().components.map(\.name)
        == [
          "units", "obstacles", "working-groups", "associations", "estates",
          "spatial-priorities", "programmes", "permits", "sources", "reference", "calendar",
          "profiles",
        ])
    #expect(BuiltInComponents.all(.empty).allSatisfy { $0.summary.hasSuffix(".") })
  }

  @Test func otherDataCanStandInPlaceOfTheSeeds() throws {
    let empty = try Workspace(data: .empty)
    #expect(try empty.query("facts | count").rows[0][0] == .long(0))
    let reference = try Workspace(data: .reference)
    #expect(try reference.query("provinces | count").rows[0][0] == .long(31))
    #expect(try reference.query("units | count").rows[0][0] == .long(0))
  }

  @Test func recordsThatCannotBeAreRefused() throws {
    func problem(_ component: some Component) -> Diagnostic? {
      do {
        try Workspace.seeds().register(component)
        return nil
      } catch {
        return error as? Diagnostic
      }
    }
    var rank = RankedPriority(place: "IR-05", level: .province)
    rank.score = .nan
    let missing = problem(Records("office", of: [rank]))
    #expect(missing?.code == "samat.register.value")
    #expect(
      missing?.message == "record 1 of 'priorities': 'score' is NaN, expected a finite number")
    rank.score = .infinity
    #expect(problem(Records("office", of: [rank]))?.code == "samat.register.value")
    rank.score = -2
    #expect(problem(Records("office", of: [rank])) == nil)
    rank.rank = -4
    #expect(
      problem(Records("office", of: [rank]))?.message
        == "record 1 of 'priorities': 'rank' is -4, expected 1 or more")
    let strange = RankedPriority(place: "XX-99", level: .province)
    #expect(
      problem(Records("office", of: [RankedPriority(place: "IR-06", level: .province), strange]))?
        .message == "record 2 of 'priorities': 'XX-99' in 'place' is no province or county")
    var estate = IndustrialEstate(id: "e-1")
    estate.areaHectares = -3
    #expect(
      problem(Records("ours", of: [estate]))?.message
        == "record 1 of 'estates': 'area_ha' is -3.0, expected 0 or more")
    let twice = problem(
      Records("ours", of: [IndustrialEstate(id: "e-1"), IndustrialEstate(id: "e-1")]))
    #expect(twice?.message == "record 2 of 'estates': there is a row 'e-1' already")
    #expect(twice?.help == "'estate' is unique: give another one")
    var stranger = RegisteredUnit(id: "u-1")
    stranger.province = "IR-99"
    #expect(problem(Records("ours", of: [stranger]))?.message.contains("is no province") == true)
  }

  @Test func problemsDescribeThemselvesAsPeopleReadThem() {
    let problem = Diagnostic(
      code: "samat.test.one", message: "there is no 'x'", span: SourceSpan(start: 3, end: 5),
      help: "write 'y'", notes: ["there are 'y' and 'z'"])
    #expect(
      "\(problem)" == """
        error: there is no 'x' [samat.test.one]
        help: write 'y'
        note: there are 'y' and 'z'
        at: bytes 3 to 5
        """)
    let refusal = Refusal("samat.test.two", "it is not", remedy: "make it")
    #expect("\(refusal)" == "error: it is not [samat.test.two]\nhelp: make it")
  }
}
