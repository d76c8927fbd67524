import KQLEngine
public import KQLSyntax
public import PersianText

/// An axis of a programme on one page: what the list of axes tells, what sources said of it later, its
/// actions and how far it has come (پرونده محور).
public struct AxisFile: SecretariatDocument {
  struct Statement: Sendable {
    var day: SolarHijriDate?
    var title: DocumentName?
    var amount: Int64?
    var deadline: SolarHijriDate?
    var basis: String?
    var source: String?
  }

  struct Action: Sendable {
    var id: String
    var title: String
    var owner: DocumentName?
    var deadline: SolarHijriDate?
    var status: String
  }

  /// The axis.
  public let id: String
  let programme: DocumentName?
  let title: DocumentName?
  let amount: Int64?
  let deadline: SolarHijriDate?
  let basis: String?
  let source: String?
  let statements: [Statement]
  let actions: [Action]
  let sum: String?

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(say("Axis", "محور"), of: id, in: language)
    page.fields([
      (
        say("Title", "عنوان"),
        title?.text(in: language) ?? say("not named by any source", "در هیچ منبعی نام ندارد")
      ),
      (say("Programme", "برنامه"), programme.text(in: language)),
      (
        say("Amount", "مبلغ"),
        amount.map { language.grouped($0) + say(" rial", " ریال") } ?? language.unknown
      ),
      (say("Deadline", "مهلت"), language.bothDates(deadline)),
      (say("Legal basis", "مبنای قانونی"), basis ?? language.unknown),
      (say("Source", "منبع"), language.origin(source)),
      (
        say("Progress", "پیشرفت"),
        sum.map { ProgrammeTerms.sum($0, in: language) } ?? language.unknown
      ),
    ])
    page.section(
      say("What sources said later", "گفته‌های بعدی منابع"),
      [
        say("Day", "تاریخ"), say("Title", "عنوان"), say("Amount (rial)", "مبلغ (ریال)"),
        say("Deadline", "مهلت"), say("Legal basis", "مبنای قانونی"), say("Source", "منبع"),
      ],
      statements.map {
        [
          language.bothDates($0.day), $0.title?.text(in: language) ?? "",
          language.grouped($0.amount), $0.deadline.map { language.bothDates($0) } ?? "",
          $0.basis ?? "", $0.source ?? "",
        ]
      })
    page.section(
      say("Actions", "اقدام‌ها"),
      [
        say("Action", "اقدام"), say("What", "شرح"), say("Owner", "متولی"),
        say("Deadline", "مهلت"), say("State", "وضعیت"),
      ],
      actions.map {
        [
          $0.id, $0.title, $0.owner.text(in: language), language.bothDates($0.deadline),
          ProgrammeTerms.text($0.status, in: language),
        ]
      }, none: say("No action of this axis is recorded.", "اقدامی از این محور ثبت نشده است."))
    return page
  }
}

extension Workspace {
  /// The page of an axis.
  ///
  /// - Parameters:
  ///   - id: The axis.
  ///   - day: The day at whose end it is read; nil for all that is recorded.
  /// - Returns: The page.
  /// - Throws: `samat.axis.unknown`, and what the journal or the tables report.
  public func axisFile(
    _ id: String, asOf day: SolarHijriDate? = nil
  ) throws(Diagnostic) -> AxisFile {
    let source = try DocumentSource(reading: self, asOf: day)
    let key: [String: Value] = ["id": .string(id)]
    let row = try source.record(
      "axes_stated()", "axis", id, "axis", columns: "axis, programme, title",
      or: ProgrammeRefusal.unknownAxis)
    func title(_ row: Row) -> DocumentName? {
      let name = DocumentName(id, english: row.text("title"), persian: row.text("title_fa"))
      return name.english == nil && name.persian == nil ? nil : name
    }
    let programmes = try source.names("programmes", "programme", [row.text("programme") ?? ""])
    let statements = try source.rows(
      "axis_statements | where axis == id | sort by stated asc", key
    ).map {
      AxisFile.Statement(
        day: $0.day("stated"), title: title($0), amount: $0["amount_rial"].int64,
        deadline: $0.day("deadline"), basis: $0.text("legal_basis"), source: $0.text("stated_in"))
    }
    let rows = try source.rows("actions | where axis == id", key)
    let owners = try source.organizations(rows.compactMap { $0.text("owner") })
    let actions = rows.map {
      AxisFile.Action(
        id: $0.text("action") ?? "", title: $0.text("title") ?? "",
        owner: owners.of($0.text("owner")), deadline: $0.day("deadline"),
        status: $0.text("status") ?? "")
    }
    let sum = try source.rows(
      // The table has a column 'id', which would hide a parameter of the name.
      "programme_progress | where level == 'axis' and ['id'] == wanted | take 1",
      ["wanted": .string(id)]
    ).first?.text("arithmetic")
    let listed = try source.rows("axes | where axis == id | take 1", key).first
    return AxisFile(
      id: id, programme: programmes.of(row.text("programme")), title: title(row),
      amount: row["amount_rial"].int64, deadline: row.day("deadline"),
      basis: row.text("legal_basis"), source: listed?.place ?? row.text("named_in"),
      statements: statements, actions: actions, sum: sum)
  }
}
