import KQLEngine
import KQLSyntax
import SamatKit
import SamatTesting
import Testing

/// A component whose registration is a closure.
private struct Part: Component {
  var name = "part"
  var version = "1.0.0"
  var summary = ""
  var enter: @Sendable (inout Registry) throws -> Void = { _ in }
  func register(in registry: inout Registry) throws { try enter(&registry) }
}

/// The checkers find what is wrong, and nothing where nothing is.
@Suite struct EnginePluginCheckTests {
  private func problems(_ part: Part) -> [String] {
    do throws(CheckFailure) {
      try PluginCheck(part).run()
      return []
    } catch {
      return error.problems
    }
  }

  private func problems(
    _ overload: ScalarFunction.Overload, description: String = "Returns the number plus 1.",
    examples: [FunctionExample] = [.init("print f(1)", "2")]
  ) -> [String] {
    problems(
      Part { registry in
        try registry.add(
          ScalarFunction("f", description: description, examples: examples, overloads: [overload]))
      })
  }

  private static let good = ScalarFunction.Overload.unary(.init("x", .long), .long) {
    (x: Int64) in x &+ 1
  }

  @Test func findsNothingWrong() throws {
    let schema = Schema([ColumnSchema("x", .long, aliases: ["ایکس"])])
    let part = Part(summary: "Adds things.") { registry in
      try registry.add(
        ScalarFunction(
          "f", description: "Returns the number plus 1.", examples: [.init("print f(1)", "2")],
          overloads: [Self.good]))
      try registry.add(
        TableDefinition("t", aliases: ["جدول"], summary: "Some rows.", table: .empty(schema)))
    }
    #expect(problems(part) == [])
  }

  @Test func looksAtNames() {
    #expect(problems(Part(name: "Big Name")).count == 1)
    #expect(problems(Part(version: "1.0")).count == 1)
    #expect(problems(Part(summary: "No full stop")).count == 1)
    #expect(problems(Part(summary: "Two. Sentences.")).count == 1)
  }

  @Test func looksAtDocumentation() {
    #expect(problems(Self.good, description: "returns x").count == 1)
    #expect(problems(Self.good, examples: []).count == 1)
    #expect(
      problems(Self.good, examples: [.init("print f(1)", "3")]).first?.contains("'2'") == true)
    #expect(problems(Self.good, examples: [.init("print f('a')", "3")]).count == 1)
  }

  @Test func findsWrongCounts() {
    let found = problems(
      .init([.init("x", .long)], .long) { _ in .constant(.long(2), type: .long, count: 1) })
    #expect(found.first?.contains("rows, not") == true)
  }

  @Test func findsWrongTypes() {
    let found = problems(
      .init([.init("x", .long)], .long) { arguments in
        .constant(.real(2), type: .real, count: arguments.count)
      })
    #expect(found.contains { $0.contains("of type 'real', not 'long'") })
  }

  @Test func findsWhatDependsOnTheBatch() {
    let found = problems(
      .init([.init("x", .long)], .long) { arguments in
        arguments.build(.long) { row in Int64(row + 2) }
      })
    #expect(found.contains { $0.contains("in a batch of 1") })
  }

  @Test func findsWhatDependsOnConstants() {
    let found = problems(
      .init([.init("x", .long)], .long) { arguments in
        let isConstant = arguments.constant(0) != nil
        let x = arguments.fixed(0, as: Int64.self)
        return arguments.build(.long) { row in x[row].map { isConstant ? $0 + 1 : $0 &+ 2 } }
      })
    #expect(found.contains { $0.contains("as constants gives") })
  }

  @Test func looksAtTables() {
    let declared = Schema([ColumnSchema("x", .long)])
    let loaded = Schema([ColumnSchema("y", .long)])
    let found = problems(
      Part { registry in
        try registry.add(
          TableDefinition("t", schema: declared) { () throws(Diagnostic) -> Table in .empty(loaded)
          })
      })
    #expect(found == ["table 't': column 'x:long' is loaded as 'y:long'"])
    let broken = problems(
      Part { registry in
        try registry.add(
          TableDefinition("t", schema: declared) { () throws(Diagnostic) -> Table in
            throw Diagnostic(code: "kql.data.file", message: "no such file")
          })
      })
    #expect(broken == ["table 't': it cannot be loaded: no such file"])
  }

  @Test func wantsDuplicatesRefused() {
    let found = problems(
      Part { registry in
        try registry.replace(
          TableDefinition("t", table: .empty(Schema([ColumnSchema("x", .long)]))))
      })
    #expect(found.count == 1)
    #expect(found.first?.contains("takes the place") == true)
  }

  @Test func listsEveryProblem() {
    let failure = CheckFailure(subject: "component 'a'", problems: ["one", "two"])
    #expect(failure.description == "component 'a' has 2 problems\n- one\n- two")
  }
}
