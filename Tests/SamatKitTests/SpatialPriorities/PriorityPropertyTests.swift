import Foundation
import PersianText
import Testing

@testable import SamatKit

/// Random commands on documents of priorities against what must hold whatever is asked.
@Suite struct PriorityPropertyTests {
  private static var steps: Int {
    ProcessInfo.processInfo.environment["SAMAT_SOAK"].flatMap { Int($0) } ?? 4000
  }
  private static let places = ["IR-11", "IR-08", "IR-30", "0001", "IR-99"]
  private static let sectors = ["10", "24", "C", "B", "99x"]

  private static func command(_ random: inout SplitMix64, _ state: PrioritiesState)
    -> PriorityCommand
  {
    func document() -> String {
      let ids = state.documents.ids
      if ids.isEmpty || random.chance(0.05) { return "IR-11-v\(random.whole(1...9))" }
      return random.one(of: Array(ids.suffix(8)))
    }
    switch random.whole(0...19) {
    case 0...2:
      return .draft(
        place: random.one(of: places), document: random.chance(0.1) ? document() : nil)
    case 3...8:
      return .add(
        document: document(), kind: random.one(of: PriorityContent.allCases),
        text: random.chance(0.95) ? "t" : " ",
        sector: random.chance(0.8) ? random.one(of: sectors) : nil,
        statedIn: random.chance(0.2) ? "s" : nil)
    case 9...13:
      let share = random.one(of: [0.5, 0.25, 1, -0.5])
      return .rank(
        document: document(),
        details: PriorityDetails(
          sector: random.one(of: sectors), domain: random.chance(0.3) ? .trade : nil,
          score: random.chance(0.97) ? random.unit() : .nan, rank: random.whole(0...9),
          method: random.chance(0.95) ? "topsis" : random.one(of: ["", "topsi"]),
          weights: ["a=\(share)", "b=\(random.chance(0.9) ? 1 - share : 0.1)"],
          stability: random.chance(0.6) ? random.unit() * 1.1 : nil,
          indicators: random.chance(0.95)
            ? ["a=workshops_1394", "b=a survey"]
            : [random.chance(0.5) ? "a=a survey" : "a=s"]))
    case 14, 15:
      return .adopt(
        document: document(), basis: random.chance(0.95) ? "resolution" : "",
        reason: random.chance(0.6) ? "r" : nil)
    case 16, 17:
      return .permit(
        permit: "p\(random.whole(0...300))", place: random.one(of: places),
        sector: random.one(of: sectors))
    default:
      return .rollOut(
        province: random.one(of: places + ["IR-06", "IR-15"]),
        step: random.one(of: RolloutStep.allCases), reason: random.chance(0.4) ? "r" : nil)
    }
  }

  /// A ledger after random commands, and how often each refusal came.
  private static func played(
    _ seed: UInt64, _ count: Int
  ) throws -> (ledger: ProgrammeLedger<SpatialPrioritiesDecider>, refused: [String: Int]) {
    var random = SplitMix64(seed: seed)
    var ledger = ProgrammeLedger(try SpatialPrioritiesDecider(try CaseworkSetting()))
    ledger.isThorough = count <= 20_000
    var day = PriorityDocumentTests.today
    var refused: [String: Int] = [:]
    for _ in 0..<count {
      if random.chance(0.05) { day = day.adding(days: random.whole(0...3)) ?? day }
      let command = command(&random, ledger.state)
      do throws(Refusal) {
        try ledger.perform(command, day)
      } catch {
        refused[error.code, default: 0] += 1
        holdsToItsForm(error, error.code)
        #expect(
          error.code.hasPrefix("samat.priority.") || CaseworkRefusal(rawValue: error.code) != nil)
      }
    }
    return (ledger, refused)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func whateverIsAskedDocumentsHold(seed: UInt64) throws {
    let (ledger, refused) = try Self.played(seed, Self.steps)
    let state = ledger.state
    #expect(refused.count >= 12, "\(refused)")
    let documents = state.documents.ids.compactMap { state.documents[$0] }
    #expect(documents.contains { $0.status == .superseded })
    for (place, known) in state.places {
      let own = documents.filter { $0.drafted.place == place }
      // Versions follow each other; one is in force, one is open.
      #expect(
        own.map(\.drafted.version) == Array(1...max(1, own.count)).prefix(own.count).map { $0 })
      #expect(own.count == known.versions)
      let open = own.filter { $0.status == .draft }
      #expect(open.count <= 1 && open.first?.drafted.document == known.draft)
      let inForce = own.filter { $0.status == .adopted }
      #expect(inForce.count <= 1 && inForce.first?.drafted.document == known.inForce)
    }
    for document in documents { try check(document, state, ledger.decider.setting) }
    for id in state.permits.ids {
      let permit = try #require(state.permits[id])
      let document = try #require(state.documents[permit.event.document])
      #expect(document.status != .draft)
      let fits = document.priorities.compactMap { state.priorities[$0]?.event.sector }.contains {
        ledger.decider.setting.sector(permit.event.sector, liesIn: $0)
      }
      #expect(permit.event.fits == fits)
    }
    if ledger.isThorough { #expect(ledger.cells() == ledger.replayed()) }
  }

  private func check(
    _ document: PrioritiesState.Document, _ state: PrioritiesState, _ setting: PrioritiesSetting
  ) throws {
    let contents = document.contents.compactMap { state.contents[$0]?.event }
    let ranked = document.priorities.compactMap { state.priorities[$0]?.event }
    #expect(contents.count == document.contents.count)
    #expect(Set(ranked.map(\.sector)).count == ranked.count)
    for priority in ranked {
      let weights = priority.weights.split(separator: "; ").compactMap {
        $0.split(separator: "=").last.flatMap { Double($0) }
      }
      #expect(abs(weights.reduce(0, +) - 1) < 1e-6 && weights.allSatisfy { $0 >= 0 })
      #expect(priority.rank >= 1 && priority.score.isFinite)
      #expect(priority.stability.map { (0...1).contains($0) } ?? true)
    }
    #expect((document.adopted != nil) == (document.status != .draft))
    #expect((document.superseded != nil) == (document.status == .superseded))
    guard document.status != .draft else { return }
    #expect(Set(contents.map(\.type)) == Set(PriorityContent.allCases) && !ranked.isEmpty)
    for project in contents where project.type == .project {
      let sector = try #require(project.sector)
      #expect(ranked.contains { setting.sector(sector, liesIn: $0.sector) })
    }
    // Nothing came behind the adoption.
    let adopted = try #require(document.adopted)
    for id in document.contents { #expect(state.contents[id].map { $0.day <= adopted } ?? false) }
    if document.drafted.level == .province {
      #expect(
        state.steps.contains("\(document.drafted.place)/\(RolloutStep.documentAdopted.rawValue)")
          || setting.steps.contains(
            "\(document.drafted.place)/\(RolloutStep.documentAdopted.rawValue)")
      )
    }
  }

  @Test func aSnapshotIsTheState() throws {
    let (ledger, _) = try Self.played(9, 1500)
    let decider = ledger.decider
    let bytes = try StateWriter.bytes(of: ledger.state)
    let read = try StateReader.read(PrioritiesState.self, from: bytes)
    #expect(Self.rows(read, decider) == Self.rows(ledger.state, decider))
    #expect(Self.rows(read, decider)["priorities"]?.isEmpty == false)
    // Going on from it comes to the same as going on from the events.
    let half = ledger.recorded.count / 2
    var early = decider.initialState
    for (event, record) in ledger.recorded.prefix(half) {
      decider.evolve(&early, by: event, record)
    }
    var resumed = try StateReader.read(
      PrioritiesState.self, from: try StateWriter.bytes(of: early))
    for (event, record) in ledger.recorded.dropFirst(half) {
      decider.evolve(&resumed, by: event, record)
    }
    #expect(Self.rows(resumed, decider) == Self.rows(ledger.state, decider))
    // What is cut off is no state.
    #expect(throws: (any Error).self) {
      try StateReader.read(PrioritiesState.self, from: bytes.dropLast(3))
    }
  }

  @Test func eachRowThatChangesIsNamedByItsEvent() throws {
    let (ledger, _) = try Self.played(4, 800)
    let decider = ledger.decider
    var state = decider.initialState
    func touched<P: TableProjection<PrioritiesState, PriorityEvent>>(
      _ table: P, _ event: PriorityEvent, _ record: EventRecord
    ) -> [String] { table.rows(touchedBy: event, record, in: state) }
    for (event, record) in ledger.recorded.prefix(300) {
      let before = Self.rows(state, decider)
      decider.evolve(&state, by: event, record)
      let after = Self.rows(state, decider)
      for table in decider.tables {
        let ids = Set(touched(table, event, record))
        let (old, new) = (before[table.table] ?? [:], after[table.table] ?? [:])
        for (id, cells) in new where old[id] != cells {
          #expect(ids.contains(id), "\(table.table) \(id) \(event.kind)")
        }
      }
    }
  }

  private static func rows(
    _ state: PrioritiesState, _ decider: SpatialPrioritiesDecider
  ) -> [String: [String: String]] {
    func of<P: TableProjection<PrioritiesState, PriorityEvent>>(_ table: P) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: table.rows(in: state).map {
          ($0, "\(table.row($0, in: state) ?? [])")
        })
    }
    var found: [String: [String: String]] = [:]
    for table in decider.tables { found[table.table] = of(table) }
    return found
  }
}
