import KQLSyntax

extension StandardLibrary {
  /// `iff` and `iif`; `case` is rewritten into these by the binder.
  static let choice: [ScalarFunction] = ["iff", "iif"].map { name in
    ScalarFunction(
      name,
      description: "Returns the second argument where the condition holds, the third elsewhere.",
      searchTerms: ["if", "else", "ternary", "condition", "case"],
      examples: [
        FunctionExample("print \(name)(3 > 2, 'yes', 'no')", "yes"),
        FunctionExample("print \(name)(bool(null), 'yes', 'no')", "no"),
      ],
      overloads: [
        .init(
          [
            FunctionParameter("condition", .bool), FunctionParameter("ifTrue", .any),
            FunctionParameter("ifFalse", .any),
          ], .custom { Choice.resultType($0) }
        ) { Choice.choose($0) }
      ])
  }
}

/// Takes each row from one of two arguments.
enum Choice {
  /// The type of a choice between two types; nil where they do not go together.
  ///
  /// As in the reference, `int` goes with `long` and anything with `dynamic`, but a whole number
  /// does not go with a `real`.
  static func resultType(_ types: [DataType]) -> DataType? {
    guard types.count == 3 else { return nil }
    let (a, b) = (types[1], types[2])
    if a == b { return a }
    if a == .dynamic || b == .dynamic { return .dynamic }
    return TypeSet.integer.contains(a) && TypeSet.integer.contains(b) ? .long : nil
  }

  /// Evaluates a choice; a condition that is null does not hold.
  static func choose(_ arguments: ScalarArguments) -> Column {
    guard arguments.has(2) else { return Kernel.nulls(arguments) }
    let type = arguments.resultType
    let yes = arguments.operands[1].widened(to: type)
    let no = arguments.operands[2].widened(to: type)
    if case .bool(let condition)? = arguments.constant(0) {
      return (condition ? yes : no).materialized(count: arguments.count)
    }
    let condition = arguments.fixed(0, as: Bool.self)
    switch type {
    case .bool: return pick(arguments, condition, yes, no, Bool.self)
    case .int: return pick(arguments, condition, yes, no, Int32.self)
    case .long, .datetime, .timespan: return pick(arguments, condition, yes, no, Int64.self)
    case .real: return pick(arguments, condition, yes, no, Double.self)
    case .decimal: return pick(arguments, condition, yes, no, Decimal.self)
    case .guid: return pick(arguments, condition, yes, no, UInt128.self)
    case .dynamic: return pick(arguments, condition, yes, no, DynamicValue.self)
    case .string: return pickText(arguments, condition, yes, no)
    }
  }

  private static func pick<Element: FixedElement>(
    _ arguments: ScalarArguments, _ condition: FixedReader<Bool>, _ yes: Operand, _ no: Operand,
    _: Element.Type
  ) -> Column {
    let a = FixedReader(vector: Element.vector(in: yes.column), isConstant: yes.isConstant)
    let b = FixedReader(vector: Element.vector(in: no.column), isConstant: no.isConstant)
    return arguments.build(arguments.resultType) { row in
      condition[row] == true ? a[row] : b[row]
    }
  }

  private static func pickText(
    _ arguments: ScalarArguments, _ condition: FixedReader<Bool>, _ yes: Operand, _ no: Operand
  ) -> Column {
    guard case .string(let a) = yes.column, case .string(let b) = no.column else {
      return Kernel.nulls(arguments)
    }
    if yes.isConstant && no.isConstant {
      var builder = TextBuilder(capacity: 2)
      builder.append(a[0])
      builder.append(b[0])
      let codes = (0..<arguments.count).map { condition[$0] == true ? 0 : 1 as UInt32 }
      return .string(StringColumn(dictionary: builder.finish(), codes: codes))
    }
    return arguments.buildText { row, builder in
      if condition[row] == true {
        builder.write(a[yes.isConstant ? 0 : row])
      } else {
        builder.write(b[no.isConstant ? 0 : row])
      }
    }
  }
}

extension Operand {
  /// The same values as `long` or `dynamic`; itself where it has that type or has nothing to widen.
  func widened(to type: DataType) -> Operand {
    guard type != self.type else { return self }
    if type == .long, case .int(let vector) = column {
      var builder = VectorBuilder<Int64>(capacity: vector.count)
      for row in 0..<vector.count { builder.append(vector[row].map(Int64.init)) }
      return Operand(column: .long(builder.finish()), isConstant: isConstant)
    }
    var builder = ColumnBuilder(type: type, capacity: column.count)
    for row in 0..<column.count { builder.append(column[row].widened(to: type)) }
    return Operand(column: builder.finish(), isConstant: isConstant)
  }
}
