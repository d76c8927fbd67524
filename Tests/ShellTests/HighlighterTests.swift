import KQLEngine
import KQLSyntax
import SamatKit
import Testing

@testable import samat_repl

/// Colours of an input, without a terminal.
@Suite struct HighlighterTests {
  private static let catalog = try? Workspace(data: .reference).catalog

  /// The text with its spans as `‹kind:text›`.
  private func marked(_ text: String, bindings: [String] = []) throws -> String {
    let catalog = try #require(Self.catalog)
    let spans = Highlighter(catalog: catalog, bindings: bindings).spans(in: text)
    return mark(text, spans)
  }

  private func mark(_ text: String, _ spans: [HighlightSpan]) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var place = 0
    for span in spans {
      #expect(span.range.lowerBound >= place && !span.range.isEmpty)
      result += String(decoding: bytes[place..<span.range.lowerBound], as: UTF8.self)
      result += "‹\(span.kind):" + String(decoding: bytes[span.range], as: UTF8.self) + "›"
      place = span.range.upperBound
    }
    return result + String(decoding: bytes[place...], as: UTF8.self)
  }

  /// The parts of a text that are shown as wrong.
  private func wrong(_ text: String, before: String = "") throws -> [String] {
    let catalog = try #require(Self.catalog)
    let bindings =
      before.isEmpty ? [] : [Fragment(SourceText(name: "", text: before), 0..<before.utf8.count)]
    let bytes = Array(text.utf8)
    return InputProblems(catalog: catalog, bindings: bindings).ranges(in: text).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  @Test func tellsNamesFromWords() throws {
    #expect(
      try marked("units | where name == 'x' and capacty > 3 | take 5")
        == "‹table:units› ‹tabular:|› ‹tabular:where› ‹column:name› == ‹literal:'x'› ‹keyword:and› "
        + "capacty > ‹literal:3› ‹tabular:|› ‹tabular:take› ‹literal:5›")
    #expect(
      try marked("units | summarize n = count(), strlen(name) by domain // all")
        == "‹table:units› ‹tabular:|› ‹tabular:summarize› ‹column:n› = ‹function:count›(), "
        + "‹function:strlen›(‹column:name›) ‹keyword:by› ‹column:domain› ‹comment:// all›")
    #expect(
      try marked("let a = 2d; print b = a, datetime(2020-01-01)", bindings: ["old"])
        == "‹tabular:let› ‹binding:a› = ‹literal:2d›; ‹tabular:print› ‹column:b› = ‹binding:a›, "
        + "‹literal:datetime(2020-01-01)›")
    #expect(
      try marked("old | count", bindings: ["old"]) == "‹binding:old› ‹tabular:|› ‹tabular:count›")
    #expect(
      try marked("units | join kind=inner (provinces) on name")
        == "‹table:units› ‹tabular:|› ‹tabular:join› ‹keyword:kind›=‹keyword:inner› "
        + "(‹table:provinces›) ‹keyword:on› ‹column:name›")
  }

  @Test func knowsPersianNames() throws {
    let text = "استان‌ها | where name_fa == 'کِرمان' | project-away source"
    #expect(
      try marked(text)
        == "‹table:استان‌ها› ‹tabular:|› ‹tabular:where› ‹column:name_fa› == ‹literal:'کِرمان'› "
        + "‹tabular:|› ‹tabular:project-away› ‹column:source›")
  }

  @Test func knowsVerbs() throws {
    #expect(try marked(":help where") == "‹verb::help› where")
    #expect(try marked(":schema units") == "‹verb::schema› ‹table:units›")
    #expect(
      try marked(":explain units | count")
        == "‹verb::explain› ‹table:units› ‹tabular:|› ‹tabular:count›")
    #expect(
      try marked(":set a = units | count")
        == "‹verb::set› a = ‹table:units› ‹tabular:|› ‹tabular:count›")
    #expect(try marked(":nonsense units") == ":nonsense units")
    #expect(try marked(".create table t (a:long)").hasPrefix(".‹tabular:create›"))
  }

  @Test func showsOpenTextsAsTexts() throws {
    #expect(try marked("print 'abc").hasSuffix("‹literal:'abc›"))
    #expect(try marked("") == "")
    #expect(try marked("   \n") == "   \n")
  }

  @Test func findsWrongNames() throws {
    #expect(try wrong("units | where statee == 'x'") == ["statee"])
    #expect(try wrong("unts | count") == ["unts"])
    #expect(try wrong("units | extend a = nofunction(name)") == ["nofunction"])
    #expect(try wrong("units | where name == 'x'") == [])
    #expect(try wrong("استان‌ها | where نانام == 1 | take 5") == ["نانام"])
    #expect(try wrong("x | count", before: "let x = units") == [])
    #expect(try wrong("let y = units | where q == 1; y | count").first == "q")
    #expect(try wrong(":explain units | where q == 1") == ["q"])
    #expect(try wrong(":hlp") == [":hlp"])
  }

  @Test func findsWrongSyntax() throws {
    #expect(try wrong("units | whre x == 1") == ["whre"])
    #expect(try wrong("units | where name = ) 3").contains(")"))
    // Names before the mistake are looked at as well.
    #expect(try Set(wrong("units | where statee == 1 | whre x")) == ["whre", "statee"])
  }

  @Test(arguments: [
    "units |", "units | where", "units | where name ==", "units | summarize count() by",
    "units | where name in (", "units | where name == 'a", "units | join (provinces", "let a =",
    "print", "units | extend a = strcat(name,", "",
  ])
  func takesAnEndForNoMistake(_ text: String) throws {
    #expect(try wrong(text) == [])
  }

  @Test func findsNamesBeforeAnOpenEnd() throws {
    #expect(try wrong("units | where statee == 1 | take") == ["statee"])
  }

  @Test func leavesTheWordAtTheCursorAlone() {
    let ranges = [3..<6, 10..<12]
    #expect(InputProblems.settled(ranges, cursor: 6) == [10..<12])
    #expect(InputProblems.settled(ranges, cursor: 7) == ranges)
  }

  @Test func putsProblemsOverOtherSpans() {
    let spans = [
      HighlightSpan(range: 0..<4, kind: .table), HighlightSpan(range: 6..<10, kind: .keyword),
    ]
    func combined(_ problems: Range<Int>...) -> [HighlightSpan] {
      HighlightSpan.combined(spans, problems: problems)
    }
    func span(_ range: Range<Int>, _ kind: HighlightSpan.Kind) -> HighlightSpan {
      HighlightSpan(range: range, kind: kind)
    }
    #expect(combined() == spans)
    #expect(combined(4..<6) == [spans[0], span(4..<6, .problem), spans[1]])
    #expect(combined(0..<4) == [span(0..<4, .problem), spans[1]])
    #expect(
      combined(2..<7) == [span(0..<2, .table), span(2..<7, .problem), span(7..<10, .keyword)])
    #expect(
      combined(7..<8, 1..<2)
        == [
          span(0..<1, .table), span(1..<2, .problem), span(2..<4, .table), span(6..<7, .keyword),
          span(7..<8, .problem), span(8..<10, .keyword),
        ])
    #expect(combined(12..<14, 0..<20) == [span(0..<20, .problem)])
    #expect(HighlightSpan.combined([], problems: [3..<3, 1..<2]) == [span(1..<2, .problem)])
  }

  /// All pairs of ranges in a small text: the result is in order, without overlaps, and covers what it
  /// must.
  @Test func combinesAllSmallCases() {
    for start in 0..<6 {
      for end in start..<7 {
        for from in 0..<6 {
          for to in from + 1..<7 {
            let spans = [
              HighlightSpan(range: 1..<3, kind: .table), HighlightSpan(range: 4..<6, kind: .column),
            ]
            let problems = [start..<end, from..<to]
            var cells = [HighlightSpan.Kind?](repeating: nil, count: 8)
            for span in spans { for place in span.range { cells[place] = span.kind } }
            for problem in problems { for place in problem { cells[place] = .problem } }
            var found = [HighlightSpan.Kind?](repeating: nil, count: 8)
            var last = 0
            for span in HighlightSpan.combined(spans, problems: problems) {
              #expect(span.range.lowerBound >= last && !span.range.isEmpty)
              last = span.range.upperBound
              for place in span.range { found[place] = span.kind }
            }
            #expect(found == cells, "\(problems)")
          }
        }
      }
    }
  }

  @Test func movesSpansWithTheText() {
    let spans = [
      HighlightSpan(range: 0..<5, kind: .table), HighlightSpan(range: 8..<13, kind: .tabular),
    ]
    func moved(_ old: String, _ new: String) -> [Range<Int>] {
      TextChange(from: old, to: new).moved(spans).map(\.range)
    }
    #expect(moved("units | where", "units  | where") == [0..<5, 9..<14])
    #expect(moved("units | where", "units | wherex") == [0..<5, 8..<14])
    #expect(moved("units | where", "units | whre") == [0..<5, 8..<12])
    #expect(moved("units | where", "xunits | where") == [1..<6, 9..<14])
    #expect(moved("units | where", "").isEmpty)
    #expect(moved("units | where", "u | where") == [0..<1, 4..<9])
  }

  @Test func hasNothingToSayOfWhatIsTooLong() throws {
    let long = "units | where name == '" + String(repeating: "x", count: Highlighter.limit) + "'"
    #expect(try marked(long) == long)
    #expect(try wrong("nothere " + long) == [])
  }

  /// Whatever the bytes, spans stay inside of the text and in order.
  @Test func takesAnything() throws {
    let catalog = try #require(Self.catalog)
    let pieces = [
      "units", "|", " where ", "'", "(", ")", "[", "\n", "«", "\u{200C}", ";", "let ", ":", ".",
      "=", "3d", "//", "日",
    ]
    var state: UInt64 = 7
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      _ = try marked(text)
      let count = text.utf8.count
      let ranges = InputProblems(catalog: catalog).ranges(in: text)
      #expect(ranges.allSatisfy { $0.upperBound <= count }, "\(text)")
    }
  }
}
