public import KQLEngine
import KQLSyntax

/// Makes queries, most of them odd: some of the grammar, some by changing given ones.
///
/// Whatever comes out, a query must end in an answer or in a diagnostic. Functions that a program has
/// registered are called like the built-in ones.
///
/// ```swift
/// var fuzzer = QueryFuzzer(seed: 1, corpus: ["t | count"], catalog: QueryFuzzer.catalog())
/// let query = fuzzer.next()
/// ```
public struct QueryFuzzer: Sendable {
  var random: SeededGenerator
  let corpus: [String]
  let scalars: [String]
  let functions: [ScalarFunction]
  let aggregates: [String]

  /// Creates a maker of queries.
  ///
  /// - Parameters:
  ///   - seed: Equal seeds give equal queries.
  ///   - corpus: Queries to change.
  ///   - catalog: Whose functions are called; its tables `t` and `u` are asked, see ``catalog(_:)``.
  public init(seed: UInt64, corpus: [String], catalog: Catalog) {
    random = SeededGenerator(seed: seed)
    self.corpus = corpus.isEmpty ? ["t | count"] : corpus
    functions = catalog.scalarFunctions
    scalars = functions.map(\.name)
    aggregates = catalog.aggregateFunctions.map(\.name)
  }

  /// The next query.
  public mutating func next() -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<3: return pipeline(depth: 3)
    case 3: return "print " + expression(depth: 3)
    case 4: return "t | project " + fitting(.dynamic, depth: 3) + ", " + typedCall(depth: 3)
    case 5: return bytes()
    default:
      var text = pick(corpus)
      for _ in 0...Int.random(in: 0..<3, using: &random) { text = mutated(text) }
      return text
    }
  }

  /// The next text.
  ///
  /// - Parameter bytesOnly: Whether it is a given query with a few bytes changed, which is more often
  ///   wrong in the syntax than in what it means.
  /// - Returns: The text.
  public mutating func next(bytesOnly: Bool) -> String { bytesOnly ? bytes() : next() }

  mutating func pick<Element>(_ items: [Element]) -> Element {
    items[Int.random(in: 0..<items.count, using: &random)]
  }

  // MARK: By changing

  mutating func mutated(_ text: String) -> String {
    var parts = QueryFuzzer.tokens(text)
    guard !parts.isEmpty else { return text }
    let place = Int.random(in: 0..<parts.count, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: parts.remove(at: place)
    case 1: parts.insert(parts[place], at: place)
    case 2: parts.swapAt(place, Int.random(in: 0..<parts.count, using: &random))
    case 3: parts[place] = leaf()
    case 4: parts[place] = expression(depth: 2)
    case 5: parts.insert(" | " + step(2) + " ", at: place)
    case 6: parts = Array(parts.prefix(place))
    default: parts[place] = pick(QueryFuzzer.tokens(pick(corpus)) + [" "])
    }
    return parts.joined()
  }

  mutating func bytes() -> String {
    var bytes = Array(pick(corpus).utf8)
    for _ in 0...Int.random(in: 0..<6, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      if Bool.random(using: &random) {
        bytes[place] = UInt8.random(in: 0 ... .max, using: &random)
      } else {
        bytes.insert(pick(Array("()[]{}|,;'\"\\@`~!=<>.*-/\n".utf8)), at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Words, numbers, runs of white space and single signs.
  public static func tokens(_ text: String) -> [String] {
    var parts: [String] = []
    var kind = -1
    for scalar in text.unicodeScalars {
      let next =
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": 1
        case " ", "\n": 2
        default: scalar.value > 0x7F ? 1 : 0
        }
      if next == kind && next != 0 {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      } else {
        parts.append(String(scalar))
      }
      kind = next
    }
    return parts
  }
}
