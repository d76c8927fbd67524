import KQLEngine
import PersianText

/// Makes the steps of a ``CaseFile`` from events, in order.
struct CaseFileWriter {
  /// An event of a case: one of a working group, or of an obstacle that was named in it.
  enum Event {
    case group(WorkingGroupEvent)
    case obstacle(ObstacleEvent)

    /// The agency that it names.
    var agency: String? {
      switch self {
      case .group(.opinionGiven(let event)): event.agency
      case .group(.resolutionAdopted(let event)): event.agency
      case .group(.reportFiled(let event)): event.agency
      default: nil
      }
    }

    /// The kind of obstacle that it names.
    var obstacle: String? {
      switch self {
      case .obstacle(.reported(let event)): event.obstacle
      case .obstacle(.reclassified(let event)): event.obstacle
      default: nil
      }
    }
  }

  private(set) var steps: [CaseFile.Step] = []
  /// The names of agencies.
  var names: [String: DocumentName] = [:]
  /// The names of kinds of obstacles.
  var obstacles: [String: DocumentName] = [:]
  /// The clocks of the case that no step has stopped.
  private var clocks: [(kind: CaseFile.Clock.Kind, due: SolarHijriDate)] = []
  /// The deadline of each open resolution.
  private var deadlines: [String: SolarHijriDate] = [:]
  private var objectionUntil: [String: SolarHijriDate] = [:]

  /// A writer for the case of a row of `cases`.
  init(_ row: Row) {
    for (kind, column) in [
      (CaseFile.Clock.Kind.firstAnswer, "answer_due"), (.committee, "committee_due"),
      (.solution, "solution_due"),
    ] {
      if let due = row.day(column) { clocks.append((kind, due)) }
    }
  }

  /// Reads an event; nil where it is of another kind.
  static func read(_ stored: StoredEvent) -> Event? {
    if WorkingGroupEvent.kinds.contains(stored.kind) {
      return (try? WorkingGroupEvent.decode(stored.kind, from: EventDecoder(stored.body)))
        .map(Event.group)
    }
    return (try? ObstacleEvent.decode(stored.kind, from: EventDecoder(stored.body)))
      .map(Event.obstacle)
  }

  /// Takes an event as the next step.
  mutating func take(_ stored: StoredEvent, _ event: Event?) {
    guard let event else { return }
    let (english, persian) = words(event)
    let (rule, clock) = consequence(event, stored.day)
    let before = steps.last?.day
    steps.append(
      CaseFile.Step(
        position: stored.position, day: stored.day,
        daysSince: before.map { $0.days(until: stored.day) }, actor: stored.actor,
        kind: stored.kind, subject: stored.subject, english: english, persian: persian,
        clock: clock, rule: rule))
  }

  /// The clocks that still run, as they stand on a day.
  func running(on day: SolarHijriDate?) -> [(subject: String, clock: CaseFile.Clock)] {
    guard let day, steps.last(where: { $0.kind == "case.closed" }) == nil else { return [] }
    let own = clocks.map {
      ("", CaseFile.Clock(kind: $0.kind, due: $0.due, daysLate: $0.due.days(until: day)))
    }
    let open = deadlines.sorted { $0.key < $1.key }.map { id, due in
      (id, CaseFile.Clock(kind: .deadline, due: due, daysLate: due.days(until: day)))
    }
    return (own + open).map { (subject: $0.0, clock: $0.1) }
  }

  private mutating func stop(
    _ kind: CaseFile.Clock.Kind, _ day: SolarHijriDate
  ) -> CaseFile.Clock? {
    guard let index = clocks.firstIndex(where: { $0.kind == kind }) else { return nil }
    let due = clocks.remove(at: index).due
    return CaseFile.Clock(kind: kind, due: due, daysLate: due.days(until: day))
  }

  private func clock(
    _ kind: CaseFile.Clock.Kind, _ due: SolarHijriDate?, _ day: SolarHijriDate
  ) -> CaseFile.Clock? {
    due.map { CaseFile.Clock(kind: kind, due: $0, daysLate: $0.days(until: day)) }
  }

  /// The rule behind an event and the clock that it stops.
  private mutating func consequence(
    _ event: Event, _ day: SolarHijriDate
  ) -> (String, CaseFile.Clock?) {
    guard case .group(let event) = event else {
      if case .obstacle(.reported) = event { return ("obstacles.one-per-report", nil) }
      return ("obstacles.classifier-unknown", nil)
    }
    switch event {
    case .caseAnswered: return ("working-groups.clocks", stop(.firstAnswer, day))
    case .caseTakenUp: return ("working-groups.order", stop(.committee, day))
    case .caseReferred: return ("working-groups.committee-first", nil)
    case .caseHeard: return ("working-groups.unit-heard", nil)
    case .opinionGiven, .caseSummedUp: return ("working-groups.opinions-first", nil)
    case .resolutionAdopted(let event):
      deadlines[event.resolution] = event.deadline
      return ("working-groups.specific-resolution", stop(.solution, day))
    case .resolutionNotified(let event):
      objectionUntil[event.resolution] = max(
        objectionUntil[event.resolution] ?? event.objectionUntil, event.objectionUntil)
      return ("working-groups.objection-days", nil)
    case .objectionRaised(let event):
      return (
        "working-groups.objection-days",
        clock(.objection, objectionUntil[event.resolution], day)
      )
    case .objectionDecided(let event):
      if event.outcome == .upheld { deadlines[event.resolution] = nil }
      return ("working-groups.objection-days", nil)
    case .deadlineMoved(let event):
      deadlines[event.resolution] = event.to
      return ("working-groups.no-delay", nil)
    case .reportFiled(let event):
      return (
        "working-groups.performance-report", clock(.deadline, deadlines[event.resolution], day)
      )
    case .resolutionDone(let event):
      return (
        "working-groups.deadline-required",
        clock(.deadline, deadlines.removeValue(forKey: event.resolution), day)
      )
    case .resolutionFailed(let event):
      return (
        "working-groups.deadline-required",
        clock(.deadline, deadlines.removeValue(forKey: event.resolution), day)
      )
    case .caseEscalated, .escalationAnswered: return ("working-groups.escalation-ladder", nil)
    case .caseClosed: return ("working-groups.closed-is-final", nil)
    default: return ("working-groups.order", nil)
    }
  }

  // MARK: Words

  private func words(_ event: Event) -> (english: String, persian: String) {
    (words(event, .english), words(event, .persian))
  }

  private func words(_ event: Event, _ language: DocumentLanguage) -> String {
    let say = language.say
    /// What was said behind what happened.
    func with(_ text: String?, _ head: String) -> String { text.map { "\(head): \($0)" } ?? head }
    func agency(_ id: String) -> String { names.of(id).text(in: language) }
    func obstacle(_ id: String) -> String { obstacles.of(id).text(in: language) }
    func term(_ word: String) -> String { DocumentTerms.text(word, in: language) }
    switch event {
    case .obstacle(.reported(let event)):
      let kind = event.obstacle.map(obstacle) ?? say("of an unknown kind", "از نوع نامعلوم")
      let again = event.repeats == nil ? "" : say(", a repeat", "، تکراری")
      return with(event.statement, say("obstacle reported, ", "گزارش مانع، ") + kind + again)
    case .obstacle(.reclassified(let event)):
      return with(event.reason, say("obstacle now ", "مانع اکنون ") + obstacle(event.obstacle))
    case .obstacle(.withdrawn(let event)):
      return with(event.reason, say("report of the obstacle withdrawn", "پس‌گرفتن گزارش مانع"))
    case .group(let event):
      switch event {
      case .caseOpened(let event): return with(event.statement, say("opened", "گشوده شد"))
      case .caseAnswered(let event): return with(event.text, say("first answer", "نخستین پاسخ"))
      case .caseTakenUp(let event):
        return say("taken up in committee ", "بررسی در کمیته ") + event.session
      case .caseReferred(let event): return say("referred by ", "ارجاع از ") + event.session
      case .caseHeard(let event):
        return with(event.person, say("unit heard in ", "استماع واحد در ") + event.session)
      case .opinionGiven(let event):
        return with(
          event.text,
          say("opinion of ", "نظر ") + agency(event.agency) + say(", ", "، ")
            + term(event.position.rawValue))
      case .caseSummedUp(let event): return with(event.text, say("summed up", "جمع‌بندی"))
      case .resolutionAdopted(let event):
        let head = say("resolution ", "مصوبه ") + event.resolution + say(" of ", " در ")
        let tail =
          say("; ", "؛ ") + agency(event.agency) + say(", by ", "، تا ")
          + language.date(event.deadline)
        return head + event.session + tail + ": " + event.text
      case .resolutionNotified(let event):
        return say("notified to ", "ابلاغ به ") + event.recipient
          + say(", objections until ", "، اعتراض تا ") + language.date(event.objectionUntil)
      case .objectionRaised(let event):
        return with(event.text, say("objection of ", "اعتراض ") + event.objector)
      case .objectionDecided(let event):
        return with(
          event.text,
          say("objection decided in ", "رسیدگی به اعتراض در ") + event.session + say(", ", "، ")
            + term(event.outcome.rawValue))
      case .deadlineMoved(let event):
        return with(
          event.reason,
          say("deadline moved by ", "جابه‌جایی مهلت در ") + event.session + say(" from ", " از ")
            + language.date(event.from) + say(" to ", " به ") + language.date(event.to))
      case .reportFiled(let event):
        return with(
          event.text,
          say("report of ", "گزارش ") + agency(event.agency) + say(", ", "، ")
            + language.share(event.progress))
      case .resolutionDone(let event):
        return with(event.text, say("done: ", "انجام شد: ") + event.resolution)
      case .resolutionFailed(let event):
        return with(event.reason, say("not done: ", "انجام نشد: ") + event.resolution)
      case .caseEscalated(let event):
        return with(event.reason, say("escalated to ", "ارجاع به ") + term(event.step.rawValue))
      case .escalationAnswered(let event):
        return with(event.outcome, say("answer of the higher body", "پاسخ مرجع بالاتر"))
      case .caseClosed(let event):
        return with(
          event.reason, say("closed, ", "بسته شد، ") + term(event.outcome.rawValue))
      default: return event.kind
      }
    }
  }
}
