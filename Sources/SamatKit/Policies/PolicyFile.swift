public import KQLSyntax
import PersianText

/// Reads policies from a JSON file into a ``PolicyBook``.
///
/// ```json
/// { "policies": [
///   { "policy": "kerman-1404", "working_group": "kerman", "from": "1404-01-01",
///     "charter": { "objection_days": 10, "refuses_in_absence_of_head": true } },
///   { "policy": "kerman-units-1404", "province": "IR-08", "from": "1404-01-01",
///     "units": { "idle_below": 0.1, "active_from": 0.6 } } ] }
/// ```
///
/// What a policy does not say stays as the one in force before it says, or else as the defaults have
/// it. The keys are listed in `Documentation/Casework.md`.
public enum PolicyFile {
  /// Adds the policies of a file to a book.
  ///
  /// - Parameters:
  ///   - bytes: The file, in UTF-8.
  ///   - file: Its name in messages.
  ///   - book: What they are added to; unchanged where anything is wrong.
  ///   - places: The provinces that there are; a policy names one by its code or its name.
  /// - Throws: `samat.policy.syntax` where it is no JSON, `samat.policy.key` for a key that there is
  ///   not or that is missing, `samat.policy.value` for a value that cannot be; each with file, line
  ///   and column.
  public static func read(
    _ bytes: [UInt8], file: String, into book: inout PolicyBook,
    places: PlaceNames = .reference
  ) throws(Diagnostic) {
    var reader = PlacedJSONReader(file: file, text: bytes)
    let document = try reader.readDocument()
    let root = try PolicyMembers(document, reader, "a policy file")
    try root.allow(["policies", "note"])
    var result = book
    // In the order of their days, since each builds on the one before it.
    var dated: [(Int, SolarHijriDate?, PolicyMembers)] = []
    var ids: Set<String> = []
    let sections = PolicySections.all.map { $0.section }
    for (place, entry) in try root.require("policies").items().enumerated() {
      let members = try entry.members("a policy")
      try members.allow(["policy", "working_group", "province", "from"] + sections + ["note"])
      let id = try members.require("policy").text()
      guard ids.insert(id).inserted, id != PolicyBook.defaultID, !id.isEmpty else {
        throw members.problem(
          "'\(id)' is no id of its own",
          help: "every policy needs an id that no other has; 'default' is taken")
      }
      dated.append((place, try members.optional("from")?.day(), members))
    }
    dated.sort { left, right in
      guard let first = left.1 else { return right.1 != nil || left.0 < right.0 }
      guard let second = right.1 else { return false }
      return (first, left.0) < (second, right.0)
    }
    for (_, from, members) in dated { try add(members, from, places, to: &result) }
    book = result
  }

  private static func add(
    _ members: PolicyMembers, _ from: SolarHijriDate?, _ places: PlaceNames,
    to book: inout PolicyBook
  ) throws(Diagnostic) {
    let province = try members.optional("province").map { (value) throws(Diagnostic) in
      try self.province(value, places)
    }
    let id = try members.require("policy").text()
    var saysSomething = false
    for type in PolicySections.all {
      guard let part = members.optional(type.section) else { continue }
      saysSomething = true
      try add(type, part, id, members, from, province, to: &book)
    }
    guard saysSomething else {
      throw members.missing(
        "the policy '\(id)' says nothing",
        help: "add \(PolicySections.all.map { "\"\($0.section)\"" }.joined(separator: ", "))")
    }
  }

  /// The code of a province that a policy names.
  private static func province(
    _ value: PolicyValue, _ places: PlaceNames
  ) throws(Diagnostic) -> String {
    let text = try value.text()
    guard let code = places.province(text) else {
      let problem = places.problem(province: text)
      throw value.problem(
        problem?.message ?? "there is no province '\(CaseworkIDs.shown(text))'",
        help: problem?.remedy ?? "")
    }
    return code
  }

  private static func add<Values: PolicyValues>(
    _ type: Values.Type, _ part: PolicyValue, _ id: String, _ members: PolicyMembers,
    _ from: SolarHijriDate?, _ province: String?, to book: inout PolicyBook
  ) throws(Diagnostic) {
    let key =
      Values.scope == .province ? province : try members.optional(Values.scope.rawValue)?.text()
    if Values.scope == .workingGroup, key == nil {
      throw part.missing(
        "a \(Values.section) belongs to a working group", help: "add \"working_group\"")
    }
    var values = book.base(Values.self, key, before: from) ?? Values()
    let what = Values.section == "charter" ? "a charter" : "a policy of \(Values.section)"
    try values.read(try part.members(what, policy: id))
    book.set(DatedPolicy(id, from: from, values), in: key)
  }
}
