/// What a unit does (حوزه).
public enum UnitDomain: String, Hashable, Sendable, CaseIterable, Codable {
  /// Industry (صنعت).
  case industry
  /// Mining (معدن).
  case mine
  /// Trade (تجارت).
  case trade
  /// Agriculture (کشاورزی).
  case agriculture
  /// Industry or mining, where a source does not tell them apart (صنعتی و معدنی).
  case industryMining = "industry_mining"
}

/// Whether a unit works (وضعیت): راکد، نیمه‌فعال، فعال.
///
/// The order is that of activity: `idle < semiActive < active`.
public enum UnitStatus: String, Hashable, Sendable, CaseIterable, Codable, Comparable {
  /// Idle (راکد).
  case idle
  /// Semi-active (نیمه‌فعال).
  case semiActive = "semi-active"
  /// Active (فعال).
  case active

  private var degree: Int {
    switch self {
    case .idle: 0
    case .semiActive: 1
    case .active: 2
    }
  }

  /// Whether the first is less active.
  public static func < (left: UnitStatus, right: UnitStatus) -> Bool { left.degree < right.degree }

  /// Whether a change to another status is a return to production (بازگشت به چرخه تولید): from idle
  /// or semi-active to a higher status.
  ///
  /// > Source: rule `units.return-to-production`, fact S002-55.
  ///
  /// - Parameter next: The status after the change.
  /// - Returns: Whether the unit returned; false for an equal or lower status.
  public func isReturnToProduction(becoming next: UnitStatus) -> Bool { self < next }
}

/// How large a unit is (اندازه), by its employees.
public enum UnitSize: String, Hashable, Sendable, CaseIterable, Codable, Comparable {
  /// Micro (خرد).
  case micro
  /// Small (کوچک).
  case small
  /// Medium (متوسط).
  case medium
  /// Large (بزرگ).
  case large
  /// Very large (خیلی بزرگ).
  case veryLarge = "very-large"

  private var degree: Int {
    switch self {
    case .micro: 0
    case .small: 1
    case .medium: 2
    case .large: 3
    case .veryLarge: 4
    }
  }

  /// Whether the first is smaller.
  public static func < (left: UnitSize, right: UnitSize) -> Bool { left.degree < right.degree }
}
