import KQLEngine
public import KQLSyntax
public import PersianText

/// What the next session of a group has before it (دستور جلسه).
///
/// It says what had happened by the day of the session; where a main session of the group is recorded on
/// that day, by the day before.
public struct SessionAgenda: SecretariatDocument, Hashable {
  /// A case that the session can hear or decide.
  public struct Case: Hashable, Sendable {
    /// The case.
    public var id: String
    /// The unit.
    public var unit: DocumentName?
    /// The kind of obstacle.
    public var obstacle: DocumentName?
    /// How far it has come, as in the table `cases`.
    public var stage: String
    /// The day on which the committee referred it.
    public var referred: SolarHijriDate?
    /// By when a solution is due.
    public var solutionDue: SolarHijriDate?
    /// The agencies concerned.
    public var agencies: [DocumentName]
    /// Those of them whose opinions are not in.
    public var missingOpinions: [DocumentName]
  }

  /// An agency to invite.
  public struct Invitation: Hashable, Sendable {
    /// The agency.
    public var agency: DocumentName
    /// How many cases of the agenda concern it.
    public var cases: Int
    /// How many of its resolutions are overdue.
    public var overdue: Int
    /// From how many main sessions in a row its head was absent; nil where none is recorded.
    public var absentInARow: Int?
  }

  /// A resolution that is overdue, or will be before the next session.
  public struct Due: Hashable, Sendable {
    /// The resolution.
    public var resolution: String
    /// The case.
    public var caseID: String?
    /// The unit.
    public var unit: DocumentName?
    /// The responsible agency.
    public var agency: DocumentName?
    /// The deadline in force.
    public var deadline: SolarHijriDate
    /// How often it was moved.
    public var moves: Int
    /// The share that the last report says is done; nil without one.
    public var progress: Double?
  }

  /// An objection that no session has decided.
  public struct Objection: Hashable, Sendable {
    /// The objection.
    public var id: String
    /// The resolution.
    public var resolution: String
    /// Who objects.
    public var objector: DocumentName?
    /// The day on which it was raised.
    public var raised: SolarHijriDate?
  }

  /// The working group.
  public var group: DocumentName
  /// The day of the session.
  public var day: SolarHijriDate
  /// The number that the session is expected to have, by the tables.
  public var number: Int
  /// Who holds the post of the chair on the day; nil where it is not known.
  public var chair: DocumentName?
  /// Who holds the post of the secretary on the day; nil where it is not known.
  public var secretary: DocumentName?
  /// The cases, in the order of referral: those left from earlier sessions first.
  public var cases: [Case]
  /// The agencies to invite, by id.
  public var invitations: [Invitation]
  /// Objections to decide, in the order of their days.
  public var objections: [Objection]
  /// Resolutions whose deadline falls within the days ahead: only a session can move it.
  public var deadlinesToMove: [Due]
  /// How many days ahead these are looked for.
  public var daysAhead: Int
  /// Resolutions past their deadline.
  public var overdue: [Due]
}

extension Workspace {
  /// The agenda of the next main session of a working group.
  ///
  /// - Parameters:
  ///   - group: The working group.
  ///   - day: The day of the session.
  ///   - daysAhead: Within how many days a deadline falls for the session to look at it; 30 by default,
  ///     about the time to the session after it.
  /// - Returns: The agenda.
  /// - Throws: `samat.group.unknown`, and what the journal or the tables report.
  /// - Complexity: O(cases and resolutions); O(events of the journal) where later days are recorded.
  public func sessionAgenda(
    of group: String, on day: SolarHijriDate, daysAhead: Int = 30
  ) throws(Diagnostic) -> SessionAgenda {
    let now = try DocumentSource(self)
    let isHeld = try !now.rows(
      "sessions | where working_group == id and body == 'working_group' and held == day",
      ["id": .string(group), "day": SolarHijriTicks.value(day)]
    ).isEmpty
    let last = isHeld ? day.adding(days: -1) ?? day : day
    let source = try DocumentSource(self, asOf: last)
    return try SessionAgenda(
      group, on: day, known: last, daysAhead: min(max(daysAhead, 0), 3650), source)
  }
}

extension SessionAgenda {
  fileprivate init(
    _ id: String, on day: SolarHijriDate, known last: SolarHijriDate, daysAhead: Int,
    _ source: DocumentSource
  ) throws(Diagnostic) {
    let today = SolarHijriTicks.value(day)
    let parameter: [String: Value] = ["id": .string(id)]
    guard
      let row = try source.rows(
        "working_groups | where working_group == id | take 1", parameter
      ).first
    else {
      throw Diagnostic(
        code: CaseworkRefusal.unknownGroup.rawValue,
        message: "there is no working group '\(CaseworkIDs.shown(id))'",
        help: "'working_groups | project working_group' lists them")
    }
    group = DocumentName(id, english: row.text("name"), persian: row.text("name_fa"))
    self.day = day
    self.daysAhead = daysAhead
    number = try Self.number(id, day, row.text("numbering") == "cumulative", source)
    let chairID = try source.holder(of: row.text("chair_post"), on: day)
    let secretaryID = try source.holder(of: row.text("secretary_post"), on: day)
    let people = try source.people([chairID, secretaryID].compactMap { $0 })
    chair = people.of(chairID)
    secretary = people.of(secretaryID)

    let open = try source.rows(
      """
      cases
      | where working_group == id and stage in ('referred', 'heard', 'summed_up')
      | where isnull(referred) or referred <= day
      | sort by referred asc, opened asc, ['case'] asc
      """, ["id": .string(id), "day": today])
    let caseIDs = Value.dynamic(
      .array(open.compactMap { $0.text("case") }.map(DynamicValue.string)))
    var given: [String: Set<String>] = [:]
    for row in try source.rows(
      "opinions | where ['case'] in (ids) | project ['case'], agency", ["ids": caseIDs])
    {
      given[row.text("case") ?? "", default: []].insert(row.text("agency") ?? "")
    }
    let due = try source.rows(
      """
      resolutions
      | where working_group == id and status == 'in_progress' and adopted <= day
      | where deadline <= last_day
      | sort by deadline asc, resolution asc
      """,
      [
        "id": .string(id), "day": today,
        "last_day": SolarHijriTicks.value(day.adding(days: daysAhead) ?? day),
      ])
    let pending = try source.rows(
      """
      objections
      | where isempty(outcome)
      | join kind=inner (resolutions | where working_group == id | project resolution) on resolution
      | sort by raised asc, objection asc
      """, parameter)
    var absences: [String: Int] = [:]
    for row in try source.rows(
      "absences_in_a_row(day, 0) | where working_group == id and now_in_a_row > 0",
      ["id": .string(id), "day": SolarHijriTicks.value(last)])
    {
      absences[row.text("organization") ?? ""] = row.number("now_in_a_row")
    }

    let units = try source.units(
      open.compactMap { $0.text("unit") } + due.compactMap { $0.text("unit") }
        + pending.compactMap { $0.text("objector") })
    let obstacles = try source.obstacles(open.compactMap { $0.text("obstacle") })
    let agencies = try source.organizations(
      open.flatMap { $0.list("agencies") } + due.compactMap { $0.text("agency") }
        + absences.keys)
    cases = open.map { row in
      let id = row.text("case") ?? ""
      let concerned = row.list("agencies")
      return Case(
        id: id, unit: units.of(row.text("unit")), obstacle: obstacles.of(row.text("obstacle")),
        stage: row.text("stage") ?? "", referred: row.day("referred"),
        solutionDue: row.day("solution_due"),
        agencies: concerned.compactMap { agencies.of($0) },
        missingOpinions: concerned.filter { given[id]?.contains($0) != true }
          .compactMap { agencies.of($0) })
    }
    let dues = due.compactMap { row in
      row.day("deadline").map { deadline in
        Due(
          resolution: row.text("resolution") ?? "", caseID: row.text("case"),
          unit: units.of(row.text("unit")), agency: agencies.of(row.text("agency")),
          deadline: deadline, moves: row.number("moves") ?? 0,
          progress: row["progress"].double)
      }
    }
    overdue = dues.filter { $0.deadline < day }
    deadlinesToMove = dues.filter { $0.deadline >= day && $0.progress ?? 0 < 1 }
    objections = pending.map { row in
      Objection(
        id: row.text("objection") ?? "", resolution: row.text("resolution") ?? "",
        objector: units.of(row.text("objector")), raised: row.day("raised"))
    }
    var counts: [String: (cases: Int, overdue: Int)] = [:]
    for agency in cases.flatMap(\.agencies) { counts[agency.id, default: (0, 0)].cases += 1 }
    for agency in overdue.compactMap(\.agency) { counts[agency.id, default: (0, 0)].overdue += 1 }
    for agency in absences.keys { counts[agency, default: (0, 0)].cases += 0 }
    invitations = counts.sorted { $0.key < $1.key }.map { id, count in
      Invitation(
        agency: agencies[id] ?? DocumentName(id), cases: count.cases, overdue: count.overdue,
        absentInARow: absences[id])
    }
  }

  /// The number that the next session is expected to have.
  private static func number(
    _ group: String, _ day: SolarHijriDate, _ isCumulative: Bool, _ source: DocumentSource
  ) throws(Diagnostic) -> Int {
    let last = try source.rows(
      """
      sessions
      | where working_group == id and body == 'working_group' and (cumulative or year == this_year)
      | where isnull(held) or held <= day
      | summarize newest = max(number)
      """,
      [
        "id": .string(group), "day": SolarHijriTicks.value(day),
        "cumulative": .bool(isCumulative), "this_year": .int(Int32(clamping: day.year)),
      ])
    return min((last.first?.number("newest") ?? 0), 1_000_000) + 1
  }
}
