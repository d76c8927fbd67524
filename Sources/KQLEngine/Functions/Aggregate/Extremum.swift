import KQLSyntax

/// `arg_max(v, x)`: the `x` of the first row with the greatest `v`.
///
/// Rows with a null `v` count only while a group has no other; then its first row is chosen.
struct ExtremumState<Element: RankedElement, End: OrderEnd>: AccumulatorState {
  static var toleratesRejectedRows: Bool { true }

  /// The best value of a group and where its row's cell stands.
  private struct Best {
    var value = Element.filler
    var place = ChosenCells.Place()

    /// Whether only rows with a null value were seen, or none.
    @inline(__always)
    var isOpen: Bool { place.isEmpty || place.isMarked }
  }

  private var best: [Best] = []
  private var cells = ChosenCells()
  /// What ``touch(_:_:)`` has read, kept so that it is read at all.
  private var touched: Int32 = 0
  private let resultType: DataType

  init(_ setup: AggregateSetup) { resultType = setup.resultType }

  mutating func resize(groupCount count: Int) {
    guard best.count < count else { return }
    best.append(contentsOf: repeatElement(Best(), count: count - best.count))
  }

  mutating func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first,
      let vector = Element.vector(in: operand.column)
    else { return }
    cells.begin(batch.operands.last)
    let cells = cells
    var hasChosen = false
    var touched = touched
    best.withUnsafeMutableBufferPointer { best in
      batch.groups.withUnsafeBufferPointer { groups in
        guard vector.validity == nil, !operand.isConstant else {
          for row in 0..<groups.count {
            let isBetter = Self.add(
              vector[operand.isConstant ? 0 : row], &best[Int(groups[row])], cells.place(row))
            hasChosen = hasChosen || isBetter
          }
          return
        }
        vector.withBuffer { values in
          if best.count > Self.manyGroups { touched = Self.touch(best, groups) }
          for row in 0..<groups.count {
            let group = Int(groups[row])
            if best[group].isOpen || End.improves(values[row], on: best[group].value) {
              best[group] = Best(value: values[row], place: cells.place(row))
              hasChosen = true
            }
          }
        }
      }
    }
    self.cells.end(hasChosen: hasChosen)
    self.touched = touched
  }

  /// With more groups than this their states lie outside of the processor's nearest memory.
  private static var manyGroups: Int { 1 << 14 }

  /// Reads the states of a batch's groups, so that they are near when they are needed: here nothing
  /// depends on what was read, and many reads are under way at once.
  @inline(never)
  private static func touch(
    _ best: UnsafeMutableBufferPointer<Best>, _ groups: UnsafeBufferPointer<UInt32>
  ) -> Int32 {
    var seen: Int32 = 0
    for group in groups { seen ^= best[Int(group)].place.position }
    return seen
  }

  /// Takes in a value; tells whether it is the group's best now.
  @discardableResult
  private static func add(
    _ value: Element?, _ best: inout Best, _ place: ChosenCells.Place
  ) -> Bool {
    if let value {
      guard best.isOpen || End.improves(value, on: best.value) else { return false }
      best = Best(value: value, place: place)
    } else {
      guard best.place.isEmpty else { return false }
      best = Best(place: place.marked)
    }
    return true
  }

  mutating func merge(_ later: Self, groups: [UInt32]) {
    let moved = cells.adopt(later.cells)
    for (index, target) in groups.enumerated() where index < later.best.count {
      let other = later.best[index]
      if other.place.isEmpty { continue }
      Self.add(
        other.place.isMarked ? nil : other.value, &best[Int(target)], moved(other.place))
    }
  }

  func finish(groupCount: Int) -> Column {
    cells.column(best.lazy.prefix(groupCount).map { $0.place }, type: resultType)
  }
}

/// `arg_max(v, x)` and `max(v)` of texts, which are never null; ordered by code points.
struct TextExtremumState<End: OrderEnd>: AccumulatorState {
  private var best: [[UInt8]?] = []
  private var places: [ChosenCells.Place] = []
  private var cells = ChosenCells()
  private let resultType: DataType

  init(_ setup: AggregateSetup) { resultType = setup.resultType }

  mutating func resize(groupCount count: Int) {
    guard best.count < count else { return }
    best.append(contentsOf: repeatElement(nil, count: count - best.count))
    places.append(
      contentsOf: repeatElement(ChosenCells.Place(), count: count - places.count))
  }

  mutating func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first, case .string(let column) = operand.column else {
      return
    }
    cells.begin(batch.operands.last)
    var hasChosen = false
    for row in 0..<batch.count {
      let text = column[operand.isConstant ? 0 : row]
      let group = Int(batch.groups[row])
      if improves(text, group) {
        best[group] = Array(text)
        places[group] = cells.place(row)
        hasChosen = true
      }
    }
    cells.end(hasChosen: hasChosen)
  }

  private func improves(_ text: TextBytes, _ group: Int) -> Bool {
    guard let current = best[group] else { return true }
    return current.withUnsafeBufferPointer {
      End.improves(order: TextOperations.compare(text, $0))
    }
  }

  mutating func merge(_ later: Self, groups: [UInt32]) {
    let moved = cells.adopt(later.cells)
    for (index, group) in groups.enumerated() where index < later.best.count {
      guard let text = later.best[index],
        text.withUnsafeBufferPointer({ improves($0, Int(group)) })
      else { continue }
      best[Int(group)] = text
      places[Int(group)] = moved(later.places[index])
    }
  }

  func finish(groupCount: Int) -> Column {
    cells.column(places.prefix(groupCount), type: resultType)
  }
}

/// `take_any(x)`: the first cell that is neither null nor empty, otherwise null or empty.
struct TakeAnyState: AccumulatorState {
  private var places: [ChosenCells.Place] = []
  private var cells = ChosenCells()
  private let resultType: DataType

  init(_ setup: AggregateSetup) { resultType = setup.resultType }

  mutating func resize(groupCount count: Int) {
    guard places.count < count else { return }
    places.append(
      contentsOf: repeatElement(ChosenCells.Place(), count: count - places.count))
  }

  mutating func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first else { return }
    cells.begin(operand)
    var hasChosen = false
    for row in 0..<batch.count {
      let group = Int(batch.groups[row])
      if !places[group].isEmpty || isBlank(operand.column, operand.isConstant ? 0 : row) {
        continue
      }
      places[group] = cells.place(row)
      hasChosen = true
    }
    cells.end(hasChosen: hasChosen)
  }

  private func isBlank(_ column: Column, _ row: Int) -> Bool {
    if case .string(let texts) = column { return texts[row].isEmpty }
    return column.isNull(row)
  }

  mutating func merge(_ other: Self, groups: [UInt32]) {
    let moved = cells.adopt(other.cells)
    for (index, group) in groups.enumerated() where index < other.places.count {
      if !places[Int(group)].isEmpty || other.places[index].isEmpty { continue }
      places[Int(group)] = moved(other.places[index])
    }
  }

  func finish(groupCount: Int) -> Column {
    cells.column(places.prefix(groupCount), type: resultType)
  }
}
