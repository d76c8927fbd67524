import Testing

@testable import samat_repl

/// What Tab offers, at each stage of a query.
@Suite struct CompletionTests {
  private let session: Session
  private let completer: Completer

  init() throws {
    session = try Session(messages: Messages(color: .never))
    completer = Completer(session)
  }

  /// The completions where `‸` stands, or at the end.
  private func complete(_ text: String) -> [Completion] {
    let parts = text.split(separator: "‸", omittingEmptySubsequences: false).map(String.init)
    return completer.completions(
      for: CompletionRequest(text: parts.joined(), cursor: parts[0].utf8.count))
  }

  private func names(_ text: String) -> [String] { complete(text).map(\.replacement) }

  @Test func offersTablesAtTheStart() {
    #expect(names("unit") == ["units"])
    #expect(names("").contains("provinces") && names("").contains("print"))
    #expect(names("pri") == ["priorities", "print"])
    #expect(names("PROVINCES").contains("provinces"))
    #expect(complete("  unit").first?.start == 2)
  }

  @Test func offersPersianNamesToWhoTypesPersian() {
    #expect(names("واحد").contains("واحدها"))
    #expect(!names("").contains("واحدها"))
    #expect(names("units | where وض") == ["وضعیت"])
    // Arabic letters find the Persian name.
    #expect(names("units | where وضعي") == ["وضعیت"])
    let prefix = "units | where "
    #expect(complete(prefix + "وض").first?.start == prefix.utf8.count)
  }

  @Test func offersOperatorsAfterAPipe() {
    #expect(names("units | wh") == ["where"])
    #expect(names("units |").contains("summarize"))
    #expect(names("units\n| project-") == names("units | project-"))
    #expect(names("units | project-a") == ["project-away"])
    #expect(complete("units | project-a").first?.start == 8)
    #expect(!names("units | ").contains("units"))
  }

  @Test func offersTheColumnsOfThatPoint() {
    let after = names("units | summarize n = count() by domain | where ")
    #expect(after == ["domain", "n"])
    #expect(names("units | project unit, x = 1 | sort by ").prefix(2) == ["unit", "x"])
    #expect(names("units | project unit | where stat").allSatisfy { $0 != "status" })
  }

  @Test func fallsBackToEarlierStages() {
    #expect(names("units | project unit | where nothing == 1 | project un").contains("unit"))
    #expect(names("units | whre x | where domai").contains("domain"))
  }

  @Test func offersFunctionsWithTheirBracket() {
    #expect(names("units | extend x = strca").contains("strcat("))
    #expect(names("units | summarize cou").contains("count("))
    #expect(names("print strl").contains("strlen("))
    #expect(complete("print strl").first?.detail.isEmpty == false)
  }

  @Test func offersLetNames() {
    #expect(names("let limit_of = 5; units | take 1 | where x > limit_").contains("limit_of"))
    #expect(names("let mine = units; min").contains("mine"))
    _ = session.run(SourceText(name: "query", text: "let kept_name = 5"))
    #expect(names("print kept").contains("kept_name"))
  }

  @Test func offersTablesInSubqueries() {
    #expect(names("units | join kind=inner (prov").contains("provinces"))
    #expect(names("units | lookup prov").contains("provinces"))
    #expect(names("units | where province in (prov").contains("provinces"))
    #expect(names("units | join (provinces | where capi").contains("capital"))
    #expect(names("let x = unit").contains("units"))
  }

  @Test func offersWhatFollowsAVerb() {
    #expect(names(":sch") == ["schema "])
    #expect(names(":schema uni") == ["units"])
    #expect(names(":schema واح").contains("واحدها"))
    #expect(names(":mode mark") == ["markdown"])
    #expect(names(":timer o") == ["on", "off"])
    #expect(names(":help summ").contains("summarize"))
    #expect(names(":explain units | wh") == ["where"])
  }

  @Test func offersValuesInQuotes() {
    #expect(names("units | where domain == '") == ["agriculture", "industry_mining"])
    #expect(names("units | where domain == 'agri") == ["agriculture"])
    #expect(names("units | where domain in ('agriculture', 'ind") == ["industry_mining"])
    #expect(complete("units | where domain == 'agri").first?.start == 25)
    #expect(names("units | where nothing == '").isEmpty)
  }

  @Test func offersNothingWhereNothingIsKnown() {
    #expect(names("units | take ").isEmpty)
    #expect(names("// unit").isEmpty)
    #expect(names("print 12").isEmpty)
    #expect(names("zzzz").isEmpty)
  }

  @Test func looksOnlyBeforeTheCursor() {
    #expect(names("uni‸ | count").contains("units"))
    #expect(names("units | wh‸ x == 1") == ["where"])
  }

  @Test func survivesEveryPrefixOfAQuery() {
    let query =
      "let d = 'a'; واحدها | where وضعیت == \"x\" and (a + 1) > 2.5 | join kind=inner (provinces | "
      + "project province) on $left.a == $right.b | summarize n = count() by bin(x, 1d), ['odd name'] "
      + "// remark\n| mv-expand x to typeof(long) | render barchart with (title='a')"
    for end in query.unicodeScalars.indices {
      _ = names(String(query.unicodeScalars[..<end]))
    }
  }
}
