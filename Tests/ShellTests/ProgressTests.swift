import Testing

@testable import samat_repl

/// What the progress line says.
@Suite struct ProgressTests {
  @Test func tellsOfQueries() {
    #expect(
      ProgressLine.text(rows: 1_200_000, of: 4_000_000, seconds: 2)
        == "1,200,000 of 4,000,000 rows, 30 %, 2 s")
    #expect(
      ProgressLine.text(rows: 70, of: 50, seconds: 3) == "50 rows read, putting them together, 3 s")
    #expect(ProgressLine.text(rows: 0, of: 0, seconds: 1) == "1 s")
  }

  @Test func tellsOfFiles() {
    #expect(
      ProgressLine.text(reading: "a/units.csv", bytes: 45_900_000, of: 150_000_000, rows: 1_000)
        == "a/units.csv: 45 of 150 MB, 30 %, 1,000 rows")
    #expect(ProgressLine.text(reading: "a\u{1B}.csv", bytes: 0, of: 0, rows: 0) == "a⟨U+001B⟩.csv")
  }

  @Test func isSilentWithoutATerminal() throws {
    let run = try ShellRun(
      "-c", "range x from 1 to 3000000 step 1 | summarize sum(x)", environment: ["TERM": "xterm"])
    #expect(run.errors.isEmpty && run.status == 0)
  }
}
