import Foundation
import Testing

/// Every page in Persian has Persian words and digits.
@Suite(.timeLimit(.minutes(10)))
struct PersianPageTests {
  /// What may stand in Latin letters: ids, which are what somebody typed, and names that are written so.
  private static let allowed = [
    // Ids of the history.
    "textile-(kerman|[12])|north|south|n-[123]|[PKUWD]W?-[0-9]+(-[a-z]*[0-9]*)*|D1-2-two-values",
    "(parl|bank)-1403|bank-a|tax|lab-1|c-7|prog(-[12])?|a-[12]|doc-1|workshop|kerman-1|IR-08-v2",
    "cm-1|s-1|g-kerman|isna|land-affairs|water-company|003|D1-(i|1|2)",
    // Codes of provinces, facts, rules, and documents.
    "IR-\\d\\d|S\\d{3}-\\d+|[a-z-]+\\.[a-z0-9-]+|\\d{3}_[0-9a-f]{16}|ISO|3166-2",
    // Ids of methods, as queries take them, and the query that a score came from.
    "topsis|al-1|datatable|place|string|weight|real|IR-06|0\\.[46]",
  ].joined(separator: "|")

  /// The Latin words and digits of a page that nothing allows.
  private func foreign(in page: String) throws -> [String] {
    let allowed = try Regex(Self.allowed)
    return page.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))) }
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "-_.")) }
      .filter { word in
        !word.isEmpty && word.wholeMatch(of: allowed) == nil
      }
  }

  /// The lines of a page that the program writes in the language: not what comes next, which is typed, and of
  /// a profile not its notes, which have queries and titles.
  private func written(_ page: String) -> String {
    let body = page.components(separatedBy: "\nمنبع عددها\n").first ?? page
    return body.split(separator: "\n").filter { !$0.hasPrefix("بعد: ") }.joined(separator: "\n")
  }

  @Test func noPageHasForeignWords() throws {
    for (page, text) in zip(
      RichJournal.pages, try RichJournal.show(ending: "--fa"))
    {
      let found = try foreign(in: written(text))
      #expect(found.isEmpty, "\(page) --fa: \(found)\n\(text)")
    }
  }

  /// A page of HTML says the same; markup apart.
  @Test func noPageOfHTMLHasForeignWords() throws {
    for (page, text) in zip(
      RichJournal.pages, try RichJournal.show(ending: "--fa --html"))
    {
      let body = text.components(separatedBy: "<body>").last ?? text
      let end = body.components(separatedBy: "<h2>منبع عددها</h2>").first ?? body
      let words = end.components(separatedBy: "</body>")[0]
        .replacing(/<(svg|style)[\s\S]*?<\/(svg|style)>/, with: " ")
        .replacing(/<[^>]*>/, with: " ").replacing(/&[a-z#0-9]+;/, with: " ")
      let found = try foreign(in: words)
      #expect(found.isEmpty, "\(page) --fa --html: \(found)")
      #expect(text.contains("dir=\"rtl\""))
    }
  }

  @Test func amountsStandAsTheyWereWritten() throws {
    let persian = try RichJournal.show(
      [":fund show parl-1403", ":fund show bank-1403"], ending: "--fa")
    #expect(persian[0].contains("۵۰۰ میلیارد تومان") && persian[1].contains("۳ میلیارد تومان"))
    let english = try RichJournal.show([":fund show parl-1403"], ending: "")[0]
    #expect(english.contains("As written: 500 billion toman"))
    #expect(english.contains("5,000,000,000,000 rial"))
  }

  /// The row of totals is no balance.
  @Test func balancesAreCountedWithoutTheirTotal() throws {
    let page = try RichJournal.show([":project show P-1"], ending: "")[0]
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let heading = try #require(lines.firstIndex { $0.hasPrefix("Balances (") })
    // Below the heading: its line, the columns, the balances, the total.
    let rows = lines[(heading + 3)...].prefix { !$0.hasPrefix("Total") && !$0.isEmpty }
    #expect(lines[heading] == "Balances (\(rows.count))", "\(page)")
  }

  @Test func whatRulesFindHasPlainNumbers() throws {
    let page = try RichJournal.show([":document show doc-1"], ending: "")[0]
    #expect(page.contains("One source gives 10 and another 11.5 units."), "\(page)")
    #expect(page.contains("D1-1 gives 10 where D1-2 gives 11.5; both are kept."))
    #expect(!page.contains("10.0"))
  }

  /// An axis shows its own progress, not that of another.
  @Test func eachAxisHasItsOwnProgress() throws {
    let pages = try RichJournal.show([":axis show prog-1", ":axis show prog-2"], ending: "")
    #expect(pages[0].contains("Progress: (1 × 0.4) / 1 = 0.4"), "\(pages[0])")
    #expect(!pages[1].contains("0.4") && pages[1].contains("Progress: "), "\(pages[1])")
  }
}
