import Glibc
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import SamatStore
import Synchronization

extension Session {
  /// Writes the journal as JSON lines to a file that does not exist yet; a part is taken away again.
  ///
  /// - Throws: `samat.store.exists`, `samat.store.io`, and what the journal reports.
  func exportJournal(
    to path: String, _ disclosure: JournalDisclosure
  ) throws(Diagnostic) -> Int {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? Diagnostic(
          code: "samat.store.exists", message: "there is a file '\(path)' already",
          help: "name a file that does not exist")
        : Self.cannotWrite(path)
    }
    var isWhole = false
    defer {
      close(descriptor)
      if !isWhole { unlink(path) }
    }
    do {
      let count = try workspace.exportJournal(disclosure) { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
          let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
          if written < 0, errno == EINTR { continue }
          guard written > 0 else { throw Self.cannotWrite(path) }
          rest = rest.dropFirst(written)
        }
      }
      isWhole = true
      return count
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Diagnostic(code: "samat.shell.internal", message: "\(error)")
    }
  }

  private static func cannotWrite(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "samat.store.io", message: "'\(path)' cannot be written",
      help: "see that you may write in its folder", notes: [String(cString: strerror(errno))])
  }
}

/// `--generate cases=20000 seed=7`.
enum Generation {
  /// The numbers of the words; nil where a word is none of them.
  static func numbers(_ words: [String]) -> (cases: Int, seed: UInt64)? {
    var cases: Int?
    var seed: UInt64 = 1
    for word in words {
      guard let (name, value) = Options.split(word) else { return nil }
      let digits = PersianDigits.toASCII(value)
      switch name {
      case "cases":
        guard let number = Int(digits), (1...1_000_000).contains(number) else { return nil }
        cases = number
      case "seed":
        guard let number = UInt64(digits) else { return nil }
        seed = number
      default: return nil
      }
    }
    return cases.map { ($0, seed) }
  }

  /// Makes a history and puts it into an empty journal, all of it or nothing.
  ///
  /// It is made in memory, with times of recording that are made up too, so that the same numbers
  /// give the same journal to the last byte of its hashes.
  ///
  /// - Throws: `samat.shell.not-empty`, and what journals report.
  static func fill(
    _ journal: any Journal, _ data: SeedData, cases: Int, seed: UInt64
  ) throws -> Int64 {
    guard try journal.head().position == 0 else {
      throw Diagnostic(
        code: "samat.shell.not-empty", message: "\(journal.name) has events already",
        help: "generate into a new file")
    }
    let made = MemoryJournal()
    let workspace = Workspace()
    let time = Clock()
    try workspace.attach(
      made, deciders: Casework(try CaseworkSetting(data: data)).all, clock: { time.ticks })
    var pending = Pending(workspace: workspace)
    try CaseworkGenerator(cases: cases, seed: seed).run {
      (command: CaseworkCommand, day: SolarHijriDate, actor: String) throws in
      if !pending.takes(day) { try pending.flush() }
      time.set(day)
      pending.add(command, day)
    }
    try pending.flush()
    var position: Int64 = 0
    try journal.restore { () throws(Diagnostic) in
      let chunk = try made.events(after: position, limit: 4096)
      position = chunk.last?.position ?? position
      return chunk
    }
    return position
  }

  /// Noon of the last day so far.
  private final class Clock: Sendable {
    private let value = Mutex<Int64>(0)
    var ticks: Int64 { value.withLock { $0 } }
    func set(_ day: SolarHijriDate) {
      value.withLock { $0 = Int64(day.daysSinceEpoch) * 864_000_000_000 + 432_000_000_000 }
    }
  }

  /// Commands of one month, which are performed together, each on its day: what is known is copied once
  /// for every call, so that few large ones are much faster than many small ones.
  private struct Pending {
    let workspace: Workspace
    private var requests: [AnyCommandRequest] = []
    private var month: SolarHijriDate?

    init(workspace: Workspace) { self.workspace = workspace }

    func takes(_ day: SolarHijriDate) -> Bool { month == nil || day.startOfMonth == month }

    mutating func add(_ command: CaseworkCommand, _ day: SolarHijriDate) {
      month = day.startOfMonth
      requests.append(AnyCommandRequest(command.command, day: day))
    }

    mutating func flush() throws {
      try workspace.performAll(
        requests, by: CaseworkGenerator.actor, on: CaseworkGenerator.lastDay)
      (requests, month) = ([], nil)
    }
  }
}
