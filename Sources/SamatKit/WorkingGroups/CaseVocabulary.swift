/// Which body of a working group met.
public enum SessionBody: String, Hashable, Sendable, CaseIterable, Codable {
  /// The main session (جلسه اصلی), which decides.
  case workingGroup = "working_group"
  /// The expert committee (کمیته تخصصی), which prepares and refers.
  case expertCommittee = "expert_committee"
}

/// How far a case has come (مرحله پرونده).
public enum CaseStage: String, Hashable, Sendable, CaseIterable, Codable, Comparable {
  /// Opened.
  case opened
  /// Taken up by the committee.
  case committee
  /// Referred to a session.
  case referred
  /// The unit's manager was heard in a session.
  case heard
  /// The proposals are summed up.
  case summedUp = "summed_up"
  /// There is a resolution.
  case decided
  /// A resolution was notified.
  case notified
  /// Closed.
  case closed

  private var degree: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether the first comes earlier.
  public static func < (left: CaseStage, right: CaseStage) -> Bool { left.degree < right.degree }
}

/// With what a case is closed (نتیجه پرونده).
public enum CaseOutcome: String, Hashable, Sendable, CaseIterable, Codable {
  /// Every resolution that stands is done.
  case solved
  /// Some are done and some failed.
  case partly
  /// None is done.
  case unsolved
  /// The unit withdrew it before a resolution.
  case withdrawn
  /// The committee or a session found nothing to decide.
  case rejected
  /// It went to a higher body, and what came of it is recorded there.
  case escalated
}

/// What an agency thinks of a case (نظر دستگاه).
public enum OpinionPosition: String, Hashable, Sendable, CaseIterable, Codable {
  /// It agrees.
  case agree
  /// It agrees under conditions.
  case conditional
  /// It disagrees.
  case disagree
  /// It has none, and says so.
  case none
}

/// Where a resolution stands (وضعیت مصوبه); whether it is overdue depends on the day that one asks for.
public enum ResolutionStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// To be done.
  case inProgress = "in_progress"
  /// Done.
  case done
  /// It will not be done.
  case notDone = "not_done"
  /// A session took it back upon an objection.
  case annulled
}

/// What a session decides on an objection.
public enum ObjectionOutcome: String, Hashable, Sendable, CaseIterable, Codable {
  /// The resolution is annulled.
  case upheld
  /// It stands.
  case rejected
}
