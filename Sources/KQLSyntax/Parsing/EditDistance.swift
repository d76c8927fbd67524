/// Finds the name that somebody may have meant.
public enum EditDistance {
  /// The name nearest to a word, if one is near enough: one edit in three characters, two at
  /// least. Letters that differ in case only cost nothing.
  ///
  /// - Parameters:
  ///   - word: What was written; of more than 60 bytes nothing is near.
  ///   - names: What could have been meant.
  /// - Returns: The nearest name, the first of several; nil where none is near.
  public static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let lowered = Array(word.lowercased().utf8)
    guard !lowered.isEmpty, lowered.count <= 60 else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let candidate = Array(name.lowercased().utf8)
      let limit = max(1, min(lowered.count, candidate.count) / 3)
      guard abs(candidate.count - lowered.count) <= limit else { continue }
      let distance = distance(lowered, candidate)
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// The least number of insertions, deletions, replacements and swaps of neighbours.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = previous
    for (row, a) in left.enumerated() {
      current[0] = row + 1
      for (column, b) in right.enumerated() {
        var cost = min(previous[column + 1], current[column]) + 1
        cost = min(cost, previous[column] + (a == b ? 0 : 1))
        if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count]
  }
}
