import Foundation
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import SamatStore
import SamatTesting
import Testing

/// Many commands at once, and journals as JSON lines.
@Suite struct ImportTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Rows of which every hundredth is wrong.
  private static func rows(_ count: Int) -> [CommandRequest<LedgerCommand>] {
    (1...count).map { row in
      let command: LedgerCommand =
        row % 100 == 0
        ? .book(account: "nobody-\(row)", amount: 1, memo: "")
        : .open(account: "K-\(row)", holder: "h", firm: "f")
      return CommandRequest(command, key: "row-\(row)", line: row + 1)
    }
  }

  @Test(arguments: JournalKind.allCases) func allOrNothing(_ kind: JournalKind) throws {
    let workspace = try Sample.workspace(kind.make(in: folder))
    do {
      _ = try workspace.performAll(Self.rows(10_000), by: "import", on: Sample.today)
      Issue.record("wrong rows were taken")
    } catch let failure as ImportFailure {
      #expect(failure.rejected.count == 100 && failure.count == 10_000)
      #expect(failure.rejected.first?.line == 101)
      #expect(failure.rejected.first?.reason.code == "ledger.unknown")
      #expect(failure.description.contains("- and 80 more"))
      #expect(failure.diagnostic.notes.count == 20)
    }
    #expect(try workspace.journal?.head() == .empty)
    #expect(try Sample.cells(workspace).count == 1)
  }

  @Test(arguments: JournalKind.allCases) func skips(_ kind: JournalKind) throws {
    let journal = try kind.make(in: folder)
    let workspace = try Sample.workspace(journal)
    _ = try Sample.cells(workspace)
    let report = try workspace.performAll(
      Self.rows(10_000), by: "import", on: Sample.today, onError: .skip)
    #expect(report.accepted == 9900 && report.eventCount == 9900 && report.repeated == 0)
    #expect(report.rejected.map(\.line) == (1...100).map { $0 * 100 + 1 })
    #expect(report.rejected.allSatisfy { $0.reason.message.contains("nobody") })
    #expect(try Sample.cells(workspace).count == 9901)
    #expect(try Sample.cells(Sample.workspace(journal)) == Sample.cells(workspace))
    // Once more: what was taken is not taken again.
    let again = try workspace.performAll(
      Self.rows(10_000), by: "import", on: Sample.today, onError: .skip)
    #expect(again.accepted == 0 && again.repeated == 9900 && again.rejected.count == 100)
    #expect(try journal.head().position == 9900)
    #expect(try journal.verify().isSound)
  }

  @Test func eachIsDecidedOnThoseBefore() throws {
    let workspace = try Sample.workspace(MemoryJournal())
    let report = try workspace.performAll(
      [
        .init(Sample.open("K-1"), day: Sample.day(1, 1)), .init(Sample.book("K-1", 5)),
        .init(Sample.book("K-1", -6)), .init(LedgerCommand.close(account: "K-1")),
      ], by: "a", on: Sample.today, onError: .skip)
    #expect(report.accepted == 3 && report.eventCount == 4)
    #expect(report.rejected.map(\.line) == [3])
    #expect(try workspace.journal?.events(after: 0, limit: 9).map(\.version) == [1, 2, 3, 4])
    #expect(
      try workspace.asOf(Sample.day(1, 1)).query("accounts | count").rows.first?["Count"]
        == .long(2))
  }

  private static func export(
    _ workspace: Workspace, _ disclosure: JournalDisclosure = .whole
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try workspace.exportJournal(disclosure) { bytes += $0 }
    return bytes
  }

  private static func take(_ bytes: [UInt8], into workspace: Workspace) throws -> Int {
    try bytes.withUnsafeBufferPointer { try workspace.importJournal($0) }
  }

  @Test(arguments: JournalKind.allCases) func exportsAndImports(_ kind: JournalKind) throws {
    let workspace = try Sample.workspace(kind.make(in: folder))
    try Sample.fill(workspace, accounts: 20, rounds: 4)
    let early = try Self.export(workspace)
    try workspace.perform(Sample.open("K-\"ی\u{1}\n"), by: "a\\b", on: Sample.today, key: "é")
    let bytes = try Self.export(workspace)
    let copy = try Sample.workspace(kind.make(in: folder, "copy.samat"))
    let count = Int(try workspace.journal?.head().position ?? 0)
    #expect(try Self.take(bytes, into: copy) == count)
    #expect(try copy.journal?.head() == workspace.journal?.head())
    #expect(try Sample.cells(copy) == Sample.cells(workspace))
    #expect(try Self.export(copy) == bytes, "what comes out again is the same to the byte")
    #expect(try Self.take(bytes, into: copy) == 0)
    // What is lacking is added.
    let behind = try Sample.workspace(kind.make(in: folder, "behind.samat"))
    #expect(try Self.take(early, into: behind) == count - 1)
    #expect(try Self.take(bytes, into: behind) == 1)
    #expect(code { _ = try Self.take(early, into: behind) } == "samat.journal.diverged")
    let other = try Sample.workspace(kind.make(in: folder, "other.samat"))
    try other.perform(Sample.open("K-9"), by: "a", on: Sample.today)
    #expect(code { _ = try Self.take(bytes, into: other) } == "samat.journal.diverged")
  }

  @Test func wrongExportsAreRefused() throws {
    let workspace = try Sample.workspace(MemoryJournal())
    try Sample.fill(workspace, accounts: 5, rounds: 2)
    let text = String(decoding: try Self.export(workspace), as: UTF8.self)
    func refusal(_ text: String) throws -> String? {
      let target = try Sample.workspace(MemoryJournal())
      let found = code { _ = try Self.take(Array(text.utf8), into: target) }
      #expect(try target.journal?.head() == .empty)
      return found
    }
    let lines = text.split(separator: "\n")
    func without(_ index: Int) -> String {
      var kept = lines
      kept.remove(at: index)
      return kept.joined(separator: "\n")
    }
    #expect(try refusal("") == "samat.journal.not-an-export")
    #expect(try refusal("a,b\n1,2\n") == "samat.journal.not-an-export")
    #expect(try refusal(without(0)) == "samat.journal.not-an-export")
    #expect(try refusal(without(3)) == "samat.journal.chain")
    #expect(try refusal(without(lines.count - 1)) == "samat.journal.chain")
    #expect(
      try refusal(text.replacing("\"amount\":1", with: "\"amount\":2")) == "samat.journal.chain")
    #expect(
      try refusal(text.replacing("\"day\":\"2025", with: "\"day\":\"x025"))
        == "samat.journal.bad-line")
    #expect(
      try refusal(text.replacing("\"version\":1,\"events\"", with: "\"version\":9,\"events\""))
        == "samat.journal.newer-export")
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      var bytes = Array(text.utf8)
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      _ = try? Self.take(bytes, into: Sample.workspace(MemoryJournal()))
    }
  }

  @Test func namesAndTextsAreWithheld() throws {
    let journal = MemoryJournal()
    let workspace = try Sample.workspace(journal)
    for (account, holder) in [
      ("K-1", "Ahmad Secret"), ("K-2", "Other Secret"), ("K-3", "Ahmad Secret"),
    ] {
      try workspace.perform(
        LedgerCommand.open(account: account, holder: holder, firm: "Secret Works"),
        by: "Secret Clerk",
        on: Sample.today, key: "Secret \(account)")
    }
    try workspace.perform(
      Sample.book("K-1", 5, "Secret words"), by: "Ahmad Secret", on: Sample.today)
    _ = try journal.append(
      [
        EventBatch(
          command: "x", actor: "Secret Clerk", day: Sample.today, recorded: 0,
          drafts: [
            .init(
              subject: Subject("moon", "1"), kind: "moon.rose",
              body: #"{"said":"Secret","of":["Secret",1],"n":2}"#)
          ])
      ], expecting: 4)
    let text = String(decoding: try Self.export(workspace, .anonymised), as: UTF8.self)
    #expect(!text.contains("Secret"))
    let lines = text.split(separator: "\n")
    #expect(lines[0].contains(#""disclosure":"anonymised""#))
    #expect(lines[1].contains(#""actor":"person-1""#))
    #expect(lines[1].contains(#""holder":"person-2","firm":"firm-1""#))
    #expect(lines[2].contains(#""holder":"person-3""#))
    #expect(lines[3].contains(#""holder":"person-2""#))
    #expect(lines[4].contains(#""actor":"person-2""#))
    #expect(lines[4].contains(#""amount":5,"memo":"""#))
    #expect(lines[5].contains(#"{"said":"","of":["",1],"n":2}"#))
    #expect(
      code { _ = try Self.take(Array(text.utf8), into: Sample.workspace(MemoryJournal())) }
        == "samat.journal.anonymised")
  }
}
