import KQLSyntax
import PersianText

/// Reads the parts of a policy: charters, thresholds of units, numbers of obstacles.
enum CharterReader {
  /// The keys of a charter in a policy file.
  static let charterKeys = [
    "chair_post", "secretary_post", "member_posts", "committee_weekday", "committee_place",
    "numbering", "quorum", "objection_days", "first_answer_days", "committee_days",
    "solution_days", "refuses_in_absence_of_head", "beyond_powers", "escalation",
  ]

  static func read(
    _ members: PolicyFile.Members, _ reader: PlacedJSONReader, into charter: inout Charter
  ) throws(Diagnostic) {
    try members.allow(charterKeys)
    if let value = members.optional("chair_post") { charter.chairPost = try value.text(reader) }
    if let value = members.optional("secretary_post") {
      charter.secretaryPost = try value.text(reader)
    }
    if let value = members.optional("member_posts") {
      charter.memberPosts = try value.texts(reader)
    }
    if let value = members.optional("committee_weekday") {
      charter.committeeWeekday = try weekday(value, reader)
    }
    if let value = members.optional("committee_place") {
      charter.committeePlace = try value.text(reader)
    }
    if let value = members.optional("numbering") {
      charter.numbering = try value.term(SessionNumbering.self, reader)
    }
    if let value = members.optional("quorum") { charter.quorum = try value.share(reader) }
    let days: [(String, WritableKeyPath<Charter, Int>)] = [
      ("objection_days", \.objectionDays), ("first_answer_days", \.firstAnswerDays),
      ("committee_days", \.committeeDays), ("solution_days", \.solutionDays),
    ]
    for (name, path) in days {
      if let value = members.optional(name) {
        charter[keyPath: path] = try value.whole(reader, 0...3650)
      }
    }
    if let value = members.optional("refuses_in_absence_of_head") {
      charter.refusesInAbsenceOfHead = try value.truth(reader)
    }
    if let value = members.optional("beyond_powers") {
      charter.beyondPowers = try value.texts(reader)
    }
    if let value = members.optional("escalation") {
      var steps: [EscalationStep] = []
      for item in try value.items(reader) {
        let step = try item.term(EscalationStep.self, reader)
        if steps.contains(step) {
          throw reader.problem(
            "samat.policy.value", "'\(step.rawValue)' stands twice", at: item.place)
        }
        steps.append(step)
      }
      charter.escalation = steps
    }
  }

  static func read(
    _ members: PolicyFile.Members, _ reader: PlacedJSONReader,
    into policy: inout PolicyBook.UnitPolicy, id: String
  ) throws(Diagnostic) {
    try members.allow([
      "idle_below", "active_from", "small_from", "medium_from", "large_from", "very_large_from",
    ])
    func share(_ name: String, _ old: Double) throws(Diagnostic) -> Double {
      try members.optional(name)?.share(reader, above: 10) ?? old
    }
    func count(_ name: String, _ old: Int) throws(Diagnostic) -> Int {
      try members.optional(name)?.whole(reader, 0...10_000_000) ?? old
    }
    let reference = RuleReference(id, origin: .policy)
    let (old, size) = (policy.utilisation, policy.size)
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
      throw reader.problem(
        "samat.policy.value", "the thresholds do not rise", at: members.place,
        help: "idle_below <= active_from, small_from < medium_from < large_from < very_large_from")
    }
    policy.utilisation = utilisation
    policy.size = sizes
  }

  static func read(
    _ members: PolicyFile.Members, _ reader: PlacedJSONReader, into policy: inout ObstaclePolicy
  ) throws(Diagnostic) {
    try members.allow(["repeat_months", "structural_units", "structural_provinces"])
    if let value = members.optional("repeat_months") {
      policy.repeatMonths = try value.whole(reader, 1...240)
    }
    if let value = members.optional("structural_units") {
      policy.structuralUnits = try value.whole(reader, 1...1_000_000)
    }
    if let value = members.optional("structural_provinces") {
      policy.structuralProvinces = try value.whole(reader, 1...31)
    }
  }

  /// The weekday of an English or Persian name.
  static func weekday(named name: String) -> Weekday? {
    let key = PersianNormalizer.searchKey(name)
    return Weekday.allCases.first {
      PersianNormalizer.searchKey($0.englishName) == key
        || PersianNormalizer.searchKey($0.persianName) == key
    }
  }

  private static func weekday(
    _ value: PlacedJSON, _ reader: PlacedJSONReader
  ) throws(Diagnostic) -> Weekday {
    let text = try value.text(reader)
    guard let weekday = weekday(named: text) else {
      throw reader.problem(
        "samat.policy.value", "'\(CaseworkIDs.shown(text))' is no weekday", at: value.place,
        help: "write it in English or Persian, for instance Sunday or یکشنبه")
    }
    return weekday
  }
}
