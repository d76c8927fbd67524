/// The `let` statements that later statements see.
struct Bindings {
  /// One `let`, `set` or `declare`.
  struct Binding {
    /// The name; empty for `set` and `declare`.
    let name: String
    /// The statement.
    let fragment: Fragment
  }

  /// The statements, in the order in which they are put before a query.
  private(set) var all: [Binding] = []

  /// The statements' texts with their origins.
  var fragments: [Fragment] { all.map(\.fragment) }

  /// The names, in order.
  var names: [String] { all.map(\.name).filter { !$0.isEmpty } }

  /// The ways to take up a new binding, the better first.
  ///
  /// A new name goes behind the others. One that is there already takes the place of the older, so
  /// that what was built on it follows; or else goes to the end, where it sees all others.
  func adding(_ name: String, _ fragment: Fragment) -> [Bindings] {
    let binding = Binding(name: name, fragment: fragment)
    guard !name.isEmpty, let place = all.firstIndex(where: { $0.name == name }) else {
      return [Bindings(all: all + [binding])]
    }
    var replaced = self
    replaced.all[place] = binding
    guard place < all.count - 1 else { return [replaced] }
    var moved = self
    moved.all.remove(at: place)
    moved.all.append(binding)
    return [replaced, moved]
  }
}
