import KQLEngine
public import KQLSyntax
public import PersianText

/// The minutes of a session or committee (صورت‌جلسه): who was there, what was said and resolved.
///
/// They say what had happened by the end of the session's day: a deadline that was moved later stands as it
/// was adopted. What no source tells is said to be unknown.
public struct SessionMinutes: SecretariatDocument, Hashable {
  /// Somebody who was there, or an organization whose head was not.
  public struct Attendance: Hashable, Sendable {
    /// The organization.
    public var organization: DocumentName?
    /// The person.
    public var person: DocumentName?
    /// The post by which the person came.
    public var post: DocumentName?
    /// The role, as in the table `attendance`.
    public var role: String?
    /// Whether somebody came; nil where it is not told.
    public var isPresent: Bool?
    /// Whether a representative has full powers.
    public var isPlenipotentiary: Bool
    /// What is told of who came, or why nobody did.
    public var note: String?
  }

  /// What an agency said on a case.
  public struct Opinion: Hashable, Sendable {
    /// The agency.
    public var agency: DocumentName?
    /// Its position, as in the table `opinions`.
    public var position: String
    /// Its words.
    public var text: String?
  }

  /// What was resolved.
  public struct Resolution: Hashable, Sendable {
    /// The resolution.
    public var id: String
    /// What is to be done.
    public var text: String?
    /// The responsible agency.
    public var agency: DocumentName?
    /// The deadline.
    public var deadline: SolarHijriDate?
  }

  /// One case of the session.
  public struct Case: Hashable, Sendable {
    /// The case.
    public var id: String
    /// The unit.
    public var unit: DocumentName?
    /// The domain of the unit, as in the table `units`.
    public var domain: String?
    /// The kind of obstacle.
    public var obstacle: DocumentName?
    /// What holds the unit back, in words.
    public var statement: String?
    /// The documents that were handed in.
    public var documents: [String]
    /// How far the case had come, as in the table `cases`.
    public var stage: String?
    /// The opinions that were in.
    public var opinions: [Opinion]
    /// What the session resolved.
    public var resolutions: [Resolution]
  }

  /// What the session decided on an objection.
  public struct Objection: Hashable, Sendable {
    /// The objection.
    public var id: String
    /// The case.
    public var caseID: String
    /// The resolution.
    public var resolution: String
    /// Who objected.
    public var objector: DocumentName?
    /// What was decided, as in the table `objections`.
    public var outcome: String?
  }

  /// A deadline that the session moved.
  public struct Move: Hashable, Sendable {
    /// The resolution.
    public var resolution: String
    /// The case.
    public var caseID: String
    /// The deadline before.
    public var from: SolarHijriDate
    /// The deadline from then on.
    public var to: SolarHijriDate
    /// Why.
    public var reason: String?
  }

  /// The session.
  public var session: String
  /// The working group.
  public var group: DocumentName?
  /// Which body met, as in the table `sessions`.
  public var body: String?
  /// The number, counted as the charter says.
  public var number: Int?
  /// The Solar Hijri year.
  public var year: Int?
  /// The day; nil where it is unknown.
  public var day: SolarHijriDate?
  /// Where it was held.
  public var venue: String?
  /// Who chaired, as it was on the day.
  public var chair: DocumentName?
  /// Who was secretary.
  public var secretary: DocumentName?
  /// Which policy was in force.
  public var charter: String?
  /// How many units were examined, as the record of the session has it.
  public var unitsExamined: Int?
  /// Who was there and who was not, in the order of the record.
  public var attendance: [Attendance]
  /// The cases, in the order in which they were opened.
  public var cases: [Case]
  /// The objections that were decided.
  public var objections: [Objection]
  /// The deadlines that were moved.
  public var moves: [Move]

  /// Whether its record is of the expert committee.
  public var isCommittee: Bool { body == SessionBody.expertCommittee.rawValue }
  /// How many resolutions were adopted.
  public var resolutionCount: Int { cases.reduce(0) { $0 + $1.resolutions.count } }
}

extension Workspace {
  /// The minutes of a session or committee.
  ///
  /// ```swift
  /// let minutes = try workspace.sessionMinutes("kerman-1404-5")
  /// print(minutes.markdown(in: .persian))
  /// ```
  ///
  /// - Parameter session: The session.
  /// - Returns: The minutes.
  /// - Throws: `samat.session.unknown`, and what the journal or the tables report.
  /// - Complexity: O(events of the journal) where later days are recorded, see ``asOf(_:)``.
  public func sessionMinutes(_ session: String) throws(Diagnostic) -> SessionMinutes {
    let now = try DocumentSource(self)
    let query = "sessions | where session == id | take 1"
    guard let row = try now.rows(query, ["id": .string(session)]).first else {
      throw Diagnostic(
        code: CaseworkRefusal.unknownSession.rawValue,
        message: "there is no session '\(CaseworkIDs.shown(session))'",
        help: "'sessions | project session, held' lists them")
    }
    guard let day = row.day("held") else { return try SessionMinutes(session, now, journal) }
    return try SessionMinutes(session, DocumentSource(self, asOf: day), journal)
  }
}

extension SessionMinutes {
  fileprivate init(
    _ id: String, _ source: DocumentSource, _ journal: (any Journal)?
  ) throws(Diagnostic) {
    let parameter: [String: Value] = ["id": .string(id)]
    guard let row = try source.rows("sessions | where session == id | take 1", parameter).first
    else {
      throw Diagnostic(
        code: CaseworkRefusal.unknownSession.rawValue, message: "there is no session '\(id)'")
    }
    let state = source.state
    session = id
    body = row.text("body")
    number = row.number("number")
    year = row.number("year")
    day = row.day("held")
    venue = row.text("venue")
    charter = row.text("charter")
    unitsExamined = row.number("units_examined")
    let groupID = row.text("working_group")
    group = try source.names("working_groups", "working_group", [groupID ?? ""]).of(groupID)

    let present = try source.rows("attendance | where session == id", parameter)
    let organizations = try source.organizations(present.compactMap { $0.text("organization") })
    let posts = try source.names(
      "posts", "post", present.compactMap { $0.text("post") }, "title")
    let secretaryID =
      state.sessions[id]?.secretary
      ?? present.first { $0.text("role") == "secretary" }?.text("person")
    let chairID =
      row.text("chair") ?? present.first { $0.text("role") == "chair" }?.text("person")
    let people = try source.people(
      present.compactMap { $0.text("person") } + [chairID ?? "", secretaryID ?? ""])
    chair = people.of(chairID)
    secretary = people.of(secretaryID)
    attendance = present.map { row in
      Attendance(
        organization: organizations.of(row.text("organization")),
        person: people.of(row.text("person")), post: posts.of(row.text("post")),
        role: row.text("role"), isPresent: row["present"].truth,
        isPlenipotentiary: row["plenipotentiary"].truth ?? false, note: row.text("described_as"))
    }
    (cases, objections) = try Self.matters(id, body, source, state)
    moves = try Self.moves(id, day, state, journal)
  }

  private static func matters(
    _ id: String, _ body: String?, _ source: DocumentSource, _ state: WorkingGroupsState
  ) throws(Diagnostic) -> ([Case], [Objection]) {
    let rows: [Row]
    if body == SessionBody.expertCommittee.rawValue {
      // The table tells of the main session of a case only.
      let ids = state.cases.ids.filter { state.cases[$0]?.committeeSession == id }
      rows = try source.rows(
        "cases | where ['case'] in (ids) | sort by opened asc, ['case'] asc",
        ["ids": .dynamic(.array(ids.map(DynamicValue.string)))])
    } else {
      rows = try source.rows(
        "cases | where session == id | sort by opened asc, ['case'] asc", ["id": .string(id)])
    }
    let list = Value.dynamic(.array(rows.compactMap { $0.text("case") }.map(DynamicValue.string)))
    let parameters = ["ids": list, "id": .string(id)]
    let opinions = try source.rows(
      "opinions | where ['case'] in (ids)", ["ids": list])
    let resolutions = try source.rows(
      "resolutions | where session == id and ['case'] in (ids)", parameters)
    let objections = try source.rows("objections | where session == id", ["id": .string(id)])
    let units = try source.units(rows.compactMap { $0.text("unit") })
    let obstacles = try source.obstacles(rows.compactMap { $0.text("obstacle") })
    let agencies = try source.organizations(
      (opinions + resolutions).compactMap { $0.text("agency") })
    let objectors = try source.units(objections.compactMap { $0.text("objector") })
    let unitList = Value.dynamic(.array(units.keys.sorted().map(DynamicValue.string)))
    var domains: [String: String] = [:]
    for row in try source.rows(
      "units | where unit in (ids) | project unit, domain", ["ids": unitList])
    {
      domains[row.text("unit") ?? ""] = row.text("domain")
    }
    let opinionsOf = Dictionary(grouping: opinions) { $0.text("case") ?? "" }
    let resolutionsOf = Dictionary(grouping: resolutions) { $0.text("case") ?? "" }
    let cases = rows.map { row in
      let id = row.text("case") ?? ""
      return Case(
        id: id, unit: units.of(row.text("unit")), domain: domains[row.text("unit") ?? ""],
        obstacle: obstacles.of(row.text("obstacle")), statement: row.text("statement"),
        documents: row.list("documents"), stage: row.text("stage"),
        opinions: (opinionsOf[id] ?? []).map {
          Opinion(
            agency: agencies.of($0.text("agency")), position: $0.text("position") ?? "",
            text: $0.text("text"))
        },
        resolutions: (resolutionsOf[id] ?? []).map {
          Resolution(
            id: $0.text("resolution") ?? "", text: $0.text("text"),
            agency: agencies.of($0.text("agency")), deadline: $0.day("deadline"))
        })
    }
    return (
      cases,
      objections.map {
        Objection(
          id: $0.text("objection") ?? "", caseID: $0.text("case") ?? "",
          resolution: $0.text("resolution") ?? "", objector: objectors.of($0.text("objector")),
          outcome: $0.text("outcome"))
      }
    )
  }

  /// The deadlines that a session moved. A resolution keeps how often, so only those of which it was the
  /// last step of the day are looked for in the journal.
  private static func moves(
    _ id: String, _ day: SolarHijriDate?, _ state: WorkingGroupsState,
    _ journal: (any Journal)?
  ) throws(Diagnostic) -> [Move] {
    guard let day, let journal, let group = state.sessions[id]?.group else { return [] }
    let subjects = state.resolutions.ids.filter { id in
      guard let record = state.resolutions[id], record.moves > 0 else { return false }
      return record.last >= DayNumber(day) && state.cases[record.case]?.group == group
    }.map { Subject("resolution", $0) }
    return try journal.events(of: Set(subjects)).compactMap { stored in
      guard
        case .deadlineMoved(let event)? = try? WorkingGroupEvent.decode(
          stored.kind, from: EventDecoder(stored.body)), event.session == id
      else { return nil }
      return Move(
        resolution: event.resolution, caseID: event.case, from: event.from, to: event.to,
        reason: event.reason)
    }
  }
}
