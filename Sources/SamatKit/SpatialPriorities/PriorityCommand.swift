/// What a priority is recorded with.
public struct PriorityDetails: Codable, Sendable, Hashable {
  /// The ISIC Rev.4 section or division.
  public var sector: String
  /// Industry, mine or trade.
  public var domain: UnitDomain?
  /// The score of the ranking.
  public var score: Double
  /// The rank, from 1; ties share the average of their ranks, which is rounded down.
  public var rank: Int
  /// The ranking method, for instance `topsis`.
  public var method: String
  /// The weights, one `indicator=weight` each.
  public var weights: [String]
  /// How stable the rank is, from 0 to 1; nil where nobody has tested it.
  public var stability: Double?
  /// The indicators, one `indicator=source` each.
  public var indicators: [String]

  /// Creates the details of a priority.
  public init(
    sector: String, domain: UnitDomain? = nil, score: Double, rank: Int, method: String,
    weights: [String], stability: Double? = nil, indicators: [String]
  ) {
    self.sector = sector
    self.domain = domain
    self.score = score
    self.rank = rank
    self.method = method
    self.weights = weights
    self.stability = stability
    self.indicators = indicators
  }
}

/// What somebody may ask of ``SpatialPrioritiesDecider``.
public enum PriorityCommand: DomainCommand {
  /// Begins the next version of the document of a province or county.
  ///
  /// - Parameters:
  ///   - place: The ISO 3166-2 code of the province, or the code of the county.
  ///   - document: The id; nil for `PLACE-vN`.
  case draft(place: String, document: String? = nil)
  /// Adds a requirement, a resource or a project to a draft.
  case add(
    document: String, kind: PriorityContent, text: String, sector: String? = nil,
    statedIn: String? = nil)
  /// Records a priority in a draft.
  case rank(document: String, details: PriorityDetails)
  /// Puts a draft in force; the version before is superseded.
  ///
  /// - Parameters:
  ///   - document: The draft.
  ///   - basis: The resolution or letter that adopts it.
  ///   - reason: Why a province is out of turn; nil in turn.
  case adopt(document: String, basis: String, reason: String? = nil)
  /// Records that a permit was issued in the place of a document.
  case permit(permit: String, place: String, sector: String)
  /// Chooses a province, or begins the work there.
  ///
  /// - Parameters:
  ///   - province: The province.
  ///   - step: `chosen` or `in_progress`; a document is adopted by ``adopt(document:basis:reason:)``.
  ///   - reason: Why out of turn; nil in turn.
  case rollOut(province: String, step: RolloutStep, reason: String? = nil)

  /// What the command is called.
  public var name: String {
    switch self {
    case .draft: "priority.draft"
    case .add: "priority.add"
    case .rank: "priority.rank"
    case .adopt: "priority.adopt"
    case .permit: "priority.permit"
    case .rollOut: "priority.rollout"
    }
  }

  /// The document, or the province of a rollout.
  public var subject: Subject? {
    switch self {
    case .draft(_, let document): document.map { Subject("priority_document", $0) }
    case .add(let document, _, _, _, _), .rank(let document, _), .adopt(let document, _, _):
      Subject("priority_document", document)
    case .permit(let permit, _, _): Subject("priority_permit", permit)
    case .rollOut(let province, _, _): Subject("priority_rollout", province)
    }
  }
}
