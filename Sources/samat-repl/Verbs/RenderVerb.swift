import KQLEngine
import KQLSyntax

extension Verb {
  /// `:render FILE`.
  static let render = Verb(
    "render FILE", "Writes the last result's chart as .svg or .html.",
    details: "The query must end in render.\nExample: :render chart.svg", argument: .file
  ) { (call) throws(Diagnostic) in
    guard !call.argument.isEmpty else {
      throw Diagnostic(
        code: "samat.shell.argument", message: "':render' needs a file",
        help: ":render chart.svg or :render chart.html")
    }
    let path = Words.path(call.argument)
    _ = try Charts.isPage(path)
    guard let table = call.session.charts.last, table.visualization != nil else {
      throw Diagnostic(
        code: "samat.shell.no-chart", message: "the last result asks for no chart",
        help: "end the query with '| render barchart' or another chart")
    }
    try call.session.charts.write(table, to: path)
    call.session.messages.note("written to \(path)")
    return .done
  }
}
