import KQLSyntax
import Testing

@Suite struct OperatorParsingTests {
  @Test func filter() throws {
    guard case .filter(let condition) = try tabularOperator("filter a == 1") else {
      throw Mismatch(text: "filter")
    }
    #expect(shape(condition) == "(== a 1)")
  }

  @Test func projections() throws {
    guard case .project(let items) = try tabularOperator("project a, b = c + 1, (d, e) = f(x)")
    else { throw Mismatch(text: "project") }
    #expect(items.map(shape) == ["a", "b:=(+ c 1)", "d+e:=f(x)"])
    guard case .extend(let added) = try tabularOperator("extend ['odd name'] = 1, ['x']") else {
      throw Mismatch(text: "extend")
    }
    #expect(added.map(shape) == ["odd name:=1", "x"])
    guard case .projectAway(let away) = try tabularOperator("project-away a, b*, *c, d*e*, *")
    else { throw Mismatch(text: "project-away") }
    #expect(away.map(shape) == ["a", "~b*", "~*c", "~d*e*", "*"])
    guard case .projectKeep(let kept) = try tabularOperator("project-keep a") else {
      throw Mismatch(text: "project-keep")
    }
    #expect(kept.map(shape) == ["a"])
    guard case .projectRename(let renamed) = try tabularOperator("project-rename a = b, c = ['d']")
    else { throw Mismatch(text: "project-rename") }
    #expect(renamed.map(shape) == ["a:=b", "c:=d"])
    guard
      case .projectReorder(let order) = try tabularOperator(
        "project-reorder a, b* granny-asc, * desc")
    else { throw Mismatch(text: "project-reorder") }
    #expect(order.map { shape($0.column) } == ["a", "~b*", "*"])
    #expect(order.map(\.order) == [nil, .granularAsc, .desc])
  }

  @Test func summarize() throws {
    guard
      case .summarize(let aggregates, let by) = try tabularOperator(
        "summarize hint.shufflekey=k n = count(), sum(x) by bin(t, 1d), k = a")
    else { throw Mismatch(text: "summarize") }
    #expect(aggregates.map(shape) == ["n:=count()", "sum(x)"])
    #expect(by.map(shape) == ["bin(t, 1d)", "k:=a"])
    guard case .summarize(let none, let only) = try tabularOperator("summarize by a") else {
      throw Mismatch(text: "summarize by")
    }
    #expect(none.isEmpty && only.map(shape) == ["a"])
  }

  @Test func order() throws {
    guard case .sort(let items) = try tabularOperator("order by a, b asc, c desc nulls first")
    else { throw Mismatch(text: "order") }
    #expect(items.map(\.direction) == [.descending, .ascending, .descending])
    #expect(items.map(\.nulls) == [.last, .first, .first])
    guard case .top(let count, let keys) = try tabularOperator("top 3 by x = a + b asc nulls last")
    else { throw Mismatch(text: "top") }
    #expect(shape(count) == "3")
    #expect(keys.map { shape($0.key) } == ["x:=(+ a b)"])
    #expect(keys.map(\.nulls) == [.last])
  }

  @Test func smallOnes() throws {
    guard case .take(let five) = try tabularOperator("limit 5"),
      case .count(as: nil) = try tabularOperator("count"),
      case .count(as: let name?) = try tabularOperator("count as n"),
      case .getschema = try tabularOperator("getschema"),
      case .asName(let alias) = try tabularOperator("as hint.materialized=true X"),
      case .sample(let three) = try tabularOperator("sample 3"),
      case .sampleDistinct(let four, let column) = try tabularOperator("sample-distinct 4 of c"),
      case .serialize(let none) = try tabularOperator("serialize"),
      case .serialize(let numbered) = try tabularOperator("serialize n = row_number()"),
      case .distinct(let all) = try tabularOperator("distinct *"),
      case .evaluate(let evaluated, let schema?) = try tabularOperator(
        "evaluate pivot(a, sum(b)) : (x:long, *)"),
      case .invoke(let invoked) = try tabularOperator("invoke f(1)")
    else { throw Mismatch(text: "small operators") }
    #expect(shape(five) == "5" && name.text == "n" && alias.text == "X")
    #expect(shape(three) == "3" && shape(four) == "4" && shape(column) == "c")
    #expect(none.isEmpty && numbered.map(shape) == ["n:=row_number()"])
    #expect(all.map(shape) == ["*"])
    #expect(shape(evaluated) == "pivot(a, sum(b))" && shape(invoked) == "f(1)")
    #expect(schema.columns.map(\.name.text) == ["x"] && schema.wildcard == 1)
  }

  @Test func joins() throws {
    guard
      case .join(let join) = try tabularOperator(
        "join kind=leftanti hint.strategy=shuffle (U | take 1) on a, $right.c == $left.b, ['x y']")
    else { throw Mismatch(text: "join") }
    #expect(join.kind == .leftanti)
    #expect(shape(join.right) == "{U | take 1}")
    #expect(join.conditions.map(\.left.text) == ["a", "b", "x y"])
    #expect(join.conditions.map(\.right.text) == ["a", "c", "x y"])
    guard
      case .join(let both) = try tabularOperator(
        "join U on $left.a == $right.a and $left.b == $right.c")
    else { throw Mismatch(text: "join and") }
    #expect(both.kind == nil && both.conditions.map(\.right.text) == ["a", "c"])
    guard case .lookup(let lookup) = try tabularOperator("lookup datatable(k:long)[1] on k") else {
      throw Mismatch(text: "lookup")
    }
    #expect(shape(lookup.right) == "{datatable(k:long) [1]}")
  }

  @Test func unions() throws {
    guard
      case .union(let union) = try tabularOperator(
        "union kind=inner withsource=src isfuzzy=true A, (B | count), C*, f(1)")
    else { throw Mismatch(text: "union") }
    #expect(union.kind == .inner && union.withSource?.text == "src")
    #expect(union.legs.map(shape) == ["A", "{B | count}", "~C*", "f(1)"])
    guard case .union(let head) = try pipeline("union A, B | count").source else {
      throw Mismatch(text: "union source")
    }
    #expect(head.kind == .outer && head.legs.count == 2)
  }

  @Test func multipleValues() throws {
    guard
      case .mvExpand(let expand) = try tabularOperator(
        "mvexpand bagexpansion=array with_itemindex=i a to typeof(long), b = c limit 10")
    else { throw Mismatch(text: "mv-expand") }
    #expect(expand.bagKind == .array && expand.itemIndex?.text == "i")
    #expect(expand.items.map { shape($0.expression) } == ["a", "b:=c"])
    #expect(expand.items.map(\.type) == [.long, nil])
    #expect(expand.limit.map(shape) == "10")
    guard
      case .mvApply(let apply, let body) = try tabularOperator(
        "mv-apply x = arr to typeof(real) on (where x > 1 | top 1 by x)")
    else { throw Mismatch(text: "mv-apply") }
    #expect(apply.items.map(\.type) == [.real])
    #expect(body.source.isInput && body.operators.map(\.keyword.text) == ["where", "top"])
    guard
      case .partition(let by, let inner) = try tabularOperator(
        "partition hint.strategy=native by k (count)")
    else { throw Mismatch(text: "partition") }
    #expect(shape(by) == "k" && inner.source.isInput && inner.operators.count == 1)
    guard case .partition(_, let own) = try tabularOperator("partition by k { U | where x == 1 }")
    else { throw Mismatch(text: "partition {}") }
    #expect(!own.source.isInput && own.operators.count == 1)
  }

  @Test func parsing() throws {
    guard
      case .parse(let parse) = try tabularOperator(
        "parse kind=regex flags=Ui s with * 'a=' a:long 'x' 'y' b *")
    else { throw Mismatch(text: "parse") }
    #expect(parse.kind == .regex && parse.flags == "Ui" && !parse.dropsMisses)
    let pieces = parse.pieces.map { piece in
      switch piece {
      case .star: "*"
      case .text(let text, _): "'\(text)'"
      case .column(let name, let type): name.text + (type.map { ":\($0.rawValue)" } ?? "")
      }
    }
    #expect(pieces == ["*", "'a='", "a:long", "'xy'", "b", "*"])
    guard case .parse(let strict) = try tabularOperator("parse-where s with 'a' b") else {
      throw Mismatch(text: "parse-where")
    }
    #expect(strict.dropsMisses && strict.kind == .simple)
    guard
      case .parseKv(let pairs) = try tabularOperator(
        "parse-kv s as (a:long, b:string) with (pair_delimiter=' ', kv_delimiter='=', greedy=true)")
    else { throw Mismatch(text: "parse-kv") }
    #expect(pairs.columns.map(\.name.text) == ["a", "b"])
    #expect(pairs.properties.map { $0.name?.text } == ["pair_delimiter", "kv_delimiter", "greedy"])
  }

  @Test func series() throws {
    guard
      case .makeSeries(let series) = try tabularOperator(
        "make-series kind=nonempty n = count() default = 0, avg(x) on t from a to b step 1h by k")
    else { throw Mismatch(text: "make-series") }
    #expect(series.series.map { shape($0.aggregate) } == ["n:=count()", "avg(x)"])
    #expect(series.series.map { $0.defaultValue.map(shape) } == ["0", nil])
    #expect(shape(series.axis) == "t" && shape(series.step) == "1h" && !series.endIncluded)
    #expect(series.from.map(shape) == "a" && series.to.map(shape) == "b")
    #expect(series.by.map(shape) == ["k"] && series.kind == .nonempty)
    guard
      case .makeSeries(let range) = try tabularOperator(
        "make-series count() on t in range(a, b, 1d)")
    else { throw Mismatch(text: "make-series in range") }
    #expect(range.endIncluded && shape(range.step) == "1d")
  }

  @Test func rendering() throws {
    guard
      case .render(let render) = try tabularOperator(
        "render barchart with (title='t', ycolumns=a, b, kind=stacked)")
    else { throw Mismatch(text: "render") }
    #expect(render.chart.text == "barchart")
    #expect(render.properties.map { $0.name?.text } == ["title", "ycolumns", "ycolumns", "kind"])
    #expect(render.properties.map { shape($0.value) } == ["'t'", "a", "b", "stacked"])
  }

  @Test func nestedTops() throws {
    guard
      case .topNested(let levels) = try tabularOperator(
        "top-nested 2 of a with others = 'rest' by sum(x) asc, top-nested of b by m = count()")
    else { throw Mismatch(text: "top-nested") }
    #expect(levels.map { $0.count.map(shape) } == ["2", nil])
    #expect(levels.map { shape($0.by) } == ["sum(x)", "m:=count()"])
    #expect(levels.map(\.direction) == [.ascending, .descending])
    #expect(levels[0].others.map(shape) == "'rest'")
  }

  @Test func searching() throws {
    guard
      case .search(let search) = try tabularOperator(
        "search kind=case_sensitive in (A, B*) 'x' and c:'y' or not('z')")
    else { throw Mismatch(text: "search") }
    #expect(search.caseSensitive && search.tables.map(shape) == ["A", "~B*"])
    #expect(shape(search.predicate) == "(or (and 'x' (has c 'y')) not('z'))")
    guard case .search(let find) = try pipeline("find in (A) where x == 1").source else {
      throw Mismatch(text: "find")
    }
    #expect(shape(find.predicate) == "(== x 1)")
  }

  @Test func sources() throws {
    guard
      case .datatable(let columns, let values, _) = try pipeline(
        "datatable(a:long, b:date)[1, datetime(null),]"
      ).source
    else { throw Mismatch(text: "datatable") }
    #expect(columns.map(\.type) == [.long, .datetime] && values.count == 2)
    guard case .range(let range) = try pipeline("range x from -1 to n + 1 step 2").source else {
      throw Mismatch(text: "range")
    }
    #expect(shape(range.from) == "(- 1)" && shape(range.to) == "(+ n 1)")
    guard case .expression(.pipeline(let inner)) = try pipeline("(T | count) | take 1").source
    else { throw Mismatch(text: "parentheses") }
    #expect(inner.operators.count == 1)
    guard case .expression(let remote) = try pipeline("database('x').T | count").source else {
      throw Mismatch(text: "database")
    }
    #expect(shape(remote) == "(. database('x') T)")
  }

  @Test(arguments: [
    "scan with (step s: true => x = 1; step t: y => z = (1 | 2);)", "reduce by x",
    "fork (count) (take 1)",
    "top-hitters 3 of x", "consume", "project-by-names dynamic([])",
    "make-graph a --> b with N on k",
    "graph-match (a)-[b]->(c) where x project y", "macro-expand G as X (X.T | count)",
  ])
  func whatIsNotSupportedIsSkipped(_ text: String) throws {
    let pipeline = try pipeline("T | \(text) | count")
    #expect(pipeline.operators.map(\.keyword.text).last == "count")
    #expect(pipeline.operators[0].kind == .unsupported)
    #expect(text.hasPrefix(pipeline.operators[0].keyword.text))
  }

  @Test func words() throws {
    let names = try pipeline("T | order by a | sort by b | mvexpand c | filter d").operators
    #expect(names.map(\.keyword.text) == ["order", "sort", "mvexpand", "filter"])
    #expect(names[1].span == SourceSpan(start: 17, end: 26))
    #expect(names[1].keyword.span == SourceSpan(start: 17, end: 21))
  }
}
