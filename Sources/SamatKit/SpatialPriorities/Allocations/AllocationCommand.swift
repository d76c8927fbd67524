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
  /// What the place gets when scores are drawn around what was given; nil where nobody has tested it.
  public var drawn: AllocationDrawn?

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

/// What a place gets when its plan is made again and again with scores drawn around what was given.
public struct AllocationDrawn: Codable, Hashable, Sendable {
  /// The mean, in rial.
  public var mean: Int64
  /// The amount that one plan in twenty stays below, in rial.
  public var low: Int64
  /// The amount that one plan in twenty goes beyond, in rial.
  public var high: Int64
  /// The share of plans in which it gets more than its floor.
  public var aboveFloor: Double

  /// Creates what a place gets.
  public init(mean: Int64, low: Int64, high: Int64, aboveFloor: Double) {
    self.mean = mean
    self.low = low
    self.high = high
    self.aboveFloor = aboveFloor
  }
}

/// How a plan was tested.
public struct AllocationTest: Codable, Hashable, Sendable {
  /// How many plans were made with drawn scores.
  public var samples: Int
  /// The standard deviation of the draws, a part of each score.
  public var spread: Double
  /// Where the random numbers started.
  public var seed: UInt64

  /// Creates a test.
  public init(samples: Int, spread: Double, seed: UInt64) {
    self.samples = samples
    self.spread = spread
    self.seed = seed
  }
}

/// A project that an amount may be spent on, chosen or not.
public struct AllocationProject: Codable, Hashable, Sendable {
  /// The project.
  public var project: String
  /// The place whose amount it is paid from; nil for the whole budget.
  public var place: String?
  /// What it costs, in rial.
  public var cost: Int64
  /// What it is worth; nil where nobody has said it.
  public var value: Double?
  /// Whether it is chosen.
  public var isChosen: Bool
  /// How often it is chosen when values are drawn, from 0 to 1; nil where nobody has tested it.
  public var frequency: Double?

  /// Creates a project.
  ///
  /// - Parameters:
  ///   - project: The project.
  ///   - place: The province or county; nil for the whole budget.
  ///   - cost: What it costs, in rial.
  ///   - value: What it is worth; nil where nobody has said it.
  ///   - isChosen: Whether it is chosen.
  public init(
    _ project: String, place: String? = nil, cost: Int64, value: Double? = nil,
    isChosen: Bool = true
  ) {
    self.project = project
    self.place = place
    self.cost = cost
    self.value = value
    self.isChosen = isChosen
  }
}

/// What an allocation is recorded with.
public struct AllocationDetails: Codable, Hashable, Sendable {
  /// What it is for.
  public var title: String?
  /// What is shared out, in rial.
  public var budget: Int64
  /// The rule by which it is shared out: one of ``AllocationRules``, or what was done in words.
  public var rule: String
  /// The table, document or fact that the scores come from, or what they come from in words, such as a
  /// query.
  public var scoresFrom: String
  /// The score, a column or an expression.
  public var score: String
  /// The resolution or letter that decides it.
  public var basis: String?
  /// What each place, or pair of place and sector, gets.
  public var lines: [AllocationLine]
  /// The projects that amounts were to be spent on, those that were not chosen among them.
  public var projects: [AllocationProject] = []
  /// How the plan was tested; nil where it was not.
  public var test: AllocationTest?

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
