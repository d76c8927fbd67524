import PersianText

extension DocumentPage {
  /// A text in one line, with invisible controls shown.
  static func flat(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value >= 0x7F }) else {
      return text
    }
    var flat = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isSpace = (0x09...0x0D).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
      flat.append(isSpace ? " " : scalar)
    }
    return BidiText.neutralize(String(flat))
  }

  // MARK: Terminal

  /// The page for a terminal.
  ///
  /// - Parameter width: How many columns a table may take; the rows of wider ones are set one below the
  ///   other, with the columns' names.
  /// - Returns: Lines, each with a line feed at its end.
  public func text(width: Int = 100) -> String {
    let title = Self.flat(wholeTitle)
    var lines = [title, Self.rule("=", under: title)]
    for block in blocks {
      switch block {
      case .heading(let level, let text):
        let text = Self.flat(text)
        lines += level <= 2 ? ["", text, Self.rule("-", under: text)] : ["", text]
      case .paragraph(let text): lines.append(Self.flat(text))
      case .fields(let fields):
        lines += fields.map { "\(Self.flat($0.name)): \(Self.flat($0.value))" }
      case .list(let items): lines += items.map { "- \(Self.flat($0))" }
      case .table(let columns, let rows): lines += Self.lines(columns, rows, width)
      case .figures, .cards, .notes: lines += figureLines(block)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func rule(_ character: String, under text: String) -> String {
    String(repeating: character, count: max(1, DisplayWidth.columns(of: text)))
  }

  /// Whether a cell holds a number, in digits of either kind, with its signs.
  private static func isNumber(_ cell: String) -> Bool {
    cell.contains(where: \.isNumber) && !cell.contains(where: \.isLetter)
  }

  private static func lines(_ columns: [String], _ rows: [[String]], _ width: Int) -> [String] {
    let table = [columns.map(flat)] + rows.map { $0.map(flat) }
    let widths = columns.indices.map { column in
      table.map { column < $0.count ? DisplayWidth.columns(of: $0[column]) : 0 }.max() ?? 0
    }
    guard widths.reduce(0, +) + 2 * max(0, columns.count - 1) <= width else {
      return rows.flatMap { row in
        let cells = row.map(flat)
        // A number without the head of its column says nothing.
        let named =
          cells.indices.dropFirst().first { $0 == 3 || isNumber(cells[$0]) } ?? cells.count
        let details = zip(table[0], cells).dropFirst(named).filter { !$0.1.isEmpty }
        return [cells.prefix(named).filter { !$0.isEmpty }.joined(separator: "  ")]
          + details.map { "    \($0.0): \($0.1)" }
      }
    }
    return table.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < row.count - 1 {
          let gap = widths[column] - DisplayWidth.columns(of: cell) + 2
          line += String(repeating: " ", count: max(2, gap))
        }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  // MARK: Markdown

  /// The page in Markdown (GitHub's, with tables); Persian stands in a block from right to left.
  public var markdown: String {
    var parts = ["# \(Self.marked(wholeTitle))"]
    for block in blocks {
      switch block {
      case .heading(let level, let text):
        parts.append(
          String(repeating: "#", count: min(max(level, 2), 6)) + " " + Self.marked(text))
      case .paragraph(let text): parts.append(Self.marked(text))
      case .fields(let fields):
        parts.append(
          fields.map { "- **\(Self.marked($0.name)):** \(Self.marked($0.value))" }
            .joined(separator: "\n"))
      case .list(let items):
        parts.append(items.map { "- \(Self.marked($0))" }.joined(separator: "\n"))
      case .table(let columns, let rows):
        let line: ([String]) -> String = { cells in
          "| " + cells.map(Self.marked).joined(separator: " | ") + " |"
        }
        let mark = "|" + String(repeating: "---|", count: columns.count)
        parts.append(([line(columns), mark] + rows.map(line)).joined(separator: "\n"))
      case .figures, .cards, .notes: parts.append(figureMarkdown(block))
      }
    }
    if language == .persian {
      parts.insert("<div dir=\"rtl\">", at: 0)
      parts.append("</div>")
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A text that Markdown shows as it is.
  static func marked(_ text: String) -> String {
    let text = flat(text)
    var marked = String.UnicodeScalarView()
    var isAtStart = true
    var isAfterDigits = false
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "!", "$":
        marked.append("\\")
        marked.append(scalar)
      case "<": marked.append(contentsOf: "&lt;".unicodeScalars)
      case ">": marked.append(contentsOf: "&gt;".unicodeScalars)
      case "&": marked.append(contentsOf: "&amp;".unicodeScalars)
      case "-" where isAtStart, "+" where isAtStart, "=" where isAtStart,
        "." where isAfterDigits, ")" where isAfterDigits:
        marked.append("\\")
        marked.append(scalar)
      // Nothing becomes a link or the name of somebody by itself.
      case ":" where index + 1 < scalars.count && scalars[index + 1] == "/":
        marked.append(contentsOf: "&#58;".unicodeScalars)
      case "@": marked.append(contentsOf: "&#64;".unicodeScalars)
      case "w" where scalars[index...].prefix(4).elementsEqual("www.".unicodeScalars),
        "W" where scalars[index...].prefix(4).elementsEqual("WWW.".unicodeScalars):
        marked.append(contentsOf: scalar == "w" ? "&#119;".unicodeScalars : "&#87;".unicodeScalars)
      default: marked.append(scalar)
      }
      let isDigit = ("0"..."9").contains(scalar)
      isAfterDigits = isDigit && (isAtStart || isAfterDigits)
      isAtStart = isAtStart && scalar == " "
    }
    return String(marked)
  }

  // MARK: HTML

  /// The page as a document of HTML with its style in it, and without a script or anything from elsewhere.
  public var html: String {
    let isPersian = language == .persian
    let title = Self.escaped(wholeTitle)
    let heading =
      titleID.isEmpty
      ? title : "\(Self.escaped(self.title)) <bdi>\(Self.escaped(titleID))</bdi>"
    var lines = [
      "<!DOCTYPE html>",
      "<html lang=\"\(language.rawValue)\" dir=\"\(isPersian ? "rtl" : "ltr")\">", "<head>",
      "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(title)</title>", "<style>\(Self.style)</style>", "</head>", "<body>",
      "<h1>\(heading)</h1>",
    ]
    for block in blocks {
      switch block {
      case .heading(let level, let text):
        let level = min(max(level, 2), 6)
        lines.append("<h\(level)>\(headingHTML(text))</h\(level)>")
      case .paragraph(let text): lines.append("<p>\(set(text))</p>")
      case .fields(let fields):
        lines.append("<dl>")
        lines += fields.map {
          "<dt>\(set($0.name))</dt><dd><bdi>\(set($0.value))</bdi></dd>"
        }
        lines.append("</dl>")
      case .list(let items):
        lines.append("<ul>")
        lines += items.map { "<li><bdi>\(set($0))</bdi></li>" }
        lines.append("</ul>")
      case .table(let columns, let rows):
        // On a phone the rows of a wide table stand one below the other.
        let isWide = columns.count > 2
        // On paper one of many columns is set smaller, or its last ones would be cut off.
        let kind = columns.count > 6 ? "wide many" : "wide"
        lines.append(isWide ? "<table class=\"\(kind)\">" : "<table>")
        lines.append(
          "<thead><tr>"
            + columns.map { "<th scope=\"col\">\(set($0))</th>" }.joined()
            + "</tr></thead>")
        lines.append("<tbody>")
        lines += rows.map { row in
          // A cell keeps the page's side, and its text the direction of its own.
          "<tr>"
            + row.enumerated().map { column, cell in
              let name = isWide && column < columns.count ? Self.escaped(columns[column]) : nil
              let mark =
                (name.map { " data-name=\"\($0)\"" } ?? "")
                + (cell.isEmpty
                  ? " class=\"none\"" : cell.unicodeScalars.count <= 14 ? " class=\"n\"" : "")
              return "<td\(mark)><bdi>\(set(cell))</bdi></td>"
            }.joined() + "</tr>"
        }
        lines += ["</tbody>", "</table>"]
      case .figures, .cards, .notes: lines += figureHTML(block)
      }
    }
    return (lines + ["</body>", "</html>"]).map { $0 + "\n" }.joined()
  }

  /// A text that HTML shows as it is, also in an attribute.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in flat(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The title with the id behind it.
  private var wholeTitle: String { titleID.isEmpty ? title : "\(title) \(titleID)" }
}
