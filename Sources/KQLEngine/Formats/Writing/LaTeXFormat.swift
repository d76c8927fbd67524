import KQLSyntax

/// Writes a LaTeX `tabular` without packages; numbers stand to the right.
///
/// The characters that mean something to LaTeX are escaped, line ends become spaces. Right-to-left text
/// stands in `\\RL{...}`, left-to-right text within it in `\\LR{...}`: the commands of the package
/// `bidi`, defined before the table where they are not there. Persian text needs a Unicode engine
/// (XeLaTeX or LuaLaTeX) and a font that has it, for instance `\\setmainfont[Script=Arabic]{...}`.
public struct LaTeXFormat: ResultFormat {
  /// `latex`.
  public let name = "latex"

  /// Creates a format.
  public init() {}

  /// Writes a table; nothing for one without columns.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    guard !table.columns.isEmpty else { return }
    var output = OutputBuffer()
    let texts = table.columns.map { CellTexts($0, options: options) }
    let hasRightToLeft =
      table.schema.names.contains(where: TextRuns.hasRightToLeft)
      || TextRuns.hasRightToLeft(options.nullText)
      || texts.contains { column in
        (0..<table.rowCount).contains { column.raw(at: $0).map(TextRuns.hasRightToLeft) ?? false }
      }
    if hasRightToLeft { output.append(LaTeXFormat.directions) }
    let alignment = table.schema.columns.map {
      $0.type.isNumeric || $0.type == .timespan ? "r" : "l"
    }
    output.append("\\begin{tabular}{\(alignment.joined())}\n\\hline\n")
    append(table.schema.names, to: &output)
    output.append("\\hline\n")
    for row in 0..<table.rowCount where !output.isClosed {
      append(texts.map { $0.raw(at: row) ?? options.nullText }, to: &output)
      output.drain(to: &sink)
    }
    output.append("\\hline\n\\end{tabular}\n")
    output.flush(to: &sink)
  }

  /// The two commands, for the engines that know directions; others show the text as it comes.
  private static let directions = """
    \\providecommand\\RL[1]{\\ifdefined\\TeXXeTstate{\\TeXXeTstate=1 \\beginR#1\\endR}\\else\\ifdefined\\textdir{\\textdir TRT #1}\\else#1\\fi\\fi}
    \\providecommand\\LR[1]{\\ifdefined\\TeXXeTstate{\\TeXXeTstate=1 \\beginL#1\\endL}\\else\\ifdefined\\textdir{\\textdir TLT #1}\\else#1\\fi\\fi}

    """

  private func append(_ cells: [String], to output: inout OutputBuffer) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(" & ") }
      let start = output.bytes.count
      append(cell, to: &output)
      // A bracket behind the end of a row would be read as its argument, and a star too.
      if index == 0, let first = cell.utf8.first, first == 0x5B || first == 0x2A {
        output.bytes.insert(contentsOf: "{}".utf8, at: start)
      }
    }
    output.append(" \\\\\n")
  }

  private func append(_ cell: String, to output: inout OutputBuffer) {
    guard TextRuns.hasRightToLeft(cell) else {
      for byte in cell.utf8 { append(byte, to: &output) }
      return
    }
    let runs = TextRuns(cell)
    if runs.isRightToLeft { output.append("\\RL{") }
    for run in runs.runs {
      if run.isTurned { output.append(runs.isRightToLeft ? "\\LR{" : "\\RL{") }
      for byte in run.text.utf8 { append(byte, to: &output) }
      if run.isTurned { output.append("}") }
    }
    if runs.isRightToLeft { output.append("}") }
  }

  private func append(_ byte: UInt8, to output: inout OutputBuffer) {
    switch byte {
    case 0x23, 0x24, 0x25, 0x26, 0x5F, 0x7B, 0x7D:
      output.append(0x5C)
      output.append(byte)
    case 0x5C: output.append("\\textbackslash{}")
    case 0x5E: output.append("\\textasciicircum{}")
    case 0x7E: output.append("\\textasciitilde{}")
    case 0..<0x20, 0x7F: output.append(0x20)
    default: output.append(byte)
    }
  }
}
