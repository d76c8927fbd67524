public import KQLSyntax

/// What applies to the infrastructure projects of a province (ضوابط طرح‌های زیرساخت): the section
/// `projects` of a policy file.
///
/// A share is kept in ten-thousandths, so that amounts are reckoned in whole rials.
public struct ProjectPolicy: PolicyValues {
  /// `projects`.
  public static let section = "projects"
  /// The keys of the section.
  static let keys = [
    "tender_threshold_rial", "split_days", "least_bidders", "estimate_tolerance",
    "progress_tolerance", "change_share", "retention_share", "first_release_share",
    "advance_share", "standstill_days",
  ]

  /// From which amount on a contract needs a tender; it is set anew every year, and no source here gives
  /// it, so that it is nil until somebody sets it.
  public var tenderThresholdRials: Int64?
  /// Within how many days contracts without a tender count together.
  public var splitDays = 365
  /// How many bidders a tender has at least, so as not to be flagged.
  public var leastBidders = 2
  /// How far a contract may be above its estimate, in ten-thousandths.
  public var estimateTolerance = 0
  /// How far certified work may be ahead of reported progress, in ten-thousandths of the contract.
  public var progressTolerance = 0
  /// How far changes may take a contract from its first amount, in ten-thousandths.
  public var changeShare = 2500
  /// Which part of each statement is kept back, in ten-thousandths.
  public var retentionShare = 1000
  /// Which part of it may be released at the provisional handover, in ten-thousandths.
  public var firstReleaseShare = 5000
  /// Which part of a contract may be paid in advance, in ten-thousandths; nil until somebody sets it.
  public var advanceShare: Int?
  /// After how many days without a step a project counts as standing still.
  public var standstillDays = 90

  /// The defaults: retention, release and changes as in the general conditions of contract; the others
  /// are choices of this software, which only decide what is listed.
  public init() {}

  /// Takes over what a section of a file says.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`.
  public mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
    try members.allow(Self.keys)
    if let value = members.optional("tender_threshold_rial") {
      // Numbers of JSON are exact up to 2^53.
      tenderThresholdRials = Int64(try value.whole(1...9_007_199_254_740_992))
    }
    let counts: [(String, WritableKeyPath<ProjectPolicy, Int>, ClosedRange<Int>)] = [
      ("split_days", \.splitDays, 0...3650), ("least_bidders", \.leastBidders, 1...1000),
      ("standstill_days", \.standstillDays, 1...3650),
    ]
    for (name, path, range) in counts {
      if let value = members.optional(name) { self[keyPath: path] = try value.whole(range) }
    }
    let shares: [(String, WritableKeyPath<ProjectPolicy, Int>)] = [
      ("estimate_tolerance", \.estimateTolerance), ("progress_tolerance", \.progressTolerance),
      ("change_share", \.changeShare), ("retention_share", \.retentionShare),
      ("first_release_share", \.firstReleaseShare),
    ]
    for (name, path) in shares {
      if let value = members.optional(name) { self[keyPath: path] = Self.parts(try value.share()) }
    }
    if let value = members.optional("advance_share") {
      advanceShare = Self.parts(try value.share())
    }
  }

  /// A share in ten-thousandths.
  static func parts(_ share: Double) -> Int { Int((share * 10_000).rounded()) }
}

/// Reckoning in whole rials.
enum Rials {
  /// The largest amount of a command, and of a total of one project.
  static let largest: Int64 = 1_000_000_000_000_000_000
  /// The largest total of all debits of the ledger, so that no sum of a query leaves a `long`.
  static let ledger: Int64 = 9_000_000_000_000_000_000

  /// `amount · numerator / denominator`, rounded down; exact, for amounts from 0 and a denominator above
  /// 0. It is ``ledger`` where it would be above.
  static func part(_ amount: Int64, _ numerator: Int64, of denominator: Int64) -> Int64 {
    let (high, low) = max(0, amount).multipliedFullWidth(by: max(0, numerator))
    guard denominator > 0, high < denominator else { return ledger }
    let quotient = UInt64(denominator).dividingFullWidth((UInt64(high), low)).quotient
    return Int64(clamping: min(quotient, UInt64(ledger)))
  }

  /// The share of an amount in ten-thousandths.
  static func share(_ amount: Int64, _ parts: Int) -> Int64 {
    part(amount, Int64(parts), of: 10_000)
  }

  /// A sum that stays at ``ledger`` where it would be above; for amounts from 0.
  static func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, isOver) = left.addingReportingOverflow(right)
    return isOver ? ledger : min(sum, ledger)
  }
}
