import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import Testing

/// Every kind of chart with input that has nothing ordinary about it.
@Suite struct HardChartTests {
  private static let nasty = "<&\"'>\u{202E}\u{2067}\u{0}\u{FFFF}\n\t😀كِتاب\u{200C}ها"

  static let inputs: [(String, [(String, DataType)], [[Value]])] = [
    ("no rows", [("k", .string), ("v", .real)], []),
    ("no columns", [], []),
    (
      "all null", [("k", .string), ("v", .real)], [[.string("a"), .null], [.string("b"), .null]]
    ),
    (
      "infinite", [("k", .string), ("v", .real)],
      [
        [.string("a"), .real(.infinity)], [.string("b"), .real(-.infinity)],
        [.string("c"), .real(.nan)],
      ]
    ),
    (
      "huge", [("x", .real), ("v", .real), ("w", .real)],
      [
        [.real(-1.7e308), .real(1.7e308), .real(1e308)],
        [.real(1.7e308), .real(-1.7e308), .real(1.7e308)],
      ]
    ),
    (
      "tiny", [("x", .real), ("v", .real)],
      [
        [.real(.leastNonzeroMagnitude), .real(.leastNonzeroMagnitude)],
        [.real(0), .real(-.leastNonzeroMagnitude)],
        [.real(.leastNormalMagnitude / 64), .real(1e-300)],
      ]
    ),
    ("one point", [("x", .long), ("v", .long)], [[.long(3), .long(7)]]),
    ("one zero", [("x", .long), ("v", .long)], [[.long(0), .long(0)]]),
    ("only a number", [("v", .long)], [[.long(4)], [.long(-2)]]),
    ("only a text", [("k", .string)], [[.string("a")]]),
    (
      "identical", [("k", .string), ("v", .real)],
      (0..<20).map { [.string("k\($0)"), .real(1e17)] }
    ),
    (
      "extreme wholes", [("x", .long), ("v", .long)],
      [[.long(.min), .long(.max)], [.long(.max), .long(.min)]]
    ),
    (
      "extreme times", [("t", .datetime), ("v", .real)],
      [
        [.datetime(0), .real(1)], [.datetime(3_155_378_975_999_999_999), .real(2)],
        [.null, .real(3)],
      ]
    ),
    (
      "one time", [("t", .datetime), ("v", .real)],
      [[.datetime(638_000_000_000_000_000), .real(1)]]
    ),
    ("spans", [("t", .timespan), ("v", .timespan)], [[.timespan(.max), .timespan(.min)]]),
    (
      "texts", [(nasty, .string), ("\u{202E}", .real)],
      [
        [.string(nasty), .real(1)], [.string(""), .real(2)],
        [.string(String(repeating: "ک", count: 9000)), .real(3)],
      ]
    ),
    (
      "many categories", [("k", .string), ("v", .real)],
      (0..<10_000).map { [.string("category \($0)"), .real(Double($0 % 97))] }
    ),
    (
      "many series", [("x", .long), ("s", .string), ("v", .long)],
      (0..<300).map { [.long(Int64($0 / 50)), .string("s\($0 % 50)"), .long(Int64($0))] }
    ),
    (
      "many points", [("x", .real), ("v", .real)],
      (0..<4_500).map { [.real(Double($0)), .real(Double(($0 * 7919) % 1000))] }
    ),
    (
      "many columns", [("k", .string)] + (0..<60).map { ("c\($0)", .long) },
      [[.string("a")] + (0..<60).map { .long($0) }]
    ),
    (
      "tiny provinces", [("p", .string), ("v", .real)],
      [
        [.string("Tehran"), .real(.leastNonzeroMagnitude)], [.string("Fars"), .real(0)],
        [.string("Yazd"), .real(2 * .leastNonzeroMagnitude)],
      ]
    ),
    ("dynamic", [("d", .dynamic), ("v", .long)], [[.dynamic(.array([.long(1)])), .long(1)]]),
    (
      "provinces", [("p", .string), ("v", .real)],
      [[.string("Tehran"), .real(1e308)], [.string("Fars"), .real(-1e308)]]
    ),
  ]

  static let properties: [[String: String]] = [
    [:], ["kind": "stacked"], ["kind": "stacked100"], ["yaxis": "log"], ["accumulate": "true"],
    ["ymin": "1e308", "ymax": "-1e308"], ["ymin": "5", "ymax": "5"], ["ymin": "-1e-300"],
    ["legend": "hidden", "title": nasty, "xtitle": nasty, "ytitle": nasty],
    ["xcolumn": "v", "ycolumns": "k", "series": "x"],
  ]

  @Test(arguments: ChartCase.kinds) func drawsAnything(_ kind: String) throws {
    for (name, columns, rows) in Self.inputs {
      // The large ones once each, or the test takes minutes.
      for properties in rows.count > 100 ? [[:]] : Self.properties {
        let table = ChartCase.table(kind, properties, columns: columns, rows: rows)
        for width in [0, 80] {
          let text = ChartCase.text(table, columns: width, isolates: true)
          #expect(!text.isEmpty)
          for line in ChartCase.lines(text) {
            let wide = PersianText.DisplayWidth.columns(of: line)
            #expect(wide <= max(30, width), "\(name) \(properties): \(line)")
            #expect(!line.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{0}" })
          }
        }
        let drawing = try ChartCase.drawing(table)
        for element in drawing.elements {
          for (key, value) in element.attributes
          where ["nan", "inf", "-inf"].contains(value.lowercased()) {
            Issue.record("\(name) \(properties): \(element.name) \(key)=\(value)")
          }
        }
      }
    }
  }

  @Test func countsWhatIsLeftOut() throws {
    let table = ChartCase.table(
      "barchart", columns: [("k", .string), ("v", .real)],
      rows: [
        [.string("a"), .real(1)], [.string("b"), .null], [.string("c"), .real(.nan)],
        [.string("d"), .real(.infinity)],
      ])
    #expect(ChartCase.text(table).contains("· 3 values left out: 1 null, 2 not finite"))
    #expect(
      try ChartCase.drawing(table).texts.contains("3 values left out: 1 null, 2 not finite"))
  }

  @Test func sumsTheRestAsOthers() throws {
    let table = ChartCase.table(
      "barchart", columns: [("k", .string), ("v", .long)],
      rows: (1...10_000).map { [.string("k\($0)"), .long(Int64($0))] })
    let text = ChartCase.text(table, columns: 200)
    let others = (1...9_961).reduce(0, +)
    #expect(text.contains("10,000 categories: the 39 largest are shown"))
    let number = String(others)
    #expect(text.replacing(",", with: "").contains("others"))
    #expect(text.replacing(",", with: "").contains(number))
    #expect(try ChartCase.drawing(table).of("bar").count == 40)
  }

  @Test func splitsByTextBesideMoments() throws {
    let table = try ChartCase.table(
      """
      datatable(t:datetime, g:string, v:long)[
      datetime(2024-01-01), 'a', 1, datetime(2024-01-01), 'b', 2,
      datetime(2024-01-02), 'a', 3, datetime(2024-01-02), 'b', 4] | render timechart
      """)
    #expect(ChartCase.text(table).contains("● a  ▲ b"))
    #expect(try ChartCase.drawing(table).of("line").count == 2)
  }

  @Test func accumulates() throws {
    let document = try ChartCase.drawing(
      try ChartCase.table(
        "range x from 1 to 4 step 1 | project x, y = 10 | render columnchart with (accumulate=true)"
      ))
    #expect(["10", "20", "30", "40"].allSatisfy(document.texts.contains))
  }
}

/// The ticks of axes.
@Suite struct AxisTests {
  /// The numbers before the axis, from the top.
  private func ticks(_ values: [Double], _ properties: [String: String] = [:]) -> [Double] {
    let table = ChartCase.table(
      "linechart", properties, columns: [("x", .long), ("v", .real)],
      rows: values.enumerated().map { [.long(Int64($0)), .real($1)] })
    return ChartCase.lines(ChartCase.text(table)).compactMap { line in
      let parts = line.split(whereSeparator: { $0 == "┤" || $0 == "└" })
      guard line.contains("┤") || line.contains("└"), let first = parts.first else { return nil }
      return Double(first.filter { !$0.isWhitespace && $0 != "," })
    }
  }

  @Test(arguments: [
    [0.0, 10], [1, 2], [-7, 13], [0.001, 0.0035], [99.5, 100.25], [-3e-3, -1e-3], [0, 7777],
    [123_456, 123_457], [-1e5, 5], [5, 5], [0, 0],
  ])
  func coverTheValuesAndAreEven(_ values: [Double]) throws {
    let ticks = ticks(values)
    #expect((3...12).contains(ticks.count), "\(ticks)")
    let (least, most) = (try #require(values.min()), try #require(values.max()))
    #expect(ticks.last ?? .nan <= least + 1e-12 && ticks.first ?? .nan >= most - 1e-12)
    let step = ticks[0] - ticks[1]
    for (upper, lower) in zip(ticks, ticks.dropFirst()) {
      #expect(abs(upper - lower - step) < step * 1e-6)
    }
    // 1, 2 or 5 times a power of ten.
    var mantissa = step
    while mantissa >= 9.99 { mantissa /= 10 }
    while mantissa < 0.999 { mantissa *= 10 }
    #expect([1, 2, 5].contains { abs(mantissa - $0) < 1e-6 }, "\(step)")
  }

  @Test func decadesCoverTheValues() {
    #expect(ticks([3, 4500], ["yaxis": "log"]) == [10_000, 1000, 100, 10, 1])
  }
}
