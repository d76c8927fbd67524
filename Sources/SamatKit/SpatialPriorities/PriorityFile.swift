import KQLEngine
public import KQLSyntax
import PersianText

/// A document of spatial priorities on one page: its contents, its priorities with their grounds, every
/// version of its place, the permits set against it, and how far the programme has come there.
public struct PriorityFile: SecretariatDocument {
  struct Priority: Sendable {
    var sector: DocumentName?
    var rank: Int?
    var score: Double?
    var method: String?
    var stability: Double?
    var weights: String?
    var indicators: String?
  }

  struct Version: Sendable {
    var id: String
    var number: Int?
    var status: String?
    var begun: SolarHijriDate?
    var adopted: SolarHijriDate?
    var superseded: SolarHijriDate?
    var basis: String?
  }

  struct Content: Sendable {
    var kind: String
    var text: String
    var sector: DocumentName?
  }

  struct Permit: Sendable {
    var id: String
    var place: DocumentName?
    var sector: DocumentName?
    var fits: Bool
    var recorded: SolarHijriDate?
  }

  struct Step: Sendable {
    var step: String
    var since: SolarHijriDate?
    var reason: String?
  }

  /// The document.
  public let id: String
  let place: DocumentName?
  let level: String?
  let versions: [Version]
  let contents: [Content]
  let priorities: [Priority]
  let permits: [Permit]
  let steps: [Step]

  static let persian: [String: String] = [
    "draft": "پیش‌نویس", "adopted": "مصوب", "superseded": "جایگزین‌شده", "province": "استان",
    "county": "شهرستان", "requirement": "الزام", "resource": "منبع", "project": "پروژه",
    "chosen": "انتخاب‌شده", "in_progress": "در حال اجرا", "document_adopted": "سند مصوب",
  ]

  /// Weights as they are kept, `name=0.5; name=0.5`, with the numbers of the language.
  private static func weights(_ text: String?, in language: DocumentLanguage) -> String {
    guard let text, language == .persian else { return text ?? "" }
    return text.split(separator: ";").map { part in
      guard let sign = part.lastIndex(of: "="), Double(part[part.index(after: sign)...]) != nil
      else { return String(part) }
      return part[...sign] + language.digits(String(part[part.index(after: sign)...]))
    }.joined(separator: "؛")
  }

  private func word(_ word: String?, _ language: DocumentLanguage) -> String {
    guard let word, !word.isEmpty else { return language.unknown }
    return language == .persian ? Self.persian[word] ?? word : word.replacing("_", with: " ")
  }

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(
      say("Spatial priorities: \(id)", "سند آمایش \(id)"), in: language)
    let own = versions.first { $0.id == id }
    page.fields([
      (say("Place", "مکان"), place.text(in: language)),
      (say("Level", "سطح"), word(level, language)),
      (say("Version", "نسخه"), own?.number.map(language.number) ?? language.unknown),
      (say("State", "وضعیت"), word(own?.status, language)),
      (say("Begun", "آغاز"), language.bothDates(own?.begun)),
    ])
    if let adopted = own?.adopted {
      page.fields([
        (say("Adopted", "تاریخ تصویب"), language.bothDates(adopted)),
        (say("Basis", "مبنا"), own?.basis ?? language.unknown),
      ])
    }
    page.section(
      say("Priorities", "اولویت‌ها"),
      [
        say("Sector", "بخش"), say("Rank", "رتبه"), say("Score", "امتیاز"), say("Method", "روش"),
        say("Stability", "پایداری"),
      ],
      priorities.map {
        [
          $0.sector.text(in: language), $0.rank.map(language.number) ?? language.unknown,
          language.decimal($0.score),
          $0.method.map { MethodNames.text($0, in: language) } ?? language.unknown,
          $0.stability.map(language.share) ?? language.unknown,
        ]
      })
    for priority in priorities {
      let name = priority.sector.text(in: language)
      page.paragraph(
        say("Weights of \(name): ", "وزن‌های \(name): ")
          + Self.weights(priority.weights, in: language))
      page.paragraph(
        say("Indicators of \(name): ", "شاخص‌های \(name): ") + (priority.indicators ?? ""))
    }
    for kind in PriorityContent.allCases {
      let titles: (String, String) =
        switch kind {
        case .requirement: ("Requirements", "الزام‌ها")
        case .resource: ("Resources", "منابع")
        case .project: ("Projects", "پروژه‌ها")
        }
      page.section(
        say(titles.0, titles.1), [say("Text", "متن"), say("Sector", "بخش")],
        contents.filter { $0.kind == kind.rawValue }.map {
          [$0.text, $0.sector?.text(in: language) ?? ""]
        })
    }
    page.section(
      say("Versions", "نسخه‌ها"),
      [
        say("Document", "سند"), say("State", "وضعیت"), say("Begun", "آغاز"),
        say("Adopted", "تصویب"), say("Superseded", "جایگزینی"), say("Basis", "مبنا"),
      ],
      versions.map {
        [
          $0.id, word($0.status, language), language.date($0.begun),
          $0.adopted.map(language.date) ?? "", $0.superseded.map(language.date) ?? "",
          $0.basis ?? "",
        ]
      })
    page.section(
      say("Permits set against it", "مجوزهای سنجیده با آن"),
      [
        say("Permit", "مجوز"), say("Place", "مکان"), say("Sector", "بخش"), say("Fits", "سازگار"),
        say("Recorded", "ثبت"),
      ],
      permits.map {
        [
          $0.id, $0.place.text(in: language), $0.sector.text(in: language),
          $0.fits ? say("yes", "بله") : say("no", "خیر"), language.date($0.recorded),
        ]
      })
    page.section(
      say("Steps of the programme in the province", "گام‌های برنامه در استان"),
      [say("Step", "گام"), say("Since", "از"), say("Reason", "دلیل")],
      steps.map { [word($0.step, language), language.date($0.since), $0.reason ?? ""] })
    return page
  }
}

extension Workspace {
  /// A document of spatial priorities, as recorded.
  ///
  /// - Parameter text: The document, or a place by code, or a province by name: then its document in
  ///   force, or its draft.
  /// - Returns: The document.
  /// - Throws: `samat.priority.unknown`; what the tables report.
  public func priorityFile(_ text: String) throws(Diagnostic) -> PriorityFile {
    let source = try DocumentSource(self)
    // Names of provinces stand for their codes, in both languages; an id stays what it is.
    let id = (try? ProvinceNames(source.rows("provinces")).find(text))?.name.id ?? text
    let found = try source.rows(
      "priority_documents | where document == id or place == id | sort by version asc",
      ["id": .string(id)])
    guard
      let row = found.first(where: { $0.text("document") == id })
        ?? found.first(where: { $0.text("status") == PriorityDocumentStatus.adopted.rawValue })
        ?? found.last, let document = row.text("document")
    else {
      throw Diagnostic(
        code: PriorityRefusal.unknownDocument.rawValue,
        message: "there is no document '\(CaseworkIDs.shown(id))'",
        help: "draft it first with ':priority draft PLACE', or see the table 'priority_documents'")
    }
    return try PriorityFile(document, row, source)
  }
}

extension PriorityFile {
  fileprivate init(_ id: String, _ row: Row, _ source: DocumentSource) throws(Diagnostic) {
    self.id = id
    level = row.text("level")
    let placeID = row.text("place") ?? ""
    let province = row.text("province") ?? placeID
    let key: [String: Value] = ["id": .string(id)]
    let ranked = try source.rows("priorities | where document == id | sort by sector asc", key)
    let held = try source.rows("priority_contents | where document == id", key)
    let issued = try source.rows(
      "priority_permits | where document == id | sort by recorded asc, permit asc", key)
    let names = try source.places([placeID] + issued.compactMap { $0.text("place") })
    let sectors = try source.names(
      "sectors", "sector", (ranked + held + issued).compactMap { $0.text("sector") }, "title")
    place = names.of(placeID)
    versions = try source.rows(
      "priority_documents | where place == id | sort by version asc", ["id": .string(placeID)]
    ).map {
      Version(
        id: $0.text("document") ?? "", number: $0.number("version"), status: $0.text("status"),
        begun: $0.day("begun"), adopted: $0.day("adopted"), superseded: $0.day("superseded"),
        basis: $0.text("basis"))
    }
    contents = held.map {
      Content(
        kind: $0.text("kind") ?? "", text: $0.text("text") ?? "",
        sector: sectors.of($0.text("sector")))
    }
    priorities = ranked.map {
      Priority(
        sector: sectors.of($0.text("sector")), rank: $0.number("rank"), score: $0["score"].double,
        method: $0.text("method"), stability: $0["stability"].double, weights: $0.text("weights"),
        indicators: $0.text("indicators"))
    }
    permits = issued.map {
      Permit(
        id: $0.text("permit") ?? "", place: names.of($0.text("place")),
        sector: sectors.of($0.text("sector")), fits: $0["fits"].truth ?? false,
        recorded: $0.day("recorded"))
    }
    steps = try source.rows(
      "priority_rollout | where province == id | sort by since asc", ["id": .string(province)]
    ).map { Step(step: $0.text("step") ?? "", since: $0.day("since"), reason: $0.text("reason")) }
  }
}
