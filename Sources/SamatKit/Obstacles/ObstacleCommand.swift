/// What somebody may ask of ``ObstaclesDecider``.
public enum ObstacleCommand: DomainCommand {
  /// Reports one obstacle. Where no kind is given the text is classified; what it does not tell stays
  /// unknown.
  ///
  /// - Parameters:
  ///   - mention: The id; nil to number it.
  ///   - obstacle: The kind, as a code of `obstacle_kinds`.
  ///   - statement: What is reported, in words.
  ///   - unit: The unit that has it.
  ///   - caseID: The case that it was named in.
  ///   - session: The session that it was named in.
  ///   - province: The ISO 3166-2 code; nil for that of the unit.
  ///   - agency: The agency that causes it.
  ///   - origin: What it springs from.
  case report(
    mention: String? = nil, obstacle: String? = nil, statement: String? = nil,
    unit: String? = nil, caseID: String? = nil, session: String? = nil, province: String? = nil,
    agency: String? = nil, origin: ObstacleOrigin? = nil)
  /// Says what kind an obstacle really is.
  ///
  /// - Parameters:
  ///   - mention: The mention.
  ///   - obstacle: The kind.
  ///   - reason: Why.
  case reclassify(mention: String, obstacle: String, reason: String)
  /// Takes a report back.
  ///
  /// - Parameters:
  ///   - mention: The mention.
  ///   - reason: Why.
  case withdraw(mention: String, reason: String)

  /// What the command is called.
  public var name: String {
    switch self {
    case .report: "obstacle.report"
    case .reclassify: "obstacle.reclassify"
    case .withdraw: "obstacle.withdraw"
    }
  }

  /// The mention, where it is there already.
  public var subject: Subject? {
    switch self {
    case .report: nil
    case .reclassify(let mention, _, _), .withdraw(let mention, _): Subject("mention", mention)
    }
  }
}
