import PersianText

extension AssociationsState {
  /// Takes up what has happened.
  mutating func take(_ event: AssociationEvent, day: DayNumber, source: CaseworkSource) {
    switch event {
    case .founded(let event):
      var record = Record(
        kind: event.kind, level: event.level, field: event.field, province: event.province,
        began: day, last: day, source: source)
      (record.founders, record.name, record.persianName) = (
        event.founders, event.name, event.persianName
      )
      associations.set(event.association, record)
    case .entered(let event):
      var record = Record(
        kind: event.kind, level: event.level, field: event.field, province: event.province,
        began: day, last: day, source: source)
      (record.name, record.persianName, record.isInTables) = (
        event.name, event.persianName, event.inTables
      )
      (record.status, record.approved, record.basis) = (
        .approved, DayNumber(event.approved), event.basis
      )
      associations.set(event.association, record)
      fields[Self.place(event.kind, event.level, event.province, event.field)] = event.association
    case .corrected(let event):
      change(event.association, day) {
        $0.name = event.name ?? $0.name
        $0.persianName = event.persianName ?? $0.persianName
        $0.founders += event.founders
      }
    case .applied(let event):
      change(event.association, day) { ($0.status, $0.applied) = (.applied, day) }
    case .reviewed(let event):
      change(event.association, day) { ($0.status, $0.finding) = (.reviewed, event.finding) }
    case .approved(let event):
      change(event.association, day) {
        ($0.status, $0.approved, $0.approvedBy) = (.approved, day, event.commission)
      }
      if let record = associations[event.association] {
        let place = Self.place(record.kind, record.level, record.province, record.field)
        fields[place] = event.association
      }
    case .rejected(let event):
      change(event.association, day) { ($0.status, $0.reason) = (.rejected, event.reason) }
    case .registered(let event):
      change(event.association, day) {
        ($0.status, $0.registered, $0.number) = (.registered, day, event.number)
      }
    case .withdrawn(let event): end(event, .withdrawn, day)
    case .dissolved(let event):
      if let record = associations[event.association] {
        fields[Self.place(record.kind, record.level, record.province, record.field)] = nil
      }
      end(event, .dissolved, day)
    case .boardEntered(let event):
      seat(
        event.board, event.association, event.members, event.termFrom, event.termTo, day, source)
    case .boardEnded(let event):
      boards.update(event.board) { ($0.to, $0.isEnded) = (DayNumber(event.termTo), true) }
      change(event.association, day) { _ in }
    case .commissionHeld(let event):
      sessions.set(
        event.session,
        Session(
          commission: event.commission, chair: event.chair, chairPost: event.chairPost,
          posts: event.posts, holders: event.holders, seats: event.seats, day: day, source: source))
    default: takeElection(event, day, source)
    }
  }

  private mutating func takeElection(
    _ event: AssociationEvent, _ day: DayNumber, _ source: CaseworkSource
  ) {
    switch event {
    case .called(let event):
      var election = Election(
        association: event.association, called: day, date: DayNumber(event.date),
        eligible: event.eligible, call: event.call, policy: event.policy, last: day, source: source)
      if let first = event.after {
        election.candidates = elections[first]?.candidates ?? []
        elections.update(first) { $0.next = event.election }
      }
      elections.set(event.election, election)
      change(event.association, day) { $0.elections.append(event.election) }
    case .nominated(let event):
      elections.update(event.election) {
        $0.candidates.append(event.person)
        $0.last = day
      }
    case .stoodDown(let event):
      elections.update(event.election) {
        $0.candidates.removeAll { $0 == event.person }
        $0.last = day
      }
    case .held(let event):
      elections.update(event.election) {
        $0.status = event.quorate ? .held : .withoutQuorum
        ($0.supervisor, $0.ballots, $0.turnout) = (event.supervisor, event.ballots, event.turnout)
        ($0.quorum, $0.held, $0.last) = (event.quorum, day, day)
      }
    case .declared(let event):
      elections.update(event.election) {
        ($0.status, $0.votes, $0.elected) = (.declared, event.votes, event.elected)
        ($0.termTo, $0.last) = (DayNumber(event.termTo), day)
      }
      seat(
        event.election, event.association, event.elected, event.termFrom, event.termTo, day, source)
    case .annulled(let event):
      elections.update(event.election) { ($0.status, $0.last) = (.annulled, day) }
      // A board that had not begun never sits.
      boards.update(event.election) { board in
        if board.from > day { (board.to, board.isEnded) = (board.from.adding(-1), true) }
      }
      change(event.association, day) { _ in }
    default: takeMatter(event, day, source)
    }
  }

  private mutating func takeMatter(
    _ event: AssociationEvent, _ day: DayNumber, _ source: CaseworkSource
  ) {
    switch event {
    case .issued(let event):
      instructions.set(
        event.instruction,
        Instruction(
          event: event, issued: day,
          states: event.addressees.map { _ in Addressee(day: day) }, last: day, source: source))
    case .received(let event): answer(event, .received, day)
    case .reported(let event):
      answer(event, event.progress.map { $0 >= 1 } == true ? .done : .inProgress, day)
    case .refused(let event): answer(event, .refused, day)
    case .instructionWithdrawn(let event):
      instructions.update(event.instruction) { ($0.withdrawn, $0.last) = (day, day) }
    case .proposed(let event):
      delegations.set(
        event.delegation,
        Delegation(
          event: event, legalBasis: event.legalBasis, day: day, proposed: day, last: day,
          source: source))
    case .given(let event):
      delegations.update(event.delegation) {
        ($0.status, $0.legalBasis, $0.day, $0.last) = (.given, event.legalBasis, day, day)
        $0.given = day
      }
    case .obstructed(let event):
      delegations.update(event.delegation) {
        $0.obstacles.append(Obstacle(text: event.text ?? "", met: day))
        $0.last = day
      }
    case .overcome(let event):
      delegations.update(event.delegation) {
        if $0.obstacles.indices.contains(event.obstacle - 1) {
          $0.obstacles[event.obstacle - 1].overcome = day
        }
        $0.last = day
      }
    case .delegationWithdrawn(let event):
      delegations.update(event.delegation) {
        ($0.status, $0.day, $0.last) = (.withdrawn, day, day)
        $0.withdrawn = day
      }
    case .consultationOpened(let event):
      consultations.set(
        event.consultation,
        Consultation(
          event: event, opened: day, views: event.asked.map { _ in View() }, last: day,
          source: source))
    case .answered(let event):
      consultations.update(event.consultation) {
        if let place = $0.event.asked.firstIndex(of: event.association) {
          $0.views[place] = View(position: event.position, text: event.text, answered: day)
        }
        $0.last = day
      }
    case .consultationClosed(let event):
      consultations.update(event.consultation) {
        ($0.closed, $0.outcome, $0.last) = (day, event.outcome, day)
      }
    default: break
    }
  }

  private mutating func change(
    _ id: String, _ day: DayNumber, _ body: (inout Record) -> Void
  ) {
    associations.update(id) {
      body(&$0)
      $0.last = max($0.last, day)
    }
  }

  private mutating func end(
    _ event: AssociationEnded, _ status: AssociationStatus, _ day: DayNumber
  ) {
    change(event.association, day) {
      ($0.status, $0.ended, $0.reason) = (status, day, event.reason)
    }
  }

  private mutating func seat(
    _ board: String, _ association: String, _ members: [String], _ from: SolarHijriDate,
    _ to: SolarHijriDate, _ day: DayNumber, _ source: CaseworkSource
  ) {
    boards.set(
      board,
      Board(
        association: association, members: members, from: DayNumber(from), to: DayNumber(to),
        source: source))
    change(association, day) { $0.boards.append(board) }
  }

  private mutating func answer(
    _ event: InstructionAnswered, _ state: InstructionState, _ day: DayNumber
  ) {
    instructions.update(event.instruction) {
      if let place = $0.event.addressees.firstIndex(of: event.addressee) {
        $0.states[place] = Addressee(
          state: state, progress: event.progress, text: event.text, day: day)
      }
      $0.last = max($0.last, day)
    }
  }
}
