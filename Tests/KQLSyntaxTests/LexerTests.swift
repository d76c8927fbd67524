import KQLSyntax
import Testing

@Suite struct LexerTests {
  private func kinds(_ text: String) -> [Token.Kind] { Lexer.tokens(of: text).map(\.kind) }

  private func texts(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Lexer.tokens(of: text).map {
      String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self)
    }
  }

  @Test func cutsAQuery() {
    #expect(
      texts("T | where a>=1.5 // why\n|project-away b")
        == ["T", "|", "where", "a", ">=", "1.5", "// why", "|", "project-away", "b", ""])
    #expect(
      kinds("T|where a has 'x' and t>1d")
        == [
          .identifier, .punctuation, .identifier, .identifier, .identifier, .string, .identifier,
          .identifier, .punctuation, .timespan, .endOfInput,
        ])
  }

  @Test func dashesMakeAName_onlyWhereAnOperatorStands() {
    #expect(texts("T | mv-expand a-b") == ["T", "|", "mv-expand", "a", "-", "b", ""])
    #expect(texts("T | a-b") == ["T", "|", "a", "-", "b", ""])
    #expect(texts(".set-or-append T") == [".", "set-or-append", "T", ""])
  }

  @Test func typedLiteralsAreOneToken() {
    #expect(
      kinds("datetime(2020-01-01T00:00:00Z), dynamic(1)")
        == [
          .typedLiteral, .punctuation, .identifier, .punctuation, .number, .punctuation,
          .endOfInput,
        ])
    #expect(texts("guid(')') x") == ["guid(')')", "x", ""])
  }

  @Test(arguments: [
    "'a'", "\"a\\\"b\"", "@'a''b'", "@\"\\\"", "h'x'", "H@\"x\"", "```a\nb```", "~~~a`b~~~",
    "h```x```",
  ])
  func stringsAreOneToken(_ text: String) {
    #expect(kinds(text) == [.string, .endOfInput])
    #expect(texts(text).first == text)
  }

  @Test func persianNamesAndDigits() {
    #expect(texts("شهرک‌ها==۱۲٫۵") == ["شهرک‌ها", "==", "۱۲٫۵", ""])
    #expect(kinds("شهرک‌ها==۱۲٫۵") == [.identifier, .punctuation, .number, .endOfInput])
    #expect(kinds("۳d") == [.timespan, .endOfInput])
    #expect(texts("a٢ b") == ["a٢", "b", ""])
  }

  @Test(arguments: ["1d", "1.5h", "30m", "10s", "100ms", "1microsecond", "2ticks", "1min", "3days"])
  func timespans(_ text: String) { #expect(kinds(text) == [.timespan, .endOfInput]) }

  @Test func numbersAndRanges() {
    #expect(texts("1..5") == ["1", "..", "5", ""])
    #expect(kinds("1e3 0xFF 1.5E-3") == [.number, .number, .number, .endOfInput])
    #expect(kinds("0L 0x 1us") == [.unknown, .unknown, .unknown, .endOfInput])
  }

  @Test func tokensNeverOverlapAndEndAtTheEnd() {
    for query in sampleQueries {
      var end = 0
      for token in Lexer.tokens(of: query) {
        #expect(token.span.start >= end)
        end = token.span.end
      }
      #expect(end == query.utf8.count)
    }
  }
}
