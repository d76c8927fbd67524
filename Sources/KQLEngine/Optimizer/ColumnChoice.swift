/// Some of the columns of a plan, in their order.
struct ColumnChoice: Equatable {
  /// The first 64 columns, one bit each; nearly every plan has no more, and needs no array.
  private var first: UInt64 = 0
  /// The columns behind them.
  private var others: [Bool] = []
  private var number = 0
  /// How many columns there are to choose from.
  let count: Int

  /// All of `count` columns.
  init(all count: Int) {
    self.count = count
    first = count >= 64 ? .max : (1 << UInt64(count)) - 1
    if count > 64 { others = Array(repeating: true, count: count - 64) }
    number = count
  }

  /// None of `count` columns.
  init(none count: Int) {
    self.count = count
    if count > 64 { others = Array(repeating: false, count: count - 64) }
  }

  /// Whether every column is chosen.
  var isAll: Bool { number == count }

  /// Whether no column is chosen.
  var isEmpty: Bool { number == 0 }

  /// The positions of the columns chosen, ascending.
  var positions: [Int] {
    var result: [Int] = []
    result.reserveCapacity(number)
    for position in 0..<count where contains(position) { result.append(position) }
    return result
  }

  /// Whether a column is chosen.
  func contains(_ position: Int) -> Bool {
    precondition(position >= 0 && position < count)
    return position < 64 ? first >> UInt64(position) & 1 == 1 : others[position - 64]
  }

  /// Chooses one more column.
  mutating func insert(_ position: Int) {
    guard !contains(position) else { return }
    if position < 64 { first |= 1 << UInt64(position) } else { others[position - 64] = true }
    number += 1
  }

  /// Chooses the columns that an expression reads.
  mutating func insert(columnsOf expression: BoundExpression) {
    guard !isAll else { return }
    expression.forEachColumn { insert($0) }
  }

  /// The items at the chosen positions.
  func pick<Item>(_ items: [Item]) -> [Item] {
    isAll ? items : positions.map { items[$0] }
  }

  /// Where each chosen column stands once the others are gone.
  var places: ColumnPlaces {
    if isAll { return ColumnPlaces(moves: nil) }
    var next = 0
    return ColumnPlaces(
      moves: (0..<count).map { position in
        guard contains(position) else { return -1 }
        next += 1
        return next - 1
      })
  }
}

/// Where the columns of a plan have gone.
struct ColumnPlaces {
  /// The new place of each column, -1 for those that are gone; nil where all stay where they are.
  fileprivate let moves: [Int]?

  /// Whether some column may stand elsewhere.
  var hasMoved: Bool { moves != nil }

  /// The new place of a column.
  subscript(position: Int) -> Int { moves?[position] ?? position }

  /// An expression with the columns' new places.
  func moved(_ expression: BoundExpression) -> BoundExpression {
    changed(expression) ?? expression
  }

  /// An expression with the columns' new places; nil where all are the old ones.
  func changed(_ expression: BoundExpression) -> BoundExpression? {
    guard let moves, !expression.readsOnly({ moves[$0] == $0 }) else { return nil }
    return expression.mapColumns { index, name, type in .column(moves[index], name: name, type) }
  }

  /// Named expressions with the columns' new places.
  func moved(_ columns: [NamedBound]) -> [NamedBound] {
    guard moves != nil else { return columns }
    return columns.map { NamedBound(column: $0.column, expression: moved($0.expression)) }
  }
}
