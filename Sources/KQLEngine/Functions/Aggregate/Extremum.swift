import KQLSyntax

/// The cells that an extremum or `take_any` carries along with the row it has chosen.
///
/// Rows are chosen within a batch first and their cells copied once at its end, so that a group
/// whose best value changes often costs no more than one copy a batch.
struct ChosenCells {
  private var cells: [Value] = []
  private var chosenRow: [Int32] = []
  private var touched: [UInt32] = []

  mutating func resize(groupCount count: Int) {
    while cells.count < count {
      cells.append(.null)
      chosenRow.append(-1)
    }
  }

  /// Notes the row of the current batch that a group has chosen; later notes win.
  @inline(__always)
  mutating func choose(_ row: Int, group: Int) {
    if chosenRow[group] < 0 { touched.append(UInt32(group)) }
    chosenRow[group] = Int32(truncatingIfNeeded: row)
  }

  /// Copies the chosen rows' cells out of a batch.
  mutating func endBatch(_ operand: Operand?) {
    for group in touched {
      let row = Int(chosenRow[Int(group)])
      cells[Int(group)] = operand?[row] ?? .null
      chosenRow[Int(group)] = -1
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// Takes the cell of another collection's group.
  mutating func take(_ other: ChosenCells, from: Int, to group: Int) {
    cells[group] = other.cells[from]
  }

  func column(type: DataType, groupCount: Int) -> Column {
    var builder = ColumnBuilder(type: type, capacity: groupCount)
    for group in 0..<groupCount { builder.append(cells[group]) }
    return builder.finish()
  }
}

/// `arg_max(v, x)`: the `x` of the first row with the greatest `v`.
///
/// Rows with a null `v` count only while a group has no other; then its first row is chosen.
struct ExtremumState<Element: RankedElement, End: OrderEnd>: AccumulatorState {
  /// Nothing seen, only nulls seen, or a best value there.
  private enum Standing: UInt8 { case empty, null, ranked }

  private var best: [Element] = []
  private var standing: [Standing] = []
  private var cells = ChosenCells()
  private let resultType: DataType

  init(_ setup: AggregateSetup) { resultType = setup.resultType }

  mutating func resize(groupCount count: Int) {
    while best.count < count {
      best.append(Element.filler)
      standing.append(.empty)
    }
    cells.resize(groupCount: count)
  }

  mutating func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first else { return }
    let values = FixedReader(
      vector: Element.vector(in: operand.column), isConstant: operand.isConstant)
    for row in 0..<batch.count {
      let group = Int(batch.groups[row])
      guard let value = values[row] else {
        if standing[group] == .empty {
          standing[group] = .null
          cells.choose(row, group: group)
        }
        continue
      }
      if standing[group] != .ranked || End.improves(value, on: best[group]) {
        standing[group] = .ranked
        best[group] = value
        cells.choose(row, group: group)
      }
    }
    cells.endBatch(batch.operands.last)
  }

  mutating func merge(_ later: Self, groups: [UInt32]) {
    for (index, target) in groups.enumerated() where index < later.standing.count {
      let group = Int(target)
      let wins =
        switch (later.standing[index], standing[group]) {
        case (.empty, _), (.null, .null), (.null, .ranked): false
        case (.null, .empty), (.ranked, .empty), (.ranked, .null): true
        case (.ranked, .ranked): End.improves(later.best[index], on: best[group])
        }
      if wins {
        standing[group] = later.standing[index]
        best[group] = later.best[index]
        cells.take(later.cells, from: index, to: group)
      }
    }
  }

  func finish(groupCount: Int) -> Column {
    cells.column(type: resultType, groupCount: groupCount)
  }
}

/// `arg_max(v, x)` and `max(v)` of texts, which are never null; ordered by code points.
struct TextExtremumState<End: OrderEnd>: AccumulatorState {
  private var best: [[UInt8]?] = []
  private var cells = ChosenCells()
  private let resultType: DataType

  init(_ setup: AggregateSetup) { resultType = setup.resultType }

  mutating func resize(groupCount count: Int) {
    while best.count < count { best.append(nil) }
    cells.resize(groupCount: count)
  }

  mutating func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first, case .string(let column) = operand.column else {
      return
    }
    for row in 0..<batch.count {
      let text = column[operand.isConstant ? 0 : row]
      let group = Int(batch.groups[row])
      if improves(text, group) {
        best[group] = Array(text)
        cells.choose(row, group: group)
      }
    }
    cells.endBatch(batch.operands.last)
  }

  private func improves(_ text: TextBytes, _ group: Int) -> Bool {
    guard let current = best[group] else { return true }
    return current.withUnsafeBufferPointer {
      End.improves(order: TextOperations.compare(text, $0))
    }
  }

  mutating func merge(_ later: Self, groups: [UInt32]) {
    for (index, group) in groups.enumerated() where index < later.best.count {
      guard let text = later.best[index],
        text.withUnsafeBufferPointer({ improves($0, Int(group)) })
      else { continue }
      best[Int(group)] = text
      cells.take(later.cells, from: index, to: Int(group))
    }
  }

  func finish(groupCount: Int) -> Column {
    cells.column(type: resultType, groupCount: groupCount)
  }
}

/// `take_any(x)`: the first cell that is neither null nor empty, otherwise null or empty.
final class TakeAnyAccumulator: Accumulator {
  private var isDone: [Bool] = []
  private var cells = ChosenCells()
  private let resultType: DataType

  init(_ setup: AggregateSetup) { resultType = setup.resultType }

  func resize(groupCount count: Int) {
    while isDone.count < count { isDone.append(false) }
    cells.resize(groupCount: count)
  }

  func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first else { return }
    for row in 0..<batch.count {
      let group = Int(batch.groups[row])
      if isDone[group] || isBlank(operand.column, operand.isConstant ? 0 : row) { continue }
      isDone[group] = true
      cells.choose(row, group: group)
    }
    cells.endBatch(operand)
  }

  private func isBlank(_ column: Column, _ row: Int) -> Bool {
    if case .string(let texts) = column { return texts[row].isEmpty }
    return column.isNull(row)
  }

  func merge(_ other: any Accumulator, groups: [UInt32]) {
    guard let other = other as? TakeAnyAccumulator else { return }
    for (index, group) in groups.enumerated() where index < other.isDone.count {
      if isDone[Int(group)] || !other.isDone[index] { continue }
      isDone[Int(group)] = true
      cells.take(other.cells, from: index, to: Int(group))
    }
  }

  func finish(groupCount: Int) -> Column {
    cells.column(type: resultType, groupCount: groupCount)
  }
}
