import KQLEngine
public import KQLSyntax
import PersianText

/// What the deciders of casework rest on: policies, the taxonomy of obstacles, and what the tables
/// know before a journal begins (groups, posts, holders, past sessions, units).
///
/// Rows of the tables are not taken into any state; a state holds what was recorded and nothing else.
public struct CaseworkSetting: Sendable {
  /// A session that a table tells of.
  struct PastSession: Sendable {
    var group: String
    var year: Int
    var number: Int
  }

  /// What a table says of the holder of a post.
  struct KnownHolding: Sendable {
    var person: String
    var from: DayNumber?
    var to: DayNumber?
    /// The days for which a source says so, where it does not tell from when to when.
    var asOf: ClosedRange<DayNumber>?

    /// Whether it is known that the person held the post on a day.
    func covers(_ day: DayNumber) -> Bool {
      if from != nil || to != nil {
        return from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
      }
      // An exact day is a statement about it; a range of a year says only that it was within.
      return asOf.map { $0.lowerBound == $0.upperBound && $0.contains(day) } ?? false
    }
  }

  /// A unit that a table tells of.
  struct KnownUnit: Sendable {
    var province: String?
    var status: UnitStatus?
  }

  /// Where the tables come from.
  public let data: SeedData
  /// Provinces and counties.
  public let places: PlaceNames
  /// The policies in force; what a table says of charters has always been in force.
  public var policies: PolicyBook
  /// What classifies free text.
  public var classifier: any ObstacleClassifier
  /// The parent of every kind of obstacle, empty at the top.
  var taxonomy: [String: String] = [:]
  /// The province of each working group that a table tells of.
  var groups: [String: String?] = [:]
  /// The organizations that a table lists.
  var organizations: KnownOrganizations
  /// The organization of each post.
  var posts: [String: String] = [:]
  var holdings: [String: [KnownHolding]] = [:]
  var sessions: [String: PastSession] = [:]
  var units: [String: KnownUnit] = [:]
  /// Ids of cases, resolutions and mentions that stand in the tables already.
  var taken: Set<String> = []

  /// A setting over tables.
  ///
  /// - Parameters:
  ///   - data: Where the tables come from; ``SeedData/reference`` for an empty beginning.
  ///   - policies: Further policies; a charter here replaces the one of a table from its day on.
  ///   - classifier: What classifies free text; nil for the term lists of the taxonomy.
  /// - Throws: What the readers of the tables report.
  public init(
    data: SeedData = .seeds, policies: PolicyBook = PolicyBook(),
    classifier: (any ObstacleClassifier)? = nil
  ) throws(Diagnostic) {
    self.policies = policies
    self.data = data
    places = try PlaceNames(data)
    organizations = try KnownOrganizations(data)
    func day(_ row: Row, _ column: String) -> DayNumber? {
      guard case .datetime(let ticks) = row[column] else { return nil }
      return SolarHijriTicks.date(ticks).map(DayNumber.init)
    }

    for row in try data.rows(ObstaclesTables.obstacleKinds) {
      guard let code = row.text("obstacle") else { continue }
      taxonomy[code] = row.text("parent") ?? ""
    }
    if let classifier {
      self.classifier = classifier
    } else {
      self.classifier = TermListClassifier(
        terms: try data.table(
          ObstaclesTables.obstacleTerms.name, ObstaclesTables.obstacleTerms.schema), kinds: taxonomy
      )
    }

    for row in try data.rows(WorkingGroupsTables.workingGroups) {
      guard let id = row.text("working_group") else { continue }
      groups[id] = .some(row.text("province"))
      var charter = Charter()
      charter.chairPost = row.text("chair_post")
      charter.secretaryPost = row.text("secretary_post")
      charter.committeeWeekday = row.text("committee_weekday").flatMap(Charter.weekday)
      charter.committeePlace = row.text("committee_place")
      charter.numbering = row.text("numbering").flatMap(SessionNumbering.init)
      if self.policies.base(Charter.self, id, before: nil) == nil {
        self.policies.set(DatedPolicy("\(id)-table", from: nil, charter), of: id)
      }
    }
    for row in try data.rows(SourcesTables.posts) {
      guard let post = row.text("post") else { continue }
      posts[post] = row.text("organization") ?? ""
    }
    for row in try data.rows(SourcesTables.holdings) {
      guard let person = row.text("person"), let post = row.text("post") else { continue }
      var holding = KnownHolding(person: person)
      holding.from = day(row, "held_from")
      holding.to = day(row, "held_to")
      if let first = day(row, "as_of_from") ?? day(row, "as_of"),
        let last = day(row, "as_of_to") ?? day(row, "as_of"), first <= last
      {
        holding.asOf = first...last
      }
      holdings[post, default: []].append(holding)
    }
    for row in try data.rows(WorkingGroupsTables.sessions) {
      guard let id = row.text("session") else { continue }
      taken.insert("session/\(id)")
      guard let group = row.text("working_group"), let number = row["number"].int64,
        let year = row["year"].int64
      else { continue }
      sessions[id] = PastSession(
        group: group, year: Int(clamping: year), number: Int(clamping: number))
    }
    for row in try data.rows(UnitsTables.units) {
      guard let id = row.text("unit") else { continue }
      units[id] = KnownUnit(
        province: row.text("province"), status: row.text("status").flatMap(UnitStatus.init))
    }
    for (seed, kind) in [
      (WorkingGroupsTables.cases, "case"), (WorkingGroupsTables.resolutions, "resolution"),
      (ObstaclesTables.obstacleMentions, "mention"), (WorkingGroupsTables.reports, "report"),
    ] {
      for row in try data.rows(seed) {
        if let id = row.text(kind) { taken.insert("\(kind)/\(id)") }
      }
    }
  }

  /// Whether a kind is another one or stands below it.
  func isKind(_ kind: String, within other: String) -> Bool {
    var kind = kind
    for _ in 0..<16 {
      if kind == other { return true }
      guard let parent = taxonomy[kind], !parent.isEmpty else { return false }
      kind = parent
    }
    return false
  }

  /// Whether an obstacle is one of banks.
  func isBanking(_ kind: String?) -> Bool { kind.map { isKind($0, within: "bank") } ?? false }

  /// The number of the last session that the tables know of; 0 where they know of none.
  func lastNumber(of group: String, in year: Int?) -> Int {
    sessions.values.lazy.filter { $0.group == group && (year == nil || $0.year == year) }
      .map(\.number).max() ?? 0
  }
}

/// The three deciders of casework, over one setting.
public struct Casework: Sendable {
  /// Production units.
  public let units: UnitsDecider
  /// Obstacles to production.
  public let obstacles: ObstaclesDecider
  /// Working groups: sessions, cases, resolutions.
  public let workingGroups: WorkingGroupsDecider

  /// Creates the deciders.
  ///
  /// - Parameter setting: What they rest on.
  public init(_ setting: CaseworkSetting) {
    units = UnitsDecider(setting)
    obstacles = ObstaclesDecider(setting)
    workingGroups = WorkingGroupsDecider(setting)
  }

  /// The deciders, to register them with one call.
  public var all: [any Decider] { [units, obstacles, workingGroups] }
}
