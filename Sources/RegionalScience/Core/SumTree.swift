/// A sum of numbers of 0 or more that change one by one. Nothing is taken away from a sum: what is small
/// stays where something large goes.
struct SumTree {
  /// Sums of pairs, of pairs of them and so on; the numbers stand in the second half.
  private var nodes: [Double]
  private let leaves: Int

  /// A tree of zeros.
  ///
  /// - Parameter count: How many numbers.
  init(count: Int) {
    var leaves = 1
    while leaves < count { leaves *= 2 }
    self.leaves = leaves
    nodes = [Double](repeating: 0, count: 2 * leaves)
  }

  /// A tree of given numbers.
  init(_ values: [Double]) {
    self.init(count: values.count)
    for (index, value) in values.enumerated() { nodes[leaves + index] = value }
    for node in stride(from: leaves - 1, to: 0, by: -1) {
      nodes[node] = nodes[2 * node] + nodes[2 * node + 1]
    }
  }

  /// The sum.
  var sum: Double { nodes[1] }

  /// One of the numbers.
  ///
  /// - Complexity: O(log *count*) to set.
  subscript(index: Int) -> Double {
    get { nodes[leaves + index] }
    set {
      var node = leaves + index
      nodes[node] = newValue
      while node > 1 {
        node /= 2
        nodes[node] = nodes[2 * node] + nodes[2 * node + 1]
      }
    }
  }
}
