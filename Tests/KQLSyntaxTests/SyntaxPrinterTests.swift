import KQLSyntax
import Testing

@Suite struct SyntaxPrinterTests {
  @Test(arguments: sampleQueries)
  func roundTrip(_ query: String) {
    let first = Parser.parse(query)
    #expect(first.diagnostics.isEmpty, "\(first.diagnostics.map(\.message))")
    let once = SyntaxPrinter.print(first.script)
    let second = Parser.parse(once)
    #expect(second.diagnostics.isEmpty, "\(once): \(second.diagnostics.map(\.message))")
    #expect(SyntaxPrinter.print(second.script) == once)
  }

  @Test(arguments: [
    ("T|where a==1 and(b or c)|take 5", "T\n| where a == 1 and (b or c)\n| take 5"),
    ("print (1-2)-(3-4)", "print 1 - 2 - (3 - 4)"),
    ("print (a and b) and c", "print (a and b) and c"),
    ("print (a or b) == (c == d)", "print (a or b) == (c == d)"),
    ("print -(a + b), (-a).b, (a+b)[0]", "print -(a + b), (-a).b, (a + b)[0]"),
    ("print (a has 'b') has ('c' + d)", "print a has \"b\" has (\"c\" + d)"),
    ("print ['odd name'], ['first'], ['a']", "print [\"odd name\"], [\"first\"], a"),
    ("print 'a\\n\\u0001\"'", "print \"a\\n\\u0001\\\"\""),
    ("print datetime('2020-01-01'), guid(\"a)b\")", "print datetime(2020-01-01), guid(\"a)b\")"),
    ("print f((T|count)), g((T|count),1)", "print f(T | count), g((T | count), 1)"),
    ("range ['a b'] from 1 to 2 step 1", "range [\"a b\"] from 1 to 2 step 1"),
    ("set ['print']=1", "set [\"print\"] = 1"),
    ("let  x=(T|count);x", "let x = T | count;\nx"),
    ("T | join hint.x=y (U) on $left.a==$right.a", "T\n| join U on a"),
    ("T | join (a == b) on k", "T\n| join (a == b) on k"),
    ("print datetime\n('12-02-2022')", "print datetime(12-02-2022)"),
    (".alter // words\ncluster C", ".alter cluster"),
    ("T | partition by (a has b) (count)", "T\n| partition by (a has b) (count)"),
    ("union (f(1) <= -b), (-c)", "union (f(1) <= -b), (-c)"),
  ])
  func canonicalText(_ query: String, _ expected: String) {
    let result = Parser.parse(query)
    #expect(result.diagnostics.isEmpty)
    #expect(SyntaxPrinter.print(result.script) == expected)
    let again = Parser.parse(expected)
    #expect(again.diagnostics.isEmpty && SyntaxPrinter.print(again.script) == expected)
  }

  @Test(arguments: [
    ("a", "a"), ("شهر", "شهر"), ("a b", "[\"a b\"]"), ("", "[\"\"]"), ("1a", "[\"1a\"]"),
    ("in~", "[\"in~\"]"), ("by", "[\"by\"]"), ("a'\"", "[\"a'\\\"\"]"), ("$left", "$left"),
    ("kind", "[\"kind\"]"), ("a-b", "[\"a-b\"]"),
  ])
  func names(_ name: String, _ expected: String) {
    #expect(SyntaxPrinter.name(name) == expected)
  }

  /// Mutants that still are queries go the same way.
  @Test func mutantsThatParse() {
    var generator = SeededGenerator(state: 7)
    var count = 0
    for _ in 0..<6_000 {
      let query = sampleQueries.randomElement(using: &generator) ?? ""
      let tokens = Lexer.tokens(of: query).filter { $0.kind != .comment }
      let bytes = Array(query.utf8)
      var words = tokens.map {
        String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self)
      }
      let place = Int.random(in: 0..<words.count, using: &generator)
      let other = Int.random(in: 0..<words.count, using: &generator)
      words[place] = words[other]
      let first = Parser.parse(words.joined(separator: " "))
      guard first.diagnostics.isEmpty else { continue }
      count += 1
      let once = SyntaxPrinter.print(first.script)
      let second = Parser.parse(once)
      #expect(second.diagnostics.isEmpty, "\(once): \(second.diagnostics.map(\.message))")
      #expect(SyntaxPrinter.print(second.script) == once)
    }
    #expect(count > 500)
  }
}
