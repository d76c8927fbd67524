import KQLEngine
public import KQLSyntax
public import PersianText

/// What is overdue on a day, by agency: the list from which a secretariat reminds (فهرست یادآوری).
public struct ReminderList: SecretariatDocument, Hashable {
  /// A resolution that is past its deadline.
  public struct Item: Hashable, Sendable {
    /// The resolution.
    public var resolution: String
    /// The case.
    public var caseID: String?
    /// The unit.
    public var unit: DocumentName?
    /// What is to be done.
    public var text: String?
    /// The deadline in force.
    public var deadline: SolarHijriDate?
    /// The deadline before any was moved.
    public var firstDeadline: SolarHijriDate?
    /// How many days it is past the deadline in force.
    public var daysLate: Int
    /// How often a session moved it.
    public var moves: Int
    /// The day of the last report; nil where the agency has not reported.
    public var reported: SolarHijriDate?
    /// The share that the last report says is done.
    public var progress: Double?
  }

  /// An agency with what it is late with.
  public struct Agency: Hashable, Sendable {
    /// The agency.
    public var agency: DocumentName
    /// Its resolutions, the latest first.
    public var items: [Item]
  }

  /// The day for which the list is.
  public var day: SolarHijriDate
  /// The agency that was asked for; nil for all.
  public var only: DocumentName?
  /// The agencies, those with the most first.
  public var agencies: [Agency]

  /// How many resolutions are overdue.
  public var count: Int { agencies.reduce(0) { $0 + $1.items.count } }

  /// The list as a page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(
      say("Overdue on \(language.bothDates(day))", "مصوبه‌های دیرشده تا \(language.date(day))"),
      in: language)
    if let only { page.fields([(say("Agency", "دستگاه"), only.text(in: language))]) }
    page.paragraph(
      say(
        "\(count) resolutions of \(agencies.count) agencies are past their deadline.",
        "\(language.number(count)) مصوبه از \(language.number(agencies.count)) دستگاه از مهلت گذشته است."
      ))
    for agency in agencies {
      page.section(
        agency.agency.text(in: language),
        [
          say("Resolution", "مصوبه"), say("Unit", "واحد"), say("Deadline", "مهلت"),
          say("Days late", "روز دیرکرد"), say("Moved", "تمدید"), say("Last report", "آخرین گزارش"),
          say("What is to be done", "متن"),
        ],
        agency.items.map { item in
          let report = item.reported.map { day in
            let share = item.progress.map { " – \(language.share($0))" } ?? ""
            return language.date(day) + share
          }
          return [
            item.resolution, item.unit.text(in: language), language.date(item.deadline),
            language.number(item.daysLate), language.number(item.moves),
            report ?? say("none", "ندارد"), item.text ?? language.unknown,
          ]
        })
    }
    return page
  }
}

extension Workspace {
  /// What is overdue on a day, by agency.
  ///
  /// The list says what had happened by that day: what was done or moved later is late in it.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - agency: One agency; nil for all.
  /// - Returns: The list, empty where nothing is late.
  /// - Throws: What the journal or the tables report.
  /// - Complexity: O(resolutions); O(events of the journal) where later days are recorded.
  public func reminderList(
    on day: SolarHijriDate, agency: String? = nil
  ) throws(Diagnostic) -> ReminderList {
    let source = try DocumentSource(self, asOf: day)
    let rows = try source.rows(
      """
      overdue(day)
      | where isempty(id) or agency == id
      | lookup (resolutions | project resolution, text) on resolution
      | sort by days_late desc, resolution asc
      """, ["day": SolarHijriTicks.value(day), "id": .string(agency ?? "")])
    let units = try source.units(rows.compactMap { $0.text("unit") })
    let names = try source.organizations(
      rows.compactMap { $0.text("agency") } + [agency ?? ""])
    let byAgency = Dictionary(grouping: rows) { $0.text("agency") ?? "" }
    let agencies = byAgency.map { id, rows in
      ReminderList.Agency(
        agency: names[id] ?? DocumentName(id, english: "unknown", persian: "نامعلوم"),
        items: rows.map { row in
          ReminderList.Item(
            resolution: row.text("resolution") ?? "", caseID: row.text("case"),
            unit: units.of(row.text("unit")), text: row.text("text"),
            deadline: row.day("deadline"), firstDeadline: row.day("first_deadline"),
            daysLate: row.number("days_late") ?? 0, moves: row.number("moves") ?? 0,
            reported: row.day("reported"), progress: row["progress"].double)
        })
    }
    return ReminderList(
      day: day, only: names.of(agency),
      agencies: agencies.sorted {
        ($1.items.count, $0.agency.id) < ($0.items.count, $1.agency.id)
      })
  }
}
