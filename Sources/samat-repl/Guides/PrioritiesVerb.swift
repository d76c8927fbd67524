import KQLEngine
import KQLSyntax
import PersianText
import RegionalScience
import SamatKit

extension GuideAction {
  /// What stands behind `:priorities`.
  static let priorities: [GuideAction] = [
    GuideAction(
      name: "data",
      arguments:
        "TABLE|\"QUERY\" [id=COLUMN] benefit=A,B [cost=C] [printed=A:NUMBER] [totals=T:A+B]",
      summary:
        "Chooses rows and criteria, and checks their sums. NAME=EXPRESSION is a criterion, too; "
        + "lq(part, whole) is a location quotient.",
      persian: "گزینش داده و شاخص‌ها", keys: ["id", "benefit", "cost", "printed", "totals"]),
    GuideAction(
      name: "check", arguments: "", summary: "Shows printed totals that their parts do not make.",
      persian: "بررسی جمع‌ها", keys: []),
    GuideAction(
      name: "distrust", arguments: "[row=PLACE|total] column=COLUMN [value=N] reason=TEXT",
      summary: "Takes another number for a printed one: what the sums demand, or N.",
      persian: "عدد چاپی نامعتمد", keys: ["row", "column", "value", "reason"]),
    GuideAction(
      name: "trust", arguments: "[row=PLACE]", summary: "Believes printed numbers again.",
      persian: "بازگشت به عدد چاپی", keys: ["row"]),
    GuideAction(
      name: "weights",
      arguments: "A=0.5 B=0.5 | by=METHOD | pairs=\"A/B=3, A/C=5\" [accept=REASON]",
      summary: "Weighs the criteria by numbers, by a method that looks at the data, or by pairs "
        + "whose consistency ratio is at most 0.10.",
      persian: "وزن‌دهی", keys: ["by", "pairs", "accept"], isOpen: true),
    GuideAction(
      name: "rank", arguments: "[method=METHOD]",
      summary: "Ranks, by topsis unless said otherwise.",
      persian: "رتبه‌بندی", keys: ["method"]),
    GuideAction(
      name: "doubt", arguments: "[samples=N] [seed=N]",
      summary: "Says in words how the ranking holds under other weights, places and criteria.",
      persian: "آزمون استواری", keys: ["samples", "seed"]),
    GuideAction(
      name: "map", arguments: "[FILE]",
      summary: "Shows the scores on the map, or writes it as .svg or .html.",
      persian: "نقشه امتیازها", keys: [], isPage: false),
    GuideAction(
      name: "document", arguments: "[place=PLACE] [--fa] [--html] [FILE]",
      summary: "Writes the whole with its grounds, and what was distrusted.",
      persian: "سند", keys: ["place"]),
    GuideAction(
      name: "record",
      arguments:
        "place=PLACE sector=SECTOR [domain=..] [requirement=TEXT] [resource=TEXT] [project=TEXT]",
      summary: "Records the rank in the place's document by ':priority draft', 'add' and 'rank'.",
      persian: "ثبت در سند استان",
      keys: [
        "place", "sector", "domain", "requirement+", "resource+", "project+", "by", "on",
      ]),
    GuideAction(
      name: "reset", arguments: "", summary: "Begins anew.", persian: "از نو", keys: [],
      isPage: false),
  ]
}

extension Verb {
  /// `:priorities ...`.
  static let priorities = Verb(
    "priorities ...", "Leads from data to a ranking of places that can be defended (آمایش).",
    details: GuideAction.help(
      "priorities", GuideAction.priorities,
      more: """
        Alone it says where one stands and what comes next. Nothing is ranked while a printed
        total and its parts do not fit. --fa writes Persian.
        Example: :priorities data workshops_1394 benefit=private_100plus cost=public_total
        Example: :priorities distrust row=IR-30 column=private_100plus reason="both totals"
        """), argument: .guide
  ) { (call) throws(Diagnostic) in
    var line = try GuideLine(call, "priorities", GuideAction.priorities)
    let guides = call.session.guides
    guard let action = line.action else { return try line.write(guides.priorities.statusPage) }
    let tables = try call.session.guideTables()
    switch action.name {
    case "data":
      guard let query = line.next() else {
        throw call.refusal(
          "a table or query is missing", help: ":priorities data workshops_1394 ...")
      }
      try line.end()
      let criteria =
        PriorityGuide.Criterion.list(reading: line["benefit"] ?? "", .benefit)
        + PriorityGuide.Criterion.list(reading: line["cost"] ?? "", .cost)
      try line.placing { () throws(Diagnostic) in
        try guides.priorities.choose(
          query, id: line["id"], criteria: criteria,
          totals: try line["totals"].map { (text) throws(Diagnostic) in
            try PriorityGuide.Total.list(reading: text)
          },
          printed: try PriorityGuide.Total.printed(reading: line["printed"] ?? ""), in: tables)
      }
      return try line.write(guides.priorities.checkPage)
    case "check":
      try line.end()
      _ = try guides.priorities.requireData()
      return try line.write(guides.priorities.checkPage)
    case "distrust":
      try line.end()
      let column = try line.required("column", ":priorities distrust row=.. column=.. reason=..")
      let value = try line.placing { () throws(Diagnostic) in try line.number("value") }
      try line.placing { () throws(Diagnostic) in
        try guides.priorities.distrust(
          place: line["row"], column: column, value: value, reason: line["reason"] ?? "", in: tables
        )
      }
      return try line.write(guides.priorities.distrustPage)
    case "trust":
      try line.end()
      try line.placing { () throws(Diagnostic) in
        try guides.priorities.trust(place: line["row"], in: tables)
      }
      return try line.write(guides.priorities.distrustPage)
    case "weights":
      try line.end()
      try line.placing { () throws(Diagnostic) in try call.session.weigh(line) }
      return try line.write(guides.priorities.weightsPage)
    case "rank":
      try line.end()
      try line.placing { () throws(Diagnostic) in
        try guides.priorities.rank(by: line["method"] ?? "topsis")
      }
      return try line.write(try guides.priorities.rankingPage())
    case "doubt":
      try line.end()
      try line.placing { () throws(Diagnostic) in
        try guides.priorities.testDoubt(
          samples: try line.whole("samples") ?? 10_000, seed: try line.seed())
      }
      return try line.write(try guides.priorities.doubtPage())
    case "map":
      let file = line.next()
      try line.end()
      try call.session.show(try guides.priorities.map(in: line.language), chart: file)
      return .done
    case "document":
      let file = line.next()
      try line.end()
      let page = try line.placing { () throws(Diagnostic) in
        try guides.priorities.document(of: line["place"])
      }
      return try line.write(page, file: file)
    case "record":
      try line.end()
      return try line.placing { () throws(Diagnostic) in try call.session.record(line, tables) }
    default:
      try line.end()
      guides.priorities = PriorityGuide()
      return .done
    }
  }
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
        throw line.call.refusal(
          "'domain' has no '\(word)'",
          help: "one of \(UnitDomain.allCases.map(\.rawValue).joined(separator: ", "))")
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
