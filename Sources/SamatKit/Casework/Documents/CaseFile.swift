import KQLEngine
public import KQLSyntax
public import PersianText

/// The whole file of one case in order: each step with its day, its delay, its clock and its rule (پرونده کامل).
public struct CaseFile: SecretariatDocument {
  /// A clock that a step stops, and whether it was in time.
  public struct Clock: Hashable, Sendable {
    /// Which clock.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Days to the first answer.
      case firstAnswer = "first_answer"
      /// Days to the committee.
      case committee
      /// Days to a solution.
      case solution
      /// Days in which an objection is in time.
      case objection
      /// The deadline of a resolution.
      case deadline
    }

    /// Which clock.
    public var kind: Kind
    /// The last day in time.
    public var due: SolarHijriDate
    /// How many days after it the step was; negative for days that were left.
    public var daysLate: Int
    /// Whether it was in time.
    public var isInTime: Bool { daysLate <= 0 }
  }

  /// One event.
  public struct Step: Hashable, Sendable {
    /// The place in the journal.
    public var position: Int64
    /// The day on which it happened.
    public var day: SolarHijriDate
    /// How many days after the step before; nil for the first. It is negative where a step was recorded
    /// late.
    public var daysSince: Int?
    /// Who commanded it.
    public var actor: String
    /// The kind of event, for instance `case.opened`.
    public var kind: String
    /// What it happened to.
    public var subject: Subject
    /// What happened, in English.
    public var english: String
    /// What happened, in Persian.
    public var persian: String
    /// The clock that it stopped; nil where it stops none.
    public var clock: Clock?
    /// The rule behind it, of the table `rules`.
    public var rule: String
  }

  /// A rule that a step rests on.
  public struct Rule: Hashable, Sendable {
    /// The rule in one sentence.
    public var statement: String
    /// Where it comes from, as in the table `rules`.
    public var origin: String?
    /// The seed fact behind it.
    public var fact: String?
  }

  /// The case.
  public var id: String
  /// The unit.
  public var unit: DocumentName?
  /// The working group.
  public var group: DocumentName?
  /// The kind of obstacle.
  public var obstacle: DocumentName?
  /// What holds the unit back, in words.
  public var statement: String?
  /// The agencies concerned.
  public var agencies: [DocumentName]
  /// The documents that were handed in.
  public var documents: [String]
  /// The policy that judges it.
  public var charter: String?
  /// How far it has come, as in the table `cases`.
  public var stage: String?
  /// With what it was closed.
  public var outcome: String?
  /// The day for which clocks that still run are judged; nil for none.
  public var asOf: SolarHijriDate?
  /// Clocks that no step has stopped, those of open resolutions with them.
  public var running: [(subject: String, clock: Clock)]
  /// The events, in the order of the journal.
  public var steps: [Step]
  /// The rules behind the steps, by id.
  public var rules: [String: Rule]
}

extension Workspace {
  /// The whole file of a case.
  ///
  /// ```swift
  /// print(try workspace.caseFile("K-12").text(in: .persian))
  /// ```
  ///
  /// - Parameters:
  ///   - id: The case.
  ///   - day: The day at whose end the file is read: what happened later is not in it, and clocks that
  ///     still run are judged on it. Without one, everything that is recorded, and running clocks are
  ///     judged on the day of the last step.
  /// - Returns: The file; without steps where a table tells of the case and no event is recorded.
  /// - Throws: `samat.case.unknown`, and what the journal or the tables report.
  /// - Complexity: O(steps) with the store of `SamatStore`; O(events of the journal) in memory.
  public func caseFile(
    _ id: String, asOf day: SolarHijriDate? = nil
  ) throws(Diagnostic) -> CaseFile {
    let source = try DocumentSource(reading: self, asOf: day)
    let row = try source.record(
      "cases", "case", id, "case", columns: "['case'], unit, stage",
      or: CaseworkRefusal.unknownCase)
    return try CaseFile(id, row, source, day)
  }
}

extension CaseFile {
  fileprivate init(
    _ id: String, _ row: Row, _ source: DocumentSource, _ day: SolarHijriDate?
  ) throws(Diagnostic) {
    self.id = id
    unit = try source.units([row.text("unit") ?? ""]).of(row.text("unit"))
    let groupID = row.text("working_group")
    group = try source.names("working_groups", "working_group", [groupID ?? ""]).of(groupID)
    obstacle = try source.obstacles([row.text("obstacle") ?? ""]).of(row.text("obstacle"))
    statement = row.text("statement")
    documents = row.list("documents")
    charter = row.text("charter")
    stage = row.text("stage")
    outcome = row.text("outcome")

    let events = try Self.events(id, source)
    var writer = CaseFileWriter(row)
    let typed = events.map { event in (event, CaseFileWriter.read(event)) }
    let agencyIDs = row.list("agencies") + typed.compactMap { $0.1?.agency }
    writer.names = try source.organizations(agencyIDs)
    writer.obstacles = try source.obstacles(typed.compactMap { $0.1?.obstacle })
    agencies = row.list("agencies").compactMap { [names = writer.names] in names.of($0) }
    for (stored, event) in typed { writer.take(stored, event) }
    steps = writer.steps
    asOf = day ?? steps.map(\.day).max()
    running = writer.running(on: asOf)

    rules = [:]
    let ids = Set(steps.map(\.rule)).sorted()
    let list = Value.dynamic(.array(ids.map(DynamicValue.string)))
    for row in try source.rows(
      "rules | where rule in (ids) | project rule, statement, origin, fact", ["ids": list])
    {
      rules[row.text("rule") ?? ""] = Rule(
        statement: row.text("statement") ?? "", origin: row.text("origin"),
        fact: row.text("fact"))
    }
  }

  /// The events of the case and of what belongs to it, in the order of the journal.
  private static func events(
    _ id: String, _ source: DocumentSource
  ) throws(Diagnostic) -> [StoredEvent] {
    guard let journal = source.workspace.journal, let record = source.state.cases[id] else {
      return []
    }
    var subjects: Set<Subject> = [Subject("case", id)]
    for resolution in record.resolutions { subjects.insert(Subject("resolution", resolution)) }
    for escalation in record.escalations { subjects.insert(Subject("escalation", escalation)) }
    for row in try source.rows(
      "objections | where ['case'] == id | project objection", ["id": .string(id)])
    {
      subjects.insert(Subject("objection", row.text("objection") ?? ""))
    }
    for row in try source.rows(
      "obstacle_mentions | where ['case'] == id | project mention", ["id": .string(id)])
    {
      subjects.insert(Subject("mention", row.text("mention") ?? ""))
    }
    return try journal.events(of: subjects)
  }
}
