import KQLEngine
import KQLSyntax
import SamatTesting
import Testing

/// Whatever the text, a query ends in an answer or in an error that says where.
@Suite struct FuzzTests {
  private static let options = QueryOptions(
    maxRows: 20_000, maxMemory: 64 << 20, timeout: 1, now: 639_028_224_000_000_000)

  @Test(arguments: 0..<20) func endsInAnAnswerOrAnError(seed: Int) {
    var fuzzer = QueryFuzzer(
      seed: UInt64(seed), corpus: FuzzCorpus.queries, catalog: FuzzCorpus.catalog)
    var answers = 0
    for _ in 0..<500 {
      let query = fuzzer.next()
      FuzzCorpus.log(query)
      do throws(QueryFailure) {
        _ = try FuzzCorpus.catalog.query(query, options: Self.options)
        answers += 1
      } catch {
        check(error)
      }
    }
    #expect(answers > 25)
  }

  private func check(_ failure: QueryFailure) {
    #expect(!failure.diagnostics.isEmpty)
    let length = failure.text.utf8.count
    for diagnostic in failure.diagnostics {
      #expect(
        diagnostic.code.hasPrefix("kql.") && diagnostic.code != "kql.internal",
        "\(failure.text): \(diagnostic.code)")
      if let span = diagnostic.span {
        #expect(span.start >= 0 && span.end <= length, "\(failure.text): \(diagnostic)")
      }
    }
    #expect(!failure.description.isEmpty)
  }

  /// A text that is large in one way, and the answer it must have, if any.
  struct Extreme: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var answer: Value?
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ answer: Value? = nil) {
      self.name = name
      self.text = text
      self.answer = answer
    }
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let extremes: [Extreme] = [
    Extreme("parentheses", "print " + times("(", 10_000) + "1" + times(")", 10_000)),
    Extreme("open parentheses", "print " + times("(", 10_000)),
    Extreme("brackets", "print dynamic(" + times("[", 10_000) + times("]", 10_000) + ")"),
    Extreme("signs", "print " + times("-", 10_000) + "1"),
    Extreme("calls", "print " + times("not(", 10_000) + "true" + times(")", 10_000)),
    Extreme("pipelines", times("(", 5_000) + "print 1" + times(")", 5_000)),
    Extreme("ands", "print x = true" + times(" and true", 10_000)),
    Extreme("ors", "print x = false" + times(" or false", 10_000)),
    Extreme("alternating", "print x = true" + times(" and false or true", 5_000)),
    Extreme(
      "ands of a column",
      "range x from 1 to 3 step 1 | where x > 0" + times(" and x > 0", 5_000) + " | count"),
    Extreme("many sums", "print x = 0" + times(" + 1", 900), .long(900)),
    Extreme("many pairs", "print case(" + times("false, 1, ", 300) + "2)", .long(2)),
    Extreme("many brackets", "print " + times("(", 90) + "1" + times(")", 90), .long(1)),
    Extreme("sums", "print x = 1" + times(" + 1", 10_000)),
    Extreme("members", "print d = dynamic({}) | project d" + times(".a", 10_000)),
    Extreme("indexes", "print d = dynamic([]) | project d" + times("[0]", 10_000)),
    Extreme(
      "in list",
      "range x from 1 to 10 step 1 | where x in ("
        + (0..<100_000).map(String.init).joined(separator: ", ")
        + ") | count"),
    Extreme("take", "range x from 1 to 3 step 1" + times(" | take 2", 1_000)),
    Extreme(
      "wheres", "range x from 1 to 3 step 1" + times(" | where x > 0", 400) + " | count", .long(3)),
    Extreme("extends", "print x = 0" + times(" | extend x = x + 1", 490), .long(490)),
    Extreme(
      "unions", "print x = 1" + times(" | union (print x = 1)", 300) + " | count", .long(301)),
    Extreme(
      "joins", "print x = 1" + times(" | join kind=inner (print x = 1) on x | project x", 100)),
    Extreme("long text", "print strlen('" + times("a", 1 << 20) + "')", .long(1 << 20)),
    Extreme("long name", times("a", 1 << 20)),
    Extreme("long comment", "print 1 //" + times("a", 1 << 20), .long(1)),
    Extreme("junk", times("|=(", 350_000)),
    Extreme("zeros", times("\0", 1 << 20)),
    Extreme("quotes", times("'", 100_001)),
    Extreme(
      "datatable", "datatable(x:long)[" + times("1,", 100_000) + "1] | count", .long(100_001)),
    Extreme("arguments", "print strlen(strcat(" + times("'a', ", 9_999) + "'a'))"),
    Extreme("case", "print case(" + times("false, 1, ", 5_000) + "2)"),
    Extreme("iff", "print " + times("iff(false, 1, ", 5_000) + "2" + times(")", 5_000)),
    Extreme("lets", (0..<1_000).map { "let a\($0) = \($0);" }.joined() + "print a999", .long(999)),
    Extreme(
      "doubling scalars",
      "let a0 = 1;" + (1...60).map { "let a\($0) = a\($0 - 1) + a\($0 - 1);" }.joined()
        + "print a60"),
    Extreme(
      "doubling functions",
      "let f0 = () { 1 };"
        + (1...60).map { "let f\($0) = () { f\($0 - 1)() + f\($0 - 1)() };" }.joined()
        + "print f60()"),
    Extreme(
      "doubling tables",
      "let t0 = print x = 1;"
        + (1...60).map { "let t\($0) = t\($0 - 1) | union t\($0 - 1);" }.joined() + "t60 | count"),
    Extreme("doubling names", "print x = 1" + times(" | as T | union T", 40) + " | count"),
    Extreme(
      "doubling text",
      "print x = 'aaaaaaaaaa'" + times(" | extend x = strcat(x, x)", 40) + " | project strlen(x)"),
    Extreme(
      "doubling arrays",
      "print x = dynamic([1,2])" + times(" | extend x = array_concat(x, x)", 40)
        + " | project array_length(x)"),
    Extreme(
      "expansions",
      "print x = range(1, 1000)" + times(" | extend y = range(1, 1000) | mv-expand y", 6)
        + " | count"),
    Extreme("recursion", "let f = (n:long) { f(n) }; print f(1)"),
    Extreme("columns", "print " + (0..<5_000).map { "c\($0) = \($0)" }.joined(separator: ", ")),
    Extreme("regex", "print '" + times("a", 5_000) + "!' matches regex '(a*)*$'"),
    Extreme(
      "regex parentheses", "print 'a' matches regex '" + times("(", 5_000) + times(")", 5_000) + "'"
    ),
    Extreme("regex repetition", "print 'a' matches regex '((a{1000}){1000}){1000}'"),
    Extreme("json", "print parse_json('" + times("[", 100_000) + "')"),
    Extreme("repeat", "print array_length(repeat('abc', 1000000000000))"),
    Extreme(
      "replacing", "print strlen(replace_string(strrep('a', 1000), 'a', strrep('b', 1000)))",
      .long(1_000_000)),
    Extreme(
      "replacing much",
      "print x = strrep('a', 1000) | extend x = replace_string(x, 'a', x) | extend x = replace_string(x, 'a', x)"
    ),
    Extreme(
      "doubling nests",
      "print x = dynamic([1])" + times(" | extend x = pack_array(x, x)", 60)
        + " | project strlen(tostring(x))"),
    Extreme("series", "print array_length(range(1, 1000000000000, 1))"),
    Extreme("pad", "print strlen(strrep('abc', 1000000000000))"),
  ]

  @Test(arguments: extremes) func survives(_ extreme: Extreme) {
    FuzzCorpus.log(extreme.name)
    var options = Self.options
    options.timeout = extreme.answer == nil ? 3 : 60
    do throws(QueryFailure) {
      let table = try FuzzCorpus.catalog.query(extreme.text, options: options)
      if let answer = extreme.answer { #expect(table.rows.first?[0] == answer) }
    } catch {
      check(error)
      #expect(extreme.answer == nil, "\(error.diagnostics.map(\.message))")
    }
  }
}
