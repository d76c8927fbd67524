import GRDB
import GRDBSQLite
import SamatKit

/// An event as a row, by SQLite's own calls: through GRDB's values a journal of a million events would
/// take several times as long to read and to fill.
enum EventRow {
  static let columns =
    "position, batch, command, key, actor, day, recorded, subject, version, kind, body, hash"

  /// The events of a query.
  ///
  /// - Parameters:
  ///   - statement: Selects ``columns``.
  ///   - arguments: The statement's arguments.
  ///   - isWanted: Whether to go on with an event; the first that is not wanted ends it.
  /// - Returns: The events, in the order of the query.
  /// - Throws: `DatabaseError`.
  static func events(
    _ statement: GRDB.Statement, _ arguments: StatementArguments,
    while isWanted: (StoredEvent) -> Bool = { _ in true }
  ) throws -> [StoredEvent] {
    try statement.setArguments(arguments)
    let pointer = statement.sqliteStatement
    defer { sqlite3_reset(pointer) }
    var events: [StoredEvent] = []
    while true {
      let code = sqlite3_step(pointer)
      if code == SQLITE_DONE { return events }
      guard code == SQLITE_ROW else { throw DatabaseError.last(of: pointer) }
      let event = try event(Cells(pointer: pointer))
      guard isWanted(event) else { return events }
      events.append(event)
    }
  }

  private static func event(_ cells: Cells) throws -> StoredEvent {
    let position = try cells.whole(0)
    guard let subject = Subject(name: try cells.text(7)), let day = Moment.day(try cells.text(5)),
      let recorded = Moment.ticks(try cells.text(6)), let version = Int(exactly: try cells.whole(8))
    else {
      throw DatabaseError.damaged("event \(position) has a subject, a day or a time that is none")
    }
    return StoredEvent(
      position: position, batch: try cells.whole(1), command: try cells.text(2),
      key: try cells.optionalText(3), actor: try cells.text(4), day: day, recorded: recorded,
      subject: subject, version: version, kind: try cells.text(9), body: try cells.text(10),
      hash: try cells.hash(11))
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - statement: Inserts ``columns``.
  /// - Throws: `DatabaseError`.
  static func insert(_ event: StoredEvent, _ statement: GRDB.Statement) throws {
    let pointer = statement.sqliteStatement
    defer {
      sqlite3_reset(pointer)
      sqlite3_clear_bindings(pointer)
    }
    bind(pointer, 1, event.position)
    bind(pointer, 2, event.batch)
    bind(pointer, 3, event.command)
    if let key = event.key { bind(pointer, 4, key) }
    bind(pointer, 5, event.actor)
    bind(pointer, 6, Moment.text(event.day))
    bind(pointer, 7, Moment.text(event.recorded))
    bind(pointer, 8, event.subject.description)
    bind(pointer, 9, Int64(event.version))
    bind(pointer, 10, event.kind)
    bind(pointer, 11, event.body)
    event.hash.bytes.withUnsafeBytes { bytes in
      _ = sqlite3_bind_blob(pointer, 12, bytes.baseAddress, CInt(bytes.count), copied)
    }
    guard sqlite3_step(pointer) == SQLITE_DONE else { throw DatabaseError.last(of: pointer) }
  }

  /// Has SQLite copy what is bound; what cannot be bound stays null, which no column takes.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private static func bind(_ pointer: OpaquePointer, _ index: CInt, _ number: Int64) {
    sqlite3_bind_int64(pointer, index, number)
  }

  private static func bind(_ pointer: OpaquePointer, _ index: CInt, _ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let count = CInt(exactly: characters.count) else { return }
        // An empty text may have no address, and no address would be null.
        if let base = characters.baseAddress {
          _ = sqlite3_bind_text(pointer, index, base, count, copied)
        } else {
          _ = sqlite3_bind_text(pointer, index, "", 0, copied)
        }
      }
    }
  }

  /// The cells of the row that a statement is at. A damaged file may have anything in a column, so each
  /// is looked at before it is taken.
  private struct Cells {
    let pointer: OpaquePointer

    func whole(_ index: CInt) throws -> Int64 {
      guard sqlite3_column_type(pointer, index) == SQLITE_INTEGER else {
        throw DatabaseError.damaged("column \(index + 1) of a row is no number")
      }
      return sqlite3_column_int64(pointer, index)
    }

    func text(_ index: CInt) throws -> String {
      guard sqlite3_column_type(pointer, index) == SQLITE_TEXT,
        let base = sqlite3_column_text(pointer, index)
      else { throw DatabaseError.damaged("column \(index + 1) of a row is no text") }
      let count = Int(sqlite3_column_bytes(pointer, index))
      // SAFETY: SQLite says that so many bytes stand there, until the next step.
      return String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
    }

    func optionalText(_ index: CInt) throws -> String? {
      sqlite3_column_type(pointer, index) == SQLITE_NULL ? nil : try text(index)
    }

    func hash(_ index: CInt) throws -> EventHash {
      let count = Int(sqlite3_column_bytes(pointer, index))
      // SAFETY: SQLite says that so many bytes stand there, until the next step.
      let bytes = UnsafeRawBufferPointer(start: sqlite3_column_blob(pointer, index), count: count)
      guard let hash = EventHash(buffer: bytes) else {
        throw DatabaseError.damaged("column \(index + 1) of a row is no hash")
      }
      return hash
    }
  }
}

extension DatabaseError {
  /// What SQLite last said of a statement.
  static func last(of pointer: OpaquePointer) -> DatabaseError {
    let database = sqlite3_db_handle(pointer)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database)),
      message: sqlite3_errmsg(database).map { String(cString: $0) })
  }
}
