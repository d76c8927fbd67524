/// Some of the columns of a plan, in their order.
struct ColumnChoice: Equatable {
  private var isChosen: [Bool]
  private var number: Int

  /// All of `count` columns.
  init(all count: Int) {
    isChosen = Array(repeating: true, count: count)
    number = count
  }

  /// None of `count` columns.
  init(none count: Int) {
    isChosen = Array(repeating: false, count: count)
    number = 0
  }

  /// How many columns there are to choose from.
  var count: Int { isChosen.count }

  /// Whether every column is chosen.
  var isAll: Bool { number == isChosen.count }

  /// Whether no column is chosen.
  var isEmpty: Bool { number == 0 }

  /// The positions of the columns chosen, ascending.
  var positions: [Int] { isChosen.indices.filter { isChosen[$0] } }

  /// Whether a column is chosen.
  func contains(_ position: Int) -> Bool { isChosen[position] }

  /// Chooses one more column.
  mutating func insert(_ position: Int) {
    guard !isChosen[position] else { return }
    isChosen[position] = true
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
      moves: isChosen.map { isChosen in
        guard isChosen else { return -1 }
        next += 1
        return next - 1
      })
  }
}

/// Where the columns of a plan have gone.
struct ColumnPlaces {
  /// The new place of each column, -1 for those that are gone; nil where all stay where they are.
  fileprivate let moves: [Int]?

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
