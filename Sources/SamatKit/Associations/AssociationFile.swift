import KQLEngine
public import KQLSyntax

/// An association on one page: its way to the register, its boards with their terms, its elections, and
/// what it was asked (پرونده تشکل).
public struct AssociationFile: SecretariatDocument {
  /// The association.
  public let id: String
  let name: DocumentName?
  let province: DocumentName?
  let row: Row
  let boards: [Row]
  let elections: [Row]
  let candidates: [Row]
  let views: [Row]
  let instructions: [Row]
  let delegations: [Row]
  let bodies: [String: DocumentName]

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    func day(_ row: Row, _ column: String) -> String {
      row.day(column).map { language.bothDates($0) } ?? ""
    }
    func share(_ row: Row, _ column: String) -> String {
      guard let share = row[column].double else { return "" }
      let percent = Int((share * 1000).rounded())
      return language.number(percent / 10) + say(".", "٫") + language.number(percent % 10)
        + say("%", "٪")
    }
    var page = DocumentPage(
      language.titled("Association", "تشکل", name?.text(in: language) ?? id), in: language)
    page.fields([
      (say("Id", "شناسه"), id),
      (say("Kind", "نوع"), AssociationTerms.text(row.text("kind"), in: language)),
      (say("Level", "سطح"), AssociationTerms.text(row.text("level"), in: language)),
      (say("Field", "رشته"), row.text("field") ?? language.unknown),
      (say("Province", "استان"), province?.text(in: language) ?? language.unknown),
      (say("State", "وضعیت"), AssociationTerms.text(row.text("status"), in: language)),
      (
        say("Approved", "تأیید"),
        row.day("approved").map { language.bothDates($0) } ?? language.unknown
      ),
      (say("Approved by", "تأییدکننده"), bodies.of(row.text("approved_by")).text(in: language)),
      (
        say("Registered", "ثبت"),
        row.day("registered").map { language.bothDates($0) } ?? language.unknown
      ),
      (say("Founders", "هیئت مؤسس"), row.list("founders").joined(separator: say(", ", "، "))),
      (say("Source", "منبع"), language.origin(row.place)),
    ])
    page.section(
      say("Boards", "هیئت‌مدیره‌ها"),
      [say("Board", "هیئت‌مدیره"), say("From", "از"), say("To", "تا"), say("Members", "اعضا")],
      boards.map {
        [
          $0.text("board") ?? "", day($0, "term_from"), day($0, "term_to"),
          $0.list("members").joined(separator: say(", ", "، ")),
        ]
      })
    page.section(
      say("Elections", "انتخابات"),
      [
        say("Election", "انتخاب"), say("Call", "نوبت"), say("Held", "برگزاری"),
        say("Turnout", "مشارکت"), say("Quorum", "حد نصاب"), say("Result", "نتیجه"),
        say("Supervisor", "ناظر"),
      ],
      elections.map {
        [
          $0.text("election") ?? "", $0.number("call").map(language.number) ?? "", day($0, "held"),
          share($0, "turnout"), share($0, "quorum"),
          AssociationTerms.text($0.text("result"), in: language),
          $0.text("supervisor").map { bodies.of($0).text(in: language) } ?? "",
        ]
      })
    page.section(
      say("Candidates", "نامزدها"),
      [
        say("Election", "انتخاب"), say("Person", "شخص"), say("Votes", "آرا"),
        say("Elected", "منتخب"),
      ],
      candidates.map {
        [
          $0.text("election") ?? "", $0.text("person") ?? "",
          $0.number("votes").map(language.number) ?? "",
          $0["elected"] == .bool(true) ? say("yes", "بله") : "",
        ]
      })
    page.section(
      say("Views asked", "نظرخواهی‌ها"),
      [
        say("Consultation", "نظرخواهی"), say("About", "موضوع"), say("Asked", "تاریخ"),
        say("Answer", "نظر"),
      ],
      views.map {
        [
          $0.text("title") ?? "", AssociationTerms.text($0.text("about"), in: language),
          day($0, "opened"), AssociationTerms.text($0.text("position"), in: language),
        ]
      })
    page.section(
      say("Instructions to it and of it", "دستورالعمل‌های رسیده و صادرشده"),
      [
        say("Instruction", "دستورالعمل"), say("Title", "عنوان"), say("Issuer", "صادرکننده"),
        say("Addressee", "مخاطب"), say("Issued", "ابلاغ"), say("Deadline", "مهلت"),
        say("State", "وضعیت"), say("Progress", "پیشرفت"),
      ],
      instructions.map {
        [
          $0.text("instruction") ?? "",
          DocumentName(
            "", english: $0.text("title"), persian: $0.text("title_fa")
          ).text(in: language), body($0.text("issuer"), language),
          body($0.text("addressee"), language), day($0, "date"), day($0, "deadline"),
          AssociationTerms.text($0.text("status"), in: language), share($0, "progress"),
        ]
      })
    page.section(
      say("Functions handed over", "وظایف واگذارشده"),
      [
        say("Delegation", "واگذاری"), say("Function", "وظیفه"), say("From", "واگذارنده"),
        say("To", "گیرنده"), say("State", "وضعیت"), say("Since", "از"),
        say("Legal basis", "مبنای قانونی"),
      ],
      delegations.map {
        [
          $0.text("delegation") ?? "", $0.text("function") ?? "", body($0.text("from"), language),
          body($0.text("to"), language), AssociationTerms.text($0.text("status"), in: language),
          day($0, "date"), $0.text("legal_basis") ?? "",
        ]
      })
    return page
  }

  /// An organization, or the association itself, by its name.
  private func body(_ id: String?, _ language: DocumentLanguage) -> String {
    guard let id else { return "" }
    return id == self.id ? name?.text(in: language) ?? id : bodies.of(id).text(in: language)
  }
}

/// The words of the vocabularies of associations.
enum AssociationTerms {
  private static let words: [String: (String, String)] = [
    "homogeneous": ("association of a homogeneous industry", "انجمن صنایع همگن"),
    "national_homogeneous": ("national association", "انجمن ملی صنایع همگن"),
    "house": ("House of Industry, Mine and Trade", "خانه صنعت، معدن و تجارت"),
    "provincial": ("provincial", "استانی"), "national": ("national", "ملی"),
    "founding": ("founding board formed", "تشکیل هیئت مؤسس"), "applied": ("applied", "درخواست‌داده"),
    "reviewed": ("reviewed", "بررسی‌شده"), "approved": ("approved", "تأییدشده"),
    "rejected": ("rejected", "ردشده"), "registered": ("registered", "ثبت‌شده"),
    "withdrawn": ("taken back", "پس‌گرفته"), "dissolved": ("dissolved", "منحل‌شده"),
    "called": ("called", "فراخوان‌شده"), "held": ("held", "برگزارشده"),
    "without_quorum": ("without quorum", "بدون حد نصاب"), "declared": ("declared", "اعلام‌شده"),
    "annulled": ("annulled", "باطل‌شده"), "programme": ("programme", "برنامه"),
    "policy": ("policy", "سیاست"), "instruction": ("instruction", "دستورالعمل"),
    "agree": ("agrees", "موافق"), "conditional": ("agrees under conditions", "موافق مشروط"),
    "disagree": ("disagrees", "مخالف"), "none": ("has none", "بدون نظر"),
    "sent": ("sent", "ابلاغ‌شده"), "received": ("received", "دریافت‌شده"),
    "in_progress": ("in progress", "در حال اجرا"), "done": ("done", "اجراشده"),
    "refused": ("refused", "خودداری‌شده"), "proposed": ("proposed", "پیشنهادشده"),
    "given": ("handed over", "واگذارشده"),
  ]

  /// A word of a vocabulary; itself where it is of none.
  static func text(_ word: String?, in language: DocumentLanguage) -> String {
    guard let word else { return "–" }
    guard let known = words[word] else { return word }
    return language.say(known.0, known.1)
  }
}

extension Workspace {
  /// The page of an association.
  ///
  /// - Parameter id: The association.
  /// - Returns: The page.
  /// - Throws: `samat.association.unknown` where there is none, and what the tables report.
  public func associationFile(_ id: String) throws(Diagnostic) -> AssociationFile {
    let source = try DocumentSource(self)
    let parameters = ["id": Value.string(id)]
    let row = try source.record(
      "associations", "association", id, "association", columns: "association, name_fa",
      or: AssociationRefusal.unknown)
    let elections = try source.rows(
      "elections | where association == id | sort by called asc, election asc", parameters)
    let names = DocumentName(id, english: row.text("name"), persian: row.text("name_fa"))
    let instructions = try source.rows(
      "instructions | where addressee == id or issuer == id | sort by date asc, instruction asc",
      parameters)
    let delegations = try source.rows(
      "delegations | where ['from'] == id or ['to'] == id | sort by date asc, delegation asc",
      parameters)
    let named =
      elections.map { $0.text("supervisor") } + [row.text("approved_by")]
      + instructions.flatMap { [$0.text("issuer"), $0.text("addressee")] }
      + delegations.flatMap { [$0.text("from"), $0.text("to")] }
    let bodies = try source.organizations(named.compactMap { $0 })
    let places = try source.names("provinces", "province", [row.text("province") ?? ""])
    return AssociationFile(
      id: id, name: names,
      province: row.text("province").flatMap { places[$0] }, row: row,
      boards: try source.rows(
        "association_boards | where association == id | sort by term_from asc", parameters),
      elections: elections,
      candidates: try source.rows(
        "election_candidates | lookup kind=inner (elections | where association == id "
          + "| project election, called) on election | sort by called asc, votes desc, person asc",
        parameters),
      views: try source.rows(
        "association_consultations | where association == id | sort by opened asc",
        parameters), instructions: instructions, delegations: delegations, bodies: bodies)
  }
}
