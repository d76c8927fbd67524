public import PersianText

/// A founding board was formed.
public struct AssociationFounded: Codable, Hashable, Sendable {
  /// The association.
  public let association: String
  /// Its kind.
  public let kind: AssociationKind
  /// Where it is to work.
  public let level: AssociationLevel
  /// The field of industry.
  public let field: String?
  /// The province.
  public let province: String?
  /// The founding board.
  public let founders: [String]
  /// The name in English.
  public let name: String?
  /// The name in Persian.
  public let persianName: String?

  enum CodingKeys: String, CodingKey {
    case association
    case kind
    case level
    case field
    case province
    case founders
    case name
    case persianName = "name_fa"
  }
}

/// An association that was approved before was entered.
public struct AssociationEntered: Codable, Hashable, Sendable {
  /// The association.
  public let association: String
  /// Its kind.
  public let kind: AssociationKind
  /// Where it works.
  public let level: AssociationLevel
  /// The field of industry.
  public let field: String?
  /// The province.
  public let province: String?
  /// The day of its approval.
  public let approved: SolarHijriDate
  /// The document that says so.
  public let basis: String
  /// Whether a table tells of it already.
  public let inTables: Bool
  /// The name in English.
  public let name: String?
  /// The name in Persian.
  public let persianName: String?

  enum CodingKeys: String, CodingKey {
    case association
    case kind
    case level
    case field
    case province
    case approved
    case basis
    case inTables = "in_tables"
    case name
    case persianName = "name_fa"
  }
}

/// What was said of an association was corrected.
public struct AssociationCorrected: Codable, Hashable, Sendable {
  /// The association.
  public let association: String
  /// The name in English.
  public let name: String?
  /// The name in Persian.
  public let persianName: String?
  /// Founders who join.
  public let founders: [String]

  enum CodingKeys: String, CodingKey {
    case association
    case name
    case persianName = "name_fa"
    case founders
  }
}

/// The founding board applied.
public struct AssociationApplied: Codable, Hashable, Sendable {
  /// The association.
  public let association: String
  /// What was handed in.
  public let documents: [String]
  /// The policy that judged it.
  public let policy: String
}

/// An application was reviewed.
public struct AssociationReviewed: Codable, Hashable, Sendable {
  /// The association.
  public let association: String
  /// What was found.
  public let finding: ReviewFinding
  /// Who reviewed it.
  public let reviewer: String?
  /// Why.
  public let text: String?
}

/// The commission decided.
public struct AssociationDecided: Codable, Hashable, Sendable {
  /// The association.
  public let association: String
  /// The session of the commission.
  public let session: String
  /// The commission.
  public let commission: String
  /// Why it rejects.
  public let reason: String?
}

/// An association was registered.
public struct AssociationRegistered: Codable, Hashable, Sendable {
  /// The association.
  public let association: String
  /// Its number in the register.
  public let number: String?
  /// The board whose term runs.
  public let board: String
}

/// An application was taken back, or an association dissolved.
public struct AssociationEnded: Codable, Hashable, Sendable {
  /// The association.
  public let association: String
  /// Why.
  public let reason: String
}

/// A board that was elected before was entered.
public struct BoardEntered: Codable, Hashable, Sendable {
  /// The board.
  public let board: String
  /// The association.
  public let association: String
  /// Its members.
  public let members: [String]
  /// The first day of its term.
  public let termFrom: SolarHijriDate
  /// The last day of its term.
  public let termTo: SolarHijriDate

  enum CodingKeys: String, CodingKey {
    case board
    case association
    case members
    case termFrom = "term_from"
    case termTo = "term_to"
  }
}

/// The term of a board ended early.
public struct BoardEnded: Codable, Hashable, Sendable {
  /// The board.
  public let board: String
  /// The association.
  public let association: String
  /// The last day of its term.
  public let termTo: SolarHijriDate
  /// Why.
  public let reason: String

  enum CodingKeys: String, CodingKey {
    case board
    case association
    case termTo = "term_to"
    case reason
  }
}

/// The commission met.
public struct CommissionHeld: Codable, Hashable, Sendable {
  /// The session.
  public let session: String
  /// The commission.
  public let commission: String
  /// Who chaired, as holder of the post.
  public let chair: String
  /// The post of the chair.
  public let chairPost: String
  /// The posts that were present.
  public let posts: [String]
  /// Their holders, empty where unknown.
  public let holders: [String]
  /// How many posts the commission has.
  public let seats: Int
  /// The policy in force.
  public let policy: String

  enum CodingKeys: String, CodingKey {
    case session
    case commission
    case chair
    case chairPost = "chair_post"
    case posts
    case holders
    case seats
    case policy
  }
}

/// An election was called.
public struct ElectionCalled: Codable, Hashable, Sendable {
  /// The election.
  public let election: String
  /// The association.
  public let association: String
  /// The day for which it is called.
  public let date: SolarHijriDate
  /// How many may vote.
  public let eligible: Int
  /// The first or the second call.
  public let call: Int
  /// The election whose quorum was missed.
  public let after: String?
  /// Where.
  public let place: String?
  /// The policy that judges it.
  public let policy: String
}

/// Somebody stands, or stands no more.
public struct CandidateNamed: Codable, Hashable, Sendable {
  /// The election.
  public let election: String
  /// The candidate.
  public let person: String
}

/// An election was held.
public struct ElectionHeld: Codable, Hashable, Sendable {
  /// The election.
  public let election: String
  /// The association.
  public let association: String
  /// The organization that supervised it.
  public let supervisor: String
  /// How many voted.
  public let ballots: Int
  /// The share that voted.
  public let turnout: Double
  /// The share that had to.
  public let quorum: Double
  /// Whether they were enough.
  public let quorate: Bool
}

/// The result of an election was declared.
public struct ElectionDeclared: Codable, Hashable, Sendable {
  /// The election.
  public let election: String
  /// The association.
  public let association: String
  /// The candidates.
  public let candidates: [String]
  /// Their votes, in the same order.
  public let votes: [Int]
  /// The board.
  public let elected: [String]
  /// Those of equal votes whom the lot chose.
  public let byLot: [String]
  /// The first day of the term.
  public let termFrom: SolarHijriDate
  /// The last day of the term.
  public let termTo: SolarHijriDate

  enum CodingKeys: String, CodingKey {
    case election
    case association
    case candidates
    case votes
    case elected
    case byLot = "by_lot"
    case termFrom = "term_from"
    case termTo = "term_to"
  }
}
