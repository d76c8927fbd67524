public import KQLSyntax

/// What differs between provinces in the work on estates.
///
/// Days of the checklist and the review, and the size of a rural zone, are public rules; the other
/// numbers stand in no source: those are nil until a policy sets them.
public struct EstatePolicy: PolicyValues {
  /// `estates`.
  public static let section = "estates"

  /// A rural zone is smaller than this, in hectares.
  public var ruralZoneBelowHectares = 50.0
  /// The days that each step of the licence of a non-governmental estate may take.
  public var stepDays: [EstateLicenceStep: Int] = [.checklist: 3, .review: 17]
  /// The months from assignment to the building deadline, where a command names no deadline.
  public var buildingMonths: Int?
  /// The days of the reasonable period before a rescission.
  public var reasonablePeriodDays: Int?
  /// The bodies that may rescind.
  public var competentBodies: [String]?
  /// The share that must be built for a licence.
  public var licenceFromBuilt = 1.0
  /// The weight of each pillar; they need not add up to 1.
  public var pillarWeights: [EstatePillar: Double] = Dictionary(
    uniqueKeysWithValues: EstatePillar.allCases.map { ($0, 1) })
  /// From how many points of 100 an estate is a challenger.
  public var challengerFrom: Double?
  /// From how many points of 100 an estate is a leader.
  public var leaderFrom: Double?

  /// The defaults.
  public init() {}

  /// Takes over what a section of a file says.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`.
  public mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
    try members.allow([
      "rural_zone_below_ha", "step_days", "building_months", "reasonable_period_days",
      "competent_bodies", "licence_from_built", "pillar_weights", "challenger_from",
      "leader_from",
    ])
    if let value = members.optional("rural_zone_below_ha") {
      ruralZoneBelowHectares = try value.real(0...100_000)
    }
    if let value = members.optional("step_days") {
      let days = try value.members("'step_days'")
      try days.allow(EstateLicenceStep.allCases.map(\.rawValue))
      for step in EstateLicenceStep.allCases {
        if let value = days.optional(step.rawValue) { stepDays[step] = try value.whole(0...36500) }
      }
    }
    if let value = members.optional("building_months") { buildingMonths = try value.whole(1...600) }
    if let value = members.optional("reasonable_period_days") {
      reasonablePeriodDays = try value.whole(0...3650)
    }
    if let value = members.optional("competent_bodies") { competentBodies = try value.texts() }
    if let value = members.optional("licence_from_built") {
      licenceFromBuilt = try value.share()
    }
    if let value = members.optional("pillar_weights") {
      let weights = try value.members("'pillar_weights'")
      try weights.allow(EstatePillar.allCases.map(\.rawValue))
      for pillar in EstatePillar.allCases {
        if let value = weights.optional(pillar.rawValue) {
          pillarWeights[pillar] = try value.real(0...1000)
        }
      }
      guard pillarWeights.values.contains(where: { $0 > 0 }) else {
        throw value.problem("one weight must be above 0")
      }
    }
    if let value = members.optional("challenger_from") { challengerFrom = try value.real(0...100) }
    if let value = members.optional("leader_from") { leaderFrom = try value.real(0...100) }
    if let challengerFrom, let leaderFrom, challengerFrom > leaderFrom {
      throw members.problem("the thresholds do not rise", help: "challenger_from <= leader_from")
    }
  }
}
