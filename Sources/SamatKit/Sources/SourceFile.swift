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
    var term: String?
  }

  struct Issue: Sendable {
    var id: String
    var kind: String
    var statement: String
    var status: String
    var steps: [(step: String, words: String)]
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
      contradictions.map {
        [
          SourceTerms.text($0.rule, in: language), SourceTerms.about($0.about, in: language),
          SourceTerms.statement($0.statement, in: language),
        ]
      },
      none: say(
        "The rules find no contradiction in this document.",
        "قاعده‌ها تناقضی در این سند نمی‌یابند."))
    page.section(
      say("Issues", "ایرادها"),
      [
        say("Issue", "ایراد"), say("Kind", "نوع"), say("What", "شرح"), say("State", "وضعیت"),
        say("Steps", "گام‌ها"),
      ],
      issues.map {
        [
          $0.id, SourceTerms.text($0.kind, in: language),
          SourceTerms.statement($0.statement, in: language),
          SourceTerms.text($0.status, in: language),
          language.list(
            $0.steps.map { step, words in
              SourceTerms.text(step, in: language)
                + (words.isEmpty
                  ? "" : ": " + (Double(words) == nil ? words : language.digits(words)))
            }),
        ]
      })
    page.section(
      say("Facts", "گزاره‌ها"),
      [
        say("Fact", "گزاره"), say("Paragraph", "بند"), say("What", "شرح"),
        say("Words of the document", "واژه سند"), say("Value", "مقدار"), say("Precision", "دقت"),
      ],
      facts.map {
        [
          $0.id, $0.paragraph.map { language.number($0) } ?? "", $0.statement, $0.term ?? "",
          language.quantity($0.value, $0.unit),
          SourceTerms.text($0.precision, in: language)
            + ($0.isInferred ? say(", inferred", "، استنباطی") : ""),
        ]
      })
    if language == .persian, !(facts.isEmpty && issues.isEmpty) {
      page.paragraph("شرح گزاره‌ها و ایرادها به همان زبانی است که ثبت شده است.")
    }
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
    let row = try source.record(
      "sources", "source", id, "source", columns: "source, title",
      or: SourceRefusal.unknownSource)
    let publishers = try source.organizations([row.text("publisher") ?? ""])
    let facts = try source.rows(
      "facts | where source == id | sort by paragraph asc, fact asc", key
    ).map {
      SourceFile.Fact(
        id: $0.text("fact") ?? "", paragraph: $0.number("paragraph"),
        statement: $0.text("statement") ?? "", value: $0["value"].double, unit: $0.text("unit"),
        precision: $0.text("precision") ?? "", isInferred: $0["inferred"] == .bool(true),
        term: $0.text("term"))
    }
    var steps: [String: [(step: String, words: String)]] = [:]
    for row in try source.rows("issue_steps | sort by stepped asc") {
      let what = row.text("decision") ?? row.text("reason") ?? ""
      steps[row.text("issue") ?? "", default: []].append((row.text("step") ?? "", what))
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
