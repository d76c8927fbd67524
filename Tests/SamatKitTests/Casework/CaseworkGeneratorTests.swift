import KQLEngine
import PersianText
import Testing

@testable import SamatKit

@Suite struct CaseworkGeneratorTests {
  static func ledger(cases: Int, seed: UInt64) throws -> CaseworkLedger {
    var ledger = try CaseworkLedger()
    ledger.isThorough = false
    try CaseworkGenerator(cases: cases, seed: seed).run {
      (command: CaseworkCommand, day: SolarHijriDate, actor: String) throws(Refusal) in
      try ledger.perform(command, day, by: actor)
    }
    return ledger
  }

  @Test(arguments: [(4000, 7), (2500, 1), (1500, 42)] as [(Int, UInt64)])
  func historiesAreInTheRangesOfPublicFigures(cases: Int, seed: UInt64) throws {
    let ledger = try Self.ledger(cases: cases, seed: seed)
    let workspace = try ledger.workspace()
    func numbers(_ query: String) throws -> [Double] {
      try #require(workspace.query(query).rows.first).values.compactMap(\.double)
    }
    #expect(try numbers("cases | count") == [Double(cases)])
    // Of the whole, and of every province.
    let units = try numbers(
      """
      sessions | where body == 'working_group' | where ended < datetime(2025-09-01)
      | summarize min(units_examined), max(units_examined)
      """)
    #expect(units[0] >= 4 && units[1] <= 31)
    for by in ["", " by province"] {
      let each = try numbers(
        """
        resolutions | summarize r = count(), u = count_distinct(['case']), d = countif(status == 'done')\(by)
        | extend per_unit = todouble(r) / u, done = todouble(d) / r
        | summarize min(per_unit), max(per_unit), min(done), max(done)
        """)
      #expect(each[0] >= 1.15 && each[1] <= 1.65, "\(each)")
      #expect(each[2] >= 0.70 && each[3] <= 0.92, "\(each)")
      let banking = try numbers(
        """
        cases | summarize all = count(), banks = countif(obstacle startswith 'bank_')\(by)
        | extend share = todouble(banks) / all | summarize min(share), max(share)
        """)
      #expect(banking[0] >= 0.40 && banking[1] <= 0.55, "\(banking)")
    }
    #expect(try numbers("session_parts() | where not(parts_add_up) | count") == [0])
    #expect(
      try numbers("resolution_shares(datetime(2025-09-22)) | where not(parts_add_up) | count")
        == [0])
  }

  @Test func everythingSaysThatItIsSynthetic() throws {
    let workspace = try Self.ledger(cases: 300, seed: 1).workspace()
    for table in [
      "units", "obstacle_mentions", "sessions", "attendance", "cases", "resolutions", "reports",
      "opinions", "notifications", "working_groups", "posts", "holdings",
    ] {
      let rows = text(of: try workspace.query("\(table) | summarize count() by source"))
      #expect(rows.map { $0[0] } == ["synthetic"], "\(table)")
    }
    #expect(
      text(
        of: try workspace.query(
          "reference_sources | where reference_source == 'synthetic' | count")) == [["1"]])
  }

  @Test func theSameSeedGivesTheSameHistory() throws {
    func print(_ seed: UInt64) -> UInt64 {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      CaseworkGenerator(cases: 200, seed: seed).run {
        (command: CaseworkCommand, day: SolarHijriDate, _: String) in
        for byte in "\(day) \(command)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
      return hash
    }
    #expect(print(7) == print(7))
    #expect(print(7) != print(8))
    var random = SplitMix64(seed: 1_234_567)
    // The first numbers of the reference implementation for this seed.
    #expect(
      [random.next(), random.next(), random.next()]
        == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test(arguments: [0, -5, 1, 3, 4, 31, 59, 60, 121])
  func anyNumberOfCasesIsMade(cases: Int) throws {
    let ledger = try Self.ledger(cases: cases, seed: 3)
    #expect(ledger.groups.cases.count == max(cases, 0))
  }
}
