import Foundation
import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// Charts as drawings: what they are made of.
@Suite struct SVGChartTests {
  @Test(arguments: TerminalChartTests.cases.map(\.name))
  func isADrawingWithTitleAndDescription(_ name: String) throws {
    let query = try #require(TerminalChartTests.cases.first { $0.name == name }?.query)
    let document = try ChartCase.drawing(try ChartCase.table(query))
    let root = try #require(document.elements.first)
    #expect(root.name == "svg" && root.attributes["role"] == "img")
    #expect(root.attributes["font-family"] == "sans-serif")
    #expect(document.named("title").first?.text.isEmpty == false)
    #expect(document.named("desc").first?.text.isEmpty == false)
    checkNumbers(document)
  }

  /// Nothing is written where a number belongs but a number, and nothing lies outside.
  private func checkNumbers(_ document: XMLDocument) {
    for element in document.elements where element.name != "pattern" {
      for key in ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"] {
        guard let text = element.attributes[key] else { continue }
        guard let number = Double(text), number.isFinite else {
          Issue.record("\(element.name) \(key)=\(text)")
          continue
        }
        if key.hasPrefix("x") || key.hasPrefix("cx") { #expect(number >= -1 && number <= 801) }
        if key == "width" || key == "height" { #expect(number >= 0) }
      }
      let data = element.attributes["d"] ?? ""
      #expect(!data.contains("n") && !data.contains("e"), "\(data)")
    }
  }

  @Test func hasABarForEachValueAndItsLabel() throws {
    let document = try ChartCase.drawing(
      try ChartCase.table("provinces | take 7 | project name, area_km2 | render barchart"))
    #expect(document.of("bar").count == 7)
    #expect(["Markazi", "29,127", "Khuzestan"].allSatisfy(document.texts.contains))
    let columns = try ChartCase.drawing(
      try ChartCase.table(
        "range x from 1 to 4 step 1 | project x, a = x, b = 2 | render columnchart"))
    #expect(columns.of("bar").count == 8 && columns.of("key").count == 2)
  }

  @Test func barsBeginAtTheAxisAndAreProportional() throws {
    let document = try ChartCase.drawing(
      try ChartCase.table(
        "datatable(k:string, v:long)['a', 10, 'b', -5, 'c', 20] | render barchart"))
    let widths = document.of("bar").compactMap { Double($0.attributes["width"] ?? "") }
    #expect(widths.count == 3)
    #expect(abs(widths[0] - 2 * widths[1]) < 0.1 && abs(widths[2] - 2 * widths[0]) < 0.1)
  }

  @Test func guidesLieWhereTheySay() throws {
    // Points (0, 1), (1, 3), (2, 2): means 1 and 2, slope ½ through them.
    let query =
      "datatable(x:long, y:long) [0, 1, 1, 3, 2, 2] | render scatterchart with (lines=means, trend, diagonal, ymin=0, ymax=4)"
    let document = try ChartCase.drawing(try ChartCase.table(query))
    #expect(document.of("guide").count == 4)
    let texts = document.texts
    #expect(texts.contains("means: x 1, y 2") && texts.contains("trend: slope 0.5"))
    #expect(texts.contains("diagonal: y = x"))
    // z scores add up to a rest of rounding.
    let rest =
      "datatable(x:real, y:real) [0.1, 1, 0.2, 3, -0.3, 2] | render scatterchart with (lines=means)"
    #expect(try ChartCase.drawing(try ChartCase.table(rest)).texts.contains("means: x 0, y 2"))
    let paths = document.of("guide").compactMap { $0.attributes["d"] }
    #expect(Set(paths).count == 4)
  }

  @Test func guidesThatAreNoneAreTold() throws {
    func texts(_ query: String) throws -> [String] {
      let document = try ChartCase.drawing(try ChartCase.table(query))
      #expect(document.of("guide").isEmpty)
      return document.texts
    }
    let points = "datatable(x:long, y:long) [1, 1, 1, 3] | render scatterchart with "
    #expect(try texts(points + "(lines=trend)").contains { $0.hasPrefix("no trend") })
    #expect(
      try texts(points + "(lines=slope)").contains { $0.contains("diagonal, means or trend") })
    #expect(
      try texts(points + "(lines=means, yaxis=log)").contains { $0.contains("linear axes") })
    #expect(
      try texts("datatable(x:string, y:long) ['a', 1] | render barchart with (lines=means)")
        .contains { $0.contains("lines are drawn in a linechart") })
    #expect(
      try texts("datatable(x:string, y:long) ['a', 1] | render linechart with (lines=means)")
        .contains { $0.contains("linear axes") })
    // Ends of what a number can hold.
    let large =
      "datatable(x:real, y:real) [-1.7e308, -1.7e308, 1.7e308, 1.7e308] | render scatterchart with "
    _ = try ChartCase.drawing(try ChartCase.table(large + "(lines=means, trend, diagonal)"))
  }

  @Test func seriesOfNumbersStandInTheirOrder() throws {
    let document = try ChartCase.drawing(
      try ChartCase.table(
        "datatable(k:string, r:long, v:real) ['a', 10, 0.5, 'a', 2, 0.5, 'b', 1, 1] | render barchart with (kind=stacked, series=r)"
      ))
    let legend = document.texts.filter { ["1", "2", "10"].contains($0) }
    #expect(legend.suffix(3) == ["1", "2", "10"])
  }

  @Test func stacksOfSharesFillTheAxis() throws {
    let document = try ChartCase.drawing(
      try ChartCase.table(
        "range x from 1 to 3 step 1 | project x, a = x, b = 7 | render columnchart with (kind=stacked100)"
      ))
    let heights = document.of("bar").compactMap { Double($0.attributes["height"] ?? "") }
    #expect(heights.count == 6)
    for place in 0..<3 { #expect(abs(heights[2 * place] + heights[2 * place + 1] - 330) < 0.1) }
    #expect(document.texts.contains("100"))
  }

  @Test func ticksOfTimeAreMonths() throws {
    let document = try ChartCase.drawing(
      try ChartCase.table(
        "range t from datetime(2024-01-10) to datetime(2024-06-20) step 1d | project t, v = dayofmonth(t) | render timechart"
      ))
    for month in ["2024-02", "2024-03", "2024-04", "2024-05", "2024-06"] {
      #expect(document.texts.contains(month))
    }
  }

  @Test func setsPersianFromTheRight() throws {
    let document = try ChartCase.drawing(
      try ChartCase.table("provinces | take 2 | project name_fa, area_km2 | render barchart"))
    let label = try #require(document.named("text").first { $0.text == "مرکزی" })
    #expect(label.attributes["direction"] == "rtl")
    #expect(label.attributes["unicode-bidi"] == "isolate")
    // The label ends at the axis: for right-to-left text that is its start.
    #expect(label.attributes["text-anchor"] == nil)
    let name = try ChartCase.drawing(
      try ChartCase.table("provinces | take 2 | project name, area_km2 | render barchart"))
    #expect(name.named("text").first { $0.text == "Markazi" }?.attributes["text-anchor"] == "end")
  }

  @Test func escapesTexts() throws {
    let table = ChartCase.table(
      "barchart", ["title": "<b>&\"\u{1}"], columns: [("k", .string), ("v", .long)],
      rows: [[.string("</text><script>\u{202E}"), .long(1)], [.string("]]>"), .long(2)]])
    let document = try ChartCase.drawing(table)
    #expect(document.named("script").isEmpty)
    #expect(document.texts.contains("<b>&\"⟨U+0001⟩"))
    #expect(document.texts.contains("</text><script>⟨U+202E⟩"))
  }

  @Test func mapHasATileForEachProvince() throws {
    let document = try ChartCase.drawing(
      try ChartCase.table(
        "provinces | where name != 'Fars' | project province, area_km2 | render map"))
    #expect(document.of("tile").count == 31)
    #expect(document.of("tile").filter { $0.attributes["fill"] == "url(#missing)" }.count == 1)
    #expect(document.texts.contains("1 province has no value"))
  }

  @Test func tilesLieBesideTheirNeighbours() throws {
    let document = try ChartCase.drawing(
      try ChartCase.table("provinces | project province, area_km2 | render map"))
    var places: [String: (x: Double, y: Double)] = [:]
    for (rectangle, title) in zip(document.elements, document.elements.dropFirst())
    where rectangle.attributes["class"] == "tile" {
      let code = title.text.split(whereSeparator: { "()".contains($0) }).first {
        $0.hasPrefix("IR-")
      }
      places[String(code ?? "")] = (
        Double(rectangle.attributes["x"] ?? "") ?? 0, Double(rectangle.attributes["y"] ?? "") ?? 0
      )
    }
    #expect(places.count == 31)
    let borders = try ChartCase.table("province_borders | project a, b")
    let beside = borders.rows.filter { row in
      guard let a = places[row["a"].text ?? ""], let b = places[row["b"].text ?? ""] else {
        return false
      }
      return abs(a.x - b.x) < 110 && abs(a.y - b.y) < 80
    }
    // No grid can keep all of the 74 borders.
    #expect(borders.rowCount == 74 && beside.count >= 60)
  }

  @Test func mapTakesShapesOfAFile() throws {
    let shapes = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"n":"تهران"},"geometry":{"type":"Polygon",
      "coordinates":[[[51,35],[52,35],[52,36],[51,36],[51,35]]]}},
      {"type":"Feature","properties":{"n":"Fars"},"geometry":{"type":"MultiPolygon",
      "coordinates":[[[[52,28],[53,28],[53,29],[52,28]]],[[[54,28],[55,28],[55,29],[54,28]]]]}},
      {"type":"Feature","properties":{"n":"p"},"geometry":{"type":"Point","coordinates":[1,2]}}]}
      """
    let table = try ChartCase.table(
      "datatable(p:string, v:long)['Tehran', 3, 'Yazd', 4] | render map with (geojson='f', property='n')"
    )
    let document = try ChartCase.drawing(table, shapes: shapes)
    #expect(document.of("shape").count == 2)
    #expect(document.of("shape").filter { $0.attributes["fill"] == "url(#missing)" }.count == 1)
    #expect(document.texts.contains("1 rows have no shape: 'Yazd'"))
    checkNumbers(document)
    for broken in ["", "{", "[]", "{\"features\":[1,null,{\"geometry\":{\"type\":\"Polygon\"}}]}"] {
      let message = try ChartCase.drawing(table, shapes: broken)
      #expect(message.of("shape").isEmpty && !message.texts.isEmpty)
    }
  }

  @Test func pageWrapsTheDrawing() throws {
    let table = try ChartCase.table("print k = 'a', v = 1 | render barchart with (title='<x>')")
    let page = SVGRenderer(isPage: true).render(RenderRequest(table))
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<title>&lt;x&gt;</title>"))
    #expect(page.contains("<svg ") && !page.contains("<?xml") && !page.contains("<script"))
  }
}
