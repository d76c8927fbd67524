/// How a text is set in HTML: days stay on one line, and foreign words keep their own direction.
extension DocumentPage {
  /// A heading; a number in brackets at its end stands behind it, whatever the direction of the text.
  func headingHTML(_ text: String) -> String {
    guard text.last == ")", let mark = text.lastIndex(of: "("), mark > text.startIndex,
      text[text.index(before: mark)] == " "
    else { return set(text) }
    return
      "<bdi>\(set(String(text[..<text.index(before: mark)])))</bdi> \(set(String(text[mark...])))"
  }

  /// A text with its days and short codes unbroken, on a Persian page with words of Latin letters
  /// isolated.
  func set(_ text: String) -> String {
    let text = Self.flat(text)
    let scalars = Array(text.unicodeScalars)
    guard language == .persian, scalars.contains(where: { !$0.isASCII }) else {
      return Self.unbroken(text)
    }
    var result = ""
    // What is not isolated is set together, for days have ASCII marks between their digits.
    var plain: [Unicode.Scalar] = []
    var start = 0
    while start < scalars.count {
      let isASCII = scalars[start].isASCII
      let end = scalars[start...].firstIndex { $0.isASCII != isASCII } ?? scalars.count
      let run = scalars[start..<end]
      start = end
      guard run.contains(where: \.isLetter), var first = run.firstIndex(where: \.isWord),
        var last = run.lastIndex(where: \.isWord)
      else {
        plain += run
        continue
      }
      // The colon of a command, and what closes a bracket within, go with the words.
      if first > run.startIndex, run[first - 1] == ":",
        first - 1 == run.startIndex || run[first - 2] == " "
      {
        first -= 1
      }
      // What stands in brackets that were opened before is isolated by itself; the rest is looked at anew.
      if let bracket = Self.unmatched(run[first...last]) {
        last = run[..<bracket].lastIndex { $0 != " " } ?? first
        start = bracket
        plain += run[..<first]
        result += Self.unbroken(Self.text(plain[...]))
        result += "<bdi>" + Self.unbroken(Self.text(run[first...last])) + "</bdi>"
        plain = Array(run[(last + 1)..<bracket])
        continue
      }
      last = Self.closing(run[first...], behind: last)
      // Marks around Latin words belong to the text.
      plain += run[..<first]
      result += Self.unbroken(Self.text(plain[...]))
      result += "<bdi>" + Self.unbroken(Self.text(run[first...last])) + "</bdi>"
      plain = Array(run[(last + 1)...])
    }
    return result + Self.unbroken(Self.text(plain[...]))
  }

  /// Where a bracket closes that nothing among these words opens.
  private static func unmatched(_ run: ArraySlice<Unicode.Scalar>) -> Int? {
    var open = 0
    for index in run.indices {
      if "([".unicodeScalars.contains(run[index]) { open += 1 }
      if ")]".unicodeScalars.contains(run[index]) { open -= 1 }
      if open < 0 { return index }
    }
    return nil
  }

  /// Where words end whose brackets may be closed behind the last letter.
  private static func closing(_ run: ArraySlice<Unicode.Scalar>, behind last: Int) -> Int {
    var open = 0
    for scalar in run[...last] {
      if "([".unicodeScalars.contains(scalar) { open += 1 }
      if ")]".unicodeScalars.contains(scalar) { open -= 1 }
    }
    var end = last
    while open > 0, end + 1 < run.endIndex, ")]".unicodeScalars.contains(run[end + 1]) {
      end += 1
      open -= 1
    }
    return end
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// A text in which a day such as `1404-03-10` or a code such as `S002-33` is not broken at its marks.
  private static func unbroken(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x2D || $0 == 0x2F }) else { return escaped(text) }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isShort =
        word.unicodeScalars.count <= 13 && word.utf8.contains { $0 == 0x2D || $0 == 0x2F }
        && word.unicodeScalars.contains { $0.properties.numericType == .decimal }
      return isShort ? "<span class=\"n\">\(escaped(String(word)))</span>" : escaped(String(word))
    }.joined(separator: " ")
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { isASCII && properties.isAlphabetic }
  fileprivate var isWord: Bool {
    isASCII && (properties.isAlphabetic || properties.numericType == .decimal)
  }
}
