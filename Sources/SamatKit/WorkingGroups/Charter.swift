public import PersianText

/// How the sessions of a working group are numbered (شماره‌گذاری جلسه‌ها).
public enum SessionNumbering: String, Hashable, Sendable, CaseIterable, Codable {
  /// From 1 in every Solar Hijri year, as in Kerman (S002-02).
  case perYear = "per_year"
  /// From the first session on.
  case cumulative
}

/// The body that a case can be escalated to (مرجع بالاتر).
public enum EscalationStep: String, Hashable, Sendable, CaseIterable, Codable {
  /// The national headquarters (ستاد ملی).
  case nationalHeadquarters = "national_headquarters"
  /// The board of experts, against a bank that refuses (هیئت خبرگان).
  case boardOfExperts = "board_of_experts"
  /// The disciplinary board of banks (هیئت انتظامی بانک‌ها).
  case banksDisciplinaryBoard = "banks_disciplinary_board"
  /// The prosecutor (دادستان).
  case prosecutor
}

/// The policy of one working group (آیین‌نامه کارگروه): what differs between provinces.
///
/// Unknown is nil; the defaults are those of the table `rules`.
public struct Charter: Hashable, Sendable {
  /// The post whose holder chairs the sessions.
  public var chairPost: String?
  /// The post whose holder is secretary.
  public var secretaryPost: String?
  /// The posts whose holders are members.
  public var memberPosts: [String] = []
  /// The weekday of the expert committee; Sunday in Kerman (S002-46).
  public var committeeWeekday: Weekday?
  /// The place of the committee; in Alborz the House of Industry, Mine and Trade (S001-10).
  public var committeePlace: String?
  /// How sessions are numbered.
  public var numbering: SessionNumbering?
  /// The share of members that must be there; nil where it is not set.
  public var quorum: Double?
  /// Within how many days after notification an objection is in time; 15 or 10, by province.
  ///
  /// > Source: rule `working-groups.objection-days`, public.
  public var objectionDays = 15
  /// How many days there are to a first answer; 7.
  ///
  /// > Source: rule `working-groups.clocks`, after SOLVIT of the EU.
  public var firstAnswerDays = 7
  /// How many days there are to the committee; 30.
  public var committeeDays = 30
  /// How many days there are to a solution; 70, which is ten weeks.
  public var solutionDays = 70
  /// Whether an agency's matter is not decided while its head is absent; a setting, off by default.
  ///
  /// > Source: rule `working-groups.head-absence-refusal`, policy over fact S002-39.
  public var refusesInAbsenceOfHead = false
  /// What lies outside of the legal powers of the group: kinds of obstacles with all below them, or
  /// other words that a resolution may give as its matter; none by default.
  ///
  /// > Source: rule `working-groups.legal-powers`, fact S002-54; which matters these are, no source says.
  public var beyondPowers: [String] = []
  /// The bodies that a case can be escalated to, in order.
  ///
  /// > Source: rule `working-groups.escalation-ladder`, public.
  public var escalation = EscalationStep.allCases

  /// Creates a charter of which nothing but the defaults is known.
  public init() {}

  /// The last day on which an objection (اعتراض) is in time.
  ///
  /// - Parameter notified: The day of notification (ابلاغ), which is not counted.
  /// - Returns: The day; nil where it is beyond the calendar.
  public func lastObjectionDay(notified: SolarHijriDate) -> SolarHijriDate? {
    notified.adding(days: objectionDays)
  }

  /// Whether an objection is in time.
  ///
  /// - Parameters:
  ///   - day: The day of the objection.
  ///   - notified: The day of notification.
  /// - Returns: False before the notification and after the last day.
  public func isObjectionInTime(_ day: SolarHijriDate, notified: SolarHijriDate) -> Bool {
    let days = notified.days(until: day)
    return days >= 0 && days <= objectionDays
  }

  /// Whether enough members are there.
  ///
  /// - Parameters:
  ///   - present: How many members are there.
  ///   - members: How many there are in all.
  /// - Returns: The answer; nil where no quorum is set or there are no members.
  public func isQuorate(present: Int, of members: Int) -> Bool? {
    guard let quorum, members > 0, present >= 0 else { return nil }
    return Double(present) >= quorum * Double(members)
  }

  /// Whether the committee meets on a day.
  ///
  /// - Parameter day: The day.
  /// - Returns: The answer; nil where the weekday is unknown.
  public func isCommitteeDay(_ day: SolarHijriDate) -> Bool? {
    committeeWeekday.map { $0 == day.weekday }
  }
}

/// How an agency keeps its deadlines (چراغ دستگاه).
public enum AgencyLight: String, Hashable, Sendable, CaseIterable, Codable {
  /// Nearly always in time.
  case green
  /// Mostly in time.
  case yellow
  /// Often late.
  case red
  /// Too few cases to say.
  case notRated = "not_rated"
}

/// From which share in time an agency is green or yellow.
///
/// > Source: rule `working-groups.lights`, policy.
public struct PunctualityPolicy: Hashable, Sendable {
  /// Above this share an agency is green.
  public var greenAbove: Double
  /// From this share on it is yellow, below it is red.
  public var yellowFrom: Double
  /// Below this number of cases it is not rated.
  public var leastCases: Int
  /// Where the numbers come from.
  public var reference: RuleReference

  /// Green above 75 %, yellow from 55 %, red below, not rated under 10 cases.
  public static let `default` = PunctualityPolicy(
    greenAbove: 0.75, yellowFrom: 0.55, leastCases: 10,
    reference: RuleReference("working-groups.lights", origin: .policy))

  /// Creates a policy.
  ///
  /// - Parameters:
  ///   - greenAbove: Above this share an agency is green.
  ///   - yellowFrom: From this share on it is yellow.
  ///   - leastCases: Below this number of cases it is not rated.
  ///   - reference: Where the numbers come from.
  public init(greenAbove: Double, yellowFrom: Double, leastCases: Int, reference: RuleReference) {
    self.greenAbove = greenAbove
    self.yellowFrom = yellowFrom
    self.leastCases = leastCases
    self.reference = reference
  }

  /// The light of an agency.
  ///
  /// - Parameters:
  ///   - inTime: How many of its cases were in time.
  ///   - cases: How many cases it had.
  /// - Returns: The light; not rated for too few cases, or for numbers that cannot be.
  public func light(inTime: Int, of cases: Int) -> AgencyLight {
    guard cases > 0, cases >= leastCases, inTime >= 0, inTime <= cases else { return .notRated }
    let share = Double(inTime) / Double(cases)
    if share > greenAbove { return .green }
    return share >= yellowFrom ? .yellow : .red
  }
}
