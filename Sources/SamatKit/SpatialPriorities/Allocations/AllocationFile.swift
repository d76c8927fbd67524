import KQLEngine
public import KQLSyntax
import PersianText

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
  }

  /// The allocation.
  public let id: String
  let versions: [Version]
  let amounts: [Amount]

  private static let persian: [String: String] = [
    "in_force": "در حال اجرا", "superseded": "جایگزین‌شده", "withdrawn": "پس‌گرفته",
    "floor": "کف", "cap": "سقف", "share": "سهم",
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
        say("Amount", "مبلغ"), say("Share", "سهم از بودجه"), say("Floor", "کف"),
        say("Cap", "سقف"), say("Floor of the sector", "کف بخش"),
        say("Cap of the sector", "سقف بخش"), say("Without limits", "بی کف و سقف"),
        say("Decided by", "تعیین‌کننده"), say("Version before", "نسخه پیشین"),
      ],
      amounts.map { line in
        [
          line.place.text(in: language), line.sector ?? "",
          line.score.map { language.decimal($0) } ?? "", language.grouped(line.amount),
          language.decimal(Double(line.amount) / budget * 100, places: 1) + say(" %", "٪"),
          language.grouped(line.floor), language.grouped(line.cap),
          language.grouped(line.sectorFloor), language.grouped(line.sectorCap),
          language.grouped(line.unlimited), word(line.reason, language),
          language.grouped(line.before),
        ]
      })
    page.section(
      say("Versions", "نسخه‌ها"),
      [
        say("Version", "نسخه"), say("State", "وضعیت"), say("Budget", "بودجه"),
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
          reason: $0.text("reason"))
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
    let names = try source.places(own.compactMap { $0.text("place") })
    amounts = own.map {
      Amount(
        place: names.of($0.text("place")), sector: $0.text("sector"), score: $0["score"].double,
        amount: $0.amount("amount_rial") ?? 0, floor: $0.amount("floor_rial"),
        cap: $0.amount("cap_rial"), sectorFloor: $0.amount("sector_floor_rial"),
        sectorCap: $0.amount("sector_cap_rial"), unlimited: $0.amount("unlimited_rial"),
        reason: $0.text("reason"), before: before[pair($0)])
    }.sorted { $0.amount > $1.amount }
  }
}

extension Row {
  fileprivate func amount(_ column: String) -> Int64? { number(column).map { Int64($0) } }
}
