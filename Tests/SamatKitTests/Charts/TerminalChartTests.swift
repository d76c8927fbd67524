import Foundation
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import Testing

/// Charts as text, against files: `SAMAT_RECORD=1` writes them anew and fails once.
@Suite struct TerminalChartTests {
  static let cases: [(name: String, query: String)] = [
    (
      "bars",
      "provinces | top 6 by population_1395 desc | project name, people = population_1395 | render barchart with (title='Population', ytitle='people')"
    ),
    (
      "bars-persian",
      "provinces | top 6 by population_1395 desc | project name_fa, جمعیت = population_1395 | render barchart with (title='جمعیت استان‌ها')"
    ),
    (
      "bars-negative",
      "range x from -2 to 3 step 1 | project k = strcat('k', x), a = x * 10 | render barchart"
    ),
    (
      "bars-several",
      "range x from 1 to 3 step 1 | project k = strcat('k', x), a = x, b = 4.5 - x | render barchart"
    ),
    (
      "bars-stacked",
      "range x from 1 to 3 step 1 | project k = strcat('k', x), a = x, b = 4 - x | render barchart with (kind=stacked100)"
    ),
    ("shares", "provinces | take 5 | project name_fa, area_km2 | render piechart"),
    ("columns", "range x from -3 to 4 step 1 | project x, y = x * x * x | render columnchart"),
    (
      "columns-stacked",
      "range x from 1 to 5 step 1 | project x, a = x, b = 6 - x | render columnchart with (kind=stacked)"
    ),
    ("line", "range x from 0 to 30 step 1 | project x, y = x * x | render linechart"),
    (
      "lines",
      "range x from 0 to 12 step 1 | project x, up = x, down = 12 - x | render linechart with (xtitle='step', ytitle='height')"
    ),
    (
      "time",
      "range t from datetime(2024-01-01) to datetime(2024-03-01) step 5d | project t, v = dayofmonth(t) | render timechart"
    ),
    (
      "points",
      "provinces | project area_km2, population_1395 | render scatterchart with (yaxis=log)"
    ),
    ("area", "range x from 0 to 20 step 1 | project x, y = 20 - x | render areachart"),
    (
      "areas-stacked",
      "range x from 0 to 20 step 1 | project x, y = 20 - x, z = 5 | render stackedareachart"
    ),
    ("card", "print units = 31, ['حوزه'] = 2.5 | render card with (title='two numbers')"),
    ("map", "provinces | project name_fa, population_1395 | render map"),
    (
      "map-few",
      "datatable(p:string, v:long)['Tehran',4,'فارس',9,'IR-10',2,'Atlantis',3] | render map"
    ),
    (
      "points-moran",
      "provinces | evaluate moran_scatter(province, population_1395) | render scatterchart with (title='Moran scatterplot', series=quadrant, lines=means, trend, xtitle='population, z score', ytitle='mean of the neighbours')"
    ),
    (
      "line-lorenz",
      "provinces | evaluate lorenz(area_km2, population_1395) | render linechart with (title='Lorenz curve', lines=diagonal)"
    ),
    (
      "bars-acceptability",
      "provinces | take 9 | evaluate rank_acceptability('topsis', name, pack_array(area_km2, population_1395), dynamic(['cost', 'benefit']), samples = 500) | render barchart with (title='Rank acceptability', kind=stacked, series=rank)"
    ),
    ("nothing", "provinces | where name == 'x' | project name, area_km2 | render barchart"),
  ]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Charts")

  @Test(arguments: cases.map(\.name)) func looksAsItsFileSays(_ name: String) throws {
    let query = try #require(Self.cases.first { $0.name == name }?.query)
    let table = try ChartCase.table(query)
    var text = query + "\n"
    for columns in [30, 80, 200] {
      text += "\n== \(columns)\n" + ChartCase.text(table, columns: columns)
    }
    let file = Self.folder.appending(path: name + ".txt")
    let expected = try? String(contentsOf: file, encoding: .utf8)
    if ProcessInfo.processInfo.environment["SAMAT_RECORD"] == "1", expected != text {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == expected)
  }

  @Test(arguments: cases.map(\.name)) func neverIsWiderThanTheTerminal(_ name: String) throws {
    let query = try #require(Self.cases.first { $0.name == name }?.query)
    let table = try ChartCase.table(query)
    for columns in Array(30...40) + [53, 79, 81, 120, 199] {
      for line in ChartCase.lines(ChartCase.text(table, columns: columns, isolates: true)) {
        let width = PersianText.DisplayWidth.columns(of: line)
        #expect(width <= columns, "\(columns): \(line)")
      }
    }
  }

  @Test func isolatesPersianLabels() throws {
    let query = "provinces | take 2 | project name_fa, area_km2 | render barchart"
    let table = try ChartCase.table(query)
    let lines = ChartCase.lines(ChartCase.text(table, isolates: true))
    #expect(lines.contains { $0.hasPrefix("\u{200E}\u{2068}مرکزی\u{2069}") })
    #expect(!ChartCase.text(table).unicodeScalars.contains("\u{2068}"))
  }

  @Test func tellsSeriesApartWithoutColors() throws {
    let query = "range x from 1 to 3 step 1 | project x, a = x, b = 4 - x | render "
    for kind in ["barchart", "columnchart", "linechart", "scatterchart"] {
      let text = ChartCase.text(try ChartCase.table(query + kind))
      #expect(text.contains("● a  ▲ b"), "\(kind)")
      #expect(!text.contains("\u{1B}"))
    }
    let stacked = ChartCase.text(try ChartCase.table(query + "stackedareachart"))
    #expect(stacked.contains("█ a  ▒ b"))
  }

  @Test func colorsAreAddedAndTakenBack() throws {
    var request = RenderRequest(
      try ChartCase.table("range x from 1 to 3 step 1 | project x, a = x, b = 2 | render linechart")
    )
    request.usesColor = true
    let colored = TerminalRenderer().render(request)
    #expect(colored.contains("\u{1B}[38;5;"))
    let plain = colored.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    request.usesColor = false
    #expect(plain == TerminalRenderer().render(request))
  }

  /// The length of a bar in eighths of a cell.
  private func eighths(_ line: String) -> Int {
    let parts: [Character: Int] = ["█": 8, "▉": 7, "▊": 6, "▋": 5, "▌": 4, "▍": 3, "▎": 2, "▏": 1]
    return line.reduce(0) { $0 + (parts[$1] ?? 0) }
  }

  @Test(arguments: [30, 47, 80, 133, 200]) func barsAreProportional(_ columns: Int) {
    let values = [1000.0, 999, 750, 501, 333.3, 250, 12, 1]
    let table = ChartCase.table(
      "barchart", columns: [("k", .string), ("v", .real)],
      rows: values.enumerated().map { [.string("k\($0)"), .real($1)] })
    let lines = ChartCase.lines(ChartCase.text(table, columns: columns))
    let lengths = lines.dropFirst().prefix(values.count).map(eighths)
    #expect(lengths.count == values.count)
    for (length, value) in zip(lengths, values) {
      #expect(abs(Double(length) - Double(lengths[0]) * value / 1000) <= 1)
    }
  }

  @Test func drawsNothingForATable() throws {
    #expect(ChartCase.text(try ChartCase.table("print a = 1 | render table")).isEmpty)
    #expect(ChartCase.text(try ChartCase.table("print a = 1")).isEmpty)
    let other = ChartCase.text(try ChartCase.table("print a = 1 | render treemap"))
    #expect(other.contains("'treemap' is not drawn"))
  }

  @Test func saysWhatPropertiesItDoesNotTake() throws {
    let text = ChartCase.text(
      try ChartCase.table(
        "print k = 'a', v = 1 | render barchart with (kind=pile, ysplit=axes, colour=red, xcolumn=no)"
      ))
    #expect(text.contains("'kind' takes stacked, stacked100 or unstacked, not 'pile'"))
    #expect(text.contains("'ysplit' is not drawn"))
    #expect(text.contains("'colour' is not known"))
    #expect(text.contains("no column 'no'"))
  }

  @Test func readsNegativeLimits() throws {
    let text = ChartCase.text(
      try ChartCase.table(
        "range x from 0 to 9 step 1 | project x, y = x | render linechart with (ymin=-20, ymax=20)")
    )
    #expect(text.contains("-20 └") && text.contains(" 20 ┤"))
  }
}
