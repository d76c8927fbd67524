import KQLSyntax
import Testing

/// A tree as text, with a parenthesis around every operation.
func shape(_ expression: Expression) -> String {
  switch expression {
  case .literal(let literal):
    switch literal.kind {
    case .string: "'\(literal.text)'"
    case .typed(let type): "\(type.rawValue)<\(literal.text)>"
    default: literal.text
    }
  case .dynamic(let node, _): "dynamic<\(shape(node))>"
  case .name(let name): name.text
  case .star: "*"
  case .pattern(let name): "~\(name.text)"
  case .unary(let unary, let operand, _): "(\(unary.rawValue) \(shape(operand)))"
  case .binary(let binary, let left, let right, _):
    "(\(binary.rawValue) \(shape(left)) \(shape(right)))"
  case .logical(let logical, let operands): "(\(logical.rawValue) \(list(operands)))"
  case .membership(let membership, let left, let values, _):
    "(\(membership.rawValue) \(shape(left)) [\(list(values))])"
  case .between(let value, let lower, let upper, let negated, _):
    "(\(negated ? "!" : "")between \(shape(value)) \(shape(lower)) \(shape(upper)))"
  case .call(let call): shape(call)
  case .member(let base, let name): "(. \(shape(base)) \(name.text))"
  case .index(let base, let index, _): "([] \(shape(base)) \(shape(index)))"
  case .pipeline(let pipeline):
    "{\(SyntaxPrinter.print(pipeline).split(separator: "\n").joined(separator: " "))}"
  case .invalid: "?"
  }
}

func shape(_ call: Call) -> String {
  let arguments = call.arguments.map { argument in
    (argument.name.map { "\($0.text)=" } ?? "") + shape(argument.value)
  }
  return "\(call.function.text)(\(arguments.joined(separator: ", ")))"
}

private func list(_ expressions: [Expression]) -> String {
  expressions.map(shape).joined(separator: " ")
}

private func shape(_ node: DynamicNode) -> String {
  switch node {
  case .null: "null"
  case .scalar(let literal): shape(.literal(literal))
  case .negative(let literal): "-" + literal.text
  case .array(let items): "[" + items.map(shape).joined(separator: " ") + "]"
  case .object(let members):
    "{" + members.map { "\($0.key):\(shape($0.value))" }.joined(separator: " ") + "}"
  }
}

func shape(_ item: NamedExpression) -> String {
  item.names.isEmpty
    ? shape(item.expression)
    : item.names.map(\.text).joined(separator: "+") + ":=" + shape(item.expression)
}

/// The only pipeline of a text without mistakes.
func pipeline(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Pipeline {
  let result = Parser.parse(text)
  #expect(
    result.diagnostics.isEmpty, "\(result.diagnostics.map(\.message))",
    sourceLocation: sourceLocation)
  let statement = try #require(result.script.statements.last, sourceLocation: sourceLocation)
  guard case .query(let pipeline) = statement else {
    throw Mismatch(text: "not a query: \(statement)")
  }
  return pipeline
}

/// The operator behind `T |` in a text without mistakes.
func tabularOperator(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> TabularOperator.Kind {
  let pipeline = try pipeline("T | " + text, sourceLocation: sourceLocation)
  return try #require(pipeline.operators.last, sourceLocation: sourceLocation).kind
}

/// The expression of `print` in a text without mistakes.
func expression(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Expression {
  let pipeline = try pipeline("print " + text, sourceLocation: sourceLocation)
  guard case .print(let items, _) = pipeline.source, items.count == 1 else {
    throw Mismatch(text: "not one expression: \(pipeline)")
  }
  return items[0].expression
}

/// Something else than a test expected.
struct Mismatch: Error {
  var text: String
}

/// A text in which `⟦` and `⟧` mark a place.
struct MarkedText {
  var text: String
  var spans: [SourceSpan]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    spans = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": starts.append(bytes.count)
      case "⟧": spans.append(SourceSpan(start: starts.popLast() ?? 0, end: bytes.count))
      default: bytes += Array(String(Character(scalar)).utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }
}

/// A generator whose numbers are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Queries that together use every production.
let sampleQueries = [
  "T | where a == 1 and b has 'x' or not(c) and d between (1 .. 2) and e !between (3 .. 4)",
  "T | where s in ('a', 'b') and s !in~ ('c') and s has_any ('x', 'y') and s matches regex @'\\d+'",
  "T | where x in (U | where y > 1 | project x) | project a, b = c + 1, (d, e) = f(x)",
  "T | summarize n = count(), avg(x) by bin(t, 1d), k = tolower(s) | sort by n desc nulls last, k asc",
  "T | extend a = d.b.c[0]['x'].['odd name'], b = -x * (y + 2) % 3 | order by a",
  "T | project-away a*, *_b | project-keep x, y* | project-rename n = o | project-reorder a*, b desc",
  "T | distinct a, b | distinct * | take 5 | limit 6 | top 3 by x asc nulls first | count | count as n",
  "T | join kind=leftouter hint.strategy=shuffle (U | where x > 1) on a, $left.b == $right.c",
  "T | lookup kind=inner U on k | union kind=inner withsource=src A, (B | take 1), C*",
  "T | mv-expand kind=array with_itemindex=i a to typeof(long), b = c limit 10",
  "T | mv-apply x = arr to typeof(long) on (where x > 1 | summarize s = sum(x))",
  "T | parse kind=regex flags=s text with * 'a=' a:long 'b' 'c' b * | parse-where t with 'x' y",
  "T | parse-kv s as (a:long, b:string) with (pair_delimiter=';', kv_delimiter='=')",
  "T | make-series n = count() default = 0, avg(x) on t from a to b step 1h by k",
  "T | make-series count() on t in range(a, b, 1d)",
  "T | evaluate pivot(a, sum(b)) | invoke f(1, x = 2) | render barchart with (title='t', ycolumns=a, b)",
  "T | serialize n = row_number() | serialize | as X | getschema | sample 3 | sample-distinct 4 of c",
  "T | top-nested 2 of a with others = 'rest' by sum(x) desc, top-nested of b by count()",
  "T | search kind=case_sensitive 'a' and b:'c' | partition by k (top 1 by x | extend y = 1)",
  "search in (A, B*) 'x' | take 1",
  "find in (A) where x == 1",
  "union A, B | count",
  "range x from 1 to 10 step 2 | where x > 1",
  "print a = 1, 0xFF, 1.5e3, 2h, true, datetime(2020-01-01 10:00), int(null), guid(a-b), time('1.02:03:04')",
  "print dynamic({'a': [1, -2.5, null, true, 'x', datetime(2020-01-01)], \"b\": {}}), @'a''b', h'z', 'a' 'b'",
  "datatable(a:long, ['odd name']:string) [1, 'x', 2, 'y'] | project ['odd name']",
  "let f = (a:long, b:string = 'x', T:(x:long), U:(*)) { let c = a + 1; T | where x > c }; f(1, 'y', T, U)",
  "let v = view () { print x = 1 }; let n = toscalar(T | count); let m = materialize(T | take n); m",
  "set notruncation; set a = 1; declare query_parameters(p:long = 1, q:string); T | where x == p",
  "T | where x > 1 // a comment\n| project ```a\nb```, ~~~c~~~",
  "واحدها | where وضعیت == 'فعال' | summarize count() by شهرک‌ها, سال = ۱۴۰۴",
  "T | scan with (step s: true => x = 1;) | count",
  ".show tables", ".show tables details", ".show table T cslschema", ".show table T schema as json",
  ".show database schema", ".show functions", ".create table T (a:long, b:string)",
  ".drop table T ifexists", ".ingest inline into table T <|\n1,a\n2,b",
  ".set-or-append T <| U | where x > 1", ".export to csv ('out.csv') with (a='b') <| T",
  ".alter-merge table T (a:long)", ".create-merge table T (a:long)", ".show tables | count",
  ".alter table T docstring 'what \\'it\\' is'", ".rename table T to ['a b']",
  ".rename column T.a to b", ".clear table T data", ".drop function f ifexists", ".show function f",
  ".delete table T records <| T | where a > 1 | where b",
  ".create function ifnotexists f(a:long, T:(*) ) { let b = a; T | take b }",
  ".create-or-alter function with (docstring='d', folder=\"f\") f() { 1 }",
  ".alter function f() { print 1 }", ".ingest inline into table T with (format='tsv') <| 1",
  "find withsource = s in (T, U*) where a == 1 project a, b:long, pack(*)", "find 'x'",
]
