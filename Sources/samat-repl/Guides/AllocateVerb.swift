import KQLEngine
import KQLSyntax
import PersianText
import SamatKit

extension GuideAction {
  /// What stands behind `:allocate`.
  static let allocate: [GuideAction] = [
    GuideAction(
      name: "data",
      arguments: "TABLE|\"QUERY\" score=COLUMN [place=COLUMN] [sector=COLUMN] | from=priorities",
      summary: "Chooses rows and the score by which they share, or takes the ranking of "
        + "':priorities'; NAME=EXPRESSION is a score, too.",
      persian: "گزینش داده و امتیاز", keys: ["place", "sector", "score", "from"]),
    GuideAction(
      name: "budget", arguments: "AMOUNT",
      summary: "Says what is shared out, in rials or with a unit.",
      persian: "بودجه", keys: []),
    GuideAction(
      name: "limit", arguments: "[place=PLACE|sector=SECTOR] [floor=AMOUNT] [cap=AMOUNT] [none]",
      summary: "Sets floors and caps: of one place or sector, of all places, or from columns. "
        + "floor=none, cap=none take one away, none both; 'limit none' takes every limit away.",
      persian: "کف و سقف", keys: ["place", "sector", "floor", "cap"]),
    GuideAction(
      name: "projects",
      arguments: "TABLE|\"QUERY\" id=COLUMN cost=COLUMN value=COLUMN [place=COLUMN]",
      summary: "Takes projects that amounts are spent on, whole or not at all.", persian: "طرح‌ها",
      keys: ["id", "cost", "value", "place"]),
    GuideAction(
      name: "check", arguments: "", summary: "Shows limits, and those that cannot be kept.",
      persian: "بررسی کف و سقف", keys: []),
    GuideAction(
      name: "plan", arguments: "[by=RULE]",
      summary: "Shares out, in proportion unless said otherwise.", persian: "برنامه", keys: ["by"]),
    GuideAction(
      name: "why", arguments: "[place=PLACE]", summary: "Tells why a place gets what it gets.",
      persian: "چرایی", keys: ["place"]),
    GuideAction(
      name: "doubt", arguments: "[samples=N] [spread=SHARE] [seed=N]",
      summary: "Plans again with scores drawn around what was given.", persian: "آزمون استواری",
      keys: ["samples", "spread", "seed"]),
    GuideAction(
      name: "chart", arguments: "[FILE]", summary: "Shows the amounts as bars, or writes them.",
      persian: "نمودار", keys: [], isPage: false),
    GuideAction(
      name: "map", arguments: "[FILE]", summary: "Shows the amounts on the map, or writes it.",
      persian: "نقشه", keys: [], isPage: false),
    GuideAction(
      name: "document", arguments: "[--fa] [--html] [FILE]",
      summary: "Writes the whole with its grounds.", persian: "سند", keys: []),
    GuideAction(
      name: "record", arguments: "[allocation=ID] [title=TEXT] [basis=TEXT]",
      summary: "Records the plan in the journal; with the id of one that there is, its next version.",
      persian: "ثبت در دفتر", keys: ["allocation", "title", "basis", "by", "on"], isPage: false),
    GuideAction(
      name: "reset", arguments: "", summary: "Begins anew.", persian: "از نو", keys: [],
      isPage: false),
  ]
}

extension Verb {
  /// `:allocate ...`.
  static let allocate = Verb(
    "allocate ...", "Leads from scores to a budget that is shared out (تخصیص بودجه).",
    details: GuideAction.help(
      "allocate", GuideAction.allocate,
      more: """
        Alone it says where one stands and what comes next. Rules are proportional,
        logarithmic, square_root, max_min and value. --fa writes Persian.
        Example: :allocate data workshops_1394 score=private_total
        Example: :allocate budget "500 billion toman"
        Example: :allocate limit place=IR-30 floor=100000000000
        """), argument: .guide
  ) { (call) throws(Diagnostic) in
    var line = try GuideLine(call, "allocate", GuideAction.allocate)
    let guides = call.session.guides
    guard let action = line.action else { return try line.write(guides.allocation.statusPage) }
    switch action.name {
    case "data" where line["from"] != nil:
      try line.end()
      guard line["from"] == "priorities", line.named.count == 1 else {
        throw call.refusal("'from' takes priorities, and nothing beside it")
      }
      try line.placing { () throws(Diagnostic) in
        try guides.allocation.choose(scoresOf: guides.priorities)
      }
      return try line.write(guides.allocation.statusPage)
    case "data":
      guard let query = line.next() else {
        throw call.refusal("a table or query is missing", help: ":allocate data workshops_1394 ...")
      }
      try line.end()
      let score = try line.required("score", "score=COLUMN")
      let tables = try call.session.guideTables()
      try line.placing { () throws(Diagnostic) in
        try guides.allocation.choose(
          query, place: line["place"], sector: line["sector"], score: score, in: tables)
      }
      return try line.write(guides.allocation.statusPage)
    case "budget":
      // An amount may have its unit behind it without quotes.
      var words: [String] = []
      while let word = line.next() { words.append(word) }
      guard !words.isEmpty else {
        throw call.refusal("an amount is missing", help: ":allocate budget \"500 billion toman\"")
      }
      try line.placing { () throws(Diagnostic) in
        try guides.allocation.setBudget(try GuideLine.money(words.joined(separator: " "), "budget"))
      }
      return try line.write(guides.allocation.statusPage)
    case "limit":
      let word = line.next()
      try line.end()
      try line.placing { () throws(Diagnostic) in try call.session.limit(line, word) }
      return try line.write(guides.allocation.statusPage)
    case "projects":
      guard let query = line.next() else {
        throw call.refusal("a table or query is missing", help: ":allocate projects \"QUERY\" ...")
      }
      try line.end()
      let help = ":allocate projects \(action.arguments)"
      let tables = try call.session.guideTables()
      try line.placing { () throws(Diagnostic) in
        try guides.allocation.takeProjects(
          query, id: try line.required("id", help), cost: try line.required("cost", help),
          value: try line.required("value", help), place: line["place"], in: tables)
      }
      return try line.write(guides.allocation.statusPage)
    case "check":
      try line.end()
      return try line.write(try guides.allocation.checkPage())
    case "plan":
      try line.end()
      try line.placing { () throws(Diagnostic) in
        try guides.allocation.plan(by: line["by"] ?? "proportional")
      }
      return try line.write(try guides.allocation.planPage())
    case "why":
      try line.end()
      return try line.write(
        try line.placing { () throws(Diagnostic) in try guides.allocation.whyPage(line["place"]) })
    case "doubt":
      try line.end()
      try line.placing { () throws(Diagnostic) in
        try guides.allocation.testDoubt(
          samples: try line.whole("samples") ?? 1000, spread: try line.number("spread") ?? 0.1,
          seed: try line.seed())
      }
      return try line.write(try guides.allocation.doubtPage())
    case "chart", "map":
      let file = line.next()
      try line.end()
      let kind = action.name == "map" ? "map" : "barchart"
      try call.session.show(
        try guides.allocation.table(chart: kind, in: line.language), chart: file)
      return .done
    case "document":
      let file = line.next()
      try line.end()
      return try line.write(try guides.allocation.document(), file: file)
    case "record":
      try line.end()
      let command = try guides.allocation.command(
        recording: line["allocation"], title: line["title"], basis: line["basis"])
      try line.placing { () throws(Diagnostic) in
        try call.session.record([command], line, of: "allocation")
      }
      return .done
    default:
      try line.end()
      guides.allocation = AllocationGuide()
      return .done
    }
  }
}

extension GuideLine {
  /// An amount of money, in rials unless it has a unit.
  static func money(_ text: String, _ name: String) throws(Diagnostic) -> Int64 {
    var values = CommandValues()
    try values.read(text, for: .required(name, .money))
    return values.money[name] ?? 0
  }
}

extension Session {
  fileprivate func limit(_ line: GuideLine, _ plain: String?) throws(Diagnostic) {
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
    var next = guides.allocation
    let isForAll = line["place"] == nil && line["sector"] == nil
    let scope: AllocationGuide.LimitScope =
      line["place"].map { .place($0) } ?? line["sector"].map { .sector($0) } ?? .everyPlace
    if isRemoving {
      try next.removeLimits(isForAll ? .all : scope)
      guides.allocation = next
      return
    }
    let removed = AllocationGuide.LimitSide.allCases.filter { line[$0.rawValue] == "none" }
    if !removed.isEmpty { try next.removeLimits(scope, Set(removed)) }
    // A word that is no amount is the column of the limits.
    let columns = ["floor", "cap"].map { key -> String? in
      guard let text = line[key], text != "none", isForAll,
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
    if let place = line["place"] {
      try next.limit(place: place, floor: floor, cap: cap)
    } else if let sector = line["sector"] {
      try next.limit(sector: sector, floor: floor, cap: cap)
    } else {
      try next.limit(floor: floor, cap: cap)
      if columns.contains(where: { $0 != nil }) {
        try next.limit(floorColumn: columns[0], capColumn: columns[1])
      }
    }
    guides.allocation = next
  }
}
