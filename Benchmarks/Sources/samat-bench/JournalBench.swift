import Glibc
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import SamatStore
import SamatTesting

/// A journal of a million events: how fast it fills, opens, records, follows and is verified.
enum JournalBench {
  static func run(_ arguments: Arguments) throws {
    let count = try arguments.count("events", default: 1_000_000)
    let folder = arguments.text("dir") ?? "/tmp"
    let path = folder + "/samat-bench-\(getpid()).samat"
    let files = ["", "-wal", "-shm", "-copy"].map { path + $0 }
    files.forEach { unlink($0) }
    defer { if arguments.text("keep") == nil { files.forEach { unlink($0) } } }

    try fill(path, count)
    try open(path)
    try work(path, repetitions: try arguments.count("reps", default: 500))
    try keep(path)
  }

  private static func report(_ what: String, _ value: String) {
    print(what.padding(58) + value)
  }

  private static func milliseconds(_ seconds: Double) -> String {
    "\(Double((seconds * 100_000).rounded()) / 100) ms"
  }

  /// What this process has used of the processors, in seconds: on a machine that others use as well it
  /// says more than the clock.
  private static func processorSeconds() -> Double {
    var usage = rusage()
    // RUSAGE_SELF, whose type differs between C libraries.
    getrusage(0, &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6
  }

  private static func rate(_ count: Int, _ seconds: Double, since start: Double) -> String {
    let used = processorSeconds() - start
    return
      "\(Int(Double(count) / seconds)) events/s, \(Int(Double(count) / used)) a second of processor"
  }

  private static func workspace(_ path: String) throws -> Workspace {
    let workspace = Workspace()
    try workspace.register(LedgerComponent())
    try workspace.attach(try SQLiteJournal(path: path), deciders: [LedgerDecider()])
    return workspace
  }

  private static func day(_ number: Int) -> SolarHijriDate {
    SolarHijriDate(daysSinceEpoch: 738_000 + number % 1000) ?? SolarHijriDate(
      year: 1404, month: 1, day: 1)!
  }

  /// Commands of `count` events: of twenty, three open accounts and seventeen book.
  private static func requests(_ range: Range<Int>) -> [CommandRequest<LedgerCommand>] {
    range.map { number in
      let (round, step) = (number / 20, number % 20)
      let account = "K-\(round * 3 + step % 3)"
      let command: LedgerCommand =
        step < 3
        ? .open(account: account, holder: "holder \(number % 997)", firm: "firm \(number % 4999)")
        : .book(account: account, amount: number % 1000, memo: "booking of round \(round % 100)")
      return CommandRequest(command, day: day(number / 1000))
    }
  }

  private static func fill(_ path: String, _ count: Int) throws {
    let workspace = try workspace(path)
    var seconds = 0.0
    let processor = processorSeconds()
    var done = 0
    while done < count {
      let end = min(count, done + 100_000)
      let part = requests(done..<end)
      seconds += try Measure.time { try workspace.performAll(part, by: "bench", on: day(0)) }
        .seconds
      done = end
    }
    report(
      "commands decided and recorded, 100,000 at a time", rate(count, seconds, since: processor))
    let saving = try Measure.time { try workspace.saveSnapshots() }.seconds
    report("snapshot of \(count) events", milliseconds(saving))
    var status = stat()
    stat(path, &status)
    report("file", "\(status.st_size / 1_000_000) MB")
  }

  private static func open(_ path: String) throws {
    let times = try (0..<5).map { _ in try Measure.time { _ = try workspace(path) }.seconds }
    report("opening with a snapshot, median of 5", milliseconds(Measure.median(times)))
    let replay = try Measure.time {
      let workspace = Workspace()
      try workspace.register(LedgerComponent())
      try workspace.attach(
        try SQLiteJournal(path: path), deciders: [LedgerDecider(stateVersion: 2)])
    }.seconds
    report("opening without one (every event folded)", milliseconds(replay))
  }

  private static func work(_ path: String, repetitions: Int) throws {
    let workspace = try workspace(path)
    let query = "accounts | where account == 'K-7' | project balance"
    let first = try Measure.time { _ = try workspace.query(query) as Table }.seconds
    report("first query after opening (the table is made)", milliseconds(first))
    var appends: [Double] = []
    var queries: [Double] = []
    var openings: [Double] = []
    for number in 0..<repetitions {
      let account = "K-\(number * 37 % 100_000)"
      appends.append(
        try Measure.time {
          try workspace.perform(
            LedgerCommand.book(account: account, amount: 1, memo: "memo \(number)"), by: "bench",
            on: day(number))
        }.seconds)
      queries.append(
        try Measure.time {
          _ =
            try workspace.query("accounts | where account == '\(account)' | project balance")
            as Table
        }.seconds)
      try workspace.perform(
        LedgerCommand.open(account: "new-\(number)", holder: "h", firm: "f"), by: "bench",
        on: day(number))
      openings.append(
        try Measure.time {
          _ = try workspace.query("accounts | summarize sum(balance) by firm | count") as Table
        }.seconds)
    }
    func line(_ what: String, _ times: [Double]) {
      let sorted = times.sorted()
      let tail = sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
      report(
        what,
        "median \(milliseconds(Measure.median(times))), p99 \(milliseconds(tail)), most"
          + " \(milliseconds(sorted.last ?? 0))")
    }
    line("a command, decided and on the disk", appends)
    line("first query after a change of a row", queries)
    line("first query after a new row, all rows grouped", openings)
  }

  private static func keep(_ path: String) throws {
    let workspace = try workspace(path)
    let (verification, seconds) = try Measure.time { try workspace.verifyJournal() }
    report(
      "verifying \(verification.eventCount) events"
        + (verification.isSound ? "" : " (\(verification.problems.count) problems)"),
      milliseconds(seconds))
    report(
      "backup",
      milliseconds(try Measure.time { try workspace.backUpJournal(to: path + "-copy") }.seconds))
    var size = 0
    let export = try Measure.time { try workspace.exportJournal { size += $0.count } }.seconds
    report("export as JSON lines, \(size / 1_000_000) MB", milliseconds(export))
    var bytes: [UInt8] = []
    try workspace.exportJournal { bytes += $0 }
    let count = verification.eventCount
    let processor = processorSeconds()
    let restored = try Measure.time {
      unlink(path + "-copy")
      let copy = try Self.workspace(path + "-copy")
      try bytes.withUnsafeBufferPointer { _ = try copy.importJournal($0) }
    }.seconds
    report(
      "import of JSON lines, verified and folded", rate(count, restored, since: processor))
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
