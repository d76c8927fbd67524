/// Names and what they stand for, of which a copy costs nothing and may be added to on its own.
///
/// Scopes copy the names around them, functions keep them, and both may have thousands; with a
/// dictionary each `let` of a long query would copy all names before it. A trie of the names' hashes
/// shares all but the path to what is added.
struct NameTrie<Value: Sendable>: Sendable {
  /// A part of the trie, told apart by four bits of the hash.
  private indirect enum Node: Sendable {
    case empty
    /// Names with one hash; more than one only where hashes collide.
    case leaf(hash: UInt, entries: [(name: String, value: Value)])
    /// Sixteen children.
    case branch([Node])
  }

  private var root = Node.empty

  /// Creates a trie without names.
  init() {}

  /// What a name stands for, or nil.
  ///
  /// - Complexity: O(log *names*) on average.
  subscript(name: String) -> Value? {
    get {
      let hash = UInt(bitPattern: name.hashValue)
      var node = root
      var shift = 0
      while true {
        switch node {
        case .empty: return nil
        case .leaf(let other, let entries):
          return hash == other ? entries.first { $0.name == name }?.value : nil
        case .branch(let children):
          node = children[Self.digit(of: hash, at: shift)]
          shift += 4
        }
      }
    }
    set {
      guard let newValue else { return }
      root = Self.adding(
        name, newValue, hash: UInt(bitPattern: name.hashValue), to: root, shift: 0)
    }
  }

  /// The names and what they stand for, by name.
  var sorted: [(name: String, value: Value)] {
    var result: [(name: String, value: Value)] = []
    Self.collect(root, into: &result)
    return result.sorted { $0.name < $1.name }
  }

  private static func digit(of hash: UInt, at shift: Int) -> Int { Int(hash >> UInt(shift) & 15) }

  private static func adding(
    _ name: String, _ value: Value, hash: UInt, to node: Node, shift: Int
  ) -> Node {
    switch node {
    case .empty: return .leaf(hash: hash, entries: [(name, value)])
    case .leaf(hash, var entries):
      if let index = entries.firstIndex(where: { $0.name == name }) {
        entries[index].value = value
      } else {
        entries.append((name, value))
      }
      return .leaf(hash: hash, entries: entries)
    case .leaf(let other, _):
      // Different hashes differ in one of their digits, so that this ends.
      var children = [Node](repeating: .empty, count: 16)
      children[digit(of: other, at: shift)] = node
      return adding(name, value, hash: hash, to: .branch(children), shift: shift)
    case .branch(var children):
      let index = digit(of: hash, at: shift)
      children[index] = adding(name, value, hash: hash, to: children[index], shift: shift + 4)
      return .branch(children)
    }
  }

  private static func collect(_ node: Node, into result: inout [(name: String, value: Value)]) {
    switch node {
    case .empty: break
    case .leaf(_, let entries): result += entries
    case .branch(let children): for child in children { collect(child, into: &result) }
    }
  }
}
