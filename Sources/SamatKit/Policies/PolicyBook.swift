public import PersianText

/// What is in force from a day on, until the next of its kind.
public struct DatedPolicy<Policy: Sendable & Hashable>: Sendable, Hashable {
  /// Its id, which events keep, so that a history says what judged it.
  public var id: String
  /// The first day; nil where it has always been in force.
  public var from: SolarHijriDate?
  /// What is in force.
  public var policy: Policy

  /// Creates a dated policy.
  ///
  /// - Parameters:
  ///   - id: Its id.
  ///   - from: The first day; nil where it has always been in force.
  ///   - policy: What is in force.
  public init(_ id: String, from: SolarHijriDate?, _ policy: Policy) {
    self.id = id
    self.from = from
    self.policy = policy
  }
}

/// The policies of every working group and province, each with the day from which it is in force.
///
/// What differs between provinces, or was found in no source, is a policy and never a constant. Which
/// day decides which policy judges:
///
/// - a case (clocks, objection days, ladder, absence of heads, legal powers): the day it was opened;
/// - a session or committee (numbering, posts, weekday, quorum): its own day;
/// - the status and size of a unit: the last day of the period that is reported;
/// - a repeated obstacle: the day of the report.
///
/// > Source: rule `working-groups.policy-day`.
public struct PolicyBook: Sendable, Hashable {
  /// The id of what is in force where nothing was set.
  public static let defaultID = "default"

  /// What applies to the units of a province.
  public struct UnitPolicy: Sendable, Hashable {
    /// How the status follows from the utilisation.
    public var utilisation = UtilisationPolicy.default
    /// How the size follows from the employees.
    public var size = SizePolicy.default

    /// The defaults.
    public init() {}
  }

  private var charters: [String: [DatedPolicy<Charter>]] = [:]
  private var units: [String: [DatedPolicy<UnitPolicy>]] = [:]
  private var obstacles: [String: [DatedPolicy<ObstaclePolicy>]] = [:]

  /// A book of the defaults alone.
  public init() {}

  /// Sets the charter of a working group from a day on.
  ///
  /// - Parameters:
  ///   - charter: The charter; one of the same first day is replaced.
  ///   - group: The working group.
  public mutating func set(_ charter: DatedPolicy<Charter>, of group: String) {
    Self.insert(charter, into: &charters[group, default: []])
  }

  /// Sets what applies to the units of a province from a day on.
  ///
  /// - Parameters:
  ///   - policy: The policy; one of the same first day is replaced.
  ///   - province: The ISO 3166-2 code.
  public mutating func set(_ policy: DatedPolicy<UnitPolicy>, in province: String) {
    Self.insert(policy, into: &units[province, default: []])
  }

  /// Sets what applies to the obstacles of a province from a day on.
  ///
  /// - Parameters:
  ///   - policy: The policy; one of the same first day is replaced.
  ///   - province: The ISO 3166-2 code.
  public mutating func set(_ policy: DatedPolicy<ObstaclePolicy>, in province: String) {
    Self.insert(policy, into: &obstacles[province, default: []])
  }

  /// The charter of a working group that is in force on a day.
  ///
  /// - Returns: The charter; the defaults, with the id ``defaultID``, where none is.
  /// - Complexity: O(charters of the group).
  public func charter(of group: String, on day: SolarHijriDate) -> DatedPolicy<Charter> {
    Self.last(charters[group], day) ?? DatedPolicy(Self.defaultID, from: nil, Charter())
  }

  /// The charter of a working group by its id.
  ///
  /// - Parameters:
  ///   - id: The id, as an event has kept it.
  ///   - group: The working group.
  /// - Returns: The charter; nil where there is none of that id.
  public func charter(_ id: String, of group: String) -> Charter? {
    if let found = charters[group]?.first(where: { $0.id == id }) { return found.policy }
    return id == Self.defaultID ? Charter() : nil
  }

  /// What applies to the units of a province on a day.
  ///
  /// - Returns: The policy; the defaults where none was set, or the province is unknown.
  public func unitPolicy(in province: String?, on day: SolarHijriDate) -> DatedPolicy<UnitPolicy> {
    Self.last(province.flatMap { units[$0] }, day)
      ?? DatedPolicy(Self.defaultID, from: nil, UnitPolicy())
  }

  /// What applies to the obstacles of a province on a day.
  ///
  /// - Returns: The policy; the defaults where none was set, or the province is unknown.
  public func obstaclePolicy(
    in province: String?, on day: SolarHijriDate
  ) -> DatedPolicy<ObstaclePolicy> {
    Self.last(province.flatMap { obstacles[$0] }, day)
      ?? DatedPolicy(Self.defaultID, from: nil, .default)
  }

  /// The policies in force before a day, on which a later one builds.
  func base<Policy>(
    _ list: KeyPath<PolicyBook, [String: [DatedPolicy<Policy>]]>, _ key: String,
    before day: SolarHijriDate?
  ) -> Policy? {
    guard let list = self[keyPath: list][key] else { return nil }
    guard let day else { return list.first { $0.from == nil }?.policy }
    return Self.last(list, day)?.policy
  }

  static var chartersPath: KeyPath<PolicyBook, [String: [DatedPolicy<Charter>]]> { \.charters }
  static var unitsPath: KeyPath<PolicyBook, [String: [DatedPolicy<UnitPolicy>]]> { \.units }
  static var obstaclesPath: KeyPath<PolicyBook, [String: [DatedPolicy<ObstaclePolicy>]]> {
    \.obstacles
  }

  /// Every policy with what it is for, in order of key and day; for a listing.
  var listing: [(key: String, id: String, from: SolarHijriDate?)] {
    var list: [(key: String, id: String, from: SolarHijriDate?)] = []
    for (key, policies) in charters { list += policies.map { (key, $0.id, $0.from) } }
    for (key, policies) in units { list += policies.map { (key, $0.id, $0.from) } }
    for (key, policies) in obstacles { list += policies.map { (key, $0.id, $0.from) } }
    return list.sorted { ($0.key, $0.id) < ($1.key, $1.id) }
  }

  private static func last<Policy>(
    _ list: [DatedPolicy<Policy>]?, _ day: SolarHijriDate
  ) -> DatedPolicy<Policy>? {
    list?.last { policy in policy.from.map { $0 <= day } ?? true }
  }

  /// Keeps the list in order of the first days; no day comes first.
  private static func insert<Policy>(
    _ policy: DatedPolicy<Policy>, into list: inout [DatedPolicy<Policy>]
  ) {
    if let place = list.firstIndex(where: { $0.from == policy.from }) {
      list[place] = policy
      return
    }
    let place = list.firstIndex { other in
      guard let mine = policy.from else { return true }
      return other.from.map { $0 > mine } ?? false
    }
    list.insert(policy, at: place ?? list.count)
  }
}
