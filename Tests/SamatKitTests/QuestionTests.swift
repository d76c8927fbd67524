import KQLEngine
import SamatKit
import Testing

/// The questions that the whole must answer, as far as the seeds answer them.
@Suite struct QuestionTests {
  @Test func whoChairedTheFourthSessionOfKermanAndWhen() throws {
    #expect(
      try Seeds.rows(
        """
        sessions
        | where working_group == 'kerman' and year == 1404 and number == 4
        | lookup (people | project chair = person, chaired_by = name) on chair
        | project chaired_by, held, held_jalali, weekday = toint(dayofweek(held) / 1d)
        """) == [["Salari", "2025-05-31T00:00:00.0000000Z", "1404-03-10", "6"]])
    #expect(
      try Seeds.rows(
        """
        attendance | where session == 'kerman-1404-4' and role == 'chair'
        | lookup posts on post | project person, title
        """)
        == [["salari", "Deputy for Coordination of Economic Affairs, Governorate of Kerman"]])
  }

  @Test func howManyUnitsAndHowManyOfThemAgricultural() throws {
    #expect(
      try Seeds.rows(
        """
        units | where session == 'kerman-1404-4'
        | summarize all = count(), agriculture = countif(domain == 'agriculture'),
            industry = countif(domain == 'industry_mining')
        | extend adds_up = all == agriculture + industry
        """) == [["31", "8", "23", "true"]])
  }

  @Test func whichProvincesHavePriorityAndWhichIsThePilot() throws {
    #expect(
      try Seeds.rows(
        """
        programme_provinces | where programme == 'amayesh' | lookup provinces on province
        | sort by role asc, name asc | project role, name
        """)
        == [
          ["pilot", "Sistan and Baluchestan"], ["priority", "Bushehr"],
          ["priority", "Kermanshah"], ["priority", "Khuzestan"], ["priority", "Lorestan"],
          ["priority", "South Khorasan"],
        ])
  }

  @Test func whichAxesAreNamedAndWhichHaveADeadlineOrAnAmount() throws {
    #expect(try Seeds.number("axes | where isnotempty(title) | count") == 13)
    #expect(
      try Seeds.rows(
        """
        axes | where isnotnull(deadline) or isnotnull(amount_rial) | sort by axis asc
        | project axis, amount_rial, deadline_jalali
        """)
        == [
          ["isipo-1402-01", "5000000000000", ""], ["isipo-1402-06", "", "1402-12-29"],
        ])
  }

  @Test func whichPostsHasRasoulianHeldByWhichSource() throws {
    #expect(
      try Seeds.rows(
        """
        holdings | where person == 'rasoulian' | sort by source asc, post asc
        | project substring(source, 0, 3), post, basis
        """)
        == [
          ["003", "deputy-minister-smt", "same_speaker"],
          ["003", "isipo-chair-managing-director", "same_speaker"],
          ["004", "commission-associations-member", "stated"], ["004", "isipo-head", "stated"],
        ])
  }

  @Test func allAmountsAreInRial() throws {
    #expect(
      try Seeds.rows(
        """
        union
          (funding | project what = fund, amount_rial),
          (axes | where isnotnull(amount_rial) | project what = axis, amount_rial),
          (facts | where unit == 'rial' | project what = fact, amount_rial = tolong(value)),
          (indicators | where unit == 'rial' | project what = indicator,
            amount_rial = tolong(value))
        | sort by what asc
        """)
        == [
          ["S003-30", "5000000000000"], ["funds_to_be_raised", "5000000000000"],
          ["isipo-1402-01", "5000000000000"], ["isipo-1402-power", "5000000000000"],
        ])
    #expect(
      try Seeds.rows(
        """
        funding | project from_words = parse_rials(strcat(amount_as_written, ' ', unit_as_written)),
            amount_rial
        """) == [["5000000000000", "5000000000000"]])
    #expect(
      try Seeds.number("facts | where kind == 'money' and unit != 'rial' | count") == 0)
  }

  @Test func whichAgenciesAreNamedAsCausesOfObstacles() throws {
    #expect(
      try Seeds.rows(
        """
        obstacle_mentions | where isnotempty(agency)
        | lookup (organizations | project agency = organization, agency_name = name) on agency
        | sort by agency asc | project agency_name
        """)
        == [
          ["Department of Environment"], ["Industrial estates company of Kerman"],
          ["Land affairs office of Kerman"], ["Natural resources office of Kerman"],
        ])
  }

  @Test func fuelIsNoBankingMatter() throws {
    #expect(
      try Seeds.rows(
        """
        obstacle_mentions | where fact == 'S002-24' | lookup obstacle_kinds on obstacle
        | project obstacle, parent
        """) == [["energy_fuel", "energy"]])
  }

  @Test func whichSourcesContradictEachOther() throws {
    #expect(
      try Seeds.rows(
        "source_issues | where kind == 'contradiction' | sort by issue asc | project issue")
        == [
          ["000-pilot-two-states"], ["003-growth-or-boom"], ["workshops-1394-alborz"],
          ["workshops-1394-tehran"],
        ])
  }

  @Test func whyTheTwoStatesOfThePilotContradict() throws {
    #expect(
      try Seeds.rows(
        """
        source_issues | where issue == '000-pilot-two-states'
        | mv-expand fact = facts to typeof(string)
        | join kind=inner facts on fact
        | sort by fact asc
        | project fact, paragraph1
        """) == [["S000-12", "1"], ["S000-53", "3"]])
  }

  @Test func doThePartsAddUp() throws {
    #expect(
      try Seeds.rows(
        """
        workshops_1394
        | extend parts = private_10_49 + private_50_99 + private_100plus
        | where parts != private_total
        | lookup provinces on province
        | sort by name asc
        | project name, private_total, parts
        """) == [["Alborz", "608", "708"], ["Tehran", "1841", "1840"]])
  }

  @Test func whichDateOfTheHeaderIsNotThePublication() throws {
    #expect(
      try Seeds.rows(
        """
        sources | where source startswith '001' | project published, published_jalali
        """) == [["2023-09-19T00:00:00.0000000Z", "1402-06-28"]])
    #expect(
      try Seeds.number(
        "source_issues | where source startswith '001' and kind == 'date' | count") == 2)
  }

  @Test func howManyAssociationsByProvinceStaysUnknown() throws {
    #expect(
      try Seeds.rows(
        """
        associations | where year == 1399
        | summarize n = count(), with_province = countif(isnotempty(province))
        """) == [["15", "0"]])
    #expect(
      try Seeds.rows(
        """
        association_provinces | lookup provinces on province | sort by name asc | project name
        """)
        == [
          ["East Azerbaijan"], ["Kerman"], ["Khuzestan"], ["Qazvin"], ["Razavi Khorasan"],
          ["West Azerbaijan"],
        ])
  }

  @Test func whatIsDelegatedToWhom() throws {
    #expect(
      try Seeds.rows("delegations | sort by delegation asc | project given_by, given_to, status")
        == [
          ["commission-associations", "houses-of-industry", "offered"],
          ["ministry-smt", "industrial-mining-associations", "intended"],
          ["ministry-smt", "provincial-smt", "announced"],
        ])
  }

  /// What is overdue can be asked, but the documents give no resolution to answer with.
  @Test func nothingIsKnownToBeOverdue() throws {
    #expect(
      try Seeds.rows(
        """
        resolutions | where isnull(done) and deadline < datetime(2025-06-30)
        | summarize n = count(), latest = max(reported) by agency
        """) == [])
    #expect(
      try Seeds.rows("cases | summarize n = count() by stage, known = isnotnull(opened)")
        == [["decided", "false", "31"]])
  }

  @Test(arguments: [
    ("واحدها | summarize n = count() by حوزه | sort by n desc | project n", [["23"], ["8"]]),
    ("واحد‌ها | where استان == 'IR-08' | count", [["31"]]),
    (
      "جلسات | where کارگروه == 'kerman' | project تاریخ_شمسی, واحدهای_بررسی‌شده",
      [["1404-03-10", "31"]]
    ),
    (
      "استانها | where نام_فارسی contains 'سیستان' | project استان, مرکز_فارسی",
      [["IR-11", "زاهدان"]]
    ),
    ("شهرستان‌ها | where استان == 'IR-30' | count", [["7"]]),
    ("تامین_مالی | project مبلغ", [["5000000000000"]]),
    ("محورها | where isnotempty(عنوان_فارسی) | count", [["13"]]),
    ("استان‌ها | where نام_فارسی has 'كرمان' | project استان", [["IR-08"]]),
  ])
  func persianNamesAreNamesLikeAnyOther(query: String, answer: [[String]]) throws {
    #expect(try Seeds.rows(query) == answer)
  }
}
