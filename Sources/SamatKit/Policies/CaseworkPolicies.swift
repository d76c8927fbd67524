public import KQLSyntax
import PersianText

extension Charter: PolicyValues {
  /// `charter`.
  public static let section = "charter"
  /// Working groups.
  public static let scope = PolicyScope.workingGroup
  /// The keys of a charter in a policy file.
  static let charterKeys = [
    "chair_post", "secretary_post", "member_posts", "committee_weekday", "committee_place",
    "numbering", "quorum", "objection_days", "first_answer_days", "committee_days",
    "solution_days", "refuses_in_absence_of_head", "beyond_powers", "escalation",
  ]

  /// Takes over what a charter of a file says.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`.
  public mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
    try members.allow(Self.charterKeys)
    if let value = members.optional("chair_post") { chairPost = try value.text() }
    if let value = members.optional("secretary_post") {
      secretaryPost = try value.text()
    }
    if let value = members.optional("member_posts") {
      memberPosts = try value.texts()
    }
    if let value = members.optional("committee_weekday") {
      committeeWeekday = try Self.weekday(value)
    }
    if let value = members.optional("committee_place") {
      committeePlace = try value.text()
    }
    if let value = members.optional("numbering") {
      numbering = try value.term(SessionNumbering.self)
    }
    if let value = members.optional("quorum") { quorum = try value.share() }
    let days: [(String, WritableKeyPath<Charter, Int>)] = [
      ("objection_days", \.objectionDays), ("first_answer_days", \.firstAnswerDays),
      ("committee_days", \.committeeDays), ("solution_days", \.solutionDays),
    ]
    for (name, path) in days {
      if let value = members.optional(name) {
        self[keyPath: path] = try value.whole(0...3650)
      }
    }
    if let value = members.optional("refuses_in_absence_of_head") {
      refusesInAbsenceOfHead = try value.truth()
    }
    if let value = members.optional("beyond_powers") {
      beyondPowers = try value.texts()
    }
    if let value = members.optional("escalation") {
      var steps: [EscalationStep] = []
      for item in try value.items() {
        let step = try item.term(EscalationStep.self)
        if steps.contains(step) {
          throw item.problem("'\(step.rawValue)' stands twice")
        }
        steps.append(step)
      }
      escalation = steps
    }
  }

}

extension PolicyBook.UnitPolicy: PolicyValues {
  /// `units`.
  public static let section = "units"

  /// Takes over what a section of a file says.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`.
  public mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
    try members.allow([
      "idle_below", "active_from", "small_from", "medium_from", "large_from", "very_large_from",
      "useful_hours", "continuous_hours",
    ])
    if let value = members.optional("useful_hours") {
      capacity.usefulHours = try value.whole(1...8784)
    }
    if let value = members.optional("continuous_hours") {
      capacity.continuousHours = try value.whole(1...8784)
    }
    func share(_ name: String, _ old: Double) throws(Diagnostic) -> Double {
      try members.optional(name)?.real(0...10) ?? old
    }
    func count(_ name: String, _ old: Int) throws(Diagnostic) -> Int {
      try members.optional(name)?.whole(0...10_000_000) ?? old
    }
    let reference = RuleReference(members.policy, origin: .policy)
    let (old, size) = (utilisation, self.size)
    guard
      let utilisation = UtilisationPolicy(
        idleBelow: try share("idle_below", old.idleBelow),
        activeFrom: try share("active_from", old.activeFrom), reference: reference),
      let sizes = SizePolicy(
        smallFrom: try count("small_from", size.smallFrom),
        mediumFrom: try count("medium_from", size.mediumFrom),
        largeFrom: try count("large_from", size.largeFrom),
        veryLargeFrom: try count("very_large_from", size.veryLargeFrom), reference: reference)
    else {
      throw members.problem(
        "the thresholds do not rise",
        help: "idle_below <= active_from, small_from < medium_from < large_from < very_large_from")
    }
    self.utilisation = utilisation
    self.size = sizes
  }

}

extension ObstaclePolicy: PolicyValues {
  /// `obstacles`.
  public static let section = "obstacles"

  /// The defaults.
  public init() { self = .default }

  /// Takes over what a section of a file says.
  ///
  /// - Throws: `samat.policy.key`, `samat.policy.value`.
  public mutating func read(_ members: PolicyMembers) throws(Diagnostic) {
    try members.allow(["repeat_months", "structural_units", "structural_provinces"])
    if let value = members.optional("repeat_months") {
      repeatMonths = try value.whole(1...240)
    }
    if let value = members.optional("structural_units") {
      structuralUnits = try value.whole(1...1_000_000)
    }
    if let value = members.optional("structural_provinces") {
      structuralProvinces = try value.whole(1...31)
    }
  }
}

extension Charter {
  /// The weekday of an English or Persian name.
  static func weekday(named name: String) -> Weekday? {
    let key = PersianNormalizer.searchKey(name)
    return Weekday.allCases.first {
      PersianNormalizer.searchKey($0.englishName) == key
        || PersianNormalizer.searchKey($0.persianName) == key
    }
  }

  private static func weekday(
    _ value: PolicyValue
  ) throws(Diagnostic) -> Weekday {
    let text = try value.text()
    guard let weekday = weekday(named: text) else {
      throw value.problem(
        "'\(CaseworkIDs.shown(text))' is no weekday",
        help: "write it in English or Persian, for instance Sunday or یکشنبه")
    }
    return weekday
  }
}
