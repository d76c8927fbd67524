/// A circulation of least cost under lower and upper bounds, in whole units: the network simplex
/// method with strongly feasible trees, which cannot cycle.
///
/// > Source: Ahuja, Magnanti & Orlin (1993), *Network Flows*, ch. 11; Cunningham (1976),
/// > *Mathematical Programming* 11.
struct NetworkSimplex {
  struct Arc {
    var from: Int
    var to: Int
    var lower: Int64
    var upper: Int64
    var cost: Int64
  }

  /// The flow of each arc, its lower bound included.
  private(set) var flows: [Int64] = []
  /// The dual value of each node, against the root; meaningless in size if flow is missing.
  private(set) var potentials: [Int64] = []
  /// Flow that no arc could carry; above 0 if the bounds contradict each other.
  private(set) var missing: Int128 = 0

  private let nodeCount: Int
  private let root: Int
  private var from: [Int32]
  private var to: [Int32]
  private var capacity: [Int64]
  private var cost: [Int64]
  private var flow: [Int64]
  /// 1 at its lower bound, −1 at its upper one, 0 in the tree.
  private var state: [Int8]
  private var parent: [Int]
  private var arcToParent: [Int]
  private var isUpward: [Bool]
  private var depth: [Int]
  private var firstChild: [Int]
  private var nextSibling: [Int]
  private var previousSibling: [Int]
  private let realCount: Int

  /// Solves.
  ///
  /// - Parameters:
  ///   - nodeCount: Nodes are 0..<nodeCount.
  ///   - arcs: Bounds 0 ≤ lower ≤ upper ≤ 10¹⁸; the lower bounds into or out of a node sum to at
  ///     most 4·10¹⁸. Costs are small enough that `penalty + nodes · cost` is below 2⁶⁰.
  ///   - penalty: What a missing unit costs, more than any path.
  init(nodeCount: Int, arcs: [Arc], penalty: Int64) {
    self.nodeCount = nodeCount
    root = nodeCount
    realCount = arcs.count
    from = arcs.map { Int32(truncatingIfNeeded: $0.from) }
    to = arcs.map { Int32(truncatingIfNeeded: $0.to) }
    capacity = arcs.map { $0.upper - $0.lower }
    cost = arcs.map(\.cost)
    flow = [Int64](repeating: 0, count: arcs.count)
    state = [Int8](repeating: 1, count: arcs.count)
    parent = [Int](repeating: nodeCount, count: nodeCount + 1)
    parent[nodeCount] = -1
    arcToParent = [Int](repeating: -1, count: nodeCount + 1)
    isUpward = [Bool](repeating: true, count: nodeCount + 1)
    depth = [Int](repeating: 1, count: nodeCount + 1)
    depth[nodeCount] = 0
    firstChild = [Int](repeating: -1, count: nodeCount + 1)
    nextSibling = [Int](repeating: -1, count: nodeCount + 1)
    previousSibling = [Int](repeating: -1, count: nodeCount + 1)
    potentials = [Int64](repeating: 0, count: nodeCount + 1)
    var excess = [Int64](repeating: 0, count: nodeCount)
    for arc in arcs {
      excess[arc.to] += arc.lower
      excess[arc.from] -= arc.lower
    }
    for node in 0..<nodeCount {
      let isOut = excess[node] >= 0
      from.append(Int32(truncatingIfNeeded: isOut ? node : root))
      to.append(Int32(truncatingIfNeeded: isOut ? root : node))
      capacity.append(.max)
      cost.append(penalty)
      flow.append(isOut ? excess[node] : -excess[node])
      state.append(0)
      arcToParent[node] = arcs.count + node
      isUpward[node] = isOut
      potentials[node] = isOut ? -penalty : penalty
      attach(node, to: root)
    }
    run()
    for index in arcs.indices { flows.append(arcs[index].lower + flow[index]) }
    for index in arcs.count..<flow.count { missing += Int128(flow[index]) }
  }

  private mutating func attach(_ node: Int, to target: Int) {
    parent[node] = target
    let first = firstChild[target]
    nextSibling[node] = first
    previousSibling[node] = -1
    if first >= 0 { previousSibling[first] = node }
    firstChild[target] = node
  }

  private mutating func detach(_ node: Int) {
    let (previous, next) = (previousSibling[node], nextSibling[node])
    if previous >= 0 { nextSibling[previous] = next } else { firstChild[parent[node]] = next }
    if next >= 0 { previousSibling[next] = previous }
  }

  private func reducedCost(_ arc: Int) -> Int64 {
    cost[arc] + potentials[Int(from[arc])] - potentials[Int(to[arc])]
  }

  /// The best of a block of arcs, block after block, from where the last search ended.
  private func entering(_ start: inout Int, _ block: Int) -> Int? {
    var (best, arc): (Int64, Int?) = (0, nil)
    var counted = 0
    for step in 0..<realCount {
      let index = start + step < realCount ? start + step : start + step - realCount
      let gain = Int64(state[index]) * reducedCost(index)
      if gain < best { (best, arc) = (gain, index) }
      counted += 1
      if counted == block {
        if arc != nil {
          start = (index + 1) % realCount
          return arc
        }
        counted = 0
      }
    }
    return arc
  }

  private mutating func run() {
    guard realCount > 0 else { return }
    let block = max(16, Int(Double(realCount).squareRoot()))
    var start = 0
    let interruption = Interruption.current
    // This cannot throw: whoever watches throws what comes of it away.
    while !interruption.isDue, let arc = entering(&start, block) { pivot(arc) }
  }

  private mutating func pivot(_ entering: Int) {
    let isRising = state[entering] == 1
    let first = Int(isRising ? from[entering] : to[entering])
    let second = Int(isRising ? to[entering] : from[entering])
    var (left, right) = (first, second)
    while left != right {
      if depth[left] >= depth[right] { left = parent[left] } else { right = parent[right] }
    }
    let join = left
    // The last arc on the way round from the join that blocks: it keeps the tree strongly feasible.
    var delta = capacity[entering]
    var leaving = -1
    var leavesFirstSide = false
    var node = first
    while node != join {
      let arc = arcToParent[node]
      let room = isUpward[node] ? flow[arc] : capacity[arc] - flow[arc]
      if room < delta { (delta, leaving, leavesFirstSide) = (room, node, true) }
      node = parent[node]
    }
    node = second
    while node != join {
      let arc = arcToParent[node]
      let room = isUpward[node] ? capacity[arc] - flow[arc] : flow[arc]
      if room <= delta { (delta, leaving, leavesFirstSide) = (room, node, false) }
      node = parent[node]
    }
    if delta > 0 {
      flow[entering] += isRising ? delta : -delta
      node = first
      while node != join {
        flow[arcToParent[node]] += isUpward[node] ? -delta : delta
        node = parent[node]
      }
      node = second
      while node != join {
        flow[arcToParent[node]] += isUpward[node] ? delta : -delta
        node = parent[node]
      }
    }
    guard leaving >= 0 else {
      state[entering] = -state[entering]
      return
    }
    let out = arcToParent[leaving]
    state[out] = flow[out] == 0 ? 1 : -1
    state[entering] = 0
    exchange(entering, leaving, top: leavesFirstSide ? first : second)
  }

  /// Hangs the part below the leaving arc onto the entering one, with `top` as its new root.
  private mutating func exchange(_ entering: Int, _ leaving: Int, top: Int) {
    let other = Int(from[entering]) == top ? Int(to[entering]) : Int(from[entering])
    var (node, above, arc) = (top, other, entering)
    while true {
      let (next, nextArc) = (parent[node], arcToParent[node])
      detach(node)
      attach(node, to: above)
      arcToParent[node] = arc
      isUpward[node] = Int(from[arc]) == node
      if node == leaving { break }
      (above, node, arc) = (node, next, nextArc)
    }
    // Potentials below move by one number.
    let tree = arcToParent[top]
    let shift =
      isUpward[top]
      ? potentials[other] - cost[tree] - potentials[top]
      : potentials[other] + cost[tree] - potentials[top]
    node = top
    while true {
      potentials[node] += shift
      depth[node] = depth[parent[node]] + 1
      if firstChild[node] >= 0 {
        node = firstChild[node]
        continue
      }
      while node != top, nextSibling[node] < 0 { node = parent[node] }
      if node == top { break }
      node = nextSibling[node]
    }
  }
}
