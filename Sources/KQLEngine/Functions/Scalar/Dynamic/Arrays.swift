import KQLSyntax

extension StandardLibrary {
  private static let arrayTerms = ["list", "dynamic", "json"]

  static let arrays: [ScalarFunction] = [
    ScalarFunction(
      "array_length", description: "Returns the number of elements; null for what is no array.",
      searchTerms: arrayTerms + ["count", "size"],
      examples: [FunctionExample("print array_length(dynamic([1,2,3]))", "3")],
      overloads: [.array([], .long) { _ in { _, items in Int64(items.count) } }]),
    ScalarFunction(
      "pack_array", description: "Returns the array of its arguments.",
      searchTerms: arrayTerms,
      examples: [FunctionExample("print pack_array(1, 'a', long(null))", #"[1,"a",null]"#)],
      overloads: [
        ScalarFunction.Overload(
          [FunctionParameter("value", .any), FunctionParameter("more", .any, .repeated)], .dynamic
        ) { arguments in
          let values = arguments.cells()
          return arguments.buildDynamic { row in .array(values.map { $0[row] ?? .null }) }
        }
      ]),
    ScalarFunction(
      "array_concat", description: "Returns one array with the elements of all.",
      searchTerms: arrayTerms + ["append", "join"],
      examples: [FunctionExample("print array_concat(dynamic([1,2]), dynamic([3]))", "[1,2,3]")],
      overloads: [
        ScalarFunction.Overload(
          [
            FunctionParameter("array", .dynamic),
            FunctionParameter("more", .dynamic, .repeated),
          ], .dynamic, evaluate: concatenate)
      ]),
    ScalarFunction(
      "array_reverse", description: "Returns the array in reverse order.",
      searchTerms: arrayTerms,
      examples: [FunctionExample("print array_reverse(dynamic([1,2,3]))", "[3,2,1]")],
      overloads: [
        .array([], .dynamic) { _ in { _, items in DynamicValue.array(items.reversed()) } }
      ]),
    ScalarFunction(
      "array_slice",
      description: "Returns the elements from one position to another, both included.",
      searchTerms: arrayTerms + ["subarray", "range"],
      examples: [FunctionExample("print array_slice(dynamic([1,2,3,4,5]), 1, -2)", "[2,3,4]")],
      overloads: [
        .array([FunctionParameter("start", .long), FunctionParameter("end", .long)], .dynamic) {
          arguments in
          let starts = arguments.fixed(1, as: Int64.self)
          let ends = arguments.fixed(2, as: Int64.self)
          return { row, items -> DynamicValue? in
            guard let start = starts[row], let end = ends[row] else { return nil }
            return .array(Array(slice(items, from: start, through: end)))
          }
        }
      ]),
    ScalarFunction(
      "array_split", description: "Returns the parts of an array, cut before some positions.",
      searchTerms: arrayTerms + ["partition", "chunks"],
      examples: [FunctionExample("print array_split(dynamic([1,2,3]), 1)", "[[1],[2,3]]")],
      overloads: [
        .array([FunctionParameter("index", .long)], .dynamic) { arguments in
          let positions = arguments.fixed(1, as: Int64.self)
          return { row, items -> DynamicValue? in positions[row].map { split(items, at: [$0]) } }
        },
        .array([FunctionParameter("indices", .dynamic)], .dynamic) { arguments in
          let positions = DynamicReader(arguments, 1)
          return { row, items -> DynamicValue? in
            switch positions[row] {
            case .long(let position): split(items, at: [position])
            case .array(let list):
              split(
                items, at: list.compactMap { if case .long(let place) = $0 { place } else { nil } })
            default: nil
            }
          }
        },
      ]),
    ScalarFunction(
      "array_index_of",
      description: "Returns the position of a value in an array; -1 where there is none.",
      searchTerms: arrayTerms + ["find", "search", "position"],
      examples: [FunctionExample("print array_index_of(dynamic(['a','b','a']), 'b')", "1")],
      overloads: [
        .array(
          [
            FunctionParameter("value", .any), FunctionParameter("start", .long, .optional),
            FunctionParameter("length", .long, .optional),
            FunctionParameter("occurrence", .long, .optional),
          ], .long
        ) { arguments in
          let wanted = DynamicCells(arguments.operands[1])
          let starts = arguments.integers(2, default: 0)
          let lengths = arguments.integers(3, default: -1)
          let occurrences = arguments.integers(4, default: 1)
          return { row, items -> Int64? in
            position(
              of: wanted[row] ?? .null, in: items, start: starts(row), length: lengths(row),
              occurrence: occurrences(row))
          }
        }
      ]),
    ScalarFunction(
      "array_sum", description: "Returns the sum of an array of numbers; null for other elements.",
      searchTerms: arrayTerms + ["total", "add"],
      examples: [FunctionExample("print array_sum(dynamic([1, 2.5]))", "3.5")],
      overloads: [.array([], .real) { _ in { _, items in sum(items) } }]),
    ScalarFunction(
      "zip", description: "Returns the array of pairs (or more) of elements at one position.",
      searchTerms: arrayTerms + ["combine", "transpose"],
      examples: [
        FunctionExample("print zip(dynamic([1,3]), dynamic([2]))", "[[1,2],[3,null]]")
      ],
      overloads: [
        ScalarFunction.Overload(
          [
            FunctionParameter("array", .dynamic), FunctionParameter("other", .dynamic),
            FunctionParameter("more", .dynamic, .repeated),
          ], .dynamic, evaluate: zipped)
      ]),
  ]

  private static func concatenate(_ arguments: ScalarArguments) -> Column {
    let inputs = arguments.operands.indices.map { DynamicReader(arguments, $0) }
    return arguments.buildDynamic { row in
      var result: [DynamicValue]?
      for input in inputs {
        if case .array(let items) = input[row] { result = (result ?? []) + items }
      }
      return result.map(DynamicValue.array)
    }
  }

  /// A position counted from the end where it is negative; may lie outside the array.
  static func resolved(_ position: Int64, count: Int) -> Int {
    let place = Int(clamping: position)
    return place < 0 ? max(place &+ count, place) : place
  }

  private static func slice(
    _ items: [DynamicValue], from start: Int64, through end: Int64
  ) -> ArraySlice<DynamicValue> {
    let first = max(0, resolved(start, count: items.count))
    let last = min(items.count - 1, resolved(end, count: items.count))
    return first <= last ? items[first...last] : []
  }

  private static func split(_ items: [DynamicValue], at positions: [Int64]) -> DynamicValue {
    var parts: [DynamicValue] = []
    var start = 0
    for position in positions {
      let end = min(max(resolved(position, count: items.count), 0), items.count)
      parts.append(.array(start < end ? Array(items[start..<end]) : []))
      start = end
    }
    parts.append(.array(Array(items[start...])))
    return .array(parts)
  }

  private static func position(
    of wanted: DynamicValue, in items: [DynamicValue], start: Int, length: Int, occurrence: Int
  ) -> Int64? {
    guard length >= -1, occurrence > 0 else { return nil }
    let first = min(max(resolved(Int64(start), count: items.count), 0), items.count)
    let end = length < 0 ? items.count : first + min(length, items.count - first)
    var left = occurrence
    for place in first..<end where DynamicIdentity.same(items[place], wanted) {
      left -= 1
      if left == 0 { return Int64(place) }
    }
    return -1
  }

  private static func sum(_ items: [DynamicValue]) -> Double? {
    var total = DoubleDouble()
    for item in items {
      guard let number = item.number else { return nil }
      total += number
    }
    return total.value
  }

  private static func zipped(_ arguments: ScalarArguments) -> Column {
    let inputs = arguments.operands.indices.map { DynamicReader(arguments, $0) }
    return arguments.buildDynamic { row in
      let arrays = inputs.map { $0[row] }
      let length = arrays.map { $0.arrayValue?.count ?? 0 }.max() ?? 0
      guard arrays.contains(where: { $0.arrayValue != nil }) else { return nil }
      return .array((0..<length).map { place in .array(arrays.map { $0[place] }) })
    }
  }
}
