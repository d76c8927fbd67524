import Foundation
import KQLSyntax
import PersianText
import Testing

@testable import SamatKit

/// A workspace in which associations are led, with every number set.
struct AssociationDesk {
  static let policies = """
    {"policies": [{"policy": "numbers", "from": "1400-01-01", "associations": {
      "founders": 3, "notice_days": 15, "quorum": 0.5, "second_quorum": 0.25, "board_seats": 2,
      "term_years": 3, "house_associations": 2, "national_houses": 1, "commission_quorum": 0.5}}]}
    """

  let workspace: Workspace
  private(set) var day: SolarHijriDate

  init(policies: String? = Self.policies, chair: Bool = true) throws {
    var book = PolicyBook()
    if let policies { try PolicyFile.read(Array(policies.utf8), file: "p.json", into: &book) }
    workspace = try Workspace.open(
      MemoryJournal(), data: .seeds, deciders: StandardDeciders(policies: book).all)
    day = try #require(SolarHijriDate(year: 1403, month: 1, day: 5))
    if chair {
      try workspace.perform(
        .holdPost(post: "smt-deputy-planning", person: "deputy"), by: "s", on: day)
      try workspace.perform(.holdPost(post: "isipo-head", person: "head"), by: "s", on: day)
    }
  }

  mutating func on(_ text: String) throws { day = try SolarHijriDate.parse(text) }

  @discardableResult
  func perform(_ command: AssociationCommand) throws -> [String] {
    try workspace.perform(command, by: "s", on: day).events.map(\.kind)
  }

  /// The refusal of a command.
  func refusal(of command: AssociationCommand) -> Refusal? {
    do {
      try workspace.perform(command, by: "s", on: day)
      return nil
    } catch { return error as? Refusal }
  }

  func cells(_ query: String) throws -> [[String]] { text(of: try workspace.query(query)) }

  /// From the founders to the approval.
  func approve(
    _ id: String, _ kind: AssociationKind = .homogeneous, field: String? = "نساجی",
    province: String? = "IR-08"
  ) throws {
    try perform(
      .found(
        association: id, kind: kind, field: field, province: province,
        founders: ["a", "b", "c"]))
    try perform(.apply(association: id))
    try perform(.review(association: id, finding: .favourable))
    let session = "s-\(id)"
    try perform(.holdCommission(session: session, present: ["isipo-head"]))
    try perform(.approve(association: id, session: session))
  }
}
