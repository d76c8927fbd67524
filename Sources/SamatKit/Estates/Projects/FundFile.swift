import KQLEngine
public import KQLSyntax
public import PersianText

/// A fund on one page: what was promised, raised and spent, each movement, and whether every rial has a
/// source (پرونده اعتبار).
public struct FundFile: SecretariatDocument {
  struct Flow: Sendable {
    var day: SolarHijriDate?
    var flow: String
    var amount: Int64?
    var project: String?
    var actor: String
  }

  /// The fund.
  public let id: String
  let purpose: String?
  let source: String?
  let basis: String?
  let axis: String?
  let written: WrittenAmount?
  let promised: Int64?
  let flows: [Flow]
  let document: String?

  private func sum(_ flow: FundFlow) -> Int64 {
    flows.reduce(0) { $1.flow == flow.rawValue ? Rials.sum($0, $1.amount ?? 0) : $0 }
  }

  /// What was raised and not given back.
  public var raised: Int64 { sum(.raised) &- sum(.returned) }
  /// What was spent and not refunded.
  public var spent: Int64 { sum(.spent) &- sum(.refunded) }

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    func rials(_ amount: Int64?) -> String {
      amount.map { language.grouped($0) + say(" rial", " ریال") } ?? language.unknown
    }
    var page = DocumentPage(say("Fund", "اعتبار"), of: id, in: language)
    page.fields([
      (say("Purpose", "هدف"), purpose ?? language.unknown),
      (
        say("Where it comes from", "محل تأمین"),
        source.map { ProjectTerms.text($0, in: language) } ?? language.unknown
      ),
      (say("Legal basis", "مبنای قانونی"), basis ?? language.unknown),
      (say("Axis", "محور"), axis ?? language.unknown),
      (
        say("As written", "آن‌گونه که نوشته شده"),
        written.map { language.digits($0.amount) + " " + language.unit($0.unit) }
          ?? language.unknown
      ),
      (say("Source", "منبع"), language.origin(document)),
    ])
    page.section(
      say("Balance", "تراز"), [say("Of", "موضوع"), say("Amount", "مبلغ")],
      [
        [say("Promised", "وعده‌شده"), rials(promised)],
        [say("Raised", "تأمین‌شده"), rials(raised)],
        [say("To raise", "تأمین‌نشده"), rials(promised.map { $0 &- raised })],
        [say("Spent", "هزینه‌شده"), rials(spent)],
        [say("Left", "مانده"), rials(raised &- spent)],
      ])
    page.paragraph(
      spent <= raised
        ? say("Every rial that was spent has a source.", "هر ریال هزینه‌شده منبع دارد.")
        : say(
          "\(rials(spent &- raised)) were spent that no source gave.",
          "\(rials(spent &- raised)) هزینه شده است که منبعی ندارد."))
    page.section(
      say("Movements", "گردش"),
      [
        say("Day", "تاریخ"), say("What", "نوع"), say("Rial", "ریال"), say("Project", "طرح"),
        say("By", "عامل"),
      ],
      flows.map {
        [
          language.bothDates($0.day), ProjectTerms.text($0.flow, in: language),
          language.grouped($0.amount), $0.project ?? "", $0.actor,
        ]
      }, none: say("Nothing has moved yet.", "هنوز گردشی ثبت نشده است."))
    return page
  }
}

extension Workspace {
  /// The page of a fund.
  ///
  /// - Parameters:
  ///   - id: The fund.
  ///   - day: The day at whose end it is read; nil for all that is recorded.
  /// - Returns: The page; without movements where only a table tells of the fund.
  /// - Throws: `samat.fund.unknown`, and what the journal or the tables report.
  public func fundFile(
    _ id: String, asOf day: SolarHijriDate? = nil
  ) throws(Diagnostic) -> FundFile {
    let source = try DocumentSource(reading: self, asOf: day)
    let key = ["id": Value.string(id)]
    let row = try source.record(
      "funding", "fund", id, "fund", columns: "fund, purpose", or: ProjectRefusal.unknownFund)
    let flows = try source.rows("fund_flows | where fund == id | sort by date asc", key).map {
      FundFile.Flow(
        day: $0.day("date"), flow: $0.text("flow") ?? "", amount: $0["amount_rial"].int64,
        project: $0.text("project"), actor: $0.text("actor") ?? "")
    }
    return FundFile(
      id: id, purpose: row.text("purpose"), source: row.text("fund_source"),
      basis: row.text("legal_basis"), axis: row.text("axis"),
      written: row.text("amount_as_written").map {
        WrittenAmount(amount: $0, unit: row.text("unit_as_written") ?? "")
      }, promised: row["amount_rial"].int64, flows: flows, document: row.place)
  }
}
