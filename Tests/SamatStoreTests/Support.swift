import Foundation
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import SamatStore
import SamatTesting
import Testing

/// A folder that goes when the test ends.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "samat-store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

/// The two kinds of journals.
enum JournalKind: String, CaseIterable, CustomTestStringConvertible {
  case memory, file

  var testDescription: String { rawValue }

  func make(in folder: Folder, _ name: String = "a.samat") throws -> any Journal {
    switch self {
    case .memory: MemoryJournal()
    case .file: try SQLiteJournal(path: folder.file(name))
    }
  }
}

enum Sample {
  static func day(_ month: Int, _ day: Int) -> SolarHijriDate {
    SolarHijriDate(year: 1404, month: month, day: day)!
  }

  static let today = day(4, 9)

  /// A workspace with the ledger.
  static func workspace(
    _ journal: any Journal, deciders: [any Decider] = [LedgerDecider()]
  ) throws -> Workspace {
    let workspace = Workspace()
    try workspace.register(LedgerComponent())
    try workspace.attach(journal, deciders: deciders)
    return workspace
  }

  static func open(_ account: String) -> LedgerCommand {
    .open(account: account, holder: "holder of \(account)", firm: "firm \(account.count)")
  }

  static func book(_ account: String, _ amount: Int, _ memo: String = "") -> LedgerCommand {
    .book(account: account, amount: amount, memo: memo)
  }

  /// Accounts with bookings, some of them closed.
  static func fill(_ workspace: Workspace, accounts: Int, rounds: Int) throws {
    for account in 0..<accounts {
      try workspace.perform(open("K-\(account + 1)"), by: "a", on: day(1, 1 + account % 28))
    }
    for round in 0..<rounds {
      for account in 0..<accounts where (account + round) % 3 != 0 {
        try workspace.perform(
          book("K-\(account + 1)", round + 1, "memo \(round % 4)"), by: "b",
          on: day(2, 1 + round % 28))
      }
    }
    for account in stride(from: 0, to: accounts, by: 7) {
      try workspace.perform(
        LedgerCommand.close(account: "K-\(account + 1)"), by: "c", on: day(3, 1))
    }
  }

  /// Every cell of the table of accounts.
  static func cells(_ workspace: Workspace) throws -> [[Value]] {
    try workspace.query("accounts").rows.map(\.values)
  }
}

/// The code of what a body throws.
func code(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch let error as Diagnostic {
    return error.code
  } catch let error as Refusal {
    return error.code
  } catch let error as QueryFailure {
    return error.code
  } catch {
    return String(describing: error)
  }
}

/// A program that writes to a journal in a process of its own.
final class Writer {
  let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  static let path: String = {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appendingPathComponent("journal-writer").path
  }()

  init(_ file: String, _ name: String, count: Int) throws {
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = [file, name, String(count)]
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// The first line, when it comes; empty where the program ends before.
  func firstLine() -> String {
    String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
  }

  /// Everything that is left, when the program has ended.
  func rest() -> String {
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  func errorText() -> String {
    String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
}
