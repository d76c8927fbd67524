import KQLEngine
import KQLSyntax

extension Verb {
  /// `:render FILE`.
  static let render = Verb("render FILE", "Writes the last result's chart as .svg or .html.") {
    (call) throws(Diagnostic) in
    guard !call.argument.isEmpty else {
      throw Diagnostic(
        code: "samat.shell.argument", message: "':render' needs a file",
        help: ":render chart.svg or :render chart.html")
    }
    _ = try Charts.isPage(call.argument)
    guard let table = call.session.charts.last, table.visualization != nil else {
      throw Diagnostic(
        code: "samat.shell.no-chart", message: "the last result asks for no chart",
        help: "end the query with '| render barchart' or another chart")
    }
    try call.session.charts.write(table, to: call.argument)
    call.session.messages.note("written to \(call.argument)")
    return .done
  }
}
