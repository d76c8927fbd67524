import Foundation
import GRDB
import Glibc
import KQLEngine
public import KQLSyntax
public import PersianText
public import SamatKit

extension SQLiteJournal {
  /// The newest snapshot of a decider up to a day; one that is damaged counts as none.
  public func snapshot(
    of decider: String, upTo day: SolarHijriDate?
  ) throws(Diagnostic) -> StateSnapshot? {
    try StoreErrors.reporting(path) {
      try pool.read { db in
        let row = try GRDB.Row.fetchOne(
          db,
          sql: """
            SELECT version, position, hash, last_day, digest, bytes FROM snapshots
            WHERE decider = ? AND (? IS NULL OR last_day IS NULL OR last_day <= ?)
            ORDER BY position DESC LIMIT 1
            """,
          arguments: [decider, day.map(Moment.text), day.map(Moment.text)])
        guard let row else { return nil }
        let bytes = [UInt8](try row.bytes(5))
        guard SHA256.digest(bytes) == [UInt8](try row.bytes(4)),
          let version = Int(exactly: try row.whole(0))
        else { return nil }
        return StateSnapshot(
          decider: decider, version: version,
          head: JournalHead(position: try row.whole(1), hash: try row.hash(2)),
          lastDay: try row.optionalText(3).flatMap { Moment.day($0) }, bytes: bytes)
      }
    }
  }

  /// Keeps a snapshot. Older ones stay where they are far apart, for looking back.
  public func save(_ snapshot: StateSnapshot) throws(Diagnostic) {
    try StoreErrors.reporting(path) {
      try pool.write { db in
        try db.execute(
          sql: "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            snapshot.decider, snapshot.head.position, snapshot.version,
            Data(snapshot.head.hash.bytes), snapshot.lastDay.map(Moment.text),
            Data(SHA256.digest(snapshot.bytes)), Data(snapshot.bytes),
          ])
        let positions = try Int64.fetchAll(
          db, sql: "SELECT position FROM snapshots WHERE decider = ? ORDER BY position",
          arguments: [snapshot.decider])
        for old in Self.superfluous(positions) {
          try db.execute(
            sql: "DELETE FROM snapshots WHERE decider = ? AND position = ?",
            arguments: [snapshot.decider, old])
        }
      }
    }
  }

  /// Which snapshots are not needed: of those within a quarter of a million events, all but the first
  /// and the last of all.
  static func superfluous(_ positions: [Int64]) -> [Int64] {
    var gone: [Int64] = []
    var kept: Int64?
    for position in positions.dropLast() {
      if let last = kept, position - last < 250_000 {
        gone.append(position)
      } else {
        kept = position
      }
    }
    return gone
  }

  /// What SQLite finds wrong with the file.
  public func problems() throws(Diagnostic) -> [JournalProblem] {
    let lines = try StoreErrors.reporting(path) {
      try pool.read { db in
        try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
          + (try GRDB.Row.fetchAll(db, sql: "PRAGMA foreign_key_check(events)").isEmpty
            ? [] : ["events name a batch that is not there"])
      }
    }
    return lines.map { JournalProblem(kind: .store, detail: $0) }
  }

  /// Copies the journal to a new file while it is in use.
  ///
  /// The copy is of one moment, and gets its name when it is whole.
  ///
  /// - Parameter path: The file; it must not exist.
  /// - Throws: `samat.store.exists` where there is a file, and what SQLite reports.
  public func backup(to path: String) throws(Diagnostic) {
    guard access(path, F_OK) != 0 else {
      throw Diagnostic(
        code: "samat.store.exists", message: "there is a file '\(path)' already",
        help: "name a file that does not exist")
    }
    let partial = path + ".partial"
    unlink(partial)
    defer {
      unlink(partial)
      unlink(partial + "-journal")
    }
    try StoreErrors.reporting(path) {
      let target = try DatabaseQueue(path: partial)
      try pool.backup(to: target)
      try target.close()
    }
    // A link, other than a new name, never takes the place of a file that has come meanwhile.
    guard link(partial, path) == 0 || rename(partial, path) == 0 else {
      throw Diagnostic(
        code: "samat.store.io", message: "'\(path)' cannot be written",
        help: "see that you may write in its folder", notes: [String(cString: strerror(errno))])
    }
  }
}

extension Workspace {
  /// Opens a workspace on a journal file; makes the file where there is none.
  ///
  /// ```swift
  /// let workspace = try Workspace.open(file: "province.samat", deciders: deciders)
  /// ```
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - options: How it is opened; `seeds` counts for a new file.
  ///   - deciders: Who decides.
  /// - Returns: The workspace.
  /// - Throws: As `SQLiteJournal.init`, and what a decider reports.
  public static func open(
    file: String, options: SQLiteJournal.Options = .init(), deciders: [any Decider]
  ) throws -> Workspace {
    let journal = try SQLiteJournal(path: file, options: options)
    return try Workspace.open(journal, data: journal.seeds.data, deciders: deciders)
  }
}
