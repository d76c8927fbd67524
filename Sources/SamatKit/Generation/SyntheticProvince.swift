import PersianText

/// The made-up casework of one province: its agencies, its sessions, and how it does.
struct SyntheticProvince {
  /// Sessions are planned this many days ahead.
  static let lead = 75

  let group: String
  private let code: String
  private var random: SplitMix64
  private let banking: Double
  private let done: Double
  private let perUnit: Double
  private let punctual: Double
  /// The day of each session, and how many cases it gets.
  private var sessions: [(day: Int, cases: Int)] = []
  private var next = 0
  private var caseCount = 0
  private var units: [(id: String, day: Int)] = []
  // What was made so far, so that the shares of a province come out as they are meant.
  private var bankingCases = 0
  private var referred = 0
  private var resolutions = 0
  private var settled = 0
  private var doneCount = 0

  init(code: String, cases: Int, seed: UInt64) {
    self.code = code
    group = "syn-" + code.lowercased()
    random = SplitMix64(seed: seed)
    banking = 0.42 + 0.11 * random.unit()
    done = 0.80 + 0.11 * random.unit()
    perUnit = 1.22 + 0.36 * random.unit()
    punctual = 0.45 + 0.50 * random.unit()
    sessions = Self.schedule(cases, &random)
  }

  /// Spreads cases over sessions of 4 to 31 units, and the sessions over the years.
  private static func schedule(
    _ cases: Int, _ random: inout SplitMix64
  ) -> [(day: Int, cases: Int)] {
    guard cases > 0 else { return [] }
    let count = max(1, (cases + 8) / 16, (cases + 28) / 29)
    var sizes = (0..<count).map { cases * ($0 + 1) / count - cases * $0 / count }
    // Pairs of sessions exchange cases, so that the sum stays.
    for index in sizes.indices.dropLast() {
      let room = min(sizes[index] - 5, 29 - sizes[index + 1])
      if room > 0 {
        let moved = random.whole(0...room)
        sizes[index] -= moved
        sizes[index + 1] += moved
      }
    }
    // About one session a month: a short history lies near the end, yet far enough from it for most
    // resolutions to be settled.
    let whole =
      CaseworkGenerator.lastDay.daysSinceEpoch - CaseworkGenerator.firstDay.daysSinceEpoch - lead
    let tail = count * 30 < whole - 150 ? 150 : 5
    let span = min(whole - tail - 5, count * 30)
    let first = CaseworkGenerator.lastDay.daysSinceEpoch - tail - span
    var last = 0
    return sizes.enumerated().map { index, size in
      let step = span / count
      var day = first + index * span / count + (step > 2 ? random.whole(0...step / 2) : 0)
      while Weekday(daysSinceEpoch: day) == .friday { day += 1 }
      day = max(day, last)
      last = day
      return (day, size)
    }
  }

  // MARK: Agencies

  /// The agencies of the province, by what they answer for.
  private static let agencies = [
    "bank-a", "bank-b", "bank-c", "bank-d", "tax", "social-security", "customs", "electricity",
    "gas", "fuel", "water", "estates", "environment", "natural-resources", "land-affairs",
    "standards", "endowments", "smt",
  ]

  private static let bankKinds = [
    "bank_loan", "bank_loan", "bank_loan", "bank_rescheduling", "bank_rescheduling",
    "bank_arrears", "bank_arrears", "bank_collateral", "bank_collateral", "bank_takeover",
    "bank_refusal",
  ]

  private static let otherKinds: [(kind: String, agency: String)] = [
    ("tax", "tax"), ("tax", "tax"), ("tax", "tax"), ("social_security", "social-security"),
    ("social_security", "social-security"), ("customs", "customs"),
    ("energy_electricity", "electricity"), ("energy_electricity", "electricity"),
    ("energy_electricity", "electricity"), ("energy_gas", "gas"), ("energy_fuel", "fuel"),
    ("water", "water"), ("infrastructure", "estates"), ("land", "estates"),
    ("permits_environment", "environment"), ("permits_natural_resources", "natural-resources"),
    ("permits_land_affairs", "land-affairs"), ("permits_estates_company", "estates"),
    ("standards", "standards"), ("endowments", "endowments"), ("raw_material", "smt"),
    ("market", "smt"), ("bureaucracy", "smt"),
  ]

  private func agency(_ name: String) -> String { "\(group)-\(name)" }

  /// A probability that leads a share back to where it is meant to be.
  private func steered(_ share: Double, _ count: Int, of all: Int) -> Double {
    share + (share * Double(all) - Double(count)) * 0.15
  }

  /// Creates the group, its posts and their holders.
  mutating func begin(_ calendar: inout SyntheticCalendar) {
    guard !sessions.isEmpty else { return }
    let day = calendar.first
    calendar.add(
      .createGroup(
        group: group, name: "Synthetic working group of \(code)",
        persianName: "کارگروه ساختگی \(code)", province: code), on: day, .morning)
    for name in ["chair"] + Self.agencies {
      calendar.add(
        .createPost(post: "\(group)-head-of-\(name)", organization: agency(name)), on: day, .morning
      )
      calendar.add(
        .holdPost(post: "\(group)-head-of-\(name)", person: "\(group)-\(name)-person-1"), on: day,
        .morning)
      // Some heads change on the way.
      if random.chance(0.6) {
        calendar.add(
          .holdPost(post: "\(group)-head-of-\(name)", person: "\(group)-\(name)-person-2"),
          on: day + random.whole(300...1200), .morning)
      }
    }
  }

  /// Plans every session that is to be planned by a day.
  mutating func plan(until day: Int, _ calendar: inout SyntheticCalendar) {
    while next < sessions.count, sessions[next].day - Self.lead <= day {
      plan(session: next, &calendar)
      next += 1
    }
  }

  // MARK: A session

  private func sessionID(_ index: Int) -> String { "\(group)-s\(index + 1)" }

  private mutating func plan(session index: Int, _ calendar: inout SyntheticCalendar) {
    let (day, count) = sessions[index]
    var committeeDay = day - 7
    while Weekday(daysSinceEpoch: committeeDay) != .sunday { committeeDay -= 1 }
    let committee = "\(group)-k\(index + 1)"
    let session = sessionID(index)

    calendar.add(
      .holdSession(session: committee, group: group, body: .expertCommittee, venue: "synthetic"),
      on: committeeDay, .session)
    calendar.add(
      .holdSession(
        session: session, group: group, venue: "synthetic", chair: "\(group)-chair-person-1"),
      on: day, .session)
    attendance(session, day, &calendar)
    for place in 0..<count {
      // A few cases end in the committee, but never so many that a session has fewer than four.
      let isReferred = count - place <= 4 || place < 4 || !random.chance(0.06)
      planCase(
        committee, committeeDay, isReferred ? session : nil, day, index, &calendar)
    }
    calendar.add(.endSession(session: committee), on: committeeDay, .end)
    calendar.add(.endSession(session: session), on: day, .end)
  }

  private mutating func attendance(
    _ session: String, _ day: Int, _ calendar: inout SyntheticCalendar
  ) {
    for name in Self.agencies {
      let organization = agency(name)
      if random.chance(0.62 + 0.3 * punctual) {
        calendar.add(
          .attend(
            session: session, organization: organization, role: .head,
            person: "\(organization)-person-1", post: "\(group)-head-of-\(name)"), on: day, .within)
      } else {
        if random.chance(0.7) {
          calendar.add(
            .attend(
              session: session, organization: organization, role: .representative,
              person: "\(organization)-deputy"), on: day, .within)
        }
        calendar.add(
          .recordAbsence(session: session, organization: organization), on: day, .within)
      }
    }
  }

  // MARK: A case

  private mutating func unit(_ day: Int, _ calendar: inout SyntheticCalendar) -> String {
    if units.count > 8, random.chance(0.22) {
      let known = random.one(of: units)
      if known.day <= day { return known.id }
    }
    let id = "\(group)-u\(units.count + 1)"
    units.append((id, day))
    var details = UnitDetails()
    details.name = "Synthetic unit \(id)"
    details.persianName = "واحد ساختگی \(id)"
    details.domain = random.one(of: [
      .industry, .industry, .industry, .industry, .mine, .agriculture,
    ])
    details.sector =
      details.domain == .mine
      ? random.one(of: ["07", "08"])
      : details.domain == .agriculture
        ? "01" : random.one(of: ["10", "13", "20", "22", "23", "25", "28"])
    details.province = code
    details.isKnowledgeBased = random.chance(0.04)
    details.employees = random.whole(4...60) * (random.chance(0.15) ? random.whole(2...12) : 1)
    details.utilisation = (random.unit() * 70).rounded() / 100
    calendar.add(.unit(.register(unit: id, details: details)), on: day, .morning)
    return id
  }

  private mutating func planCase(
    _ committee: String, _ committeeDay: Int, _ session: String?, _ day: Int, _ index: Int,
    _ calendar: inout SyntheticCalendar
  ) {
    caseCount += 1
    let id = "\(group)-c\(caseCount)"
    let opened = committeeDay - random.whole(2...min(45, committeeDay - (day - Self.lead)))
    let unit = unit(opened, &calendar)
    let isBanking = random.chance(steered(banking, bankingCases, of: caseCount - 1))
    if isBanking { bankingCases += 1 }
    let other = random.one(of: Self.otherKinds)
    let kind = isBanking ? random.one(of: Self.bankKinds) : other.kind
    let responsible = agency(
      isBanking ? random.one(of: ["bank-a", "bank-b", "bank-c", "bank-d"]) : other.agency)
    var concerned = [responsible]
    if random.chance(0.3), responsible != agency("smt") { concerned.append(agency("smt")) }

    calendar.add(
      .openCase(
        case: id, unit: unit, group: group, obstacle: kind, agencies: concerned,
        documents: ["synthetic"]), on: opened, .morning)
    calendar.add(
      .obstacle(
        .report(
          mention: "\(id)-m1", obstacle: kind, unit: unit, caseID: id,
          agency: random.chance(0.7) ? responsible : nil)), on: opened, .morning)
    let answered = opened + (random.chance(0.8) ? random.whole(0...7) : random.whole(8...20))
    if answered < committeeDay { calendar.add(.answer(case: id), on: answered, .after) }
    calendar.add(.takeUp(case: id, session: committee), on: committeeDay, .within)
    for agency in concerned {
      calendar.add(
        .giveOpinion(
          case: id, agency: agency,
          position: random.one(of: [.agree, .agree, .conditional, .disagree, .none]),
          session: committee), on: committeeDay, .within)
    }
    guard let session else {
      calendar.add(
        .closeCase(
          case: id, outcome: random.chance(0.5) ? .withdrawn : .rejected, reason: "synthetic"),
        on: committeeDay + random.whole(0...5), .after)
      return
    }
    calendar.add(.refer(case: id), on: committeeDay, .within)
    calendar.add(.hear(case: id, session: session), on: day, .within)
    calendar.add(.sumUp(case: id), on: day, .within)
    referred += 1
    var count =
      random.chance(steered(perUnit - 1, resolutions - referred + 1, of: referred)) ? 2 : 1
    if count == 2, random.chance(0.08) { count = 3 }
    var settled = day
    var statuses: [ResolutionStatus] = []
    for number in 1...count {
      resolutions += 1
      let resolution = "\(id)-r\(number)"
      let agency = number == 1 ? responsible : random.one(of: concerned)
      let end = planResolution(resolution, session, agency, unit, id, index, day, &calendar)
      settled = max(settled, end.day)
      statuses.append(end.status)
    }
    let failed = statuses.count { $0 == .notDone }
    if failed > 0, random.chance(isBanking ? 0.5 : 0.25) {
      calendar.add(
        .escalate(case: id, step: .nationalHeadquarters, reason: "synthetic"), on: settled + 2,
        .after)
      let answer = settled + 2 + random.whole(20...120)
      calendar.add(
        .answerEscalation(escalation: "\(id)-e1", outcome: "synthetic"), on: answer, .after)
      settled = answer
    }
    let isEmpty = statuses.allSatisfy { $0 == .annulled }
    calendar.add(
      .closeCase(case: id, outcome: isEmpty ? .rejected : nil), on: settled + random.whole(3...25),
      .after)
    if failed == 0, random.chance(0.35) {
      let utilisation = (50 + random.unit() * 40).rounded() / 100
      calendar.add(
        .unit(.report(unit: unit, utilisation: utilisation)), on: settled + random.whole(30...90),
        .after)
    }
  }

  // MARK: A resolution

  /// Plans a resolution; gives the day on which nothing more is to be done, and how it ended.
  private mutating func planResolution(
    _ id: String, _ session: String, _ agency: String, _ unit: String, _ case: String,
    _ index: Int, _ day: Int, _ calendar: inout SyntheticCalendar
  ) -> (day: Int, status: ResolutionStatus) {
    var deadline = day + 15 * random.whole(1...8)
    calendar.add(
      .adopt(
        resolution: id, case: `case`, session: session, agency: agency,
        deadline: SolarHijriDate(daysSinceEpoch: deadline), text: "synthetic"), on: day, .within)
    let notified = day + random.whole(1...6)
    calendar.add(.notify(resolution: id), on: notified, .after)
    var earliest = notified + 1

    // A later session decides on an objection, and may move a deadline.
    let later = (index + 1..<min(index + 8, sessions.count))
    if random.chance(0.05) {
      let raised = notified + random.whole(1...12)
      if let place = later.first(where: { sessions[$0].day > raised }) {
        let decided = sessions[place].day
        calendar.add(
          .object(objection: "\(id)-x1", resolution: id, objector: unit, text: "synthetic"),
          on: raised, .after)
        let isUpheld = random.chance(0.3)
        calendar.add(
          .decideObjection(
            objection: "\(id)-x1", session: sessionID(place),
            outcome: isUpheld ? .upheld : .rejected), on: decided, .within)
        if isUpheld { return (decided, .annulled) }
        earliest = max(earliest, decided + 1)
      }
    }
    if random.chance(0.10),
      let place = later.first(where: {
        sessions[$0].day > max(earliest, deadline - 20) && sessions[$0].day < deadline
      }), let moved = SolarHijriDate(daysSinceEpoch: deadline + 30)
    {
      calendar.add(
        .moveDeadline(
          resolution: id, session: sessionID(place), deadline: moved, reason: "synthetic"),
        on: sessions[place].day, .within)
      earliest = max(earliest, sessions[place].day + 1)
      deadline += 30
    }

    let isDone = random.chance(steered(done, doneCount, of: settled))
    settled += 1
    if isDone { doneCount += 1 }
    let isInTime = random.chance(isDone ? punctual : 0.1)
    let wanted =
      isInTime
      ? random.whole(min(earliest, deadline)...deadline) : deadline + random.whole(1...70)
    let end = max(earliest + 1, wanted)
    if end - earliest > 12, random.chance(0.7) {
      calendar.add(
        .report(
          resolution: id, agency: agency, progress: (random.unit() * 80).rounded() / 100,
          text: "synthetic"), on: earliest + random.whole(1...(end - earliest - 2)), .after)
    }
    if isDone {
      if random.chance(0.93) {
        calendar.add(
          .report(resolution: id, agency: agency, progress: 1, text: "synthetic"), on: end, .after)
      }
      calendar.add(.complete(resolution: id), on: end, .after)
    } else {
      calendar.add(.fail(resolution: id, reason: "synthetic"), on: end, .after)
    }
    return (end, isDone ? .done : .notDone)
  }
}
