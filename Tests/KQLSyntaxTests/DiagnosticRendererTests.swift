import KQLSyntax
import Synchronization
import Testing

@Suite struct DiagnosticRendererTests {
  private func render(
    _ marked: String, caption: String = "", renderer: DiagnosticRenderer = DiagnosticRenderer()
  ) -> String {
    let text = MarkedText(marked)
    var diagnostic = Diagnostic(code: "kql.test", message: "wrong", caption: caption)
    diagnostic.span = text.spans.first
    return renderer.render(diagnostic, in: text.text)
  }

  @Test func looksAsTheHouseStyleSays() {
    let text = "units\n| where statee == \"active\""
    let diagnostic = Diagnostic(
      code: "kql.bind.unknown-column", message: "unknown column 'statee' in table 'units'",
      span: SourceSpan(start: 14, end: 20), caption: "not a column of 'units'",
      help: "did you mean 'state'?", notes: ["columns are 'id', 'name', 'state', 'capacity'"])
    #expect(
      DiagnosticRenderer().render(diagnostic, in: text) == """
        error: unknown column 'statee' in table 'units' [kql.bind.unknown-column]
         --> query:2:9-14
        1 | units
        2 | | where statee == "active"
          |         `----- not a column of 'units'
        help: did you mean 'state'?
        note: columns are 'id', 'name', 'state', 'capacity'
        """)
  }

  @Test func foldsNotesBetweenWords() {
    var renderer = DiagnosticRenderer()
    renderer.foldingWidth = 24
    let diagnostic = Diagnostic(
      code: "kql.test", message: "a message that is longer than this stays on its line",
      help: "did you mean 'state'?",
      notes: ["columns are 'a', 'b', 'a-name-of-more-than-the-width', 'ستون', 'd'"])
    #expect(
      renderer.render(diagnostic, in: "") == """
        error: a message that is longer than this stays on its line [kql.test]
        help: did you mean
              'state'?
        note: columns are 'a',
              'b',
              'a-name-of-more-than-the-width',
              'ستون', 'd'
        """)
    renderer.foldingWidth = 3
    #expect(renderer.render(diagnostic, in: "").contains("\nhelp: did you mean 'state'?\n"))
  }

  @Test func pointsByDisplayWidth() {
    #expect(render("漢字 ⟦x⟧").hasSuffix("1 | 漢字 x\n  |      `"))
    #expect(render("e\u{301} ⟦x⟧").hasSuffix("  |   `"))
    #expect(render("a\t⟦b⟧").hasSuffix("1 | a   b\n  |     `"))
    #expect(render("漢字 ⟦x⟧").contains("query:1:4\n"))
    let narrow = DiagnosticRenderer(width: { _ in 1 })
    #expect(render("漢字 ⟦x⟧", renderer: narrow).hasSuffix("  |    `"))
  }

  @Test func endsAndEmptySpans() {
    #expect(render("T |⟦⟧", caption: "here").hasSuffix("1 | T |\n  |    ` here"))
    #expect(render("⟦⟧").hasSuffix("--> query:1:1\n1 |\n  | `"))
    #expect(render("a\n⟦b\nc⟧d").contains("--> query:2:1-3:1\n1 | a\n2 | b\n  | `"))
    #expect(render("a\r\n⟦bc⟧\r\n").contains("--> query:2:1-2\n1 | a\n2 | bc\n  | `-"))
  }

  @Test func labelsHaveLinesOfTheirOwn() {
    let text = MarkedText("T | where ⟦(⟧a\n\n\n| count⟦⟧")
    let diagnostic = Diagnostic(
      code: "kql.test", message: "wrong", span: text.spans[1], caption: "expected ')'",
      labels: [.init(span: text.spans[0], text: "opened here")])
    #expect(
      DiagnosticRenderer().render(diagnostic, in: text.text) == """
        error: wrong [kql.test]
         --> query:4:8
        1 | T | where (a
          |           ` opened here
        ...
        3 |
        4 | | count
          |        ` expected ')'
        """)
  }

  @Test func longLinesAreCut() {
    let line = String(repeating: "a", count: 300) + "⟦bad⟧" + String(repeating: "c", count: 300)
    let lines = render(line, renderer: DiagnosticRenderer(maximumWidth: 40)).split(separator: "\n")
    #expect(lines[2].count <= 46 && lines[2].contains("aaabadccc"))
    let column = lines[2].firstRange(of: "bad").map {
      lines[2].distance(from: lines[2].startIndex, to: $0.lowerBound)
    }
    #expect(
      column
        == lines[3].distance(
          from: lines[3].startIndex, to: lines[3].firstIndex(of: "`") ?? lines[3].startIndex))
    #expect(lines[3].hasSuffix("`--"))
  }

  @Test func rightToLeftLinesSayItInWords() {
    let text = render("واحدها | where ⟦وضعیت⟧ == 1", caption: "unknown")
    #expect(text.contains("--> query:1:16-20"))
    #expect(text.hasSuffix("note: line 1, column 16: 'وضعیت'"))
    #expect(!render("units | where ⟦x⟧").contains("note:"))
  }

  @Test func columnsCountCharacters() {
    #expect(render("شهرک‌ها ⟦x⟧").contains("query:1:8\n"))
    #expect(SourceLines("a\né😀x").position(of: 8).column == 3)
    #expect(SourceLines("").count == 1)
    #expect(SourceLines("a").position(of: 99) == .init(line: 1, column: 2))
  }

  @Test func colours() {
    let text = render("⟦x⟧", renderer: DiagnosticRenderer(style: .ansi))
    #expect(text.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(!render("⟦x⟧").contains("\u{1B}"))
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    let text = render("print ⟦\u{1B}[2J\u{202E}⟧", caption: "a\u{7}b")
    #expect(
      !text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 || $0.value == 0x202E })
  }

  @Test func withoutAPlace() {
    let diagnostic = Diagnostic(code: "kql.time", severity: .warning, message: "slow", notes: ["x"])
    #expect(
      DiagnosticRenderer().render([diagnostic, diagnostic], in: "T")
        == "warning: slow [kql.time]\nnote: x\n\nwarning: slow [kql.time]\nnote: x")
  }

  /// Of a line of megabytes the part around the place is laid out, not all of it.
  @Test func longLinesAreLaidOutInPart() {
    let width = 40
    let far = String(repeating: "a", count: 300_000)
    let text = far + "bad" + far
    let start = far.utf8.count
    let diagnostic = Diagnostic(
      code: "kql.test", message: "wrong", span: SourceSpan(start: start, end: start + 3),
      caption: "here")
    let asked = Mutex(0)
    let renderer = DiagnosticRenderer(
      maximumWidth: width,
      width: { _ in
        asked.withLock { $0 += 1 }
        return 1
      })
    let lines = renderer.render(diagnostic, in: text).split(separator: "\n")
    #expect(asked.withLock { $0 } < 20_000)
    #expect(lines[1] == " --> query:1:300001-300003")
    #expect(lines[2].contains("…aaa") && lines[2].contains("aaabadaaa") && lines[2].hasSuffix("a…"))
    #expect(lines[3].hasSuffix("`-- here"))
    // Characters of several bytes are not cut in two.
    let wide = String(repeating: "واحد", count: 50_000)
    let shown = renderer.render(
      Diagnostic(
        code: "kql.test", message: "wrong",
        span: SourceSpan(start: wide.utf8.count, end: wide.utf8.count + 1)), in: wide + "x" + wide)
    #expect(!shown.contains("\u{FFFD}") && shown.contains("query:1:200001\n"))
  }

  @Test func columnsAreCountedAlike() {
    for text in ["abc\r\nde\rfg\nh", "aé\tb\r\n\u{301}c", "\r\n\r\n", "漢x\r"] {
      let lines = SourceLines(text)
      let bytes = Array(text.utf8)
      for offset in 0...bytes.count {
        let start = (0...offset).last { place in
          place == 0 || bytes[place - 1] == 0x0A
            || (bytes[place - 1] == 0x0D && (place == bytes.count || bytes[place] != 0x0A))
        }
        let front = String(decoding: bytes[(start ?? 0)..<offset], as: UTF8.self)
        #expect(lines.position(of: offset).column == front.count + 1)
      }
    }
  }
}
