import Foundation
import GRDB
import SamatKit

// A damaged file may have anything in a column, so each cell is looked at before it is taken.
extension GRDB.Row {
  /// A whole number.
  func whole(_ index: Int) throws -> Int64 {
    guard case .int64(let number) = (self[index] as DatabaseValue).storage else {
      throw DatabaseError.damaged("column \(index + 1) of a row is no number")
    }
    return number
  }

  /// A text.
  func text(_ index: Int) throws -> String {
    guard case .string(let text) = (self[index] as DatabaseValue).storage else {
      throw DatabaseError.damaged("column \(index + 1) of a row is no text")
    }
    return text
  }

  /// A text, or nothing.
  func optionalText(_ index: Int) throws -> String? {
    (self[index] as DatabaseValue).isNull ? nil : try text(index)
  }

  /// Bytes.
  func bytes(_ index: Int) throws -> Data {
    guard case .blob(let data) = (self[index] as DatabaseValue).storage else {
      throw DatabaseError.damaged("column \(index + 1) of a row is no bytes")
    }
    return data
  }

  /// A hash.
  func hash(_ index: Int) throws -> EventHash {
    guard let hash = EventHash(bytes: [UInt8](try bytes(index))) else {
      throw DatabaseError.damaged("column \(index + 1) of a row is no hash")
    }
    return hash
  }
}

extension DatabaseError {
  /// What SQLite did not notice.
  static func damaged(_ message: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: message)
  }
}
