/// A command to one of the three deciders of casework.
public enum CaseworkCommand: Sendable, Hashable {
  /// To ``UnitsDecider``.
  case unit(UnitCommand)
  /// To ``ObstaclesDecider``.
  case obstacle(ObstacleCommand)
  /// To ``WorkingGroupsDecider``.
  case workingGroup(WorkingGroupCommand)

  /// The command itself.
  public var command: any DomainCommand {
    switch self {
    case .unit(let command): command
    case .obstacle(let command): command
    case .workingGroup(let command): command
    }
  }
}
