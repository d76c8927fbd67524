public import PersianText

/// A project was estimated.
public struct ProjectEstimated: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The estate.
  public var estate: String
  /// What is to be built.
  public var title: String
  /// The kind of work, for instance power or water.
  public var kind: String
  /// The ISO 3166-2 code of the province.
  public var province: String?
  /// The estimate in rial.
  public var amount: Int64
  /// After how many days without a step it stands still.
  public var standstillDays: Int
  /// The policy in force.
  public var policy: String

  enum CodingKeys: String, CodingKey {
    case project, estate, title, kind, province, amount
    case standstillDays = "standstill_days"
    case policy
  }
}

/// An amount of a project was replaced by another: its estimate, or its contract.
public struct ProjectAmountChanged: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The amount before, in rial.
  public var from: Int64
  /// The amount after, in rial.
  public var to: Int64
  /// Why.
  public var reason: String
}

/// A project was put out to tender.
public struct ProjectTendered: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The last day for bids.
  public var until: SolarHijriDate?
}

/// A bid came in.
public struct ProjectBidReceived: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The bid.
  public var bid: String
  /// Who bids.
  public var bidder: String
  /// The price in rial.
  public var amount: Int64
}

/// A contract was awarded.
public struct ProjectContracted: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The contractor.
  public var contractor: String
  /// The price in rial.
  public var amount: Int64
  /// The bid that won; nil without a tender.
  public var bid: String?
  /// The part of each statement that is kept back, in ten-thousandths.
  public var retentionShare: Int
  /// The part of it that may be released at the provisional handover, in ten-thousandths.
  public var firstReleaseShare: Int
  /// The policy in force.
  public var policy: String

  enum CodingKeys: String, CodingKey {
    case project, contractor, amount, bid
    case retentionShare = "retention_share"
    case firstReleaseShare = "first_release_share"
    case policy
  }
}

/// Progress was reported.
public struct ProjectProgressed: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// How much of the work is done, in ten-thousandths.
  public var progress: Int
  /// Why it is less than before.
  public var reason: String?
}

/// A statement was certified. `gross = retention + recovered + settled + payable`.
public struct StatementCertified: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The statement.
  public var statement: String
  /// Its number, from 1.
  public var number: Int
  /// The work since the last one, in rial.
  public var gross: Int64
  /// The part that is kept back.
  public var retention: Int64
  /// The part taken off for advances.
  public var recovered: Int64
  /// The part that was paid before without work behind it.
  public var settled: Int64
  /// The part that is to be paid.
  public var payable: Int64
}

/// Money went from a fund to the contractor of a project: an advance, or retention that was released.
public struct ProjectDisbursed: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The fund.
  public var fund: String
  /// The amount in rial.
  public var amount: Int64
}

/// A payment was made. `amount = settled + unsupported`.
public struct ProjectPaid: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The fund.
  public var fund: String
  /// The amount in rial.
  public var amount: Int64
  /// The part that pays certified work.
  public var settled: Int64
  /// The part without certified work behind it.
  public var unsupported: Int64
  /// The statement that it names.
  public var statement: String?
}

/// The contractor paid back. `amount = unsupported + advance`.
public struct ProjectRefunded: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The fund.
  public var fund: String
  /// The amount in rial.
  public var amount: Int64
  /// The part of payments without certified work behind them.
  public var unsupported: Int64
  /// The part of advances.
  public var advance: Int64
  /// Why.
  public var reason: String
}

/// A project took a step that has nothing else to say: taken over provisionally or finally, or closed.
public struct ProjectStepped: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
}

/// A project was given up.
public struct ProjectCancelled: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// Why.
  public var reason: String
}

/// A red flag was raised.
public struct ProjectFlagged: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The flag.
  public var flag: String
  /// Which test raised it.
  public var redFlag: RedFlag
  /// What was measured.
  public var measured: Int64
  /// The threshold.
  public var threshold: Int64
  /// The unit of both.
  public var unit: String
  /// What shows it: ids and amounts.
  public var evidence: [String]
  /// The reason that was stated.
  public var reason: String
  /// The policy in force.
  public var policy: String

  enum CodingKeys: String, CodingKey {
    case project, flag
    case redFlag = "red_flag"
    case measured, threshold, unit, evidence, reason, policy
  }
}

/// A red flag was answered.
public struct FlagAnswered: Codable, Hashable, Sendable {
  /// The project.
  public let project: String
  /// The flag.
  public var flag: String
  /// What was found.
  public var outcome: FlagOutcome
  /// Why.
  public var reason: String
}

/// Money was promised.
public struct FundPromised: Codable, Hashable, Sendable {
  /// The fund.
  public let fund: String
  /// What it is for.
  public var purpose: String
  /// The amount in rial.
  public var amount: Int64
  /// Where it comes from.
  public var fundSource: FundSource
  /// The law or resolution behind it.
  public var legalBasis: String?
  /// The Solar Hijri year.
  public var year: Int?
  /// The amount with its unit as it was written; nil where it was given in rial.
  public var written: String?

  enum CodingKeys: String, CodingKey {
    case fund, purpose, amount
    case fundSource = "fund_source"
    case legalBasis = "legal_basis"
    case year
    case written = "amount_as_written"
  }
}

/// The amount promised was changed.
public struct FundPromiseChanged: Codable, Hashable, Sendable {
  /// The fund.
  public let fund: String
  /// The amount before, in rial.
  public var from: Int64
  /// The amount after, in rial.
  public var to: Int64
  /// Why.
  public var reason: String
  /// The amount with its unit as it was written; nil where it was given in rial.
  public var written: String?

  enum CodingKeys: String, CodingKey {
    case fund, from, to, reason
    case written = "amount_as_written"
  }
}

/// Money came into a fund, or went back to its source.
public struct FundMoved: Codable, Hashable, Sendable {
  /// The fund.
  public let fund: String
  /// The amount in rial.
  public var amount: Int64
  /// The paper that shows it, or the reason.
  public var document: String?
}
