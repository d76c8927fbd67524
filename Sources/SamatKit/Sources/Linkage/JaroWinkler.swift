/// The likeness of two texts.
enum JaroWinkler {
  /// From 0 for nothing in common to 1 for equal; the same whichever comes first.
  ///
  /// - Complexity: O(n · w) with a window w of half the longer text; of long texts the first 256
  ///   characters count.
  static func similarity(_ first: [UInt32], _ second: [UInt32]) -> Double {
    // Greedy matching depends on the order, so the order is fixed: shorter first, then by content.
    let swaps =
      first.count != second.count
      ? first.count > second.count : second.lexicographicallyPrecedes(first)
    let (left, right) =
      swaps ? (second.prefix(256), first.prefix(256)) : (first.prefix(256), second.prefix(256))
    if left.isEmpty || right.isEmpty { return left.count == right.count ? 1 : 0 }
    let window = max(left.count, right.count) / 2 - 1
    var taken = [Bool](repeating: false, count: right.count)
    var matched: [UInt32] = []
    for (index, scalar) in left.enumerated() {
      let low = max(0, index - max(0, window))
      let high = min(right.count, index + max(0, window) + 1)
      guard low < high else { continue }
      for place in low..<high where !taken[place] && right[place] == scalar {
        taken[place] = true
        matched.append(scalar)
        break
      }
    }
    if matched.isEmpty { return 0 }
    var (transposed, next) = (0, 0)
    for place in right.indices where taken[place] {
      if right[place] != matched[next] { transposed += 1 }
      next += 1
    }
    let count = Double(matched.count)
    let jaro =
      (count / Double(left.count) + count / Double(right.count)
        + (count - Double(transposed / 2)) / count) / 3
    let common = zip(left, right).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(common) * 0.1 * (1 - jaro)
  }
}
