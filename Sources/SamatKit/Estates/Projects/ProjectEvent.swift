/// What belongs to an event of a project or a fund.
private protocol ProjectEventBody: Codable { var subject: Subject { get } }

/// What may have happened to an infrastructure project or a fund.
public enum ProjectEvent: DomainEvent {
  /// It was estimated.
  case estimated(ProjectEstimated)
  /// It was estimated anew.
  case reestimated(ProjectAmountChanged)
  /// It was put out to tender.
  case tendered(ProjectTendered)
  /// A bid came in.
  case bidReceived(ProjectBidReceived)
  /// The contract was awarded.
  case contracted(ProjectContracted)
  /// The contract was changed.
  case contractChanged(ProjectAmountChanged)
  /// Progress was reported.
  case progressed(ProjectProgressed)
  /// A statement was certified.
  case certified(StatementCertified)
  /// An advance was paid.
  case advanced(ProjectDisbursed)
  /// A payment was made.
  case paid(ProjectPaid)
  /// The contractor paid back.
  case refunded(ProjectRefunded)
  /// It was taken over provisionally.
  case completed(ProjectStepped)
  /// It was taken over finally.
  case accepted(ProjectStepped)
  /// Retention was released.
  case released(ProjectDisbursed)
  /// Its ledger was closed.
  case closed(ProjectStepped)
  /// It was given up.
  case cancelled(ProjectCancelled)
  /// A red flag was raised.
  case flagged(ProjectFlagged)
  /// A red flag was answered.
  case flagAnswered(FlagAnswered)
  /// Money was promised.
  case promised(FundPromised)
  /// The amount promised was changed.
  case promiseChanged(FundPromiseChanged)
  /// Money came in.
  case raised(FundMoved)
  /// Money went back to its source.
  case returned(FundMoved)

  /// Every kind.
  public static let kinds = [
    "project.estimated", "project.reestimated", "project.tendered", "project.bid_received",
    "project.contracted", "project.contract_changed", "project.progressed", "project.certified",
    "project.advanced", "project.paid", "project.refunded", "project.completed",
    "project.accepted", "project.released", "project.closed", "project.cancelled",
    "project.flagged", "project.flag_answered", "fund.promised", "fund.promise_changed",
    "fund.raised", "fund.returned",
  ]

  /// Names of firms, and free texts.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "contractor": .firm, "bidder": .firm, "title": .freeText, "reason": .freeText,
    "purpose": .freeText, "document": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .estimated: "project.estimated"
    case .reestimated: "project.reestimated"
    case .tendered: "project.tendered"
    case .bidReceived: "project.bid_received"
    case .contracted: "project.contracted"
    case .contractChanged: "project.contract_changed"
    case .progressed: "project.progressed"
    case .certified: "project.certified"
    case .advanced: "project.advanced"
    case .paid: "project.paid"
    case .refunded: "project.refunded"
    case .completed: "project.completed"
    case .accepted: "project.accepted"
    case .released: "project.released"
    case .closed: "project.closed"
    case .cancelled: "project.cancelled"
    case .flagged: "project.flagged"
    case .flagAnswered: "project.flag_answered"
    case .promised: "fund.promised"
    case .promiseChanged: "fund.promise_changed"
    case .raised: "fund.raised"
    case .returned: "fund.returned"
    }
  }

  private var body: any ProjectEventBody {
    switch self {
    case .estimated(let body): body
    case .reestimated(let body), .contractChanged(let body): body
    case .tendered(let body): body
    case .bidReceived(let body): body
    case .contracted(let body): body
    case .progressed(let body): body
    case .certified(let body): body
    case .advanced(let body), .released(let body): body
    case .paid(let body): body
    case .refunded(let body): body
    case .completed(let body), .accepted(let body), .closed(let body): body
    case .cancelled(let body): body
    case .flagged(let body): body
    case .flagAnswered(let body): body
    case .promised(let body): body
    case .promiseChanged(let body): body
    case .raised(let body), .returned(let body): body
    }
  }

  /// The project, or the fund.
  public var subject: Subject { body.subject }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws { try body.encode(to: encoder) }

  /// Reads an event of a kind.
  ///
  /// - Throws: `DecodingError` where something is missing or wrong.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> ProjectEvent {
    switch kind {
    case "project.estimated": .estimated(try ProjectEstimated(from: decoder))
    case "project.reestimated": .reestimated(try ProjectAmountChanged(from: decoder))
    case "project.tendered": .tendered(try ProjectTendered(from: decoder))
    case "project.bid_received": .bidReceived(try ProjectBidReceived(from: decoder))
    case "project.contracted": .contracted(try ProjectContracted(from: decoder))
    case "project.contract_changed": .contractChanged(try ProjectAmountChanged(from: decoder))
    case "project.progressed": .progressed(try ProjectProgressed(from: decoder))
    case "project.certified": .certified(try StatementCertified(from: decoder))
    case "project.advanced": .advanced(try ProjectDisbursed(from: decoder))
    case "project.paid": .paid(try ProjectPaid(from: decoder))
    case "project.refunded": .refunded(try ProjectRefunded(from: decoder))
    case "project.completed": .completed(try ProjectStepped(from: decoder))
    case "project.accepted": .accepted(try ProjectStepped(from: decoder))
    case "project.released": .released(try ProjectDisbursed(from: decoder))
    case "project.closed": .closed(try ProjectStepped(from: decoder))
    case "project.cancelled": .cancelled(try ProjectCancelled(from: decoder))
    case "project.flagged": .flagged(try ProjectFlagged(from: decoder))
    case "project.flag_answered": .flagAnswered(try FlagAnswered(from: decoder))
    case "fund.promised": .promised(try FundPromised(from: decoder))
    case "fund.promise_changed": .promiseChanged(try FundPromiseChanged(from: decoder))
    case "fund.raised": .raised(try FundMoved(from: decoder))
    case "fund.returned": .returned(try FundMoved(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "'\(kind)' is no kind of event of projects"))
    }
  }
}

extension ProjectEstimated: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectAmountChanged: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectTendered: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectBidReceived: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectContracted: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectProgressed: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension StatementCertified: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectDisbursed: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectPaid: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectRefunded: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectStepped: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectCancelled: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension ProjectFlagged: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension FlagAnswered: ProjectEventBody {
  var subject: Subject { Subject("project", project) }
}
extension FundPromised: ProjectEventBody {
  var subject: Subject { Subject("fund", fund) }
}
extension FundPromiseChanged: ProjectEventBody {
  var subject: Subject { Subject("fund", fund) }
}
extension FundMoved: ProjectEventBody {
  var subject: Subject { Subject("fund", fund) }
}
