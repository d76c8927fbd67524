import KQLEngine
import KQLSyntax

/// Runs an aggregate over no rows, nulls, several groups, small batches and merged parts.
struct AggregateCheck {
  let function: AggregateFunction
  let context: FunctionContext

  /// What is wrong; at most one problem for each list of arguments.
  func problems() -> [String] {
    if function.overloads.isEmpty { return ["it has no overload"] }
    return function.overloads.flatMap { overload -> [String] in
      // The engine itself sees to the condition.
      let parameters =
        function.isConditional ? overload.parameters.dropLast() : overload.parameters[...]
      return SampleSignature.all(Array(parameters), overload.result).compactMap { signature in
        problem(overload, signature).map { "called with \(signature.text): \($0)" }
      }
    }
  }

  private func problem(
    _ overload: AggregateFunction.Overload, _ signature: SampleSignature
  ) -> String? {
    let rows = SampleValues.rows(signature.types)
    let columns = signature.types.enumerated().map { index, type in
      SampleValues.column(rows.map { $0[index] }, type)
    }
    let groups = rows.indices.map { UInt32($0 % 2) }
    func accumulator() -> any Accumulator {
      overload.makeAccumulator(
        AggregateSetup(
          argumentTypes: signature.types, constants: signature.types.map { _ in nil },
          resultType: signature.result, context: context))
    }
    /// Groups 0 and 1 share the rows; group 2 has none.
    func feed(_ target: any Accumulator, _ range: Range<Int>, size: Int) {
      for start in stride(from: range.lowerBound, to: range.upperBound, by: size) {
        let part = start..<min(start + size, range.upperBound)
        target.resize(groupCount: 3)
        target.update(
          AggregateBatch(
            operands: columns.map { Operand($0.slice(part)) }, groups: Array(groups[part])))
      }
    }
    func result(_ target: any Accumulator, _ count: Int) -> Column {
      target.resize(groupCount: count)
      return target.finish(groupCount: count)
    }
    let whole = accumulator()
    feed(whole, 0..<rows.count, size: rows.count)
    let expected = result(whole, 3)
    for (column, count, what) in [
      (expected, 3, "for three groups"), (result(accumulator(), 1), 1, "for no rows"),
      (result(accumulator(), 0), 0, "for no groups"),
    ] {
      if column.type != signature.result {
        return "\(what) the result is of type '\(column.type.rawValue)', "
          + "not '\(signature.result.rawValue)'"
      }
      if column.count != count { return "\(what) it gives \(column.count) results" }
    }
    for size in 1...3 {
      let part = accumulator()
      feed(part, 0..<rows.count, size: size)
      if let problem = difference(result(part, 3), expected, "in batches of \(size)") {
        return problem
      }
    }
    let first = accumulator()
    feed(first, 0..<(rows.count / 2), size: rows.count)
    let second = accumulator()
    feed(second, (rows.count / 2)..<rows.count, size: rows.count)
    first.resize(groupCount: 3)
    second.resize(groupCount: 3)
    first.merge(second, groups: [0, 1, 2])
    return difference(result(first, 3), expected, "merged from two parts")
  }

  private func difference(_ column: Column, _ expected: Column, _ what: String) -> String? {
    guard column.count == expected.count else {
      return "\(what) it gives \(column.count) results, not \(expected.count)"
    }
    for group in 0..<expected.count where !SampleValues.same(column[group], expected[group]) {
      return "\(what) a group gives \(WrittenCell.written(column[group])), "
        + "otherwise \(WrittenCell.written(expected[group]))"
    }
    return nil
  }
}
