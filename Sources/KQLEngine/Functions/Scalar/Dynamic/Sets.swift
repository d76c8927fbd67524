import KQLSyntax

extension StandardLibrary {
  private static let setTerms = ["array", "distinct", "unique"]

  static let sets: [ScalarFunction] = [
    setFunction(
      "set_union", "Returns the different elements of all arrays.", "[1,2,3]"
    ) { arrays in
      var seen: Set<[UInt8]> = []
      let present = arrays.compactMap(\.arrayValue)
      guard !present.isEmpty else { return nil }
      return present.joined().filter { seen.insert(DynamicIdentity.key($0)).inserted }
    },
    setFunction(
      "set_intersect", "Returns the different elements that all arrays have.", "[2]"
    ) { arrays in
      guard var result = arrays[0].arrayValue.map({ distinct($0) }) else { return nil }
      for array in arrays.dropFirst() {
        guard let items = array.arrayValue else { return nil }
        let others = keys(items)
        result.removeAll { !others.contains(DynamicIdentity.key($0)) }
      }
      return result
    },
    setFunction(
      "set_difference", "Returns the different elements of the first array that no other has.",
      "[1]"
    ) { arrays in
      guard let first = arrays[0].arrayValue else { return nil }
      var seen = keys(arrays.dropFirst().compactMap(\.arrayValue).flatMap { $0 })
      return first.filter { seen.insert(DynamicIdentity.key($0)).inserted }
    },
    ScalarFunction(
      "set_has_element", description: "Returns whether an array has an element of a value.",
      searchTerms: setTerms + ["contains", "includes"],
      examples: [FunctionExample("print set_has_element(dynamic([1,2]), 2)", "true")],
      overloads: [
        .array([FunctionParameter("value", .any)], .bool) { arguments in
          let wanted = DynamicCells(arguments.operands[1])
          return { row, items -> Bool? in
            let value = wanted[row] ?? .null
            return items.contains { DynamicIdentity.same($0, value) }
          }
        }
      ]),
    ScalarFunction(
      "set_equals", description: "Returns whether two arrays have the same different elements.",
      searchTerms: setTerms,
      examples: [FunctionExample("print set_equals(dynamic([1,2]), dynamic([2,1,1]))", "true")],
      overloads: [
        .array([FunctionParameter("other", .dynamic)], .bool) { arguments in
          let others = DynamicReader(arguments, 1)
          return { row, items -> Bool? in others[row].arrayValue.map { keys(items) == keys($0) } }
        }
      ]),
    ScalarFunction(
      "jaccard_index",
      description: "Returns the size of the intersection of two sets divided by that of the union.",
      searchTerms: setTerms + ["similarity"],
      examples: [
        FunctionExample("print jaccard_index(dynamic([1,2,3]), dynamic([1,2,3,4]))", "0.75")
      ],
      overloads: [
        .array([FunctionParameter("other", .dynamic)], .real) { arguments in
          let others = DynamicReader(arguments, 1)
          return { row, items -> Double? in
            guard let other = others[row].arrayValue else { return nil }
            let a = keys(items)
            let b = keys(other)
            let shared = a.count < b.count ? a.count(where: b.contains) : b.count(where: a.contains)
            return Double(shared) / Double(a.count + b.count - shared)
          }
        }
      ]),
  ]

  private static func keys(_ items: [DynamicValue]) -> Set<[UInt8]> {
    Set(items.map(DynamicIdentity.key))
  }

  private static func distinct(_ items: [DynamicValue]) -> [DynamicValue] {
    var seen: Set<[UInt8]> = []
    return items.filter { seen.insert(DynamicIdentity.key($0)).inserted }
  }

  /// A function of two or more arrays to one; results are in the order of first appearance.
  private static func setFunction(
    _ name: String, _ description: String, _ result: String,
    _ join: @escaping @Sendable ([DynamicValue]) -> [DynamicValue]?
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: description, searchTerms: setTerms,
      examples: [FunctionExample("print \(name)(dynamic([1,2]), dynamic([2,3]))", result)],
      overloads: [
        ScalarFunction.Overload(
          [
            FunctionParameter("array", .dynamic), FunctionParameter("other", .dynamic),
            FunctionParameter("more", .dynamic, .repeated),
          ], .dynamic
        ) { arguments in
          let inputs = arguments.operands.indices.map { DynamicReader(arguments, $0) }
          return arguments.buildDynamic { row in
            join(inputs.map { $0[row] }).map(DynamicValue.array)
          }
        }
      ])
  }
}
