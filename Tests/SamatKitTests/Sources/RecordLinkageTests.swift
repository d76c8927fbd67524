import SamatKit
import Testing

/// Properties of the linkage that hold for any registers.
@Suite struct RecordLinkageTests {
  private static let fields = [
    LinkageField("national_id", .identifier), LinkageField("name", .text),
    LinkageField("employees", .number(tolerance: 10)),
  ]
  private static let linkage = RecordLinkage(
    fields: fields,
    keys: [
      BlockingKey([.init(0)]), BlockingKey([.init(1, prefix: 3)]), BlockingKey([.init(9)]),
      BlockingKey([.init(2)]),
    ])
  private static let ids = ["10100000001", "10100000002", "", "10100000004"]
  private static let left = [
    ids, ["شرکت صنایع نمونه الف", "فولاد نمونه ب", "کاشی نمونه پ", "نساجی نمونه ت"],
    ["40", "۱۲۰", "", "7"],
  ]
  private static let right = [
    ids, ["صنايع نمونه الف", "شرکت فولاد نمونه ب", "كاشي نمونه پ", "نساجی نمونه ث"],
    ["41", "120", "30", "x"],
  ]

  private func scores(_ pairs: [LinkedPair], _ swapped: Bool = false) -> [[Int]: Double] {
    var scores: [[Int]: Double] = [:]
    for pair in pairs {
      scores[swapped ? [pair.right, pair.left] : [pair.left, pair.right]] = pair.score
    }
    return scores
  }

  @Test func foldedNamesAndIdentifiersFindTheSameUnit() {
    let result = Self.linkage.link(Self.left, Self.right)
    let pairs = RecordLinkage.oneToOne(result.pairs, from: 0)
    #expect(
      Set(pairs.map { [$0.left, $0.right] }).isSuperset(of: [[0, 0], [1, 1], [2, 2], [3, 3]]))
    for pair in pairs {
      #expect(pair.score == pair.contributions.reduce(0, +))
      for (level, part) in zip(pair.levels, pair.contributions) where level == .missing {
        #expect(part == 0)
      }
    }
  }

  @Test func equalInputGivesEqualAnswers() {
    let first = Self.linkage.link(Self.left, Self.right)
    for _ in 0..<3 { #expect(Self.linkage.link(Self.left, Self.right).pairs == first.pairs) }
  }

  @Test func candidatesAndLevelsAreSymmetric() {
    let forth = Self.linkage.link(Self.left, Self.right)
    let back = Self.linkage.link(Self.right, Self.left)
    #expect(Set(scores(forth.pairs).keys) == Set(scores(back.pairs, true).keys))
    for pair in forth.pairs {
      #expect(
        back.pairs.first { $0.left == pair.right && $0.right == pair.left }?.levels == pair.levels)
    }
  }

  @Test func aHigherThresholdLinksNoMore() {
    let pairs = Self.linkage.link(Self.left, Self.right).pairs
    var last = Set(RecordLinkage.oneToOne(pairs, from: -100))
    for threshold in stride(from: -50.0, through: 50, by: 5) {
      let now = Set(RecordLinkage.oneToOne(pairs, from: threshold))
      #expect(now.isSubset(of: last))
      last = now
    }
  }

  @Test func blocksAboveTheLimitAreCountedAndWrongInputIsHarmless() {
    let tight = RecordLinkage(fields: Self.fields, keys: [BlockingKey([.init(0)])], blockLimit: 0)
    let result = tight.link(Self.left, Self.right)
    #expect(result.pairs.isEmpty && result.skippedBlocks == 3)
    #expect(Self.linkage.link([], Self.right).pairs.isEmpty)
    #expect(Self.linkage.link([[], [], []], Self.right).pairs.isEmpty)
    #expect(Self.linkage.link([Self.ids, [], ["1"]], Self.right).pairs.isEmpty)
  }

  @Test func scoresDependNeitherOnTheOrderOfRowsNorOnWhichComesFirst() {
    let forth = Self.linkage.link(Self.left, Self.right)
    let back = Self.linkage.link(Self.right, Self.left)
    let (one, other) = (scores(forth.pairs), scores(back.pairs, true))
    for (pair, score) in one { #expect(abs(score - (other[pair] ?? .nan)) < 1e-9, "\(pair)") }
    let order = [2, 0, 3, 1]
    let turned = Self.linkage.link(
      Self.left.map { column in order.map { column[$0] } }, Self.right)
    for pair in turned.pairs {
      let before = one[[order[pair.left], pair.right]] ?? .nan
      #expect(abs(pair.score - before) < 1e-9)
    }
  }

  @Test func thresholdsComeFromALabelledSample() throws {
    let sample: [(score: Double, isMatch: Bool)] = [
      (9, true), (8, true), (7, true), (6, false), (5, true), (4, false), (3, false),
    ]
    let sure = try #require(LinkageThresholds.fitted(to: sample, precision: 1, recall: 1))
    #expect(sure == LinkageThresholds(match: 7, possible: 5))
    #expect([8, 6, 4].map(sure.linkageClass) == [.match, .possible, .different])
    // With less precision asked for, the best F1 lies lower: 4 of 5 are true there, and all are found.
    let loose = try #require(LinkageThresholds.fitted(to: sample, precision: 0.5, recall: 1))
    #expect(loose.match == 5)
    #expect(LinkageThresholds.fitted(to: [(1, false)]) == nil)
    #expect(LinkageThresholds.fitted(to: [(1, true), (1, false)], precision: 0.9) == nil)
  }

  @Test func confusionAndClusters() {
    func pair(_ left: Int, _ right: Int) -> LinkedPair {
      LinkedPair(left: left, right: right, score: 1, levels: [], contributions: [])
    }
    let confusion = LinkageResult.confusion(
      [pair(0, 0), pair(1, 2)], against: [0: 0, 1: 1, 2: 2])
    #expect(
      confusion == LinkageConfusion(truePositives: 1, falsePositives: 1, falseNegatives: 2))
    #expect(confusion.precision == 0.5 && confusion.f1 == 0.4)
    #expect(LinkageConfusion(truePositives: 0, falsePositives: 0, falseNegatives: 0).f1 == nil)
    let groups = LinkageResult.clusters([pair(3, 1), pair(0, 1), pair(5, 9)])
    #expect(groups.map(\.left) == [[0, 3], [5]] && groups.map(\.right) == [[1], [9]])
  }

  @Test func genericWordsTellNothing() {
    let name = [LinkageField("name", .text)]
    let linkage = RecordLinkage(fields: name, keys: [BlockingKey([.init(0)])])
    let left = [["شرکت صنایع فولاد نمونه", "Sample Steel Co", "شرکت صنایع"]]
    let right = [
      [
        "فولاد نمونه", "شرکت  فولاد\u{200C}نمونه (سهامی خاص)", "sample steel industries",
        "شرکت صنایع",
      ]
    ]
    let pairs = linkage.link(left, right).pairs.filter { $0.levels == [.exact] }
    #expect(Set(pairs.map { [$0.left, $0.right] }) == [[0, 0], [0, 1], [1, 2], [2, 3]])
  }

  @Test func anIdentifierThatStandsOnceDecides() throws {
    let fields = [LinkageField("id", .decidingIdentifier), LinkageField("name", .text)]
    let linkage = RecordLinkage(fields: fields, keys: [BlockingKey([.init(1)])])
    let left = [["۱۰۳۸۰۲۸۴۷۹۰", "7", "7", ""], ["فولاد نمونه", "کاشی الف", "کاشی ب", "شیشه"]]
    let right = [["10380284790", "7", "", "8"], ["Another Name", "کاشی الف", "شیشه", "شیشه"]]
    let pairs = linkage.link(left, right).pairs
    // The pair whose names have nothing in common comes first; the number that stands twice decides nothing.
    let first = try #require(pairs.first)
    #expect([first.left, first.right] == [0, 0] && first.basis == .identifier)
    #expect(pairs.dropFirst().allSatisfy { $0.basis == .score })
    #expect(pairs.contains { [$0.left, $0.right] == [1, 1] && $0.levels == [.exact, .exact] })
    let linked = RecordLinkage.oneToOne(pairs, from: .infinity)
    #expect(linked.map { [$0.left, $0.right] } == [[0, 0]])
  }

  @Test func aRegisterIsComparedWithItself() {
    let linkage = RecordLinkage(
      fields: Self.fields, keys: [BlockingKey([.init(0)]), BlockingKey([.init(1, suffix: 3)])])
    let register = [
      Self.ids + ["10100000002"], Self.left[1] + ["فولاد نمونه ب"], Self.left[2] + ["121"],
    ]
    let pairs = linkage.link(within: register).pairs
    #expect(pairs.allSatisfy { $0.left < $0.right })
    #expect(pairs.first.map { [$0.left, $0.right] } == [1, 4])
    #expect(linkage.link(within: [[], []]).pairs.isEmpty)
    let tight = RecordLinkage(
      fields: Self.fields, keys: [BlockingKey([.init(0)])], blockLimit: 0)
    #expect(tight.link(within: register).skippedBlocks == 1)
    let units = ["a", "b", "c", "d", "b"]
    let confusion = LinkageResult.confusion(Array(pairs.prefix(1)), within: units)
    #expect(
      confusion == LinkageConfusion(truePositives: 1, falsePositives: 0, falseNegatives: 0))
  }

  @Test(arguments: [
    ("10380284790", NationalIdentifier.legalPerson), ("۱۰۳۸۰۲۸۴۷۹۰", .legalPerson),
    ("103-8028-4790", .legalPerson), ("0499370899", .naturalPerson), ("10380284791", nil),
    ("0499370898", nil), ("1111111111", nil), ("11111111111", nil), ("", nil), ("12", nil),
    ("103802847900", nil), ("1038028479x", nil),
  ])
  func checkDigitsTellIdentifiers(text: String, kind: NationalIdentifier?) {
    #expect(NationalIdentifier(text) == kind)
  }
}
