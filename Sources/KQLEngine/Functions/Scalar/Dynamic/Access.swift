import KQLSyntax

extension StandardLibrary {
  /// Implementations of `d.name` and `d[i]`: what is not there is null, never an error.
  static let access: [ScalarFunction] = {
    let value = FunctionParameter("value", .dynamic)
    var member = ScalarFunction(
      "member", description: "Returns the member of a bag.",
      overloads: [
        ScalarFunction.Overload([value, FunctionParameter("name", .string)], .dynamic) {
          memberOf($0)
        }
      ])
    member.isHidden = true
    var index = ScalarFunction(
      "index", description: "Returns the element of an array or the member of a bag.",
      overloads: [
        ScalarFunction.Overload([value, FunctionParameter("name", .string)], .dynamic) {
          memberOf($0)
        },
        ScalarFunction.Overload([value, FunctionParameter("position", .long)], .dynamic) {
          arguments in
          let values = DynamicReader(arguments, 0)
          let positions = arguments.fixed(1, as: Int64.self)
          return arguments.buildDynamic { row in
            positions[row].map { values[row][Int($0)] }
          }
        },
        ScalarFunction.Overload([value, FunctionParameter("key", .dynamic)], .dynamic) {
          arguments in
          let values = DynamicReader(arguments, 0)
          let keys = DynamicReader(arguments, 1)
          return arguments.buildDynamic { row in
            switch keys[row] {
            case .string(let name): values[row][name]
            case .long(let position): values[row][Int(position)]
            default: nil
            }
          }
        },
      ])
    index.isHidden = true
    return [member, index]
  }()

  private static func memberOf(_ arguments: ScalarArguments) -> Column {
    let values = DynamicReader(arguments, 0)
    if let name = arguments.constant(1)?.text {
      return arguments.buildDynamic { row in values[row][name] }
    }
    let names = arguments.text(1)
    return arguments.buildDynamic { row in values[row][names.string(row)] }
  }
}
