public import PersianText

/// A part of the domain that decides: it says what happens when somebody commands something, or which
/// rule forbids it.
///
/// Everything in it is pure. The day, the actor and the policies in force come in with the command; there
/// is no clock, no input or output and no chance inside, so that the same events always make the same
/// state.
///
///     command --decide--> [event] --evolve--> state --tables--> what queries see
///
/// The built-in deciders and a program's own are registered by the same call.
public protocol Decider: Sendable {
  /// What is known after some events.
  associatedtype State: Sendable
  /// What somebody may ask for.
  associatedtype Command: DomainCommand
  /// What may have happened.
  associatedtype Event: DomainEvent

  /// The name, unique among deciders, for instance `working-groups`.
  var name: String { get }

  /// The state before the first event.
  var initialState: State { get }

  /// Says what happens.
  ///
  /// - Parameters:
  ///   - command: What is asked for.
  ///   - state: What is known now.
  ///   - context: Day, actor, policies, and the states of the other deciders.
  /// - Returns: What happens, in order; empty where nothing changes.
  /// - Throws: The ``Refusal`` of the first rule that forbids it.
  func decide(
    _ command: Command, in state: State, _ context: DecisionContext
  ) throws(Refusal) -> [Event]

  /// Takes up what has happened. It never fails: what is recorded has happened.
  ///
  /// - Parameters:
  ///   - state: What was known before.
  ///   - event: What has happened.
  ///   - record: When, by whom, at which position.
  func evolve(_ state: inout State, by event: Event, _ record: EventRecord)

  /// How queries see the state; none by default.
  var tables: [any TableProjection<State, Event>] { get }

  /// How its commands are written in text; none by default.
  var forms: [CommandForm] { get }

  /// The ids of everything of a kind that is recorded, the newest first; for completion.
  ///
  /// - Parameters:
  ///   - kind: The kind of a ``Subject``, for instance `case`.
  ///   - state: What is known.
  /// - Returns: The ids; none for a kind of another decider.
  func ids(of kind: String, in state: State) -> [String]

  /// The names of the commands that something may have next: those that would not be refused now,
  /// given fitting values for what else they say.
  ///
  /// - Parameters:
  ///   - subject: What it is about.
  ///   - state: What is known.
  ///   - context: Day, actor, and the states of the other deciders.
  /// - Returns: Names such as `case.take_up`, in the order in which they usually come.
  func nextSteps(of subject: Subject, in state: State, _ context: DecisionContext) -> [String]
}

extension Decider {
  /// None.
  public var tables: [any TableProjection<State, Event>] { [] }
  /// None.
  public var forms: [CommandForm] { [] }
  /// None.
  public func ids(of kind: String, in state: State) -> [String] { [] }
  /// None.
  public func nextSteps(
    of subject: Subject, in state: State, _ context: DecisionContext
  ) -> [String] { [] }
}

extension Decider {
  /// The names of those commands that would not be refused.
  ///
  /// - Parameters:
  ///   - probes: Commands with fitting values, in the order in which they usually come.
  ///   - state: What is known.
  ///   - context: Day, actor, and the states of the other deciders.
  /// - Returns: Names in that order, each once.
  func names(
    ofPossible probes: [Command], in state: State, _ context: DecisionContext
  ) -> [String] {
    var names: [String] = []
    for probe in probes where !names.contains(probe.name) {
      if (try? decide(probe, in: state, context)) != nil { names.append(probe.name) }
    }
    return names
  }
}

/// What somebody may ask of a ``Decider``.
public protocol DomainCommand: Sendable, Hashable {
  /// What it is called, for instance `case.open`.
  var name: String { get }
  /// What it is about, where it exists already; its events count against this subject's version.
  var subject: Subject? { get }
}

/// What may have happened: one case of an enumeration, or a type of its own.
///
/// An event is kept as its kind and a flat JSON object; kinds and keys are a contract, since journals
/// outlive programs: they may be added, never renamed or given another meaning.
public protocol DomainEvent: Sendable, Hashable {
  /// Every kind that the type can decode.
  static var kinds: [String] { get }
  /// What it is called, in the past tense, for instance `case.opened`.
  var kind: String { get }
  /// What it happened to.
  var subject: Subject { get }
  /// Writes what belongs to it, as a keyed container of scalars and arrays of scalars.
  func encode(to encoder: any Encoder) throws
  /// Reads an event of one of ``kinds``.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  static func decode(_ kind: String, from decoder: any Decoder) throws -> Self
  /// Which keys hold names or free text, in whichever kind they stand; none by default.
  static var sensitiveKeys: [String: FieldSensitivity] { get }
  /// Which keys hold names or free text in events of one kind, where a key means something else in another
  /// kind; ``sensitiveKeys`` by default.
  ///
  /// - Parameter kind: One of ``kinds``.
  /// - Returns: What is withheld, by key.
  static func sensitiveKeys(of kind: String) -> [String: FieldSensitivity]
}

extension DomainEvent {
  /// None.
  public static var sensitiveKeys: [String: FieldSensitivity] { [:] }

  /// ``sensitiveKeys``, whatever the kind.
  public static func sensitiveKeys(of kind: String) -> [String: FieldSensitivity] { sensitiveKeys }
}

/// A thing with a history of its own: a unit, a case, a session.
public struct Subject: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// What it is, for instance `case`; without a slash.
  public let kind: String
  /// Its id among those of its kind.
  public let id: String

  /// Creates a subject.
  public init(_ kind: String, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// `case/K-12`: the name of its stream of events.
  public var description: String { "\(kind)/\(id)" }

  /// By kind, then by id.
  public static func < (left: Subject, right: Subject) -> Bool {
    (left.kind, left.id) < (right.kind, right.id)
  }
}

/// When, by whom and at which place of the journal something was recorded.
public struct EventRecord: Sendable, Hashable {
  /// The position in the journal, from 1, without gaps.
  public var position: Int64
  /// How many events its subject has had, this one included.
  public var version: Int
  /// The day on which it happened, as the command said.
  public var day: SolarHijriDate
  /// Who commanded it.
  public var actor: String
  /// When it was recorded, in ticks of 100 ns since the year 1, UTC.
  public var recorded: Int64

  /// Creates a record.
  public init(
    position: Int64, version: Int, day: SolarHijriDate, actor: String, recorded: Int64
  ) {
    self.position = position
    self.version = version
    self.day = day
    self.actor = actor
    self.recorded = recorded
  }
}
