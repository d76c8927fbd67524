import KQLSyntax

extension StandardLibrary {
  static let jsonConversion: [ScalarFunction] = {
    let parse = ScalarFunction.Overload([FunctionParameter("text", .string)], .dynamic) {
      arguments in
      guard case .string(let column) = arguments.operands[0].column else {
        return .constant(.null, type: .dynamic, count: arguments.count)
      }
      let parsed = column.map(parsedOrText)
      let isConstant = arguments.operands[0].isConstant
      return arguments.buildDynamic { row in parsed[isConstant ? 0 : row] }
    }
    let keep = ScalarFunction.Overload([FunctionParameter("value", .dynamic)], .dynamic) {
      $0.operands[0].materialized(count: $0.count)
    }
    let convert = ScalarFunction.Overload([FunctionParameter("value", .any)], .dynamic) {
      arguments in
      let cells = DynamicCells(arguments.operands[0])
      return arguments.buildDynamic { cells[$0] }
    }
    let parsers = ["parse_json", "todynamic", "parsejson", "toobject"].map { name in
      ScalarFunction(
        name,
        description: "Returns the value that a JSON text describes; other text stays a string.",
        searchTerms: ["json", "deserialize", "dynamic", "object"],
        examples: [FunctionExample("print \(name)('{\"a\":[1,2.5]}').a", "[1,2.5]")],
        naming: .firstArgument, overloads: [parse, keep, convert])
    }
    return parsers + [
      ScalarFunction(
        "dynamic_to_json",
        description: "Returns the JSON text of a value, the members of bags sorted by name.",
        searchTerms: ["serialize", "stringify", "canonical"],
        examples: [
          FunctionExample("print dynamic_to_json(dynamic({'b':1,'a':[2]}))", #"{"a":[2],"b":1}"#)
        ],
        overloads: [
          ScalarFunction.Overload([FunctionParameter("value", .dynamic)], .string) { arguments in
            let values = DynamicReader(arguments, 0)
            return arguments.buildText { row, output in
              if !values[row].isNull { output.write(JSONText.format(sorted(values[row]))) }
            }
          }
        ]),
      extractJSON("extract_json"), extractJSON("extractjson"),
    ]
  }()

  /// JSON as a value, other text as a string, no text as null.
  private static func parsedOrText(_ text: TextBytes) -> DynamicValue? {
    if text.isEmpty { return nil }
    return JSONText.parse(text) ?? .string(String(decoding: text, as: UTF8.self))
  }

  private static func extractJSON(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name, description: "Returns the text of what a path leads to in a JSON text.",
      searchTerms: ["jsonpath", "json_value"],
      examples: [FunctionExample("print \(name)('$.a[1]', '{\"a\":[1,2]}')", "2")],
      overloads: [
        ScalarFunction.Overload(
          [FunctionParameter("path", .string), FunctionParameter("text", .string)], .string,
          evaluate: extract)
      ])
  }

  private static func extract(_ arguments: ScalarArguments) -> Column {
    let path = arguments.constant(0)?.text.flatMap { DynamicPath($0) }
    let paths = arguments.text(0)
    let texts = arguments.text(1)
    return arguments.buildText { row, output in
      guard let path = path ?? DynamicPath(paths.string(row)),
        let document = JSONText.parse(texts[row])
      else { return }
      switch path.value(in: document) {
      case .null: break
      case .string(let text): output.write(text)
      case let value: output.write(JSONText.format(value))
      }
    }
  }

  private static func sorted(_ value: DynamicValue) -> DynamicValue {
    switch value {
    case .array(let items): return .array(items.map { sorted($0) })
    case .object(let members):
      let order = members.keys.indices.sorted {
        members.keys[$0].utf8.lexicographicallyPrecedes(members.keys[$1].utf8)
      }
      return .object(
        DynamicObject(order.map { (members.keys[$0], sorted(members.values[$0])) }))
    default: return value
    }
  }
}
