import KQLSyntax
import Testing

@Suite struct ExpressionParsingTests {
  @Test(arguments: [
    ("1 + 2 * 3", "(+ 1 (* 2 3))"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("(1 - 2) * -3", "(* (- 1 2) (- 3))"),
    ("-a.b", "(- (. a b))"),
    ("- -1", "(- (- 1))"),
    ("a < b == c", "(== (< a b) c)"),
    ("a and b and c or d and e", "(or (and a b c) (and d e))"),
    ("(a or b) and c", "(and (or a b) c)"),
    ("a has 'x' == true", "(== (has a 'x') true)"),
    ("a <> b", "(!= a b)"),
    ("a !has_cs b", "(!has_cs a b)"),
    ("a =~ b and c !~ d", "(and (=~ a b) (!~ c d))"),
    ("a matches regex 'b'", "(matches regex a 'b')"),
    ("a in (1, 2, 3)", "(in a [1 2 3])"),
    ("a in~ list", "(in~ a [list])"),
    ("a !in (T | project x)", "(!in a [{T | project x}])"),
    ("a has_any (dynamic(['x']))", "(has_any a [dynamic<['x']>])"),
    ("a + 1 between (1 .. b * 2)", "(between (+ a 1) 1 (* b 2))"),
    ("a !between (1d..2d)", "(!between a 1d 2d)"),
    ("f(a, b = 1, *)", "f(a, b=1, *)"),
    ("toscalar(T | count)", "toscalar({T | count})"),
    ("toscalar(print 1)", "toscalar({print 1})"),
    ("f((T | count), g())", "f({T | count}, g())"),
    ("d.a['b'][0].c", "(. ([] ([] (. d a) 'b') 0) c)"),
    ("d.['odd name'].by", "(. (. d odd name) by)"),
    ("d.[x]", "([] d x)"),
    ("['odd name'] + [\"x\"]", "(+ odd name x)"),
    ("arr[-1]", "([] arr (- 1))"),
    ("0xFF + ۱۲", "(+ 0xFF 12)"),
    ("TRUE", "true"),
    ("1.5h", "1.5h"),
    ("datetime( 2020-01-01 )", "datetime<2020-01-01>"),
    ("date('2020-01-01')", "datetime<2020-01-01>"),
    ("time(1.02:03:04)", "timespan<1.02:03:04>"),
    ("real(+inf)", "real<+inf>"),
    ("int(null)", "int<null>"),
    ("extract('x', 1, s, typeof(long))", "extract('x', 1, s, typeof(long))"),
    ("count_ + type + kind + nulls", "(+ (+ (+ count_ type) kind) nulls)"),
    ("'a' \"b\" @'c'", "'abc'"),
    ("not(a)", "not(a)"),
    ("iff(a == 1, 'x', 'y')", "iff((== a 1), 'x', 'y')"),
    (
      "dynamic([1, -2, {'a': datetime(2020-01-01)}, null, true])",
      "dynamic<[1 -2 {a:datetime<2020-01-01>} null true]>"
    ),
    ("dynamic(dynamic({}))", "dynamic<{}>"),
    ("dynamic(\"a\\/b\")", "dynamic<'a/b'>"),
  ])
  func reads(_ text: String, _ expected: String) throws {
    #expect(try shape(expression(text)) == expected)
  }

  @Test(arguments: [
    (#"'a\tb\n\\\'\"'"#, "a\tb\n\\'\""),
    (#"'\u06A9\x41\0'"#, "\u{06A9}A\0"),
    (#"'\uD83D\uDE00'"#, "😀"),
    (#"'\uD83D'"#, "\u{FFFD}"),
    (#"@'a\''b'"#, #"a\'b"#),
    (#"@"a""b""""#, #"a"b""#),
    ("```\nline 1\nline 2```", "line 1\nline 2"),
    ("~~~a'b~~~", "a'b"),
    ("h'secret'", "secret"),
    ("H@'x\\'", "x\\"),
    ("''", ""),
  ])
  func resolvesStrings(_ text: String, _ expected: String) throws {
    guard case .literal(let literal) = try expression(text) else {
      throw Mismatch(text: text)
    }
    #expect(literal.kind == .string)
    #expect(literal.text == expected)
  }

  @Test func spansAreExact() throws {
    let text = "print a + foo(b)"
    guard case .print(let items, _) = try pipeline(text).source,
      case .binary(_, let left, let right, let operatorSpan) = items[0].expression
    else { throw Mismatch(text: text) }
    #expect(left.span == SourceSpan(start: 6, end: 7))
    #expect(operatorSpan == SourceSpan(start: 8, end: 9))
    #expect(right.span == SourceSpan(start: 10, end: 16))
  }

  @Test func chainsOfAndAreOneNode() throws {
    let chain = Array(repeating: "a == 1", count: 5_000).joined(separator: " and ")
    guard case .logical(.and, let operands) = try expression(chain) else {
      throw Mismatch(text: "not a chain")
    }
    #expect(operands.count == 5_000)
  }
}
