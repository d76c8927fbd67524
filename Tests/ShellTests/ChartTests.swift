import Foundation
import Testing

/// `render` in the shell: below tables, and in files.
@Suite(.timeLimit(.minutes(10)))
struct ChartTests {
  private static let query =
    "provinces | take 3 | project name, area_km2 | render barchart with (title='Area')"

  @Test func drawsBelowATable() throws {
    let run = try ShellRun("--format", "table", "-c", Self.query)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.lines.contains("Area"))
    let bars = run.lines.filter { $0.contains(" ┤█") }
    #expect(bars.count == 3 && bars.contains { $0.hasPrefix("Markazi") })
  }

  @Test(arguments: ["auto", "plain", "csv", "json", "ndjson", "markdown"])
  func drawsNothingElsewhere(_ format: String) throws {
    let run = try ShellRun("--format", format, "-c", Self.query)
    #expect(run.status == 0 && !run.output.contains("┤") && !run.output.contains("Area\n"))
  }

  @Test func hasColorsWhereTheyAreAskedFor() throws {
    let colored = try ShellRun("--format", "table", "--color", "always", "-c", Self.query)
    #expect(colored.output.contains("\u{1B}[38;5;"))
    let plain = try ShellRun(
      "--format", "table", "-c", Self.query, environment: ["NO_COLOR": "1", "FORCE_COLOR": "1"])
    #expect(!plain.output.contains("\u{1B}"))
  }

  @Test func writesFiles() throws {
    let folder = try TemporaryFolder()
    let (svg, page) = (folder.path("a.svg"), folder.path("b.HTML"))
    let run = try ShellRun(
      "--format", "csv", "--render", svg, "-c", Self.query, "-c", ":render \(page)", "-c",
      "print a = 1")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("written to"))
    #expect(folder.text("a.svg").hasPrefix("<?xml") && folder.text("a.svg").hasSuffix("</svg>\n"))
    #expect(folder.text("b.HTML").hasPrefix("<!DOCTYPE html>"))
    #expect(folder.text("a.svg.part").isEmpty)
  }

  @Test func saysWhereThereIsNoChart() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.svg")
    let none = try ShellRun("--render", path, "-c", "print a = 1")
    #expect(none.status != 0 && none.errors.contains("samat.shell.no-chart"))
    let verb = try ShellRun("-c", "print a = 1", "-c", ":render \(path)")
    #expect(verb.status == 1 && verb.errors.contains("the last result asks for no chart"))
    let early = try ShellRun("-c", ":render \(path)")
    #expect(early.status == 1)
    let empty = try ShellRun("-c", ":render")
    #expect(empty.status == 1 && empty.errors.contains("':render' needs a file"))
    #expect(folder.text("a.svg").isEmpty)
  }

  @Test func saysWhatItCannotWrite() throws {
    let kind = try ShellRun("--render", "chart.png", "-c", Self.query)
    #expect(kind.status == 2 && kind.errors.contains(".svg or .html"))
    let folder = try ShellRun("--render", "/nowhere/at/all.svg", "-c", Self.query)
    #expect(folder.status == 3 && folder.errors.contains("cannot write '/nowhere/at/all.svg'"))
    let verb = try ShellRun("-c", Self.query, "-c", ":render chart.png")
    #expect(verb.status == 1 && verb.errors.contains("neither .svg nor .html"))
  }

  @Test func drawsTheShapesOfAFile() throws {
    let folder = try TemporaryFolder()
    let shapes = """
      {"type":"Feature","properties":{"name":"Fars"},"geometry":{"type":"Polygon",
      "coordinates":[[[52,28],[53,28],[53,29],[52,28]]]}}
      """
    try folder.write(Array(shapes.utf8), to: "shapes.geojson")
    func query(_ file: String) -> String {
      "print p = 'Fars', v = 1 | render map with (geojson='\(folder.path(file))', property='name')"
    }
    let run = try ShellRun("--render", folder.path("m.svg"), "-c", query("shapes.geojson"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.text("m.svg").contains("class=\"shape\""))
    let missing = try ShellRun("--render", folder.path("n.svg"), "-c", query("none"))
    #expect(missing.status == 3)
  }

  @Test(
    .enabled(
      if: TmuxSession.isAvailable, "skipped: tmux is not installed; `make test` installs it"),
    arguments: [30, 90, 200])
  func drawsToTheEdgeOfTheTerminal(_ columns: Int) throws {
    let session = try TmuxSession(
      executable: ShellRun.executable, arguments: [],
      environment: ["NO_COLOR": "1", "TERM": "screen"], columns: columns, rows: 30)
    try session.wait(for: "the prompt") { $0.cursorRow == "samat>" }
    try session.type("provinces | take 3 | project name_fa, area_km2 | render barchart")
    try session.press("Enter")
    try session.wait(for: "the chart and a prompt") { screen in
      screen.cursorRow == "samat>" && screen.rows.contains { $0.contains("┤██") }
    }
    let bars = try session.screen().rows.filter { $0.contains("┤█") }
    #expect(bars.count == 3, "no bar goes over the edge")
    #expect(bars.contains { $0.contains("گیلان") || $0.contains("ﻥﻼﻴﮔ") })
  }
}
