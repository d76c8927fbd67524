import KQLSyntax
import PersianText
import Synchronization

extension DomainRuntime {
  /// How a command is performed.
  struct Request {
    var command: any DomainCommand
    var type: ObjectIdentifier
    var actor: String
    var day: SolarHijriDate
    var expecting: Int?
    var key: String?
    var isDryRun: Bool
  }

  /// How often, and for how long in ticks, a command is decided anew because others were faster: at
  /// least both. Who waits for another program's lock has lost that time anyway, so it takes many.
  private static let attempts = 64
  private static let patience: Int64 = 200_000_000

  /// Tries until something comes of it.
  private func untilDone<Result>(_ attempt: () throws -> Result?) throws -> Result {
    let start = Moment.now()
    var count = 0
    while count < Self.attempts || Moment.now() - start < Self.patience {
      if let result = try attempt() { return result }
      count += 1
    }
    throw Diagnostic.journalMoved(journal.name)
  }

  /// Performs a command.
  ///
  /// - Throws: A ``Refusal``, or a diagnostic.
  func perform(_ request: Request) throws -> Receipt {
    try Self.check(actor: request.actor, key: request.key)
    let receipt = try writer.withLock { _ in
      try untilDone { try attempt(request) }
    }
    saveSnapshotsInTime()
    return receipt
  }

  static func check(actor: String, key: String?) throws(Diagnostic) {
    if actor.utf8.allSatisfy({ $0 <= 0x20 }) {
      throw Diagnostic(
        code: "samat.journal.actor", message: "a command without an actor",
        help: "say who commands it")
    }
    if actor.utf8.contains(0) {
      throw Diagnostic(
        code: "samat.journal.actor", message: "an actor with a NUL character",
        help: "say who commands it")
    }
    if let key, key.utf8.contains(0) || key.isEmpty || key.utf8.count > 200 {
      throw Diagnostic(
        code: "samat.journal.key", message: "a key of \(key.utf8.count) bytes",
        help: "a key has 1 to 200 bytes, none of them NUL")
    }
  }

  /// Performs a command once; nil where others were faster.
  private func attempt(_ request: Request) throws -> Receipt? {
    try catchUp()
    if let key = request.key {
      let done = try journal.events(ofKey: key)
      if let first = done.first {
        guard first.command == request.command.name, first.actor == request.actor else {
          throw Diagnostic.keyTaken(key)
        }
        return Receipt(events: done, isRepeated: true, isDryRun: request.isDryRun)
      }
    }
    if let expected = request.expecting { try require(expected, of: request.command) }
    let (made, head) = try decide(request)
    guard !made.isEmpty else { return Receipt(events: [], isDryRun: request.isDryRun) }
    let batch = EventBatch(
      command: request.command.name, key: request.key, actor: request.actor, day: request.day,
      recorded: clock(), drafts: made.map(\.draft))
    if request.isDryRun {
      let events = try batch.events(after: head) { try journal.version(of: $0) }
      return Receipt(events: events, isDryRun: true)
    }
    switch try journal.append([batch], expecting: head.position) {
    case .moved: return nil
    case .appended(let events):
      try takeUp(events, typed: made.map { ($0.decider, $0.event) })
      return Receipt(events: events)
    }
  }

  private func require(_ expected: Int, of command: any DomainCommand) throws {
    guard let subject = command.subject else { return }
    let version = try journal.version(of: subject)
    if version != expected {
      throw Diagnostic(
        code: "samat.journal.stale",
        message: "'\(subject)' is at version \(version), not at \(expected) as it was when"
          + " '\(command.name)' was decided on",
        help: "look at it again, and repeat the command if it still is meant")
    }
  }

  struct Made {
    var decider: String
    var draft: EventBatch.Draft
    var event: any DomainEvent
  }

  /// What happens by a command, and after which event.
  private func decide(_ request: Request) throws -> ([Made], JournalHead) {
    // The states are copied into the context; the copies are gone before the events are folded, so
    // that folding changes the states in place.
    let (box, states, head) = content.withLock { content in
      let box = content.boxes.first { $0.commandType == request.type }
      var states: [String: any Sendable] = [:]
      for other in content.boxes { states[other.name] = other.anyState }
      return (box, states, content.head)
    }
    guard let box else { throw Diagnostic.noDecider(request.command.name) }
    let context = DecisionContext(day: request.day, actor: request.actor, states: states)
    let made = try box.decide(request.command, context)
    return (made.map { Made(decider: box.name, draft: $0.0, event: $0.1) }, head)
  }

  /// Performs commands together: all that are recorded are recorded at once.
  ///
  /// - Throws: ``ImportFailure`` where one is wrong and `policy` is to stop, or a diagnostic.
  func performAll(
    _ requests: [AnyCommandRequest], actor: String, day: SolarHijriDate,
    policy: ImportErrorPolicy, recording: RecordingChoice
  ) throws -> ImportReport {
    try Self.check(actor: actor, key: nil)
    return try writer.withLock { _ in
      try untilDone {
        try catchUp()
        let plan = try plan(requests, actor: actor, day: day)
        var report = plan.report
        if policy == .stop, !report.rejected.isEmpty {
          throw ImportFailure(rejected: report.rejected, count: requests.count)
        }
        if recording == .ask { report.eventCount = plan.batches.reduce(0) { $0 + $1.drafts.count } }
        if plan.batches.isEmpty || recording == .ask { return report }
        guard
          case .appended(let events) = try journal.append(
            plan.batches, expecting: plan.head.position)
        else { return nil }
        report.eventCount = events.count
        adopt(plan.boxes, events)
        return report
      }
    }
  }

  struct Plan {
    var head: JournalHead
    var boxes: [any DeciderBox]
    var batches: [EventBatch] = []
    var report = ImportReport()
  }

  /// Decides on commands one after the other, each on what those before it come to.
  func plan(
    _ requests: [AnyCommandRequest], actor: String, day: SolarHijriDate
  ) throws -> Plan {
    let (head, forks) = content.withLock { content in
      (content.head, content.boxes.map { $0.fork() })
    }
    var plan = Plan(head: head, boxes: forks)
    let byKind = Self.index(forks)
    var byType: [ObjectIdentifier: any DeciderBox] = [:]
    for box in forks { byType[box.commandType] = box }
    for request in requests where byType[request.type] == nil {
      throw Diagnostic.noDecider(request.command.name)
    }
    let recorded = clock()
    var last = head.position
    // Looked up together: one by one, that would take longer than all the rest.
    var versions = try journal.versions(of: Set(requests.compactMap(\.command.subject)))
    var keys = try journal.usedKeys(among: Set(requests.compactMap(\.key)))
    plan.batches.reserveCapacity(requests.count)
    for (index, request) in requests.enumerated() {
      let day = request.day ?? day
      let actor = request.actor ?? actor
      guard let box = byType[request.type] else { continue }
      do {
        try Self.check(actor: actor, key: request.key)
        if let key = request.key {
          if !keys.insert(key).inserted {
            plan.report.repeated += 1
            continue
          }
        }
        // The copies of the states are gone before the events are folded.
        var states: [String: any Sendable] = [:]
        for other in forks { states[other.name] = other.anyState }
        let made = try box.decide(
          request.command, DecisionContext(day: day, actor: actor, states: states))
        states = [:]
        plan.report.accepted += 1
        if made.isEmpty { continue }
        plan.batches.append(
          EventBatch(
            command: request.command.name, key: request.key, actor: actor, day: day,
            recorded: recorded, drafts: made.map(\.0)))
        let batch = last + 1
        for (draft, event) in made {
          last += 1
          let before = try versions[draft.subject] ?? journal.version(of: draft.subject)
          versions[draft.subject] = before + 1
          let stored = StoredEvent(
            position: last, batch: batch, command: request.command.name, key: nil, actor: actor,
            day: day, recorded: recorded, subject: draft.subject, version: before + 1,
            kind: draft.kind, body: draft.body)
          for place in byKind[draft.kind] ?? [] {
            try forks[place].evolve(stored, forks[place] === box ? event : nil)
          }
        }
      } catch let refusal as Refusal {
        if let key = request.key { keys.remove(key) }
        plan.reject(request.line ?? index + 1, refusal.diagnostic)
      } catch let problem as Diagnostic
        where ["samat.journal.coding", "samat.journal.key", "samat.journal.actor"].contains(
          problem.code)
      {
        plan.reject(request.line ?? index + 1, problem)
      }
    }
    return plan
  }

  /// Puts the states in place that have the events in them already.
  private func adopt(_ boxes: [any DeciderBox], _ events: [StoredEvent]) {
    guard let last = events.last else { return }
    content.withLock { content in
      freezeViews(&content)
      for box in boxes { for event in events { box.advance(to: event) } }
      content.boxes = boxes
      content.head = JournalHead(position: last.position, hash: last.hash)
      for watcher in content.watchers.values { for event in events { watcher.yield(event) } }
    }
    saveSnapshotsInTime()
  }
}

extension DomainRuntime.Plan {
  mutating func reject(_ line: Int, _ reason: Diagnostic) {
    report.rejected.append(ImportReport.Rejection(line: line, reason: reason))
  }
}
