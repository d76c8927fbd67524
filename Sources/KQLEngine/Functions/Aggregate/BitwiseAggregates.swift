import KQLSyntax

/// How `binary_all_...` joins two numbers.
private protocol BitOperation: SendableMetatype {
  static func join(_ a: Int64, _ b: Int64) -> Int64
}

private enum BitAnd: BitOperation {
  static func join(_ a: Int64, _ b: Int64) -> Int64 { a & b }
}

private enum BitOr: BitOperation {
  static func join(_ a: Int64, _ b: Int64) -> Int64 { a | b }
}

private enum BitXor: BitOperation {
  static func join(_ a: Int64, _ b: Int64) -> Int64 { a ^ b }
}

/// The bits of all numbers of a group, joined; null without numbers.
private struct JoinedBits<Operation: BitOperation>: GroupReducer {
  private var bits: Int64?
  mutating func add(_ value: Int64) { bits = bits.map { Operation.join($0, value) } ?? value }
  mutating func merge(_ later: Self) {
    if let other = later.bits { add(other) }
  }
  var output: Int64? { bits }
}

extension StandardLibrary {
  static let bitwiseAggregates: [AggregateFunction] = {
    func function<Operation: BitOperation>(
      _ name: String, _ what: String, _ result: String, _: Operation.Type
    ) -> AggregateFunction {
      AggregateFunction(
        name, description: "Returns the bitwise \(what) of the numbers of a group.",
        searchTerms: ["bits", "flags"],
        examples: [FunctionExample("range x from 5 to 7 step 1 | summarize \(name)(x)", result)],
        naming: .firstArgument,
        overloads: [.reducing(.long, .long, by: JoinedBits<Operation>.self)])
    }
    return [
      function("binary_all_and", "AND", "4", BitAnd.self),
      function("binary_all_or", "OR", "7", BitOr.self),
      function("binary_all_xor", "XOR", "4", BitXor.self),
    ]
  }()
}
