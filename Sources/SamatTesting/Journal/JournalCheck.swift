import KQLSyntax
import PersianText
public import SamatKit

/// Checks that a type of journal keeps what it promises.
///
/// ```swift
/// @Test func conforms() throws { try JournalCheck { MyJournal() }.run() }
/// ```
public struct JournalCheck {
  private let make: () throws -> any Journal

  /// A day that is there, as everybody can see.
  private static let day = SolarHijriDate(year: 1404, month: 4, day: 9)!

  /// Creates a check.
  ///
  /// - Parameter make: Makes an empty journal; called several times.
  public init(_ make: @escaping () throws -> any Journal) {
    self.make = make
  }

  /// Runs every check.
  ///
  /// - Throws: ``CheckFailure`` with every problem, or what the journal throws where it must not.
  public func run() throws {
    var problems: [String] = []
    func expect(_ isTrue: Bool, _ problem: String) { if !isTrue { problems.append(problem) } }
    func expectError(_ code: String, _ problem: String, _ body: () throws -> Void) {
      do {
        try body()
        problems.append("\(problem): nothing was thrown")
      } catch let error as Diagnostic {
        if error.code != code { problems.append("\(problem): '\(error.code)', not '\(code)'") }
      } catch {
        problems.append("\(problem): \(error)")
      }
    }

    let journal = try make()
    expect(try journal.head() == .empty, "a new journal has an event")
    expect(try journal.events(after: 0, limit: 10).isEmpty, "a new journal gives an event")
    expect(try journal.version(of: Subject("a", "1")) == 0, "an unknown subject has a version")

    let first = batch("first", key: "k1", ["1", "2", "1"])
    guard case .appended(let events) = try journal.append([first], expecting: 0) else {
      throw CheckFailure(subject: journal.name, problems: ["it does not take a first command"])
    }
    expect(events.map(\.position) == [1, 2, 3], "positions are not 1, 2, 3")
    expect(events.map(\.version) == [1, 1, 2], "versions do not count events of a subject")
    expect(events.map(\.batch) == [1, 1, 1], "events of a command do not name its first")
    expect(events.map(\.key) == ["k1", nil, nil], "not the first event alone has the key")
    expect(try journal.events(after: 0, limit: 10) == events, "what was added is read otherwise")
    expect(try journal.events(after: 1, limit: 1) == [events[1]], "a part is read wrongly")
    expect(try journal.events(after: 3, limit: 5).isEmpty, "events are read behind the last")
    expect(try journal.events(after: 99, limit: 5).isEmpty, "events are read far behind the last")
    expect(try journal.version(of: Subject("a", "1")) == 2, "a version is not what was counted")
    expect(try journal.head().hash == events[2].hash, "the head is not the last event")

    let late = try journal.append([batch("late", key: nil, ["3"])], expecting: 0)
    expect(late == .moved(head: try journal.head()), "who expects an old event is not refused")
    expect(try journal.head().position == 3, "a refused command left something")
    expect(try journal.events(ofKey: "k1") == events, "a command is not found by its key")
    expect(try journal.events(ofKey: "k2").isEmpty, "a key that nobody used is found")
    expectError("samat.journal.key-taken", "a key is taken twice") {
      _ = try journal.append([batch("again", key: "k1", ["4"])], expecting: 3)
    }
    expectError("samat.journal.key-taken", "a key comes twice in one append") {
      _ = try journal.append(
        [batch("x", key: "k3", ["4"]), batch("y", key: "k3", ["5"])], expecting: 3)
    }
    expect(try journal.head().position == 3, "a command that failed left something")
    _ = try journal.append(
      [batch("b", key: nil, ["9"]), batch("c", key: "k4", ["9", "1"])], expecting: 3)
    let more = try journal.events(after: 3, limit: 10)
    expect(more.map(\.batch) == [4, 5, 5], "several commands at once are not told apart")
    expect(more.map(\.version) == [1, 2, 3], "versions go wrong over several commands")
    expect(try journal.kindCounts() == ["a.happened": 6], "kinds are counted wrongly")
    expect(try journal.verify().isSound, "a sound journal is called broken")
    expect(try journal.verify().eventCount == 6, "not every event is verified")

    let (one, nobody) = (Subject("a", "1"), Subject("a", "nobody"))
    let versions = try journal.versions(of: [one, nobody])
    expect(versions[one] == 3 && versions[nobody] ?? 0 == 0, "versions are not those of each")
    let found = try journal.events(of: [one, nobody])
    let whole = try journal.events(after: 0, limit: 100)
    expect(
      found == whole.filter { $0.subject == one } && found.count == 3,
      "the events of a subject are not found")
    let used = try journal.usedKeys(among: ["k1", "k2", "k4"])
    expect(used == ["k1", "k4"], "used keys are not found")

    let copy = try make()
    var chunks = [try journal.events(after: 0, limit: 100)]
    try copy.restore { () throws(Diagnostic) in chunks.popLast() ?? [] }
    expect(
      try copy.events(after: 0, limit: 100) == journal.events(after: 0, limit: 100),
      "events of another journal do not come in as they are")
    expectError("samat.journal.chain", "events that do not follow are taken in") {
      var chunks = [more]
      try copy.restore { () throws(Diagnostic) in chunks.popLast() ?? [] }
    }
    let other = try make()
    expectError("samat.journal.chain", "a changed event is taken in") {
      var changed = events
      changed[1].body = #"{"n":99}"#
      var chunks = [changed]
      try other.restore { () throws(Diagnostic) in chunks.popLast() ?? [] }
    }
    expect(try other.head() == .empty, "events were left behind by a failure")
    if !problems.isEmpty { throw CheckFailure(subject: journal.name, problems: problems) }
  }

  private func batch(_ command: String, key: String?, _ ids: [String]) -> EventBatch {
    EventBatch(
      command: command, key: key, actor: "ناظر \"۱\"", day: Self.day,
      recorded: Workspace.currentTicks(),
      drafts: ids.enumerated().map { index, id in
        EventBatch.Draft(
          subject: Subject("a", id), kind: "a.happened", body: #"{"n":\#(index),"t":"سلام\n"}"#)
      })
  }
}
