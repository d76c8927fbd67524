import KQLSyntax

extension Binder {
  /// The name that an unnamed expression gives its column; nil where it gives none.
  func resultName(_ expression: Expression) -> String? {
    switch expression {
    case .name(let name): return name.text
    case .member(let base, let name): return resultName(base).map { "\($0)_\(name.text)" }
    case .index(let base, let key, _):
      guard case .literal(let literal) = key else { return nil }
      return resultName(base).map { "\($0)_\(literal.text)" }
    case .call(let call): return resultName(call)
    default: return nil
    }
  }

  private func resultName(_ call: Call) -> String? {
    let function = call.function.text
    let first = call.arguments.first.flatMap { resultName($0.value) }
    if let aggregate = catalog.aggregateFunction(function) {
      return aggregateName(aggregate, first: first, call)
    }
    if function == "bin_auto" { return first }
    if let scalar = catalog.scalarFunction(function) {
      switch scalar.naming {
      case .none: return nil
      case .firstArgument: return first
      case .nameAndFirstArgument: return first.map { "\(function)_\($0)" }
      case .prefixAndFirstArgument(let prefix): return first.map { "\(prefix)_\($0)" }
      case .prefixOnly(let prefix): return prefix
      }
    }
    return nil
  }

  private func aggregateName(
    _ function: AggregateFunction, first: String?, _ call: Call
  ) -> String? {
    // The percentile asked for is part of the name: percentile_x_50.
    if ["percentile", "percentilew", "percentileif", "percentilewif"].contains(function.name),
      let rank = call.arguments.dropFirst(function.name.hasPrefix("percentilew") ? 2 : 1).first,
      case .literal(let literal) = rank.value
    {
      return "percentile_\(first ?? "")_\(literal.text.replacing(".", with: "_"))"
    }
    switch function.naming {
    case .none: return nil
    case .firstArgument: return first
    case .nameAndFirstArgument: return "\(function.name)_\(first ?? "")"
    case .prefixAndFirstArgument(let prefix): return "\(prefix)_\(first ?? "")"
    case .prefixOnly(let prefix): return prefix
    }
  }
}

/// Gives columns names that no other column of the same operator has.
struct UniqueNames {
  /// The names, while they are few: comparing some short names costs less than hashing one.
  private var few: [String] = []
  /// The names, once they are many; empty before.
  private var many: Set<String> = []
  private static let manyNames = 12

  init(taken: some Sequence<String> = []) {
    for name in taken { _ = insert(name) }
  }

  /// Takes a name; false where it is taken.
  private mutating func insert(_ name: String) -> Bool {
    guard many.isEmpty else { return many.insert(name).inserted }
    if few.contains(name) { return false }
    few.append(name)
    if few.count >= Self.manyNames { many = Set(few) }
    return true
  }

  /// `name`, or `name1`, `name2` ... where it is taken.
  mutating func take(_ name: String) -> String {
    var candidate = name
    var number = 1
    while !insert(candidate) {
      candidate = "\(name)\(number)"
      number += 1
    }
    return candidate
  }

  /// The first of `Column1`, `Column2` ... (or `print_0` ...) that is free.
  mutating func number(_ prefix: String, from first: Int) -> String {
    var number = first
    while !insert("\(prefix)\(number)") { number += 1 }
    return "\(prefix)\(number)"
  }
}
