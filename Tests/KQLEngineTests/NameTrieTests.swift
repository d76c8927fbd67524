import KQLSyntax
import SamatTesting
import Testing

@testable import KQLEngine

@Suite struct NameTrieTests {
  @Test func holdsWhatADictionaryHolds() {
    var random = SeededGenerator(seed: 3)
    var trie = NameTrie<Int>()
    var names: [String: Int] = [:]
    var copies: [(trie: NameTrie<Int>, names: [String: Int])] = []
    for step in 0..<5_000 {
      let name = "n\(Int.random(in: 0..<2_000, using: &random))"
      #expect(trie[name] == names[name])
      trie[name] = step
      names[name] = step
      if step % 500 == 0 { copies.append((trie, names)) }
    }
    copies.append((trie, names))
    // What is added to a trie does not show in its copies.
    for (trie, names) in copies {
      #expect(trie.sorted.map(\.name) == names.keys.sorted())
      #expect(trie.sorted.allSatisfy { names[$0.name] == $0.value })
      #expect(trie["absent"] == nil)
    }
    #expect(NameTrie<Int>()["a"] == nil && NameTrie<Int>().sorted.isEmpty)
  }

  /// Queries of many names: answered or refused, and each name costs the same.
  @Test func manyNames() throws {
    let catalog = Catalog()
    let functions = (0..<20_000).map { "let f\($0) = (x:long) { x + \($0) };" }.joined()
    let table = try catalog.query(functions + "print f19999(1)")
    #expect(table.rows.map(\.values) == [[.long(20_000)]])
    let chain = (1..<5_000).map { "let a\($0) = a\($0 - 1);" }.joined()
    #expect(try catalog.query("let a0 = 7;" + chain + "print a4999").rows[0].values == [.long(7)])
    let scalars = (0..<100_000).map { "let a\($0) = \($0);" }.joined()
    let refused = #expect(throws: QueryFailure.self) { try catalog.query(scalars + "print 1") }
    #expect(refused?.code == "kql.limit.plan-size")
  }

  /// Unknown names are looked for among the known ones as long as that is told.
  @Test func manyUnknownNames() {
    let known = (0..<2_000).map { "let name\($0) = \($0);" }.joined()
    let unknown = (0..<2_000).map { "nam\($0)x" }.joined(separator: ", ")
    let refused = #expect(throws: QueryFailure.self) {
      try Catalog().query(known + "print " + unknown)
    }
    #expect(refused?.diagnostics.count == 20)
  }

  /// Whether a function gives a table is found out by a look at what it calls, which may call twice.
  @Test func functionsThatDouble() {
    let doubled = (1..<60).map { "let f\($0) = () { let a = f\($0 - 1)(); f\($0 - 1)() };" }
      .joined()
    for text in ["print f59()", "let t = f59(); print t"] {
      let refused = #expect(throws: QueryFailure.self) {
        try Catalog().query("let f0 = () { 1 };" + doubled + text)
      }
      #expect(refused?.code == "kql.limit.plan-size")
    }
  }
}
