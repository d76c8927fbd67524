import PersianText

/// How texts of the help are laid out.
enum HelpLayout {
  /// How wide a page is.
  static let width = 78

  /// A text as lines of at most ``width`` columns, broken at spaces.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - indent: What stands before each line.
  ///   - hanging: What stands before each line but the first; nil for the same.
  ///   - width: How wide the lines may be.
  /// - Returns: Lines, each with its end.
  static func wrapped(
    _ text: String, indent: String = "", hanging: String? = nil, width: Int = width
  ) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let start = lines.isEmpty ? indent : hanging ?? indent
      let longer = line.isEmpty ? start + word : line + " " + word
      if line.isEmpty || columns(longer) <= width {
        line = longer
      } else {
        lines.append(line)
        line = (hanging ?? indent) + word
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A command of a verb and what it does, for the details of the verb: further lines of the one are as
  /// deep as all of the other, so that ``reflowed(_:indent:)`` leaves them as they are.
  static func command(_ syntax: String, _ summary: String) -> String {
    // Details are indented once more.
    wrapped(syntax, hanging: "      ", width: width - 2)
      + wrapped(summary, indent: "      ", width: width - 2)
  }

  /// Names and what is said of them, the latter one below the other.
  static func list(_ items: [(name: String, summary: String)], indent: String = "  ") -> String {
    let widest = items.map { columns($0.name) }.filter { $0 <= 32 }.max() ?? 0
    let gap = String(repeating: " ", count: widest + 2)
    return items.map { name, summary in
      // A name that is too wide has a line of its own.
      if columns(name) > widest {
        return indent + name + "\n" + wrapped(summary, indent: indent + gap)
      }
      return wrapped(
        summary, indent: indent + PersianText.DisplayWidth.pad(name, toColumns: widest + 2),
        hanging: indent + gap)
    }.joined()
  }

  /// A text in which lines of prose that follow each other become a paragraph of lines that fit; examples
  /// and lines with columns stay as they are.
  static func reflowed(_ text: String, indent: String = "") -> String {
    var result = ""
    var prose = ""
    func end() {
      result += wrapped(prose, indent: indent)
      prose = ""
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("Example:") || line.hasPrefix(":") || line.contains("  ") || line.isEmpty {
        end()
        result += line.isEmpty ? "\n" : indent + line + "\n"
      } else {
        prose += (prose.isEmpty ? "" : " ") + line
      }
    }
    end()
    return result
  }

  private static func columns(_ text: String) -> Int { PersianText.DisplayWidth.columns(of: text) }

  // MARK: - Right to left

  /// A page for a terminal: what runs from the right is isolated, so that it moves nothing beside it.
  ///
  /// A line of prose that begins with Persian is one isolate, and runs from the right as a whole; of
  /// any other line, such as a query, each Persian run is one.
  static func isolated(_ page: String) -> String {
    guard BidiText.hasRightToLeft(page) else { return page }
    return page.split(separator: "\n", omittingEmptySubsequences: false).map {
      isolated(line: String($0))
    }.joined(separator: "\n")
  }

  private static func isolated(line: String) -> String {
    guard BidiText.hasRightToLeft(line) else { return line }
    let indent = line.prefix { $0 == " " }
    let text = line.dropFirst(indent.count)
    let isQuery = text.contains(" | ") || text.hasSuffix(" |")
    if beginsRightToLeft(text), !isQuery, !text.contains("   ") {
      // A mark without width needs something to stand on: terminals drop it in the first column.
      return (indent.isEmpty ? " " : indent) + BidiText.isolate(String(text))
    }
    var result = BidiText.lrm + indent
    var run = ""
    // What stands between two Persian words belongs to the run only if it does not separate.
    var between = ""
    func flush() {
      if !run.isEmpty { result += BidiText.isolate(run) }
      result += between
      run = ""
      between = ""
    }
    for character in text {
      if BidiText.hasRightToLeft(String(character)) {
        run += between + String(character)
        between = ""
      } else if !run.isEmpty, between.count < 2, character == " " || isJoining(character) {
        between.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }

  private static func isJoining(_ character: Character) -> Bool {
    character == "_" || character == "\u{200C}" || character.isNumber
  }

  private static func beginsRightToLeft(_ text: Substring) -> Bool {
    for character in text {
      if BidiText.hasRightToLeft(String(character)) { return true }
      if character.isLetter { return false }
    }
    return false
  }
}
