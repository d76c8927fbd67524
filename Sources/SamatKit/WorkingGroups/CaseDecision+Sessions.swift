import PersianText

/// Groups, posts and sessions.
extension CaseDecision {
  func createGroup(
    _ group: String, _ level: WorkingGroupLevel, _ name: String?, _ persianName: String?,
    _ province: String?
  ) throws(Refusal) -> Events {
    try CaseworkIDs.check(group, "a working group")
    if state.groups.contains(group) || setting.groups[group] != nil {
      throw Refusal(
        .groupExists, "there is a working group '\(group)' already", remedy: "give another id")
    }
    try setting.places.check(province: province, CaseworkRefusal.province)
    return [
      .groupCreated(
        GroupCreated(
          group: group, level: level, name: name, persianName: persianName, province: province))
    ]
  }

  // MARK: Posts

  func createPost(
    _ post: String, _ title: String?, _ persianTitle: String?, _ organization: String
  ) throws(Refusal) -> Events {
    try CaseworkIDs.check(post, "a post")
    try CaseworkIDs.check(organization, "an organization")
    if state.posts[post]?.isCreated == true || setting.posts[post] != nil {
      throw Refusal(
        .postExists, "there is a post '\(post)' already", remedy: "give another id")
    }
    return [
      .postCreated(
        PostCreated(
          post: post, title: title, persianTitle: persianTitle, organization: organization))
    ]
  }

  private func check(post: String) throws(Refusal) {
    guard state.posts.contains(post) || setting.posts[post] != nil else {
      throw Refusal(
        .unknownPost, "there is no post '\(CaseworkIDs.shown(post))'", by: .datedHolders,
        remedy: "create it first")
    }
  }

  func holdPost(
    _ post: String, _ person: String, _ from: SolarHijriDate
  ) throws(Refusal) -> Events {
    try check(post: post)
    try CaseworkIDs.check(person, "a person")
    let first = DayNumber(from)
    var events: Events = []
    if let last = state.posts[post]?.holdings.last.flatMap({ state.holdings[$0] }) {
      let isOver = last.to.map { $0 < first } ?? false
      if !isOver {
        guard last.person != person, last.to == nil, last.from < first,
          let before = from.adding(days: -1)
        else {
          throw Refusal(
            .postHeld,
            "post '\(post)' is held by '\(last.person)' from "
              + "\(last.from.date?.description ?? "then") on", by: .datedHolders,
            remedy: "give a later first day, or another person")
        }
        events.append(.postReleased(PostReleased(post: post, person: last.person, to: before)))
      }
    }
    events.append(.postHeld(PostHeld(post: post, person: person, from: from)))
    return events
  }

  func releasePost(
    _ post: String, _ person: String, _ to: SolarHijriDate
  ) throws(Refusal) -> Events {
    try check(post: post)
    let last = state.posts[post]?.holdings.last.flatMap { state.holdings[$0] }
    guard let last, last.person == person, last.to == nil, last.from <= DayNumber(to) else {
      throw Refusal(
        .postNotHeld, "'\(CaseworkIDs.shown(person))' does not hold post '\(post)' on \(to)",
        by: .datedHolders, remedy: "name its holder, and a day not before the first one")
    }
    return [.postReleased(PostReleased(post: post, person: person, to: to))]
  }

  /// Who held a post on the day of the command; nil where it is not known.
  func holder(of post: String) -> String? {
    for id in (state.posts[post]?.holdings ?? []).reversed() {
      guard let holding = state.holdings[id], holding.from <= today else { continue }
      return holding.to.map { today <= $0 } ?? true ? holding.person : nil
    }
    let known = Set((setting.holdings[post] ?? []).filter { $0.covers(today) }.map(\.person))
    return known.count == 1 ? known.first : nil
  }

  private func organization(of post: String) -> String? {
    // A post that a table tells of has no organization in the state.
    for organization in [state.posts[post]?.organization, setting.posts[post]] {
      if let organization, !organization.isEmpty { return organization }
    }
    return nil
  }

  // MARK: Sessions

  func holdSession(
    _ given: String?, _ group: String, _ body: SessionBody, _ number: Int?, _ venue: String?,
    _ chair: String?, _ secretary: String?
  ) throws(Refusal) -> Events {
    _ = try self.group(group)
    let dated = setting.policies.charter(of: group, on: day)
    let charter = dated.policy
    let known = state.numbering["\(group)/\(body.rawValue)"]
    if let known, today < known.lastDay {
      throw Refusal(
        .dayBefore,
        "'\(group)' has held a session on \(known.lastDay.date?.description ?? "a later day")",
        by: .numbering, remedy: "record sessions in the order of their days")
    }
    let count = try self.number(number, group, body, charter, known)
    let stem =
      switch (body, charter.numbering ?? .perYear) {
      case (.workingGroup, .perYear): "\(group)-\(day.year)-"
      case (.workingGroup, .cumulative): "\(group)-"
      case (.expertCommittee, .perYear): "\(group)-\(day.year)-committee-"
      case (.expertCommittee, .cumulative): "\(group)-committee-"
      }
    let id = try self.id(given, stem, from: count.number, "session", .sessionExists) {
      state.sessions.contains($0)
    }
    for person in [chair, secretary] {
      if let person { try CaseworkIDs.check(person, "a person") }
    }
    let byPost = charter.chairPost.flatMap(holder)
    let isOff = body == .expertCommittee && charter.isCommitteeDay(day) == false
    return [
      .sessionHeld(
        SessionHeld(
          session: id, group: group, body: body, year: day.year, number: count.number,
          ordinal: count.ordinal, inYear: count.inYear,
          venue: venue ?? (body == .expertCommittee ? charter.committeePlace : nil),
          chair: chair ?? byPost,
          chairPost: chair == nil || chair == byPost
            ? byPost.flatMap { _ in charter.chairPost } : nil,
          secretary: secretary ?? charter.secretaryPost.flatMap(holder), charter: dated.id,
          offSchedule: isOff))
    ]
  }

  /// The number that a session gets.
  private func number(
    _ given: Int?, _ group: String, _ body: SessionBody, _ charter: Charter,
    _ known: WorkingGroupsState.Numbering?
  ) throws(Refusal) -> (number: Int, ordinal: Int, inYear: Int) {
    let numbering = charter.numbering ?? .perYear
    let inTables: Int =
      body == .workingGroup
      ? setting.lastNumber(of: group, in: numbering == .perYear ? day.year : nil) : 0
    // Before the first session of a journal others may have been held that nobody recorded.
    var expected: Int?
    switch numbering {
    case .perYear:
      if let last = known?.years[day.year] {
        expected = last + 1
      } else if known != nil {
        expected = 1
      } else if inTables > 0 {
        expected = inTables + 1
      }
    case .cumulative:
      if let known {
        expected = known.ordinal + 1
      } else if inTables > 0 {
        expected = inTables + 1
      }
    }
    let number = given ?? expected ?? 1
    guard number == expected ?? number, (1...1_000_000).contains(number) else {
      throw Refusal(
        .sessionNumber,
        "session \(number) of '\(group)' cannot be: the next one is \(expected ?? 1)",
        by: .numbering, remedy: "give \(expected ?? 1), or no number")
    }
    let ordinal = numbering == .cumulative ? number : (known?.ordinal ?? 0) + 1
    let inYear = numbering == .perYear ? number : (known?.years[day.year] ?? 0) + 1
    return (number, ordinal, inYear)
  }

  /// The organizations recorded for a session, present or absent.
  func present(_ id: String) -> [String] {
    state.sessions[id]?.attendance.map(\.organization) ?? []
  }

  func attend(_ event: AttendanceRecorded) throws(Refusal) -> Events {
    let record = try session(event.session)
    try isToday(event.session, record)
    try CaseworkIDs.check(event.organization, "an organization")
    if let person = event.person { try CaseworkIDs.check(person, "a person") }
    let isKnown = record.attendance.contains {
      $0.organization == event.organization && $0.role == event.role && $0.person == event.person
        && $0.isPresent
    }
    if isKnown {
      throw Refusal(
        .alreadyRecorded,
        "'\(event.organization)' is recorded as \(event.role.rawValue) of '\(event.session)' already",
        by: .headAttends, remedy: "record each person once")
    }
    return [.attendanceRecorded(event)]
  }

  func recordAbsence(
    _ id: String, _ organization: String, _ reason: String?
  ) throws(Refusal) -> Events {
    let record = try session(id)
    try isToday(id, record)
    try CaseworkIDs.check(organization, "an organization")
    if isHeadThere(organization, record)
      || record.attendance.contains(where: { $0.organization == organization && !$0.isPresent })
    {
      throw Refusal(
        .alreadyRecorded, "the head of '\(organization)' is recorded for '\(id)' already",
        by: .headAttends, remedy: "record each head once")
    }
    return [
      .absenceRecorded(
        AbsenceRecorded(
          session: id, organization: organization,
          represented: record.attendance.contains { $0.organization == organization },
          reason: reason))
    ]
  }

  /// Whether an organization is there by its head.
  func isHeadThere(_ organization: String, _ record: WorkingGroupsState.Session) -> Bool {
    record.attendance.contains {
      $0.organization == organization && $0.isPresent
        && [.chair, .secretary, .head].contains($0.role)
    }
  }

  func endSession(_ id: String) throws(Refusal) -> Events {
    let record = try session(id)
    if record.ended != nil {
      throw Refusal(
        .sessionEnded, "the record of session '\(id)' is closed already", by: .order,
        remedy: "hold another session")
    }
    try notBefore(record.day, "session '\(id)'")
    var events: Events = []
    if record.body == .workingGroup {
      let charter = setting.policies.charter(record.charter, of: record.group)
      var seen: Set<String> = []
      for post in charter?.memberPosts ?? [] {
        guard let organization = organization(of: post), seen.insert(organization).inserted,
          !isHeadThere(organization, record),
          !record.attendance.contains(where: {
            $0.organization == organization && !$0.isPresent
          })
        else { continue }
        events.append(
          .absenceRecorded(
            AbsenceRecorded(
              session: id, organization: organization,
              represented: record.attendance.contains { $0.organization == organization },
              reason: nil)))
      }
    }
    events.append(.sessionEnded(SessionEnded(session: id, units: Int(record.units))))
    return events
  }

  /// Refuses a decision of a session without the quorum of its charter.
  func isQuorate(_ id: String, _ record: WorkingGroupsState.Session) throws(Refusal) {
    let charter = setting.policies.charter(record.charter, of: record.group) ?? Charter()
    let present = charter.memberPosts.filter { post in
      guard let organization = organization(of: post) else { return false }
      return record.attendance.contains { $0.organization == organization && $0.isPresent }
    }
    if charter.isQuorate(present: present.count, of: charter.memberPosts.count) == false {
      throw Refusal(
        .noQuorum,
        "\(present.count) of \(charter.memberPosts.count) members are recorded for '\(id)'",
        by: .quorum, remedy: "record who is there, or decide in another session")
    }
  }
}
