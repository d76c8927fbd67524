import KQLEngine
import KQLSyntax
import PersianText
import RegionalScience
import SamatKit

extension GuideAction {
  /// What stands behind `:priorities`.
  static let priorities: [GuideAction] = [
    GuideAction(
      "data", "TABLE|\"QUERY\" [id=COLUMN] benefit=A,B [cost=C] [printed=A:NUMBER] [totals=T:A+B]",
      "Chooses rows and criteria, and checks their sums. NAME=EXPRESSION is a criterion, too; "
        + "lq(part, whole) is a location quotient.",
      "گزینش داده و شاخص‌ها", keys: ["id", "benefit", "cost", "printed", "totals"]
    ) { (line, session) throws(Diagnostic) in
      let query = try line.query(":priorities data workshops_1394 ...")
      let tables = try session.guideTables()
      let criteria =
        PriorityGuide.Criterion.list(reading: line["benefit"] ?? "", .benefit)
        + PriorityGuide.Criterion.list(reading: line["cost"] ?? "", .cost)
      try line.placing { () throws(Diagnostic) in
        try session.guides.priorities.choose(
          query, id: line["id"], criteria: criteria,
          totals: try line["totals"].map { (text) throws(Diagnostic) in
            try PriorityGuide.Total.list(reading: text)
          },
          printed: try PriorityGuide.Total.printed(reading: line["printed"] ?? ""), in: tables)
      }
      return try line.write(session.guides.priorities.checkPage)
    },
    GuideAction(
      "check", "", "Shows printed totals that their parts do not make.", "بررسی جمع‌ها"
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      _ = try session.guides.priorities.requireData()
      return try line.write(session.guides.priorities.checkPage)
    },
    GuideAction(
      "distrust", "[row=PLACE|total] column=COLUMN [value=N] reason=TEXT",
      "Takes another number for a printed one: what the sums demand, or N.", "عدد چاپی نامعتمد",
      keys: ["row", "column", "value", "reason"]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      let column = try line.required("column", ":priorities distrust row=.. column=.. reason=..")
      let tables = try session.guideTables()
      try line.placing { () throws(Diagnostic) in
        try session.guides.priorities.distrust(
          place: line["row"], column: column, value: try line.number("value"),
          reason: line["reason"] ?? "", in: tables)
      }
      return try line.write(session.guides.priorities.distrustPage)
    },
    GuideAction(
      "trust", "[row=PLACE]", "Believes printed numbers again.", "بازگشت به عدد چاپی",
      keys: ["row"]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      let tables = try session.guideTables()
      try line.placing { () throws(Diagnostic) in
        try session.guides.priorities.trust(place: line["row"], in: tables)
      }
      return try line.write(session.guides.priorities.distrustPage)
    },
    GuideAction(
      "weights", "A=0.5 B=0.5 | by=METHOD | pairs=\"A/B=3, A/C=5\" [accept=REASON]",
      "Weighs the criteria by numbers, by a method that looks at the data, or by pairs "
        + "whose consistency ratio is at most 0.10.",
      "وزن‌دهی", keys: ["by", "pairs", "accept"], [.page, .openNames]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      try line.placing { () throws(Diagnostic) in try session.weigh(line) }
      return try line.write(session.guides.priorities.weightsPage)
    },
    GuideAction(
      "rank", "[method=METHOD]", "Ranks, by topsis unless said otherwise.", "رتبه‌بندی",
      keys: ["method"]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      try line.placing { () throws(Diagnostic) in
        try session.guides.priorities.rank(by: line["method"] ?? "topsis")
      }
      return try line.write(try session.guides.priorities.rankingPage())
    },
    GuideAction(
      "doubt", "[samples=N] [seed=N]",
      "Says in words how the ranking holds under other weights, places and criteria.",
      "آزمون استواری", keys: ["samples", "seed"]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      try line.placing { () throws(Diagnostic) in
        try session.guides.priorities.testDoubt(
          samples: try line.whole("samples") ?? 10_000, seed: try line.seed())
      }
      return try line.write(try session.guides.priorities.doubtPage())
    },
    GuideAction(
      "map", "[--fa] [FILE]", "Shows the scores on the map, or writes it as .svg or .html.",
      "نقشه امتیازها", [.drawing]
    ) { (line, session) throws(Diagnostic) in
      try line.draw(try session.guides.priorities.map(in: line.language))
    },
    GuideAction(
      "document", "[place=PLACE] [--fa] [--html] [FILE]",
      "Writes the whole with its grounds, and what was distrusted.", "سند", keys: ["place"]
    ) { (line, session) throws(Diagnostic) in
      let file = line.next()
      try line.end()
      let page = try line.placing { () throws(Diagnostic) in
        try session.guides.priorities.document(of: line["place"])
      }
      return try line.write(page, file: file)
    },
    GuideAction(
      "record",
      "place=PLACE sector=SECTOR [domain=..] [requirement=TEXT] [resource=TEXT] [project=TEXT]",
      "Records the rank in the place's document by ':priority draft', 'add' and 'rank'.",
      "ثبت در سند استان",
      keys: ["place", "sector", "domain", "requirement+", "resource+", "project+", "by", "on"],
      [.recording]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      let tables = try session.guideTables()
      return try line.placing { () throws(Diagnostic) in try session.record(line, tables) }
    },
    GuideAction("reset", "", "Begins anew.", "از نو", []) { (line, session) throws(Diagnostic) in
      try line.end()
      session.guides.priorities = PriorityGuide()
      return .done
    },
  ]
}

extension Verb {
  /// `:priorities ...`.
  static let priorities = guide(
    "priorities", "Leads from data to a ranking of places that can be defended (آمایش).",
    GuideAction.priorities,
    more: """
      Alone it says where one stands and what comes next. Nothing is ranked while a printed
      total and its parts do not fit. --fa writes Persian.
      Example: :priorities data workshops_1394 benefit=private_100plus cost=public_total
      Example: :priorities distrust row=IR-30 column=private_100plus reason="both totals"
      """
  ) { $0.priorities.statusPage }
}

extension Session {
  fileprivate func weigh(_ line: GuideLine) throws(Diagnostic) {
    let ways = [line["by"] != nil, line["pairs"] != nil].filter { $0 }.count
    let given = line.named.filter { !["by", "pairs", "accept"].contains($0.key.text) }
    guard ways + (given.isEmpty ? 0 : 1) == 1 else {
      throw line.call.refusal(
        ways == 0 ? "no weights are given" : "weights are given in two ways",
        help: ":priorities weights A=0.5 B=0.5, or by=entropy, or pairs=\"A/B=3\"")
    }
    if let method = line["by"] { return try guides.priorities.weigh(by: method) }
    if let pairs = line["pairs"] {
      return try guides.priorities.weigh(
        comparing: try PriorityGuide.Comparison.list(reading: pairs), accepting: line["accept"])
    }
    var weights: [String: Double] = [:]
    for (key, value) in given {
      weights[key.text] = try PriorityGuide.number(value.text, key.text)
    }
    try guides.priorities.weigh(weights)
  }

  fileprivate func record(
    _ line: GuideLine, _ tables: GuideTables
  ) throws(Diagnostic) -> Outcome {
    let place = try line.required("place", "place=IR-30")
    let sector = try line.required("sector", "sector=C; see the table 'sectors'")
    var contents = PriorityGuide.Contents(sector: sector)
    if let word = line["domain"] {
      guard let domain = UnitDomain(rawValue: word) else {
        let words = UnitDomain.allCases.map(\.rawValue)
        throw Diagnostic(
          code: "samat.shell.argument", message: "there is no domain '\(word)'",
          help: EditDistance.nearest(to: word, among: words).map { "did you mean '\($0)'?" }
            ?? "one of \(words.joined(separator: ", "))")
      }
      contents.domain = domain
    }
    contents.requirements = line.all("requirement")
    contents.resources = line.all("resource")
    contents.projects = line.all("project")
    let commands = try guides.priorities.commands(for: place, contents, in: tables)
    try record(commands, line, of: "document")
    return .done
  }
}
