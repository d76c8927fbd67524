import KQLEngine
import KQLSyntax

/// The measures of casework, as functions that are written in the query language.
///
/// Each takes the day it is asked for as an argument; none looks at a clock. The state of a resolution
/// today is what the tables say; for what was known on an earlier day, ask a workspace as of that day.
enum CaseworkMeasures {
  static let all: [Measure] = [
    overdue, overdueByAgency, resolutionShares, agencyLights, agencyWorkload, missingReports,
    caseClocks, clockShares, delays, absences, repeated, structural, idleOnlyBy, returns,
    sessionParts,
  ]

  /// Adds every measure.
  ///
  /// - Throws: `kql.register.duplicate` where a name is taken.
  static func register(in registry: inout Registry) throws(Diagnostic) {
    try registry.add(all, folder: "casework")
  }

  // MARK: Resolutions

  static let overdue = Measure(
    name: "overdue",
    summary:
      "Resolutions that are past their deadline on a day, with days late and the last report.",
    text: """
      (as_of:datetime) {
        resolutions
        | where adopted <= as_of and deadline < as_of and (isnull(ended) or ended > as_of)
          and (isnull(done) or done > as_of)
        | extend days_late = tolong((as_of - deadline) / 1d),
            days_after_first = tolong((as_of - first_deadline) / 1d)
        | project agency, days_late, days_after_first, deadline, first_deadline, moves, reported,
            progress, resolution, ['case'], unit, working_group, province, obstacle
        | sort by days_late desc, resolution asc
      }
      """)

  static let overdueByAgency = Measure(
    name: "overdue_by_agency",
    summary: "How many resolutions of each agency are overdue on a day, and how late.",
    text: """
      (as_of:datetime) {
        overdue(as_of)
        | summarize resolutions = count(), most_days_late = max(days_late),
            median_days_late = percentile(days_late, 50), last_report = max(reported),
            silent = countif(isnull(reported)) by agency
        | sort by resolutions desc, agency asc
      }
      """)

  static let resolutionShares = Measure(
    name: "resolution_shares",
    summary:
      "Resolutions done, in progress, not done and annulled by province, with the check that "
      + "the parts add up.",
    text: """
      (as_of:datetime) {
        resolutions
        | where adopted <= as_of
        | extend state = case(isnotnull(done) and done <= as_of, 'done',
            isnotnull(ended) and ended <= as_of, status, 'in_progress')
        | summarize total = count(), done = countif(state == 'done'),
            in_progress = countif(state == 'in_progress'), not_done = countif(state == 'not_done'),
            annulled = countif(state == 'annulled') by province
        | extend share_done = todouble(done) / total,
            share_in_progress = todouble(in_progress) / total,
            share_not_done = todouble(not_done) / total, share_annulled = todouble(annulled) / total,
            difference = done + in_progress + not_done + annulled - total
        | extend parts_add_up = difference == 0
        | sort by province asc
      }
      """)

  static let agencyLights = Measure(
    name: "agency_lights",
    summary: "How each agency keeps its deadlines, as green, yellow, red or not_rated.",
    text: """
      (as_of:datetime, green_above:real = 0.75, yellow_from:real = 0.55, least_cases:long = 10) {
        resolutions
        | where adopted <= as_of and not(status == 'annulled' and ended <= as_of)
        | extend by_then = iff(done <= as_of, done, datetime(null))
        | where deadline < as_of or isnotnull(by_then)
        | summarize rated = count(), in_time = countif(by_then <= deadline),
            in_first_time = countif(by_then <= first_deadline) by agency
        | extend share_in_time = todouble(in_time) / rated,
            share_in_first_time = todouble(in_first_time) / rated
        | extend light = case(rated < least_cases, 'not_rated', share_in_time > green_above, 'green',
            share_in_time >= yellow_from, 'yellow', 'red')
        | sort by agency asc
      }
      """)

  static let agencyWorkload = Measure(
    name: "agency_workload",
    summary:
      "What each agency has to do on a day: open, overdue, and new and ended within some days.",
    text: """
      (as_of:datetime, days:long = 90) {
        resolutions
        | where adopted <= as_of
        | extend is_open = isnull(ended) or ended > as_of
        | summarize open = countif(is_open), overdue = countif(is_open and deadline < as_of),
            adopted_lately = countif(adopted > as_of - days * 1d),
            ended_lately = countif(not(is_open) and ended > as_of - days * 1d), all = count()
          by agency
        | sort by open desc, agency asc
      }
      """)

  static let missingReports = Measure(
    name: "missing_reports",
    summary: "Resolutions whose deadline has passed by a day without a report by then.",
    text: """
      (as_of:datetime) {
        resolutions
        | where adopted <= as_of and deadline < as_of and not(status == 'annulled')
        | join kind=leftouter (
            reports | where reported <= as_of | summarize first_report = min(reported) by resolution)
          on resolution
        | where isnull(first_report)
        | project agency, resolution, ['case'], working_group, province, deadline, done, status
        | sort by deadline asc, resolution asc
      }
      """)

  // MARK: Cases

  static let caseClocks = Measure(
    name: "case_clocks",
    summary: "The three clocks of each case on a day: in_time, late, running, overdue, or closed "
      + "before it was met.",
    text: """
      (as_of:datetime) {
        cases
        | where opened <= as_of and isnotnull(answer_due)
        | extend is_closed = isnotnull(closed) and closed <= as_of
        | extend answer = case(isnotnull(answered) and answered <= as_of,
              iff(answered <= answer_due, 'in_time', 'late'),
              is_closed, 'closed', as_of > answer_due, 'overdue', 'running'),
            committee_clock = case(isnotnull(committee) and committee <= as_of,
              iff(committee <= committee_due, 'in_time', 'late'),
              is_closed, 'closed', as_of > committee_due, 'overdue', 'running'),
            solution = case(isnotnull(decided) and decided <= as_of,
              iff(decided <= solution_due, 'in_time', 'late'),
              is_closed, 'closed', as_of > solution_due, 'overdue', 'running')
        | project ['case'], working_group, province, opened, answer, committee_clock, solution,
            answer_due, committee_due, solution_due
        | sort by opened asc, ['case'] asc
      }
      """)

  static let clockShares = Measure(
    name: "clock_shares",
    summary: "The share of cases in which each clock was met in time, by working group.",
    text: """
      (as_of:datetime) {
        case_clocks(as_of)
        | summarize all = count(),
            answer_met = countif(answer == 'in_time'), answer_missed = countif(answer in ('late', 'overdue')),
            committee_met = countif(committee_clock == 'in_time'),
            committee_missed = countif(committee_clock in ('late', 'overdue')),
            solution_met = countif(solution == 'in_time'),
            solution_missed = countif(solution in ('late', 'overdue')) by working_group
        | extend share_answer = todouble(answer_met) / (answer_met + answer_missed),
            share_committee = todouble(committee_met) / (committee_met + committee_missed),
            share_solution = todouble(solution_met) / (solution_met + solution_missed)
        | sort by working_group asc
      }
      """)

  static let delays = Measure(
    name: "delays",
    summary: "Median and 90th percentile of the days from committee to session and from session to "
      + "first report, by working group.",
    text: """
      (as_of:datetime) {
        let waits = cases
          | where isnotnull(committee) and isnotnull(heard) and heard <= as_of
          | extend days = tolong((heard - committee) / 1d)
          | summarize cases_heard = count(), committee_to_session_median = percentile(days, 50),
              committee_to_session_p90 = percentile(days, 90) by working_group;
        let answers = resolutions
          | join kind=inner (
              reports | where reported <= as_of | summarize first_report = min(reported) by resolution)
            on resolution
          | extend days = tolong((first_report - adopted) / 1d)
          | summarize resolutions_reported = count(), session_to_report_median = percentile(days, 50),
              session_to_report_p90 = percentile(days, 90) by working_group;
        waits
        | join kind=leftouter answers on working_group
        | project working_group, cases_heard, committee_to_session_median, committee_to_session_p90,
            resolutions_reported, session_to_report_median, session_to_report_p90
        | sort by working_group asc
      }
      """)

  static let absences = Measure(
    name: "absences_in_a_row",
    summary: "Agencies whose heads were absent from more than some main sessions in a row.",
    text: """
      (as_of:datetime, more_than:long = 2) {
        sessions
        | where body == 'working_group' and held <= as_of and isnotempty(working_group)
        | project session, working_group, held, ordinal
        | join kind=inner (
            attendance
            | where isnotempty(organization)
            | summarize heads = countif(present and role in ('head', 'chair', 'secretary')),
                absences = countif(not(present)) by session, organization
            | where heads > 0 or absences > 0)
          on session
        | extend absent = tolong(heads == 0), series = strcat(working_group, '|', organization)
        | sort by series asc, held asc, ordinal asc
        | extend streak = row_cumsum(absent, absent == 0 or series != prev(series)),
            is_last = series != next(series)
        | summarize sessions = count(), absent_in_all = sum(absent), in_a_row = max(streak),
            now_in_a_row = maxif(streak, is_last), last_session = max(held)
          by working_group, organization
        | where in_a_row > more_than
        | sort by in_a_row desc, working_group asc, organization asc
      }
      """)

  // MARK: Obstacles and units

  static let repeated = Measure(
    name: "repeated_obstacles",
    summary: "Obstacles that units have had again within the months of the policy, by a day.",
    text: """
      (as_of:datetime) {
        obstacle_mentions
        | where isnotempty(repeats) and reported <= as_of
        | summarize repeats = count(), last_mention = max(reported), province = take_any(province)
          by unit, obstacle
        | sort by repeats desc, unit asc, obstacle asc
      }
      """)

  static let structural = Measure(
    name: "structural_obstacles",
    summary:
      "Obstacles that many units in several provinces have had within some months, which are "
      + "proposed for escalation.",
    text: """
      (as_of:datetime, months:long = 12, least_units:long = 10, least_provinces:long = 3) {
        obstacle_mentions
        | where isnotempty(unit) and isnotempty(obstacle)
        | where reported <= as_of and reported > datetime_add('month', -months, as_of)
        | summarize mentions = count(), units = count_distinct(unit),
            provinces = count_distinct(province), agencies = count_distinctif(agency, isnotempty(agency))
          by obstacle
        | where units >= least_units and provinces >= least_provinces
        | sort by units desc, obstacle asc
      }
      """)

  static let idleOnlyBy = Measure(
    name: "idle_only_by",
    summary:
      "Idle units whose obstacles on a day all belong to one kind of obstacle or to kinds under it.",
    text: """
      (as_of:datetime, of_kind:string) {
        let ended = cases | where closed <= as_of | summarize last_closed = max(closed) by unit, obstacle;
        let kinds = obstacle_kinds
          | where obstacle == of_kind or parent == of_kind
          | project obstacle, belongs = true;
        obstacle_mentions
        | where isnotempty(unit) and isnotempty(obstacle) and reported <= as_of
        | join kind=leftouter ended on unit, obstacle
        | where isnull(last_closed) or last_closed < reported
        | project unit, obstacle, since = reported
        | union (
            cases
            | where isnotempty(obstacle) and opened <= as_of and (isnull(closed) or closed > as_of)
            | project unit, obstacle, since = opened)
        | lookup kind=leftouter kinds on obstacle
        | summarize obstacles = make_set(obstacle), since = min(since), others = countif(isnull(belongs))
          by unit
        | where others == 0
        | join kind=inner (
            units | where status == 'idle' | project unit, name, name_fa, province, estate) on unit
        | project unit, name, name_fa, province, estate, since, obstacles = array_sort_asc(obstacles)
        | sort by since asc, unit asc
      }
      """)

  static let returns = Measure(
    name: "returns_to_production",
    summary: "Units that returned to production, by province and by the obstacle of the resolution "
      + "that was done before.",
    text: """
      (from_day:datetime, to_day:datetime) {
        status_changes
        | where returned and changed >= from_day and changed <= to_day
        | join kind=leftouter (
            resolutions | project preceded_by = resolution, obstacle_before = obstacle, agency)
          on preceded_by
        | summarize units = count_distinct(unit), changes = count()
          by province, status_before, status_after, obstacle_before
        | sort by province asc, changes desc, obstacle_before asc, status_before asc, status_after asc
      }
      """)

  static let sessionParts = Measure(
    name: "session_parts",
    summary:
      "The units that each main session examined against its cases, with the check that they "
      + "agree.",
    text: """
      () {
        sessions
        | where body == 'working_group'
        | join kind=leftouter (
            cases
            | summarize cases_heard = count(), decided = countif(stage in ('decided', 'notified', 'closed')
                and outcome !in ('withdrawn', 'rejected'))
              by session) on session
        | extend cases_heard = coalesce(cases_heard, 0)
        | project session, working_group, held, units_examined, cases_heard,
            difference = units_examined - cases_heard, parts_add_up = units_examined == cases_heard
        | sort by held asc, session asc
      }
      """)
}
