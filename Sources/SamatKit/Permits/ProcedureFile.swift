import KQLEngine
public import KQLSyntax
import PersianText

/// A procedure on one page: the steps of its latest version, every version with its counts, and what
/// each changed.
public struct ProcedureFile: SecretariatDocument {
  struct Version: Sendable {
    var number: Int
    var from: SolarHijriDate?
    var basis: String?
    var request: String?
    var steps: [ProcedureStep]
  }

  /// The kind of permit.
  public let id: String
  let name: DocumentName?
  let versions: [Version]
  /// The steps drafted for the first version, while there is none.
  let draft: [ProcedureStep]
  let agencies: [String: DocumentName]
  let requests: [(id: String, province: DocumentName?, status: String?, answer: String?)]
  let powers:
    [(province: DocumentName?, from: SolarHijriDate?, to: SolarHijriDate?, basis: String?)]

  /// What two versions ask, side by side; nil where there is no such version.
  public func comparison(_ first: Int, _ second: Int) -> ProcedureComparison? {
    guard let before = versions.first(where: { $0.number == first }),
      let after = versions.first(where: { $0.number == second })
    else { return nil }
    return ProcedureComparison(before.steps, after.steps)
  }

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(
      say("Procedure of ", "فرایند ") + name.text(in: language), in: language)
    page.fields([
      (say("Kind of permit", "نوع مجوز"), id),
      (say("Versions", "نسخه‌ها"), language.number(versions.count)),
    ])
    if let last = versions.last {
      steps(
        last.steps,
        say("Steps of version \(last.number)", "مراحل نسخه \(language.number(last.number))"), &page)
    } else if !draft.isEmpty {
      steps(draft, say("Steps of the draft", "مراحل پیش‌نویس"), &page)
    }
    page.section(
      say("Versions", "نسخه‌ها"),
      [
        say("Version", "نسخه"), say("From", "از"), say("Basis", "مبنا"),
        say("Request", "درخواست"), say("Steps", "مرحله"), say("Documents", "مدرک"),
        say("Days", "روز"), say("Cost (rial)", "هزینه (ریال)"),
      ],
      versions.map { version in
        let counts = ProcedureCounts(version.steps)
        return [
          language.number(version.number), version.from.map(language.date) ?? language.unknown,
          version.basis ?? language.unknown, version.request ?? "",
          language.number(counts.steps),
          Self.known(counts.documents, counts.documentsUnknown, language),
          Self.known(counts.days, counts.daysUnknown, language),
          language.grouped(counts.cost)
            + Self.gaps(counts.costUnknown, language),
        ]
      })
    for (before, after) in zip(versions, versions.dropFirst()) {
      compare(before, after, &page)
    }
    page.section(
      say("Change requests", "درخواست‌های تغییر"),
      [
        say("Request", "درخواست"), say("Province", "استان"), say("State", "وضعیت"),
        say("Answer", "پاسخ"),
      ],
      requests.map {
        [
          $0.id, $0.province.text(in: language), PermitTerms.text($0.status, in: language),
          $0.answer ?? "",
        ]
      })
    page.section(
      say("Provinces with delegated power", "استان‌های دارای اختیار"),
      [say("Province", "استان"), say("From", "از"), say("To", "تا"), say("Basis", "مبنا")],
      powers.map {
        [
          $0.province.text(in: language), language.date($0.from),
          $0.to.map(language.date) ?? say("no end set", "بدون پایان"),
          $0.basis ?? "",
        ]
      })
    return page
  }

  private func steps(_ steps: [ProcedureStep], _ title: String, _ page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    page.section(
      title,
      [
        say("Step", "مرحله"), say("Agency", "دستگاه"), say("Documents", "مدارک"),
        say("Days", "روز"), say("Cost (rial)", "هزینه (ریال)"), say("Law", "قانون"),
        say("Recourse", "مرجع شکایت"),
      ],
      steps.map { step in
        [
          step.step, agencies.of(step.agency).text(in: language),
          step.documents.map { $0.isEmpty ? say("none", "هیچ") : language.list($0) }
            ?? language.unknown,
          PermitTerms.number(step.days, in: language),
          step.cost.map { language.grouped($0) } ?? language.unknown,
          step.law ?? language.unknown, step.recourse ?? language.unknown,
        ]
      })
  }

  private func compare(_ before: Version, _ after: Version, _ page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    let change = ProcedureComparison(before.steps, after.steps)
    page.heading(
      say(
        "From version \(before.number) to \(after.number)",
        "از نسخه \(language.number(before.number)) به \(language.number(after.number))"))
    func row(_ name: String, _ old: Int, _ new: Int, _ gaps: (Int, Int) = (0, 0)) -> [String] {
      let difference = new - old
      let sign = difference > 0 ? "+" : difference < 0 ? "−" : ""
      return [
        name, Self.known(old, gaps.0, language), Self.known(new, gaps.1, language),
        sign + language.number(abs(difference)),
      ]
    }
    let (old, new) = (change.before, change.after)
    let (sum, overflow) = new.cost.subtractingReportingOverflow(old.cost)
    let cost =
      overflow
      ? ""
      : (sum < 0 ? "−" : sum > 0 ? "+" : "")
        + language.grouped(Int64(clamping: sum.magnitude))
    page.table(
      [say("Count", "شمار"), say("Before", "پیش"), say("After", "پس"), say("Change", "تغییر")],
      [
        row(say("Steps", "مرحله"), old.steps, new.steps),
        row(say("Agencies", "دستگاه"), old.agencies, new.agencies),
        row(
          say("Documents", "مدرک"), old.documents, new.documents,
          (old.documentsUnknown, new.documentsUnknown)),
        row(say("Days", "روز"), old.days, new.days, (old.daysUnknown, new.daysUnknown)),
        [
          say("Cost (rial)", "هزینه (ریال)"),
          language.grouped(old.cost) + Self.gaps(old.costUnknown, language),
          language.grouped(new.cost) + Self.gaps(new.costUnknown, language),
          cost,
        ],
      ])
    var items: [String] = []
    if !change.removed.isEmpty {
      items.append(say("removed: ", "حذف: ") + language.list(change.removed))
    }
    if !change.added.isEmpty {
      items.append(say("added: ", "افزوده: ") + language.list(change.added))
    }
    for step in change.changed {
      let fields = step.fields.map { PermitTerms.text($0, in: language) }
      items.append(
        say("changed: ", "اصلاح: ") + step.step + " (" + language.list(fields) + ")")
    }
    if !items.isEmpty { page.blocks.append(.list(items)) }
  }

  private static func known(_ sum: Int, _ gaps: Int, _ language: DocumentLanguage) -> String {
    language.number(sum) + Self.gaps(gaps, language)
  }

  /// How many steps are not in a sum, for nobody knows.
  private static func gaps(_ count: Int, _ language: DocumentLanguage) -> String {
    count == 0
      ? "" : language.say(" + \(count) unknown", " + \(language.number(count)) نامعلوم")
  }
}

extension Workspace {
  /// The page of a procedure.
  ///
  /// - Parameter kind: The kind of permit.
  /// - Returns: The page.
  /// - Throws: `samat.procedure.unknown`, and what the journal or the tables report.
  public func procedureFile(_ kind: String) throws(Diagnostic) -> ProcedureFile {
    let source = try DocumentSource(self)
    let key: [String: Value] = ["id": .string(kind)]
    let row = try source.record(
      "permit_kinds", "permit_kind", kind, "kind of permit", columns: "",
      or: PermitRefusal.unknownKind)
    return try ProcedureFile(kind, row, source, key)
  }
}

extension ProcedureFile {
  fileprivate init(
    _ id: String, _ row: Row, _ source: DocumentSource, _ key: [String: Value]
  ) throws(Diagnostic) {
    self.id = id
    name = DocumentName(id, english: row.text("name"), persian: row.text("name_fa"))
    var found: [Int: Version] = [:]
    for row in try source.rows("permit_versions | where permit_kind == id", key) {
      guard let number = row.number("version") else { continue }
      found[number] = Version(
        number: number, from: row.day("in_force_from"), basis: row.text("legal_basis"),
        request: row.text("request"), steps: [])
    }
    var ids: [String] = []
    for row in try source.rows("permit_steps | where permit_kind == id", key) {
      guard let number = row.number("version") else { continue }
      let documents: [String]? =
        if case .dynamic(.array) = row["documents"] { row.list("documents") } else { nil }
      let step = ProcedureStep(
        step: row.text("step") ?? "", agency: row.text("agency") ?? "", documents: documents,
        days: row.wholeReal("days"), cost: row["cost_rial"].int64, law: row.text("law"),
        recourse: row.text("recourse"))
      ids.append(step.agency)
      found[number, default: Version(number: number, steps: [])].steps.append(step)
    }
    versions = found.values.sorted { $0.number < $1.number }
    draft =
      versions.isEmpty ? source.state(of: PermitsState.self)?.kinds[id]?.draft ?? [] : []
    agencies = try source.organizations(ids + draft.map(\.agency))
    let asked = try source.rows("change_requests | where permit_kind == id", key)
    let given = try source.rows("power_delegations | where permit_kind == id", key)
    let provinces = try source.names(
      "provinces", "province", (asked + given).compactMap { $0.text("province") })
    requests = asked.map {
      (
        $0.text("request") ?? "", provinces.of($0.text("province")), $0.text("status"),
        $0.text("answer")
      )
    }
    powers = given.map {
      (
        provinces.of($0.text("province")), $0.day("in_force_from"),
        $0.day("revoked") ?? $0.day("in_force_to"), $0.text("legal_basis")
      )
    }
  }
}
