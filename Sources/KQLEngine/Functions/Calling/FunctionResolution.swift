import KQLSyntax

/// Which overload of a function takes arguments of given types, and what it gives.
struct ResolvedCall<Chosen> {
  /// The overload.
  var overload: Chosen
  /// The types to which the arguments must be widened, one for each.
  var argumentTypes: [DataType]
  /// The type of the result.
  var resultType: DataType
}

enum FunctionResolution {
  /// The types that a number may be widened to, nearest first.
  static func widenings(of type: DataType) -> [DataType] {
    switch type {
    case .int: [.long, .real, .decimal]
    case .long: [.real, .decimal]
    case .real: [.decimal]
    default: []
    }
  }

  /// The type to which both can be widened; nil where there is none.
  static func common(_ a: DataType, _ b: DataType) -> DataType? {
    if a == b { return a }
    if a == .dynamic || b == .dynamic { return .dynamic }
    if a.isNumeric && b.isNumeric {
      if a == .decimal || b == .decimal { return .decimal }
      return a == .real || b == .real ? .real : .long
    }
    return nil
  }

  /// Matches arguments against parameters.
  ///
  /// - Returns: The types to widen the arguments to; nil where the parameters do not take them.
  static func match(
    _ types: [DataType], _ parameters: [FunctionParameter], widening: Bool
  ) -> [DataType]? {
    var result: [DataType] = []
    result.reserveCapacity(types.count)
    var position = 0
    for parameter in parameters {
      if parameter.arity == .repeated {
        while position < types.count {
          guard let type = accepted(types[position], parameter.types, widening) else {
            return nil
          }
          result.append(type)
          position += 1
        }
        break
      }
      guard position < types.count else {
        if parameter.arity == .optional { break }
        return nil
      }
      guard let type = accepted(types[position], parameter.types, widening) else { return nil }
      result.append(type)
      position += 1
    }
    return position == types.count ? result : nil
  }

  /// Whether parameters take arguments; most overloads do not, and nothing is made to know that.
  private static func takes(
    _ types: [DataType], _ parameters: [FunctionParameter], _ widening: Bool
  ) -> Bool {
    var position = 0
    for index in parameters.indices {
      let set = parameters[index].types
      switch parameters[index].arity {
      case .repeated:
        while position < types.count {
          guard isAccepted(types[position], set, widening) else { return false }
          position += 1
        }
        return true
      case .optional where position == types.count: return true
      case .required, .optional:
        guard position < types.count, isAccepted(types[position], set, widening) else {
          return false
        }
        position += 1
      }
    }
    return position == types.count
  }

  private static func isAccepted(_ type: DataType, _ set: TypeSet, _ widening: Bool) -> Bool {
    set.contains(type) || widening && widenings(of: type).contains { set.contains($0) }
  }

  private static func accepted(
    _ type: DataType, _ set: TypeSet, _ widening: Bool
  ) -> DataType? {
    if set.contains(type) { return type }
    return widening ? widenings(of: type).first { set.contains($0) } : nil
  }

  static func result(
    _ rule: ResultType, _ types: inout [DataType]
  ) -> DataType? {
    switch rule {
    case .fixed(let type): return type
    case .argument(let index): return types.indices.contains(index) ? types[index] : nil
    case .widest(let first):
      guard first < types.count else { return nil }
      var widest = types[first]
      for type in types[first...] {
        guard let next = common(widest, type) else { return nil }
        widest = next
      }
      for index in first..<types.count { types[index] = widest }
      return widest
    case .custom(let rule): return rule(types)
    }
  }

  /// The first overload that takes arguments of these types as they are, or else widened.
  static func resolve<Overload: FunctionOverload>(
    _ overloads: [Overload], _ types: [DataType]
  ) -> ResolvedCall<Overload>? {
    resolve(overloads, types, widening: false) ?? resolve(overloads, types, widening: true)
  }

  private static func resolve<Overload: FunctionOverload>(
    _ overloads: [Overload], _ types: [DataType], widening: Bool
  ) -> ResolvedCall<Overload>? {
    for index in overloads.indices {
      // An operator has an overload for each pair of types; those looked at in vain are not copied.
      guard takes(types, overloads[index].parameters, widening),
        var matched = match(types, overloads[index].parameters, widening: widening),
        let type = result(overloads[index].result, &matched)
      else { continue }
      return ResolvedCall(overload: overloads[index], argumentTypes: matched, resultType: type)
    }
    return nil
  }
}

/// What the overloads of scalar and of aggregate functions have in common.
protocol FunctionOverload {
  var parameters: [FunctionParameter] { get }
  var result: ResultType { get }
}

extension ScalarFunction.Overload: FunctionOverload {}
extension AggregateFunction.Overload: FunctionOverload {}

extension ScalarFunction {
  /// The overload for arguments of these types; nil where none takes them.
  func resolve(_ types: [DataType]) -> ResolvedCall<Overload>? {
    FunctionResolution.resolve(overloads, types)
  }

  /// Works out the function for single values; for constants and tests.
  ///
  /// - Parameters:
  ///   - values: The arguments. A null needs a type beside it.
  ///   - types: The arguments' types; those of `values` where left out.
  ///   - context: What the function may know of its query.
  /// - Returns: The result, or nil where no overload takes the arguments.
  func call(
    _ values: [Value], types: [DataType]? = nil, context: FunctionContext = .init(now: 0)
  ) -> Value? {
    let types = types ?? values.map { $0.type ?? .dynamic }
    guard let resolved = resolve(types) else { return nil }
    let operands = zip(values, zip(types, resolved.argumentTypes)).map { value, pair in
      Operand(constant: value.widened(to: pair.1), type: pair.1)
    }
    let arguments = ScalarArguments(
      operands: operands, count: 1, resultType: resolved.resultType, context: context)
    return resolved.overload.evaluate(arguments)[0]
  }
}

extension AggregateFunction {
  /// The overload for arguments of these types, the condition included; nil where none takes them.
  func resolve(_ types: [DataType]) -> ResolvedCall<Overload>? {
    FunctionResolution.resolve(overloads, types)
  }
}

extension Value {
  /// The value as a wider numeric type or as `dynamic`; itself where there is nothing to widen.
  func widened(to type: DataType) -> Value {
    switch (self, type) {
    case (.int(let value), .long): .long(Int64(value))
    case (.int(let value), .real): .real(Double(value))
    case (.int(let value), .decimal): .decimal(Decimal(Int64(value)))
    case (.long(let value), .real): .real(Double(value))
    case (.long(let value), .decimal): .decimal(Decimal(value))
    case (.real(let value), .decimal): Decimal(value).map(Value.decimal) ?? .null
    case (.dynamic, .dynamic), (.null, _): self
    case (_, .dynamic): DynamicValue(self).map(Value.dynamic) ?? .null
    default: self
    }
  }
}
