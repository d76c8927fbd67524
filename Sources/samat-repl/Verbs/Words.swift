/// The words of a verb's argument.
enum Words {
  /// A text without the quotes around it; others stay as they are.
  static func unquoted(_ text: String) -> String {
    guard text.utf8.count >= 2, let quote = text.first, quote == "\"" || quote == "'",
      text.last == quote
    else { return text }
    return String(text.dropFirst().dropLast())
  }

  /// A path: quotes around it are taken off, and `~/` is the user's home.
  static func path(_ text: String) -> String {
    let path = unquoted(text)
    guard path == text, path.hasPrefix("~/"), let home = environmentVariable("HOME") else {
      return path
    }
    return home + path.dropFirst(1)
  }

  /// The first word, or what stands in quotes, and the rest.
  static func first(of text: String) -> (word: String, rest: String) {
    if let quote = text.first, quote == "\"" || quote == "'",
      let end = text.dropFirst().firstIndex(of: quote)
    {
      return (String(text[...end]), trimmed(text[text.index(after: end)...]))
    }
    let end = text.firstIndex { $0 == " " || $0 == "\t" } ?? text.endIndex
    return (String(text[..<end]), trimmed(text[end...]))
  }

  /// The path and the name of `PATH as NAME`; nil where the text is neither that nor a path.
  ///
  /// A path with spaces need not be quoted, unless it holds ` as ` itself.
  static func pathAndName(_ text: String) -> (path: String, name: String?)? {
    let (word, rest) = first(of: text)
    if word.first == "\"" || word.first == "'" {
      if rest.isEmpty { return (path(word), nil) }
      let (keyword, name) = first(of: rest)
      guard keyword == "as", !name.isEmpty else { return nil }
      return (path(word), Words.name(name))
    }
    if text.hasSuffix(" as") { return nil }
    let parts = text.split(separator: " as ", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last else { return (path(text), nil) }
    let name = Words.name(trimmed(last))
    guard !name.isEmpty else { return nil }
    let head = parts.dropLast().joined(separator: " as ")
    return (path(trimmed(head[...])), name)
  }

  /// The name in `name`, `'name'` or `['name']`.
  static func name(_ text: String) -> String {
    if text.hasPrefix("["), text.hasSuffix("]") {
      return unquoted(trimmed(text.dropFirst().dropLast()))
    }
    return unquoted(text)
  }

  /// The text without spaces at its end.
  static func trimmedEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// The text without spaces at its ends.
  static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
