import KQLEngine
public import KQLSyntax
public import PersianText
import Synchronization

/// Commands, and the journal behind them.
extension Workspace {
  /// Opens a workspace over a journal: every built-in component, and deciders whose states are what
  /// the events of the journal come to.
  ///
  /// - Parameters:
  ///   - journal: Where the events are kept.
  ///   - data: Where the rows of the built-in tables come from that no event made.
  ///   - deciders: Who decides. Events of others stay in the journal and are passed over.
  /// - Returns: The workspace.
  /// - Throws: What the journal, a component or a decider reports.
  public static func open(
    _ journal: any Journal, data: SeedData = .seeds, deciders: [any Decider]
  ) throws -> Workspace {
    let workspace = try Workspace(data: data)
    try workspace.attach(journal, deciders: deciders)
    return workspace
  }

  /// Puts a journal behind a workspace that has none yet.
  ///
  /// - Parameters:
  ///   - journal: Where the events are kept.
  ///   - deciders: Who decides.
  ///   - clock: Gives the time at which events are recorded, in ticks of 100 ns since the year 1.
  /// - Throws: `samat.journal.attached` where there is one, and what the journal reports.
  public func attach(
    _ journal: any Journal, deciders: [any Decider] = [],
    clock: @escaping @Sendable () -> Int64 = { Workspace.currentTicks() }
  ) throws(Diagnostic) {
    let runtime = DomainRuntime(journal: journal, clock: clock)
    try runtime.add(deciders.map { Self.box($0) })
    guard setDomain(runtime) else {
      throw Diagnostic(
        code: "samat.journal.attached", message: "this workspace has a journal already",
        help: "open another workspace")
    }
  }

  /// Adds a decider; where the workspace has no journal, one in memory.
  ///
  /// To add several over a long journal, give them to ``attach(_:deciders:clock:)`` together.
  ///
  /// - Parameter decider: Says what happens, and which tables show it.
  /// - Throws: `samat.register.duplicate` where its name, the type of its commands or one of its tables
  ///   is taken, `samat.journal.unreadable-event` where an event of its kinds cannot be read.
  public func register(_ decider: some Decider) throws(Diagnostic) {
    try domainOrNew().add([Self.box(decider)])
  }

  /// The current time, in ticks of 100 ns since the year 1, UTC.
  public static func currentTicks() -> Int64 { Moment.now() }

  private static func box<D: Decider>(_ decider: D) -> any DeciderBox { TypedDeciderBox(decider) }

  /// Performs a command: its decider says what happens, and that is kept before this returns.
  ///
  /// Where others record something at the same time, the command is decided anew on what there is
  /// then.
  ///
  /// ```swift
  /// let receipt = try workspace.perform(
  ///   command, by: "secretary", on: SolarHijriDate(year: 1404, month: 4, day: 9)!)
  /// print(receipt.events.map(\.kind))
  /// ```
  ///
  /// - Parameters:
  ///   - command: What is asked for.
  ///   - actor: Who asks for it.
  ///   - day: The day on which it happens.
  ///   - version: How many events the command's subject had when whoever asks looked at it; nil where
  ///     that does not matter.
  ///   - key: An idempotency key: a command whose key was used before does nothing, and gives the
  ///     events of then.
  /// - Returns: What happened.
  /// - Throws: The ``Refusal`` of a rule; a `Diagnostic`: `samat.journal.stale` where the subject has
  ///   another version, `samat.journal.key-taken` where the key belongs to another command,
  ///   `samat.journal.no-decider`, `samat.journal.actor`, and what the journal reports. Nothing is
  ///   recorded then.
  @discardableResult
  public func perform<Command: DomainCommand>(
    _ command: Command, by actor: String, on day: SolarHijriDate, expecting version: Int? = nil,
    key: String? = nil
  ) throws -> Receipt {
    try runtime(for: command).perform(
      .init(
        command: command, type: ObjectIdentifier(Command.self), actor: actor, day: day,
        expecting: version, key: key, isDryRun: false))
  }

  /// What a command would make happen now. Nothing is recorded.
  ///
  /// - Parameters:
  ///   - command: What would be asked for.
  ///   - actor: Who would ask for it.
  ///   - day: The day on which it would happen.
  /// - Returns: The events that there would be.
  /// - Throws: As `perform(_:by:on:expecting:key:)`.
  public func outcome<Command: DomainCommand>(
    of command: Command, by actor: String, on day: SolarHijriDate
  ) throws -> Receipt {
    try runtime(for: command).perform(
      .init(
        command: command, type: ObjectIdentifier(Command.self), actor: actor, day: day,
        expecting: nil, key: nil, isDryRun: true))
  }

  /// Performs many commands, each on what those before it come to, and records them at once.
  ///
  /// - Parameters:
  ///   - requests: The commands, with their keys and lines.
  ///   - actor: Who asks for them.
  ///   - day: The day of those that have none of their own.
  ///   - policy: Whether one that is refused keeps all from being recorded.
  /// - Returns: How many were performed, and which were not, each with its reason.
  /// - Throws: ``ImportFailure`` with every rejected command where `policy` is to stop; a `Diagnostic`
  ///   as `perform(_:by:on:expecting:key:)`. Nothing is recorded then.
  @discardableResult
  public func performAll<Command: DomainCommand>(
    _ requests: [CommandRequest<Command>], by actor: String, on day: SolarHijriDate,
    onError policy: ImportErrorPolicy = .stop
  ) throws -> ImportReport {
    try performAll(requests.map(AnyCommandRequest.init), by: actor, on: day, onError: policy)
  }

  /// Performs many commands of any deciders, each on what those before it come to, and records them at
  /// once.
  ///
  /// - Parameters:
  ///   - requests: The commands, with their keys and lines.
  ///   - actor: Who asks for those that do not say it themselves.
  ///   - day: The day of those that have none of their own.
  ///   - policy: Whether one that is refused keeps all from being recorded.
  ///   - recording: Whether anything is recorded, or only said what would be.
  /// - Returns: How many were performed, and which were not, each with its reason.
  /// - Throws: As for commands of one type.
  /// - Complexity: O(commands + what is known): the states are copied once a call, so that a few large
  ///   calls are much faster than many small ones.
  @discardableResult
  public func performAll(
    _ requests: [AnyCommandRequest], by actor: String, on day: SolarHijriDate,
    onError policy: ImportErrorPolicy = .stop, recording: RecordingChoice = .record
  ) throws -> ImportReport {
    guard let first = requests.first else { return ImportReport() }
    return try runtime(for: first.command).performAll(
      requests, actor: actor, day: day, policy: policy, recording: recording)
  }

  /// How the commands of the registered deciders are written, in the order of registration.
  public var commandForms: [CommandForm] {
    domain?.content.withLock { content in content.boxes.flatMap(\.forms) } ?? []
  }

  /// The ids of everything of a kind that the journal tells of, the newest first.
  ///
  /// - Parameter kind: The kind of a ``Subject``, for instance `case`.
  /// - Returns: The ids; none for a kind that no decider knows.
  public func recordedIDs(of kind: String) -> [String] {
    domain?.content.withLock { content in content.boxes.flatMap { $0.ids(of: kind) } } ?? []
  }

  /// The names of the commands that something may have next: those that would not be refused now.
  ///
  /// - Parameters:
  ///   - subject: What it is about, for instance `Subject("case", "K-12")`.
  ///   - actor: Who would command.
  ///   - day: The day on which it would happen.
  /// - Returns: Names such as `case.take_up`.
  public func nextSteps(
    of subject: Subject, by actor: String, on day: SolarHijriDate
  ) -> [String] {
    guard let domain else { return [] }
    // Boxes decide under their lock only, so that the state does not change meanwhile.
    return domain.content.withLock { content in
      var states: [String: any Sendable] = [:]
      for box in content.boxes { states[box.name] = box.anyState }
      let context = DecisionContext(day: day, actor: actor, states: states)
      return content.boxes.flatMap { $0.nextSteps(of: subject, context) }
    }
  }

  private func runtime(for command: some DomainCommand) throws(Diagnostic) -> DomainRuntime {
    guard let domain else { throw .noDecider(command.name) }
    return domain
  }

  /// The journal; nil before there is one.
  public var journal: (any Journal)? { domain?.journal }

  /// How many events a subject has had; 0 for what nobody knows.
  ///
  /// - Throws: What the journal reports.
  public func version(of subject: Subject) throws(Diagnostic) -> Int {
    try domain?.journal.version(of: subject) ?? 0
  }

  /// The state of a decider as it is now, its initial one where it is not registered.
  ///
  /// The next event copies what it changes as long as somebody holds the state: do not keep it.
  public func state<D: Decider>(of decider: D) -> D.State {
    domain?.content.withLock { content in
      content.boxes.first { $0.name == decider.name }?.anyState as? D.State
    } ?? decider.initialState
  }

  /// Takes up what other programs have added to the journal. Queries and commands do so by themselves.
  ///
  /// - Throws: What the journal reports.
  public func refresh() throws(Diagnostic) { try domain?.catchUp() }

  /// The events that are recorded from now on.
  ///
  /// - Parameter bufferSize: How many wait for a slow reader before the oldest are dropped.
  /// - Returns: The events, for one reader.
  public func events(bufferSize: Int = 1024) -> JournalEvents {
    domainOrNew().watch(bufferSize: bufferSize)
  }

  /// How many events there are of kinds that no registered decider knows, by kind. They are kept and
  /// passed over.
  ///
  /// - Throws: What the journal reports.
  public func unknownKinds() throws(Diagnostic) -> [String: Int] {
    guard let domain else { return [:] }
    let known = domain.content.withLock { Set($0.byKind.keys) }
    return try domain.journal.kindCounts().filter { !known.contains($0.key) }
  }

  /// Keeps the states beside the journal, so that it opens fast the next time.
  ///
  /// - Throws: What the journal reports.
  public func saveSnapshots() throws(Diagnostic) { try domain?.saveSnapshots() }

  /// The workspace as it was at the end of a day: tables of components as they are, and what the events
  /// come to that *happened* on that day or earlier, whenever they were recorded.
  ///
  /// An event that was recorded late counts from the day on which it happened. For what was *known* on
  /// a day, see ``asKnown(at:)``.
  ///
  /// - Parameter day: The day.
  /// - Returns: A workspace that answers queries and takes no commands.
  /// - Throws: What the journal reports.
  /// - Complexity: O(events), from a snapshot where there is one that early.
  public func asOf(_ day: SolarHijriDate) throws(Diagnostic) -> Workspace {
    try past(day: day, recorded: nil)
  }

  /// The workspace as it was known at a moment: what the events come to that were *recorded* until
  /// then.
  ///
  /// - Parameter ticks: The moment, in ticks of 100 ns since the year 1, UTC.
  /// - Returns: A workspace that answers queries and takes no commands.
  /// - Throws: What the journal reports.
  public func asKnown(at ticks: Int64) throws(Diagnostic) -> Workspace {
    try past(day: nil, recorded: ticks)
  }

  /// The workspace as the public may see it: what the journal tells, without the names of firms and
  /// people and without free texts, in which they may stand. A firm becomes `firm-1` and stays it
  /// throughout, a person `person-1`; ids stay as they are, so give units ids that are no names.
  ///
  /// Everything is made anew of the events, by what ``DomainEvent/sensitiveKeys`` says of them, so that
  /// it holds for the tables of every decider. Tables that no decider follows stay as they are.
  ///
  /// > Source: the public view of ITC's Trade Obstacles Alert names no firms (public).
  ///
  /// - Parameter kinds: What is withheld.
  /// - Returns: A workspace that answers queries and takes no commands; what is recorded later it shows,
  ///   too.
  /// - Throws: What the journal reports.
  /// - Complexity: O(events).
  public func publicView(
    withholding kinds: Set<FieldSensitivity> = [.firm, .person, .freeText]
  ) throws(Diagnostic) -> Workspace {
    let copy = copy()
    guard let domain else { return copy }
    let boxes = domain.content.withLock { $0.boxes }
    let anonymiser = Anonymiser(sensitive: domain.sensitiveKeys, withholding: kinds)
    let runtime = DomainRuntime(
      journal: WithheldJournal(domain.journal, anonymiser), clock: domain.clock)
    try runtime.add(boxes.map { $0.fresh() })
    _ = copy.setDomain(runtime)
    return copy
  }

  private func past(day: SolarHijriDate?, recorded: Int64?) throws(Diagnostic) -> Workspace {
    let copy = copy()
    guard let domain else { return copy }
    let boxes = domain.content.withLock { $0.boxes }
    let part = JournalPart(
      whole: domain.journal, last: try domain.journal.head(), day: day, recorded: recorded)
    let runtime = DomainRuntime(journal: part, clock: domain.clock)
    try runtime.add(boxes.map { $0.fresh() }, upTo: day)
    _ = copy.setDomain(runtime)
    return copy
  }
}
