import KQLSyntax

extension ScalarFunction.Overload {
  /// A number or an interval that every moment has; worked out without a look at nulls.
  ///
  /// The body must take any number, for null rows hold anything.
  static func ofMoment(
    _ result: DataType, _ body: @escaping @Sendable (Int64) -> Int64
  ) -> Self {
    Self([FunctionParameter("date", .datetime)], result) { arguments in
      guard let vector = Int64.vector(in: arguments.operands[0].column) else {
        return .constant(.null, type: result, count: arguments.count)
      }
      if arguments.operands[0].isConstant {
        return arguments.repeated(vector[0].map(body), as: result)
      }
      var values: [Int64] = []
      values.reserveCapacity(vector.count)
      vector.withBuffer { for ticks in $0 { values.append(body(ticks)) } }
      return Int64.column(Vector(values, validity: vector.validity), as: result)
        ?? .constant(.null, type: result, count: arguments.count)
    }
  }
}

extension ScalarArguments {
  /// The result of a call whose arguments are all constants.
  func repeated(_ value: Int64?, as type: DataType) -> Column {
    Int64.column(.constant(value, filler: 0, count: count), as: type)
      ?? .constant(.null, type: type, count: count)
  }

  /// The argument as it is, one cell a row.
  func passed(_ index: Int) -> Column { operands[index].materialized(count: count) }

  /// Prepares a text argument, such as a period or a format: once where it is a constant, once for
  /// each distinct text otherwise.
  ///
  /// - Returns: What was prepared for a row.
  func prepared<Prepared>(
    _ index: Int, _ prepare: (TextBytes) -> Prepared
  ) -> (Int) -> Prepared {
    let reader = text(index)
    if reader.isConstant {
      let prepared = prepare(reader[0])
      return { _ in prepared }
    }
    let prepared = reader.column.map(prepare)
    return { prepared[$0] }
  }

  /// Reads an argument that is `long` or `real` as a whole number; fractions are cut off.
  func wholeNumbers(_ index: Int) -> (Int) -> Int64? {
    if has(index), operands[index].type == .real {
      let reader = fixed(index, as: Double.self)
      return { row in reader[row].flatMap { Int64(exactly: $0.rounded(.towardZero)) } }
    }
    let reader = fixed(index, as: Int64.self)
    return { reader[$0] }
  }

  /// Reads an argument that is `long` or `real` as a number of seconds below 60, in ticks.
  func secondsOfMinute(_ index: Int) -> (Int) -> Int64? {
    if has(index), operands[index].type == .real {
      let reader = fixed(index, as: Double.self)
      return { row in
        guard let seconds = reader[row], seconds >= 0, seconds < 60 else { return nil }
        return Int64(exactly: (seconds * Double(TickUnit.perSecond)).rounded())
      }
    }
    let reader = fixed(index, as: Int64.self)
    return { row in
      guard let seconds = reader[row], seconds >= 0, seconds < 60 else { return nil }
      return seconds &* TickUnit.perSecond
    }
  }
}
