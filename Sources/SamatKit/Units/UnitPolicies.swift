/// From which utilisation a unit counts as semi-active and as active.
///
/// The documents name the three states (S002-38, S002-55) but no thresholds; those are a policy.
///
/// ```swift
/// UtilisationPolicy.default.status(utilisation: 0.3)   // .semiActive
/// ```
public struct UtilisationPolicy: Hashable, Sendable {
  /// Below this share of nominal capacity a unit is idle.
  public let idleBelow: Double
  /// From this share on a unit is active.
  public let activeFrom: Double
  /// Where the thresholds come from.
  public let reference: RuleReference

  /// Idle below 10 %, semi-active from 10 % to below 50 %, active from 50 %.
  public static let `default` = UtilisationPolicy(
    unchecked: (0.10, 0.50),
    RuleReference("units.status-thresholds", origin: .policy, fact: "S002-38"))

  /// Creates a policy, or nil unless `0 <= idleBelow <= activeFrom` and both are finite.
  ///
  /// - Parameters:
  ///   - idleBelow: Below this share a unit is idle.
  ///   - activeFrom: From this share on it is active.
  ///   - reference: Where the thresholds come from.
  public init?(idleBelow: Double, activeFrom: Double, reference: RuleReference) {
    guard idleBelow.isFinite, activeFrom.isFinite, idleBelow >= 0, idleBelow <= activeFrom else {
      return nil
    }
    self.init(unchecked: (idleBelow, activeFrom), reference)
  }

  private init(unchecked shares: (idleBelow: Double, activeFrom: Double), _ rule: RuleReference) {
    idleBelow = shares.idleBelow
    activeFrom = shares.activeFrom
    reference = rule
  }

  /// The status of a unit.
  ///
  /// - Parameter utilisation: Output as a share of nominal capacity; may be above 1.
  /// - Returns: The status; nil for a negative or undefined share.
  public func status(utilisation: Double) -> UnitStatus? {
    guard utilisation >= 0 else { return nil }
    if utilisation < idleBelow { return .idle }
    return utilisation < activeFrom ? .semiActive : .active
  }

  /// The share of nominal capacity that was used.
  ///
  /// - Parameters:
  ///   - output: What was made, in any unit.
  ///   - capacity: What can be made in the same period, in the same unit.
  /// - Returns: The share; nil where the capacity is not positive or the output is negative.
  public static func utilisation(output: Double, capacity: Double) -> Double? {
    guard capacity > 0, capacity.isFinite, output >= 0, output.isFinite else { return nil }
    return output / capacity
  }
}

/// From how many employees a unit is small, medium, large and very large.
///
/// The documents name the classes (S001-15, S001-27) but no numbers; those are a policy.
public struct SizePolicy: Hashable, Sendable {
  /// From this number on a unit is small; below it is micro.
  public let smallFrom: Int
  /// From this number on it is medium.
  public let mediumFrom: Int
  /// From this number on it is large.
  public let largeFrom: Int
  /// From this number on it is very large.
  public let veryLargeFrom: Int
  /// Where the numbers come from.
  public let reference: RuleReference

  /// Micro below 10, small from 10, medium from 50, large from 100, very large from 500.
  public static let `default` = SizePolicy(
    unchecked: [10, 50, 100, 500],
    RuleReference("units.size-thresholds", origin: .policy, fact: "S001-15"))

  /// Creates a policy, or nil unless the numbers rise and the first is not negative.
  ///
  /// - Parameters:
  ///   - smallFrom: From this number of employees on a unit is small.
  ///   - mediumFrom: From this number on it is medium.
  ///   - largeFrom: From this number on it is large.
  ///   - veryLargeFrom: From this number on it is very large.
  ///   - reference: Where the numbers come from.
  public init?(
    smallFrom: Int, mediumFrom: Int, largeFrom: Int, veryLargeFrom: Int, reference: RuleReference
  ) {
    guard smallFrom >= 0, smallFrom < mediumFrom, mediumFrom < largeFrom, largeFrom < veryLargeFrom
    else { return nil }
    self.init(unchecked: [smallFrom, mediumFrom, largeFrom, veryLargeFrom], reference)
  }

  private init(unchecked limits: [Int], _ rule: RuleReference) {
    smallFrom = limits[0]
    mediumFrom = limits[1]
    largeFrom = limits[2]
    veryLargeFrom = limits[3]
    reference = rule
  }

  /// The size of a unit.
  ///
  /// - Parameter employees: The number of employees.
  /// - Returns: The size; nil for a negative number.
  public func size(employees: Int) -> UnitSize? {
    switch employees {
    case ..<0: nil
    case ..<smallFrom: .micro
    case ..<mediumFrom: .small
    case ..<largeFrom: .medium
    case ..<veryLargeFrom: .large
    default: .veryLarge
    }
  }
}

/// How much a unit can make in a year: what it makes in an hour, times the useful hours of a year.
///
/// ```swift
/// NominalCapacityPolicy.default.yearlyCapacity(perHour: 2, isContinuous: false)   // 9000
/// ```
///
/// > Source: rule `units.nominal-capacity` (public): three shifts.
public struct NominalCapacityPolicy: Hashable, Sendable {
  /// The useful hours of a year; 4,500.
  public var usefulHours = 4500
  /// Those of a process that runs day and night; 6,500.
  public var continuousHours = 6500

  /// The default.
  public static let `default` = NominalCapacityPolicy()

  /// Creates the default.
  public init() {}

  /// What a unit can make in a year.
  ///
  /// - Parameters:
  ///   - perHour: What it can make in an hour, in any unit.
  ///   - isContinuous: Whether its process runs day and night.
  /// - Returns: The capacity in the same unit; nil for a negative or undefined amount.
  public func yearlyCapacity(perHour: Double, isContinuous: Bool) -> Double? {
    guard perHour >= 0, perHour.isFinite else { return nil }
    return perHour * Double(isContinuous ? continuousHours : usefulHours)
  }
}
