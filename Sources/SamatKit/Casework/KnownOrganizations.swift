import KQLEngine
import KQLSyntax

/// The organizations that the tables list, against which names in commands are held.
///
/// Most agencies of cases, banks for instance, stand in no table, so that a name is taken that nobody knows. One
/// that is written nearly as a listed one would make a second organization of it, and is refused.
struct KnownOrganizations: Sendable {
  /// The ids, in the order of the table.
  let ids: [String]
  private let known: Set<String>

  /// Reads the table `organizations`.
  init(_ data: SeedData) throws(Diagnostic) {
    var ids: [String] = []
    for row in try data.rows(SourcesTables.organizations) {
      if let id = row.text("organization") { ids.append(id) }
    }
    self.init(ids)
  }

  /// Those of some ids.
  init(_ ids: [String]) {
    self.ids = ids
    known = Set(ids)
  }

  /// Refuses a name that is one slip of the pen away from one that there is.
  ///
  /// - Parameters:
  ///   - id: What was written; an empty one is refused elsewhere.
  ///   - isUnlisted: Whether it is said to be another one.
  ///   - own: What else is known where it stands, such as the agencies of the case; they are known,
  ///     and names near them may be others: bank-a and bank-b.
  ///   - rule: The rule behind it.
  /// - Throws: `samat.casework.unlisted`.
  func check(
    _ id: String?, _ isUnlisted: Bool, beside own: [String] = [], by rule: DomainRule? = nil
  ) throws(Refusal) {
    guard let id, !id.isEmpty, !isUnlisted, !known.contains(id), !own.contains(id),
      let meant = ids.first(where: { Self.isSlip(id, for: $0) })
    else { return }
    throw Refusal(
      CaseworkRefusal.unlisted, "nobody knows an organization '\(CaseworkIDs.shown(id))'", by: rule,
      remedy: "did you mean '\(meant)'? unlisted=yes takes it as another one")
  }

  /// Whether two names differ by one letter that is missing, too many, another, or by two that changed
  /// places; by case alone, too. Names of less than five bytes are all near each other.
  ///
  /// - Complexity: O(*bytes*).
  static func isSlip(_ text: String, for name: String) -> Bool {
    let (a, b) = (Array(text.lowercased().utf8), Array(name.lowercased().utf8))
    guard min(a.count, b.count) >= 5, abs(a.count - b.count) <= 1 else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = min(
      zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count, min(a.count, b.count) - start)
    let (left, right) = (a[start..<(a.count - end)], b[start..<(b.count - end)])
    // What is left between the same beginning and the same end.
    if left.count <= 1, right.count <= 1 { return true }
    return left.count == 2 && right.count == 2 && left.elementsEqual(right.reversed())
  }
}
