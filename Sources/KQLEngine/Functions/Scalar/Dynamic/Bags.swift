import KQLSyntax

extension StandardLibrary {
  private static let bagTerms = ["dictionary", "object", "property bag", "json"]

  static let bags: [ScalarFunction] =
    packing + [
      packingNonempty,
      ScalarFunction(
        "bag_keys", description: "Returns the names of a bag's members as an array.",
        searchTerms: bagTerms,
        examples: [FunctionExample("print bag_keys(dynamic({'a':1,'b':2}))", #"["a","b"]"#)],
        overloads: [
          .bag([], .dynamic) { _ in
            { _, members in DynamicValue.array(members.keys.map(DynamicValue.string)) }
          }
        ]),
      ScalarFunction(
        "bag_merge",
        description: "Returns one bag with the members of all; the leftmost of one name stays.",
        searchTerms: bagTerms,
        examples: [
          FunctionExample(
            "print bag_merge(dynamic({'a':1}), dynamic({'a':2,'b':3}))", #"{"a":1,"b":3}"#)
        ],
        overloads: [
          ScalarFunction.Overload(
            [
              FunctionParameter("bag", .dynamic), FunctionParameter("other", .dynamic),
              FunctionParameter("more", .dynamic, .repeated),
            ], .dynamic, evaluate: merge)
        ]),
      ScalarFunction(
        "bag_has_key", description: "Returns whether a bag has a member of a name or path.",
        searchTerms: bagTerms,
        examples: [FunctionExample("print bag_has_key(dynamic({'a':{'b':1}}), '$.a.b')", "true")],
        overloads: [
          .bag([FunctionParameter("key", .string)], .bool) { arguments in
            let paths = pathReader(arguments, 1)
            return { row, members in paths(row).exists(in: .object(members)) }
          }
        ]),
      ScalarFunction(
        "bag_set_key", description: "Returns the bag with the member of a name or path set.",
        searchTerms: bagTerms,
        examples: [
          FunctionExample("print bag_set_key(dynamic({'a':1}), 'b', 2)", #"{"a":1,"b":2}"#)
        ],
        overloads: [
          .bag([FunctionParameter("key", .string), FunctionParameter("value", .any)], .dynamic) {
            arguments in
            let paths = pathReader(arguments, 1)
            let values = DynamicCells(arguments.operands[2])
            return { row, members in
              paths(row).setting(values[row] ?? .null, in: .object(members))
            }
          }
        ]),
      ScalarFunction(
        "bag_remove_keys",
        description: "Returns the bag without the members of some names or paths.",
        searchTerms: bagTerms,
        examples: [
          FunctionExample(
            "print bag_remove_keys(dynamic({'a':1,'b':2}), dynamic(['b']))", #"{"a":1}"#)
        ],
        overloads: [
          .bag([FunctionParameter("keys", .dynamic)], .dynamic) { arguments in
            let keys = DynamicReader(arguments, 1)
            return { row, members in removing(keys[row], from: members) }
          }
        ]),
      ScalarFunction(
        "bag_zip", description: "Returns the bag of an array of names and an array of values.",
        searchTerms: bagTerms,
        examples: [
          FunctionExample(
            "print bag_zip(dynamic(['a','b']), dynamic([1]))", #"{"a":1,"b":null}"#)
        ],
        overloads: [
          .array([FunctionParameter("values", .dynamic)], .dynamic) { arguments in
            let values = DynamicReader(arguments, 1)
            return { row, keys in zipped(keys, values[row]) }
          }
        ]),
    ]

  private static let packing: [ScalarFunction] = ["bag_pack", "pack", "pack_dictionary"].map {
    ScalarFunction(
      $0, description: "Returns the bag of alternating names and values.", searchTerms: bagTerms,
      examples: [FunctionExample("print \($0)('a', 1, 'b', 'x')", #"{"a":1,"b":"x"}"#)],
      overloads: [
        ScalarFunction.Overload(
          [
            FunctionParameter("name", .string), FunctionParameter("value", .any),
            FunctionParameter("more", .any, .repeated),
          ],
          .custom { types in
            // Names stand at even places, and each has its value.
            let named = types.enumerated().allSatisfy { $0 % 2 == 1 || $1 == .string }
            return named && types.count.isMultiple(of: 2) ? .dynamic : nil
          }
        ) { arguments in
          let values = arguments.cells()
          let names = stride(from: 0, to: values.count, by: 2).map { arguments.text($0) }
          let fixedNames = stride(from: 0, to: values.count, by: 2).map {
            arguments.constant($0)?.text
          }
          return arguments.buildDynamic { row in
            var members = DynamicObject()
            for pair in names.indices {
              members[fixedNames[pair] ?? names[pair].string(row)] =
                values[pair * 2 + 1][row] ?? .null
            }
            return .object(members)
          }
        }
      ])
  }

  /// What `pack_all(true)` does: empty members are left out.
  static let packingNonempty: ScalarFunction = {
    var function = ScalarFunction(
      "bag_pack_nonempty", description: "Returns a bag without its empty members.",
      overloads: [
        ScalarFunction.Overload(
          [FunctionParameter("value", .any, .repeated)], .dynamic
        ) { arguments in
          let values = arguments.cells()
          let names = stride(from: 0, to: values.count, by: 2).map {
            arguments.constant($0)?.text ?? ""
          }
          return arguments.buildDynamic { row in
            var members = DynamicObject()
            for pair in names.indices {
              let value = values[pair * 2 + 1][row] ?? .null
              if value.isNull || value == .string("") { continue }
              members[names[pair]] = value
            }
            return .object(members)
          }
        }
      ])
    function.isHidden = true
    return function
  }()

  private static func pathReader(_ arguments: ScalarArguments, _ index: Int) -> (Int) -> DynamicPath
  {
    if let text = arguments.constant(index)?.text {
      let path = DynamicPath(nameOrPath: text)
      return { _ in path }
    }
    let texts = arguments.text(index)
    return { DynamicPath(nameOrPath: texts.string($0)) }
  }

  private static func merge(_ arguments: ScalarArguments) -> Column {
    let inputs = arguments.operands.indices.map { DynamicReader(arguments, $0) }
    return arguments.buildDynamic { row in
      var result: DynamicObject?
      for input in inputs {
        guard case .object(let members) = input[row] else { continue }
        guard var merged = result else {
          result = members
          continue
        }
        for (key, value) in zip(members.keys, members.values) where merged[key] == nil {
          merged[key] = value
        }
        result = merged
      }
      return result.map(DynamicValue.object)
    }
  }

  private static func removing(_ keys: DynamicValue, from members: DynamicObject) -> DynamicValue {
    var result = DynamicValue.object(members)
    for case .string(let key) in keys.arrayValue ?? [] {
      result = DynamicPath(nameOrPath: key).setting(nil, in: result)
    }
    return result
  }

  /// Names that are no strings are left out, with their values; missing values are null.
  private static func zipped(_ keys: [DynamicValue], _ values: DynamicValue) -> DynamicValue {
    var members = DynamicObject()
    for (position, key) in keys.enumerated() {
      if case .string(let name) = key { members[name] = values[position] }
    }
    return .object(members)
  }
}
