import KQLEngine
public import KQLSyntax
import PersianText

/// Words of permits in both languages.
enum PermitTerms {
  static let persian: [String: String] = [
    "underway": "در جریان", "returned": "نزد متقاضی", "ready": "آماده صدور", "issued": "صادرشده",
    "refused": "ردشده", "withdrawn": "پس‌گرفته", "headquarters": "ستاد", "province": "استان",
    "agency": "دستگاه", "applicant": "متقاضی", "proposed": "پیشنهادشده", "reviewed": "بررسی‌شده",
    "adopted": "پذیرفته", "rejected": "ردشده", "documents": "مدارک", "days": "روز",
    "cost": "هزینه", "law": "قانون", "recourse": "مرجع شکایت", "order": "ترتیب",
  ]

  static func text(_ word: String?, in language: DocumentLanguage) -> String {
    guard let word, !word.isEmpty else { return language.unknown }
    return language == .persian ? persian[word] ?? word : word
  }

  static func number(_ number: Int?, in language: DocumentLanguage) -> String {
    number.map(language.number) ?? language.unknown
  }
}

/// An application on one page: its steps, how long it waited on whom, and what became of it.
public struct PermitFile: SecretariatDocument {
  struct Wait: Sendable {
    var step: String?
    var agency: DocumentName?
    var holder: String?
    var from: SolarHijriDate?
    var to: SolarHijriDate?
    var days: Int?
    var planned: Int?
  }

  /// The application.
  public let id: String
  let kind: DocumentName?
  let version: Int?
  let unit: DocumentName?
  let province: DocumentName?
  let applied: SolarHijriDate?
  let ended: SolarHijriDate?
  let status: String?
  let step: String?
  let issuer: String?
  let power: String?
  let reason: String?
  let recourse: String?
  let execution: SolarHijriDate?
  let waits: [Wait]

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(say("Permit", "مجوز"), of: id, in: language)
    var fields = [
      (say("Kind", "نوع"), kind.text(in: language)),
      (say("Version", "نسخه"), PermitTerms.number(version, in: language)),
      (say("Unit", "واحد"), unit.text(in: language)),
      (say("Province", "استان"), province.text(in: language)),
      (say("Applied", "تاریخ تقاضا"), language.bothDates(applied)),
      (say("State", "وضعیت"), PermitTerms.text(status, in: language)),
    ]
    if let step { fields.append((say("Step", "مرحله"), step)) }
    if let ended {
      let days = applied.map { $0.days(until: ended) }
      fields.append((say("Ended", "پایان"), language.bothDates(ended)))
      fields.append((say("Days in all", "روز در مجموع"), PermitTerms.number(days, in: language)))
    }
    if let issuer {
      let by = PermitTerms.text(issuer, in: language) + (power.map { " (\($0))" } ?? "")
      fields.append((say("Issued by", "صادرکننده"), by))
    }
    if let reason { fields.append((say("Reason", "دلیل"), reason)) }
    if status == PermitStatus.refused.rawValue {
      fields.append((say("Recourse", "مرجع شکایت"), recourse ?? language.unknown))
    }
    if let execution {
      fields.append((say("In execution", "ورود به اجرا"), language.bothDates(execution)))
    }
    page.fields(fields)
    page.section(
      say("Waits", "انتظارها"),
      [
        say("Step", "مرحله"), say("Agency", "دستگاه"), say("Waits on", "نزد"),
        say("From", "از"), say("To", "تا"), say("Days", "روز"), say("Planned", "مقرر"),
      ],
      waits.map { wait in
        [
          wait.step ?? say("decision", "تصمیم"), wait.agency?.text(in: language) ?? "",
          PermitTerms.text(wait.holder, in: language), language.date(wait.from),
          wait.to.map(language.date) ?? say("still", "ادامه دارد"),
          wait.days.map(language.number) ?? "",
          wait.holder == WaitHolder.applicant.rawValue
            ? "" : PermitTerms.number(wait.planned, in: language),
        ]
      })
    let agency = waits.filter { $0.holder == WaitHolder.agency.rawValue }.compactMap(\.days)
    let applicant = waits.filter { $0.holder == WaitHolder.applicant.rawValue }.compactMap(\.days)
    page.fields([
      (say("Days with agencies", "روز نزد دستگاه‌ها"), language.number(agency.reduce(0, +))),
      (say("Days with the applicant", "روز نزد متقاضی"), language.number(applicant.reduce(0, +))),
    ])
    return page
  }
}

extension Workspace {
  /// The page of an application.
  ///
  /// - Parameter id: The application.
  /// - Returns: The page.
  /// - Throws: `samat.permit.unknown`, and what the journal or the tables report.
  public func permitFile(_ id: String) throws(Diagnostic) -> PermitFile {
    let source = try DocumentSource(self)
    let key: [String: Value] = ["id": .string(id)]
    let row = try source.record(
      "permits", "permit", id, "application", columns: "permit, unit, status",
      or: PermitRefusal.unknownPermit)
    return try PermitFile(id, row, source, key)
  }
}

extension PermitFile {
  fileprivate init(
    _ id: String, _ row: Row, _ source: DocumentSource, _ key: [String: Value]
  ) throws(Diagnostic) {
    self.id = id
    let kindID = row.text("permit_kind")
    kind = try source.names("permit_kinds", "permit_kind", [kindID ?? ""]).of(kindID)
    version = row.number("version")
    unit = try source.units([row.text("unit") ?? ""]).of(row.text("unit"))
    let place = row.text("province")
    province = try source.names("provinces", "province", [place ?? ""]).of(place)
    applied = row.day("applied")
    ended = row.day("ended") ?? row.day("issued")
    status = row.text("status")
    step = row.text("step")
    issuer = row.text("issuer")
    power = row.text("power")
    reason = row.text("reason")
    recourse = row.text("recourse")
    execution = row.day("execution")
    let rows = try source.rows("permit_waiting | where permit == id | sort by place asc", key)
    let agencies = try source.organizations(rows.compactMap { $0.text("agency") })
    waits = rows.map {
      Wait(
        step: $0.text("step"), agency: agencies.of($0.text("agency")),
        holder: $0.text("waits_on"), from: $0.day("waiting_from"), to: $0.day("waiting_to"),
        days: $0.number("days"), planned: $0.wholeReal("planned_days"))
    }
  }
}

extension Row {
  /// A number without a fraction in a column of reals.
  func wholeReal(_ column: String) -> Int? {
    if case .real(let number) = self[column] { Int(exactly: number) } else { nil }
  }
}
