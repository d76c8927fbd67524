import PersianText

/// From the founding board to the register.
extension AssociationDecision {
  func found(
    _ id: String, _ kind: AssociationKind, _ field: String?, _ province: String?,
    _ founders: [String], _ name: String?, _ persianName: String?
  ) throws(Refusal) -> Events {
    try isNew(id)
    if setting.associations[id] != nil {
      throw Refusal(
        of: .exists, "a table tells of association '\(id)'",
        remedy: "give another id, or enter that one with ':association enter'")
    }
    let level = try place(id, kind, field, province)
    let board = try ids(founders, "a founder")
    if board.isEmpty {
      throw Refusal(
        of: .founders, "association '\(id)' has no founding board", by: .foundingSteps,
        remedy: "name the founders")
    }
    return [
      .founded(
        AssociationFounded(
          association: id, kind: kind, level: level, field: field, province: province,
          founders: board, name: name, persianName: persianName))
    ]
  }

  private func isNew(_ id: String) throws(Refusal) {
    try CaseworkIDs.check(id, "an association")
    if state.associations.contains(id) {
      throw Refusal(
        of: .exists, "there is an association '\(id)' already", remedy: "give another id")
    }
  }

  /// Where an association works, by its kind and province.
  private func place(
    _ id: String, _ kind: AssociationKind, _ field: String?, _ province: String?
  ) throws(Refusal) -> AssociationLevel {
    let rule: DomainRule =
      switch kind {
      case .homogeneous: .oneForAField
      case .nationalHomogeneous: .nationalAssociations
      case .house: .houseFormation
      }
    try setting.casework.places.check(
      province: province, AssociationRefusal.place, by: rule)
    if kind == .house ? !CaseworkIDs.isBlank(field) : CaseworkIDs.isBlank(field) {
      throw Refusal(
        of: .noField,
        kind == .house
          ? "a House is of no single field" : "association '\(id)' says no field of industry",
        by: rule, remedy: kind == .house ? "leave the field out" : "give the field: field=...")
    }
    switch (kind, province) {
    case (.homogeneous, nil):
      throw Refusal(
        of: .place, "an association of an industry is one of a province", by: .oneForAField,
        remedy: "give the province, or found a national association")
    case (.nationalHomogeneous, .some):
      throw Refusal(
        of: .place, "a national association has no province", by: .nationalAssociations,
        remedy: "leave the province out")
    case (.homogeneous, .some), (.house, .some): return .provincial
    case (.nationalHomogeneous, nil), (.house, nil): return .national
    }
  }

  func enter(
    _ id: String, _ kind: AssociationKind?, _ field: String?, _ province: String?,
    _ approved: SolarHijriDate, _ basis: String, _ name: String?, _ persianName: String?
  ) throws(Refusal) -> Events {
    try isNew(id)
    let known = setting.associations[id]
    guard let kind = kind ?? known?.kind, known?.isCollective != true else {
      throw Refusal(
        of: .order, "association '\(id)' is not a single one of a known kind",
        by: .approvalRequired,
        remedy: "give the kind of a single association")
    }
    if approved > day || CaseworkIDs.isBlank(basis) {
      throw Refusal(
        of: .noBasis, "the approval of '\(id)' needs a day that has passed and a document",
        by: .approvalRequired, remedy: "give 'approved' and 'basis'")
    }
    let province = province ?? known?.province
    let level = try place(id, kind, field, province)
    try isFree(id, kind, level, province, field)
    return [
      .entered(
        AssociationEntered(
          association: id, kind: kind, level: level, field: field, province: province,
          approved: approved, basis: basis, inTables: known != nil, name: name,
          persianName: persianName))
    ]
  }

  /// Refuses a second association of one place and field.
  private func isFree(
    _ id: String, _ kind: AssociationKind, _ level: AssociationLevel, _ province: String?,
    _ field: String?
  ) throws(Refusal) {
    if let other = state.fields[State.place(kind, level, province, field)], other != id {
      throw Refusal(
        of: .fieldTaken, "'\(other)' is approved for the same field and place", by: .oneForAField,
        remedy: "join that one, or let it be dissolved first")
    }
  }

  func correct(
    _ id: String, _ name: String?, _ persianName: String?, _ founders: [String]
  ) throws(Refusal) -> Events {
    let record = try living(id)
    let added = try ids(founders, "a founder").filter { !record.founders.contains($0) }
    if !added.isEmpty, record.status != .founding, record.status != .rejected {
      throw Refusal(
        of: .order, "association '\(id)' has applied: its founding board stays", by: .foundingSteps,
        remedy: "let the founders take the application back, and found it anew")
    }
    if name == nil, persianName == nil, added.isEmpty {
      throw Refusal(
        of: .nothing, "the correction of '\(id)' says nothing new",
        remedy: "give a name, or a founder who is not there yet")
    }
    return [
      .corrected(
        AssociationCorrected(
          association: id, name: name, persianName: persianName, founders: added))
    ]
  }

  func apply(_ id: String, _ documents: [String]) throws(Refusal) -> Events {
    let record = try living(id)
    try isAt(id, record, [.founding, .rejected], "apply")
    let policy = policy(record, on: today)
    let least = try need(\.founders, "founders", policy, by: .foundingSteps)
    if record.founders.count < least {
      throw Refusal(
        of: .founders, "association '\(id)' has \(record.founders.count) of \(least) founders",
        by: .foundingSteps, remedy: "add founders with ':association correct'")
    }
    try canBeFormed(id, record, policy)
    return [
      .applied(AssociationApplied(association: id, documents: documents, policy: policy.id))
    ]
  }

  /// Refuses a step that is not the next one.
  private func isAt(
    _ id: String, _ record: State.Record, _ stages: [AssociationStatus], _ step: String
  ) throws(Refusal) {
    if !stages.contains(record.status) {
      throw Refusal(
        of: .order, "association '\(id)' is \(record.status.rawValue) and cannot \(step)",
        by: .foundingSteps,
        remedy: "it must be \(stages.map(\.rawValue).joined(separator: " or ")) first")
    }
  }

  /// Refuses a House where there are too few associations, and a national body of too few.
  private func canBeFormed(
    _ id: String, _ record: State.Record, _ policy: DatedPolicy<AssociationPolicy>
  ) throws(Refusal) {
    switch (record.kind, record.level) {
    case (.homogeneous, _): return
    case (.house, .provincial):
      let least = try need(
        \.houseAssociations, "house_associations", policy, by: .houseFormation)
      let found = count(.homogeneous, .provincial) { $0.province == record.province }
      if found < least {
        throw Refusal(
          of: .tooFew,
          "\(record.province ?? "the province") has \(found) of the \(least) approved associations "
            + "that its House needs", by: .houseFormation,
          remedy: "let more associations be approved, or enter those that are")
      }
    case (.house, .national):
      let least = try need(\.nationalHouses, "national_houses", policy, by: .houseFormation)
      let found = count(.house, .provincial) { _ in true }
      if found < least {
        throw Refusal(
          of: .tooFew, "there are \(found) of the \(least) Houses that form the national one",
          by: .houseFormation, remedy: "let more Houses be approved, or enter those that are")
      }
    case (.nationalHomogeneous, _):
      // S004-28 asks for no number; where a policy does, it holds.
      guard let least = policy.policy.nationalAssociations else { return }
      let key = PersianNormalizer.searchKey(record.field ?? "")
      let found = count(.homogeneous, .provincial) {
        PersianNormalizer.searchKey($0.field ?? "") == key
      }
      if found < least {
        throw Refusal(
          of: .tooFew,
          "there are \(found) of the \(least) provincial associations of the field",
          by: .nationalAssociations, remedy: "let more be approved, or enter those that are")
      }
    }
  }

  /// How many approved associations of a kind and level there are: those of the journal, and those of
  /// the tables that are not entered. What a table does not say, such as a field, does not count.
  private func count(
    _ kind: AssociationKind, _ level: AssociationLevel, where fits: (State.Record) -> Bool
  ) -> Int {
    var count = 0
    for id in state.associations.ids {
      guard let record = state.associations[id] else { continue }
      if record.kind == kind, record.level == level, record.status.isApproved, fits(record) {
        count += 1
      }
    }
    for (id, known) in setting.associations where state.associations[id] == nil {
      guard known.kind == kind, known.level == level, known.isApproved, !known.isCollective else {
        continue
      }
      let record = State.Record(
        kind: kind, level: level, province: known.province, began: today, last: today,
        source: .journal)
      if fits(record) { count += 1 }
    }
    return count
  }

  func review(
    _ id: String, _ finding: ReviewFinding, _ reviewer: String?, _ text: String?
  ) throws(Refusal) -> Events {
    let record = try living(id)
    try isAt(id, record, [.applied], "be reviewed")
    if let reviewer { try CaseworkIDs.check(reviewer, "a reviewer") }
    if finding != .favourable {
      // What stands against an application is the reason of what the commission decides.
      try self.text(text ?? "", "text", "a finding that is not favourable", by: .foundingSteps)
    }
    return [
      .reviewed(
        AssociationReviewed(association: id, finding: finding, reviewer: reviewer, text: text))
    ]
  }

  func approve(_ id: String, _ sessionID: String) throws(Refusal) -> Events {
    let record = try living(id)
    try isAt(id, record, [.reviewed], "be approved")
    let session = try session(sessionID)
    try isFree(id, record.kind, record.level, record.province, record.field)
    try canBeFormed(id, record, policy(record, on: record.applied ?? today))
    return [
      .approved(
        AssociationDecided(
          association: id, session: sessionID, commission: session.commission, reason: nil))
    ]
  }

  func reject(_ id: String, _ sessionID: String, _ reason: String) throws(Refusal) -> Events {
    let record = try living(id)
    try isAt(id, record, [.reviewed], "be decided on")
    let session = try session(sessionID)
    try self.reason(reason, "a rejection", by: .approvalRequired)
    return [
      .rejected(
        AssociationDecided(
          association: id, session: sessionID, commission: session.commission, reason: reason))
    ]
  }

  func register(_ id: String, _ number: String?) throws(Refusal) -> Events {
    let record = try living(id)
    try isAt(id, record, [.approved], "be registered")
    let board = record.boards.last { state.boards[$0].map { $0.to >= today } ?? false }
    guard let board else {
      throw Refusal(
        of: .noBoard, "association '\(id)' has no board whose term runs", by: .foundingSteps,
        remedy: "hold an election with ':election call', or enter its board")
    }
    return [
      .registered(AssociationRegistered(association: id, number: number, board: board))
    ]
  }

  func withdraw(_ id: String, _ reason: String) throws(Refusal) -> Events {
    let record = try living(id)
    try isAt(id, record, [.founding, .applied, .reviewed, .rejected], "be withdrawn")
    try self.reason(reason, "a withdrawal", by: .foundingSteps)
    return [.withdrawn(AssociationEnded(association: id, reason: reason))]
  }

  func dissolve(_ id: String, _ reason: String) throws(Refusal) -> Events {
    let record = try approved(id)
    try self.reason(reason, "a dissolution", by: .approvalRequired)
    var events: Events = []
    for election in record.elections {
      let status = state.elections[election]?.status
      let isAhead = state.boards[election].map { $0.from > today && !$0.isEnded } ?? false
      if status == .called || status == .held || isAhead {
        events.append(
          .annulled(ElectionAnnulled(election: election, association: id, reason: reason)))
      }
    }
    for board in record.boards {
      guard let term = state.boards[board], !term.isEnded, today < term.to,
        !record.elections.contains(board) || term.from <= today
      else { continue }
      // One that was entered and has not begun never sits, as one whose election is annulled.
      let end = term.from <= today ? day : term.from.adding(-1).date ?? day
      events.append(
        .boardEnded(BoardEnded(board: board, association: id, termTo: end, reason: reason)))
    }
    return events + [.dissolved(AssociationEnded(association: id, reason: reason))]
  }

  // MARK: The commission

  func holdCommission(_ given: String?, _ present: [String]) throws(Refusal) -> Events {
    let dated: DatedPolicy<AssociationPolicy> = setting.policies.policy(in: nil, on: day)
    let policy = dated.policy
    let id = try id(
      given, "session of the commission", "commission-\(day.year)", from: 0, .sessionExists
    ) { state.sessions.contains($0) }
    guard let chair = holder(of: policy.chairPost) else {
      throw Refusal(
        of: .noChair, "nobody is known to hold '\(policy.chairPost)' on \(day)",
        by: .commissionChair, remedy: "record its holder with ':post hold \(policy.chairPost)'")
    }
    let seats = [policy.chairPost] + policy.memberPosts.filter { $0 != policy.chairPost }
    let posts = try ids(present, "a post").filter { $0 != policy.chairPost }
    for post in posts where !seats.contains(post) {
      throw Refusal(
        of: .notMember, "post '\(CaseworkIDs.shown(post))' is not of the commission",
        by: .commissionMembers,
        remedy: "its members are \(seats.dropFirst().joined(separator: ", "))")
    }
    // Only whoever is known to hold a post counts towards a quorum.
    var holders = [chair]
    for post in posts {
      guard let person = holder(of: post) else {
        throw Refusal(
          of: .vacant, "nobody is known to hold '\(post)' on \(day)", by: .commissionMembers,
          remedy: "record its holder with ':post hold \(post)', or leave it out")
      }
      holders.append(person)
    }
    return [
      .commissionHeld(
        CommissionHeld(
          session: id, commission: policy.commission, chair: chair, chairPost: policy.chairPost,
          posts: [policy.chairPost] + posts, holders: holders,
          seats: Set(seats).count, policy: dated.id))
    ]
  }

  /// A session of the commission of today, with enough members.
  private func session(_ id: String) throws(Refusal) -> State.Session {
    guard let session = state.sessions[id] else {
      throw Refusal(
        of: .unknownSession, "there is no session '\(CaseworkIDs.shown(id))' of the commission",
        by: .approvalRequired, remedy: "hold one with ':commission hold'")
    }
    guard session.day == today else {
      throw Refusal(
        of: .otherDay,
        "session '\(id)' is that of \(session.day.date?.description ?? "another day"), not of \(day)",
        by: .approvalRequired, remedy: "give the day of the session, or hold another")
    }
    let policy: DatedPolicy<AssociationPolicy> = setting.policies.policy(in: nil, on: day)
    let share = Double(session.posts.count) / Double(max(1, session.seats))
    if let quorum = policy.policy.commissionQuorum, share < quorum {
      throw Refusal(
        of: .commissionQuorum,
        "\(session.posts.count) of \(session.seats) posts are present at session '\(id)'",
        by: .commissionMembers, remedy: "decide in a session with more members")
    }
    return session
  }
}
