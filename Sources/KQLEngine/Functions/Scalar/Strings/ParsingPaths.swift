import KQLSyntax

extension StandardLibrary {
  /// The parts of file paths.
  static let parsingPaths: [ScalarFunction] = [
    ScalarFunction(
      "parse_path", description: "Returns the parts of a file's path, as a bag.",
      searchTerms: ["file", "directory", "extension", "folder"],
      examples: [
        FunctionExample(#"print parse_path(@'C:\temp\file.txt').Filename"#, #""file.txt""#),
        FunctionExample("print parse_path('/usr/lib/a.tar.gz').Extension", #""gz""#),
      ],
      overloads: [.textual("path", .dynamic) { FilePath($0).bag }])
  ]
}

/// A file's path taken apart; both kinds of slashes separate.
private struct FilePath {
  private let text: TextBytes
  private var scheme = 0..<0
  private var root = 0..<0
  private var directory = 0..<0
  private var directoryName = 0..<0
  private var file = 0..<0
  private var fileExtension = 0..<0
  private var stream = 0..<0

  init(_ text: TextBytes) {
    self.text = text
    var start = 0
    var end = text.count
    if let colon = text.firstIndex(of: 0x3A), colon > 1, end - colon >= 3,
      text[colon + 1] == 0x2F, text[colon + 2] == 0x2F
    {
      scheme = 0..<colon
      start = colon + 3
    }
    if end - start >= 2, text[start + 1] == 0x3A, (text[start] | 0x20) &- 0x61 < 26 {
      root = start..<start + 2
    }
    let afterRoot = max(start, root.upperBound)
    let lastSlash = text[afterRoot..<end].lastIndex { $0 == 0x2F || $0 == 0x5C }
    // A colon in the file's name begins the name of an alternate data stream.
    let nameStart = lastSlash.map { $0 + 1 } ?? afterRoot
    if let colon = text[nameStart..<end].firstIndex(of: 0x3A) {
      stream = colon + 1..<end
      end = colon
    }
    file = nameStart..<end
    if let dot = text[file].lastIndex(of: 0x2E) { fileExtension = dot + 1..<end }
    if let lastSlash {
      directory = start..<lastSlash
      let names = max(afterRoot, start)..<max(lastSlash, afterRoot)
      let slash = text[names].lastIndex { $0 == 0x2F || $0 == 0x5C }
      directoryName = (slash.map { $0 + 1 } ?? names.lowerBound)..<names.upperBound
    }
  }

  var bag: DynamicValue {
    func part(_ range: Range<Int>) -> DynamicValue { .string(text.string(range)) }
    return .object(
      DynamicObject([
        ("Scheme", part(scheme)), ("RootPath", part(root)), ("DirectoryPath", part(directory)),
        ("DirectoryName", part(directoryName)), ("Filename", part(file)),
        ("Extension", part(fileExtension)), ("AlternateDataStreamName", part(stream)),
      ]))
  }
}
