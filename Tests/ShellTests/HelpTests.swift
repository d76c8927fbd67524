import KQLEngine
import KQLSyntax
import PersianText
import RegionalScience
import SamatKit
import Testing

@testable import samat_repl

/// What `:help` says holds.
@Suite struct HelpTests {
  private let catalog: Catalog

  init() throws { catalog = try Workspace.seeds().catalog }

  private func lines(_ page: String) -> [Substring] { page.split(separator: "\n") }

  @Test(arguments: [KQLPage.english, KQLPage.persian]) func languageFitsOnePage(_ page: String) {
    #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 46)
    for line in lines(page) { #expect(PersianText.DisplayWidth.columns(of: String(line)) <= 78) }
  }

  @Test(arguments: KQLPage.questions + KQLPage.persianQuestions)
  func questionsAreAnswered(_ question: KQLPage.Question) throws {
    #expect(try catalog.query(question.query).rowCount > 0)
    let page = BidiText.hasRightToLeft(question.text) ? KQLPage.persian : KQLPage.english
    for line in lines(question.query) { #expect(page.contains("     \(line)\n")) }
  }

  @Test func bothPagesAskTheSame() throws {
    #expect(KQLPage.questions.count == 5 && KQLPage.persianQuestions.count == 5)
    for (english, persian) in zip(KQLPage.questions, KQLPage.persianQuestions) {
      #expect(
        try catalog.query(english.query).rowCount == (try catalog.query(persian.query).rowCount))
    }
  }

  @Test(arguments: HelpTopic.all.flatMap(\.names)) func topicsHavePages(_ name: String) throws {
    let text = try #require(try HelpText.topic(name, in: catalog))
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n\n"))
  }

  @Test func everyNameHasHelp() throws {
    for name in HelpText.names(in: catalog) where !name.isEmpty {
      #expect(try HelpText.topic(name, in: catalog) != nil, "\(name)")
    }
  }

  @Test func pagesAreNoWiderThanAScreen() throws {
    let pages = [
      "operators", "types", "charts", "errors", "optimiser", "keys", "settings", "tutorial",
    ]
    for page in pages + ["آموزش", "functions", "commands", "modes", "options", "records"] {
      for line in lines(try HelpText.topic(page, in: catalog) ?? "") {
        #expect(PersianText.DisplayWidth.columns(of: String(line)) <= 80, "\(page): \(line)")
      }
    }
    for verb in VerbList.all {
      for line in lines(try HelpText.topic(":" + verb.name, in: catalog) ?? "") {
        #expect(PersianText.DisplayWidth.columns(of: String(line)) <= 90, "\(verb.name): \(line)")
      }
    }
    for line in lines(HelpText.overview) { #expect(line.count <= 80, "\(line)") }
  }

  @Test func overviewLeadsEverywhere() {
    for topic in HelpTopic.all { #expect(HelpText.overview.contains(topic.names[0])) }
    let pages = HelpText.overview + ShellPages.records
    for verb in VerbList.all { #expect(pages.contains(":\(verb.name)")) }
    // A second verb of a name could never be reached.
    let names = VerbList.all.map(\.name)
    #expect(Set(names).count == names.count, "\(names.sorted())")
    for name in VerbList.leading { #expect(VerbList.named(name) != nil, "\(name)") }
    // On a screen of 24 lines, with the prompts before and behind it.
    #expect(HelpText.overview.split(separator: "\n", omittingEmptySubsequences: false).count <= 23)
  }

  @Test func analysesStandByTopic() throws {
    let page = try #require(try HelpText.topic("analyses", in: catalog))
    for function in catalog.tableFunctions {
      #expect(page.contains("\n  \(function.name) "), "\(function.name)")
      #expect(!function.topic.isEmpty, "\(function.name) has no topic")
    }
    let topsis = try #require(try HelpText.topic("topsis", in: catalog))
    #expect(topsis.contains(TOPSIS().summary.dropFirst().prefix(20)))
    #expect(try HelpText.topic("evaluate", in: catalog)?.contains("':help analyses'") == true)
  }

  @Test(arguments: LanguagePages.typeLines) func literalsAreOfTheirType(
    _ line: LanguagePages.TypeLine
  ) throws {
    for literal in line.literals {
      let table = try catalog.query("print x = \(literal)")
      #expect(table.schema.columns[0].type == line.type, "\(literal)")
      #expect(line.type == .string || table.columns[0][0] != .null, "\(literal)")
    }
  }

  @Test(arguments: Visualization.kinds) func chartExamplesHaveRows(
    _ kind: Visualization.Kind
  ) throws {
    guard !kind.example.isEmpty else { return }
    let table = try catalog.query(kind.example)
    #expect(table.rowCount > 0 && table.visualization?.chart == kind.name)
  }

  @Test(arguments: KeywordList.commands) func commandsAreKnown(_ entry: KeywordList.Entry) {
    #expect(entry.syntax.hasPrefix("." + entry.name.split(separator: " ")[0]))
    #expect(KeywordList.command(entry.name + " T") == entry)
    // The parser knows the words: what it lacks is something else than the command.
    let parsed = Parser.parse("." + entry.name + (entry.name == "export" ? " to csv" : ""))
    for case .command(let command) in parsed.script.statements {
      if case .unsupported(let name) = command.kind {
        #expect(!parsed.diagnostics.isEmpty, "\(name)")
      }
    }
  }

  @Test func optimiserHasTwelveRules() {
    #expect(OptimizerRule.all.count == 12)
    #expect(Set(OptimizerRule.all.map(\.name)).count == 12)
  }

  @Test func namesDocuments() throws {
    let text = try #require(try HelpText.topic("units", in: catalog))
    #expect(text.contains("31 rows") && text.contains("002_057cc68bf82e8abc, 31 rows: "))
    #expect(try HelpText.topic("واحدها", in: catalog) == text)
    let provinces = try #require(try HelpText.topic("provinces", in: catalog))
    #expect(provinces.contains("sci-1395"))
  }

  @Test func explainsRulesOfTheDomain() throws {
    let text = try #require(try HelpText.topic("units.size-classes", in: catalog))
    #expect(text.contains("It comes from a document (fact S001-15"))
    #expect(try HelpText.topic("units.no-such-rule", in: catalog) == nil)
  }

  @Test func explainsCodes() throws {
    let text = try #require(try HelpText.topic("kql.bind.unknown-column", in: catalog))
    #expect(text.contains("When: ") && text.contains("Way out: ") && text.contains("Example: "))
    #expect(try HelpText.topic("unknown-column", in: catalog) == text)
    for section in DiagnosticGuide.sections {
      for entry in section.entries {
        #expect(entry.wayOut.hasSuffix(".") || entry.wayOut.hasSuffix(";"), "\(entry.code)")
        #expect(!entry.meaning.hasSuffix("."), "\(entry.code)")
      }
    }
  }

  @Test func tellsVerbsFromCommands() throws {
    #expect(try HelpText.topic(":set", in: catalog)?.hasPrefix(":set NAME = QUERY") == true)
    #expect(try HelpText.topic("set", in: catalog)?.hasPrefix(":set NAME = QUERY") == true)
    #expect(try HelpText.topic(".set", in: catalog)?.hasPrefix(".set NAME <| QUERY") == true)
    #expect(try HelpText.topic(".tables", in: catalog)?.hasPrefix(":tables") == true)
    #expect(try HelpText.topic("show tables", in: catalog)?.hasPrefix(".show tables") == true)
    #expect(try HelpText.topic("set-or-append", in: catalog)?.hasPrefix(".set-or-append") == true)
  }

  @Test func offersNearestNames() throws {
    let span = SourceSpan(start: 0, end: 1)
    #expect(
      HelpText.unknown("tutoral", in: catalog, at: span).help.contains("'tutorial'"))
    #expect(
      HelpText.unknown("unknown-colum", in: catalog, at: span).help.contains("unknown-column"))
    #expect(HelpText.unknown("filter-pushdwn", in: catalog, at: span).help.contains("filter-push"))
  }

  @Test func isolatesWhatRunsFromTheRight() {
    let page = HelpLayout.isolated("plain\n  سلام دنیا.\n  واحدها | project نام_فارسی, جمعیت\n")
    let lines = page.split(separator: "\n")
    #expect(lines[0] == "plain")
    #expect(lines[1] == "  \u{2068}سلام دنیا.\u{2069}")
    #expect(
      lines[2]
        == "\u{200E}  \u{2068}واحدها\u{2069} | project \u{2068}نام_فارسی\u{2069}, \u{2068}جمعیت\u{2069}"
    )
    // What is copied from the screen runs as well.
    #expect(throws: Never.self) {
      try catalog.query(HelpLayout.isolated("واحدها | project واحد, حوزه"))
    }
  }
}
