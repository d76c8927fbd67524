import KQLEngine
public import PersianText

/// The commands of casework, so that the leading dot finds them.
///
/// ```swift
/// try workspace.perform(
///   .adoptResolution(
///     case: "K-12", session: "kerman-1404-5", agency: "bank-a", deadline: day, text: "…"),
///   by: "secretariat", on: day)
/// ```
extension Workspace {
  /// Performs a command about a unit, as ``perform(_:by:on:expecting:key:)``.
  @discardableResult
  public func perform(
    _ command: UnitCommand, by actor: String, on day: SolarHijriDate, expecting version: Int? = nil,
    key: String? = nil
  ) throws -> Receipt {
    try performAny(command, actor, day, version, key)
  }

  /// Performs a command about an obstacle, as ``perform(_:by:on:expecting:key:)``.
  @discardableResult
  public func perform(
    _ command: ObstacleCommand, by actor: String, on day: SolarHijriDate,
    expecting version: Int? = nil, key: String? = nil
  ) throws -> Receipt {
    try performAny(command, actor, day, version, key)
  }

  /// Performs a command about a working group, as ``perform(_:by:on:expecting:key:)``.
  @discardableResult
  public func perform(
    _ command: WorkingGroupCommand, by actor: String, on day: SolarHijriDate,
    expecting version: Int? = nil, key: String? = nil
  ) throws -> Receipt {
    try performAny(command, actor, day, version, key)
  }

  private func performAny<Command: DomainCommand>(
    _ command: Command, _ actor: String, _ day: SolarHijriDate, _ version: Int?, _ key: String?
  ) throws -> Receipt {
    try perform(command, by: actor, on: day, expecting: version, key: key)
  }
}

extension WorkingGroupCommand {
  /// A session adopts a resolution: ``adopt(resolution:case:session:agency:deadline:text:matter:)``.
  ///
  /// - Returns: The command.
  public static func adoptResolution(
    _ resolution: String? = nil, case id: String, session: String, agency: String,
    deadline: SolarHijriDate, text: String, matter: String? = nil
  ) -> WorkingGroupCommand {
    .adopt(
      resolution: resolution, case: id, session: session, agency: agency, deadline: deadline,
      text: text, matter: matter)
  }
}

extension WorkingGroupsState {
  /// The names of the commands that a case can have next, in the order of its life.
  ///
  /// They are what its stage allows: a command may still be refused for what it says, for instance for
  /// a session of another day.
  ///
  /// - Parameter id: The case.
  /// - Returns: Names such as `case.take_up`; none for an unknown or closed case.
  public func nextSteps(ofCase id: String) -> [String] {
    guard let record = cases[id], record.closed == nil else { return [] }
    let standing = record.resolutions.compactMap { resolutions[$0] }.filter {
      $0.status == .inProgress
    }
    let isHeard = record.referred != nil && record.heard != nil
    let opinionsAreIn =
      !record.opinions.isEmpty && record.agencies.allSatisfy { record.opinions.contains($0) }
    let isNotified = standing.contains { $0.notified != nil }
    let steps: [(String, Bool)] = [
      ("case.answer", record.answered == nil),
      ("case.take_up", record.referred == nil),
      ("case.refer", record.committeeSession != nil && record.referred == nil),
      ("case.hear", record.referred != nil && record.decided == nil),
      ("case.opinion", record.decided == nil),
      ("case.sum_up", isHeard && opinionsAreIn && record.decided == nil),
      ("resolution.adopt", isHeard && opinionsAreIn && record.summedUp != nil),
      ("resolution.notify", !standing.isEmpty),
      ("resolution.object", isNotified),
      ("objection.decide", record.openObjections > 0),
      ("deadline.move", !standing.isEmpty),
      ("resolution.report", isNotified),
      ("resolution.complete", isNotified),
      ("resolution.fail", isNotified),
      ("case.escalate", true),
      ("escalation.answer", record.openEscalations > 0),
      ("case.close", standing.isEmpty && record.openObjections == 0),
    ]
    return steps.filter(\.1).map(\.0)
  }

  /// How far a case has come; nil for an unknown one.
  public func stage(ofCase id: String) -> CaseStage? { cases[id]?.stage }

  /// The ids of everything of a kind that is recorded, the newest first.
  ///
  /// - Parameter kind: `case`, `session`, `resolution`, `objection`, `escalation`, `group` or `post`.
  /// - Returns: The ids; none for another kind.
  public func ids(of kind: String) -> [String] {
    switch kind {
    case "case": cases.ids.reversed()
    case "session": sessions.ids.reversed()
    case "resolution": resolutions.ids.reversed()
    case "objection": objections.ids.reversed()
    case "escalation": escalations.ids.reversed()
    case "group": groups.ids.reversed()
    case "post": posts.ids.reversed()
    default: []
    }
  }
}
