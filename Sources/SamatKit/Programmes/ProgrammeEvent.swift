/// What may have happened to programmes, axes and actions.
public enum ProgrammeEvent: DomainEvent {
  /// A programme was opened.
  case opened(ProgrammeOpened)
  /// A province was given a role.
  case provinceAdded(ProgrammeProvinceAdded)
  /// Parts without a weight weigh alike.
  case weighed(ProgrammeWeighed)
  /// An axis was added.
  case axisAdded(AxisStated)
  /// An axis was named.
  case axisNamed(AxisStated)
  /// More was said of an axis.
  case axisStated(AxisStated)
  /// An action was added.
  case actionAdded(ActionAdded)
  /// An action was notified.
  case notified(ActionNotified)
  /// An action was reported on.
  case reported(ActionReported)
  /// A deadline was moved.
  case deadlineMoved(ActionDeadlineMoved)
  /// An action ended.
  case ended(ActionEnded)

  /// Every kind.
  public static let kinds = [
    "programme.opened", "programme.province_added", "programme.weighed_alike", "axis.added",
    "axis.named", "axis.stated", "action.added", "action.notified", "action.reported",
    "action.deadline_moved", "action.ended",
  ]

  /// Reasons and texts that somebody wrote.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "reason": .freeText, "text": .freeText,
  ]

  /// An action may name a firm in its title; the title of an axis is the programme's own.
  public static func sensitiveKeys(of kind: String) -> [String: FieldSensitivity] {
    guard kind.hasPrefix("action.") else { return sensitiveKeys }
    return sensitiveKeys.merging(["title": .freeText]) { old, _ in old }
  }

  /// What it is called.
  public var kind: String {
    switch self {
    case .opened: "programme.opened"
    case .provinceAdded: "programme.province_added"
    case .weighed: "programme.weighed_alike"
    case .axisAdded: "axis.added"
    case .axisNamed: "axis.named"
    case .axisStated: "axis.stated"
    case .actionAdded: "action.added"
    case .notified: "action.notified"
    case .reported: "action.reported"
    case .deadlineMoved: "action.deadline_moved"
    case .ended: "action.ended"
    }
  }

  /// The programme, axis or action.
  public var subject: Subject {
    switch self {
    case .opened(let event): Subject("programme", event.programme)
    case .provinceAdded(let event): Subject("programme", event.programme)
    case .weighed(let event): Subject("programme", event.programme)
    case .axisAdded(let event), .axisNamed(let event), .axisStated(let event):
      Subject("axis", event.axis)
    case .actionAdded(let event): Subject("action", event.action)
    case .notified(let event): Subject("action", event.action)
    case .reported(let event): Subject("action", event.action)
    case .deadlineMoved(let event): Subject("action", event.action)
    case .ended(let event): Subject("action", event.action)
    }
  }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .opened(let event): try event.encode(to: encoder)
    case .provinceAdded(let event): try event.encode(to: encoder)
    case .weighed(let event): try event.encode(to: encoder)
    case .axisAdded(let event), .axisNamed(let event), .axisStated(let event):
      try event.encode(to: encoder)
    case .actionAdded(let event): try event.encode(to: encoder)
    case .notified(let event): try event.encode(to: encoder)
    case .reported(let event): try event.encode(to: encoder)
    case .deadlineMoved(let event): try event.encode(to: encoder)
    case .ended(let event): try event.encode(to: encoder)
    }
  }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> ProgrammeEvent {
    switch kind {
    case "programme.opened": .opened(try ProgrammeOpened(from: decoder))
    case "programme.province_added": .provinceAdded(try ProgrammeProvinceAdded(from: decoder))
    case "programme.weighed_alike": .weighed(try ProgrammeWeighed(from: decoder))
    case "axis.added": .axisAdded(try AxisStated(from: decoder))
    case "axis.named": .axisNamed(try AxisStated(from: decoder))
    case "axis.stated": .axisStated(try AxisStated(from: decoder))
    case "action.added": .actionAdded(try ActionAdded(from: decoder))
    case "action.notified": .notified(try ActionNotified(from: decoder))
    case "action.reported": .reported(try ActionReported(from: decoder))
    case "action.deadline_moved": .deadlineMoved(try ActionDeadlineMoved(from: decoder))
    case "action.ended": .ended(try ActionEnded(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of programmes"))
    }
  }
}
