import KQLSyntax
import PersianText

/// Boards and elections.
extension AssociationDecision {
  func enterBoard(
    _ id: String, _ members: [String], _ from: SolarHijriDate, _ to: SolarHijriDate
  ) throws(Refusal) -> Events {
    let record = try approved(id)
    let people = try ids(members, "a member")
    if people.isEmpty {
      throw Refusal(
        of: .seats, "the board of '\(id)' has no members", by: .quorumAndTerm,
        remedy: "name them: members=...")
    }
    if to < from {
      throw Refusal(
        of: .term, "the board of '\(id)' would end on \(to), before it begins on \(from)",
        by: .termsApart, remedy: "give a day of 'to' from \(from) on")
    }
    // A board sits by what was in force when it began, or by what is in force now.
    let then: DatedPolicy<AssociationPolicy> = policy(record, on: DayNumber(from))
    let now: DatedPolicy<AssociationPolicy> = policy(record, on: today)
    let seats: Int = try need(
      \.boardSeats, "board_seats", then.policy.boardSeats == nil ? now : then, by: .quorumAndTerm)
    let term = then.policy.termYears == nil ? now : then
    let years: Int = try need(\.termYears, "term_years", term, by: .quorumAndTerm)
    if people.count > seats {
      throw Refusal(
        of: .seats,
        "\(people.count) members cannot sit on the \(seats) seats of the board of '\(id)'",
        by: .quorumAndTerm, remedy: "name at most \(seats), or set \"board_seats\" in a policy file"
      )
    }
    if let last = term.policy.termEnd(from: from), to > last {
      throw Refusal(
        of: .term, "a term of \(years) years from \(from) ends on \(last), not on \(to)",
        by: .quorumAndTerm, remedy: "give a day of 'to' until \(last)")
    }
    try isApart(id, record, DayNumber(from), DayNumber(to))
    let board = "\(id)-board-\(record.boards.count + 1)"
    return [
      .boardEntered(
        BoardEntered(board: board, association: id, members: people, termFrom: from, termTo: to))
    ]
  }

  func endBoard(_ id: String, _ reason: String) throws(Refusal) -> Events {
    let record = try approved(id)
    try self.reason(reason, "the early end of a board", by: .termsApart)
    let inOffice = record.boards.last { board in
      state.boards[board].map { $0.from <= today && today < $0.to } ?? false
    }
    guard let board = inOffice else {
      throw Refusal(
        of: .term, "no board of '\(id)' has days left on \(day)", by: .termsApart,
        remedy: "boards and their terms are in the table 'association_boards'")
    }
    return [.boardEnded(BoardEnded(board: board, association: id, termTo: day, reason: reason))]
  }

  /// Refuses a term that overlaps another of the association.
  private func isApart(
    _ id: String, _ record: State.Record, _ from: DayNumber, _ to: DayNumber
  ) throws(Refusal) {
    for board in record.boards {
      guard let other = state.boards[board], from <= other.to, other.from <= to else { continue }
      throw Refusal(
        of: .term, "the term would overlap that of '\(board)'", by: .termsApart,
        remedy: "begin after \(other.to.date?.description ?? "its end")")
    }
  }

  func call(
    _ given: String?, _ association: String, _ date: SolarHijriDate, _ eligible: Int,
    _ after: String?, _ place: String?
  ) throws(Refusal) -> Events {
    let record = try approved(association)
    let id = try id(
      given, "election", "\(association)-election", from: record.elections.count, .electionExists
    ) { state.elections.contains($0) }
    let policy: DatedPolicy<AssociationPolicy> = policy(record, on: today)
    let notice = try need(\.noticeDays, "notice_days", policy, by: .quorumAndTerm)
    // All that the election will need is asked for now, so that none runs into a dead end.
    let _: Double = try need(\.quorum, "quorum", policy, by: .quorumAndTerm)
    let _: Int = try need(\.boardSeats, "board_seats", policy, by: .quorumAndTerm)
    let _: Int = try need(\.termYears, "term_years", policy, by: .quorumAndTerm)
    if after != nil {
      let _: Double = try need(\.secondQuorum, "second_quorum", policy, by: .secondCall)
    }
    guard (1...100_000_000).contains(eligible) else {
      throw Refusal(
        of: .votes, "an election of \(eligible) voters cannot be", by: .quorumAndTerm,
        remedy: "give how many may vote")
    }
    let least = today.adding(Int32(clamping: notice))
    if DayNumber(date) < least {
      throw Refusal(
        of: .notice, "the election of '\(association)' needs \(notice) days of notice",
        by: .quorumAndTerm, remedy: "give a day from \(least.date?.description ?? "later") on")
    }
    for other in record.elections {
      let status = state.elections[other]?.status
      if status == .called || status == .held {
        throw Refusal(
          of: .electionOrder, "election '\(other)' is not over", by: .secondCall,
          remedy: "declare or annul it first")
      }
    }
    if let board = record.boards.last.flatMap({ state.boards[$0] }), board.from > today {
      throw Refusal(
        of: .term, "a board of '\(association)' is elected and has not begun", by: .termsApart,
        remedy: "call the next one in its term")
    }
    if let after {
      let first = state.elections[after]
      guard first?.association == association, first?.status == .withoutQuorum, first?.call == 1,
        first?.next == nil
      else {
        throw Refusal(
          of: .secondCall, "'\(CaseworkIDs.shown(after))' is no first call without a quorum",
          by: .secondCall, remedy: "call a first election, without 'after'")
      }
    }
    return [
      .called(
        ElectionCalled(
          election: id, association: association, date: date, eligible: eligible,
          call: after == nil ? 1 : 2, after: after, place: place, policy: policy.id))
    ]
  }

  private func election(
    _ id: String, _ statuses: [ElectionStatus], _ step: String
  ) throws(Refusal) -> State.Election {
    guard let election = state.elections[id] else {
      throw Refusal(
        of: .unknownElection, "there is no election '\(CaseworkIDs.shown(id))'",
        remedy: "call it with ':election call'")
    }
    try notBefore(election.last, "election '\(id)'")
    if !statuses.contains(election.status), election.status == .withoutQuorum {
      throw withoutQuorum(id, election, step)
    }
    guard statuses.contains(election.status) else {
      throw Refusal(
        of: .electionOrder, "election '\(id)' is \(election.status.rawValue) and cannot be \(step)",
        by: .electionsSupervised,
        remedy: "look at it with ':association show \(election.association)'")
    }
    return election
  }

  /// Too few voted: what is left to do depends on whether it was the first call.
  private func withoutQuorum(
    _ id: String, _ election: State.Election, _ step: String
  ) -> Refusal {
    let call =
      ":election call association=\(election.association) date=... eligible=\(election.eligible)"
    let remedy =
      if let next = election.next {
        "its second call is '\(next)'"
      } else if election.call == 1 {
        "call it a second time: '\(call) after=\(id)'"
      } else {
        "call a first election again: '\(call)'"
      }
    return Refusal(
      of: .electionOrder, "election '\(id)' was held without a quorum and cannot be \(step)",
      by: .secondCall, remedy: remedy)
  }

  func nominate(_ id: String, _ person: String) throws(Refusal) -> Events {
    let election = try election(id, [.called], "stood in")
    try CaseworkIDs.check(person, "a person")
    if person.contains(":") {
      throw Refusal(
        of: .candidate, "'\(CaseworkIDs.shown(person))' has a colon in it",
        by: .electionsSupervised,
        remedy: "votes are written person:votes; give an id without a colon")
    }
    if election.candidates.contains(person) {
      throw Refusal(
        of: .candidate, "'\(person)' stands already", by: .electionsSupervised,
        remedy: "name each candidate once")
    }
    return [.nominated(CandidateNamed(election: id, person: person))]
  }

  func standDown(_ id: String, _ person: String) throws(Refusal) -> Events {
    let election = try election(id, [.called], "left")
    guard election.candidates.contains(person) else {
      throw Refusal(
        of: .candidate, "'\(CaseworkIDs.shown(person))' does not stand", by: .electionsSupervised,
        remedy: "candidates are \(election.candidates.joined(separator: ", "))")
    }
    return [.stoodDown(CandidateNamed(election: id, person: person))]
  }

  func hold(_ id: String, _ supervisor: String, _ ballots: Int) throws(Refusal) -> Events {
    let election = try election(id, [.called], "held")
    if CaseworkIDs.isBlank(supervisor) {
      throw Refusal(
        of: .unsupervised, "nobody supervises election '\(id)'", by: .electionsSupervised,
        remedy: "give the organization that does")
    }
    try CaseworkIDs.check(supervisor, "an organization")
    try maySupervise(id, supervisor, election)
    guard election.date == today else {
      throw Refusal(
        of: .electionOrder,
        "election '\(id)' is called for \(election.date.date?.description ?? "another day")",
        by: .electionsSupervised, remedy: "hold it on its day, or annul it and call another")
    }
    guard (0...election.eligible).contains(ballots) else {
      throw Refusal(
        of: .votes, "\(ballots) of \(election.eligible) cannot have voted", by: .quorumAndTerm,
        remedy: "give how many ballots there were")
    }
    let policy = policy(of: election)
    let quorum: Double =
      election.call == 1
      ? try need(\.quorum, "quorum", policy, by: .quorumAndTerm)
      : try need(\.secondQuorum, "second_quorum", policy, by: .secondCall)
    let turnout = Double(ballots) / Double(election.eligible)
    return [
      .held(
        ElectionHeld(
          election: id, association: election.association, supervisor: supervisor, ballots: ballots,
          turnout: turnout, quorum: quorum, quorate: turnout >= quorum && ballots > 0))
    ]
  }

  /// Refuses a supervisor that is neither the commission nor one that may stand in for it.
  private func maySupervise(
    _ id: String, _ supervisor: String, _ election: State.Election
  ) throws(Refusal) {
    let policy = policy(of: election).policy
    let known = supervisors(of: state.associations[election.association], policy)
    if known.contains(supervisor) { return }
    let near = EditDistance.nearest(to: supervisor, among: known)
    throw Refusal(
      of: .supervisor,
      "'\(CaseworkIDs.shown(supervisor))' cannot supervise election '\(id)'",
      by: .electionSupervisor,
      remedy: (near.map { "did you mean '\($0)'? " } ?? "")
        + "\(known.joined(separator: ", ")) may; a policy may name others: \"supervisors\"")
  }

  /// Who may supervise the elections of an association: the commission, and whom a policy names or else the SMT
  /// organization of the province, by its own id or by that of all of them.
  func supervisors(of record: State.Record?, _ policy: AssociationPolicy) -> [String] {
    if let others = policy.supervisors { return [policy.commission] + others }
    guard let record, record.level == .provincial else { return [policy.commission] }
    let own = setting.organizations.filter { _, organization in
      organization.kind == "provincial_smt"
        && (organization.province == nil || organization.province == record.province)
    }
    return [policy.commission] + own.keys.sorted()
  }

  /// What judges an election: the policy of the day of its call.
  private func policy(of election: State.Election) -> DatedPolicy<AssociationPolicy> {
    guard let record = state.associations[election.association] else {
      return setting.policies.policy(in: nil, on: day)
    }
    return policy(record, on: election.called)
  }

  func declare(_ id: String, _ written: [String], _ byLot: [String]) throws(Refusal) -> Events {
    let election = try election(id, [.held], "declared")
    let votes = try votes(id, written, election)
    let policy = policy(of: election)
    let seats: Int = try need(\.boardSeats, "board_seats", policy, by: .quorumAndTerm)
    let years: Int = try need(\.termYears, "term_years", policy, by: .quorumAndTerm)
    let ranked = election.candidates.map { ($0, votes[$0] ?? 0) }.filter { $0.1 > 0 }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    guard !ranked.isEmpty else {
      throw Refusal(
        of: .votes, "nobody has a vote in election '\(id)'", by: .quorumAndTerm,
        remedy: "give the votes as person:votes, or annul the election")
    }
    var elected = ranked.map(\.0)
    if ranked.count > seats {
      let last = ranked[seats - 1].1
      let sure = ranked.filter { $0.1 > last }.map(\.0)
      let tied = ranked.filter { $0.1 == last }.map(\.0)
      let free = seats - sure.count
      if tied.count > free {
        guard byLot.count == free, Set(byLot).count == free, byLot.allSatisfy(tied.contains) else {
          throw Refusal(
            of: .tie, "\(tied.joined(separator: ", ")) have equal votes for \(free) seats",
            by: .electionsSupervised,
            remedy: "name \(free == 1 ? "the one" : "those \(free)") whom the lot chose: by_lot="
              + tied.prefix(free).joined(separator: ","))
        }
        elected = sure + byLot
      } else {
        elected = sure + tied
      }
    }
    guard let record = state.associations[election.association] else { return [] }
    let before = record.boards.last.flatMap { state.boards[$0] }
    var from = election.held ?? today
    if let before, before.to >= from { from = before.to.adding(1) }
    guard let start = from.date, let end = policy.policy.termEnd(from: start) else {
      throw Refusal(
        of: .term, "the term of \(years) years ends beyond the calendar", by: .quorumAndTerm,
        remedy: "set a shorter 'term_years'")
    }
    return [
      .declared(
        ElectionDeclared(
          election: id, association: election.association, candidates: election.candidates,
          votes: election.candidates.map { votes[$0] ?? 0 }, elected: elected,
          byLot: elected.filter(byLot.contains), termFrom: start, termTo: end))
    ]
  }

  /// The votes of each candidate.
  private func votes(
    _ id: String, _ written: [String], _ election: State.Election
  ) throws(Refusal) -> [String: Int] {
    var votes: [String: Int] = [:]
    let most = election.ballots ?? 0
    for entry in written {
      let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let count = Int(PersianDigits.toASCII(String(parts[1]))),
        (0...most).contains(count)
      else {
        throw Refusal(
          of: .votes, "'\(CaseworkIDs.shown(entry))' are no votes of \(most) ballots",
          by: .electionsSupervised, remedy: "write person:votes, at most one vote a ballot each")
      }
      let person = String(parts[0])
      guard election.candidates.contains(person), votes[person] == nil else {
        throw Refusal(
          of: .candidate, "'\(CaseworkIDs.shown(person))' does not stand, or is given twice",
          by: .electionsSupervised,
          remedy: "candidates are \(election.candidates.joined(separator: ", "))")
      }
      votes[person] = count
    }
    let left = election.candidates.filter { votes[$0] == nil }
    if !left.isEmpty {
      throw Refusal(
        of: .votes,
        "the votes say nothing of \(left.map { "'\($0)'" }.joined(separator: ", "))",
        by: .electionsSupervised,
        remedy: "give the votes of everybody who stands, 0 for whoever has none: votes=..."
          + left.map { ",\($0):0" }.joined())
    }
    return votes
  }

  func annul(_ id: String, _ reason: String) throws(Refusal) -> Events {
    let election = try election(id, [.called, .held], "annulled")
    try self.reason(reason, "an annulment", by: .electionsSupervised)
    return [
      .annulled(
        ElectionAnnulled(election: id, association: election.association, reason: reason))
    ]
  }
}
