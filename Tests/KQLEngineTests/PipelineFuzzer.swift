import SamatTesting
import KQLEngine
import KQLSyntax

/// Makes queries that bind, over tables `a`, `b` and `c`, out of the steps that the optimiser's rules
/// touch; the same for the same seed.
///
/// It keeps track of the columns, so that nearly every query is answered, and of whether the order
/// of the rows is set, so that steps that look at the order come only where it is.
struct PipelineFuzzer {
  /// A query, and whether its rows come in a set order.
  struct Query {
    var text: String
    var isOrdered: Bool
  }

  /// A pipeline so far.
  private struct Pipe {
    var text: String
    var columns: [(name: String, type: DataType)]
    /// Whether the order of the rows is the same however the query is run.
    var isOrdered = true
  }

  private var random: SeededGenerator
  private var number = 0

  /// - Parameter seed: Equal seeds make equal queries, neighbours quite different ones.
  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// The next query.
  mutating func next() -> Query {
    number = 0
    var prefix = ""
    if chance(8) {
      let shared = pipe(steps: 2, depth: 1)
      prefix = "let m = materialize(\(shared.text)); "
      if shared.columns.contains(where: { $0.name == "k" && $0.type == .long }) {
        let pipe = steps(
          Pipe(
            text: "m | join kind=\(pick(["inner", "leftouter", "leftsemi"])) (m) on k",
            columns: [], isOrdered: false), 0, depth: 0)
        return Query(text: prefix + pipe.text, isOrdered: false)
      }
      prefix += ""
    }
    let pipe = pipe(steps: Int.random(in: 1...6, using: &random), depth: 2)
    return Query(text: prefix + pipe.text, isOrdered: pipe.isOrdered)
  }

  private mutating func pick<Element>(_ items: [Element]) -> Element {
    items[Int.random(in: 0..<items.count, using: &random)]
  }

  /// True once in `count` times.
  private mutating func chance(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  private mutating func fresh() -> String {
    number += 1
    return "n\(number)"
  }

  // MARK: Pipelines

  private mutating func pipe(steps count: Int, depth: Int) -> Pipe {
    steps(source(), count, depth: depth)
  }

  private mutating func source() -> Pipe {
    let a: [(name: String, type: DataType)] = [
      ("k", .long), ("s", .string), ("r", .real), ("b", .bool), ("d", .dynamic), ("t", .datetime),
      ("i", .int),
    ]
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5: return Pipe(text: "a", columns: a)
    case 5, 6: return Pipe(text: "b", columns: [("k", .long), ("s", .string), ("v", .real)])
    case 7: return Pipe(text: "c", columns: [("k", .long), ("r", .real), ("u", .string)])
    case 8:
      return Pipe(
        text: "range k from -2 to 6 step 1 | extend r = k / 2.0, s = tostring(k % 3)",
        columns: [("k", .long), ("r", .real), ("s", .string)])
    default:
      return Pipe(
        text: "print k = 1, s = 'x', r = -0.0",
        columns: [("k", .long), ("s", .string), ("r", .real)])
    }
  }

  private mutating func steps(_ first: Pipe, _ count: Int, depth: Int) -> Pipe {
    var pipe = first
    for _ in 0..<count {
      let length = pipe.text.utf8.count
      pipe = step(pipe, depth: depth)
      guard pipe.text.utf8.count > length, !pipe.columns.isEmpty else { continue }
      // What is asked of a step right behind it is what rules move through it.
      if chance(2) { pipe.text += " | where " + condition(pipe, depth: 1) }
      if chance(4) { pipe = projected(pipe) }
    }
    return pipe
  }

  private func has(_ pipe: Pipe, _ name: String, _ type: DataType) -> Bool {
    pipe.columns.contains { $0.name == name && $0.type == type }
  }

  private mutating func step(_ pipe: Pipe, depth: Int) -> Pipe {
    guard !pipe.columns.isEmpty else { return pipe }
    var next = pipe
    func add(_ text: String) { next.text += " | " + text }
    switch Int.random(in: 0..<30, using: &random) {
    case 0..<7: add("where " + condition(pipe, depth: 2, isTop: depth > 0))
    case 7, 8: return extended(pipe)
    case 9, 10: return projected(pipe)
    case 11, 12: return summarized(pipe)
    case 13:
      let names = pipe.columns.filter { _ in chance(2) }
      guard !names.isEmpty else { return pipe }
      add("distinct " + names.map(\.name).joined(separator: ", "))
      next.columns = names
      next.isOrdered = false
    case 14: return sorted(pipe, limit: nil)
    case 15: return sorted(pipe, limit: Int.random(in: 0...6, using: &random))
    case 16:
      guard pipe.isOrdered else { return sorted(pipe, limit: nil) }
      add("take \(Int.random(in: 0...8, using: &random))")
    case 17, 18, 19: return depth > 0 ? joined(pipe, depth: depth) : pipe
    case 20: return depth > 0 ? united(pipe, depth: depth) : pipe
    case 21:
      guard has(pipe, "d", .dynamic) else { return pipe }
      let limit = pick(["", "", " limit 2"])
      switch Int.random(in: 0..<4, using: &random) {
      case 0: add("mv-expand d" + limit)
      case 3:
        let name = fresh()
        add(
          "mv-expand d, \(name) = range(1, \(column(.long, pipe) ?? "2")) to typeof(long)" + limit)
        next.columns.append((name, .long))
      case 1:
        add("mv-expand d to typeof(long)" + limit)
        retype(&next, "d", .long)
      default:
        guard !has(pipe, "x", .long) else { return pipe }
        add("mv-expand with_itemindex=x d" + limit)
        next.columns.append(("x", .long))
      }
    case 22: return parsed(pipe)
    case 23:
      guard pipe.isOrdered, has(pipe, "k", .long) else { return pipe }
      let name = fresh()
      add("serialize \(name) = " + pick(["row_number()", "prev(k)", "row_cumsum(k)", "next(k)"]))
      next.columns.append((name, .long))
    case 24: return applied(pipe, depth: depth)
    case 25: return series(pipe)
    case 26:
      guard !pipe.isOrdered || chance(2) else { return pipe }
      add("count")
      next.columns = [("Count", .long)]
      next.isOrdered = true
    case 27:
      guard has(pipe, "k", .long), depth > 0 else { return pipe }
      var inner = self.pipe(steps: 1, depth: 0)
      guard has(inner, "k", .long) else { return pipe }
      inner.text += " | project k"
      add("where k \(pick(["in", "!in"])) (" + inner.text + ")")
    case 28:
      let name = "T\(number)"
      number += 1
      add("as \(name)")
      if chance(2) {
        add("union \(name)")
      }
    default:
      guard has(pipe, "s", .string), has(pipe, "k", .long) else { return pipe }
      add("top-nested of s by c = count(), top-nested 2 of k by m = max(k)")
      next.columns = [("s", .string), ("c", .long), ("k", .long), ("m", .long)]
      next.isOrdered = false
    }
    return next
  }

  private func retype(_ pipe: inout Pipe, _ name: String, _ type: DataType) {
    if let place = pipe.columns.firstIndex(where: { $0.name == name }) {
      pipe.columns[place].type = type
    }
  }

  private mutating func extended(_ pipe: Pipe) -> Pipe {
    var next = pipe
    var items: [String] = []
    for _ in 0...Int.random(in: 0..<2, using: &random) {
      let type = pick([DataType.long, .real, .string, .bool, .long])
      let name = chance(4) ? pick(pipe.columns).name : fresh()
      guard !items.contains(where: { $0.hasPrefix(name + " = ") }) else { continue }
      items.append("\(name) = \(expression(type, pipe, depth: 2))")
      if let place = next.columns.firstIndex(where: { $0.name == name }) {
        next.columns[place].type = type
      } else {
        next.columns.append((name, type))
      }
    }
    next.text += " | extend " + items.joined(separator: ", ")
    return next
  }

  private mutating func projected(_ pipe: Pipe) -> Pipe {
    var next = pipe
    next.columns = []
    var items: [String] = []
    for column in pipe.columns where !chance(3) {
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        let name = fresh()
        items.append("\(name) = \(column.name)")
        next.columns.append((name, column.type))
      case 1:
        let type = pick([DataType.long, .real, .string, .bool])
        let name = fresh()
        items.append("\(name) = \(expression(type, pipe, depth: 2))")
        next.columns.append((name, type))
      default:
        items.append(column.name)
        next.columns.append(column)
      }
    }
    guard !items.isEmpty else { return pipe }
    next.text += " | project " + items.joined(separator: ", ")
    return next
  }

  private mutating func summarized(_ pipe: Pipe) -> Pipe {
    var next = pipe
    next.columns = []
    var aggregates: [String] = []
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let name = fresh()
      var choices: [(String, DataType)] = [
        ("count()", .long), ("countif(\(condition(pipe, depth: 1)))", .long),
        ("sum(\(expression(.long, pipe, depth: 1)))", .long),
        ("max(\(expression(.long, pipe, depth: 1)))", .long),
        ("min(\(expression(.string, pipe, depth: 1)))", .string),
        ("dcount(\(expression(.long, pipe, depth: 1)))", .long),
        ("sumif(\(expression(.long, pipe, depth: 1)), \(condition(pipe, depth: 1)))", .long),
      ]
      if pipe.isOrdered {
        choices += [
          ("max(\(expression(.real, pipe, depth: 1)))", .real),
          ("sum(\(expression(.real, pipe, depth: 1)))", .real),
          ("make_list(\(expression(.long, pipe, depth: 1)))", .dynamic),
          ("take_any(\(expression(.string, pipe, depth: 1)))", .string),
        ]
      }
      let (text, type) = pick(choices)
      aggregates.append("\(name) = \(text)")
      next.columns.append((name, type))
    }
    var keys: [String] = []
    var keyColumns: [(name: String, type: DataType)] = []
    for _ in 0..<Int.random(in: aggregates.isEmpty ? 1...3 : 0...3, using: &random) {
      if chance(3) {
        let name = fresh()
        let type = pick([DataType.long, .string, .bool])
        keys.append("\(name) = \(chance(4) ? constant(type) : expression(type, pipe, depth: 1))")
        keyColumns.append((name, type))
      } else {
        let column = pick(pipe.columns)
        // Which of 0.0 and -0.0 stands for the group depends on the order.
        guard pipe.isOrdered || (column.type != .real && column.type != .dynamic),
          !keyColumns.contains(where: { $0.name == column.name }) || chance(2)
        else { continue }
        let name = keyColumns.contains { $0.name == column.name } ? fresh() : column.name
        keys.append(name == column.name ? name : "\(name) = \(column.name)")
        keyColumns.append((name, column.type))
      }
    }
    guard !aggregates.isEmpty || !keys.isEmpty else { return pipe }
    next.columns = keyColumns + next.columns
    next.text +=
      " | summarize " + aggregates.joined(separator: ", ")
      + (keys.isEmpty ? "" : " by " + keys.joined(separator: ", "))
    next.isOrdered = keys.isEmpty
    return next
  }

  /// A sort; where the order was not set, by everything that has one.
  private mutating func sorted(_ pipe: Pipe, limit: Int?) -> Pipe {
    var next = pipe
    let sortable = pipe.columns.filter { $0.type != .dynamic }
    guard !sortable.isEmpty else { return pipe }
    let isWhole = !pipe.isOrdered || chance(2)
    if !pipe.isOrdered && sortable.contains(where: { $0.type == .real }) && limit != nil {
      return pipe
    }
    var keys = (isWhole ? sortable : [pick(sortable)]).map { column in
      column.name + pick(["", " asc", " desc", " asc nulls last", " desc nulls first"])
    }
    if !isWhole && chance(3) { keys.append(expression(.long, pipe, depth: 1) + " asc") }
    if !isWhole && chance(4) { keys.append(keys[0]) }
    if pipe.isOrdered && chance(8) { keys = [constant(.long)] }
    if let limit {
      guard pipe.isOrdered || sortable.count == pipe.columns.count else { return pipe }
      next.text += " | top \(limit) by " + keys.joined(separator: ", ")
    } else {
      next.text += " | sort by " + keys.joined(separator: ", ")
    }
    next.isOrdered =
      pipe.isOrdered
      || (sortable.count == pipe.columns.count && !sortable.contains { $0.type == .real })
    return next
  }

  private mutating func joined(_ pipe: Pipe, depth: Int) -> Pipe {
    let right = self.pipe(steps: Int.random(in: 0...2, using: &random), depth: depth - 1)
    let shared = pipe.columns.filter { left in
      left.type != .dynamic
        && right.columns.contains { $0.name == left.name && $0.type == left.type }
    }
    guard let key = shared.randomElement(using: &random) else { return pipe }
    var next = pipe
    var keys = [key.name]
    if chance(4), let second = shared.randomElement(using: &random), second.name != key.name {
      keys.append(second.name)
    }
    let isLookup = chance(4)
    var kinds = [
      "inner", "leftouter", "rightouter", "fullouter", "leftsemi", "leftanti", "rightsemi",
      "rightanti",
    ]
    if pipe.isOrdered { kinds += ["innerunique", "innerunique", "innerunique"] }
    let kind = isLookup ? pick(["inner", "leftouter"]) : pick(kinds)
    next.text +=
      " | \(isLookup ? "lookup" : "join") kind=\(kind) (\(right.text)) on "
      + keys.joined(separator: ", ")
    next.isOrdered = pipe.isOrdered && right.isOrdered
    if kind.hasSuffix("semi") || kind.hasSuffix("anti") {
      next.columns = kind.hasPrefix("left") ? pipe.columns : right.columns
      return next
    }
    for column in right.columns where !isLookup || !keys.contains(column.name) {
      var name = column.name
      var suffix = 1
      while next.columns.contains(where: { $0.name == name }) {
        name = column.name + "\(suffix)"
        suffix += 1
      }
      next.columns.append((name, column.type))
    }
    return next
  }

  private mutating func united(_ pipe: Pipe, depth: Int) -> Pipe {
    let other = self.pipe(steps: Int.random(in: 0...2, using: &random), depth: depth - 1)
    var next = pipe
    // A name with two types would become two columns with other names.
    for column in other.columns {
      if let known = pipe.columns.first(where: { $0.name == column.name }) {
        if known.type != column.type { return pipe }
      } else {
        next.columns.append(column)
      }
    }
    next.text += " | union (\(other.text))"
    next.isOrdered = pipe.isOrdered && other.isOrdered
    return next
  }

  private mutating func parsed(_ pipe: Pipe) -> Pipe {
    guard has(pipe, "s", .string) else { return pipe }
    var next = pipe
    let target = chance(3) ? pick(["k", "s"]) : fresh()
    guard target != "k" || has(pipe, "k", .long) else { return pipe }
    let type: DataType = target == "s" ? .string : .long
    next.text +=
      " | \(pick(["parse", "parse-where", "parse kind=relaxed"])) s with * \"x\" \(target):\(type.rawValue)"
    if !next.columns.contains(where: { $0.name == target }) { next.columns.append((target, type)) }
    return next
  }

  private mutating func applied(_ pipe: Pipe, depth: Int) -> Pipe {
    guard pipe.isOrdered else { return pipe }
    var next = pipe
    if has(pipe, "d", .dynamic), chance(2) {
      let body = pick([
        "summarize e = count()", "where tolong(d) > 1 | project e = tolong(d)",
        "top 1 by tostring(d) asc | project e = strlen(tostring(d))",
      ])
      next.text += " | mv-apply d on (\(body))"
      next.columns.removeAll { $0.name == "d" || $0.name == "e" }
      next.columns.append(("e", .long))
      // Where an own column of that name stood it keeps its place, and the type is the body's.
      return next
    }
    guard has(pipe, "k", .long) else { return pipe }
    let (body, columns): (String, [(name: String, type: DataType)]) = pick([
      ("top 1 by k", pipe.columns),
      ("summarize e = count(), f = max(k)", [("e", .long), ("f", .long)]),
      ("where k > 0 | project k, e = k + 1", [("k", .long), ("e", .long)]),
      ("take 2", pipe.columns),
    ])
    let key = pick(pipe.columns.filter { $0.type != .dynamic })
    next.text += " | partition by \(key.name) (\(body))"
    next.columns = columns
    return next
  }

  private mutating func series(_ pipe: Pipe) -> Pipe {
    guard has(pipe, "k", .long), has(pipe, "s", .string) else { return pipe }
    var next = pipe
    next.text +=
      " | make-series c = count(), m = max(k) on k from 0 to 4 step 1" + pick(["", " by s"])
    let isGrouped = next.text.hasSuffix(" by s")
    next.columns =
      (isGrouped ? [("s", .string)] : []) + [("c", .dynamic), ("m", .dynamic), ("k", .dynamic)]
    next.isOrdered = pipe.isOrdered && !isGrouped
    return next
  }

  // MARK: Expressions

  private mutating func constant(_ type: DataType) -> String {
    switch type {
    case .bool: pick(["true", "false", "bool(null)"])
    case .long: pick(["0", "1", "2", "-1", "long(null)", "3"])
    case .int: pick(["int(1)", "int(null)"])
    case .real: pick(["0.0", "-0.0", "1.5", "real(nan)", "real(null)", "real(inf)"])
    case .string: pick(["''", "'x'", "'x1'", "'y'"])
    case .datetime: pick(["datetime(2020-01-01)", "datetime(null)"])
    default: "dynamic([1])"
    }
  }

  private mutating func column(_ type: DataType, _ pipe: Pipe) -> String? {
    pipe.columns.filter { $0.type == type }.randomElement(using: &random)?.name
  }

  private mutating func expression(_ type: DataType, _ pipe: Pipe, depth: Int) -> String {
    guard depth > 0, !chance(4) else {
      return (chance(4) ? nil : column(type, pipe)) ?? constant(type)
    }
    func of(_ type: DataType) -> String { expression(type, pipe, depth: depth - 1) }
    switch type {
    case .long:
      return pick([
        "(\(of(.long)) \(pick(["+", "-", "*", "%", "/"])) \(of(.long)))", "strlen(\(of(.string)))",
        "iff(\(condition(pipe, depth: 1)), \(of(.long)), \(of(.long)))", "bin(\(of(.long)), 2)",
        "tolong(\(of(.string)))", "coalesce(\(of(.long)), \(of(.long)))",
        chance(6) ? "toscalar(b | summarize max(k))" : of(.long),
      ])
    case .real:
      return pick([
        "(\(of(.real)) \(pick(["+", "-", "*", "/"])) \(of(.real)))", "toreal(\(of(.long)))",
        "(1.0 / \(of(.real)))", "round(\(of(.real)))",
      ])
    case .string:
      return pick([
        "strcat(\(of(.string)), \(of(.string)))", "tostring(\(of(.long)))",
        "tostring(\(of(.real)))", "toupper(\(of(.string)))", "substring(\(of(.string)), 1)",
        "replace_regex(\(of(.string)), 'x', 'z')",
      ])
    case .bool: return condition(pipe, depth: depth)
    default: return column(type, pipe) ?? constant(type)
    }
  }

  private mutating func condition(_ pipe: Pipe, depth: Int, isTop: Bool = false) -> String {
    func part() -> String { condition(pipe, depth: depth - 1) }
    let comparison = pick(["==", "!=", "<", "<=", ">", ">="])
    func long() -> String { expression(.long, pipe, depth: 1) }
    func real() -> String { expression(.real, pipe, depth: 1) }
    func text() -> String { expression(.string, pipe, depth: 1) }
    let kind = Int.random(in: 0..<16, using: &random)
    switch kind {
    case 0 where depth > 0, 1 where depth > 0: return "(\(part()) and \(part()))"
    case 2 where depth > 0: return "(\(part()) or \(part()))"
    case 3 where depth > 0: return "not(\(part()))"
    case 4: return pick(["true", "false", "bool(null)", "1 == 1", "2 < 1"])
    case 5: return "isnull(\(column(.long, pipe) ?? "long(null)"))"
    case 6: return "\(real()) \(comparison) \(real())"
    case 7:
      return "\(text()) \(pick(["==", "!=", "has", "contains", "startswith", "=~"])) \(text())"
    case 8: return "\(long()) \(pick(["in", "!in"])) (1, 2, long(null))"
    case 9: return "\(text()) in ('x', 'x1', '')"
    case 10: return "1 / \(column(.real, pipe) ?? "2.0") > 0"
    case 11 where isTop: return "(rand() >= 0 and \(long()) \(comparison) \(long()))"
    case 12 where isTop && pipe.isOrdered:
      return "row_number() \(comparison) 3"
    case 13: return column(.bool, pipe) ?? "isempty(\(text()))"
    case 14 where isTop: return "\(long()) < toscalar(c | summarize max(k))"
    default: return "\(long()) \(comparison) \(long())"
    }
  }
}
