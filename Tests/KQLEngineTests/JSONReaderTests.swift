import KQLSyntax
import Testing

@testable import KQLEngine

@Suite struct JSONTableReaderTests {
  @Test func infersColumnsFromObjects() throws {
    let table = try JSONLinesReader().read(
      text: """
        {"a": 1, "b": "x", "d": "2024-03-20", "m": 1}

        {"b": "y", "a": 2.5, "c": [1], "d": "2024-03-21", "m": "x", "z": null}
        """)
    #expect(table.schema.names == ["a", "b", "d", "m", "c", "z"])
    #expect(
      table.schema.columns.map(\.type) == [.real, .string, .datetime, .dynamic, .dynamic, .string])
    #expect(table.rows[0]["a"] == .real(1))
    #expect(table.rows[0]["c"] == .null)
    #expect(table.rows[1]["m"] == .dynamic(.string("x")))
  }

  @Test func readsArraysAndObjectsInARow() throws {
    for text in [
      "[{\"a\": 1}, {\"a\": 2}]", "[\n {\n \"a\": 1},\n{\"a\": 2}\n]\n",
      "{\"a\": 1}\n{\"a\": 2}", "{\n\"a\":\n1}{\"a\": 2}",
    ] {
      let table = try JSONTableReader().read(text: text)
      #expect(table.rows.map(\.values) == [[.long(1)], [.long(2)]])
    }
    #expect(try JSONTableReader().read(text: "[]").rowCount == 0)
  }

  @Test(arguments: [
    ("[{\"a\": 1}", "syntax"), ("[1, 2]", "syntax"), ("[{\"a\": 1}] x", "syntax"),
    ("[{\"a\": \"x\"}]", "value"), ("[{\"b\": 1}]", "unknown-column"),
    ("[{}]", "missing-column"), ("[{\"a\": 1.5}]", "value"),
  ])
  func refuses(text: String, code: String) {
    let options = ReadOptions(schema: Schema([ColumnSchema("a", .long)]))
    do throws(Diagnostic) {
      _ = try JSONTableReader().read(text: text, options: options)
      Issue.record("'\(text)' was read")
    } catch {
      #expect(error.code == "kql.data.json." + code)
    }
  }

  @Test func namesTheLine() {
    do throws(Diagnostic) {
      _ = try JSONLinesReader().read(text: "{\"a\": 1}\n\n{\"a\": }\n")
      Issue.record("broken JSON was read")
    } catch {
      #expect(error.message == "input:3: '{\"a\": }' is no JSON object")
    }
  }

  @Test func limitsTheNumberOfColumns() {
    let text = (0..<5000).map { "{\"m\($0)\": 1}" }.joined(separator: "\n")
    do throws(Diagnostic) {
      _ = try JSONLinesReader().read(text: text)
      Issue.record("5000 columns were read")
    } catch {
      #expect(error.code == "kql.data.json.header")
    }
  }

  @Test func skipsBrokenLines() throws {
    var options = ReadOptions(schema: Schema([ColumnSchema("a", .int)]))
    options.onError = .skip
    let table = try JSONLinesReader().read(
      text: "{\"a\": 1}\nx\n{\"a\": 3000000000}\n{\"a\": \"4\"}\n{\"a\": \"\"}", options: options)
    #expect(table.rows.map(\.values) == [[.int(1)], [.int(4)], [.null]])
    #expect(table.notes.first == "2 rows of 'input' left out")
  }
}
