public import KQLSyntax
public import PersianText

/// What differs between provinces, or stands in no source, about associations.
///
/// Who the commission is, the documents say (S004-04, S004-17, S004-34); the numbers they do not. A number
/// that is nil must be set before the rule that needs it can run.
public struct AssociationPolicy: PolicyValues {
  /// `associations`.
  public static let section = "associations"

  /// The commission.
  public var commission = "commission-associations"
  /// The post whose holder chairs it.
  public var chairPost = "smt-deputy-planning"
  /// The posts of its other members.
  public var memberPosts = ["isipo-head", "house-smt-iran-head"]
  /// The organizations that may supervise elections beside the commission; nil where it is the SMT
  /// organization of the province (S004-30).
  public var supervisors: [String]?
  /// The share of its posts that must be present; none where it is nil.
  public var commissionQuorum: Double?
  /// How many founders there must be.
  public var founders: Int?
  /// How many days lie between the call of an election and its day, at least.
  public var noticeDays: Int?
  /// The share of those entitled that must vote at a first call.
  public var quorum: Double?
  /// The share at a second call.
  public var secondQuorum: Double?
  /// How many a board has.
  public var boardSeats: Int?
  /// For how many years a board is elected.
  public var termYears: Int?
  /// How many approved associations of a province its House needs.
  public var houseAssociations: Int?
  /// How many provincial Houses the national one needs.
  public var nationalHouses: Int?
  /// How many provincial associations of a field a national one needs; none where it is nil.
  public var nationalAssociations: Int?

  /// What the documents say.
  public init() {}

  /// Whether enough of those entitled voted.
  ///
  /// - Parameters:
  ///   - turnout: The share that voted; nil where it is unknown.
  ///   - call: 1 for the first call, 2 for the second.
  /// - Returns: The answer; nil where the turnout or the quorum is unknown.
  public func isQuorate(turnout: Double?, call: Int = 1) -> Bool? {
    guard let turnout, let least = call == 1 ? quorum : secondQuorum else { return nil }
    return turnout >= least
  }

  /// The last day of the term of a board.
  ///
  /// - Parameter start: The first day of the term.
  /// - Returns: The day before the anniversary; nil where the term is unknown, or ends beyond the calendar.
  public func termEnd(from start: SolarHijriDate) -> SolarHijriDate? {
    termYears.flatMap { start.adding(years: $0)?.adding(days: -1) }
  }

  /// Whether a board is past its term.
  ///
  /// > Source: rule `associations.term-flagged`, policy.
  ///
  /// - Parameters:
  ///   - start: The first day of the term.
  ///   - today: The day of the question.
  /// - Returns: The answer; nil where the term is unknown.
  public func isPastTerm(from start: SolarHijriDate, on today: SolarHijriDate) -> Bool? {
    termEnd(from: start).map { $0 < today }
  }

  /// The keys of a policy file.
  static let keys = [
    "commission", "chair_post", "member_posts", "supervisors", "commission_quorum", "founders",
    "notice_days",
    "quorum", "second_quorum", "board_seats", "term_years", "house_associations", "national_houses",
    "national_associations",
  ]

  /// Takes over what a section of a file says.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`.
  public mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
    try members.allow(Self.keys)
    if let value = members.optional("commission") { commission = try value.text() }
    if let value = members.optional("chair_post") { chairPost = try value.text() }
    if let value = members.optional("member_posts") { memberPosts = try value.texts() }
    if let value = members.optional("supervisors") { supervisors = try value.texts() }
    let shares: [(String, WritableKeyPath<AssociationPolicy, Double?>)] = [
      ("commission_quorum", \.commissionQuorum), ("quorum", \.quorum),
      ("second_quorum", \.secondQuorum),
    ]
    for (key, path) in shares {
      if let value = members.optional(key) { self[keyPath: path] = try value.share() }
    }
    let counts: [(String, WritableKeyPath<AssociationPolicy, Int?>, ClosedRange<Int>)] = [
      ("founders", \.founders, 1...1000), ("notice_days", \.noticeDays, 0...3650),
      ("board_seats", \.boardSeats, 1...1000), ("term_years", \.termYears, 1...50),
      ("house_associations", \.houseAssociations, 1...10_000),
      ("national_houses", \.nationalHouses, 1...31),
      ("national_associations", \.nationalAssociations, 1...31),
    ]
    for (key, path, range) in counts {
      if let value = members.optional(key) { self[keyPath: path] = try value.whole(range) }
    }
  }
}
