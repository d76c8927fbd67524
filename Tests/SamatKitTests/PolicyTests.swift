import KQLEngine
import PersianText
import SamatKit
import Testing

@Suite struct PolicyTests {
  @Test(arguments: [
    (0.0, UnitStatus.idle), (0.0999, .idle), (0.10, .semiActive), (0.4999, .semiActive),
    (0.50, .active), (1.0, .active), (1.3, .active),
  ])
  func statusFollowsFromUtilisation(utilisation: Double, status: UnitStatus) {
    #expect(UtilisationPolicy.default.status(utilisation: utilisation) == status)
  }

  @Test func whatIsNoShareHasNoStatus() {
    for share in [-0.1, -.infinity, .nan] {
      #expect(UtilisationPolicy.default.status(utilisation: share) == nil)
    }
    #expect(UtilisationPolicy.utilisation(output: 30, capacity: 120) == 0.25)
    #expect(UtilisationPolicy.utilisation(output: 30, capacity: 0) == nil)
    #expect(UtilisationPolicy.utilisation(output: -1, capacity: 10) == nil)
    #expect(UtilisationPolicy.utilisation(output: .nan, capacity: 10) == nil)
  }

  @Test func aProvinceMaySetOtherThresholds() throws {
    let reference = RuleReference("kerman.status-thresholds", origin: .policy)
    let policy = try #require(
      UtilisationPolicy(idleBelow: 0.2, activeFrom: 0.7, reference: reference))
    #expect(policy.status(utilisation: 0.15) == .idle)
    #expect(policy.status(utilisation: 0.6) == .semiActive)
    var unit = RegisteredUnit(id: "u")
    unit.utilisation = 0.6
    #expect(unit.status == .active)
    unit.utilisationPolicy = policy
    #expect(unit.status == .semiActive)
    #expect(UtilisationPolicy(idleBelow: 0.7, activeFrom: 0.2, reference: reference) == nil)
    #expect(UtilisationPolicy(idleBelow: -0.1, activeFrom: 0.2, reference: reference) == nil)
    #expect(UtilisationPolicy(idleBelow: 0, activeFrom: .infinity, reference: reference) == nil)
  }

  @Test func onlyARiseIsAReturnToProduction() {
    for before in UnitStatus.allCases {
      for after in UnitStatus.allCases {
        let returned = [
          [.idle, .semiActive], [.idle, .active], [.semiActive, .active],
        ].contains([before, after])
        #expect(before.isReturnToProduction(becoming: after) == returned)
      }
    }
  }

  @Test(arguments: [
    (0, UnitSize.micro), (9, .micro), (10, .small), (49, .small), (50, .medium), (99, .medium),
    (100, .large), (499, .large), (500, .veryLarge), (.max, .veryLarge),
  ])
  func sizeFollowsFromEmployees(employees: Int, size: UnitSize) {
    #expect(SizePolicy.default.size(employees: employees) == size)
  }

  @Test func sizesAreOrderedAndPoliciesChecked() {
    #expect(SizePolicy.default.size(employees: -1) == nil)
    #expect(UnitSize.allCases == UnitSize.allCases.sorted())
    #expect(UnitStatus.allCases == UnitStatus.allCases.sorted())
    let reference = RuleReference("own", origin: .policy)
    #expect(
      SizePolicy(
        smallFrom: 10, mediumFrom: 10, largeFrom: 100, veryLargeFrom: 500, reference: reference)
        == nil)
    #expect(
      SizePolicy(
        smallFrom: 5, mediumFrom: 20, largeFrom: 50, veryLargeFrom: 250, reference: reference)?
        .size(employees: 20) == .medium)
  }

  @Test func partsAddUpOrDoNotOrAreUnknown() {
    #expect(PartsCheck(whole: 31, parts: [23, 8]).verdict == .holds)
    #expect(PartsCheck(whole: 608, parts: [297, 139, 272]).verdict == .differs(by: 100))
    #expect(PartsCheck(whole: 1841, parts: [1094, 328, 418]).verdict == .differs(by: -1))
    #expect(PartsCheck(whole: 31, parts: [23, nil]).verdict == .unknown)
    #expect(PartsCheck(whole: nil, parts: [23]).verdict == .unknown)
    #expect(PartsCheck(whole: 0, parts: []).verdict == .holds)
    #expect(PartsCheck(whole: .min, parts: [.max, .max]).verdict == .differs(by: .max))
    #expect(PartsCheck(whole: .max, parts: [.min, .min]).verdict == .differs(by: .min))
  }

  private func day(_ text: String) throws -> SolarHijriDate {
    try SolarHijriDate.parse(text)
  }

  @Test func anObjectionIsInTimeWithinTheDaysOfTheCharter() throws {
    let notified = try day("1404-03-10")
    var charter = Charter()
    #expect(charter.lastObjectionDay(notified: notified) == (try day("1404-03-25")))
    #expect(charter.isObjectionInTime(try day("1404-03-10"), notified: notified))
    #expect(charter.isObjectionInTime(try day("1404-03-25"), notified: notified))
    #expect(!charter.isObjectionInTime(try day("1404-03-26"), notified: notified))
    #expect(!charter.isObjectionInTime(try day("1404-03-09"), notified: notified))
    charter.objectionDays = 10
    #expect(!charter.isObjectionInTime(try day("1404-03-21"), notified: notified))
  }

  @Test func theCommitteeOfKermanMeetsOnSundays() throws {
    var charter = Charter()
    #expect(charter.isCommitteeDay(try day("1404-03-11")) == nil)
    charter.committeeWeekday = .sunday
    #expect(charter.isCommitteeDay(try day("1404-03-11")) == true)
    #expect(charter.isCommitteeDay(try day("1404-03-10")) == false)
  }

  @Test func aQuorumThatIsNotSetDecidesNothing() {
    var charter = Charter()
    #expect(charter.isQuorate(present: 5, of: 9) == nil)
    charter.quorum = 0.5
    #expect(charter.isQuorate(present: 5, of: 9) == true)
    #expect(charter.isQuorate(present: 4, of: 9) == false)
    #expect(charter.isQuorate(present: 0, of: 0) == nil)
    #expect(charter.escalation.first == .nationalHeadquarters)
    #expect([charter.firstAnswerDays, charter.committeeDays, charter.solutionDays] == [7, 30, 70])
  }

  @Test(arguments: [
    (8, 9, AgencyLight.notRated), (10, 10, .green), (76, 100, .green), (75, 100, .yellow),
    (55, 100, .yellow), (54, 100, .red), (0, 10, .red), (11, 10, .notRated), (-1, 10, .notRated),
    (0, 0, .notRated),
  ])
  func lightOfAnAgency(inTime: Int, cases: Int, light: AgencyLight) {
    #expect(PunctualityPolicy.default.light(inTime: inTime, of: cases) == light)
  }

  @Test func electionsHaveNoNumbersByDefault() throws {
    let start = try day("1399-12-30")
    var policy = AssociationPolicy()
    #expect(policy.isQuorate(turnout: 0.9) == nil)
    #expect(policy.isPastTerm(from: start, on: try day("1404-01-01")) == nil)
    (policy.quorum, policy.secondQuorum, policy.termYears) = (0.5, 0.25, 3)
    #expect(policy.isQuorate(turnout: 0.5) == true)
    #expect(policy.isQuorate(turnout: 0.49) == false)
    #expect(policy.isQuorate(turnout: 0.25, call: 2) == true)
    #expect(policy.isQuorate(turnout: nil) == nil)
    #expect(policy.termEnd(from: start) == (try day("1402-12-28")))
    #expect(policy.isPastTerm(from: start, on: try day("1402-12-28")) == false)
    #expect(policy.isPastTerm(from: start, on: try day("1402-12-29")) == true)
  }

  @Test func anAssociationNeedsAnApproval() {
    var association = RegisteredAssociation(id: "a")
    #expect(!association.isApprovalRecorded)
    association.approvedBy = ""
    #expect(!association.isApprovalRecorded)
    association.approvedBy = "commission-associations"
    #expect(association.isApprovalRecorded)
  }

  @Test func aRuralZoneIsSmall() {
    let policy = RuralZonePolicy.default
    var estate = IndustrialEstate(id: "e")
    #expect(policy.isWithinRuralZone(estate) == nil)
    estate.kind = .estate
    #expect(policy.isWithinRuralZone(estate) == false)
    estate.kind = .zone
    #expect(policy.isWithinRuralZone(estate) == nil)
    estate.areaHectares = 49.9
    #expect(policy.isWithinRuralZone(estate) == true)
    estate.areaHectares = 50
    #expect(policy.isWithinRuralZone(estate) == false)
  }

  @Test(arguments: [
    UtilisationPolicy.default.reference, SizePolicy.default.reference,
    PunctualityPolicy.default.reference, RuralZonePolicy.default.reference,
  ])
  func everyDefaultIsARowOfTheRules(reference: RuleReference) throws {
    let found = try Seeds.rows("rules | where rule == '\(reference.rule)' | project origin, fact")
    #expect(found == [[reference.origin.rawValue, reference.fact ?? ""]])
  }

  @Test func capacityIsWhatTheUsefulHoursOfAYearGive() throws {
    let policy = NominalCapacityPolicy.default
    #expect(policy.yearlyCapacity(perHour: 2, isContinuous: false) == 9000)
    #expect(policy.yearlyCapacity(perHour: 2, isContinuous: true) == 13_000)
    #expect(policy.yearlyCapacity(perHour: -1, isContinuous: true) == nil)
    #expect(policy.yearlyCapacity(perHour: .nan, isContinuous: false) == nil)
    var book = PolicyBook()
    let file = """
      {"policies": [
        {"policy": "all", "units": {"useful_hours": 4000}},
        {"policy": "one", "province": "IR-08", "from": "1404-01-01", "units": {"continuous_hours": 7000}}]}
      """
    try PolicyFile.read(Array(file.utf8), file: "p.json", into: &book)
    let day = try #require(SolarHijriDate(year: 1404, month: 1, day: 1))
    let before = try #require(SolarHijriDate(year: 1403, month: 12, day: 29))
    // What the country has is what a province builds on, and what it has before its own first day.
    let kerman = book.unitPolicy(in: "IR-08", on: day)
    #expect(kerman.id == "one" && kerman.policy.capacity.usefulHours == 4000)
    #expect(kerman.policy.capacity.continuousHours == 7000)
    #expect(book.unitPolicy(in: "IR-08", on: before).id == "all")
    #expect(book.unitPolicy(in: "IR-01", on: day).policy.capacity.continuousHours == 6500)
  }
}
