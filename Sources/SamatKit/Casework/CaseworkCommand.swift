/// A command to one of the three deciders of casework.
public enum CaseworkCommand: Sendable, Hashable {
  /// To ``UnitsDecider``.
  case unit(UnitCommand)
  /// To ``ObstaclesDecider``.
  case obstacle(ObstacleCommand)
  /// To ``WorkingGroupsDecider``.
  case workingGroup(WorkingGroupCommand)
}
