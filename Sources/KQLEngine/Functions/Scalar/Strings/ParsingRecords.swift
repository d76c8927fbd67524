import KQLSyntax

extension StandardLibrary {
  /// Records of comma-separated values and command lines.
  static let parsingRecords: [ScalarFunction] = [
    ScalarFunction(
      "parse_csv",
      description: "Returns the values of a record of comma-separated values, as an array.",
      searchTerms: ["comma", "split", "record", "fields"],
      examples: [
        FunctionExample(#"print parse_csv('a,"b,c",d')"#, #"["a","b,c","d"]"#)
      ],
      naming: .firstArgument,
      overloads: [.textual("csv", .dynamic) { RecordReader.fields(of: $0) }]),
    ScalarFunction(
      "parse_command_line",
      parameters: [
        FunctionParameter("command", .textual), FunctionParameter("parser", .string, .optional),
      ],
      returns: .dynamic,
      description: "Returns the arguments of a command line of Windows, as an array.",
      searchTerms: ["arguments", "shell", "process"],
      examples: [
        FunctionExample(
          #"print parse_command_line('echo "hello world!"', 'windows')"#,
          #"["echo","hello world!"]"#)
      ],
      evaluate: { arguments in
        TextOperand(arguments, 0).map(arguments) { RecordReader.arguments(of: $0) }
      }),
  ]
}

/// Reads quoted fields.
private enum RecordReader {
  /// The fields of the first record: quotes hide commas and line ends, two quotes are one.
  static func fields(of text: TextBytes) -> DynamicValue {
    var items: [DynamicValue] = []
    var field: [UInt8] = []
    var isQuoted = false
    var position = 0
    func endField() {
      items.append(.string(String(decoding: field, as: UTF8.self)))
      field.removeAll(keepingCapacity: true)
    }
    while position < text.count {
      let byte = text[position]
      position += 1
      if isQuoted {
        if byte != 0x22 {
          field.append(byte)
        } else if position < text.count && text[position] == 0x22 {
          field.append(byte)
          position += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case 0x22 where field.isEmpty: isQuoted = true
      case 0x2C: endField()
      case 0x0D where position < text.count && text[position] == 0x0A: continue
      case 0x0A:
        endField()
        return .array(items)
      default: field.append(byte)
      }
    }
    endField()
    return .array(items)
  }

  /// The arguments as a C program on Windows receives them: quotes keep spaces, and backslashes
  /// count before a quote only. Null where there are none.
  static func arguments(of text: TextBytes) -> DynamicValue? {
    var items: [DynamicValue] = []
    var argument: [UInt8] = []
    var isOpen = false
    var isQuoted = false
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case 0x20 where !isQuoted, 0x09 where !isQuoted:
        if isOpen { items.append(.string(String(decoding: argument, as: UTF8.self))) }
        argument = []
        isOpen = false
        continue
      case 0x22:
        if isQuoted && position < text.count && text[position] == 0x22 {
          argument.append(byte)
          position += 1
        } else {
          isQuoted.toggle()
        }
      case 0x5C:
        var count = 1
        while position < text.count && text[position] == 0x5C {
          count += 1
          position += 1
        }
        let isBeforeQuote = position < text.count && text[position] == 0x22
        let kept = isBeforeQuote ? count / 2 : count
        argument.append(contentsOf: repeatElement(0x5C, count: kept))
        if isBeforeQuote && count % 2 == 1 {
          argument.append(0x22)
          position += 1
        }
      default: argument.append(byte)
      }
      isOpen = true
    }
    if isOpen { items.append(.string(String(decoding: argument, as: UTF8.self))) }
    return items.isEmpty ? nil : .array(items)
  }
}
