/// The rows of each group, in order.
struct RowChains {
  private let starts: [Int]
  private let sorted: [Int32]

  init(_ groups: [UInt32], groupCount: Int) {
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var place = starts
    var sorted = [Int32](repeating: 0, count: groups.count)
    for (row, group) in groups.enumerated() {
      sorted[place[Int(group)]] = Int32(truncatingIfNeeded: row)
      place[Int(group)] += 1
    }
    self.starts = starts
    self.sorted = sorted
  }

  func rows(of group: UInt32) -> ArraySlice<Int32> {
    sorted[starts[Int(group)]..<starts[Int(group) + 1]]
  }
}
