import Glibc
import KQLSyntax
import PersianText
import SamatKit
import SamatStore
import SamatTesting

/// Writes to a journal until it is stopped, for the tests that stop it.
///
///     journal-writer FILE NAME COUNT
///
/// It performs commands on the accounts `NAME-0` to `NAME-4`, each with a key of its own, and prints the
/// key of each command when it is acknowledged. `COUNT` commands, or without end for 0.
@main struct JournalWriter {
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 4, let count = Int(words[3]),
      let day = SolarHijriDate(year: 1404, month: 4, day: 9)
    else { exit(2) }
    do {
      let workspace = try Workspace.open(
        file: words[1], options: .init(timeout: 60), deciders: [LedgerDecider()])
      let name = words[2]
      for account in 0..<5 {
        _ = try workspace.perform(
          LedgerCommand.open(account: "\(name)-\(account)", holder: "h", firm: "f"), by: name,
          on: day,
          key: "\(name)-open-\(account)")
      }
      // The next number is what the accounts have had, so that a new run goes on where this one ends.
      var number = try (0..<5).reduce(0) { sum, account in
        try sum + workspace.version(of: Subject("account", "\(name)-\(account)")) - 1
      }
      let end = count == 0 ? Int.max : number + count
      while number < end {
        let key = "\(name)-\(number)"
        try workspace.perform(
          LedgerCommand.book(
            account: "\(name)-\(number % 5)", amount: 1, memo: "booking \(number)"),
          by: name, on: day, key: key)
        let line = Array("\(key)\n".utf8)
        _ = write(STDOUT_FILENO, line, line.count)
        number += 1
      }
    } catch let error as Diagnostic {
      let line = Array("\(error.code): \(error.message)\n".utf8)
      _ = write(STDERR_FILENO, line, line.count)
      exit(3)
    } catch {
      let line = Array("\(error)\n".utf8)
      _ = write(STDERR_FILENO, line, line.count)
      exit(4)
    }
  }
}
