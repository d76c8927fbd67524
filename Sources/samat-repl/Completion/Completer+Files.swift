import Glibc

extension Completer {
  /// How many files of a folder are looked at, and offered.
  private static let entryLimit = 10_000
  private static let fileLimit = 400

  /// The files and folders that a path may go on with, written as verbs read paths: those with spaces in
  /// quotes, inside of which `~` is no home.
  ///
  /// - Parameters:
  ///   - typed: The path as far as it stands there, perhaps with its quotes open.
  ///   - start: Where it begins, in bytes.
  /// - Returns: The candidates; none of a folder that may not be read.
  func files(_ typed: String, at start: Int) -> [Candidate] {
    guard typed.first != "|" else { return [] }
    var quote = typed.first.flatMap { $0 == "'" || $0 == "\"" ? $0 : nil }
    let path = quote == nil ? typed : String(typed.dropFirst())
    // Quotes that are closed end the path.
    if let quote, path.contains(quote) { return [] }
    if path == "~", quote == nil { return [Candidate("~/", start: start)] }
    let cut = path.utf8.lastIndex(of: 0x2F).map { path.utf8.index(after: $0) } ?? path.startIndex
    let written = String(path[..<cut])
    let begun = String(path[cut...])
    let folder = quote == nil ? Words.path(written) : written
    let shown = folder.isEmpty ? "." : folder
    if session.access.isSafe {
      do { try session.access.checkReading(shown) } catch { return [] }
    }
    var entries = Self.entries(of: shown).filter {
      $0.name.utf8.starts(with: begun.utf8) && (begun.first == "." || $0.name.first != ".")
    }
    entries.sort { $0.name < $1.name }
    guard entries.count <= Self.fileLimit else { return [] }
    let needsQuotes = entries.contains { entry in
      entry.name.contains { $0 == " " || $0 == "'" || $0 == "\"" || $0 == ";" }
    }
    var head = written
    if quote == nil, needsQuotes || written.contains(" ") {
      quote = "\""
      head = folder
    }
    return entries.compactMap { entry in
      guard let quote else {
        return Candidate(
          head + entry.name + (entry.isFolder ? "/" : ""),
          display: entry.name + (entry.isFolder ? "/" : ""), start: start)
      }
      guard !(head + entry.name).contains(quote) else { return nil }
      return Candidate(
        String(quote) + head + entry.name + (entry.isFolder ? "/" : ""),
        display: entry.name + (entry.isFolder ? "/" : ""),
        ending: entry.isFolder ? nil : quote.asciiValue, start: start)
    }
  }

  private static func entries(of folder: String) -> [(name: String, isFolder: Bool)] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [(name: String, isFolder: Bool)] = []
    while found.count < entryLimit, let entry = readdir(directory) {
      // SAFETY: the system ends the name with a zero inside the entry.
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      // Names that are no text, or would act on the terminal, cannot be typed.
      guard let name, name != ".", name != "..",
        !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
      else { continue }
      found.append((name, DataFiles.isFolder(folder + "/" + name)))
    }
    return found
  }
}
