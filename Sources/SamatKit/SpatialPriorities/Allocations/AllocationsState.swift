/// How far a version of an allocation is (وضعیت تخصیص).
public enum AllocationStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// It holds (در حال اجرا).
  case inForce = "in_force"
  /// A later version holds (جایگزین‌شده).
  case superseded
  /// It was taken back (پس‌گرفته).
  case withdrawn
}

/// What is recorded of allocations.
public struct AllocationsState: Sendable, Codable {
  struct Version: Sendable, Codable {
    var decided: AllocationDecided
    /// Its amounts, in the order of their recording.
    var lines: [AllocationShared] = []
    /// The projects that they are for, in the order of their recording.
    var projects: [AllocationProjectWeighed] = []
    var status = AllocationStatus.inForce
    var day: DayNumber
    var actor: String
    /// When it ceased to hold, and why where it was taken back.
    var ended: DayNumber?
    var reason: String?
    var source: CaseworkSource
  }

  /// By `allocation/version`.
  var versions = Register<Version>()
  /// The number of versions of each allocation, and the day of its last event.
  var counts = Register<Int>()
  var last: [String: DayNumber] = [:]

  init() {}

  static func key(_ allocation: String, _ version: Int) -> String { "\(allocation)/\(version)" }

  /// The version of a row's id, `allocation/version/position`, and the position among its amounts or projects.
  func member(_ id: String) -> (version: Version, position: Int)? {
    guard let cut = id.lastIndex(of: "/"), let position = Int(id[id.index(after: cut)...]),
      let version = versions[String(id[..<cut])]
    else { return nil }
    return (version, position)
  }

  /// The last version of an allocation.
  func latest(_ allocation: String) -> Version? {
    counts[allocation].flatMap { versions[Self.key(allocation, $0)] }
  }

  mutating func take(_ event: AllocationEvent, _ record: EventRecord) {
    let day = DayNumber(record.day)
    switch event {
    case .decided(let event):
      versions.update(Self.key(event.allocation, event.version - 1)) {
        if $0.status == .inForce {
          $0.status = .superseded
          $0.ended = day
        }
      }
      versions.set(
        Self.key(event.allocation, event.version),
        Version(decided: event, day: day, actor: record.actor, source: CaseworkSource(record)))
      counts.set(event.allocation, event.version)
    case .shared(let event):
      versions.update(Self.key(event.allocation, event.version)) { $0.lines.append(event) }
    case .weighed(let event):
      versions.update(Self.key(event.allocation, event.version)) { $0.projects.append(event) }
    case .withdrawn(let event):
      versions.update(Self.key(event.allocation, event.version)) {
        $0.status = .withdrawn
        $0.ended = day
        $0.reason = event.reason
      }
    }
    let id = event.subject.id
    last[id] = max(last[id] ?? day, day)
  }
}
