import KQLEngine
public import KQLSyntax
public import PersianText

/// A document on one page: what it is, its facts by paragraph, what is doubtful about them, and what the
/// rules find (پرونده سند).
public struct SourceFile: SecretariatDocument {
  struct Fact: Sendable {
    var id: String
    var paragraph: Int?
    var statement: String
    var value: Double?
    var unit: String?
    var precision: String
    var isInferred: Bool
  }

  struct Issue: Sendable {
    var id: String
    var kind: String
    var statement: String
    var status: String
    var steps: [String]
  }

  struct Contradiction: Sendable {
    var rule: String
    var about: String
    var statement: String
  }

  /// The document.
  public let id: String
  let title: String?
  let publisher: DocumentName?
  let published: SolarHijriDate?
  let isInferred: Bool
  let paragraphs: Int?
  let facts: [Fact]
  let issues: [Issue]
  let contradictions: [Contradiction]

  private static let persian: [String: String] = [
    "date": "تاریخ", "missing": "کمبود", "ambiguous": "ابهام", "typo": "غلط نگارشی",
    "contradiction": "تناقض", "inference": "استنباط", "open": "باز", "decided": "تصمیم گرفته",
    "exact": "دقیق", "about": "حدود", "atLeast": "دست‌کم", "moreThan": "بیش از",
    "unknown": "نامعلوم",
    "two values": "دو مقدار", "two dates": "دو تاریخ", "parts and total": "اجزا و جمع",
    "indicator and fact": "شاخص و گزاره",
  ]

  private static func word(_ word: String, _ language: DocumentLanguage) -> String {
    language == .english ? word : persian[word] ?? word
  }

  /// The number of a fact with its unit; whole numbers in groups.
  private static func amount(_ fact: Fact, _ language: DocumentLanguage) -> String {
    guard let value = fact.value else { return "" }
    let number = Int64(exactly: value).map { language.grouped($0) } ?? "\(value)"
    return fact.unit.map { "\(number) \($0)" } ?? number
  }

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(say("Source", "سند"), of: id, in: language)
    page.fields([
      (say("Title", "عنوان"), title ?? language.unknown),
      (say("Publisher", "ناشر"), publisher.text(in: language)),
      (
        say("Published", "انتشار"),
        language.bothDates(published)
          + (isInferred ? say(" (inferred)", " (استنباطی)") : "")
      ),
      (
        say("Paragraphs", "بندها"),
        paragraphs.map { language.number($0) } ?? language.unknown
      ),
      (
        say("Facts", "گزاره‌ها"),
        language.number(facts.count)
          + say(
            ", \(facts.count { $0.isInferred }) of them inferred",
            "، \(language.number(facts.count { $0.isInferred })) استنباطی")
      ),
    ])
    page.section(
      say("Contradictions found by rule", "تناقض‌هایی که قاعده‌ها یافته‌اند"),
      [say("Rule", "قاعده"), say("About", "درباره"), say("What", "شرح")],
      contradictions.map { [Self.word($0.rule, language), $0.about, $0.statement] })
    if contradictions.isEmpty {
      page.paragraph(
        say(
          "The rules find no contradiction in this document.",
          "قاعده‌ها تناقضی در این سند نمی‌یابند."))
    }
    page.section(
      say("Issues", "ایرادها"),
      [
        say("Issue", "ایراد"), say("Kind", "نوع"), say("What", "شرح"), say("State", "وضعیت"),
        say("Steps", "گام‌ها"),
      ],
      issues.map {
        [
          $0.id, Self.word($0.kind, language), $0.statement, Self.word($0.status, language),
          language.list($0.steps),
        ]
      })
    page.section(
      say("Facts", "گزاره‌ها"),
      [
        say("Fact", "گزاره"), say("Paragraph", "بند"), say("What", "شرح"), say("Value", "مقدار"),
        say("Precision", "دقت"),
      ],
      facts.map {
        [
          $0.id, $0.paragraph.map { language.number($0) } ?? "", $0.statement,
          Self.amount($0, language),
          Self.word($0.precision, language)
            + ($0.isInferred ? say(", inferred", "، استنباطی") : ""),
        ]
      })
    return page
  }
}

extension Workspace {
  /// The page of a document.
  ///
  /// - Parameters:
  ///   - id: The document.
  ///   - day: The day at whose end it is read; nil for all that is recorded.
  /// - Returns: The page.
  /// - Throws: `samat.source.unknown`, and what the journal or the tables report.
  public func sourceFile(
    _ id: String, asOf day: SolarHijriDate? = nil
  ) throws(Diagnostic) -> SourceFile {
    let source = try DocumentSource(reading: self, asOf: day)
    let key: [String: Value] = ["id": .string(id)]
    guard let row = try source.rows("sources | where source == id | take 1", key).first else {
      throw Diagnostic(
        code: SourceRefusal.unknownSource.rawValue,
        message: "there is no source '\(CaseworkIDs.shown(id))'",
        help: "'sources | project source, title' lists them")
    }
    let publishers = try source.organizations([row.text("publisher") ?? ""])
    let facts = try source.rows(
      "facts | where source == id | sort by paragraph asc, fact asc", key
    ).map {
      SourceFile.Fact(
        id: $0.text("fact") ?? "", paragraph: $0.number("paragraph"),
        statement: $0.text("statement") ?? "", value: $0["value"].double, unit: $0.text("unit"),
        precision: $0.text("precision") ?? "", isInferred: $0["inferred"] == .bool(true))
    }
    var steps: [String: [String]] = [:]
    for row in try source.rows("issue_steps | sort by stepped asc") {
      let what = row.text("decision") ?? row.text("reason") ?? ""
      steps[row.text("issue") ?? "", default: []].append(
        "\(row.text("step") ?? "")\(what.isEmpty ? "" : ": \(what)")")
    }
    let issues = try source.rows("source_issues | where source == id | sort by issue asc", key).map
    {
      let issue = $0.text("issue") ?? ""
      return SourceFile.Issue(
        id: issue, kind: $0.text("kind") ?? "", statement: $0.text("statement") ?? "",
        status: $0.text("status") ?? "open", steps: steps[issue] ?? [])
    }
    let contradictions = try source.rows(
      "source_contradictions() | where source == id", key
    ).map {
      SourceFile.Contradiction(
        rule: $0.text("rule") ?? "", about: $0.text("about") ?? "",
        statement: $0.text("statement") ?? "")
    }
    return SourceFile(
      id: id, title: row.text("title"), publisher: publishers.of(row.text("publisher")),
      published: row.day("published"), isInferred: row["published_inferred"] == .bool(true),
      paragraphs: row.number("paragraphs"), facts: facts, issues: issues,
      contradictions: contradictions)
  }
}
