import Foundation
import KQLEngine
import PersianText
import SamatTesting
import Testing

@testable import SamatKit

/// The deciders of casework behind a journal, as a program uses them.
@Suite struct CaseworkJournalTests {
  private static let tables = [
    "units", "status_changes", "obstacle_mentions", "working_groups", "posts", "holdings",
    "sessions", "attendance", "cases", "opinions", "resolutions", "notifications", "objections",
    "reports", "escalations",
  ]

  private static func perform(_ cases: Int, on workspace: Workspace) throws {
    try CaseworkGenerator(cases: cases, seed: 5).run {
      (command: CaseworkCommand, day: SolarHijriDate, actor: String) throws in
      switch command {
      case .unit(let command): try workspace.perform(command, by: actor, on: day)
      case .obstacle(let command): try workspace.perform(command, by: actor, on: day)
      case .workingGroup(let command): try workspace.perform(command, by: actor, on: day)
      }
    }
  }

  /// Tables that were followed event by event, those made at once from a state, and those of a journal
  /// that was opened again are the same.
  @Test func tablesAreTheSameHoweverTheyCameToBe() throws {
    let setting = try CaseworkSetting(data: .reference)
    var ledger = CaseworkLedger(setting)
    ledger.isThorough = false
    try CaseworkGenerator(cases: 120, seed: 5).run {
      (command: CaseworkCommand, day: SolarHijriDate, actor: String) throws(Refusal) in
      try ledger.perform(command, day, by: actor)
    }
    let expected = try ledger.workspace()

    let journal = MemoryJournal()
    let workspace = try Workspace(data: .reference)
    try workspace.attach(journal, deciders: Casework(setting).all)
    // Asked for before anything happens, so that every table is followed.
    for table in Self.tables { _ = try workspace.query("\(table) | count") }
    try Self.perform(120, on: workspace)
    let again = try Workspace(data: .reference)
    try again.attach(journal, deciders: Casework(setting).all)
    for table in Self.tables {
      let rows = text(of: try expected.query(table))
      #expect(rows.count > 0, "\(table)")
      #expect(text(of: try workspace.query(table)) == rows, "\(table)")
      #expect(text(of: try again.query(table)) == rows, "\(table)")
    }
    #expect(
      text(of: try workspace.query("overdue_by_agency(datetime(2025-09-22))"))
        == text(of: try expected.query("overdue_by_agency(datetime(2025-09-22))")))
  }

  @Test func statesAreKeptWhole() throws {
    let ledger = try CaseworkGeneratorTests.ledger(cases: 200, seed: 4)
    func check<State: Codable>(_ state: State) throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let again = try StateReader.read(State.self, from: StateWriter.bytes(of: state))
      #expect(try encoder.encode(again) == encoder.encode(state))
    }
    try check(ledger.units)
    try check(ledger.obstacles)
    try check(ledger.groups)
  }

  @Test func aRefusalKeepsEverythingAsItWas() throws {
    let workspace = try Workspace.seeds()
    try workspace.attach(MemoryJournal(), deciders: Casework(try CaseworkSetting()).all)
    let today = try day("1404-04-01")
    try workspace.perform(
      WorkingGroupCommand.openCase(
        case: "k-1", unit: "kerman-1404-4-u01", group: "kerman", obstacle: "tax"),
      by: "secretariat", on: today)
    #expect(throws: Refusal.self) {
      try workspace.perform(
        WorkingGroupCommand.refer(case: "k-1"), by: "secretariat", on: today)
    }
    #expect(
      text(
        of: try workspace.query(
          "cases | where source == 'journal' | project ['case'], stage, charter"))
        == [["k-1", "opened", "kerman-table"]])
    #expect(text(of: try workspace.query("cases | count")) == [["32"]])
  }
}
