import KQLEngine
public import KQLSyntax
import PersianText
import RegionalScience

/// An allocation on one page: the version in force, or the last one, with its amounts and limits, and
/// every version.
public struct AllocationFile: SecretariatDocument {
  struct Version: Sendable {
    var number: Int
    var status: String
    var title: String?
    var budget: Int64?
    var allocated: Int64?
    var rule: String?
    var scoresFrom: String?
    var score: String?
    var basis: String?
    var decided: SolarHijriDate?
    var actor: String?
    var ended: SolarHijriDate?
    var reason: String?
    var samples: Int?
    var spread: Double?
  }

  struct Project: Sendable {
    var id: String
    var place: DocumentName?
    var cost: Int64?
    var value: Double?
    var isChosen: Bool
    var frequency: Double?
  }

  struct Amount: Sendable {
    var place: DocumentName?
    var sector: String?
    var score: Double?
    var amount: Int64
    var floor: Int64?
    var cap: Int64?
    var sectorFloor: Int64?
    var sectorCap: Int64?
    var unlimited: Int64?
    var reason: String?
    /// What the version before gave; nil where there is none.
    var before: Int64?
    /// What the place gets with drawn scores; nil where it was not tested.
    var mean: Int64?
    var low: Int64?
    var high: Int64?
    var aboveFloor: Double?
  }

  /// The allocation.
  public let id: String
  let versions: [Version]
  let amounts: [Amount]
  let projects: [Project]

  private static let persian: [String: String] = [
    "in_force": "در حال اجرا", "superseded": "جایگزین‌شده", "withdrawn": "پس‌گرفته",
  ]

  private func word(_ word: String?, _ language: DocumentLanguage) -> String {
    guard let word, !word.isEmpty else { return "" }
    return language == .persian ? Self.persian[word] ?? word : word.replacing("_", with: " ")
  }

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(say("Allocation", "تخصیص بودجه"), of: id, in: language)
    guard let last = versions.last else { return page }
    var fields = [
      (say("Version", "نسخه"), language.number(last.number)),
      (say("State", "وضعیت"), word(last.status, language)),
      (say("Budget, rial", "بودجه، ریال"), language.grouped(last.budget)),
      (say("Shared out, rial", "تخصیص‌یافته، ریال"), language.grouped(last.allocated)),
      (say("Rule", "قاعده"), AllocationRules.standard.name(last.rule ?? "", in: language)),
      (say("Scores from", "منبع امتیاز"), last.scoresFrom ?? language.unknown),
      (say("Score", "امتیاز"), last.score ?? language.unknown),
      (say("Basis", "مبنا"), last.basis ?? language.unknown),
      (say("Decided", "تاریخ تصمیم"), language.bothDates(last.decided)),
      (say("Recorded by", "ثبت‌کننده"), last.actor ?? language.unknown),
    ]
    if let title = last.title { fields.insert((say("For", "برای"), title), at: 0) }
    if last.status == AllocationStatus.withdrawn.rawValue {
      fields.append((say("Withdrawn", "تاریخ پس‌گرفتن"), language.bothDates(last.ended)))
      fields.append((say("Reason", "دلیل"), last.reason ?? language.unknown))
    }
    page.fields(fields)
    let budget = Double(max(1, last.budget ?? 1))
    page.section(
      say("Amounts", "مبلغ‌ها"),
      [
        say("Place", "مکان"), say("Sector", "بخش"), say("Score", "امتیاز"),
        say("Amount, rial", "مبلغ، ریال"), say("Share", "سهم از بودجه"),
        say("Floor, rial", "کف، ریال"), say("Cap, rial", "سقف، ریال"),
        say("Floor of the sector, rial", "کف بخش، ریال"),
        say("Cap of the sector, rial", "سقف بخش، ریال"),
        say("Without limits, rial", "بی کف و سقف، ریال"), say("Decided by", "تعیین‌کننده"),
        say("Version before, rial", "نسخه پیشین، ریال"),
      ],
      amounts.map { line in
        [
          line.place.text(in: language), line.sector ?? "",
          line.score.map { language.decimal($0) } ?? "", language.grouped(line.amount),
          language.decimal(Double(line.amount) / budget * 100, places: 1) + say(" %", "٪"),
          language.grouped(line.floor), language.grouped(line.cap),
          language.grouped(line.sectorFloor), language.grouped(line.sectorCap),
          language.grouped(line.unlimited),
          line.reason.flatMap(AllocationReason.init)?.text(in: language) ?? line.reason ?? "",
          language.grouped(line.before),
        ]
      })
    addDoubt(last, to: &page)
    if !projects.isEmpty {
      page.section(
        say("Projects", "طرح‌ها"),
        [
          say("Project", "طرح"), say("Place", "مکان"), say("Cost, rial", "هزینه، ریال"),
          say("Value", "ارزش"), say("Chosen", "برگزیده"), say("Frequency", "بسامد"),
        ],
        projects.map {
          [
            $0.id, $0.place?.text(in: language) ?? "", language.grouped($0.cost),
            $0.value.map { language.decimal($0) } ?? "",
            $0.isChosen ? say("yes", "بله") : say("no", "خیر"),
            $0.frequency.map(language.share) ?? "",
          ]
        })
    }
    page.section(
      say("Versions", "نسخه‌ها"),
      [
        say("Version", "نسخه"), say("State", "وضعیت"), say("Budget, rial", "بودجه، ریال"),
        say("Rule", "قاعده"), say("Decided", "تصمیم"), say("By", "ثبت‌کننده"),
        say("Ended", "پایان"), say("Basis", "مبنا"),
      ],
      versions.map {
        [
          language.number($0.number), word($0.status, language), language.grouped($0.budget),
          AllocationRules.standard.name($0.rule ?? "", in: language), language.date($0.decided),
          $0.actor ?? "", $0.ended.map(language.date) ?? "", $0.basis ?? "",
        ]
      })
    return page
  }

  /// How sure the amounts are, of each place once.
  private func addDoubt(_ last: Version, to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    guard let samples = last.samples, let spread = last.spread else { return }
    page.heading(say("How sure it is", "استواری"))
    page.paragraph(
      say(
        "\(samples) plans with scores drawn around those above, standard deviation \(language.share(spread)).",
        "\(language.number(samples)) برنامه با امتیازهای تصادفی پیرامون امتیازهای بالا، انحراف معیار \(language.share(spread))."
      ))
    var seen: Set<String> = []
    page.table(
      [
        say("Place", "مکان"), say("Mean, rial", "میانگین، ریال"), say("5 %, rial", "۵٪، ریال"),
        say("95 %, rial", "۹۵٪، ریال"), say("Above its floor", "بالاتر از کف"),
      ],
      amounts.filter { seen.insert($0.place?.id ?? "").inserted }.map {
        [
          $0.place.text(in: language), language.grouped($0.mean), language.grouped($0.low),
          language.grouped($0.high), $0.aboveFloor.map(language.share) ?? "",
        ]
      })
  }
}

extension Workspace {
  /// An allocation, as recorded.
  ///
  /// - Parameter id: The allocation.
  /// - Returns: The document.
  /// - Throws: `samat.allocation.unknown`; what the tables report.
  public func allocationFile(_ id: String) throws(Diagnostic) -> AllocationFile {
    try AllocationFile(id, try DocumentSource(self))
  }
}

extension AllocationFile {
  fileprivate init(_ id: String, _ source: DocumentSource) throws(Diagnostic) {
    self.id = id
    let key: [String: Value] = ["id": .string(id)]
    versions = try source.rows("allocations | where allocation == id | sort by version asc", key)
      .map {
        Version(
          number: $0.number("version") ?? 0, status: $0.text("status") ?? "",
          title: $0.text("title"), budget: $0.amount("budget_rial"),
          allocated: $0.amount("allocated_rial"), rule: $0.text("rule"),
          scoresFrom: $0.text("scores_from"), score: $0.text("score"), basis: $0.text("basis"),
          decided: $0.day("decided"), actor: $0.text("decided_by"), ended: $0.day("ended"),
          reason: $0.text("reason"), samples: $0.number("doubt_samples"),
          spread: $0["doubt_spread"].double)
      }
    guard let last = versions.last else {
      throw Diagnostic(
        code: AllocationRefusal.unknown.rawValue,
        message: "there is no allocation '\(CaseworkIDs.shown(id))'",
        help: "':allocate record' records one; see the table 'allocations'")
    }
    let rows = try source.rows("allocation_amounts | where allocation == id", key)
    func pair(_ row: Row) -> [String] { [row.text("place") ?? "", row.text("sector") ?? ""] }
    var before: [[String]: Int64] = [:]
    for row in rows where row.number("version") == last.number - 1 {
      before[pair(row)] = row.amount("amount_rial")
    }
    let own = rows.filter { $0.number("version") == last.number }
    let weighed = try source.rows("allocation_projects | where allocation == id", key)
      .filter { $0.number("version") == last.number }
    let names = try source.places((own + weighed).compactMap { $0.text("place") })
    projects = weighed.map {
      Project(
        id: $0.text("project") ?? "", place: $0.text("place").flatMap(names.of),
        cost: $0.amount("cost_rial"), value: $0["value"].double,
        isChosen: $0["chosen"].truth ?? false, frequency: $0["frequency"].double)
    }
    amounts = own.map {
      Amount(
        place: names.of($0.text("place")), sector: $0.text("sector"), score: $0["score"].double,
        amount: $0.amount("amount_rial") ?? 0, floor: $0.amount("floor_rial"),
        cap: $0.amount("cap_rial"), sectorFloor: $0.amount("sector_floor_rial"),
        sectorCap: $0.amount("sector_cap_rial"), unlimited: $0.amount("unlimited_rial"),
        reason: $0.text("reason"), before: before[pair($0)], mean: $0.amount("mean_rial"),
        low: $0.amount("low_rial"), high: $0.amount("high_rial"),
        aboveFloor: $0["above_floor"].double)
    }.sorted { $0.amount > $1.amount }
  }
}

extension Row {
  fileprivate func amount(_ column: String) -> Int64? { number(column).map { Int64($0) } }
}
