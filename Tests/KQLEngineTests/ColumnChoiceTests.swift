import Testing

@testable import KQLEngine

@Suite struct ColumnChoiceTests {
  @Test(arguments: [0, 1, 2, 63, 64, 65, 128, 130])
  func holdsAnyNumberOfColumns(_ count: Int) {
    let all = ColumnChoice(all: count)
    #expect(all.isAll && all.count == count)
    #expect(all.positions == Array(0..<count))
    var choice = ColumnChoice(none: count)
    #expect(choice.isEmpty && choice.positions.isEmpty)
    for position in 0..<count {
      #expect(!choice.contains(position))
      choice.insert(position)
      choice.insert(position)
      #expect(choice.contains(position))
    }
    #expect(choice == all)
    #expect(!choice.places.hasMoved)
  }

  @Test(arguments: [3, 64, 70])
  func tellsWhereColumnsGo(_ count: Int) {
    var choice = ColumnChoice(none: count)
    for position in stride(from: 1, to: count, by: 2) { choice.insert(position) }
    let chosen = Array(stride(from: 1, to: count, by: 2))
    #expect(choice.positions == chosen)
    #expect(choice.pick(Array(0..<count)) == chosen)
    let places = choice.places
    #expect(chosen.map { places[$0] } == Array(chosen.indices))
    #expect(choice != ColumnChoice(none: count) && choice != ColumnChoice(all: count))
  }
}
