/// A k-d tree of points, for the nearest ones and for those within a distance.
///
/// > Source: Friedman, Bentley & Finkel (1977), *ACM Transactions on Mathematical Software* 3.
struct PointIndex {
  private let points: [SIMD3<Double>]
  /// Points in the order of the tree's leaves.
  private var order: [Int]
  /// Nodes, the root first; children of node *k* are 2k + 1 and 2k + 2.
  private var nodes: [Node]
  private static let leafSize = 12

  private struct Node {
    var range: Range<Int>
    var low: SIMD3<Double>
    var high: SIMD3<Double>
  }

  init(_ points: [SIMD3<Double>]) {
    self.points = points
    order = Array(points.indices)
    var levels = 0
    while points.count > Self.leafSize << levels { levels += 1 }
    nodes = []
    nodes.reserveCapacity((2 << levels) - 1)
    // Level by level, each range halved at its median along its widest side.
    var ranges = [0..<points.count]
    for level in 0...levels {
      var next: [Range<Int>] = []
      for range in ranges {
        var low = SIMD3<Double>(repeating: .infinity)
        var high = SIMD3<Double>(repeating: -.infinity)
        for index in range {
          low = pointwiseMin(low, points[order[index]])
          high = pointwiseMax(high, points[order[index]])
        }
        nodes.append(Node(range: range, low: low, high: high))
        guard level < levels else { continue }
        let width = high - low
        let axis = (0..<3).max { width[$0] < width[$1] } ?? 0
        order[range].sort { (points[$0][axis], $0) < (points[$1][axis], $1) }
        let middle = (range.lowerBound + range.upperBound) / 2
        next.append(range.lowerBound..<middle)
        next.append(middle..<range.upperBound)
      }
      ranges = next
    }
  }

  private func square(_ left: SIMD3<Double>, _ right: SIMD3<Double>) -> Double {
    let difference = left - right
    return (difference * difference).sum()
  }

  /// The squared distance of a point from a node's box.
  private func square(_ point: SIMD3<Double>, box: Node) -> Double {
    let outside = pointwiseMax(pointwiseMax(box.low - point, point - box.high), .zero)
    return (outside * outside).sum()
  }

  /// The nearest others of a place, nearest first, ties by number.
  func nearest(_ count: Int, to place: Int) -> [Int] {
    let point = points[place]
    // Kept sorted: the number of neighbours is small.
    var found: [(square: Double, place: Int)] = []
    var stack = [(node: 0, square: 0.0)]
    while let (number, least) = stack.popLast() {
      // An equal distance may still win by its number.
      if found.count == count, least > found[count - 1].square { continue }
      let node = nodes[number]
      if 2 * number + 1 >= nodes.count {
        for index in node.range where order[index] != place {
          let candidate = (square: square(point, points[order[index]]), place: order[index])
          if found.count == count, candidate >= found[count - 1] { continue }
          if found.count == count { found.removeLast() }
          var (low, high) = (0, found.count)
          while low < high {
            let middle = (low + high) / 2
            if found[middle] < candidate { low = middle + 1 } else { high = middle }
          }
          found.insert(candidate, at: low)
        }
      } else {
        let left = (node: 2 * number + 1, square: square(point, box: nodes[2 * number + 1]))
        let right = (node: 2 * number + 2, square: square(point, box: nodes[2 * number + 2]))
        stack.append(left.square <= right.square ? right : left)
        stack.append(left.square <= right.square ? left : right)
      }
    }
    return found.map(\.place)
  }

  /// The others within a straight distance of a place, in no order.
  func within(_ radius: Double, of place: Int) -> [Int] {
    let point = points[place]
    let limit = radius * radius
    var found: [Int] = []
    var stack = [0]
    while let number = stack.popLast() {
      let node = nodes[number]
      if square(point, box: node) > limit { continue }
      if 2 * number + 1 >= nodes.count {
        for index in node.range where order[index] != place {
          if square(point, points[order[index]]) <= limit { found.append(order[index]) }
        }
      } else {
        stack.append(2 * number + 1)
        stack.append(2 * number + 2)
      }
    }
    return found
  }
}
