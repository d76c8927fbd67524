import PersianText

/// How figures and their notes are set.
extension DocumentPage {
  private func marks(_ notes: [Int], _ mark: (Int) -> String) -> String {
    notes.map(mark).joined()
  }

  /// The lines of a block of figures for a terminal.
  func figureLines(_ block: Block) -> [String] {
    switch block {
    case .cards(let cards): lines(of: cards)
    case .figures(let figures):
      (figures.caption.isEmpty ? [] : ["", Self.flat(figures.caption)]) + lines(of: figures.figures)
    case .notes(let notes):
      notes.flatMap { note in
        let number = language.number(note.number)
        let query = (note.query ?? "").split(separator: "\n").map {
          "      \(Self.flat(String($0)))"
        }
        return ["[\(number)] \(Self.flat(note.text))"] + query
      }
    default: []
    }
  }

  private func lines(of figures: [Figure]) -> [String] {
    let names = figures.map { Self.flat($0.name) }
    let width = min(48, names.map { DisplayWidth.columns(of: $0) }.max() ?? 0)
    return zip(names, figures).map { name, figure in
      let gap = String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: name)) + 2)
      let notes = marks(figure.notes) { " [\(language.number($0))]" }
      return "  \(name)\(gap)\(Self.flat(figure.whole))\(notes)"
    }
  }

  /// A block of figures in Markdown; notes are footnotes.
  func figureMarkdown(_ block: Block) -> String {
    switch block {
    case .cards(let cards): return list(of: cards)
    case .figures(let figures):
      let caption = figures.caption.isEmpty ? "" : "### \(Self.marked(figures.caption))\n\n"
      return caption + list(of: figures.figures)
    case .notes(let notes):
      return notes.map { note in
        let query = (note.query ?? "").split(separator: "\n").map { "        \($0)" }
        let code = query.isEmpty ? "" : "\n\n" + query.joined(separator: "\n")
        return "[^\(note.number)]: \(Self.marked(note.text))\(code)"
      }.joined(separator: "\n\n")
    default: return ""
    }
  }

  private func list(of figures: [Figure]) -> String {
    let head =
      "| \(language.say("What", "موضوع")) | \(language.say("Value", "مقدار")) |\n|---|---|\n"
    return head
      + figures.map { figure in
        let notes = marks(figure.notes) { "[^\($0)]" }
        return "| \(Self.marked(figure.name)) | \(Self.marked(figure.whole))\(notes) |"
      }.joined(separator: "\n")
  }

  /// The lines of a block of figures in HTML.
  func figureHTML(_ block: Block) -> [String] {
    switch block {
    case .cards(let cards):
      ["<div class=\"cards\">"]
        + cards.map { card in
          "<div><b><bdi>\(set(card.value))</bdi>\(links(card))</b>"
            + "<span>\(set(card.name))</span></div>"
        } + ["</div>"]
    case .figures(let figures): html(of: figures)
    case .notes(let notes):
      ["<ol class=\"notes\">"]
        + notes.map { note in
          let query = note.query.map {
            "<pre dir=\"ltr\">"
              + $0.split(separator: "\n").map { Self.escaped(String($0)) }.joined(separator: "\n")
              + "</pre>"
          }
          let parts = note.parts.map { "<bdi>\(set($0))</bdi>" }.joined(separator: " – ")
          return "<li id=\"note-\(note.number)\"><span>\(language.number(note.number))</span>"
            + "<div>\(parts)\(query ?? "")</div></li>"
        } + ["</ol>"]
    default: []
    }
  }

  private func links(_ figure: Figure) -> String {
    if figure.notes.isEmpty { return "" }
    let links = figure.notes.map { "<a href=\"#note-\($0)\">\(language.number($0))</a>" }
    return "<sup>\(links.joined(separator: language.say(", ", "، ")))</sup>"
  }

  private func html(of figures: Figures) -> [String] {
    var lines = ["<div class=\"figures\(figures.drawing == nil ? " alone" : "")\">", "<div>"]
    if !figures.caption.isEmpty { lines.append("<h3>\(set(figures.caption))</h3>") }
    if !figures.figures.isEmpty {
      lines.append("<table><tbody>")
      lines += figures.figures.map { figure in
        let remark =
          figure.remark.isEmpty ? "" : " <small><bdi>\(set(figure.remark))</bdi></small>"
        return "<tr><th scope=\"row\"><bdi>\(set(figure.name))</bdi></th>"
          + "<td><bdi>\(set(figure.value))</bdi>\(links(figure))\(remark)</td></tr>"
      }
      lines.append("</tbody></table>")
    }
    lines.append("</div>")
    if let drawing = figures.drawing {
      lines += ["<figure>", drawing.svg]
      if !drawing.caption.isEmpty, drawing.caption != figures.caption {
        lines.append("<figcaption>\(Self.escaped(drawing.caption))</figcaption>")
      }
      lines.append("</figure>")
    }
    return lines + ["</div>"]
  }
}
