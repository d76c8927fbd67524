import KQLSyntax

extension StandardLibrary {
  /// What groups of a pattern match.
  static let extracting: [ScalarFunction] = [
    extract, extractAll("extract_all"), extractAll("extractall"),
  ]

  private static let extract: ScalarFunction = {
    let parameters = [
      FunctionParameter("regex", .string), FunctionParameter("group", .integer),
      FunctionParameter("source", .textual),
    ]
    return ScalarFunction(
      "extract",
      description: "Returns what a group of a regular expression matches first in a text.",
      searchTerms: ["regex", "group", "capture", "parse"],
      examples: [
        FunctionExample(#"print extract(@"(\d+)-(\d+)", 2, "42-7")"#, "7"),
        FunctionExample(#"print extract(@"\d+", 0, "unit 42")"#, "42"),
      ],
      overloads: [
        ScalarFunction.Overload(parameters, .string, evaluate: evaluateExtract),
        // The type comes as text; the binder converts the result.
        ScalarFunction.Overload(
          parameters + [FunctionParameter("type", .string)], .string, evaluate: evaluateExtract),
      ])
  }()

  @Sendable private static func evaluateExtract(_ arguments: ScalarArguments) -> Column {
    let text = TextOperand(arguments, 2)
    let group = IntegerArgument(arguments, 1)
    var pattern = PatternArgument(arguments, 0)
    func write(_ text: TextBytes, _ number: Int64?, _ builder: inout TextBuilder) {
      guard let number, let group = Int(exactly: number), pattern.find(in: text),
        let range = pattern.range(of: group)
      else { return }
      builder.write(text.part(range))
    }
    if pattern.isConstant && group.isConstant {
      let number = group[0]
      return text.mapText(arguments) { write($0, number, &$1) }
    }
    return arguments.buildText { row, builder in
      pattern.prepare(row)
      write(text[row], group[row], &builder)
    }
  }

  private static func extractAll(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name,
      description: "Returns what the groups of a regular expression match, for all matches.",
      searchTerms: ["regex", "group", "capture", "matches"],
      examples: [
        FunctionExample("print \(name)(@'(\\d)', 'a1b2')", #"["1","2"]"#),
        FunctionExample("print \(name)(@'([a-z])(\\d)', 'a1b2')", #"[["a","1"],["b","2"]]"#),
      ],
      overloads: [
        ScalarFunction.Overload(
          [FunctionParameter("regex", .string), FunctionParameter("source", .textual)], .dynamic
        ) { evaluateExtractAll($0, sourceIndex: 1) },
        ScalarFunction.Overload(
          [
            FunctionParameter("regex", .string), FunctionParameter("groups", .dynamic),
            FunctionParameter("source", .textual),
          ], .dynamic
        ) { evaluateExtractAll($0, sourceIndex: 2) },
      ])
  }

  private static func evaluateExtractAll(
    _ arguments: ScalarArguments, sourceIndex: Int
  ) -> Column {
    let text = TextOperand(arguments, sourceIndex)
    let chosen = arguments.fixed(1, as: DynamicValue.self)
    let isChosen = sourceIndex == 2
    var pattern = PatternArgument(arguments, 0)
    func all(_ text: TextBytes, _ row: Int) -> DynamicValue? {
      guard let scanner = pattern.scanner else { return nil }
      let groups = groups(of: scanner, isChosen ? chosen[row] : nil)
      guard !groups.isEmpty else { return nil }
      var items: [DynamicValue] = []
      pattern.forEachMatch(in: text) { match in
        let parts = groups.map { group in
          DynamicValue.string(match.range(of: group).map { text.string($0) } ?? "")
        }
        items.append(parts.count == 1 ? parts[0] : .array(parts))
        return true
      }
      return items.isEmpty ? nil : .array(items)
    }
    if pattern.isConstant && (!isChosen || arguments.operands[1].isConstant) {
      return text.map(arguments) { all($0, 0) }
    }
    return arguments.build(.dynamic) { row in
      pattern.prepare(row)
      return all(text[row], row)
    }
  }

  /// The numbers of the groups asked for, by number or name; all where none are asked for, and the
  /// whole match where the pattern has no groups.
  private static func groups(of scanner: RegexScanner, _ chosen: DynamicValue?) -> [Int] {
    guard let chosen, !chosen.isNull else {
      return scanner.groupCount > 1 ? Array(1..<scanner.groupCount) : [0]
    }
    return (chosen.arrayValue ?? [chosen]).compactMap { item in
      switch item {
      case .long(let number):
        guard let group = Int(exactly: number), group >= 0, group < scanner.groupCount else {
          return nil
        }
        return group
      case .string(let name): return scanner.group(named: name)
      default: return nil
      }
    }
  }
}

/// An `int` or `long` argument read row by row.
struct IntegerArgument {
  private let ints: FixedReader<Int32>
  private let longs: FixedReader<Int64>
  private let isInt: Bool
  /// Whether the argument is the same for all rows; true where it is missing.
  let isConstant: Bool

  /// Reads the argument at `index`.
  init(_ arguments: ScalarArguments, _ index: Int) {
    ints = arguments.fixed(index)
    longs = arguments.fixed(index)
    isInt = arguments.has(index) && arguments.operands[index].type == .int
    isConstant = !arguments.has(index) || arguments.operands[index].isConstant
  }

  /// The number of a row; nil where it is null or the argument is missing.
  @inline(__always)
  subscript(row: Int) -> Int64? { isInt ? ints[row].map(Int64.init) : longs[row] }
}
