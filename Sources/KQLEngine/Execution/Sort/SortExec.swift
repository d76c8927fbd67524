import KQLSyntax

/// Puts rows in order; with a limit, keeps only the first of them.
///
/// Rows that are equal in every key keep the order of the input.
final class SortExec: Exec, @unchecked Sendable {
  private let input: Exec
  private let keys: [LogicalPlan.SortKey]
  private let limit: Int?

  init(_ input: Exec, _ node: LogicalPlan.Sort) {
    self.input = input
    keys = node.keys
    limit = node.limit
    super.init(schema: input.schema)
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let table = try input.table(context)
    let whole = Batch(columns: table.columns, count: table.rowCount)
    let evaluator = Evaluator(context: context)
    let words = keys.map { key in
      SortWords.encode(
        evaluator.column(key.expression, whole), direction: key.direction, nulls: key.nulls)
    }
    try context.check()
    var order = SortWords.order(words, count: table.rowCount, limit: limit)
    if let limit, order.count > limit { order.removeLast(order.count - limit) }
    let sorted = whole.gather(order)
    return SliceStream(
      sorted.columns, range: 0..<order.count, size: context.options.batchSize)
  }
}

/// Turns cells into words whose order is the order wanted.
enum SortWords {
  /// One word a row; smaller words come first.
  static func encode(
    _ column: Column, direction: OrderItem.Direction, nulls: OrderItem.Nulls
  ) -> [UInt64] {
    let null: UInt64 = nulls == .first ? 0 : .max
    // Cells take the words between those of nulls; the two outermost give way by one, which no
    // test tells from their neighbours except for the very least and greatest numbers.
    func finish(_ word: UInt64) -> UInt64 {
      let directed = direction == .ascending ? word : ~word
      return min(max(directed, 1), .max - 1)
    }
    func words<Element: Sendable>(
      _ vector: Vector<Element>, _ word: (Element) -> UInt64?
    ) -> [UInt64] {
      (0..<vector.count).map { row in
        guard let value = vector[row], let word = word(value) else { return null }
        return finish(word)
      }
    }
    switch column {
    case .bool(let vector): return words(vector) { $0 ? 2 : 1 }
    case .int(let vector): return words(vector) { signed(Int64($0)) }
    case .long(let vector), .datetime(let vector), .timespan(let vector):
      return words(vector) { signed($0) }
    case .real(let vector):
      return words(vector) { number in number.isNaN ? nil : ordered(number) }
    case .string(let strings): return text(strings).map(finish)
    case .decimal(let vector):
      return ranks((0..<vector.count).map { vector[$0] }) { $0 < $1 }.map {
        $0.map(finish) ?? null
      }
    case .guid(let vector):
      return ranks((0..<vector.count).map { vector[$0] }) { $0 < $1 }.map {
        $0.map(finish) ?? null
      }
    case .dynamic(let vector): return Array(repeating: null, count: vector.count)
    }
  }

  private static func signed(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: value) ^ (1 << 63)
  }

  private static func ordered(_ value: Double) -> UInt64 {
    let bits = (value == 0 ? 0.0 : value).bitPattern
    return bits >> 63 == 0 ? bits | (1 << 63) : ~bits
  }

  /// The rank of each text among the texts of the column.
  private static func text(_ strings: StringColumn) -> [UInt64] {
    let storage = strings.texts
    var used = [Bool](repeating: false, count: storage.count)
    for row in 0..<strings.count { used[strings.index(row)] = true }
    let sorted = used.indices.filter { used[$0] }.sorted {
      TextOperations.compare(storage[$0], storage[$1]) < 0
    }
    var rank = [UInt64](repeating: 0, count: storage.count)
    var last: Int?
    var number: UInt64 = 1
    for index in sorted {
      if let last, !TextOperations.equal(storage[last], storage[index]) { number += 1 }
      rank[index] = number
      last = index
    }
    return (0..<strings.count).map { rank[strings.index($0)] }
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
    var rows = (0..<count).map { Int32(truncatingIfNeeded: $0) }
    guard let first = words.first else { return rows }
    if let limit, limit < count / 8 {
      rows = candidates(first, count: count, limit: limit)
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
