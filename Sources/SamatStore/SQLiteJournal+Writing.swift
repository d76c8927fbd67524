import Foundation
import GRDB
public import KQLSyntax
public import SamatKit

extension SQLiteJournal {
  /// Adds what commands made happen, in one transaction.
  public func append(
    _ batches: [EventBatch], expecting position: Int64
  ) throws(Diagnostic) -> AppendOutcome {
    try StoreErrors.reporting(path) {
      try pool.write { db in
        var head = try Self.head(db)
        guard head.position == position else { return .moved(head: head) }
        let writer = try EventWriter(db)
        var added: [StoredEvent] = []
        for batch in batches {
          if let key = batch.key, try writer.isTaken(key) { throw Diagnostic.keyTaken(key) }
          let events = try batch.events(after: head) { try writer.version(of: $0) }
          for event in events { try writer.insert(event) }
          if let last = events.last {
            head = JournalHead(position: last.position, hash: last.hash)
          }
          added += events
        }
        try writer.finish(head)
        return .appended(added)
      }
    }
  }

  /// Adds events of another journal exactly as they are, in one transaction.
  public func restore(
    _ chunks: () throws(Diagnostic) -> [StoredEvent]
  ) throws(Diagnostic) {
    try StoreErrors.reporting(path) {
      try pool.write { db in
        var chain = JournalChain(after: try Self.head(db))
        let writer = try EventWriter(db)
        while true {
          let chunk = try chunks()
          if chunk.isEmpty { break }
          for event in chunk {
            try chain.require(event)
            try writer.insert(event)
          }
        }
        try writer.finish(chain.last)
      }
    }
  }
}

/// Writes events within a transaction.
private final class EventWriter {
  private let insertion: GRDB.Statement
  private let versions: GRDB.Statement
  private let keys: GRDB.Statement
  private let heads: GRDB.Statement
  /// What is known of subjects; where many events come at once, most are of a few.
  private var known: [Subject: Int] = [:]

  init(_ db: Database) throws {
    insertion = try db.cachedStatement(
      sql: "INSERT INTO events (\(EventRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    versions = try db.cachedStatement(sql: "SELECT max(version) FROM events WHERE subject = ?")
    keys = try db.cachedStatement(sql: "SELECT position FROM events WHERE key = ?")
    heads = try db.cachedStatement(sql: "UPDATE journal SET position = ?, hash = ?")
  }

  func version(of subject: Subject) throws -> Int {
    if let known = known[subject] { return known }
    return try Int.fetchOne(versions, arguments: [subject.description]) ?? 0
  }

  func isTaken(_ key: String) throws -> Bool {
    try Int64.fetchOne(keys, arguments: [key]) != nil
  }

  func insert(_ event: StoredEvent) throws {
    try EventRow.insert(event, insertion)
    if known.count > 100_000 { known.removeAll(keepingCapacity: true) }
    known[event.subject] = event.version
  }

  func finish(_ head: JournalHead) throws {
    try heads.execute(arguments: [head.position, Data(head.hash.bytes)])
  }
}
