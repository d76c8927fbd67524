import KQLSyntax

extension StandardLibrary {
  /// Shifts, rotations, sorting and choosing by condition.
  static let arrayMoving: [ScalarFunction] =
    [rotations, shifts, sorts, [choice("array_iff"), choice("array_iif")]].flatMap { $0 }

  private static let rotations: [ScalarFunction] = [
    (true, "left", "[3,1,2]"), (false, "right", "[2,3,1]"),
  ].map {
    isLeft, side, result in
    let name = "array_rotate_\(side)"
    return ScalarFunction(
      name, description: "Returns the array with its elements moved round to the \(side).",
      searchTerms: ["cycle", "list"],
      examples: [FunctionExample("print \(name)(dynamic([1,2,3]), 2)", result)],
      overloads: [
        .array([FunctionParameter("steps", .long)], .dynamic) { arguments in
          let steps = arguments.fixed(1, as: Int64.self)
          return { row, items -> DynamicValue? in
            guard let step = steps[row] else { return nil }
            guard !items.isEmpty else { return DynamicValue.array([]) }
            let distance = Int(step % Int64(items.count)) * (isLeft ? 1 : -1)
            let first = distance < 0 ? distance + items.count : distance
            return DynamicValue.array(Array(items[first...] + items[..<first]))
          }
        }
      ])
  }

  private static let shifts: [ScalarFunction] = [
    (true, "left", "[2,3,null]"), (false, "right", "[null,1,2]"),
  ].map {
    isLeft, side, result in
    let name = "array_shift_\(side)"
    return ScalarFunction(
      name,
      description: "Returns the array with its elements moved to the \(side), the gap filled.",
      searchTerms: ["list", "lag"],
      examples: [FunctionExample("print \(name)(dynamic([1,2,3]), 1)", result)],
      overloads: [
        .array(
          [FunctionParameter("steps", .long), FunctionParameter("fill", .any, .optional)], .dynamic
        ) { arguments in
          let steps = arguments.fixed(1, as: Int64.self)
          let fill = arguments.cells(from: 2).first
          return { row, items -> DynamicValue? in
            guard let step = steps[row] else { return nil }
            let distance = isLeft ? step : 0 &- step
            return shifted(items, left: distance, fill: fill?[row] ?? gap(in: items))
          }
        }
      ])
  }

  /// What fills a gap when nothing is given: the empty string among strings, otherwise null.
  private static func gap(in items: [DynamicValue]) -> DynamicValue {
    if case .string? = items.first(where: { !$0.isNull }) { .string("") } else { .null }
  }

  private static func shifted(
    _ items: [DynamicValue], left distance: Int64, fill: DynamicValue
  ) -> DynamicValue {
    let gap = Array(repeating: fill, count: Int(min(distance.magnitude, UInt64(items.count))))
    return .array(
      distance < 0 ? gap + items.dropLast(gap.count) : items.dropFirst(gap.count) + gap)
  }

  private static let sorts: [ScalarFunction] = [
    (true, "asc", "[1,2,3,null]"), (false, "desc", "[3,2,1,null]"),
  ].map {
    ascending, suffix, result in
    ScalarFunction(
      "array_sort_\(suffix)",
      description: "Returns the array sorted, nulls last; further arrays follow the first's order.",
      searchTerms: ["order", "list"],
      examples: [FunctionExample("print array_sort_\(suffix)(dynamic([3,null,1,2]))", result)],
      overloads: [
        ScalarFunction.Overload(
          [
            FunctionParameter("array", .dynamic),
            FunctionParameter("more", TypeSet([.dynamic, .bool]), .repeated),
          ],
          .custom { types in
            // Whether nulls come last may be said once, at the end.
            types.dropLast().contains(.bool) ? nil : .dynamic
          }
        ) { sort($0, ascending: ascending) }
      ])
  }

  /// One array gives an array; several give an array of arrays.
  private static func sort(_ arguments: ScalarArguments, ascending: Bool) -> Column {
    let last = arguments.operands.count - 1
    let nullsLast =
      arguments.operands[last].type == .bool ? arguments.fixed(last, as: Bool.self) : nil
    let inputs = (0..<(nullsLast == nil ? last + 1 : last)).map { DynamicReader(arguments, $0) }
    return arguments.buildDynamic { row in
      guard case .array(let items) = inputs[0][row] else { return nil }
      let order = DynamicOrder.sorted(
        items, ascending: ascending, nullsLast: nullsLast?[row] ?? true)
      let results = inputs.map { input in
        if case .array(let others) = input[row], others.count == items.count {
          DynamicValue.array(order.map { others[$0] })
        } else {
          DynamicValue.null
        }
      }
      return results.count == 1 ? results[0] : .array(results)
    }
  }

  private static func choice(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name,
      description: "Returns, for each element of an array of conditions, one of two values.",
      searchTerms: ["if", "condition"],
      examples: [
        FunctionExample(
          "print \(name)(dynamic([true,false]), dynamic([1,2]), dynamic([3,4]))", "[1,4]")
      ],
      overloads: [
        .array(
          [FunctionParameter("when_true", .any), FunctionParameter("when_false", .any)], .dynamic
        ) { arguments in
          let branches = arguments.cells(from: 1)
          return { row, conditions -> DynamicValue? in
            let values = branches.map { $0[row] ?? .null }
            return DynamicValue.array(
              conditions.enumerated().map { place, condition in
                guard let holds = truth(condition) else { return .null }
                let value = values[holds ? 0 : 1]
                if case .array = value { return value[place] }
                return value
              })
          }
        }
      ])
  }

  private static func truth(_ value: DynamicValue) -> Bool? {
    if case .bool(let flag) = value { return flag }
    return value.number.map { $0 != 0 }
  }
}
