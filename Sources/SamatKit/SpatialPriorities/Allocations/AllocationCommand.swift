/// What a place, or a pair of place and sector, gets of a budget.
public struct AllocationLine: Codable, Hashable, Sendable {
  /// The province or county.
  public var place: String
  /// The sector, as the scores name it; nil where there are none.
  public var sector: String?
  /// The score by which it shares; nil where nobody has said it.
  public var score: Double?
  /// What it gets, in rial.
  public var amount: Int64
  /// What the place gets at least, in rial.
  public var floor: Int64?
  /// What the place gets at most, in rial.
  public var cap: Int64?
  /// What the sector gets at least, in rial.
  public var sectorFloor: Int64?
  /// What the sector gets at most, in rial.
  public var sectorCap: Int64?
  /// What the place would get without floors and caps, in rial; nil where nobody has said it.
  public var unlimited: Int64?

  /// Creates a line without anything but an amount.
  ///
  /// - Parameters:
  ///   - place: The province or county.
  ///   - sector: The sector; nil for none.
  ///   - amount: What it gets, in rial.
  public init(place: String, sector: String? = nil, amount: Int64) {
    self.place = place
    self.sector = sector
    self.amount = amount
  }
}

/// What an allocation is recorded with.
public struct AllocationDetails: Codable, Hashable, Sendable {
  /// What it is for.
  public var title: String?
  /// What is shared out, in rial.
  public var budget: Int64
  /// The rule by which it is shared out, such as `proportional`.
  public var rule: String
  /// The table or query that the scores come from.
  public var scoresFrom: String
  /// The score, a column or an expression.
  public var score: String
  /// The resolution or letter that decides it.
  public var basis: String?
  /// What each place, or pair of place and sector, gets.
  public var lines: [AllocationLine]

  /// Creates the details of an allocation.
  public init(
    title: String? = nil, budget: Int64, rule: String, scoresFrom: String, score: String,
    basis: String? = nil, lines: [AllocationLine]
  ) {
    self.title = title
    self.budget = budget
    self.rule = rule
    self.scoresFrom = scoresFrom
    self.score = score
    self.basis = basis
    self.lines = lines
  }
}

/// What somebody may ask of ``AllocationsDecider``.
public enum AllocationCommand: DomainCommand {
  /// Records an allocation; with the id of one that there is, its next version.
  ///
  /// - Parameters:
  ///   - allocation: The id; nil for `allocation-N`.
  ///   - details: What it is recorded with.
  case record(allocation: String?, details: AllocationDetails)
  /// Takes back the version in force, without another in its place.
  case withdraw(allocation: String, reason: String)

  /// What the command is called.
  public var name: String {
    switch self {
    case .record: "allocation.record"
    case .withdraw: "allocation.withdraw"
    }
  }

  /// The allocation.
  public var subject: Subject? {
    switch self {
    case .record(let allocation, _): allocation.map { Subject("allocation", $0) }
    case .withdraw(let allocation, _): Subject("allocation", allocation)
    }
  }
}
