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
public struct PolicyBook: Sendable {
  /// The id of what is in force where nothing was set.
  public static let defaultID = "default"

  /// What applies to the units of a province.
  public struct UnitPolicy: Sendable, Hashable {
    /// How the status follows from the utilisation.
    public var utilisation = UtilisationPolicy.default
    /// How the size follows from the employees.
    public var size = SizePolicy.default
    /// How the capacity follows from what is made in an hour.
    public var capacity = NominalCapacityPolicy.default

    /// The defaults.
    public init() {}
  }

  private struct Entry: Sendable {
    var id: String
    var from: SolarHijriDate?
    var values: any PolicyValues
  }

  /// By section, then by working group or province; the empty key is the whole country.
  private var lists: [String: [String: [Entry]]] = [:]

  /// A book of the defaults alone.
  public init() {}

  /// Sets what is in force from a day on.
  ///
  /// - Parameters:
  ///   - policy: The policy; one of the same first day is replaced.
  ///   - key: The ISO 3166-2 code of a province, nil for the whole country; the id of the working group
  ///     for a charter.
  public mutating func set<Values: PolicyValues>(_ policy: DatedPolicy<Values>, in key: String?) {
    let entry = Entry(id: policy.id, from: policy.from, values: policy.policy)
    Self.insert(entry, into: &lists[Values.section, default: [:]][key ?? "", default: []])
  }

  /// Sets the charter of a working group from a day on.
  ///
  /// - Parameters:
  ///   - charter: The charter; one of the same first day is replaced.
  ///   - group: The working group.
  public mutating func set(_ charter: DatedPolicy<Charter>, of group: String) {
    set(charter, in: group)
  }

  /// What is in force on a day: what was set for the province, else for the whole country, else the
  /// defaults with the id ``defaultID``.
  ///
  /// - Parameters:
  ///   - type: The kind of policy.
  ///   - key: The province, nil where it is unknown; the working group for a charter.
  ///   - day: The day.
  /// - Returns: The policy, with the id that events keep.
  /// - Complexity: O(policies of the kind and key).
  public func policy<Values: PolicyValues>(
    _ type: Values.Type = Values.self, in key: String?, on day: SolarHijriDate
  ) -> DatedPolicy<Values> {
    inForce(type, key, day) ?? DatedPolicy(Self.defaultID, from: nil, Values())
  }

  /// The charter of a working group that is in force on a day.
  ///
  /// - Returns: The charter; the defaults, with the id ``defaultID``, where none is.
  /// - Complexity: O(charters of the group).
  public func charter(of group: String, on day: SolarHijriDate) -> DatedPolicy<Charter> {
    policy(in: group, on: day)
  }

  /// The charter of a working group by its id.
  ///
  /// - Parameters:
  ///   - id: The id, as an event has kept it.
  ///   - group: The working group.
  /// - Returns: The charter; nil where there is none of that id.
  public func charter(_ id: String, of group: String) -> Charter? {
    let list = lists[Charter.section]?[group]
    if let found = list?.first(where: { $0.id == id })?.values as? Charter { return found }
    return id == Self.defaultID ? Charter() : nil
  }

  /// What applies to the units of a province on a day.
  ///
  /// - Returns: The policy; the defaults where none was set, or the province is unknown.
  public func unitPolicy(in province: String?, on day: SolarHijriDate) -> DatedPolicy<UnitPolicy> {
    policy(in: province, on: day)
  }

  /// What applies to the obstacles of a province on a day.
  ///
  /// - Returns: The policy; the defaults where none was set, or the province is unknown.
  public func obstaclePolicy(
    in province: String?, on day: SolarHijriDate
  ) -> DatedPolicy<ObstaclePolicy> {
    policy(in: province, on: day)
  }

  /// What a later policy builds on: the one in force before it, of its key or else of the country.
  func base<Values: PolicyValues>(
    _ type: Values.Type, _ key: String?, before day: SolarHijriDate?
  ) -> Values? {
    if let day { return inForce(type, key, day)?.policy }
    for key in [key, ""] {
      if let key, let first = lists[Values.section]?[key]?.first, first.from == nil {
        return first.values as? Values
      }
    }
    return nil
  }

  /// Every policy with what it is for, in order of key and day; for a listing.
  var listing: [(section: String, key: String, id: String, from: SolarHijriDate?)] {
    var list: [(section: String, key: String, id: String, from: SolarHijriDate?)] = []
    for (section, keys) in lists {
      for (key, entries) in keys { list += entries.map { (section, key, $0.id, $0.from) } }
    }
    return list.sorted { ($0.section, $0.key, $0.id) < ($1.section, $1.key, $1.id) }
  }

  private func inForce<Values: PolicyValues>(
    _ type: Values.Type, _ key: String?, _ day: SolarHijriDate
  ) -> DatedPolicy<Values>? {
    guard let keys = lists[Values.section] else { return nil }
    for key in [key, ""] {
      guard let key, let list = keys[key] else { continue }
      let entry = list.last { entry in entry.from.map { $0 <= day } ?? true }
      if let entry, let values = entry.values as? Values {
        return DatedPolicy(entry.id, from: entry.from, values)
      }
    }
    return nil
  }

  /// Keeps the list in order of the first days; no day comes first.
  private static func insert(_ entry: Entry, into list: inout [Entry]) {
    if let place = list.firstIndex(where: { $0.from == entry.from }) {
      list[place] = entry
      return
    }
    let place = list.firstIndex { other in
      guard let mine = entry.from else { return true }
      return other.from.map { $0 > mine } ?? false
    }
    list.insert(entry, at: place ?? list.count)
  }
}
