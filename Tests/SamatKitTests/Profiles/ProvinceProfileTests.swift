import Foundation
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The profile of a province against the tables that it is made from.
@Suite struct ProvinceProfileTests {
  /// A workspace with 300 made-up cases and the seeds.
  static let generated: Result<Workspace, any Error> = Result {
    let workspace = try Workspace.seeds()
    let deciders = try StandardDeciders(data: .seeds)
    try workspace.attach(MemoryJournal(), deciders: deciders.all)
    try CaseworkGenerator(cases: 300, seed: 5).run {
      (command: CaseworkCommand, day: SolarHijriDate, actor: String) throws in
      switch command {
      case .unit(let command): try workspace.perform(command, by: actor, on: day)
      case .obstacle(let command): try workspace.perform(command, by: actor, on: day)
      case .workingGroup(let command): try workspace.perform(command, by: actor, on: day)
      }
    }
    return workspace
  }

  static let codes = (0...30).map { "IR-" + ($0 < 10 ? "0" : "") + String($0) }

  @Test func alborzShowsItsCategoriesAndRankWithTheirSources() throws {
    let profile = try Seeds.workspace.get().provinceProfile("Alborz")
    let leading = try #require(profile.item("leading_categories/industry"))
    #expect(leading.value == 15 && leading.unit == "categories" && leading.precision == "exact")
    #expect(leading.sources == ["001_18285f0af8451c58"] && leading.paragraph == 12)
    #expect(profile.notes[leading.note - 1].facts == ["S001-05", "S001-25"])
    let rank = try #require(profile.item("rank_knowledge_based/knowledge-based units"))
    #expect(rank.value == 4 && rank.paragraph == 11)
    #expect(profile.notes[rank.note - 1].facts == ["S001-20"])
    let text = profile.text()
    #expect(text.contains("15 categories [\(leading.note)]"))
    #expect(text.contains("rank 4 [\(rank.note)]"))
    // The widget's 4 and the day of the crawl are doubts, not numbers.
    #expect(profile.doubts.map(\.id).contains("001-widget-figure"))
    #expect(profile.unknown.contains { $0.english.contains("how many there are is unknown") })
  }

  @Test func everySectionIsThere() throws {
    let profile = try Seeds.workspace.get().provinceProfile("کرمان")
    #expect(profile.sections.map(\.kind) == ProfileSection.allCases)
    #expect(profile.item("units/")?.value == 31)
    #expect(profile.item("domain/industry_mining")?.value == 23)
    #expect(profile.item("domain/agriculture")?.value == 8)
    #expect(profile.item("sessions/working_group")?.value == 1)
    #expect(profile.day?.description == "1404-03-10")
    let markdown = profile.markdown(in: .persian)
    for section in ProfileSection.allCases {
      #expect(markdown.contains(section.title(in: .persian)))
    }
  }

  @Test func noNumberIsWithoutASource() throws {
    let workspaces = [
      try Seeds.workspace.get(), try Self.generated.get(), try Workspace(data: .reference),
    ]
    for workspace in workspaces {
      var known: Set<String> = []
      for row in try workspace.query(
        "union (sources | project id = source), (reference_sources | project id = reference_source)"
      ).rows { known.insert(ValueText.string(row["id"])) }
      for code in Self.codes {
        let profile = try workspace.provinceProfile(code)
        #expect(profile.notes.map(\.number) == Array(1...profile.notes.count))
        for section in profile.sections {
          #expect(!section.items.isEmpty || !section.unknown.isEmpty || section.kind == .indicators)
          for item in section.items {
            #expect(!item.sources.isEmpty, "\(code) \(item.id)")
            #expect(known.isSuperset(of: item.sources), "\(code) \(item.id) \(item.sources)")
            #expect(profile.notes.indices.contains(item.note - 1), "\(code) \(item.id)")
            #expect(
              ["exact", "about", "atLeast", "moreThan", "unknown"].contains(item.precision),
              "\(code) \(item.id)")
          }
        }
        // What the page shows: a figure that has no note is none of this page's.
        for language in DocumentLanguage.allCases {
          for block in profile.page(in: language).blocks {
            switch block {
            case .figures(let figures):
              #expect(figures.figures.allSatisfy { !$0.notes.isEmpty && !$0.value.isEmpty })
            case .cards(let cards): #expect(cards.allSatisfy { !$0.notes.isEmpty })
            default: break
            }
          }
        }
      }
    }
  }

  @Test(arguments: ["IR-30", "IR-08", "IR-02", "IR-06"])
  func numbersAgreeWithTheQueriesOfTheirNotes(_ code: String) throws {
    let workspace = try Self.generated.get()
    let profile = try workspace.provinceProfile(code)
    var checked = 0
    for item in profile.sections.flatMap(\.items) {
      guard let query = profile.notes[item.note - 1].query else { continue }
      let answer = try workspace.query(query)
      let row = try #require(answer.rows.first { ValueText.string($0["item"]) == item.id })
      #expect(row["value"].double == item.value, "\(item.id)")
      checked += 1
    }
    #expect(checked > 5)
  }

  @Test func theQueryFunctionGivesTheSame() throws {
    let workspace = try Self.generated.get()
    for name in ["IR-08", "Alborz", "مازندران"] {
      let profile = try workspace.provinceProfile(name)
      let day = try #require(profile.day)
      let rows = try workspace.query("province_profile('\(name)', datetime(\(day.gregorian)))").rows
      let given = rows.map {
        "\(ValueText.string($0["section"])) \(ValueText.string($0["item"])) "
          + "\(ValueText.string($0["value"])) \(ValueText.string($0["source"]))"
      }
      let made = profile.sections.flatMap { section in
        section.items.map { item in
          "\(section.kind.rawValue) \(item.id) "
            + "\(ValueText.string(item.value.map(Value.real) ?? .null)) "
            + item.sources.joined(separator: ", ")
        }
      }
      #expect(given.sorted() == made.sorted())
      // Without a day it is the last that the tables tell of, as in the profile.
      #expect(try workspace.query("province_profile('\(name)')").rowCount == rows.count)
    }
  }

  @Test func resolutionsAddUpAndOverdueIsThatOfTheMeasure() throws {
    let workspace = try Self.generated.get()
    let day = try #require(SolarHijriDate(year: 1403, month: 6, day: 31))
    for code in Self.codes {
      let profile = try workspace.provinceProfile(code, on: day)
      let parts = profile.section(.casework).items.filter { $0.group == "resolution" }
      guard let whole = profile.item("resolutions/")?.value else {
        #expect(parts.isEmpty)
        continue
      }
      #expect(parts.compactMap(\.value).reduce(0, +) == whole)
      #expect(profile.text().contains("the parts add up"))
      let past = try workspace.asOf(day)
      let overdue = try past.query(
        "overdue(datetime(\(day.gregorian))) | where province == '\(code)'")
      #expect(Int(profile.item("resolution/overdue")?.value ?? 0) == overdue.rowCount)
    }
  }

  @Test func aDayShowsNothingLater() throws {
    let workspace = try Self.generated.get()
    let day = try #require(SolarHijriDate(year: 1402, month: 6, day: 27))
    // The document is of the 28th.
    #expect(
      try workspace.provinceProfile("Alborz", on: day).item("leading_categories/industry") == nil)
    let next = try #require(day.adding(days: 1))
    #expect(
      try workspace.provinceProfile("Alborz", on: next).item("leading_categories/industry")?.value
        == 15)
    let total = try Self.codes.map { code in
      try workspace.provinceProfile(code, on: day).item("cases/")?.value ?? 0
    }.reduce(0, +)
    let opened = try workspace.asOf(day).query(
      "cases | where isnull(opened) or opened <= datetime(\(day.gregorian)) | count")
    #expect(opened.rows[0][0].double == total)
  }

  @Test func htmlIsWellFormedAndNeedsNothingElse() throws {
    let workspace = try Self.generated.get()
    for code in Self.codes {
      let profile = try workspace.provinceProfile(code)
      for language in DocumentLanguage.allCases {
        let html = profile.html(in: language)
        let isPersian = language == .persian
        #expect(
          html.contains("<html lang=\"\(language.rawValue)\" dir=\"\(isPersian ? "rtl" : "ltr")\">")
        )
        // The only address is the name of SVG.
        let rest = html.replacing("http://www.w3.org/2000/svg", with: "")
        for foreign in ["http:", "https:", "src=", "@import", "<script", "<link", "url(http"] {
          #expect(!rest.contains(foreign), "\(code) \(foreign)")
        }
        // Void elements of HTML are closed for a reader of XML; all others must be as they are.
        var xml = html.replacing("<!DOCTYPE html>", with: "")
        for name in ["charset=\"utf-8\"", "initial-scale=1\""] {
          xml = xml.replacing("\(name)>", with: "\(name)/>")
        }
        let parser = XMLParser(data: Data(xml.utf8))
        #expect(parser.parse(), "\(code) \(language): \(String(describing: parser.parserError))")
        // Every name stands once, and every reference has its name.
        let ids = html.matches(of: /\bid="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count, "\(code)")
        for link in html.matches(of: /(?:href="#|url\(#)([^")]+)/) {
          #expect(ids.contains(String(link.1)), "\(code) \(link.1)")
        }
      }
    }
  }

  @Test func theMapMarksTheProvince() throws {
    let html = try Seeds.workspace.get().provinceProfile("Alborz").html()
    #expect(html.matches(of: /class="tile marked"/).count == 1)
    #expect(html.matches(of: /class="tile( marked)?"/).count == 31)
    #expect(html.contains("<title>Alborz (IR-30)</title>"))
  }

  @Test func provincesAreFoundByManyNames() throws {
    let workspace = try Seeds.workspace.get()
    for name in ["IR-30", "ir-30", "alborz", "البرز", "استان البرز", "Alborz Province", "IR-32"] {
      #expect(try workspace.provinceProfile(name).province.id == "IR-30", "\(name)")
    }
    // Codes that are in use mean what they mean now.
    #expect(try workspace.provinceProfile("IR-15").province.english == "Lorestan")
    #expect(try workspace.provinceProfile("IR-32").formerCode == "IR-32")
    #expect(workspace.provinceNames.count == 93)
  }

  @Test(arguments: [
    ("Albroz", "Alborz"), ("Kermn", "Kerman"), ("مازندارن", "مازندران"), ("Sistan", "Sistan and"),
  ])
  func wrongNamesGetSuggestions(_ written: String, _ meant: String) throws {
    let workspace = try Seeds.workspace.get()
    #expect {
      try workspace.provinceProfile(written)
    } throws: { error in
      let diagnostic = error as? Diagnostic
      return diagnostic?.code == "samat.profile.unknown-province"
        && diagnostic?.help.contains("did you mean '\(meant)") == true
    }
  }

  @Test(arguments: ["", " ", "IR-99", "x' | take 1 //", String(repeating: "ا", count: 100_000)])
  func anythingElseIsRefused(_ text: String) throws {
    let workspace = try Seeds.workspace.get()
    #expect(throws: Diagnostic.self) { try workspace.provinceProfile(text) }
  }

  @Test func emptyTablesAreSaidToBeUnknown() throws {
    let workspace = try Workspace(data: .empty)
    let profile = try workspace.provinceProfile("یزد")
    #expect(profile.province.id == "IR-21" && profile.day == nil)
    #expect(profile.sections.allSatisfy { $0.items.isEmpty })
    #expect(profile.unknown.count >= 15)
    #expect(profile.html(in: .persian).contains("نامعلوم"))
  }

  @Test func namesFromTablesCannotChangeThePage() throws {
    let workspace = try Workspace.seeds()
    struct Unit: ProductionUnit {
      var id = "u1"
      var cells: [String: Value] {
        [
          "unit": .string("u1"), "province": .string("IR-21"),
          "sector": .string("<script>alert('x')</script>"), "status": .string("\" onload=\"x"),
          "source": .string("our <b>register</b>"), "precision": .string("exact"),
        ]
      }
    }
    try workspace.register(Records("ours", of: [Unit()]))
    let html = try workspace.provinceProfile("IR-21").html()
    #expect(
      !html.contains("<script") && !html.contains("<b>register") && !html.contains("\" onload"))
    #expect(html.contains("our &lt;b&gt;register"))
  }
}
