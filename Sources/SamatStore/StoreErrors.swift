import GRDB
import KQLSyntax

/// Says what SQLite reports in the words of this library: which file, what is the matter, what to do.
enum StoreErrors {
  /// Runs something on a file.
  static func reporting<T>(_ path: String, _ body: () throws -> T) throws(Diagnostic) -> T {
    do {
      return try body()
    } catch let error as Diagnostic {
      throw error
    } catch let error as DatabaseError {
      throw diagnostic(error, path)
    } catch let error as RowDecodingError {
      throw diagnostic(DatabaseError.damaged(String(describing: error)), path)
    } catch {
      throw Diagnostic(
        code: "samat.store.io", message: "'\(path)' cannot be used: \(error)",
        help: "see that the file and its folder can be read and written")
    }
  }

  private static func diagnostic(_ error: DatabaseError, _ path: String) -> Diagnostic {
    let said = error.message ?? error.resultCode.description
    let notes = ["SQLite says: \(said) (\(error.extendedResultCode.rawValue))"]
    switch error.resultCode {
    case .SQLITE_FULL:
      return Diagnostic(
        code: "samat.store.disk-full", message: "there is no room left to write '\(path)'",
        help: "make room on its disk and do it again; nothing was recorded, and nothing is lost",
        notes: notes)
    case .SQLITE_READONLY:
      return Diagnostic(
        code: "samat.store.read-only", message: "'\(path)' can only be read",
        help: "see to the rights of the file and of its folder, or work on a copy", notes: notes)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Diagnostic(
        code: "samat.store.locked", message: "another program is writing to '\(path)'",
        help: "nothing was recorded; do it again when the other is done", notes: notes)
    case .SQLITE_CORRUPT:
      return Diagnostic(
        code: "samat.store.corrupt", message: "'\(path)' is damaged",
        help: "go back to a backup; what can still be read can be exported as JSON lines",
        notes: notes)
    case .SQLITE_NOTADB:
      return Diagnostic(
        code: "samat.store.not-a-journal", message: "'\(path)' is no journal",
        help: "name another file; this one was not changed", notes: notes)
    case .SQLITE_CANTOPEN:
      return Diagnostic(
        code: "samat.store.cannot-open", message: "'\(path)' cannot be opened",
        help: "see that its folder is there and that you may read and write in it", notes: notes)
    case .SQLITE_CONSTRAINT:
      return Diagnostic(
        code: "samat.store.constraint",
        message: "the journal '\(path)' does not take this: \(said)",
        help: "nothing was recorded; verify the journal", notes: notes)
    default:
      return Diagnostic(
        code: "samat.store.io", message: "'\(path)' cannot be read or written",
        help: "see to its disk; what was acknowledged before is kept", notes: notes)
    }
  }

  /// A file of a version that this library does not know.
  static func newer(_ path: String, _ version: Int64) -> Diagnostic {
    Diagnostic(
      code: "samat.store.newer-version",
      message: "'\(path)' is of version \(version), this program knows versions up to"
        + " \(StoreSchema.version)",
      help: "open it with a newer program; the file was not changed")
  }

  /// A database of another program.
  static func foreign(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "samat.store.not-a-journal",
      message: "'\(path)' is a database of another program",
      help: "name another file; this one was not changed")
  }
}
