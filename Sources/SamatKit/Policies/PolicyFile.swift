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
  /// - Throws: `samat.policy.syntax` where it is no JSON, `samat.policy.key` for a key that there is
  ///   not or that is missing, `samat.policy.value` for a value that cannot be; each with file, line
  ///   and column.
  public static func read(
    _ bytes: [UInt8], file: String, into book: inout PolicyBook
  ) throws(Diagnostic) {
    var reader = PlacedJSONReader(file: file, text: bytes)
    let document = try reader.readDocument()
    let root = try Members(document, reader, "a policy file")
    try root.allow(["policies", "note"])
    let entries = try root.require("policies").items(reader)
    var result = book
    // In the order of their days, since each builds on the one before it.
    var dated: [(Int, SolarHijriDate?, Members)] = []
    var ids: Set<String> = []
    for (place, entry) in entries.enumerated() {
      let members = try Members(entry, reader, "a policy")
      try members.allow([
        "policy", "working_group", "province", "from", "charter", "units", "obstacles", "note",
      ])
      let id = try members.require("policy").text(reader)
      guard ids.insert(id).inserted, id != PolicyBook.defaultID, !id.isEmpty else {
        throw reader.problem(
          "samat.policy.value", "'\(id)' is no id of its own", at: members.place,
          help: "every policy needs an id that no other has; 'default' is taken")
      }
      dated.append((place, try members.optional("from")?.day(reader), members))
    }
    dated.sort { left, right in
      guard let first = left.1 else { return right.1 != nil || left.0 < right.0 }
      guard let second = right.1 else { return false }
      return (first, left.0) < (second, right.0)
    }
    for (_, from, members) in dated { try add(members, from, reader, to: &result) }
    book = result
  }

  private static func add(
    _ members: Members, _ from: SolarHijriDate?, _ reader: PlacedJSONReader,
    to book: inout PolicyBook
  ) throws(Diagnostic) {
    let id = try members.require("policy").text(reader)
    let group = try members.optional("working_group")?.text(reader)
    let province = try members.optional("province")?.text(reader)
    if let part = members.optional("charter") {
      guard let group else {
        throw reader.problem(
          "samat.policy.key", "a charter belongs to a working group", at: part.place,
          help: "add \"working_group\"")
      }
      var charter = book.base(PolicyBook.chartersPath, group, before: from) ?? Charter()
      try CharterReader.read(try Members(part, reader, "a charter"), reader, into: &charter)
      book.set(DatedPolicy(id, from: from, charter), of: group)
    }
    for name in ["units", "obstacles"] {
      guard let part = members.optional(name) else { continue }
      guard let province else {
        throw reader.problem(
          "samat.policy.key", "a policy of \(name) belongs to a province", at: part.place,
          help: "add \"province\", an ISO 3166-2 code")
      }
      let values = try Members(part, reader, "a policy of \(name)")
      if name == "units" {
        var policy = book.base(PolicyBook.unitsPath, province, before: from) ?? .init()
        try CharterReader.read(values, reader, into: &policy, id: id)
        book.set(DatedPolicy(id, from: from, policy), in: province)
      } else {
        var policy = book.base(PolicyBook.obstaclesPath, province, before: from) ?? .default
        try CharterReader.read(values, reader, into: &policy)
        book.set(DatedPolicy(id, from: from, policy), in: province)
      }
    }
    if ["charter", "units", "obstacles"].allSatisfy({ members.optional($0) == nil }) {
      throw reader.problem(
        "samat.policy.key", "the policy '\(id)' says nothing", at: members.place,
        help: "add \"charter\", \"units\" or \"obstacles\"")
    }
  }

  /// The members of an object, with what was expected of it.
  struct Members {
    let place: Int
    private let list: [(name: String, place: Int, value: PlacedJSON)]
    private let reader: PlacedJSONReader
    private let what: String

    init(_ value: PlacedJSON, _ reader: PlacedJSONReader, _ what: String) throws(Diagnostic) {
      guard case .object(let list) = value.content else {
        throw reader.problem(
          "samat.policy.value", "\(what) is an object, found \(value.kind)", at: value.place)
      }
      (self.list, self.reader, self.what, place) = (list, reader, what, value.place)
    }

    /// Refuses names that are not among the known ones.
    func allow(_ names: [String]) throws(Diagnostic) {
      for member in list where !names.contains(member.name) {
        throw reader.problem(
          "samat.policy.key", "\(what) has no '\(member.name)'", at: member.place,
          help: "it has \(names.joined(separator: ", "))")
      }
    }

    /// The value of a name; null counts as absent.
    func optional(_ name: String) -> PlacedJSON? {
      list.first { $0.name == name }.map(\.value).flatMap { value in
        if case .null = value.content { nil } else { value }
      }
    }

    /// The value of a name that must be there.
    func require(_ name: String) throws(Diagnostic) -> PlacedJSON {
      guard let value = optional(name) else {
        throw reader.problem("samat.policy.key", "\(what) needs '\(name)'", at: place)
      }
      return value
    }
  }
}

extension PlacedJSON {
  private func expected(_ wanted: String, _ reader: PlacedJSONReader) -> Diagnostic {
    reader.problem("samat.policy.value", "expected \(wanted), found \(kind)", at: place)
  }

  func items(_ reader: PlacedJSONReader) throws(Diagnostic) -> [PlacedJSON] {
    guard case .array(let items) = content else { throw expected("a list", reader) }
    return items
  }

  func text(_ reader: PlacedJSONReader) throws(Diagnostic) -> String {
    guard case .string(let text) = content else { throw expected("a text", reader) }
    return text
  }

  func texts(_ reader: PlacedJSONReader) throws(Diagnostic) -> [String] {
    var list: [String] = []
    for item in try items(reader) { list.append(try item.text(reader)) }
    return list
  }

  func truth(_ reader: PlacedJSONReader) throws(Diagnostic) -> Bool {
    guard case .bool(let truth) = content else { throw expected("true or false", reader) }
    return truth
  }

  func whole(_ reader: PlacedJSONReader, _ range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    guard case .number(let number) = content, let whole = Int(exactly: number),
      range.contains(whole)
    else {
      throw expected("a whole number from \(range.lowerBound) to \(range.upperBound)", reader)
    }
    return whole
  }

  func share(_ reader: PlacedJSONReader, above: Double = 1) throws(Diagnostic) -> Double {
    guard case .number(let number) = content, number >= 0, number <= above else {
      throw expected("a number from 0 to \(above)", reader)
    }
    return number
  }

  func day(_ reader: PlacedJSONReader) throws(Diagnostic) -> SolarHijriDate {
    let text = try text(reader)
    guard let day = SolarHijriDate(text) else {
      throw reader.problem(
        "samat.policy.value", "'\(CaseworkIDs.shown(text))' is no day", at: place,
        help: "write it as 1404-01-01")
    }
    return day
  }

  func term<Term: RawRepresentable<String> & CaseIterable>(
    _ type: Term.Type, _ reader: PlacedJSONReader
  ) throws(Diagnostic) -> Term {
    let text = try text(reader)
    guard let term = Term(rawValue: text) else {
      throw reader.problem(
        "samat.policy.value", "'\(CaseworkIDs.shown(text))' is not among the words known here",
        at: place, help: Term.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return term
  }
}
