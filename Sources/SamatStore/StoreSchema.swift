import GRDB
import KQLSyntax

/// The tables of a journal file, and the steps that led to them.
enum StoreSchema {
  /// What SQLite calls the application id of these files: `SAMT`.
  static let applicationID: Int64 = 0x5341_4D54
  /// The version that this library writes.
  static var version: Int64 { Int64(steps.count) }

  /// One step a version, never changed once released: files in use have gone through them.
  static let steps: [String] = [
    """
    CREATE TABLE journal (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      created TEXT NOT NULL,
      seeds TEXT NOT NULL CHECK (seeds IN ('all', 'reference')),
      position INTEGER NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE TABLE events (
      position INTEGER PRIMARY KEY CHECK (position > 0),
      batch INTEGER NOT NULL REFERENCES events (position),
      command TEXT NOT NULL,
      key TEXT,
      actor TEXT NOT NULL,
      day TEXT NOT NULL,
      recorded TEXT NOT NULL,
      subject TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      kind TEXT NOT NULL,
      body TEXT NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE UNIQUE INDEX events_by_subject ON events (subject, version);
    CREATE UNIQUE INDEX events_by_key ON events (key) WHERE key IS NOT NULL;
    CREATE TABLE snapshots (
      decider TEXT NOT NULL,
      position INTEGER NOT NULL,
      version INTEGER NOT NULL,
      hash BLOB NOT NULL,
      last_day TEXT,
      digest BLOB NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (decider, position)
    ) STRICT;
    CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events of a journal are never changed'); END;
    CREATE TRIGGER events_are_not_taken_out BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events of a journal are never taken out'); END;
    """
  ]

  /// What a file is, seen without changing it.
  enum Finding: Equatable {
    /// There is nothing in it.
    case empty
    /// A journal of a version.
    case journal(version: Int64)
    /// A database of something else.
    case foreign
  }

  /// Looks at a database.
  static func look(_ db: Database) throws -> Finding {
    let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if application == applicationID { return .journal(version: version) }
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    return tables == 0 && application == 0 && version == 0 ? .empty : .foreign
  }

  /// Brings a database to the version of this library; within a transaction.
  static func migrate(_ db: Database, seeds: String, created: String) throws {
    let start: Int64 = if case .journal(let version) = try look(db) { version } else { 0 }
    guard start < version else { return }
    for step in steps[Int(max(0, start))...] { try db.execute(sql: step) }
    if start == 0 {
      try db.execute(
        sql: "INSERT INTO journal VALUES (1, ?, ?, 0, zeroblob(32))", arguments: [created, seeds])
    }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }
}
