import KQLSyntax

extension StandardLibrary {
  /// Putting texts together.
  static let concatenating: [ScalarFunction] = [
    strcat, strcatDelim, strcatArray("strcat_array"), strcatArray("array_strcat"), strrep,
  ]

  private static let strcat = ScalarFunction(
    "strcat",
    parameters: [
      FunctionParameter("value", .any), FunctionParameter("values", .any, .repeated),
    ],
    returns: .string, description: "Returns the texts of all arguments, one behind the other.",
    searchTerms: ["concatenate", "join", "append", "text"],
    examples: [
      FunctionExample("print strcat('a', '-', 1, '-', true)", "a-1-True"),
      FunctionExample("print strcat('a', int(null), 'b')", "ab"),
    ],
    evaluate: { concatenate($0, from: 0, delimiter: nil) })

  private static let strcatDelim = ScalarFunction(
    "strcat_delim",
    parameters: [
      FunctionParameter("delimiter", .string), FunctionParameter("value", .any),
      FunctionParameter("values", .any, .repeated),
    ],
    returns: .string,
    description: "Returns the texts of all further arguments with a delimiter between them.",
    searchTerms: ["concatenate", "join", "separator"],
    examples: [FunctionExample("print strcat_delim('-', 1, '2', 'A')", "1-2-A")],
    evaluate: { concatenate($0, from: 1, delimiter: TextOperand($0, 0)) })

  /// Joins the arguments from `first` on; those that are the same for all rows are written out
  /// once.
  private static func concatenate(
    _ arguments: ScalarArguments, from first: Int, delimiter: TextOperand?
  ) -> Column {
    let operands = arguments.operands.dropFirst(first).map { operand in
      operand.isConstant
        ? Operand(column: .string(CellText.column(operand)), isConstant: true) : operand
    }
    // One dictionary among constants: its texts are put together, not its rows.
    let varying = operands.indices.filter { !operands[$0].isConstant }
    if varying.count == 1, delimiter?.isConstant ?? true,
      case .string(let column) = operands[varying[0]].column
    {
      return .string(
        column.mapText { text, builder in
          for index in operands.indices {
            if index > 0, let delimiter { builder.write(delimiter[0]) }
            if index == varying[0] {
              builder.write(text)
            } else {
              CellText.append(operands[index], 0, to: &builder)
            }
          }
        })
    }
    return arguments.buildText { row, builder in
      for index in operands.indices {
        if index > 0, let delimiter { builder.write(delimiter[row]) }
        CellText.append(operands[index], row, to: &builder)
      }
    }
  }

  private static func strcatArray(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter("array", .dynamic), FunctionParameter("delimiter", .string),
      ],
      returns: .string,
      description: "Returns the texts of an array's elements with a delimiter between them.",
      searchTerms: ["concatenate", "join", "implode", "array"],
      examples: [FunctionExample("print \(name)(dynamic([1, null, 3]), '-')", "1--3")],
      evaluate: { arguments in
        let arrays = arguments.fixed(0, as: DynamicValue.self)
        let delimiter = arguments.text(1)
        return arguments.buildText { row, builder in
          guard let items = arrays[row]?.arrayValue else { return }
          var isFirst = true
          for item in items {
            if !isFirst { builder.write(delimiter[row]) }
            isFirst = false
            CellText.append(item, to: &builder)
          }
        }
      })
  }

  private static let strrep = ScalarFunction(
    "strrep",
    parameters: [
      FunctionParameter("value", .any), FunctionParameter("multiplier", .integer),
      FunctionParameter("delimiter", .string, .optional),
    ],
    returns: .string,
    description: "Returns a value's text repeated, at most 1,024 times, with a delimiter between.",
    searchTerms: ["repeat", "multiply", "duplicate"],
    examples: [
      FunctionExample("print strrep('ab', 3)", "ababab"),
      FunctionExample("print strrep(123.45, 2, '.')", "123.45.123.45"),
    ],
    evaluate: { arguments in
      let value = TextOperand(arguments, 0)
      let multiplier = IntegerArgument(arguments, 1)
      let delimiter = TextOperand(arguments, 2)
      return arguments.buildText { row, builder in
        let times = min(multiplier[row] ?? 0, 1024)
        var index: Int64 = 0
        while index < times {
          if index > 0 { builder.write(delimiter[row]) }
          builder.write(value[row])
          index += 1
        }
      }
    })
}
