import KQLSyntax
import Testing

@Suite struct StatementParsingTests {
  private func statements(_ text: String) -> [Statement] {
    let result = Parser.parse(text)
    #expect(result.diagnostics.isEmpty, "\(text): \(result.diagnostics.map(\.message))")
    return result.script.statements
  }

  @Test(arguments: ["", " \n\t", "// nothing", ";;", "\u{FEFF}"])
  func nothingIsAnEmptyScript(_ text: String) { #expect(statements(text).isEmpty) }

  @Test func bindings() throws {
    let script = statements("let a = 1; let b = T | take a; let c = (T | count); let d = f(x); T")
    #expect(script.count == 5)
    guard case .letBinding(let a) = script[0], case .expression(let one) = a.value,
      case .letBinding(let b) = script[1], case .pipeline(let table) = b.value,
      case .letBinding(let c) = script[2], case .pipeline = c.value,
      case .letBinding(let d) = script[3], case .expression(.call) = d.value
    else { throw Mismatch(text: "\(script)") }
    #expect(a.name.text == "a" && shape(one) == "1" && table.operators.count == 1)
    #expect(a.span == SourceSpan(start: 0, end: 9))
  }

  @Test func functions() throws {
    let script = statements(
      "let f = (a:long, b:string = 'x', T:(x:long), U:(*)) { let c = a; let d = c; T | count };"
        + "let g = () { 1 + 2; }; let v = view () { print 1 }; let h = (1 + 2) * 3")
    guard case .letBinding(let f) = script[0], case .function(let body) = f.value,
      case .letBinding(let g) = script[1], case .function(let scalar) = g.value,
      case .letBinding(let v) = script[2], case .function(let view) = v.value,
      case .letBinding(let h) = script[3], case .expression(let product) = h.value
    else { throw Mismatch(text: "\(script)") }
    #expect(body.parameters.map(\.name.text) == ["a", "b", "T", "U"])
    #expect(body.parameters[0].kind == .scalar(.long))
    #expect(body.parameters[1].defaultValue.map(shape) == "'x'")
    guard case .table(let columns) = body.parameters[2].kind else { throw Mismatch(text: "T") }
    #expect(columns.map(\.name.text) == ["x"] && body.parameters[3].kind == .table([]))
    #expect(body.bindings.count == 2 && !body.isView)
    guard case .pipeline = body.result, case .expression(let sum) = scalar.result else {
      throw Mismatch(text: "results")
    }
    #expect(shape(sum) == "(+ 1 2)" && view.isView && shape(product) == "(* (+ 1 2) 3)")
  }

  @Test func otherStatements() throws {
    let script = statements(
      "set notruncation; set a = 1; declare query_parameters(p:long = 1, q:string)")
    guard case .setOption(let flag, nil, _) = script[0],
      case .setOption(_, let value?, _) = script[1],
      case .queryParameters(let parameters, _) = script[2]
    else { throw Mismatch(text: "\(script)") }
    #expect(flag.text == "notruncation" && shape(value) == "1")
    #expect(parameters.map(\.name.text) == ["p", "q"])
  }

  private func command(_ text: String) throws -> ManagementCommand.Kind {
    guard case .command(let command)? = statements(text).first else { throw Mismatch(text: text) }
    return command.kind
  }

  @Test func commands() throws {
    #expect(try command(".show tables") == .showTables)
    #expect(try command(".show tables details") == .showTablesDetails)
    #expect(try command(".show schema") == .showSchema)
    #expect(try command(".show database schema") == .showSchema)
    #expect(try command(".show functions") == .showFunctions)
    guard
      case .createFunction(let function, let definition) = try command(
        ".create-or-alter function with (docstring='d') f(a:long) { a }")
    else { throw Mismatch(text: "create function") }
    #expect(function.text == "f" && definition.mode == .createOrAlter)
    #expect(definition.properties.count == 1 && definition.body.parameters.count == 1)
    guard case .renameColumn(let owner, let old, let new) = try command(".rename column T.a to b"),
      case .deleteRecords(_, let records) = try command(".delete table T records <| T | where a"),
      case .mergeTable(_, let added, mayCreate: false) = try command(
        ".alter-merge table T (a:long)"),
      case .alterDocString(_, "x") = try command(".alter table T docstring 'x'"),
      case .clearTable = try command(".clear table T data"),
      case .renameTable = try command(".rename table T to U"),
      case .dropFunction(_, ifExists: true) = try command(".drop function f ifexists")
    else { throw Mismatch(text: "commands of the second tier") }
    #expect([owner.text, old.text, new.text] == ["T", "a", "b"])
    #expect(records.operators.count == 1 && added.count == 1)
    #expect(try command(".show cluster") == .unsupported(".show cluster"))
    guard case .showTableCslSchema(let table) = try command(".show table ['a b'] cslschema"),
      case .showTableSchemaJSON = try command(".show table T schema as json"),
      case .createTable(let created, let columns) = try command(
        ".create table T (a:long, b:string)"),
      case .dropTable(_, ifExists: true) = try command(".drop table T ifexists"),
      case .dropTable(_, ifExists: false) = try command(".drop table T"),
      case .setTable(_, mode: .setOrReplace, let query) = try command(
        ".set-or-replace T <| U | count"),
      case .setTable(_, mode: .append, _) = try command(".append T with (x='y') <| U"),
      case .export(let destination, _) = try command(".export to csv ('a.csv') <| T | take 1")
    else { throw Mismatch(text: "commands") }
    #expect(table.text == "a b" && created.text == "T" && columns.count == 2)
    #expect(query.operators.count == 1 && destination.format.text == "csv")
    #expect(destination.path.text == "a.csv")
  }

  @Test(arguments: [
    (".ingest inline into table T <| 1,a\n2,\"b;c\"", "1,a\n2,\"b;c\""),
    (".ingest inline into table T <|\n1,'a\n", "1,'a\n"),
    (".ingest inline into table T with (format='csv') <|\r\n  1", "  1"),
    (".ingest inline into table T <|", ""),
  ])
  func ingestionTakesTheRest(_ text: String, _ rows: String) throws {
    guard case .ingestInline(let table, let found) = try command(text) else {
      throw Mismatch(text: text)
    }
    #expect(table.text == "T" && found.text == rows)
  }
}
