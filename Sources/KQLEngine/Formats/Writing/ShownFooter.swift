/// What stands below a table that people read: how many rows it has, and everything that is not shown.
struct ShownFooter {
  /// The rows of the table.
  var rows: Int
  /// How many of them are shown.
  var shownRows: Int
  /// How many columns did not fit.
  var hiddenColumns = 0
  /// How many cells end in `…`.
  var cutCells = 0

  /// The text; empty where there is nothing to tell.
  func text(showsRowCount: Bool) -> String {
    var parts: [String] = []
    let hiddenRows = rows - shownRows
    if showsRowCount || hiddenRows > 0 { parts.append("\(rows) \(rows == 1 ? "row" : "rows")") }
    if hiddenRows > 0 {
      let noun = hiddenRows == 1 ? "row" : "rows"
      parts.append("\(shownRows) shown, … \(hiddenRows) more \(noun)")
    }
    if hiddenColumns > 0 {
      parts.append("\(hiddenColumns) \(hiddenColumns == 1 ? "column" : "columns") not shown")
    }
    if cutCells > 0 { parts.append("\(cutCells) \(cutCells == 1 ? "cell" : "cells") cut") }
    return parts.joined(separator: " · ")
  }
}
