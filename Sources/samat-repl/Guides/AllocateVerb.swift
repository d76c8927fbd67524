import KQLEngine
import KQLSyntax
import PersianText
import SamatKit

extension GuideAction {
  /// What stands behind `:allocate`.
  static let allocate: [GuideAction] = [
    GuideAction(
      "data",
      "TABLE|\"QUERY\" score=COLUMN [place=COLUMN] [sector=COLUMN] | from=priorities",
      "Chooses rows and the score by which they share, or takes the ranking of "
        + "':priorities'; NAME=EXPRESSION is a score, too.",
      "گزینش داده و امتیاز", keys: ["place", "sector", "score", "from"]
    ) { (line, session) throws(Diagnostic) in
      if line["from"] != nil {
        try line.end()
        guard line["from"] == "priorities", line.named.count == 1 else {
          throw line.call.refusal("'from' takes priorities, and nothing beside it")
        }
        return try line.allocating { (guide) throws(Diagnostic) in
          try guide.choose(scoresOf: session.guides.priorities)
        }
      }
      let query = try line.query(":allocate data workshops_1394 ...")
      let score = try line.required("score", "score=COLUMN")
      let tables = try session.guideTables()
      let (place, sector) = (line["place"], line["sector"])
      return try line.allocating { (guide) throws(Diagnostic) in
        try guide.choose(query, place: place, sector: sector, score: score, in: tables)
      }
    },
    GuideAction(
      "budget", "AMOUNT", "Says what is shared out, in rials or with a unit.", "بودجه"
    ) { (line, _) throws(Diagnostic) in
      // An amount may have its unit behind it without quotes.
      var words: [String] = []
      while let word = line.next() { words.append(word) }
      guard !words.isEmpty else {
        throw line.call.refusal(
          "an amount is missing", help: ":allocate budget \"500 billion toman\"")
      }
      let text = words.joined(separator: " ")
      return try line.allocating { (guide) throws(Diagnostic) in
        try guide.setBudget(try GuideLine.money(text, "budget"))
      }
    },
    GuideAction(
      "limit", "[place=PLACE|sector=SECTOR] [floor=AMOUNT] [cap=AMOUNT] [none]",
      "Sets floors and caps: of one place or sector, of all places, or from columns. "
        + "floor=none, cap=none take one away, none both; 'limit none' takes every limit away.",
      "کف و سقف", keys: ["place", "sector", "floor", "cap"]
    ) { (line, _) throws(Diagnostic) in
      let word = line.next()
      try line.end()
      let own = line
      return try line.allocating { (guide) throws(Diagnostic) in
        try guide.limit(own, word)
      }
    },
    GuideAction(
      "projects", "TABLE|\"QUERY\" id=COLUMN cost=COLUMN value=COLUMN [place=COLUMN]",
      "Takes projects that amounts are spent on, whole or not at all.", "طرح‌ها",
      keys: ["id", "cost", "value", "place"]
    ) { (line, session) throws(Diagnostic) in
      let query = try line.query(":allocate projects \"QUERY\" ...")
      let help = ":allocate projects \(line.action?.arguments ?? "")"
      let tables = try session.guideTables()
      let (id, cost) = (try line.required("id", help), try line.required("cost", help))
      let (value, place) = (try line.required("value", help), line["place"])
      return try line.allocating { (guide) throws(Diagnostic) in
        try guide.takeProjects(query, id: id, cost: cost, value: value, place: place, in: tables)
      }
    },
    GuideAction(
      "check", "", "Shows limits, and those that cannot be kept.", "بررسی کف و سقف"
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      return try line.write(try session.guides.allocation.checkPage())
    },
    GuideAction(
      "plan", "[by=RULE]", "Shares out, in proportion unless said otherwise.", "برنامه",
      keys: ["by"]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      try line.placing { () throws(Diagnostic) in
        try session.guides.allocation.plan(by: line["by"] ?? "proportional")
      }
      return try line.write(try session.guides.allocation.planPage())
    },
    GuideAction(
      "why", "[place=PLACE]", "Tells why a place gets what it gets.", "چرایی", keys: ["place"]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      return try line.write(
        try line.placing { () throws(Diagnostic) in
          try session.guides.allocation.whyPage(line["place"])
        })
    },
    GuideAction(
      "doubt", "[samples=N] [spread=SHARE] [seed=N]",
      "Plans again with scores drawn around what was given.", "آزمون استواری",
      keys: ["samples", "spread", "seed"]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      try line.placing { () throws(Diagnostic) in
        try session.guides.allocation.testDoubt(
          samples: try line.whole("samples") ?? 1000, spread: try line.number("spread") ?? 0.1,
          seed: try line.seed())
      }
      return try line.write(try session.guides.allocation.doubtPage())
    },
    GuideAction(
      "chart", "[--fa] [FILE]", "Shows the amounts as bars, or writes them.", "نمودار", [.drawing]
    ) { (line, session) throws(Diagnostic) in
      try line.draw(try session.guides.allocation.table(chart: "barchart", in: line.language))
    },
    GuideAction(
      "map", "[--fa] [FILE]", "Shows the amounts on the map, or writes it.", "نقشه", [.drawing]
    ) { (line, session) throws(Diagnostic) in
      try line.draw(try session.guides.allocation.table(chart: "map", in: line.language))
    },
    GuideAction(
      "document", "[--fa] [--html] [FILE]", "Writes the whole with its grounds.", "سند"
    ) { (line, session) throws(Diagnostic) in
      let file = line.next()
      try line.end()
      return try line.write(try session.guides.allocation.document(), file: file)
    },
    GuideAction(
      "record", "[allocation=ID] [title=TEXT] [basis=TEXT]",
      "Records the plan in the journal; with the id of one that there is, its next version.",
      "ثبت در دفتر", keys: ["allocation", "title", "basis", "by", "on"], [.recording]
    ) { (line, session) throws(Diagnostic) in
      try line.end()
      let command = try session.guides.allocation.command(
        recording: line["allocation"], title: line["title"], basis: line["basis"])
      try line.placing { () throws(Diagnostic) in
        try session.record([command], line, of: "allocation")
      }
      return .done
    },
    GuideAction("reset", "", "Begins anew.", "از نو", []) { (line, session) throws(Diagnostic) in
      try line.end()
      session.guides.allocation = AllocationGuide()
      return .done
    },
  ]
}

extension Verb {
  /// `:allocate ...`.
  static let allocate = guide(
    "allocate", "Leads from scores to a budget that is shared out (تخصیص بودجه).",
    GuideAction.allocate,
    more: """
      Alone it says where one stands and what comes next. Rules are proportional,
      logarithmic, square_root, max_min and value. --fa writes Persian.
      Example: :allocate data workshops_1394 score=private_total
      Example: :allocate budget "500 billion toman"
      Example: :allocate limit place=IR-30 floor=100000000000
      """
  ) { $0.allocation.statusPage }
}

extension GuideLine {
  /// Changes the guide of allocation, and says where one stands.
  fileprivate func allocating(
    _ change: (inout AllocationGuide) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Session.Outcome {
    let guides = call.session.guides
    try placing { () throws(Diagnostic) in
      var next = guides.allocation
      try change(&next)
      guides.allocation = next
    }
    return try write(guides.allocation.statusPage)
  }

  /// An amount of money, in rials unless it has a unit.
  static func money(_ text: String, _ name: String) throws(Diagnostic) -> Int64 {
    var values = CommandValues()
    try values.read(text, for: .required(name, .money))
    return values.money[name] ?? 0
  }
}

extension AllocationGuide {
  /// Sets or takes away what a line says; a copy is changed, so that all of it counts or nothing.
  fileprivate mutating func limit(_ line: GuideLine, _ plain: String?) throws(Diagnostic) {
    let isRemoving = plain == "none"
    if let plain, !isRemoving {
      throw line.call.refusal(
        "':allocate limit' has no '\(plain)'",
        help: "floor=AMOUNT cap=AMOUNT, or none to take limits away")
    }
    guard isRemoving != (line["floor"] != nil || line["cap"] != nil) else {
      throw line.call.refusal(
        isRemoving ? "'none' takes limits away, and gives none" : "no floor and no cap is given",
        help: ":allocate limit floor=AMOUNT cap=AMOUNT, or none to take limits away")
    }
    guard line["place"] == nil || line["sector"] == nil else {
      throw line.call.refusal(
        "a limit is of a place or of a sector", help: "give 'place' or 'sector'")
    }
    let own: LimitScope? = line["place"].map { .place($0) } ?? line["sector"].map { .sector($0) }
    if isRemoving { return try removeLimits(own ?? .all) }
    let removed = LimitSide.allCases.filter { line[$0.rawValue] == "none" }
    if !removed.isEmpty { try removeLimits(own ?? .everyPlace, Set(removed)) }
    // A word that is no amount is the column of the limits.
    let columns = LimitSide.allCases.map { side -> String? in
      guard let text = line[side.rawValue], text != "none", own == nil,
        text.first.map({ $0.isLetter || $0 == "_" }) == true
      else { return nil }
      return text
    }
    func amount(_ key: String, _ column: String?) throws(Diagnostic) -> Int64? {
      guard column == nil, let text = line[key], text != "none" else { return nil }
      return try GuideLine.money(text, key)
    }
    let floor = try amount("floor", columns[0])
    let cap = try amount("cap", columns[1])
    switch own {
    case .place(let place): try limit(place: place, floor: floor, cap: cap)
    case .sector(let sector): try limit(sector: sector, floor: floor, cap: cap)
    default:
      try limit(floor: floor, cap: cap)
      if columns.contains(where: { $0 != nil }) {
        try limit(floorColumn: columns[0], capColumn: columns[1])
      }
    }
  }
}
