import Glibc
import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// Commands as a program uses them; what they answer is in `Tests/Queries/commands`.
@Suite struct CommandTests {
  private func codes(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch {
      return (error as? QueryFailure)?.diagnostics.map(\.code) ?? ["\(error)"]
    }
  }

  @Test func catalogStaysAsItIs() throws {
    let catalog = Catalog()
    let done = try catalog.execute(".set T <| range x from 1 to 3 step 1; T | count")
    #expect(done.isChanged && done.answers.count == 2)
    #expect(done.answers[1].rows[0][0] == .long(3))
    #expect(try done.catalog.query("T | count").rows[0][0] == .long(3))
    #expect(codes { _ = try catalog.query("T") } == ["kql.bind.unknown-table"])
    #expect(try catalog.execute("print 1").isChanged == false)
  }

  @Test func workspaceKeepsWhatCommandsMake() throws {
    let workspace = Workspace()
    _ = try workspace.query(".set T <| print x = 1")
    _ = try workspace.query(".create function f() { T | count }")
    #expect(try workspace.query("f()").rows[0][0] == .long(1))
    #expect(
      codes { _ = try workspace.run(".append T <| print x = 2; nowhere") } == [
        "kql.bind.unknown-table"
      ])
    #expect(try workspace.query("f()").rows[0][0] == .long(1), "nothing of a failed text stays")
    let earlier = workspace.catalog
    _ = try workspace.query(".drop table T")
    #expect(try earlier.query("f()").rows[0][0] == .long(1), "a snapshot sees what it saw")
  }

  @Test func storedRowsAreNoAnswer() throws {
    var options = QueryOptions()
    options.maxRows = 10
    let text = ".set T <| range x from 1 to 100 step 1; T | count"
    #expect(try Catalog().execute(text, options: options).answers[1].rows[0][0] == .long(100))
    #expect(
      codes { _ = try Catalog().query("range x from 1 to 100 step 1", options: options) } == [
        "kql.limit.rows"
      ])
  }

  @Test func seedsAreNotChanged() throws {
    let workspace = try Workspace.seeds()
    for command in [
      ".append units <| units", ".drop table units", ".clear table units data",
      ".delete table units records <| units | where true", ".rename table units to u",
      ".rename column units.name to n", ".alter table units docstring 'x'",
      ".alter-merge table units (x:long)", ".ingest inline into table units <| a",
      ".set-or-append units <| units",
    ] {
      #expect(
        codes { _ = try workspace.run(command) } == ["kql.command.built-in-table"], "\(command)")
    }
  }

  @Test func manyThreadsLoseNothing() async throws {
    let workspace = Workspace()
    _ = try workspace.run(".create table T (x:long)")
    await withTaskGroup(of: Int.self) { group in
      for number in 0..<4 {
        group.addTask {
          var taken = 0
          for _ in 0..<5 {
            // A command that found the workspace changed too often says so and has done nothing.
            if (try? workspace.run(".append T <| print x = \(number)")) != nil { taken += 1 }
          }
          return taken
        }
      }
      var taken: Int64 = 0
      for await count in group { taken += Int64(count) }
      #expect((try? workspace.query("T | count").rows[0][0]) == .long(taken))
    }
  }

  // MARK: Export

  private func text(_ path: String) -> String? {
    (try? FileBytes(path: path)).map { file in
      withExtendedLifetime(file) { String(decoding: file.bytes, as: UTF8.self) }
    }
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = "/tmp/samat-export-\(UInt64.random(in: 0 ... .max))"
    #expect(mkdir(folder, 0o700) == 0)
    defer {
      for file in ["a.csv", "b.json", "linked.csv", "link.csv"] { unlink("\(folder)/\(file)") }
      #expect(rmdir(folder) == 0, "nothing else is left behind")
    }
    try body(folder)
  }

  @Test func exportsWholeFiles() throws {
    var options = QueryOptions()
    options.fileAccess = .allowed
    try withFolder { folder in
      let rows = try Catalog().query(
        ".export to csv (\"\(folder)/a.csv\") <| range x from 1 to 3 step 1", options: options)
      #expect(rows.schema.names == ["Path", "NumRecords", "SizeInBytes"])
      #expect(Array(rows.rows[0].values.dropFirst()) == [.long(3), .long(8)])
      #expect(text("\(folder)/a.csv") == "x\n1\n2\n3\n")
      _ = try Catalog().query(
        ".export to json ('\(folder)/b.json') <| print a = 1, b = 'x'", options: options)
      #expect(text("\(folder)/b.json") == "{\"a\":1,\"b\":\"x\"}\n")
      // What a link points to is replaced, and the link stays.
      _ = try Catalog().query(
        ".export to csv ('\(folder)/linked.csv') <| print 1", options: options)
      #expect(symlink("\(folder)/linked.csv", "\(folder)/link.csv") == 0)
      _ = try Catalog().query(".export to csv ('\(folder)/link.csv') <| print 2", options: options)
      #expect(text("\(folder)/linked.csv") == "print_0\n2\n")
    }
  }

  @Test func exportsNothingWhereItFails() throws {
    var options = QueryOptions()
    try withFolder { folder in
      let path = "\(folder)/a.csv"
      let command = ".export to csv ('\(path)') <| print 1"
      #expect(codes { _ = try Catalog().query(command) } == ["kql.command.file-access"])
      options.fileAccess = .allowed
      #expect(
        codes { _ = try Catalog().query("\(command) | where nothing", options: options) } == [
          "kql.bind.unknown-column"
        ])
      #expect(text(path) == nil)
      for place in ["\(folder)/none/a.csv", folder, "/dev/null", ""] {
        let command = ".export to csv ('\(place)') <| print 1"
        #expect(codes { _ = try Catalog().query(command, options: options) } == ["kql.data.file"])
      }
      #expect(
        codes { _ = try Catalog().query(".export to xml ('\(path)') <| print 1", options: options) }
          == ["kql.command.format"])
    }
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }
}

/// `declare query_parameters` and the values that a program hands over.
@Suite struct ParameterTests {
  private func failure(
    _ text: String, _ parameters: [String: QueryParameter]
  ) throws -> Diagnostic? {
    var options = QueryOptions()
    options.parameters = parameters
    do throws(QueryFailure) {
      _ = try Catalog().query(text, options: options)
      return nil
    } catch {
      return error.diagnostics.first
    }
  }

  @Test func valuesAreHandedOver() throws {
    let text = "declare query_parameters(n:long, s:string = 'none'); print n + 1, s"
    #expect(
      try Catalog().query(text, parameters: ["n": .long(3)]).rows[0].values == [
        .long(4), .string("none"),
      ])
    // It is a value whatever it holds.
    let odd = "' | print 'x"
    #expect(
      try Workspace().query(text, parameters: ["n": .int(1), "s": .string(odd)]).rows[0].values
        == [.long(2), .string(odd)])
  }

  @Test(arguments: [
    ("bool", "true", Value.bool(true)), ("int", "3", .int(3)), ("long", " 3 ", .long(3)),
    ("real", "2.5", .real(2.5)), ("string", "a b", .string("a b")),
    ("string", "null", .string("null")),
    ("long", "null", .null), ("timespan", "1d", .timespan(864_000_000_000)),
    ("datetime", "0001-01-02", .datetime(864_000_000_000)),
    ("dynamic", "[1]", .dynamic(.array([.long(1)]))),
  ]) func textsAreRead(type: String, text: String, value: Value) throws {
    var options = QueryOptions()
    options.parameters["p"] = .text(text)
    let table = try Catalog().query(
      "declare query_parameters(p:\(type)); print p", options: options)
    #expect(table.rows[0][0] == value)
    #expect(table.schema.columns[0].type.rawValue == type)
  }

  @Test(arguments: [
    ("long", QueryParameter.text("x")), ("int", .value(.long(3_000_000_000))),
    ("int", .text("3000000000")),
    ("long", .value(.real(1.5))), ("long", .value(.string("1"))), ("string", .value(.long(1))),
    ("datetime", .text("yesterday")), ("bool", .text("maybe")),
    ("long", .value(.dynamic(.array([])))),
  ]) func illTypedValuesAreRefused(type: String, value: QueryParameter) throws {
    let found = try failure(
      "declare query_parameters(amount:\(type)); print amount", ["amount": value])
    #expect(found?.code == "kql.parameter.type")
    #expect(found?.message.contains("'amount'") == true)
  }

  @Test func missingAndUnknownOnesAreNamed() throws {
    let text = "declare query_parameters(amount:long); print amount"
    let missing = try failure(text, [:])
    #expect(
      missing?.code == "kql.parameter.missing" && missing?.message.contains("'amount'") == true)
    #expect(missing?.span == SourceSpan(start: 25, end: 31))
    let unknown = try failure(text, ["amount": .text("1"), "amuont": .text("1")])
    #expect(unknown?.code == "kql.parameter.unknown" && unknown?.help == "did you mean 'amount'?")
    #expect(try failure("print 1", ["x": .text("1")])?.code == "kql.parameter.unknown")
    #expect(
      try failure("declare query_parameters(a:long = 1, a:long = 2); print a", [:])?.code
        == "kql.parameter.duplicate")
  }
}

/// Remarks on answers.
@Suite struct HintTests {
  private func notes(_ text: String, hints: Bool = true) throws -> [String] {
    var options = QueryOptions()
    options.explainsEmptyAnswers = hints
    return try Catalog().query(text, options: options).notes
  }

  @Test func joinSaysThatRowsWereDropped() throws {
    let rows = "datatable(k:long)[1, 1, 2] | join"
    #expect(try notes("\(rows) (print k = 1) on k").first?.contains("innerunique") == true)
    #expect(try notes("\(rows) kind=inner (print k = 1) on k") == [])
    #expect(try notes("\(rows) kind=innerunique (print k = 1) on k") == [])
  }

  @Test func hasSaysThatContainsWouldFind() throws {
    let rows = "datatable(s:string, n:long)[\"category\", 1, \"dog\", 2]"
    let hint = try notes("\(rows) | where s has \"cat\"").first
    #expect(hint?.contains("'contains'") == true && hint?.contains("'cat'") == true)
    #expect(try notes("\(rows) | where n > 0 and s has_cs \"cat\" | project n").count == 1)
    #expect(try notes("\(rows) | where s has \"bird\"") == [])
    #expect(try notes("\(rows) | where s has \"category\"") == [])
    #expect(try notes("\(rows) | where s has \"dog\" | where n > 2") == [])
    #expect(try notes("\(rows) | where s has \"cat\"", hints: false) == [])
  }
}

/// Functions that call functions that call functions.
@Suite struct NestedFunctionTests {
  private func code(_ text: String, _ catalog: Catalog = Catalog()) -> String {
    do throws(QueryFailure) {
      _ = try catalog.query(text)
      return "answered"
    } catch {
      return error.code
    }
  }

  private func chain(_ count: Int, _ body: (Int) -> String) -> String {
    (1..<count).map { "let f\($0) = (x:long) { \(body($0 - 1)) };" }.joined(separator: " ")
  }

  @Test func deepChainsAreRefused() {
    let first = "let f0 = (x:long) { x }; "
    #expect(code(first + chain(50) { "f\($0)(x) + 1" } + " print f49(1)") == "answered")
    #expect(
      code(first + chain(2000) { "f\($0)(x) + 1" } + " print f1999(1)") == "kql.limit.plan-size")
    #expect(code(first + chain(2000) { "f\($0)(x)" } + " print f1999(1)") == "kql.limit.plan-size")
    let nested = first + chain(99) { "abs(abs(abs(abs(abs(abs(f\($0)(x)))))))" } + " print f98(1)"
    #expect(code(nested) == "kql.limit.plan-size")
    let tables = (1..<2000).map { "let t\($0) = () { t\($0 - 1)() };" }.joined(separator: " ")
    #expect(code("let t0 = () { print x = 1 }; \(tables) t1999() | count") != "answered")
  }

  @Test func deepChainsOfTheCatalogAreRefused() throws {
    var catalog = Catalog()
    let skips = "with (skipvalidation=true)"
    let commands =
      [".create function \(skips) g0() { print x = 1 }"]
      + (1..<400).map { ".create function \(skips) g\($0)() { g\($0 - 1)() }" }
    for command in commands { catalog = try catalog.execute(command).catalog }
    #expect(code("g100() | count", catalog) == "answered")
    #expect(code("g399() | count", catalog) != "answered")
  }
}
