import Foundation
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import SamatStore
import SamatTesting
import Testing

/// Both kinds of journals, and what a workspace makes of them.
@Suite struct JournalTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: JournalKind.allCases) func conforms(_ kind: JournalKind) throws {
    var count = 0
    try JournalCheck {
      count += 1
      return try kind.make(in: folder, "\(count).samat")
    }.run()
  }

  @Test(arguments: JournalKind.allCases) func performsAndShows(_ kind: JournalKind) throws {
    let workspace = try Sample.workspace(kind.make(in: folder))
    let receipt = try workspace.perform(Sample.open("K-1"), by: "clerk", on: Sample.today)
    #expect(receipt.events.map(\.kind) == ["account.opened"])
    #expect(receipt.events.first?.body.contains(#""account":"K-1""#) == true)
    try workspace.perform(Sample.book("K-1", 7), by: "clerk", on: Sample.today)
    let table = try workspace.query("accounts | project account, balance, changed_by, source")
    #expect(
      table.rows.map(\.values) == [
        [.string("K-0"), .long(100), .string(""), .string("S001")],
        [.string("K-1"), .long(7), .string("clerk"), .string("journal")],
      ])
    #expect(try workspace.perform(Sample.book("K-1", 0), by: "c", on: Sample.today).events.isEmpty)
    let two = try workspace.perform(
      LedgerCommand.close(account: "K-1"), by: "c", on: Sample.today)
    #expect(two.events.map(\.batch) == [3, 3])
    #expect(two.events.map(\.version) == [3, 4])
  }

  @Test(arguments: JournalKind.allCases) func refusesAndRecordsNothing(_ kind: JournalKind) throws {
    let workspace = try Sample.workspace(kind.make(in: folder))
    #expect(
      code { try workspace.perform(Sample.book("K-1", 7), by: "c", on: Sample.today) }
        == "ledger.unknown")
    #expect(
      code { try workspace.perform(Sample.open("K-1"), by: " ", on: Sample.today) }
        == "samat.journal.actor")
    #expect(
      code { try workspace.perform(Sample.open("K-1"), by: "c", on: Sample.today, key: "") }
        == "samat.journal.key")
    #expect(
      code { try workspace.perform(Sample.open(""), by: "c", on: Sample.today) }
        == "samat.journal.coding", "a subject without an id")
    #expect(try workspace.journal?.head() == .empty)
    let other = Workspace()
    #expect(
      code { try other.perform(Sample.open("K-1"), by: "c", on: Sample.today) }
        == "samat.journal.no-decider")
  }

  @Test(arguments: JournalKind.allCases) func theSecondClerkGetsAConflict(_ kind: JournalKind)
    throws
  {
    let journal = try kind.make(in: folder)
    let first = try Sample.workspace(journal)
    let second = try Sample.workspace(journal)
    try first.perform(Sample.open("K-1"), by: "one", on: Sample.today)
    let seen = try second.version(of: Subject("account", "K-1"))
    #expect(seen == 1)
    try first.perform(Sample.book("K-1", 5), by: "one", on: Sample.today, expecting: seen)
    #expect(
      code {
        try second.perform(Sample.book("K-1", 5), by: "two", on: Sample.today, expecting: seen)
      } == "samat.journal.stale")
    // Without an expected version it is decided on what there is.
    try second.perform(Sample.book("K-1", -5), by: "two", on: Sample.today)
    #expect(
      code { try first.perform(Sample.book("K-1", -1), by: "one", on: Sample.today) }
        == "ledger.funds")
    #expect(try journal.head().position == 3)
    #expect(try Sample.cells(first) == Sample.cells(second))
  }

  @Test(arguments: JournalKind.allCases) func aRetryActsOnce(_ kind: JournalKind) throws {
    let workspace = try Sample.workspace(kind.make(in: folder))
    try workspace.perform(Sample.open("K-1"), by: "c", on: Sample.today)
    let first = try workspace.perform(Sample.book("K-1", 5), by: "c", on: Sample.today, key: "r1")
    let again = try workspace.perform(Sample.book("K-1", 5), by: "c", on: Sample.today, key: "r1")
    #expect(again.isRepeated && again.events == first.events)
    #expect(
      try workspace.query("accounts | where account == 'K-1'").rows.first?["balance"] == .long(5))
    #expect(
      code { try workspace.perform(Sample.open("K-2"), by: "c", on: Sample.today, key: "r1") }
        == "samat.journal.key-taken")
    #expect(
      code { try workspace.perform(Sample.book("K-1", 5), by: "d", on: Sample.today, key: "r1") }
        == "samat.journal.key-taken")
  }

  @Test func outcomesAreNotRecorded() throws {
    let workspace = try Sample.workspace(MemoryJournal())
    let receipt = try workspace.outcome(of: Sample.open("K-1"), by: "c", on: Sample.today)
    #expect(receipt.isDryRun && receipt.events.count == 1)
    #expect(try workspace.journal?.head() == .empty)
    #expect(try Sample.cells(workspace).count == 1)
  }

  @Test(arguments: JournalKind.allCases) func replayGivesTheSameTables(_ kind: JournalKind) throws {
    let journal = try kind.make(in: folder)
    let workspace = try Sample.workspace(journal)
    // The table is followed event by event, from the first query on.
    _ = try Sample.cells(workspace)
    for part in 0..<4 {
      for account in 0..<60 {
        let name = "K-\(part)-\(account)"
        try workspace.perform(Sample.open(name), by: "a", on: Sample.day(1, 1 + part))
        try workspace.perform(
          Sample.book(name, account, "memo \(account % 3)"), by: "b", on: Sample.day(2, 1))
        if account % 9 == 0 {
          try workspace.perform(LedgerCommand.close(account: name), by: "c", on: Sample.day(3, 1))
        }
      }
      _ = try Sample.cells(workspace)
    }
    let followed = try Sample.cells(workspace)
    #expect(followed.count == 241)
    let replayed = try Sample.workspace(journal)
    #expect(try Sample.cells(replayed) == followed)
    // A snapshot, and events behind it.
    try workspace.saveSnapshots()
    try workspace.perform(Sample.open("K-late"), by: "a", on: Sample.day(4, 1))
    let resumed = try Sample.workspace(journal)
    #expect(try Sample.cells(resumed) == Sample.cells(workspace))
    #expect(resumed.state(of: LedgerDecider()) == workspace.state(of: LedgerDecider()))
    // A snapshot of another coding counts for nothing.
    let newer = try Sample.workspace(journal, deciders: [LedgerDecider(stateVersion: 2)])
    #expect(try Sample.cells(newer) == Sample.cells(workspace))
  }

  @Test(arguments: JournalKind.allCases) func looksBack(_ kind: JournalKind) throws {
    let workspace = try Sample.workspace(kind.make(in: folder))
    try workspace.perform(Sample.open("K-1"), by: "a", on: Sample.day(1, 10))
    try workspace.perform(Sample.book("K-1", 5), by: "a", on: Sample.day(2, 10))
    let moment = Workspace.currentTicks()
    // Recorded later, but it happened before the booking.
    try workspace.perform(Sample.open("K-2"), by: "a", on: Sample.day(1, 20))
    try workspace.saveSnapshots()
    func accounts(_ workspace: Workspace) throws -> [[Value]] {
      try workspace.query("accounts | where source == 'journal' | project account, balance")
        .rows.map(\.values)
    }
    let january = try workspace.asOf(Sample.day(1, 25))
    #expect(
      try accounts(january) == [[.string("K-1"), .long(0)], [.string("K-2"), .long(0)]])
    #expect(try accounts(workspace.asOf(Sample.day(1, 9))).isEmpty)
    #expect(try accounts(workspace.asOf(Sample.day(2, 10))).count == 2)
    #expect(try accounts(workspace.asKnown(at: moment)) == [[.string("K-1"), .long(5)]])
    #expect(
      code { try january.perform(Sample.open("K-9"), by: "a", on: Sample.day(1, 25)) }
        == "samat.journal.looking-back")
    // In a query: Gregorian or Solar Hijri.
    let count = "accounts | where source == 'journal' and balance == 5 | count"
    func answer(_ text: String) throws -> Value? { try workspace.query(text).rows.first?["Count"] }
    #expect(try answer("asof('2025-04-14') " + count) == .long(0))
    #expect(try answer("asof('1404-01-25'); " + count) == .long(0))
    #expect(try answer("asof(\"1404-02-10\")\n" + count) == .long(1))
    #expect(try answer(count) == .long(1))
    // What is recorded late shows at once.
    try workspace.perform(Sample.book("K-1", 5), by: "a", on: Sample.day(1, 25))
    #expect(try answer("asof('1404-01-25'); " + count) == .long(1))
    #expect(code { _ = try workspace.query("asof('never') accounts") } == "samat.journal.day")
    do throws(QueryFailure) {
      _ = try workspace.query("asof('1404-01-25') accounts | where nothing == 1")
      Issue.record("an unknown column was found")
    } catch {
      #expect(error.diagnostics.first?.span?.start == 36)
    }
  }

  @Test func queriesSeeOneMoment() throws {
    let workspace = try Sample.workspace(MemoryJournal())
    try Sample.fill(workspace, accounts: 50, rounds: 3)
    let catalog = workspace.catalog
    let before = try Sample.cells(workspace)
    try Sample.fill(try Sample.workspace(MemoryJournal()), accounts: 2, rounds: 1)
    try workspace.perform(Sample.open("K-new"), by: "a", on: Sample.today)
    try workspace.perform(Sample.book("K-2", 1000), by: "a", on: Sample.today)
    #expect(try catalog.query("accounts").rows.map(\.values) == before)
    #expect(try Sample.cells(workspace).count == before.count + 1)
    // A view that has not read the table yet.
    let late = workspace.catalog
    let now = try Sample.cells(workspace)
    try workspace.perform(Sample.book("K-2", 1), by: "a", on: Sample.today)
    try workspace.perform(LedgerCommand.close(account: "K-2"), by: "a", on: Sample.today)
    #expect(try late.query("accounts").rows.map(\.values) == now)
  }

  @Test func commandsOfQueriesKeepTheTablesFresh() throws {
    let workspace = try Sample.workspace(MemoryJournal())
    try workspace.perform(Sample.open("K-1"), by: "a", on: Sample.today)
    _ = try workspace.run(".set copied <| accounts | project account")
    try workspace.perform(Sample.open("K-2"), by: "a", on: Sample.today)
    #expect(try workspace.query("accounts | count").rows.first?["Count"] == .long(3))
    #expect(try workspace.query("copied | count").rows.first?["Count"] == .long(2))
    try workspace.register(
      Records("more", of: [Extra(account: "X-1")]))
    #expect(
      try workspace.query("accounts | project account").rows.map { $0[0] }
        == ["K-0", "X-1", "K-1", "K-2"].map(Value.string))
  }

  private struct Extra: TableRepresentable {
    static let tableName = "accounts"
    var account: String
    var cells: [String: Value] { ["account": .string(account)] }
  }

  @Test func unknownKindsAreKept() throws {
    let journal = MemoryJournal()
    let workspace = try Sample.workspace(journal)
    try workspace.perform(Sample.open("K-1"), by: "a", on: Sample.today)
    _ = try journal.append(
      [
        EventBatch(
          command: "x", actor: "a", day: Sample.today, recorded: 0,
          drafts: [.init(subject: Subject("moon", "1"), kind: "moon.rose", body: "{}")])
      ], expecting: 1)
    #expect(try workspace.unknownKinds() == ["moon.rose": 1])
    try workspace.perform(Sample.book("K-1", 1), by: "a", on: Sample.today)
    #expect(try Sample.workspace(journal).unknownKinds() == ["moon.rose": 1])
    #expect(try Workspace.open(journal, deciders: []).unknownKinds().values.reduce(0, +) == 3)
    // A decider that comes later takes up what was passed over.
    let late = try Sample.workspace(journal, deciders: [])
    try late.register(LedgerDecider())
    #expect(try Sample.cells(late) == Sample.cells(workspace))
    #expect(code { try late.register(LedgerDecider()) } == "samat.register.duplicate")
    #expect(code { try late.attach(MemoryJournal()) } == "samat.journal.attached")
  }

  @Test func anEventThatCannotBeReadIsNamed() throws {
    let journal = MemoryJournal()
    _ = try journal.append(
      [
        EventBatch(
          command: "x", actor: "a", day: Sample.today, recorded: 0,
          drafts: [
            .init(
              subject: Subject("account", "1"), kind: "account.booked", body: #"{"account":"1"}"#)
          ])
      ], expecting: 0)
    #expect(code { _ = try Sample.workspace(journal) } == "samat.journal.unreadable-event")
    // Where it comes while the journal is in use, verification names it.
    let late = MemoryJournal()
    let workspace = try Sample.workspace(late)
    _ = try late.append(
      [
        EventBatch(
          command: "x", actor: "a", day: Sample.today, recorded: 0,
          drafts: [.init(subject: Subject("account", "1"), kind: "account.closed", body: "{}")])
      ], expecting: 0)
    #expect(
      try workspace.verifyJournal().problems.map(\.description)
        == ["event 1 cannot be read: 'account' is missing"])
    #expect(code { _ = try workspace.query("accounts") } == "samat.journal.unreadable-event")
  }

  @Test func threadsLoseNothing() async throws {
    for kind in JournalKind.allCases {
      let journal = try kind.make(in: folder, "threads.samat")
      let first = try Sample.workspace(journal)
      let second = try Sample.workspace(journal)
      try first.perform(Sample.open("K-1"), by: "a", on: Sample.today)
      await withTaskGroup(of: Void.self) { group in
        for task in 0..<4 {
          let workspace = task % 2 == 0 ? first : second
          group.addTask {
            for number in 0..<50 {
              do {
                try workspace.perform(
                  Sample.book("K-1", 1), by: "t\(task)", on: Sample.today, key: "\(task)-\(number)")
                if number % 10 == 0 { _ = try workspace.query("accounts | count") }
              } catch {
                Issue.record(error)
              }
            }
          }
        }
      }
      #expect(try journal.head().position == 201)
      for workspace in [first, second] {
        #expect(
          try workspace.query("accounts | where account == 'K-1'").rows.first?["balance"]
            == .long(200))
      }
      #expect(try journal.verify().isSound)
    }
  }

  @Test func observersGetEvents() async throws {
    let workspace = try Sample.workspace(MemoryJournal())
    try workspace.perform(Sample.open("K-1"), by: "a", on: Sample.today)
    let all = workspace.events(bufferSize: 100)
    let few = workspace.events(bufferSize: 2)
    for amount in 1...5 {
      try workspace.perform(Sample.book("K-1", amount), by: "a", on: Sample.today)
    }
    var seen: [Int64] = []
    for await notice in all {
      #expect(notice.missed == 0)
      seen.append(notice.event.position)
      if seen.count == 5 { break }
    }
    #expect(seen == [2, 3, 4, 5, 6])
    for await notice in few {
      #expect(notice.event.position == 5 && notice.missed == 3)
      break
    }
  }
}
