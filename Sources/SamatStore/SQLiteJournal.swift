import Foundation
import GRDB
import Glibc
import KQLEngine
public import KQLSyntax
import PersianText
public import SamatKit

/// A journal in a file of SQLite.
///
/// One program at a time writes, any number read meanwhile. When an append returns, the events are on
/// the disk. The file can be read with `sqlite3`; its tables are described in
/// `Documentation/Journal.md`.
///
/// ```swift
/// let journal = try SQLiteJournal(path: "province.samat")
/// let workspace = try Workspace.open(journal, deciders: [WorkingGroupsDecider()])
/// ```
public final class SQLiteJournal: Journal {
  /// How a file is opened.
  public struct Options: Sendable {
    /// What a new file starts with; a file that is there keeps what it has.
    public var seeds: SeedChoice
    /// Whether nothing is written, even where the file could be.
    public var isReadOnly: Bool
    /// How long to wait for another program that writes, in seconds.
    public var timeout: Double
    /// The greatest size of the file in pages of 4096 bytes; nil for no bound.
    public var pageLimit: Int?

    /// Creates options.
    public init(
      seeds: SeedChoice = .all, isReadOnly: Bool = false, timeout: Double = 5,
      pageLimit: Int? = nil
    ) {
      self.seeds = seeds
      self.isReadOnly = isReadOnly
      self.timeout = timeout
      self.pageLimit = pageLimit
    }
  }

  /// The rows that the tables have before any event.
  public enum SeedChoice: String, Sendable, Hashable {
    /// The reference tables and the facts of the seed documents.
    case all
    /// The reference tables only: provinces, counties, sectors, kinds of obstacles ...
    case reference

    /// Where the rows come from.
    public var data: SeedData { self == .all ? .seeds : .reference }
  }

  /// The file.
  public let path: String
  /// What the file started with.
  public let seeds: SeedChoice
  let pool: DatabasePool

  /// The file's name.
  public var name: String { "'\(path)'" }

  /// Opens a file, or makes it.
  ///
  /// A file that is not a journal, or one of a newer version, is not touched.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - options: How it is opened.
  /// - Throws: `samat.store.newer-version`, `.not-a-journal`, `.corrupt`, `.cannot-open`, `.read-only`,
  ///   `.locked`, `.disk-full` or `.io`.
  public init(path: String, options: Options = Options()) throws(Diagnostic) {
    self.path = path
    guard !path.isEmpty else {
      throw Diagnostic(
        code: "samat.store.cannot-open", message: "the journal has no path",
        help: "name a file, such as './journal.samat'")
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Diagnostic(
        code: "samat.store.cannot-open", message: "'\(path)' is a directory",
        help: "name a file in it, such as '\(path)/journal.samat'")
    }
    let finding = try Self.look(path)
    switch finding {
    case .foreign: throw StoreErrors.foreign(path)
    case .journal(let version) where version > StoreSchema.version:
      throw StoreErrors.newer(path, version)
    case .empty where options.isReadOnly:
      throw Diagnostic(
        code: "samat.store.cannot-open", message: "there is no journal '\(path)' to read",
        help: "open it for writing to make it")
    default: break
    }
    let opened = try StoreErrors.reporting(path) { () throws -> (DatabasePool, SeedChoice) in
      let pool = try DatabasePool(path: path, configuration: Self.configuration(options))
      if !options.isReadOnly {
        // GRDB asks for less when it turns the WAL on; what is acknowledged must be on the disk.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try pool.write { db in
          // Looked at again under the lock: another program may have made it meanwhile.
          switch try StoreSchema.look(db) {
          case .foreign: throw StoreErrors.foreign(path)
          case .journal(let version) where version > StoreSchema.version:
            throw StoreErrors.newer(path, version)
          default: break
          }
          try StoreSchema.migrate(
            db, seeds: options.seeds.rawValue, created: Moment.text(Moment.now()))
        }
      }
      let seeds = try pool.read { try String.fetchOne($0, sql: "SELECT seeds FROM journal") }
      return (pool, seeds.flatMap(SeedChoice.init) ?? .all)
    }
    (pool, seeds) = opened
  }

  /// What is in a file, seen without writing.
  private static func look(_ path: String) throws(Diagnostic) -> StoreSchema.Finding {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size > 0 else { return .empty }
    return try StoreErrors.reporting(path) {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      return try DatabaseQueue(path: path, configuration: configuration).read(StoreSchema.look)
    }
  }

  private static func configuration(_ options: Options) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = options.isReadOnly
    configuration.busyMode = .timeout(options.timeout)
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 8
    configuration.qos = .userInitiated
    let limit = options.pageLimit
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -32000")
      if let limit { try db.execute(sql: "PRAGMA max_page_count = \(limit)") }
    }
    return configuration
  }

  /// Ends the use of the file; what is asked of the journal afterwards is an error.
  ///
  /// - Throws: What SQLite reports.
  public func close() throws(Diagnostic) { try StoreErrors.reporting(path) { try pool.close() } }

  /// The last event.
  public func head() throws(Diagnostic) -> JournalHead {
    try StoreErrors.reporting(path) { try pool.read(Self.head) }
  }

  static func head(_ db: Database) throws -> JournalHead {
    let statement = try db.cachedStatement(sql: "SELECT position, hash FROM journal")
    guard let row = try GRDB.Row.fetchOne(statement) else {
      throw DatabaseError.damaged("the table 'journal' has no row")
    }
    return JournalHead(position: try row.whole(0), hash: try row.hash(1))
  }

  /// Events in the order of their positions.
  public func events(after position: Int64, limit: Int) throws(Diagnostic) -> [StoredEvent] {
    try StoreErrors.reporting(path) {
      try pool.read { db in
        let statement = try db.cachedStatement(
          sql: "SELECT \(EventRow.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?"
        )
        return try EventRow.events(statement, [position, limit])
      }
    }
  }

  /// The events of the command of a key.
  public func events(ofKey key: String) throws(Diagnostic) -> [StoredEvent] {
    try StoreErrors.reporting(path) {
      try pool.read { db in
        let first = try db.cachedStatement(sql: "SELECT position FROM events WHERE key = ?")
        guard let batch = try Int64.fetchOne(first, arguments: [key]) else { return [] }
        // The events of a batch follow one another.
        let statement = try db.cachedStatement(
          sql: "SELECT \(EventRow.columns) FROM events WHERE position >= ? ORDER BY position")
        return try EventRow.events(statement, [batch]) { $0.batch == batch }
      }
    }
  }

  /// The events of some subjects, by the index of subjects.
  public func events(of subjects: Set<Subject>) throws(Diagnostic) -> [StoredEvent] {
    try StoreErrors.reporting(path) {
      try pool.read { db in
        let statement = try db.cachedStatement(
          sql: "SELECT \(EventRow.columns) FROM events WHERE subject = ? ORDER BY version")
        var events: [StoredEvent] = []
        for subject in subjects {
          events += try EventRow.events(statement, [subject.description])
        }
        return events.sorted { $0.position < $1.position }
      }
    }
  }

  /// How many events a subject has had.
  public func version(of subject: Subject) throws(Diagnostic) -> Int {
    try StoreErrors.reporting(path) { try pool.read { try Self.version(of: subject, $0) } }
  }

  /// How many events each of some subjects has had.
  public func versions(of subjects: Set<Subject>) throws(Diagnostic) -> [Subject: Int] {
    try StoreErrors.reporting(path) {
      try pool.read { db in
        var versions: [Subject: Int] = [:]
        versions.reserveCapacity(subjects.count)
        for subject in subjects { versions[subject] = try Self.version(of: subject, db) }
        return versions
      }
    }
  }

  /// Which of some idempotency keys were used before.
  public func usedKeys(among keys: Set<String>) throws(Diagnostic) -> Set<String> {
    try StoreErrors.reporting(path) {
      try pool.read { db in
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM events WHERE key = ?")
        return try keys.filter { try Int.fetchOne(statement, arguments: [$0]) != nil }
      }
    }
  }

  static func version(of subject: Subject, _ db: Database) throws -> Int {
    let statement = try db.cachedStatement(
      sql: "SELECT max(version) FROM events WHERE subject = ?")
    return try Int.fetchOne(statement, arguments: [subject.description]) ?? 0
  }

  /// How many events there are of each kind.
  public func kindCounts() throws(Diagnostic) -> [String: Int] {
    try StoreErrors.reporting(path) {
      try pool.read { db in
        var counts: [String: Int] = [:]
        let rows = try GRDB.Row.fetchCursor(
          db, sql: "SELECT kind, count(*) FROM events GROUP BY kind")
        while let row = try rows.next() {
          counts[try row.text(0)] = Int(clamping: try row.whole(1))
        }
        return counts
      }
    }
  }
}
