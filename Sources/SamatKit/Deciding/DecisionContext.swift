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

  /// The state of a decider, its initial one where it is not registered.
  public func state<Other: Decider>(of decider: Other) -> Other.State {
    states[decider.name] as? Other.State ?? decider.initialState
  }

  /// Whether a decider stands beside the one that decides; only then can its state say that something is not there.
  public func knows<Other: Decider>(_ decider: Other) -> Bool {
    states[decider.name] is Other.State
  }
}
