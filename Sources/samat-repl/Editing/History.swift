/// What was entered before, and the walk through it with Up and Down.
///
/// A walk that starts on a non-empty line visits only the statements that begin with that line. The line
/// itself is kept, and Down past the newest statement brings it back; Down on the live line does nothing.
struct History {
  /// The statements, the oldest first.
  private(set) var entries: [String]

  private var position: Int?
  private var liveText = ""

  /// A history of given statements, the oldest first.
  init(_ entries: [String]) { self.entries = entries }

  /// Whether a statement belongs in a history: one that is not blank, that does not begin with a
  /// space, and that is not the newest entry again.
  static func accepts(_ statement: String, after newest: String?) -> Bool {
    guard let first = statement.unicodeScalars.first, first != " " else { return false }
    let blank: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r"]
    return statement != newest && !statement.unicodeScalars.allSatisfy(blank.contains)
  }

  /// Adds a statement if it belongs here.
  ///
  /// - Returns: Whether it was added.
  @discardableResult
  mutating func add(_ statement: String) -> Bool {
    guard Self.accepts(statement, after: entries.last) else { return false }
    entries.append(statement)
    return true
  }

  /// Ends the walk.
  mutating func endWalk() { position = nil }

  /// Returns the next older statement, or `nil` when there is none.
  mutating func older(than current: String) -> String? {
    if position == nil { liveText = current }
    var place = position ?? entries.count
    let shown = current
    while place > 0 {
      place -= 1
      if matches(entries[place]), entries[place] != shown {
        position = place
        return entries[place]
      }
    }
    return nil
  }

  /// Returns the next newer statement, the line the walk began with after the newest, or `nil` when there is
  /// no walk.
  mutating func newer(than current: String) -> String? {
    guard var place = position else { return nil }
    while place + 1 < entries.count {
      place += 1
      if matches(entries[place]), entries[place] != current {
        position = place
        return entries[place]
      }
    }
    position = nil
    return liveText
  }

  // By scalars: to a comparison by characters, a non-joiner after the prefix would change its last letter.
  private func matches(_ entry: String) -> Bool {
    entry.unicodeScalars.starts(with: liveText.unicodeScalars)
  }
}

/// A search backwards through a history, as Ctrl-R starts it.
struct HistorySearch {
  /// What to look for.
  var pattern = ""

  /// The line before the search, which cancelling brings back.
  let original: LineBuffer

  /// The entry found, as an index.
  private(set) var found: Int?

  /// Whether nothing was found for the pattern.
  private(set) var failed = false

  /// A search that began on a line.
  init(original: LineBuffer) { self.original = original }

  /// What is shown instead of the prompt.
  var prompt: String { "(\(failed ? "no match" : "search") '\(pattern)'): " }

  /// Starts again from the newest entry, for a pattern that was shortened.
  mutating func restart() {
    found = nil
    failed = false
  }

  /// Looks for the pattern, at the entry found last or before it.
  ///
  /// - Returns: The entry with the cursor before the match, or `nil` when there is none.
  mutating func find(in entries: [String], skippingCurrent: Bool) -> LineBuffer? {
    guard !pattern.isEmpty else {
      found = nil
      failed = false
      return original
    }
    let current = found.flatMap { $0 < entries.count ? entries[$0] : nil }
    var place = (found ?? entries.count - 1) - (skippingCurrent && found != nil ? 1 : 0)
    while place >= 0 {
      let entry = LineBuffer(entries[place])
      let duplicate = skippingCurrent && entries[place] == current
      if !duplicate, let at = Self.firstIndex(of: pattern, in: entry.scalars) {
        found = place
        failed = false
        var result = entry
        result.cursor = at
        return result
      }
      place -= 1
    }
    failed = true
    return nil
  }

  private static func firstIndex(of pattern: String, in scalars: [Unicode.Scalar]) -> Int? {
    let wanted = Array(pattern.unicodeScalars)
    guard wanted.count <= scalars.count else { return nil }
    return (0...scalars.count - wanted.count).first {
      scalars[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
