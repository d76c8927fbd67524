/// When an obstacle is a repeat, and when it is structural.
///
/// > Source: rules `obstacles.repeat` and `obstacles.structural-numbers`, policy over fact S002-53.
public struct ObstaclePolicy: Hashable, Sendable {
  /// Within how many months the same obstacle of the same unit is a repeat.
  public var repeatMonths: Int
  /// From how many units on a cause is structural.
  public var structuralUnits: Int
  /// From how many provinces on a cause is structural.
  public var structuralProvinces: Int

  /// Twelve months; ten units in three provinces.
  public static let `default` = ObstaclePolicy(
    repeatMonths: 12, structuralUnits: 10, structuralProvinces: 3)

  /// Creates a policy.
  ///
  /// - Parameters:
  ///   - repeatMonths: Within how many months the same obstacle of the same unit is a repeat.
  ///   - structuralUnits: From how many units on a cause is structural.
  ///   - structuralProvinces: From how many provinces on a cause is structural.
  public init(repeatMonths: Int, structuralUnits: Int, structuralProvinces: Int) {
    self.repeatMonths = repeatMonths
    self.structuralUnits = structuralUnits
    self.structuralProvinces = structuralProvinces
  }
}
