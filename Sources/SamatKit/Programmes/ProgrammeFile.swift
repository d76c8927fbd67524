import KQLEngine
public import KQLSyntax
public import PersianText
import Synchronization

/// A programme on one page: axes with what is known of them, actions, who is late and who is silent,
/// and how far it has come, with the sum written out (شناسنامه برنامه).
public struct ProgrammeFile: SecretariatDocument {
  struct Axis: Sendable {
    var id: String
    var title: DocumentName?
    var amount: Int64?
    var deadline: SolarHijriDate?
    var basis: String?
    var namedIn: String?
  }

  struct Action: Sendable {
    var id: String
    var title: String
    var province: String?
    var owner: DocumentName?
    var deadline: SolarHijriDate?
    /// When it was due at first.
    var firstDeadline: SolarHijriDate?
    var status: String
  }

  struct Sum: Sendable {
    var level: String
    var id: String
    var arithmetic: String
  }

  struct Listed: Sendable {
    var action: String
    var province: String?
    var days: Int
    var reported: SolarHijriDate?
  }

  /// The programme.
  public let id: String
  let name: DocumentName?
  let executor: DocumentName?
  let basis: String?
  let year: Int?
  let source: String?
  let provinces: [(DocumentName?, String)]
  let places: [String: DocumentName]
  let axes: [Axis]
  let actions: [Action]
  let sums: [Sum]
  let late: [Listed]
  let silent: [Listed]
  /// The day for which late and silent actions are listed; nil where nothing happened yet.
  let day: SolarHijriDate?

  /// When an action is due, and when it first was where that was moved.
  private static func deadline(_ action: Action, _ language: DocumentLanguage) -> String {
    guard let deadline = action.deadline else { return language.unknown }
    let text = language.bothDates(deadline)
    guard let first = action.firstDeadline, first != deadline else { return text }
    return text
      + language.say(
        ", first \(language.date(first))", "، نخست \(language.date(first))")
  }

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(
      language.titled("Programme", "برنامه", name.text(in: language)), in: language)
    page.fields([
      (say("Id", "شناسه"), id), (say("Executor", "مجری"), executor.text(in: language)),
      (say("Legal basis", "مبنای قانونی"), basis ?? language.unknown),
      (say("Year", "سال"), year.map(language.number) ?? language.unknown),
      (say("Source", "منبع"), language.origin(source)),
    ])
    page.section(
      say("Provinces", "استان‌ها"), [say("Province", "استان"), say("Role", "نقش")],
      provinces.map { [$0.0.text(in: language), ProgrammeTerms.text($0.1, in: language)] })
    let unnamed = axes.filter { $0.title == nil }.count
    page.section(
      say("Axes", "محورها"),
      [
        say("Axis", "محور"), say("Title", "عنوان"), say("Amount (rial)", "مبلغ (ریال)"),
        say("Deadline", "مهلت"), say("Legal basis", "مبنای قانونی"), say("Named in", "نام از"),
      ],
      axes.map { axis in
        [
          axis.id,
          axis.title?.text(in: language) ?? say("not named by the source", "در منبع نام‌برده نشده"),
          language.grouped(axis.amount),
          axis.deadline.map { language.bothDates($0) } ?? "", axis.basis ?? "",
          axis.namedIn ?? "",
        ]
      })
    if unnamed > 0 {
      page.paragraph(
        say(
          "\(unnamed) of \(axes.count) axes are not named by any source.",
          "\(language.number(unnamed)) محور از \(language.number(axes.count)) محور در هیچ منبعی نام ندارد."
        ))
    }
    page.section(
      say("Actions", "اقدام‌ها"),
      [
        say("Action", "اقدام"), say("What", "شرح"), say("Province", "استان"),
        say("Owner", "متولی"), say("Deadline", "مهلت"), say("State", "وضعیت"),
      ],
      actions.map {
        [
          $0.id, $0.title, places.of($0.province)?.text(in: language) ?? "",
          $0.owner.text(in: language),
          Self.deadline($0, language),
          ProgrammeTerms.text($0.status, in: language),
        ]
      })
    page.section(
      say("Progress", "پیشرفت"),
      [say("Level", "سطح"), say("Of", "از"), say("Sum", "محاسبه")],
      sums.map {
        [
          ProgrammeTerms.text($0.level, in: language), $0.id,
          ProgrammeTerms.sum($0.arithmetic, in: language),
        ]
      })
    if let day {
      let on = say("on ", "تا ") + language.bothDates(day)
      let columns = [
        say("Action", "اقدام"), say("Province", "استان"), say("Days", "روز"),
        say("Last report", "آخرین گزارش"),
      ]
      for (title, list) in [
        (say("Late ", "دیرکرده ") + on, late), (say("Silent ", "بی‌گزارش ") + on, silent),
      ] {
        page.section(
          title, columns,
          list.map {
            [
              $0.action, places.of($0.province)?.text(in: language) ?? "",
              language.number($0.days),
              $0.reported.map { language.bothDates($0) } ?? say("none", "ندارد"),
            ]
          })
      }
    }
    return page
  }
}

/// Words of programmes and permits in both languages.
enum ProgrammeTerms {
  static let persian: [String: String] = [
    "programme": "برنامه", "project": "پروژه", "axis": "محور", "action": "اقدام",
    "pilot": "پیشرو", "priority": "اولویت‌دار", "participant": "مشمول", "planned": "برنامه‌ریزی‌شده",
    "expected": "موردانتظار", "in_progress": "در دست اجرا", "done": "انجام‌شده",
    "dropped": "کنارگذاشته",
  ]

  static func text(_ word: String, in language: DocumentLanguage) -> String {
    if word.isEmpty { return language.unknown }
    if language == .persian { return persian[word] ?? word }
    return String(word.map { $0 == "_" ? " " : $0 })
  }

  /// A sum written out, in a language.
  static func sum(_ text: String, in language: DocumentLanguage) -> String {
    if language == .english { return text }
    let words =
      text
      .replacing("parts have no weight: unknown", with: "جزء وزن ندارد: نامعلوم")
      .replacing("no parts", with: "جزئی ندارد").replacing(" of ", with: " از ")
      .replacing("unknown", with: "نامعلوم").replacing("known", with: "معلوم")
      .replacing(" to ", with: " تا ").replacing(",", with: "،")
    return PersianDigits.toPersian(words).replacing(".", with: "٫")
  }
}

extension Workspace {
  /// The page of a programme.
  ///
  /// - Parameters:
  ///   - id: The programme.
  ///   - day: The day at whose end it is read; without one everything that is recorded, and late and
  ///     silent actions are listed for the day of the last event.
  /// - Returns: The page.
  /// - Throws: `samat.programme.unknown`, and what the journal or the tables report.
  public func programmeFile(
    _ id: String, asOf day: SolarHijriDate? = nil
  ) throws(Diagnostic) -> ProgrammeFile {
    let source = try DocumentSource(reading: self, asOf: day)
    let key: [String: Value] = ["id": .string(id)]
    let row = try source.record(
      "programmes", "programme", id, "programme", columns: "programme, name",
      or: ProgrammeRefusal.unknownProgramme)
    let last = source.workspace.domain?.content.withLock {
      $0.boxes.first { $0.name == "programmes" }?.lastDay
    }
    return try ProgrammeFile(id, row, source, day ?? last ?? nil, key)
  }
}

extension ProgrammeFile {
  fileprivate init(
    _ id: String, _ row: Row, _ source: DocumentSource, _ day: SolarHijriDate?,
    _ key: [String: Value]
  ) throws(Diagnostic) {
    self.id = id
    self.day = day
    name = DocumentName(id, english: row.text("name"), persian: row.text("name_fa"))
    executor = try source.organizations([row.text("executor") ?? ""]).of(row.text("executor"))
    basis = row.text("legal_basis")
    year = row.number("year")
    self.source = row.place
    let roles = try source.rows(
      "programme_provinces | where programme == id | project province, role", key)
    let names = try source.names("provinces", "province", roles.compactMap { $0.text("province") })
    provinces = roles.map { (names.of($0.text("province")), $0.text("role") ?? "") }
    axes = try source.rows("axes_stated() | where programme == id", key).map { row in
      let title = DocumentName(
        row.text("axis") ?? "", english: row.text("title"), persian: row.text("title_fa"))
      return Axis(
        id: title.id, title: title.english == nil && title.persian == nil ? nil : title,
        amount: row["amount_rial"].int64, deadline: row.day("deadline"),
        basis: row.text("legal_basis"), namedIn: row.text("named_in"))
    }
    let rows = try source.rows("actions | where programme == id", key)
    let owners = try source.organizations(rows.compactMap { $0.text("owner") })
    actions = rows.map {
      Action(
        id: $0.text("action") ?? "", title: $0.text("title") ?? "", province: $0.text("province"),
        owner: owners.of($0.text("owner")), deadline: $0.day("deadline"),
        firstDeadline: $0.day("first_deadline"), status: $0.text("status") ?? "")
    }
    sums = try source.rows("programme_progress | where programme == id", key).map {
      Sum(
        level: $0.text("level") ?? "", id: $0.text("id") ?? "",
        arithmetic: $0.text("arithmetic") ?? "")
    }
    var lists: [[Listed]] = []
    for (name, days) in [("late_actions", "days_late"), ("silent_actions", "days_silent")] {
      guard let day else { continue }
      let values = key.merging(["day": SolarHijriTicks.value(day)]) { first, _ in first }
      lists.append(
        try source.rows("\(name)(day) | where programme == id", values).map {
          Listed(
            action: $0.text("action") ?? "", province: $0.text("province"),
            days: $0.number(days) ?? 0, reported: $0.day("reported"))
        })
    }
    late = lists.first ?? []
    silent = lists.last ?? []
    places = try source.names(
      "provinces", "province",
      actions.compactMap(\.province) + (late + silent).compactMap(\.province))
  }
}
