import KQLEngine
import KQLSyntax

extension QueryFuzzer {
  mutating func pipeline(depth: Int) -> String {
    var text = pick([
      "t", "t", "u", "range x from -3 to 20 step 2", "print x = 1, s = 'a b'",
      "datatable(x:long, s:string)[1, 'a', 2, 'b', 3, '']", "(t | take 3)",
      "range t from datetime(2020-01-01) to datetime(2020-01-10) step 1d",
    ])
    for _ in 0..<Int.random(in: 0...4, using: &random) { text += " | " + step(depth) }
    return text
  }

  mutating func step(_ depth: Int) -> String {
    let inner = max(0, depth - 1)
    switch Int.random(in: 0..<18, using: &random) {
    case 0, 1: return "where " + expression(depth: depth)
    case 2: return "project " + named(depth)
    case 3, 4: return "extend " + named(depth)
    case 5: return "summarize " + aggregate(inner) + pick(["", " by x", " by s", " by bin(x, 2)"])
    case 6: return "sort by " + expression(depth: 1) + pick(["", " asc", " desc nulls first"])
    case 7: return "take \(Int.random(in: -1...5, using: &random))"
    case 8: return "top 2 by " + expression(depth: 1)
    case 9: return "distinct " + pick(["*", "x", "s", expression(depth: 1)])
    case 10:
      let kind = pick(JoinClause.Kind.allCases).rawValue
      return "join kind=\(kind) (" + pipeline(depth: inner) + ") on " + pick(["x", "s", "x, s"])
    case 11: return "union (" + pipeline(depth: inner) + ")"
    case 12: return "mv-expand " + pick(["d", "v = d", "v = d to typeof(long)", "x"])
    case 13: return "project-" + pick(["away x", "keep s", "reorder s", "rename y = x", "away *"])
    case 14: return "lookup (" + pipeline(depth: inner) + ") on x"
    case 15: return "serialize " + pick(["n = row_number()", "p = prev(x)", "c = row_cumsum(x)"])
    case 16: return pick(["count", "getschema", "as T", "render table", "evaluate narrow()"])
    default: return "where x in (" + pipeline(depth: inner) + ")"
    }
  }

  private mutating func named(_ depth: Int) -> String {
    (0...Int.random(in: 0..<3, using: &random)).map { _ in
      pick(["", "x = ", "a = ", "['odd name'] = "]) + expression(depth: depth)
    }.joined(separator: ", ")
  }

  private mutating func aggregate(_ depth: Int) -> String {
    (0...Int.random(in: 0..<2, using: &random)).map { _ in
      let count = Int.random(in: 0...3, using: &random)
      let arguments = (0..<count).map { _ in expression(depth: depth) }
      return pick(aggregates) + "(" + arguments.joined(separator: ", ") + ")"
    }.joined(separator: ", ")
  }

  mutating func expression(depth: Int) -> String {
    guard depth > 0 else { return leaf() }
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<3: return leaf()
    case 3, 4: return typedCall(depth: depth - 1)
    case 5, 6:
      let count = Int.random(in: 0...4, using: &random)
      let arguments = (0..<count).map { _ in expression(depth: depth - 1) }
      return pick(scalars) + "(" + arguments.joined(separator: ", ") + ")"
    case 7:
      let operation = pick([
        "+", "-", "*", "/", "%", "==", "!=", "<", ">=", "and", "or", "has", "contains", "=~",
        "startswith", "matches regex", "has_cs", "!contains", "hassuffix",
      ])
      return "(" + expression(depth: depth - 1) + " \(operation) " + expression(depth: depth - 1)
        + ")"
    case 8:
      return expression(depth: depth - 1)
        + pick([
          " in (1, 2)", " in~ ('a', 'B')", " between (1 .. 5)", "[0]", ".a", " has_any ('a')",
        ])
    default:
      return pick(["-", "not", "tostring", "isnull"]) + "(" + expression(depth: depth - 1) + ")"
    }
  }

  /// A call whose arguments are of the types that an overload takes.
  mutating func typedCall(depth: Int) -> String {
    let function = pick(functions)
    guard let overload = function.overloads.randomElement(using: &random) else { return leaf() }
    var arguments: [String] = []
    for parameter in overload.parameters {
      let types = parameter.types.types
      guard !types.isEmpty else { continue }
      let least = parameter.arity == .required ? 1 : 0
      for _ in 0..<Int.random(in: least...(parameter.arity == .repeated ? 3 : 1), using: &random) {
        arguments.append(fitting(pick(types), depth: depth - 1))
      }
    }
    return function.name + "(" + arguments.joined(separator: ", ") + ")"
  }

  /// An expression of a type, most of the time.
  mutating func fitting(_ type: TypeName, depth: Int) -> String {
    if depth > 0, Int.random(in: 0..<4, using: &random) == 0 {
      return pick([
        "to\(type.rawValue)(" + typedCall(depth: depth - 1) + ")", typedCall(depth: depth - 1),
      ])
    }
    switch type {
    case .bool: return pick(["b", "true", "false", "bool(null)", "x > 1"])
    case .int: return pick(["i", "int(7)", "int(-2147483648)", "int(null)"])
    case .long:
      return pick([
        "x", "0", "1", "-1", "3", "64", "-9223372036854775808", "9223372036854775807", "long(null)",
        "1000000",
      ])
    case .real: return pick(["r", "1.5", "-1e300", "real(nan)", "real(-inf)", "1e-300", "0.0"])
    case .decimal: return pick(["c", "decimal(1.5)", "decimal(-99999999999999999999999999)"])
    case .string:
      return pick([
        "s", "'a'", "''", "'کارخانه‌ها'", "'😀é'", "'a,b,,c'", "'2020-01-01'", "'[1,{\"a\":2}]'",
        "'(a+)(b)?'", "'yyyy-MM-dd HH:mm:ss.fff'", "'day'", "'192.168.1.0/24'", "'%41%zz'",
        "'YWJj'",
        "'https://a.b:80/c?d=e#f'", "'1e400'", "' '", "'$.a[0]'", "'km'",
      ])
    case .datetime:
      return pick([
        "m", "datetime(2020-02-29)", "datetime(null)", "datetime(0001-01-01)",
        "datetime(9999-12-31T23:59:59.9999999)",
      ])
    case .timespan:
      return pick(["w", "1d", "0s", "-1tick", "time(10675199.02:48:05)", "timespan(null)", "7d"])
    case .guid: return pick(["g", "guid(null)", "guid(74be27de-1e4e-49d9-b579-fe0b331d3642)"])
    case .dynamic:
      return pick([
        "d", "dynamic(null)", "dynamic([])", "dynamic([1,2,3])", "dynamic([1.5,null,-2])",
        "dynamic([\"b\",\"a\"])", "dynamic({})", "dynamic({\"a\":{\"b\":[1,2]}})",
        "dynamic([[1],[2,3]])",
        "dynamic(\"a\")", "dynamic(7)", "range(1, 5)", "dynamic([true,\"x\",{\"k\":1}])",
      ])
    }
  }

  mutating func leaf() -> String {
    pick([
      "x", "x", "s", "r", "d", "b", "m", "w", "1", "0", "-1", "2.5", "9223372036854775807",
      "-9223372036854775808", "1e308", "real(nan)", "real(inf)", "'a'", "''", "'کارخانه'", "'😀'",
      "@'\\w+('", "datetime(2020-02-29)", "datetime(9999-12-31T23:59:59.9999999)",
      "datetime(0001-01-01)", "1d", "-1tick", "time(10675199.02:48:05)", "long(null)",
      "int(2147483647)", "dynamic([1,\"a\",null,[2]])", "dynamic({\"a\":{\"b\":[1]}})",
      "dynamic(null)", "true", "bool(null)", "decimal(1.5)",
      "guid(74be27de-1e4e-49d9-b579-fe0b331d3642)", "'yyyy-MM-dd'", "'day'", "'[1,2,{\"a\":3}]'",
      "1000000000", "typeof(long)", "now()",
    ])
  }
}
