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
  /// Performs a command about a unit, as `perform(_:by:on:expecting:key:)`.
  @discardableResult
  public func perform(
    _ command: UnitCommand, by actor: String, on day: SolarHijriDate, expecting version: Int? = nil,
    key: String? = nil
  ) throws -> Receipt {
    try performAny(command, actor, day, version, key)
  }

  /// Performs a command about an obstacle, as `perform(_:by:on:expecting:key:)`.
  @discardableResult
  public func perform(
    _ command: ObstacleCommand, by actor: String, on day: SolarHijriDate,
    expecting version: Int? = nil, key: String? = nil
  ) throws -> Receipt {
    try performAny(command, actor, day, version, key)
  }

  /// Performs a command about a working group, as `perform(_:by:on:expecting:key:)`.
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
  /// A session adopts a resolution: ``adopt(resolution:case:session:agency:deadline:text:matter:isUnlisted:)``.
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
