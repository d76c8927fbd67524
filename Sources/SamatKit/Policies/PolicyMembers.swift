public import KQLSyntax
public import PersianText

/// The members of an object in a policy file, each with its place.
public struct PolicyMembers {
  /// The id of the policy that the object belongs to; empty outside of one.
  public let policy: String
  let place: Int
  private let list: [(name: String, place: Int, value: PlacedJSON)]
  private let reader: PlacedJSONReader
  private let what: String

  init(
    _ value: PlacedJSON, _ reader: PlacedJSONReader, _ what: String, policy: String = ""
  ) throws(Diagnostic) {
    guard case .object(let list) = value.content else {
      throw reader.problem(
        "samat.policy.value", "\(what) is an object, found \(value.kind)", at: value.place,
        help: "write its keys and values in braces: { \"key\": value }")
    }
    (self.list, self.reader, self.what, place) = (list, reader, what, value.place)
    self.policy = policy
  }

  /// Refuses names that are not among the known ones.
  ///
  /// - Throws: `samat.policy.key`.
  public func allow(_ names: [String]) throws(Diagnostic) {
    for member in list where !names.contains(member.name) {
      let near = EditDistance.nearest(to: member.name, among: names)
      throw reader.problem(
        "samat.policy.key", "\(what) has no '\(CaseworkIDs.shown(member.name))'", at: member.place,
        help: (near.map { "did you mean '\($0)'? " } ?? "") + "it has "
          + names.joined(separator: ", "))
    }
  }

  /// The value of a name; nil where it is absent or null.
  public func optional(_ name: String) -> PolicyValue? {
    list.first { $0.name == name }.map(\.value).flatMap { value in
      if case .null = value.content { nil } else { PolicyValue(value, reader, name, what) }
    }
  }

  /// The value of a name that must be there.
  ///
  /// - Throws: `samat.policy.key`.
  public func require(_ name: String) throws(Diagnostic) -> PolicyValue {
    guard let value = optional(name) else {
      throw reader.problem(
        "samat.policy.key", "\(what) needs '\(name)'", at: place,
        help: "add \"\(name)\" to it")
    }
    return value
  }

  /// What the object lacks: `samat.policy.key` with its place.
  func missing(_ message: String, help: String) -> Diagnostic {
    reader.problem("samat.policy.key", message, at: place, help: help)
  }

  /// What is wrong with the object as a whole: `samat.policy.value` with its place.
  public func problem(_ message: String, help: String = "") -> Diagnostic {
    reader.problem("samat.policy.value", message, at: place, help: help)
  }
}

/// A value in a policy file, with its place.
///
/// Every reading throws `samat.policy.value` with file, line, column and key where the value is none of its
/// kind, and says how one is written.
public struct PolicyValue {
  private let value: PlacedJSON
  private let reader: PlacedJSONReader
  /// The key that it is the value of, or an element of the value.
  private let key: String
  /// The object that has the key.
  private let owner: String

  init(_ value: PlacedJSON, _ reader: PlacedJSONReader, _ key: String, _ owner: String) {
    self.value = value
    self.reader = reader
    self.key = key
    self.owner = owner
  }

  /// What is wrong with the value: `samat.policy.value` with its place.
  public func problem(_ message: String, help: String = "") -> Diagnostic {
    reader.problem("samat.policy.value", message, at: value.place, help: help)
  }

  /// What is not there beside the value: `samat.policy.key` with its place.
  func missing(_ message: String, help: String) -> Diagnostic {
    reader.problem("samat.policy.key", message, at: value.place, help: help)
  }

  /// A value of another kind, or out of its range.
  ///
  /// - Parameters:
  ///   - wanted: What the key takes, with its range.
  ///   - form: How one is written.
  /// - Returns: The diagnostic, with the key and the form.
  private func expected(_ wanted: String, _ form: String) -> Diagnostic {
    problem(
      "'\(key)' of \(owner) takes \(wanted), found \(value.kind)",
      help: "write it so: \"\(key)\": \(form)")
  }

  /// The elements of a list.
  public func items() throws(Diagnostic) -> [PolicyValue] {
    guard case .array(let items) = value.content else { throw expected("a list", "[...]") }
    return items.map { PolicyValue($0, reader, key, owner) }
  }

  /// The members of an object.
  ///
  /// - Parameter what: What the object is, for messages: `a pillar`.
  /// - Returns: The members.
  /// - Throws: `samat.policy.value` where it is no object.
  public func members(_ what: String) throws(Diagnostic) -> PolicyMembers {
    try PolicyMembers(value, reader, what)
  }

  func members(_ what: String, policy: String) throws(Diagnostic) -> PolicyMembers {
    try PolicyMembers(value, reader, what, policy: policy)
  }

  /// A text.
  public func text() throws(Diagnostic) -> String {
    guard case .string(let text) = value.content else {
      throw expected("a text", "\"...\", in quotes")
    }
    return text
  }

  /// A list of texts.
  public func texts() throws(Diagnostic) -> [String] {
    var list: [String] = []
    for item in try items() { list.append(try item.text()) }
    return list
  }

  /// True or false.
  public func truth() throws(Diagnostic) -> Bool {
    guard case .bool(let truth) = value.content else {
      throw expected("true or false", "true, without quotes")
    }
    return truth
  }

  /// A whole number of a range.
  public func whole(_ range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    guard case .number(let number) = value.content, let whole = Int(exactly: number),
      range.contains(whole)
    else {
      throw expected(
        "a whole number from \(range.lowerBound) to \(range.upperBound)",
        "\(max(range.lowerBound, min(range.upperBound, 3))), without quotes")
    }
    return whole
  }

  /// A number of a range.
  public func real(_ range: ClosedRange<Double>) throws(Diagnostic) -> Double {
    guard case .number(let number) = value.content, range.contains(number) else {
      let example = max(range.lowerBound, min(range.upperBound, 0.5))
      throw expected(
        "a number from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))",
        Self.plain(example) + (range == 0...1 ? " for \(Refusal.percent(example))" : "")
          + ", without quotes")
    }
    return number
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  /// A number from 0 to 1.
  public func share() throws(Diagnostic) -> Double { try real(0...1) }

  /// A day of the Solar Hijri calendar, `1404-01-01`.
  public func day() throws(Diagnostic) -> SolarHijriDate {
    let text = try text()
    guard let day = SolarHijriDate(text) else {
      throw problem(
        "'\(CaseworkIDs.shown(text))' is no day for '\(key)' of \(owner)",
        help: "write it as \"1404-01-01\", of the Solar Hijri calendar")
    }
    return day
  }

  /// A word of a closed vocabulary.
  public func term<Term: RawRepresentable<String> & CaseIterable>(
    _ type: Term.Type
  ) throws(Diagnostic) -> Term {
    let text = try text()
    guard let term = Term(rawValue: text) else {
      let words = Term.allCases.map(\.rawValue)
      let near = EditDistance.nearest(to: text, among: words)
      throw problem(
        "'\(CaseworkIDs.shown(text))' is no word for '\(key)' of \(owner)",
        help: (near.map { "did you mean '\($0)'? " } ?? "")
          + "there are \(words.joined(separator: ", "))")
    }
    return term
  }
}
