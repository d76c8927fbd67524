import KQLEngine
import KQLSyntax
public import SamatKit

/// Checks a renderer with every kind of chart and with input that has nothing ordinary about it.
///
/// ```swift
/// @Test func conforms() throws { try RendererCheck(MyRenderer()).run() }
/// ```
///
/// Each kind is asked to draw tables without rows, of nulls, of infinities, of one row, of negative
/// and of very large numbers, and of texts with markup and with controls that change the direction
/// of what follows. Then
/// - something is drawn, or it is said why nothing is;
/// - the same request gives the same drawing;
/// - no control of the data comes through.
///
/// A renderer that traps takes the test with it; that, too, is an answer.
public struct RendererCheck {
  private let renderer: any Renderer

  /// Creates a check.
  ///
  /// - Parameter renderer: What is checked.
  public init(_ renderer: some Renderer) { self.renderer = renderer }

  /// Runs every check.
  ///
  /// - Throws: ``CheckFailure`` with everything that is wrong.
  public func run() throws(CheckFailure) {
    var problems: [String] = []
    if renderer.name.isEmpty { problems.append("it has no name") }
    for kind in RendererCheck.kinds {
      for (name, table) in RendererCheck.tables {
        var table = table
        table.visualization = Visualization(
          chart: kind, properties: [.init(name: "title", value: RendererCheck.text)])
        for columns in [0, 30, 80, 100_000] {
          var request = RenderRequest(table)
          request.columns = columns
          let drawing = renderer.render(request)
          let place = "\(kind) of \(name), \(columns) columns"
          if drawing.isEmpty { problems.append("\(place): nothing is drawn, and nothing said") }
          if drawing != renderer.render(request) {
            problems.append("\(place): the same request gives another drawing")
          }
          if drawing.unicodeScalars.contains(where: { $0 == "\u{202E}" || $0 == "\u{7}" }) {
            problems.append("\(place): a control of the data is in the drawing")
          }
        }
      }
    }
    guard problems.isEmpty else {
      throw CheckFailure(subject: "renderer '\(renderer.name)'", problems: problems)
    }
  }

  private static let kinds = [
    "card", "barchart", "columnchart", "piechart", "linechart", "timechart", "scatterchart",
    "areachart", "stackedareachart", "map", "treemap",
  ]

  private static let text = "<b>&\"\u{202E}\u{7}کتاب"

  private static let tables: [(name: String, table: Table)] = {
    let schema = Schema([ColumnSchema("k", .string), ColumnSchema("v", .real)])
    let times = Schema([ColumnSchema("t", .datetime), ColumnSchema("v", .real)])
    func table(_ values: [Double?]) -> Table {
      Table(
        schema: schema,
        rows: values.enumerated().map {
          [.string(text + String($0)), $1.map(Value.real) ?? .null]
        })
    }
    return [
      ("no rows", .empty(schema)), ("nulls", table([nil, nil])),
      ("infinities", table([.infinity, -.infinity, .nan])), ("one row", table([3])),
      ("negative numbers", table([-3, 5, -0.5])), ("large numbers", table([1e308, -1.7e308])),
      ("equal numbers", table([7, 7, 7])), ("many rows", table((0..<200).map(Double.init))),
      (
        "moments",
        Table(
          schema: times,
          rows: [[.datetime(0), .real(1)], [.datetime(3_155_378_975_999_999_999), .real(2)]])
      ),
    ]
  }()
}
