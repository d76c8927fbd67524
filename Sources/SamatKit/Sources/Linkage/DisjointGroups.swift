/// Groups of numbers that are joined step by step (union and find).
struct DisjointGroups {
  private var parents: [Int] = []

  /// The number that stands for the group of a number.
  ///
  /// - Complexity: O(1), nearly.
  mutating func root(_ number: Int) -> Int {
    while parents.count <= number { parents.append(parents.count) }
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  /// Makes the groups of two numbers one.
  mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (root(one), root(other))
    if first != second { parents[max(first, second)] = min(first, second) }
  }
}
