import KQLEngine
import PersianText

/// Draws charts with block and braille characters, for a terminal or any text of one width a
/// character.
///
/// ```
/// province    n
/// Fars       12 ┤████████████▌
/// Kerman      7 ┤███████▎
/// ```
///
/// Every line is at most ``RenderRequest/columns`` wide. Series differ by pattern or mark, with
/// colours beside that where they may be used.
public struct TerminalRenderer: Renderer {
  /// `terminal`.
  public let name = "terminal"

  /// Creates a renderer.
  public init() {}

  /// Draws a table.
  ///
  /// - Returns: Lines, each with its end; empty for `render table` and where nothing was asked for.
  public func render(_ request: RenderRequest) -> String {
    guard let visualization = request.table.visualization, visualization.chart != "table" else {
      return ""
    }
    let paint = TerminalPaint(request)
    var lines: [String] = []
    var notes: [String]
    if let properties = ChartProperties(visualization) {
      if !properties.title.isEmpty { lines.append(paint.title(properties.title)) }
      switch properties.kind {
      case .card:
        (lines, notes) = TerminalCard.lines(request.table, properties, paint, after: lines)
      case .map:
        let map = ProvinceMap(request.table, properties)
        notes = map.notes
        if request.shapes != nil || visualization.value(of: "geojson") != nil {
          notes.append("shapes of a file are drawn in SVG only; these are tiles")
        }
        lines += map.problem.map(paint.wrapped) ?? TerminalMap.lines(map, paint)
      default:
        var data = ChartData(request.table, properties)
        if let problem = data.problem {
          lines += paint.wrapped(problem)
        } else {
          lines += TerminalRenderer.chart(&data, properties, paint)
        }
        notes = data.notes
      }
    } else {
      notes = ["'\(visualization.chart)' is not drawn here; the rows are there all the same"]
    }
    for note in notes { lines += paint.wrapped("· " + note) }
    let mark = paint.isolatesText ? BidiText.lrm : ""
    return lines.map { mark + TerminalRenderer.trimmed($0) + "\n" }.joined()
  }

  private static func chart(
    _ data: inout ChartData, _ properties: ChartProperties, _ paint: TerminalPaint
  ) -> [String] {
    switch properties.kind {
    case .barchart, .piechart: return TerminalBars.lines(&data, properties, paint)
    case .columnchart: return TerminalColumns.lines(&data, properties, paint)
    default: return TerminalPlot.lines(&data, properties, paint)
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

/// `render card`: the cells of the first row, each with its column.
enum TerminalCard {
  static func lines(
    _ table: Table, _ properties: ChartProperties, _ paint: TerminalPaint, after title: [String]
  ) -> (lines: [String], notes: [String]) {
    var notes = properties.notes
    guard table.rowCount > 0, !table.columns.isEmpty else {
      return (title + paint.wrapped("nothing to draw: the result has no rows"), notes)
    }
    let names = table.schema.names.map { ChartText.label($0) }
    let width = min(names.map(DisplayWidth.columns).max() ?? 0, paint.width / 2)
    var lines = title
    for (name, column) in zip(names, table.columns) {
      let value = column[0]
      let text = value.double.map { $0.isFinite ? ChartText.value($0) : "\($0)" }
      lines.append(
        paint.label(name, columns: width) + "  "
          + paint.strong(
            paint.label(text ?? ChartText.label(value), columns: max(1, paint.width - width - 2))))
    }
    if table.rowCount > 1 { notes.append("the first of \(table.rowCount) rows") }
    return (lines, notes)
  }
}
