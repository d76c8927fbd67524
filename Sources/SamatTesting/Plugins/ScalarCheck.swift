import KQLEngine
import KQLSyntax

/// Calls a scalar function with nulls, without rows, with constants and in small batches.
struct ScalarCheck {
  let function: ScalarFunction
  let context: FunctionContext

  /// What is wrong; at most one problem for each list of arguments.
  func problems() -> [String] {
    if function.overloads.isEmpty { return ["it has no overload"] }
    return function.overloads.flatMap { overload in
      SampleSignature.all(overload.parameters, overload.result).compactMap { signature in
        problem(overload, signature).map { "called with \(signature.text): \($0)" }
      }
    }
  }

  private func problem(
    _ overload: ScalarFunction.Overload, _ signature: SampleSignature
  ) -> String? {
    let rows = SampleValues.rows(signature.types)
    let columns = signature.types.enumerated().map { index, type in
      SampleValues.column(rows.map { $0[index] }, type)
    }
    func call(_ operands: [Operand], _ count: Int, _ first: Int = 0) -> Column {
      overload.evaluate(
        ScalarArguments(
          operands: operands, count: count, resultType: signature.result, context: context,
          firstRow: first))
    }
    func misfit(_ column: Column, _ count: Int, _ what: String) -> String? {
      if column.type != signature.result {
        return
          "\(what) the result is of type '\(column.type.rawValue)', not '\(signature.result.rawValue)'"
      }
      return column.count == count
        ? nil : "\(what) the result has \(column.count) rows, not \(count)"
    }
    let whole = call(columns.map { Operand($0) }, rows.count)
    if let problem = misfit(whole, rows.count, "for \(rows.count) rows") { return problem }
    let none = call(columns.map { Operand($0.slice(0..<0)) }, 0)
    if let problem = misfit(none, 0, "for no rows") { return problem }
    guard function.volatility == .stable else { return nil }
    for size in 1...3 {
      for start in stride(from: 0, to: rows.count, by: size) {
        let range = start..<min(start + size, rows.count)
        let part = call(columns.map { Operand($0.slice(range)) }, range.count, start)
        if let problem = misfit(part, range.count, "in a batch of \(range.count)") {
          return problem
        }
        for (offset, row) in range.enumerated() where !SampleValues.same(part[offset], whole[row]) {
          return "in a batch of \(range.count), \(shown(rows[row])) gives \(shown(part[offset])); "
            + "among \(rows.count) rows \(shown(whole[row]))"
        }
      }
    }
    return constantProblem(signature, rows, columns, whole, call, misfit)
  }

  /// What differs where arguments are constants instead of columns.
  private func constantProblem(
    _ signature: SampleSignature, _ rows: [[Value]], _ columns: [Column], _ whole: Column,
    _ call: ([Operand], Int, Int) -> Column, _ misfit: (Column, Int, String) -> String?
  ) -> String? {
    guard !signature.types.isEmpty else { return nil }
    for (index, row) in rows.enumerated() {
      let operands = zip(row, signature.types).map { Operand(constant: $0, type: $1) }
      let result = call(operands, 1, 0)
      if let problem = misfit(result, 1, "for constants") { return problem }
      if !SampleValues.same(result[0], whole[index]) {
        return
          "\(shown(row)) as constants gives \(shown(result[0])); as columns \(shown(whole[index]))"
      }
      // One argument the same for all rows, the others as they are.
      for position in row.indices {
        var fixed = columns.map { Operand($0) }
        fixed[position] = Operand(constant: row[position], type: signature.types[position])
        var repeated = fixed
        repeated[position] = Operand(
          .constant(row[position], type: signature.types[position], count: rows.count))
        let one = call(fixed, rows.count, 0)
        let other = call(repeated, rows.count, 0)
        if let problem = misfit(one, rows.count, "with a constant") { return problem }
        if let problem = misfit(other, rows.count, "with a column") { return problem }
        for line in 0..<rows.count where !SampleValues.same(one[line], other[line]) {
          var cells = rows[line]
          cells[position] = row[position]
          return "\(shown(cells)) gives \(shown(one[line])) where argument \(position + 1) is a "
            + "constant, \(shown(other[line])) where it is a column"
        }
      }
    }
    return nil
  }

  private func shown(_ value: Value) -> String { WrittenCell.written(value) }

  private func shown(_ values: [Value]) -> String {
    "(" + values.map(shown).joined(separator: ", ") + ")"
  }
}
