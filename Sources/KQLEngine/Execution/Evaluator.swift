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
    let column = call.overload.evaluate(
      ScalarArguments(
        operands: operands, count: isConstant ? 1 : batch.count, resultType: call.type,
        context: context.functions, firstRow: batch.firstRow))
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
    var values = [Bool](repeating: !deciding, count: batch.count)
    var nulls: [Bool]?
    for operand in operands {
      let result = evaluate(operand, batch)
      guard case .bool(let vector) = result.column else { continue }
      if result.isConstant {
        switch vector[0] {
        case .some(let truth) where truth == deciding:
          return .constant(.bool(deciding), type: .bool, count: batch.count)
        case .some: continue
        case nil:
          if nulls == nil { nulls = [Bool](repeating: false, count: batch.count) }
          for row in 0..<batch.count { nulls?[row] = true }
        }
        continue
      }
      if vector.validity == nil {
        vector.withBuffer { flags in
          for row in 0..<batch.count where flags[row] == deciding { values[row] = deciding }
        }
        continue
      }
      if nulls == nil { nulls = [Bool](repeating: false, count: batch.count) }
      for row in 0..<batch.count {
        if let truth = vector[row] {
          if truth == deciding { values[row] = deciding }
        } else {
          nulls?[row] = true
        }
      }
    }
    guard let nulls else { return .bool(Vector(values)) }
    // A null decides nothing: true or null is true, false or null is null.
    let valid = (0..<batch.count).map { !nulls[$0] || values[$0] == deciding }
    return .bool(Vector(values, validity: Bitmap(valid)))
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
