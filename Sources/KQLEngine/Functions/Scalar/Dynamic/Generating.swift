import KQLSyntax

import Glibc

extension StandardLibrary {
  /// The most elements that `range()` and `repeat()` make.
  private static let lengthLimit = 1_048_576

  static let generating: [ScalarFunction] = [
    ScalarFunction(
      "repeat", description: "Returns an array that holds a value so many times.",
      searchTerms: ["fill", "array"],
      examples: [FunctionExample("print repeat('a', 2)", #"["a","a"]"#)],
      naming: .prefixAndFirstArgument("repeat"),
      overloads: [
        ScalarFunction.Overload(
          [FunctionParameter("value", .scalar), FunctionParameter("count", .long)], .dynamic
        ) { arguments in
          let values = DynamicCells(arguments.operands[0])
          let counts = arguments.fixed(1, as: Int64.self)
          return arguments.buildDynamic { row in
            guard let count = counts[row], count >= 0 else { return nil }
            return .array(
              Array(repeating: values[row] ?? .null, count: min(Int(count), lengthLimit)))
          }
        }
      ]),
    ScalarFunction(
      "range", description: "Returns the array of equally spaced values, both ends included.",
      searchTerms: ["sequence", "series", "array"],
      examples: [FunctionExample("print range(1, 8, 3)", "[1,4,7]")],
      overloads: [
        wholeRange(.long, .long, defaultStep: 1, DynamicValue.long),
        wholeRange(.datetime, .timespan, defaultStep: 36_000_000_000, DynamicValue.datetime),
        wholeRange(.timespan, .timespan, defaultStep: 36_000_000_000, DynamicValue.timespan),
        realRange,
      ]),
    ScalarFunction(
      "treepath", description: "Returns the paths to everything inside a dynamic value.",
      searchTerms: ["json", "schema", "keys"],
      examples: [
        FunctionExample("print treepath(dynamic({'a':[1]}))", #"["['a']","['a'][0]"]"#)
      ],
      naming: .prefixAndFirstArgument("tree"),
      overloads: [
        ScalarFunction.Overload([FunctionParameter("value", .dynamic)], .dynamic) { arguments in
          let values = DynamicReader(arguments, 0)
          return arguments.buildDynamic { row in
            switch values[row] {
            case .array, .object:
              var paths: [DynamicValue] = []
              appendPaths(of: values[row], under: "", to: &paths)
              return .array(paths)
            default: return nil
            }
          }
        }
      ]),
  ]

  private static func wholeRange(
    _ type: DataType, _ stepType: DataType, defaultStep: Int64,
    _ make: @escaping @Sendable (Int64) -> DynamicValue
  ) -> ScalarFunction.Overload {
    ScalarFunction.Overload(
      [
        FunctionParameter("start", type), FunctionParameter("stop", type),
        FunctionParameter("step", stepType, .optional),
      ], .dynamic
    ) { arguments in
      let starts = arguments.fixed(0, as: Int64.self)
      let stops = arguments.fixed(1, as: Int64.self)
      let steps = arguments.fixed(2, as: Int64.self)
      return arguments.buildDynamic { row in
        guard let start = starts[row], let stop = stops[row],
          let step = arguments.has(2) ? steps[row] : defaultStep, step != 0
        else { return nil }
        var items: [DynamicValue] = []
        var current = start
        while step > 0 ? current <= stop : current >= stop, items.count < lengthLimit {
          items.append(make(current))
          let (next, overflows) = current.addingReportingOverflow(step)
          if overflows { break }
          current = next
        }
        return .array(items)
      }
    }
  }

  private static let realRange = ScalarFunction.Overload(
    [
      FunctionParameter("start", .real), FunctionParameter("stop", .real),
      FunctionParameter("step", .real, .optional),
    ], .dynamic
  ) { arguments in
    let starts = arguments.fixed(0, as: Double.self)
    let stops = arguments.fixed(1, as: Double.self)
    let steps = arguments.fixed(2, as: Double.self)
    return arguments.buildDynamic { row in
      guard let start = starts[row], let stop = stops[row],
        let step = arguments.has(2) ? steps[row] : 1, step != 0, start.isFinite, step.isFinite
      else { return nil }
      var items: [DynamicValue] = []
      while items.count < lengthLimit {
        let current = start + Double(items.count) * step
        guard step > 0 ? current <= stop : current >= stop else { break }
        items.append(.real(current))
      }
      return .array(items)
    }
  }

  private static func appendPaths(
    of value: DynamicValue, under prefix: String, to paths: inout [DynamicValue]
  ) {
    switch value {
    case .array(let items):
      for (position, item) in items.enumerated() {
        let path = "\(prefix)[\(position)]"
        paths.append(.string(path))
        appendPaths(of: item, under: path, to: &paths)
      }
    case .object(let members):
      for (key, item) in zip(members.keys, members.values) {
        let path = "\(prefix)['\(key)']"
        paths.append(.string(path))
        appendPaths(of: item, under: path, to: &paths)
      }
    default: break
    }
  }
}
