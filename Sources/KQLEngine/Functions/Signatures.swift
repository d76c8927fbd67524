import KQLSyntax

extension FunctionParameter {
  /// The parameter as help shows it: `[count: long]` where it may be left out.
  var signature: String {
    let types = types == .any ? "any" : types.types.map(\.rawValue).joined(separator: "|")
    let text = "\(name): \(types)"
    switch arity {
    case .required: return text
    case .optional: return "[\(text)]"
    case .repeated: return "\(text), ..."
    }
  }
}

extension AggregateFunction {
  /// The signatures, for help and documentation; overloads that differ in types alone are one.
  public var signatures: [String] {
    var lists: [[FunctionParameter]] = []
    var results: [Set<String>] = []
    for overload in overloads {
      let result: String =
        switch overload.result {
        case .fixed(let type)
        where overload.parameters.first?.types == TypeSet([type]) && overloads.count > 1:
          "type of \(overload.parameters[0].name)"
        case .fixed(let type): type.rawValue
        case .argument(let index) where overload.parameters.indices.contains(index):
          "type of \(overload.parameters[index].name)"
        case .argument, .custom: "depends on the arguments"
        case .widest: "widest type of the arguments"
        }
      let known = lists.firstIndex { list in
        list.map(\.name) == overload.parameters.map(\.name)
          && list.map(\.arity) == overload.parameters.map(\.arity)
      }
      guard let known else {
        lists.append(overload.parameters)
        results.append([result])
        continue
      }
      for (place, parameter) in overload.parameters.enumerated() {
        lists[known][place].types.formUnion(parameter.types)
      }
      results[known].insert(result)
    }
    return zip(lists, results).map { parameters, results in
      let list = parameters.map(\.signature).joined(separator: ", ")
      let result = results.count == 1 ? results.first ?? "" : "depends on the arguments"
      return "\(name)(\(list)) -> \(result)"
    }
  }
}

extension TableFunction {
  /// The signature, for help and documentation.
  public var signature: String {
    "\(name)(\(parameters.map(\.signature).joined(separator: ", ")))"
  }
}
