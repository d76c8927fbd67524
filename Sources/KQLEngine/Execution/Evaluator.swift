import KQLSyntax

/// Works out bound expressions over batches.
struct Evaluator {
  let context: ExecutionContext

  /// The values of an expression for the rows of a batch.
  func evaluate(_ expression: BoundExpression, _ batch: Batch) -> Operand {
    switch expression {
    case .constant(let value, let type): return Operand(constant: value, type: type)
    case .column(let index, _, _): return Operand(batch.columns[index])
    case .widened(let inner, let type): return widen(evaluate(inner, batch), to: type)
    case .call(let call): return evaluate(call, batch)
    case .logical(let symbol, let operands):
      return Operand(logical(symbol, operands, batch))
    case .inSet(let inner, let set, let negated):
      return membership(evaluate(inner, batch), set, negated: negated, batch)
    case .subquery(let subquery):
      return Operand(constant: context.scalar(subquery), type: subquery.type)
    case .inSubquery(let inner, let subquery, let negated, let folded):
      let set = context.set(subquery, type: inner.type, folded: folded)
      return membership(evaluate(inner, batch), set, negated: negated, batch)
    }
  }

  /// The same, with a row for every row of the batch.
  func column(_ expression: BoundExpression, _ batch: Batch) -> Column {
    evaluate(expression, batch).materialized(count: batch.count)
  }

  private func evaluate(_ call: BoundCall, _ batch: Batch) -> Operand {
    let operands = call.arguments.map { evaluate($0, batch) }
    let isConstant = call.volatility == .stable && operands.allSatisfy(\.isConstant)
    let overload = call.overload
    let arguments = ScalarArguments(
      operands: operands, count: isConstant ? 1 : batch.count, resultType: call.type,
      context: context.functions, firstRow: batch.firstRow)
    let column =
      overload.attempt.map { attempt(call, arguments, isConstant: isConstant, $0) }
      ?? overload.evaluate(arguments)
    context.measure(column, of: operands)
    return Operand(column: column, isConstant: isConstant)
  }

  private func membership(
    _ operand: Operand, _ set: ValueSet, negated: Bool, _ batch: Batch
  ) -> Operand {
    var found = set.contains(operand, count: batch.count)
    if negated { for row in found.indices { found[row].toggle() } }
    return Operand(.bool(Vector(found)))
  }

  /// Three-valued `and` and `or`; constants decide early.
  private func logical(
    _ symbol: LogicalOperator, _ operands: [BoundExpression], _ batch: Batch
  ) -> Column {
    let deciding = symbol == .or
    let count = batch.count
    // Whether some operand has decided, and whether some is null.
    var decided = [Bool](repeating: false, count: count)
    var nulls: [Bool]?
    for operand in operands {
      let result = evaluate(operand, batch)
      guard case .bool(let vector) = result.column else { continue }
      if result.isConstant {
        switch vector[0] {
        case .some(let truth) where truth == deciding:
          return .constant(.bool(deciding), type: .bool, count: count)
        case .some: break
        case nil: nulls = Array(repeating: true, count: count)
        }
        continue
      }
      decided = Self.decide(decided, vector, deciding)
      if let validity = vector.validity {
        let missing = validity.flags(inverted: true)
        nulls = nulls.map { $0.or(missing) } ?? missing
      }
    }
    let values = deciding ? decided : decided.inverted
    guard let nulls else { return .bool(Vector(values)) }
    // A null decides nothing: true or null is true, false or null is null.
    return .bool(Vector(values, validity: Bitmap(truths: nulls.inverted.or(decided))))
  }

  /// Which rows are decided by now: those that were, and those whose flag decides.
  private static func decide(
    _ known: [Bool], _ vector: Vector<Bool>, _ deciding: Bool
  ) -> [Bool] {
    let turned: UInt8 = deciding ? 0 : 1
    return [Bool](count: known.count) { output in
      if let validity = vector.validity {
        validity.expand(into: output, inverted: false)
        vector.withBytes { flags in
          for row in 0..<known.count { output[row] &= flags[row] ^ turned }
        }
      } else {
        vector.withBytes { flags in
          for row in 0..<known.count { output[row] = flags[row] ^ turned }
        }
      }
      known.withBytes { known in
        for row in 0..<vector.count { output[row] |= known[row] }
      }
    }
  }

  private func widen(_ operand: Operand, to type: DataType) -> Operand {
    if operand.isConstant {
      return Operand(constant: operand.column[0].widened(to: type), type: type)
    }
    return Operand(Evaluator.widen(operand.column, to: type))
  }

  static func widen(_ column: Column, to type: DataType) -> Column {
    switch (column, type) {
    case (.int(let vector), .long):
      return .long(map(vector) { Int64($0) })
    case (.int(let vector), .real): return .real(map(vector) { Double($0) })
    case (.long(let vector), .real): return .real(map(vector) { Double($0) })
    default:
      var builder = ColumnBuilder(type: type, capacity: column.count)
      for row in 0..<column.count { builder.append(column[row].widened(to: type)) }
      return builder.finish()
    }
  }

  private static func map<A: FixedElement, B: FixedElement>(
    _ vector: Vector<A>, _ transform: (A) -> B
  ) -> Vector<B> {
    let values = vector.withBuffer { $0.map(transform) }
    return Vector(
      storage: values, offset: 0, count: values.count, validity: vector.validity)
  }
}
