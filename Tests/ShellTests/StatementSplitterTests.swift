import Testing

@testable import samat_repl

/// Where one statement ends and the next begins.
@Suite struct StatementSplitterTests {
  private func texts(_ text: String) -> [String] { StatementSplitter.split(text).map(\.text) }

  @Test func splitsAtSemicolons() {
    #expect(texts("a; b ;c") == ["a", "b", "c"])
    #expect(texts(";;a;") == ["a"])
    #expect(texts("print ';'; print \";\"") == ["print ';'", "print \";\""])
  }

  @Test func splitsAtEmptyLines() {
    #expect(texts("a\n| count\n\nb\n \t\r\nc\n") == ["a\n| count", "b", "c"])
    #expect(texts("a\r\n\r\nb") == ["a", "b"])
    #expect(texts("a\nb") == ["a\nb"])
  }

  @Test func findsNothingInNothing() {
    #expect(texts("").isEmpty)
    #expect(texts("  \n\n // only a remark\n").isEmpty)
    #expect(texts("#!/usr/bin/env samat-repl").isEmpty)
  }

  @Test func passesOverTheFirstLineOfAProgram() {
    let statements = StatementSplitter.split("#!/usr/bin/env samat-repl it's\nprint 1")
    #expect(statements.map(\.text) == ["print 1"])
    #expect(statements.map(\.range) == [31..<38])
  }

  @Test func keepsEmptyLinesInside() {
    #expect(texts("print ```a\n\nb```") == ["print ```a\n\nb```"])
    #expect(texts("datatable(a:long) [\n1,\n\n2]") == ["datatable(a:long) [\n1,\n\n2]"])
    #expect(texts("a | join (\n\nb) on c") == ["a | join (\n\nb) on c"])
  }

  @Test func goesOnWhileAStatementIsIncomplete() {
    #expect(texts("units |\n\ncount") == ["units |\n\ncount"])
    #expect(texts("units\n\n| count\n\nb") == ["units\n\n| count", "b"])
    #expect(texts("units\n\n// why\n\n| count") == ["units\n\n// why\n\n| count"])
    #expect(texts("print 1 +\n\n2") == ["print 1 +\n\n2"])
  }

  @Test func seesRemarksAsLines() {
    #expect(texts("a\n// b\n| count") == ["a\n// b\n| count"])
    #expect(texts("a // ; b\n\nc") == ["a", "c"])
    #expect(texts("a\n\n// of c\nc") == ["a", "c"])
  }

  @Test func tellsKindsApart() {
    let kinds = StatementSplitter.split(
      "let n = 1; set x = 2; declare query_parameters(a:long = 1); units; .show tables"
    ).map(\.kind)
    #expect(
      kinds == [.binding(name: "n"), .binding(name: ""), .binding(name: ""), .query, .query])
    #expect(StatementSplitter.split("let // it\n نام = 1").map(\.kind) == [.binding(name: "نام")])
  }

  @Test func keepsTheBodyOfAFunctionTogether() {
    let text = "let f = (x:long) { let y = x;\n\n y + 1 }"
    #expect(texts(text + "; print f(1)") == [text, "print f(1)"])
  }

  @Test func takesVerbsByTheLine() {
    let statements = StatementSplitter.split(":help it's ```  \nprint 1\n\n.tables\n.quit;\nunits")
    #expect(statements.map(\.text) == [":help it's ```", "print 1", ".tables", ".quit;", "units"])
    #expect(statements.map(\.kind) == [.verb, .query, .verb, .verb, .query])
  }

  @Test func endsAStatementAtAVerb() {
    #expect(
      texts("print 1\n:tables\nunits\n.tables") == ["print 1", ":tables", "units", ".tables"])
    #expect(texts("datatable(a\n:long)[1]") == ["datatable(a\n:long)[1]"])
  }

  @Test func countsInBytesOfTheText() {
    let text = "چاپ; print 'یک'"
    for statement in StatementSplitter.split(text) {
      let bytes = Array(text.utf8)[statement.range]
      #expect(String(decoding: bytes, as: UTF8.self) == statement.text)
    }
  }

  @Test func survivesAnything() {
    let alphabet: [Character] = [
      "a", " ", "\n", "\r\n", ";", "|", "(", ")", "[", "]", "{", "}", "'", "\"", "`", "/", ":", ".",
      "\\", "#", "!", "ی", "\u{200C}", "\u{0}", "1", ",",
    ]
    var generator = SplitMix(state: 7)
    for _ in 0..<2_000 {
      let text = String(
        (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        })
      var end = 0
      for statement in StatementSplitter.split(text) {
        #expect(
          statement.range.lowerBound >= end && !statement.text.isEmpty, "\(text.debugDescription)")
        end = statement.range.upperBound
      }
      #expect(end <= text.utf8.count)
      _ = SubmitRule.runs(text)
      _ = CompletionContext(before: text)
    }
  }
}

/// Random numbers that are the same in each run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// When Enter runs what was typed.
@Suite struct SubmitRuleTests {
  @Test(arguments: [
    "units", "units | count", "", "   ", "// remark", ":help", ".tables", "units;",
    "units\n| count;", "units\n| count\n", "units\n| count; // done", "units |\n\n\n",
    "print 'open",
    "let x = 1", ":explain units |",
  ])
  func runs(text: String) { #expect(SubmitRule.runs(text)) }

  @Test(arguments: [
    "units |", "print 1 +", "print (1", "units | where", "units\n| count", "units |\n",
    "print ```a", "units\n| project a,", "let x =",
  ])
  func goesOn(text: String) { #expect(!SubmitRule.runs(text)) }
}
