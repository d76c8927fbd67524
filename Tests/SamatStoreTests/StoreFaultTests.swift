import Foundation
import GRDB
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import SamatTesting
import Testing

@testable import SamatStore

/// What happens to a file when something goes wrong. `SAMAT_SOAK=300` has the loops run so often.
@Suite(.serialized) struct StoreFaultTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  static let rounds = Int(ProcessInfo.processInfo.environment["SAMAT_SOAK"] ?? "") ?? 8

  private func filled(_ name: String = "a.samat", accounts: Int = 40) throws -> String {
    let path = folder.file(name)
    let journal = try SQLiteJournal(path: path)
    try Sample.fill(try Sample.workspace(journal), accounts: accounts, rounds: 3)
    try journal.close()
    return path
  }

  /// Changes a file by SQL, with the guards of the journal out of the way.
  private func tamper(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = 1")
      try db.execute(sql: "DROP TRIGGER IF EXISTS events_are_not_changed")
      try db.execute(sql: "DROP TRIGGER IF EXISTS events_are_not_taken_out")
      try db.execute(sql: sql)
    }
    try queue.close()
  }

  private func verify(_ path: String) throws -> [String] {
    let journal = try SQLiteJournal(path: path)
    defer { try? journal.close() }
    return try journal.verify().problems.map(\.description)
  }

  @Test func reopens() throws {
    let path = try filled()
    let first = try Sample.workspace(SQLiteJournal(path: path))
    let second = try Sample.workspace(SQLiteJournal(path: path, options: .init(isReadOnly: true)))
    #expect(try Sample.cells(first) == Sample.cells(second))
    #expect(try Sample.cells(first).count == 41)
    #expect(try verify(path) == [])
  }

  @Test func commitsAreSynchronised() throws {
    let journal = try SQLiteJournal(path: folder.file("a.samat"))
    func setting(_ name: String) throws -> String? {
      try journal.pool.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
    #expect(try setting("synchronous") == "2")
    #expect(try setting("journal_mode") == "wal")
    #expect(try setting("foreign_keys") == "1")
  }

  @Test func seedsAreChosenOnce() throws {
    let path = folder.file("seeds.samat")
    let options = SQLiteJournal.Options(seeds: .reference)
    let workspace = try Workspace.open(file: path, options: options, deciders: [])
    #expect(try workspace.query("cases | count").rows.first?["Count"] == .long(0))
    #expect(try workspace.query("provinces | count").rows.first?["Count"] == .long(31))
    let again = try Workspace.open(file: path, deciders: [])
    #expect(try again.query("cases | count").rows.first?["Count"] == .long(0))
    let other = try Workspace.open(file: folder.file("all.samat"), deciders: [])
    #expect(try other.query("cases | count").rows.first?["Count"] == .long(31))
  }

  @Test func changedAndMissingEventsAreNamed() throws {
    let path = try filled()
    try tamper(path, "UPDATE events SET body = replace(body, ':1,', ':9,') WHERE position = 50")
    #expect(try verify(path) == ["event 50 is not what was recorded"])
    let actor = try filled("b.samat")
    try tamper(actor, "UPDATE events SET actor = 'x' WHERE position IN (7, 9)")
    #expect(
      try verify(actor) == ["event 7 is not what was recorded", "event 9 is not what was recorded"])
    let gap = try filled("c.samat")
    try tamper(gap, "DELETE FROM events WHERE position BETWEEN 60 AND 62")
    #expect(try verify(gap) == ["events 60 to 62 are missing"])
    let tail = try filled("d.samat")
    let last = try SQLiteJournal(path: tail).head().position
    try tamper(tail, "DELETE FROM events WHERE position > \(last - 2)")
    #expect(try verify(tail) == ["events \(last - 1) to \(last) are missing"])
    let hash = try filled("e.samat")
    try tamper(hash, "UPDATE events SET hash = zeroblob(32) WHERE position = 5")
    #expect(
      try verify(hash) == ["event 5 is not what was recorded", "event 6 is not what was recorded"])
  }

  @Test func sqlCannotChangeEventsByMistake() throws {
    let path = try filled()
    let queue = try DatabaseQueue(path: path)
    for sql in ["UPDATE events SET actor = 'x'", "DELETE FROM events"] {
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    }
    // And the file says in plain SQL what is in it.
    let days = try queue.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM events WHERE date(day) >= '2025-04-21'")
    }
    #expect((days ?? 0) > 0)
  }

  @Test func aNewerFileIsNotTouched() throws {
    let path = try filled()
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA user_version = 99")
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(code { _ = try SQLiteJournal(path: path) } == "samat.store.newer-version")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func otherFilesAreNotTouched() throws {
    let database = folder.file("other.sqlite")
    let queue = try DatabaseQueue(path: database)
    try queue.write { try $0.execute(sql: "CREATE TABLE t (a)") }
    try queue.close()
    let text = folder.file("text.txt")
    try String(repeating: "no database ", count: 500).write(
      toFile: text, atomically: true, encoding: .utf8)
    for path in [database, text] {
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(code { _ = try SQLiteJournal(path: path) } == "samat.store.not-a-journal")
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
    #expect(
      code { _ = try SQLiteJournal(path: folder.file("no/such/folder.samat")) }
        == "samat.store.cannot-open")
    #expect(
      code {
        _ = try SQLiteJournal(path: folder.file("none.samat"), options: .init(isReadOnly: true))
      } == "samat.store.cannot-open")
    #expect(code { _ = try SQLiteJournal(path: folder.path) } != nil)
  }

  @Test func readOnlyFilesAreReadAndNotWritten() throws {
    let path = try filled()
    let workspace = try Sample.workspace(
      SQLiteJournal(path: path, options: .init(isReadOnly: true)))
    #expect(
      code { try workspace.perform(Sample.open("K-x"), by: "a", on: Sample.today) }
        == "samat.store.read-only")
    #expect(try Sample.cells(workspace).count == 41)
    #expect(try verify(path) == [])
  }

  @Test func aFullDiskLosesNothing() throws {
    let path = try filled()
    let pages = try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0
    }
    let journal = try SQLiteJournal(path: path, options: .init(pageLimit: pages + 4))
    let workspace = try Sample.workspace(journal)
    var acknowledged = try journal.head().position
    var found: String?
    for number in 0..<5000 where found == nil {
      found = code {
        let receipt = try workspace.perform(
          Sample.open("K-full-\(number)"), by: "a", on: Sample.today)
        acknowledged = receipt.position ?? acknowledged
      }
    }
    #expect(found == "samat.store.disk-full")
    #expect(try journal.head().position == acknowledged)
    #expect(
      code { try workspace.perform(Sample.open("K-again"), by: "a", on: Sample.today) }
        == "samat.store.disk-full")
    // Asking goes on, and with room writing does.
    #expect(try !Sample.cells(workspace).isEmpty)
    try journal.close()
    let again = try Sample.workspace(SQLiteJournal(path: path))
    try again.perform(Sample.open("K-later"), by: "a", on: Sample.today)
    #expect(try again.journal?.head().position == acknowledged + 1)
    #expect(try verify(path) == [])
  }

  @Test func anotherProgramThatWritesIsNamed() throws {
    let path = try filled()
    let workspace = try Sample.workspace(SQLiteJournal(path: path, options: .init(timeout: 0.05)))
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    #expect(
      code { try workspace.perform(Sample.open("K-x"), by: "a", on: Sample.today) }
        == "samat.store.locked")
    #expect(try Sample.cells(workspace).count == 41)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try workspace.perform(Sample.open("K-x"), by: "a", on: Sample.today)
  }

  @Test func damagedFilesGiveErrors() throws {
    let source = try filled("source.samat", accounts: 120)
    let whole = try Data(contentsOf: URL(fileURLWithPath: source))
    #expect(whole.count > 40_000)
    var generator = SeededGenerator(seed: 11)
    var found: [String: Int] = [:]
    for round in 0..<(Self.rounds * 8) {
      let path = folder.file("damaged-\(round).samat")
      var data = whole
      switch round % 4 {
      case 0: data = data.prefix(Int.random(in: 1..<data.count, using: &generator))
      case 1:
        let page = Int.random(in: 1..<(data.count / 4096), using: &generator)
        data.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
      case 2:
        for _ in 0..<200 {
          data[Int.random(in: 0..<data.count, using: &generator)] = .random(
            in: 0...255, using: &generator)
        }
      default:
        // One byte within a text: only the chain of hashes sees that.
        data[Int.random(in: 4096..<data.count, using: &generator)] ^= 0x15
      }
      try data.write(to: URL(fileURLWithPath: path))
      do {
        let journal = try SQLiteJournal(path: path)
        let verification = try journal.verify()
        found[verification.isSound ? "sound" : "named", default: 0] += 1
        let workspace = try Sample.workspace(journal)
        _ = try Sample.cells(workspace)
        try journal.close()
      } catch let error as Diagnostic {
        #expect(error.code.hasPrefix("samat."), "\(error.code)")
        found[error.code, default: 0] += 1
      } catch {
        Issue.record(error)
      }
    }
    #expect(found["named", default: 0] + found["samat.store.corrupt", default: 0] > 0, "\(found)")
  }

  @Test func aDamagedSnapshotCountsForNothing() throws {
    let path = try filled()
    let first = try Sample.workspace(SQLiteJournal(path: path))
    let cells = try Sample.cells(first)
    try first.saveSnapshots()
    try tamper(
      path,
      "UPDATE snapshots SET bytes = CAST(substr(bytes, 1, 100) || x'00' || substr(bytes, 102) AS BLOB)"
    )
    #expect(try Sample.cells(Sample.workspace(SQLiteJournal(path: path))) == cells)
    try tamper(path, "UPDATE snapshots SET hash = zeroblob(32)")
    #expect(try Sample.cells(Sample.workspace(SQLiteJournal(path: path))) == cells)
  }

  @Test func backsUpWhileInUse() throws {
    let path = folder.file("used.samat")
    let writer = try Writer(path, "w", count: 300)
    _ = writer.firstLine()
    let workspace = try Sample.workspace(SQLiteJournal(path: path))
    let copy = folder.file("copy.samat")
    try workspace.backUpJournal(to: copy)
    #expect(code { try workspace.backUpJournal(to: copy) } == "samat.store.exists")
    _ = writer.rest()
    #expect(try verify(copy) == [])
    let journal = try SQLiteJournal(path: copy)
    let head = try journal.head()
    #expect(head.position > 5)
    #expect(
      try workspace.journal?.events(after: head.position - 1, limit: 1).first?.hash == head.hash)
    #expect(!FileManager.default.fileExists(atPath: copy + ".partial"))
    #expect(
      code { try Sample.workspace(MemoryJournal()).backUpJournal(to: folder.file("m")) }
        == "samat.journal.no-backup")
  }

  @Test func twoProcessesWrite() throws {
    let path = folder.file("two.samat")
    let count = Self.rounds * 20
    let writers = try ["x", "y"].map { try Writer(path, $0, count: count) }
    let workspace = try Sample.workspace(SQLiteJournal(path: path, options: .init(timeout: 60)))
    for number in 0..<20 {
      try workspace.perform(Sample.open("own-\(number)"), by: "own", on: Sample.today)
    }
    for writer in writers {
      #expect(writer.rest().split(separator: "\n").count == count)
      #expect(writer.process.terminationStatus == 0, "\(writer.errorText())")
    }
    #expect(try workspace.journal?.head().position == Int64(2 * (count + 5) + 20))
    let sums = try workspace.query(
      "accounts | where source == 'journal' | summarize total = sum(balance), n = count()")
    #expect(sums.rows.first?.values == [.long(Int64(2 * count)), .long(30)])
    #expect(try verify(path) == [])
  }

  /// Kills a writer again and again: what it acknowledged is there, once, and nothing is half there.
  @Test func killedWritersLoseNothing() throws {
    let path = folder.file("killed.samat")
    var acknowledged: Set<String> = []
    var generator = SeededGenerator(seed: 3)
    for round in 0..<Self.rounds {
      let writer = try Writer(path, "w", count: 0)
      let first = writer.firstLine()
      usleep(UInt32.random(in: 0..<40_000, using: &generator))
      kill(writer.process.processIdentifier, SIGKILL)
      let text = first + writer.rest()
      // The last line may be cut by the pipe, never by the journal.
      for line in text.split(separator: "\n") { acknowledged.insert(String(line)) }
      if round % 10 == 9 || round == Self.rounds - 1 {
        let journal = try SQLiteJournal(path: path)
        let verification = try journal.verify()
        #expect(verification.problems.isEmpty, "round \(round): \(verification.problems)")
        var keys: [String] = []
        while true {
          let events = try journal.events(after: Int64(keys.count), limit: 1000)
          keys += events.compactMap(\.key)
          if events.count < 1000 { break }
        }
        #expect(Set(keys).count == keys.count)
        #expect(acknowledged.subtracting(keys).isEmpty, "round \(round)")
        // At most the one command of each round was kept and not acknowledged.
        #expect(keys.count - acknowledged.count - 5 <= round + 1)
        let workspace = try Sample.workspace(journal)
        #expect(
          try workspace.query("accounts | where source == 'journal' | summarize sum(balance)")
            .rows.first?[0] == .long(Int64(keys.count - 5)))
        try journal.close()
      }
    }
    #expect(!acknowledged.isEmpty)
  }

  /// A small file system that runs full; only where one can be mounted.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SAMAT_SOAK_FULL"] != nil))
  func aFullFileSystemLosesNothing() throws {
    let mount = ProcessInfo.processInfo.environment["SAMAT_SOAK_FULL"] ?? ""
    let path = mount + "/full.samat"
    let journal = try SQLiteJournal(path: path)
    let workspace = try Sample.workspace(journal)
    var acknowledged: Int64 = 0
    var found: String?
    for number in 0..<1_000_000 where found == nil {
      found = code {
        acknowledged =
          try workspace.perform(Sample.open("K-\(number)"), by: "a", on: Sample.today).position ?? 0
      }
    }
    #expect(found == "samat.store.disk-full")
    try journal.close()
    let again = try SQLiteJournal(path: path)
    #expect(try again.head().position == acknowledged)
    #expect(try again.verify().isSound)
  }
}
