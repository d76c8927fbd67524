import Foundation
import KQLEngine
import PersianText
import Testing

@testable import SamatKit

/// `Documentation/Casework.md`, held against what the deciders do.
@Suite struct CaseworkDocumentationTests {
  private static let page: Result<String, any Error> = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "Documentation/Casework.md"), encoding: .utf8)
  }

  /// The keys of each kind of event, with those that may be absent apart.
  private static func contract() throws -> [String: (always: Set<String>, sometimes: Set<String>)] {
    var contract: [String: (always: Set<String>, sometimes: Set<String>)] = [:]
    let text = try page.get()
    let events = try #require(text.range(of: "\n## Events\n"))
    for line in text[events.upperBound...].split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      var (always, sometimes): (Set<String>, Set<String>) = ([], [])
      for key in cells[2].split(separator: ", ") {
        let name = key.filter { $0 != "`" && $0 != "?" }
        if key.hasSuffix("?") { sometimes.insert(name) } else { always.insert(name) }
      }
      for kind in cells[0].split(separator: ", ") {
        contract[kind.filter { $0 != "`" }] = (always, sometimes)
      }
    }
    return contract
  }

  @Test func kindsAndKeysOfEventsAreThoseOfThePage() throws {
    let contract = try Self.contract()
    #expect(
      Set(contract.keys)
        == Set(UnitEvent.kinds + ObstacleEvent.kinds + WorkingGroupEvent.kinds))
    var ledger = try CaseworkLedger()
    try CaseworkGenerator(cases: 300, seed: 2).run {
      (command: CaseworkCommand, day: SolarHijriDate, actor: String) throws(Refusal) in
      try ledger.perform(command, day, by: actor)
    }
    let today = CaseworkGenerator.lastDay
    try ledger.perform(.register(unit: "u"), today)
    try ledger.perform(.register(unit: "v"), today)
    try ledger.perform(.report(mention: "m", statement: "power cuts", unit: "u"), today)
    try ledger.perform(.reclassify(mention: "m", obstacle: "tax", reason: "said so"), today)
    try ledger.perform(.withdraw(mention: "m", reason: "settled"), today)
    var details = UnitDetails()
    details.recordOwner = "tax"
    try ledger.perform(.correct(unit: "u", details: details), today)
    try ledger.perform(.merge(unit: "u", duplicate: "v", reason: "one firm"), today)
    try ledger.perform(.unmerge(unit: "u", duplicate: "v", reason: "two firms"), today)
    try ledger.perform(.merge(unit: "u", duplicate: "v", reason: "one firm"), today)
    try ledger.perform(.retire(unit: "u", reason: "closed"), today)
    // Every kind has happened, and none has keys that the page does not list.
    #expect(Set(ledger.keys.keys) == Set(contract.keys))
    for (kind, lists) in ledger.keys {
      let listed = try #require(contract[kind])
      for keys in lists {
        #expect(listed.always.subtracting(keys).isEmpty, "\(kind)")
        #expect(keys.subtracting(listed.always).subtracting(listed.sometimes).isEmpty, "\(kind)")
      }
    }
    // What exports may withhold names keys that there are.
    let all = contract.values.reduce(into: Set<String>()) {
      $0.formUnion($1.always.union($1.sometimes))
    }
    let sensitive = Set(UnitEvent.sensitiveKeys.keys).union(ObstacleEvent.sensitiveKeys.keys)
      .union(WorkingGroupEvent.sensitiveKeys.keys)
    #expect(sensitive.subtracting(all).isEmpty)
  }

  @Test func thePolicyFileOfThePageIsOne() throws {
    let text = try Self.page.get()
    let start = try #require(text.range(of: "```json\n"))
    let end = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
    var book = PolicyBook()
    try PolicyFile.read(
      Array(text[start.upperBound..<end.lowerBound].utf8), file: "page.json", into: &book)
    #expect(
      book.listing.map(\.id).sorted() == ["kerman-1405", "kerman-obstacles", "kerman-units-1405"])
    for key in Charter.charterKeys { #expect(text.contains("`\(key)`"), "\(key)") }
  }

  @Test func everyMeasureIsOnThePage() throws {
    let text = try Self.page.get()
    for measure in CaseworkMeasures.all { #expect(text.contains("`\(measure.name)(")) }
    for rule in DomainRule.caseworkRules {
      let name = rule.reference.rule
      let short = name.split(separator: ".").last.map(String.init) ?? name
      #expect(text.contains(name) || text.contains("`\(short)`"), "\(name)")
    }
  }
}
