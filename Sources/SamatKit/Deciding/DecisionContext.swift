public import PersianText

/// What a decision may take into account beside the state of its own decider.
public struct DecisionContext: Sendable {
  /// The day of the command.
  public var day: SolarHijriDate
  /// Who commands.
  public var actor: String
  private var states: [String: any Sendable]

  /// Creates a context.
  ///
  /// - Parameters:
  ///   - day: The day of the command.
  ///   - actor: Who commands.
  ///   - states: The states of deciders by name.
  public init(day: SolarHijriDate, actor: String, states: [String: any Sendable] = [:]) {
    self.day = day
    self.actor = actor
    self.states = states
  }

  /// Refuses a command on a day before the last event of what it is about: histories are recorded in the order
  /// of their days.
  ///
  /// - Parameters:
  ///   - last: The day of that event.
  ///   - what: What it is about, with its id: `unit 'U-1'`.
  ///   - code: The code of the refusal.
  ///   - rule: The rule of the component; nil where it has none of its own.
  /// - Throws: A ``Refusal`` with the code.
  func refuseDay(
    before last: DayNumber, of what: String,
    _ code: some RefusalCode = CaseworkRefusal.dayBefore, by rule: DomainRule? = nil
  ) throws(Refusal) {
    guard DayNumber(day) < last else { return }
    throw Refusal(
      code, "\(day) is before the last event of \(what)", by: rule,
      remedy: "give a day from \(last.date?.description ?? "that event") on")
  }

  /// The state of a decider, its initial one where it is not registered.
  public func state<Other: Decider>(of decider: Other) -> Other.State {
    states[decider.name] as? Other.State ?? decider.initialState
  }

  /// Whether a decider stands beside the one that decides; only then can its state say that something is not there.
  public func knows<Other: Decider>(_ decider: Other) -> Bool {
    states[decider.name] is Other.State
  }
}
