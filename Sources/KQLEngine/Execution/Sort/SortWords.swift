import KQLSyntax

/// Turns cells into words whose order is the order wanted.
enum SortWords {
  /// One word a row; smaller words come first.
  static func encode(
    _ column: Column, direction: OrderItem.Direction, nulls: OrderItem.Nulls
  ) -> [UInt64] {
    let null: UInt64 = nulls == .first ? 0 : .max
    switch column {
    case .bool(let vector): return words(vector, direction, null) { $0 ? 2 : 1 }
    case .int(let vector): return words(vector, direction, null) { signed(Int64($0)) }
    case .long(let vector), .datetime(let vector), .timespan(let vector):
      return words(vector, direction, null, signed)
    case .real(let vector):
      return (0..<vector.count).map { row in
        guard let number = vector[row], !number.isNaN else { return null }
        return directed(ordered(number), direction)
      }
    case .string(let strings): return text(strings).map { directed($0, direction) }
    case .decimal(let vector):
      return ranks((0..<vector.count).map { vector[$0] }) { $0 < $1 }.map {
        $0.map { directed($0, direction) } ?? null
      }
    case .guid(let vector):
      return ranks((0..<vector.count).map { vector[$0] }) { $0 < $1 }.map {
        $0.map { directed($0, direction) } ?? null
      }
    case .dynamic(let vector): return Array(repeating: null, count: vector.count)
    }
  }

  /// Cells take the words between those of nulls; the two outermost give way by one, which no test
  /// tells from their neighbours except for the very least and greatest numbers.
  @inline(__always)
  private static func directed(_ word: UInt64, _ direction: OrderItem.Direction) -> UInt64 {
    min(max(direction == .ascending ? word : ~word, 1), .max - 1)
  }

  @inline(__always)
  private static func words<Element: Sendable>(
    _ vector: Vector<Element>, _ direction: OrderItem.Direction, _ null: UInt64,
    _ word: (Element) -> UInt64
  ) -> [UInt64] {
    let count = vector.count
    var result = vector.withBuffer { values in
      [UInt64](unsafeUninitializedCapacity: count) { output, filled in
        if direction == .ascending {
          for row in 0..<count { output[row] = min(max(word(values[row]), 1), .max - 1) }
        } else {
          for row in 0..<count { output[row] = min(max(~word(values[row]), 1), .max - 1) }
        }
        filled = count
      }
    }
    if vector.validity != nil {
      for row in 0..<count where vector.isNull(row) { result[row] = null }
    }
    return result
  }

  @inline(__always)
  private static func signed(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: value) ^ (1 << 63)
  }

  @inline(__always)
  private static func ordered(_ value: Double) -> UInt64 {
    let bits = (value == 0 ? 0.0 : value).bitPattern
    return bits >> 63 == 0 ? bits | (1 << 63) : ~bits
  }

  /// The rank of each text among the texts of the column.
  private static func text(_ strings: StringColumn) -> [UInt64] {
    let storage = strings.texts
    var used = [Bool](repeating: false, count: storage.count)
    for row in 0..<strings.count { used[strings.index(row)] = true }
    let rank = ranks(of: storage, used.indices.filter { used[$0] })
    return (0..<strings.count).map { rank[strings.index($0)] }
  }

  /// The rank, from 1, of each text of a storage; equal texts have one rank.
  static func ranks(of storage: TextStorage) -> [UInt64] {
    ranks(of: storage, Array(0..<storage.count))
  }

  private static func ranks(of storage: TextStorage, _ used: [Int]) -> [UInt64] {
    let sorted = used.sorted { TextOperations.compare(storage[$0], storage[$1]) < 0 }
    var rank = [UInt64](repeating: 0, count: storage.count)
    var last: Int?
    var number: UInt64 = 1
    for index in sorted {
      if let last, !TextOperations.equal(storage[last], storage[index]) { number += 1 }
      rank[index] = number
      last = index
    }
    return rank
  }

  /// One word a row, by the ranks of a dictionary's texts.
  static func encode(
    _ strings: StringColumn, ranks: [UInt64], direction: OrderItem.Direction
  ) -> [UInt64] {
    let directedRanks = ranks.map { directed($0, direction) }
    let count = strings.count
    return strings.codes?.look(in: directedRanks)
      ?? (0..<count).map { directedRanks[strings.index($0)] }
  }

  private static func ranks<Element: Hashable>(
    _ cells: [Element?], _ less: (Element, Element) -> Bool
  ) -> [UInt64?] {
    let sorted = Set(cells.compactMap { $0 }).sorted(by: less)
    var rank: [Element: UInt64] = [:]
    for (position, element) in sorted.enumerated() { rank[element] = UInt64(position + 1) }
    return cells.map { $0.flatMap { rank[$0] } }
  }

  /// The rows in order; ties keep their order. With a limit only the first rows need be right.
  static func order(_ words: [[UInt64]], count: Int, limit: Int?) -> [Int32] {
    order(words, count: count, limit: limit, check: {})
  }

  /// The same; `check` is called every few milliseconds, and ends the work by what it throws.
  static func order<Failure: Error>(
    _ words: [[UInt64]], count: Int, limit: Int?, check: () throws(Failure) -> Void
  ) throws(Failure) -> [Int32] {
    var rows = (0..<count).map { Int32(truncatingIfNeeded: $0) }
    guard let first = words.first else { return rows }
    if let limit, limit < count / 8 {
      rows = candidates(first, count: count, limit: limit)
    }
    if rows.count > 2048 {
      // The keys that count least first: a radix sort leaves equal rows as they are.
      for column in words.reversed() {
        try check()
        try RadixSort.sort(&rows, by: column, check: check)
      }
      return rows
    }
    rows.sort { a, b in
      for column in words {
        let left = column[Int(a)]
        let right = column[Int(b)]
        if left != right { return left < right }
      }
      return a < b
    }
    return rows
  }

  /// The rows that can be among the first `limit` by the first key, in their order.
  private static func candidates(_ words: [UInt64], count: Int, limit: Int) -> [Int32] {
    guard limit > 0 else { return [] }
    // A heap of the smallest words seen; its greatest is the threshold.
    var heap: [UInt64] = []
    heap.reserveCapacity(limit)
    func siftDown() {
      var parent = 0
      while true {
        var child = parent * 2 + 1
        guard child < heap.count else { return }
        if child + 1 < heap.count && heap[child + 1] > heap[child] { child += 1 }
        guard heap[child] > heap[parent] else { return }
        heap.swapAt(child, parent)
        parent = child
      }
    }
    for word in words {
      if heap.count < limit {
        heap.append(word)
        var child = heap.count - 1
        while child > 0 && heap[(child - 1) / 2] < heap[child] {
          heap.swapAt(child, (child - 1) / 2)
          child = (child - 1) / 2
        }
      } else if word < heap[0] {
        heap[0] = word
        siftDown()
      }
    }
    let threshold = heap[0]
    return (0..<count).filter { words[$0] <= threshold }.map { Int32(truncatingIfNeeded: $0) }
  }
}
