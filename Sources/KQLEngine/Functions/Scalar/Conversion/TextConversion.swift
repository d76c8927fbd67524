import KQLSyntax

extension StandardLibrary {
  /// `tostring` and `tohex`.
  static let textConversions: [ScalarFunction] = [
    ScalarFunction(
      "tostring", parameters: [FunctionParameter("value", .any)], returns: .string,
      description: "Returns the value as text; null gives the empty string.",
      searchTerms: ["text", "format", "cast", "convert", "string"],
      examples: [
        FunctionExample("print tostring(42.0)", "42.0"),
        FunctionExample("print tostring(true)", "True"),
        FunctionExample("print tostring(int(null))", ""),
      ],
      naming: .firstArgument
    ) { arguments in
      guard arguments.has(0) else { return Kernel.nulls(arguments) }
      let operand = arguments.operands[0]
      let texts = TextConversion.texts(of: operand.column)
      if operand.isConstant {
        return .constant(.string(texts.string(at: 0)), type: .string, count: arguments.count)
      }
      return .string(texts)
    },
    ScalarFunction(
      "tohex",
      description: "Returns the hexadecimal digits of a whole number, at least as many as asked.",
      searchTerms: ["hexadecimal", "base 16", "format"],
      examples: [
        FunctionExample("print tohex(256)", "100"),
        FunctionExample("print tohex(256, 8)", "00000100"),
        FunctionExample("print tohex(-256)", "ffffffffffffff00"),
      ],
      naming: .firstArgument,
      overloads: [
        .init(
          [FunctionParameter("value", .long), FunctionParameter("minLength", .long, .optional)],
          .string
        ) { arguments in
          let values = arguments.fixed(0, as: Int64.self)
          let lengths = arguments.fixed(1, as: Int64.self)
          return arguments.buildText { row, builder in
            guard let value = values[row] else { return }
            let length = Int(clamping: max(1, min(lengths[row] ?? 1, 1024)))
            let digits = String(UInt64(bitPattern: value), radix: 16)
            for _ in 0..<max(0, length - digits.utf8.count) { builder.write(0x30) }
            builder.write(digits)
          }
        }
      ]),
  ]
}

/// Writes cells of any type as `tostring` shows them.
enum TextConversion {
  /// The text of each cell of a column, one for one; the empty string where it is null.
  static func texts(of column: Column) -> StringColumn {
    switch column {
    case .string(let texts): return texts
    case .bool(let vector): return truths(vector)
    case .int(let vector):
      return write(vector) { NumberText.append(Int64($0), to: &$1) }
    case .long(let vector): return write(vector) { NumberText.append($0, to: &$1) }
    case .real(let vector): return write(vector) { NumberText.append($0, to: &$1) }
    case .decimal(let vector): return write(vector) { $1.write($0.description) }
    case .datetime(let vector): return write(vector) { $1.write(DateTimeText.format($0)) }
    case .timespan(let vector): return write(vector) { $1.write(TimespanText.format($0)) }
    case .guid(let vector): return write(vector) { $1.write(GuidText.format($0)) }
    case .dynamic(let vector): return write(vector) { $1.write(DynamicConversion.text($0)) }
    }
  }

  private static func write<Element>(
    _ vector: Vector<Element>, _ body: (Element, inout TextBuilder) -> Void
  ) -> StringColumn {
    var builder = TextBuilder(capacity: vector.count)
    for row in 0..<vector.count {
      if let value = vector[row] { body(value, &builder) }
      builder.endString()
    }
    return StringColumn(builder.finish())
  }

  /// Truth values have three texts between them, so a dictionary does.
  private static func truths(_ vector: Vector<Bool>) -> StringColumn {
    var builder = TextBuilder(capacity: 3)
    for text in ["False", "True", ""] { builder.append(text) }
    let codes = (0..<vector.count).map { row in vector[row].map { $0 ? 1 : 0 as UInt32 } ?? 2 }
    return StringColumn(dictionary: builder.finish(), codes: codes)
  }
}
