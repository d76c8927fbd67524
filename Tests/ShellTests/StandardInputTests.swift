import Testing

@testable import samat_repl

/// `--data -`.
@Suite struct StandardInputTests {
  private func run(_ arguments: String..., input: String) throws -> ShellRun {
    try ShellRun(arguments + ["--format", "csv"], input: Array(input.utf8))
  }

  @Test(arguments: [
    ("a,b\n1,x\n2,y\n", InputFormat.csv), ("a\tb\n1\tx\n2\ty\n", .tsv),
    ("{\"a\": 1, \"b\": \"x\"}\n{\"a\": 2, \"b\": \"y\"}\n", .jsonl),
    (" [{\"a\": 1, \"b\": \"x\"}, {\"a\": 2, \"b\": \"y\"}]", .json),
    ("\u{FEFF}a,b\n1,x\n2,y\n", .csv),
  ]) func isRecognised(_ text: String, _ format: InputFormat) throws {
    #expect(InputFormat.sniffed(Array(text.utf8)) == format)
    for option in [format, .auto] {
      let run = try run(
        "--data", "-", "--stdin-format", option.rawValue, "-c", "stdin | where a > 1", input: text)
      #expect(run.output == "a,b\n2,y\n")
      #expect(run.status == 0)
    }
  }

  @Test func takesSchemaAndErrorsAsFilesDo() throws {
    let typed = try run(
      "--data", "-", "--schema", "stdin=a:string", "-c", "stdin | getschema | project ColumnType",
      input: "a\n1\n")
    #expect(typed.output == "ColumnType\nstring\n")
    let broken = try run("--data", "-", "-c", "stdin", input: "a,b\n1,2\n3\n")
    #expect(broken.status == 3 && broken.errors.contains("stdin:3:"))
    let skipped = try run(
      "--data", "-", "--on-error", "skip", "-c", "stdin | count", input: "a,b\n1,2\n3\n")
    #expect(skipped.output == "Count\n1\n" && skipped.status == 0)
    #expect(try run("--data", "-", "-c", "stdin", input: "").status == 3)
  }

  @Test func isReadOnce() throws {
    let run = try run(
      "--data", "-", "--safe", "-c", ":reload\nstdin | count", input: "a\n1\n")
    #expect(run.output == "Count\n1\n" && run.status == 0)
    for arguments in [
      ["--data", "-"], ["--data", "-", "-"], ["--data", "-", "--data", "-", "-c", "stdin"],
      ["--data", "-", "--jsonl"],
    ] {
      #expect(try ShellRun(arguments, input: []).status == 2)
    }
  }
}
