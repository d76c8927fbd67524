import Foundation
import Testing

/// What others may see names no firm and nobody, in titles and free texts neither.
@Suite(.timeLimit(.minutes(10)))
struct PublicViewTests {
  /// The keys of events whose texts everybody may see, with the reason. A key that is in no list here and is
  /// not withheld fails a test: whoever adds one decides what it may hold.
  private static let open: [String: Set<String>] = [
    // Ids, which must be no names.
    "ids": [
      "absence", "action", "after", "agencies", "agency", "allocation", "axis", "bid", "board",
      "case",
      "commission", "consultation", "delegation", "document", "election", "escalation", "estate",
      "fact", "facts", "flag", "fund", "group", "instalment", "instruction", "issue", "left",
      "link", "notification", "objection", "obstacle", "opinion", "organization", "parcel",
      "permit", "policy", "post", "posts", "power", "production_unit", "programme", "project",
      "report", "request", "resolution", "right", "rule", "sector", "session", "source",
      "statement", "supply", "topic", "unit", "charter", "number", "stated_in",
    ],
    // Public bodies, their names and functions, and who of them does something.
    "public bodies": [
      "addressee", "addressees", "asked", "association", "body", "chair_post", "executor",
      "field", "function", "giver", "issuer", "name", "name_fa", "owner", "place", "proposer",
      "province", "supervisor", "taker",
    ],
    // Words of vocabularies and days.
    "vocabularies": [
      "about", "change", "class", "decided_by", "finding", "fact_kind", "fund_source", "governance",
      "issue_kind", "kind", "level", "method", "outcome", "pillars", "position", "precision",
      "red_flag", "role", "size", "status", "step", "subject", "supply_source", "type",
      "utility", "domain", "amount_as_written",
      "answer_due", "committee_due", "solution_due", "date", "deadline", "due", "from", "to",
      "objection_until", "published", "term_from", "term_to", "until",
    ],
    // What laws, procedures and programmes say publicly.
    "rules": [
      "basis", "documents", "evidence", "indicator", "indicators", "law", "legal_basis", "next",
      "score",
      "permit_kind", "recourse", "title", "title_fa", "weights",
    ],
  ]

  private struct Line: Decodable {
    var kind: String
    var body: [String: Text]
  }

  /// The texts of a value.
  private struct Text: Decodable {
    var texts: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        texts = [text]
      } else {
        texts = (try? container.decode([String].self)) ?? []
      }
    }
  }

  private func exported() throws -> [Line] {
    let folder = try TemporaryFolder()
    let file = folder.path("j.jsonl")
    let run = try ShellRun(
      "--no-init", "--policies", RichJournal.folder.appending(path: "policies.json").path, "-c",
      try RichJournal.commands() + "\n:export journal \(file) --anonymise")
    try #require(run.status == 0, "\(run.errors)")
    return try folder.text("j.jsonl").split(separator: "\n").dropFirst().map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test func everyTextOfAnEventIsDecidedOn() throws {
    let open = Self.open.values.reduce(into: Set()) { $0.formUnion($1) }
    for line in try exported() {
      for (key, value) in line.body where !open.contains(key) {
        for text in value.texts {
          #expect(
            text.isEmpty || text.hasPrefix("person-") || text.hasPrefix("firm-"),
            "'\(key)' of \(line.kind) is shown to everybody: '\(text)'; withhold it or list it here"
          )
        }
      }
    }
  }

  /// Titles and free texts that may name a firm or somebody.
  @Test func titlesAndFreeTextsAreWithheld() throws {
    let withheld: [String: Set<String>] = [
      "instruction.issued": ["title"], "consultation.opened": ["title"],
      "source.added": ["title"], "action.added": ["title"], "topic.proposed": ["title"],
      "project.estimated": ["title"], "association.applied": ["documents"],
      "session.held": ["venue"], "estate.company_added": ["service"],
    ]
    var seen: Set<String> = []
    for line in try exported() {
      for key in withheld[line.kind] ?? [] {
        seen.insert(line.kind)
        #expect(line.body[key]?.texts.allSatisfy(\.isEmpty) ?? true, "\(line.kind) \(key)")
      }
      if line.kind == "source.added" {
        #expect(line.body["publisher"]?.texts.first?.hasPrefix("firm-") == true)
      }
    }
    #expect(seen == Set(withheld.keys), "\(Set(withheld.keys).subtracting(seen))")
  }

  /// Public bodies keep their names; pages of the public view say nothing that was withheld.
  @Test func pagesOfThePublicViewKeepPublicBodiesOnly() throws {
    let pages = [
      ":association show textile-kerman", ":programme show prog", ":project show P-1",
      ":document show doc-1", ":estate show north", ":minutes s-1", ":case show K-1",
    ]
    let texts = try RichJournal.show(pages, settings: ":public on", ending: "--fa")
    let text = texts.joined()
    #expect(text.contains("انجمن نساجی نمونه") && text.contains("برنامه نمونه"))
    for secret in [
      "عوارض صادرات", "کارخانه آرد", "پست برق", "گزارش نمونه", "آزمایش", "نخست\n", "شخص نمونه",
      "ریسندگی نمونه", "فولاد نمونه", "استانداری", "مینا", "تمدید وام", "c-7",
    ] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }
}
