import KQLEngine
import KQLSyntax
import PersianText

/// The drawings of a profile, small enough for a phone.
struct ProfileDrawings {
  private let language: DocumentLanguage
  private var count = 0

  init(in language: DocumentLanguage) { self.language = language }

  /// Bars of numbers with names; nil for fewer than three or for equal ones, which tell nothing that the
  /// numbers do not.
  mutating func bars(
    _ title: String, _ values: [(name: String, value: Double)]
  ) -> DocumentPage.Drawing? {
    guard values.count > 2, Set(values.map(\.value)).count > 1 else { return nil }
    let rows = values.map { [Value.string($0.name), .real($0.value)] }
    return chart(title, ["what", "number"], [.string, .real], rows, stacked: false)
  }

  /// Bars whose parts are the numbers of a second name.
  mutating func stacks(
    _ title: String, _ values: [(name: String, part: String, value: Double)]
  ) -> DocumentPage.Drawing? {
    guard values.count > 2 else { return nil }
    let rows = values.map { [Value.string($0.name), .string($0.part), .real($0.value)] }
    return chart(
      title, ["what", "part", "number"], [.string, .string, .real], rows, stacked: true)
  }

  private mutating func chart(
    _ title: String, _ names: [String], _ types: [DataType], _ rows: [[Value]], stacked: Bool
  ) -> DocumentPage.Drawing {
    let schema = Schema(zip(names, types).map { ColumnSchema($0, $1) })
    var table = Table(schema: schema, rows: rows)
    var properties = [
      Visualization.Property(name: "xtitle", value: ""),
      Visualization.Property(name: "ytitle", value: ""),
    ]
    if stacked { properties.append(.init(name: "kind", value: "stacked")) }
    table.visualization = Visualization(chart: "barchart", properties: properties)
    var request = RenderRequest(table)
    request.pixels = 440
    request.isRightToLeft = language == .persian
    return drawing(SVGRenderer().render(request), title)
  }

  /// The map of provinces with one of them marked, and its neighbours.
  mutating func map(_ code: String, _ neighbours: [String], _ title: String)
    -> DocumentPage.Drawing
  {
    drawing(ProvinceLocator.svg(code, neighbours, title, isPersian: language == .persian), title)
  }

  /// A drawing as a part of a page: its names are its own, and nothing stands before its root.
  private mutating func drawing(_ svg: String, _ title: String) -> DocumentPage.Drawing {
    count += 1
    var text = Substring(svg)
    if let start = text.firstRange(of: "<svg") { text = text[start.lowerBound...] }
    while text.last == "\n" { text.removeLast() }
    // Quotes in texts are escaped, so these stand in tags only.
    // The sides of texts are those of the drawing, whatever the direction of the page.
    let own = text.replacing("<svg ", with: "<svg direction=\"ltr\" ").replacing(
      "id=\"", with: "id=\"d\(count)-"
    )
    .replacing("aria-labelledby=\"title desc\"", with: "aria-labelledby=\"d\(count)-title\"")
    .replacing("\"url(#", with: "\"url(#d\(count)-")
    let name = DocumentPage.escaped(title)
    let open = "<title id=\"d\(count)-title\">"
    guard let from = own.firstRange(of: open),
      let to = own[from.upperBound...].firstRange(of: "</title>")
    else { return .init(svg: String(own), caption: title) }
    var titled = own
    titled.replaceSubrange(from.upperBound..<to.lowerBound, with: name)
    // The description is English and says less than the table beside it.
    if let begin = titled.firstRange(of: "<desc"),
      let end = titled[begin.upperBound...].firstRange(of: "</desc>\n")
    {
      titled.removeSubrange(begin.lowerBound..<end.upperBound)
    }
    return .init(svg: String(titled), caption: title)
  }
}
