public import PersianText

extension Workspace {
  /// Performs a command about a project or a fund, as ``perform(_:by:on:expecting:key:)``.
  @discardableResult
  public func perform(
    _ command: ProjectCommand, by actor: String, on day: SolarHijriDate,
    expecting version: Int? = nil, key: String? = nil
  ) throws -> Receipt {
    try performProject(command, actor, day, version, key)
  }

  private func performProject<Command: DomainCommand>(
    _ command: Command, _ actor: String, _ day: SolarHijriDate, _ version: Int?, _ key: String?
  ) throws -> Receipt {
    try perform(command, by: actor, on: day, expecting: version, key: key)
  }
}
