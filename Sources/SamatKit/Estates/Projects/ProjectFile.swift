import KQLEngine
public import KQLSyntax
public import PersianText

/// The ledger of one project with its balances and red flags (پرونده مالی طرح).
public struct ProjectFile: SecretariatDocument {
  /// A line of the ledger.
  public struct Line: Hashable, Sendable {
    /// The place in the journal.
    public var entry: Int64
    /// The day.
    public var day: SolarHijriDate?
    /// What happened, for instance `project.paid`.
    public var event: String
    /// The account, as in the table `ledger_postings`.
    public var account: String
    /// The debit in rial.
    public var debit: Int64
    /// The credit in rial.
    public var credit: Int64
  }

  /// A red flag.
  public struct Flag: Hashable, Sendable {
    /// Its id; empty for one that a day raises.
    public var id: String
    /// Which test raised it.
    public var redFlag: String
    /// The day.
    public var day: SolarHijriDate?
    /// What was measured.
    public var measured: Int64
    /// The threshold.
    public var threshold: Int64
    /// The unit of both.
    public var unit: String
    /// What shows it.
    public var evidence: [String]
    /// The reason that was stated.
    public var reason: String
    /// Open, justified or upheld.
    public var status: String
    /// When it is raised without anything being wrong.
    public var falsePositive: String

    func falsePositive(in language: DocumentLanguage) -> String {
      language == .english
        ? falsePositive : RedFlag(rawValue: redFlag)?.persianFalsePositive ?? falsePositive
    }
  }

  /// A step.
  public struct Step: Hashable, Sendable {
    /// The day.
    public var day: SolarHijriDate?
    /// What happened.
    public var event: String
    /// The amount in rial.
    public var amount: Int64?
    /// Who did it.
    public var actor: String
    /// A word on it.
    public var detail: String
  }

  /// The project.
  public var id: String
  /// The estate.
  public var estate: String
  /// What the estate is called; nil where there is none.
  public var estateName: DocumentName?
  /// What is built.
  public var title: String
  /// The furthest step reached.
  public var stage: String
  /// The contractor; nil before there is one.
  public var contractor: String?
  /// Amounts in rial, by the columns of `infrastructure_projects`.
  public var amounts: [(column: String, amount: Int64)]
  /// The share of the work that is done.
  public var progress: Double?
  /// The steps, in order.
  public var steps: [Step]
  /// The lines of the ledger, in order.
  public var lines: [Line]
  /// The red flags, in order.
  public var flags: [Flag]

  /// The balance of each account that has one: above 0 on the debit side, below on the credit side.
  public var balances: [(account: String, balance: Int64)] {
    var sums: [String: Int64] = [:]
    for line in lines { sums[line.account, default: 0] &+= line.debit &- line.credit }
    return LedgerAccount.allCases.compactMap { account in
      sums[account.rawValue].map { (account.rawValue, $0) }
    }
  }
}

extension Workspace {
  /// The ledger of a project.
  ///
  /// ```swift
  /// print(try workspace.projectFile("e1-substation").text(in: .persian))
  /// ```
  ///
  /// - Parameters:
  ///   - id: The project.
  ///   - day: The day at whose end it is read; nil for all that is recorded.
  /// - Returns: The file; without steps where only a table tells of the project.
  /// - Throws: `samat.project.unknown`, and what the journal or the tables report.
  public func projectFile(
    _ id: String, asOf day: SolarHijriDate? = nil
  ) throws(Diagnostic) -> ProjectFile {
    let source = try DocumentSource(reading: self, asOf: day)
    let key = ["id": Value.string(id)]
    let row = try source.record(
      "infrastructure_projects", "project", id, "project", columns: "project, estate, stage",
      or: ProjectRefusal.unknownProject)
    return try ProjectFile(id, row, source, key)
  }
}

extension ProjectFile {
  private static let columns = [
    "estimate_rial", "contract_rial", "certified_rial", "paid_rial", "payable_rial",
    "retention_rial", "advance_rial", "unsupported_rial",
  ]

  fileprivate init(
    _ id: String, _ row: Row, _ source: DocumentSource, _ key: [String: Value]
  ) throws(Diagnostic) {
    self.id = id
    estate = row.text("estate") ?? ""
    estateName = try source.names("estates", "estate", [estate]).of(row.text("estate"))
    title = row.text("title") ?? ""
    stage = row.text("stage") ?? ""
    contractor = row.text("contractor")
    amounts = Self.columns.compactMap { column in row[column].int64.map { (column, $0) } }
    if case .real(let share) = row["progress"] { progress = share } else { progress = nil }
    steps = try source.rows("project_events | where project == id", key).map { row in
      Step(
        day: row.day("date"), event: row.text("event") ?? "", amount: row["amount_rial"].int64,
        actor: row.text("actor") ?? "", detail: row.text("detail") ?? "")
    }
    lines = try source.rows("ledger_postings | where project == id | sort by entry asc", key).map {
      row in
      Line(
        entry: row["entry"].int64 ?? 0, day: row.day("date"), event: row.text("event") ?? "",
        account: row.text("account") ?? "", debit: row["debit_rial"].int64 ?? 0,
        credit: row["credit_rial"].int64 ?? 0)
    }
    flags = try source.rows("project_flags | where project == id", key).map { row in
      Flag(
        id: row.text("flag") ?? "", redFlag: row.text("red_flag") ?? "", day: row.day("raised"),
        measured: row["measured"].int64 ?? 0, threshold: row["threshold"].int64 ?? 0,
        unit: row.text("unit") ?? "", evidence: row.list("evidence"),
        reason: row.text("reason") ?? "", status: row.text("status") ?? "",
        falsePositive: row.text("false_positive") ?? "")
    }
  }

  /// The file as a page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    func rials(_ amount: Int64?) -> String { language.grouped(amount) }
    func word(_ text: String) -> String { ProjectTerms.text(text, in: language) }
    var page = DocumentPage(say("Project", "طرح"), of: id, in: language)
    page.fields(
      [
        (say("Title", "عنوان"), title), (say("Estate", "شهرک"), estateName.text(in: language)),
        (say("Stage", "مرحله"), word(stage)),
        (say("Contractor", "پیمانکار"), contractor ?? language.unknown),
        (say("Progress", "پیشرفت"), progress.map(language.share) ?? language.unknown),
      ]
        + amounts.map { column, amount in
          let name = word(column)
          return (
            name.prefix(1).uppercased() + name.dropFirst(), rials(amount) + say(" rial", " ریال")
          )
        })
    page.section(
      say("Red flags", "نشانه‌های هشدار"),
      [
        say("Flag", "نشانه"), say("Day", "تاریخ"), say("What", "نوع"),
        say("Measured", "اندازه"), say("Threshold", "حد"), say("Evidence", "شواهد"),
        say("Reason stated", "دلیل"), say("State", "وضعیت"),
        say("No wrong where", "هشدار نادرست"),
      ],
      flags.map { flag in
        [
          flag.id, language.date(flag.day), word(flag.redFlag), rials(flag.measured),
          rials(flag.threshold) + " " + word(flag.unit),
          language.list(flag.evidence.map { ProjectTerms.evidence($0, in: language) }), flag.reason,
          word(flag.status), flag.falsePositive(in: language),
        ]
      })
    page.section(
      say("Steps", "گام‌ها"),
      [
        say("Day", "تاریخ"), say("Step", "گام"), say("Rial", "ریال"), say("By", "عامل"),
        say("Detail", "شرح"),
      ],
      steps.map { step in
        [
          language.bothDates(step.day), word(step.event), rials(step.amount), step.actor,
          ProjectTerms.detail(step.detail, of: step.event, in: language),
        ]
      })
    page.section(
      say("Ledger", "دفتر"),
      [
        say("Entry", "سند"), say("Day", "تاریخ"), say("Account", "حساب"),
        say("Debit", "بدهکار"), say("Credit", "بستانکار"),
      ],
      lines.map { line in
        [
          language.number(Int(clamping: line.entry)), language.date(line.day), word(line.account),
          line.debit == 0 ? "" : rials(line.debit), line.credit == 0 ? "" : rials(line.credit),
        ]
      })
    var (debits, credits): (Int64, Int64) = (0, 0)
    let rows = balances.map { account, balance in
      if balance > 0 { debits = Rials.sum(debits, balance) }
      if balance < 0 { credits = Rials.sum(credits, 0 &- balance) }
      return [
        word(account), balance > 0 ? rials(balance) : "", balance < 0 ? rials(0 &- balance) : "",
      ]
    }
    page.section(
      say("Balances", "مانده‌ها"),
      [say("Account", "حساب"), say("Debit", "بدهکار"), say("Credit", "بستانکار")],
      rows, total: [say("Total", "جمع"), rials(debits), rials(credits)])
    return page
  }
}
