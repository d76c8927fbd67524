extension ProfileMeasure {
  private static let registered = """
    units
    | where province == the_province and (isnull(retired) or retired > the_day)
    """

  static let units: [ProfileMeasure] = [
    .summary(.units, "units", registered, item: "'units/'", unit: "units"),
    .summary(.units, "units", registered, item: "strcat('domain/', domain)", unit: "units"),
    .summary(.units, "units", registered, item: "strcat('status/', status)", unit: "units"),
    .summary(.units, "units", registered, item: "strcat('size/', size)", unit: "units"),
    .summary(.units, "units", registered, item: "strcat('sector/', sector)", unit: "units"),
    .summary(
      .units, "units",
      registered + "\n| where isnotempty(sector) and isnotempty(status)",
      item: "strcat('sector_status/', sector, '/', status)", unit: "units"),
    .summary(
      .units, "units", registered + "\n| where isnotnull(knowledge_based)",
      value: "countif(knowledge_based)", item: "'knowledge_based/'", unit: "units"),
    .summary(
      .units, "units", registered + "\n| where isnotnull(employees)", value: "sum(employees)",
      item: "'employees/'", unit: "persons"),
    .summary(
      .units, "status_changes",
      "status_changes\n| where province == the_province and returned and changed <= the_day",
      value: "count_distinct(unit)", item: "'returned/'", unit: "units"),
  ]

  private static let mentioned = """
    obstacle_mentions
    | where province == the_province and (isnull(reported) or reported <= the_day)
    """

  static let obstacles: [ProfileMeasure] = [
    .summary(
      .obstacles, "obstacle_mentions", mentioned, item: "'mentions/'", unit: "mentions"),
    .summary(
      .obstacles, "obstacle_mentions", mentioned + "\n| where isnotempty(obstacle)",
      item: "strcat('obstacle/', obstacle)", unit: "mentions"),
    .summary(
      .obstacles, "obstacle_mentions", mentioned + "\n| where isnotempty(agency)",
      item: "strcat('named_agency/', agency)", unit: "mentions"),
    .summary(
      .obstacles, "obstacle_mentions", mentioned + "\n| where isnotempty(unit)",
      value: "count_distinct(unit)", item: "'units_held_back/'", unit: "units"),
    .summary(
      .obstacles, "obstacle_mentions", mentioned + "\n| where isnotempty(repeats)",
      item: "'repeats/'", unit: "mentions"),
  ]

  private static let itsGroups =
    "working_groups | where province == the_province | project working_group"

  private static let adopted = """
    resolutions
    | where province == the_province and adopted <= the_day
    | extend state = case(isnotnull(done) and done <= the_day, 'done',
        isnotnull(ended) and ended <= the_day, status, deadline < the_day, 'overdue', 'in_progress')
    """

  static let casework: [ProfileMeasure] = [
    .row(
      .casework, "working_groups",
      """
      working_groups
      | where province == the_province
      | project item = strcat('group/', working_group), value = real(null), text = working_group,
          unit = '', source, paragraph, precision
      """),
    .summary(
      .casework, "sessions",
      """
      sessions
      | where held <= the_day and body in ('working_group', 'expert_committee')
      | lookup kind=inner (\(itsGroups)) on working_group
      """, item: "strcat('sessions/', body)", unit: "sessions"),
    .summary(
      .casework, "sessions",
      """
      sessions
      | where held <= the_day and body == 'working_group' and isnotnull(units_examined)
      | lookup kind=inner (\(itsGroups)) on working_group
      """, value: "sum(units_examined)", item: "'units_examined/'", unit: "units"),
    .summary(
      .casework, "cases",
      "cases\n| where province == the_province and (isnull(opened) or opened <= the_day)",
      item: "'cases/'", unit: "cases"),
    .summary(
      .casework, "cases",
      "cases\n| where province == the_province and (isnull(opened) or opened <= the_day)",
      item: "strcat('stage/', stage)", unit: "cases"),
    .summary(.casework, "resolutions", adopted, item: "'resolutions/'", unit: "resolutions"),
    .summary(
      .casework, "resolutions", adopted, item: "strcat('resolution/', state)", unit: "resolutions"),
    .summary(
      .casework, "resolutions",
      """
      overdue(the_day)
      | where province == the_province
      | lookup (resolutions | project resolution, source, paragraph, precision) on resolution
      """, value: "max(days_late)", item: "'most_days_late/'", unit: "days"),
    .summary(
      .casework, "resolutions",
      """
      overdue(the_day)
      | where province == the_province and isnotempty(agency)
      | lookup (resolutions | project resolution, source, paragraph, precision) on resolution
      """, item: "strcat('overdue_agency/', agency)", unit: "resolutions"),
    .summary(
      .casework, "cases",
      """
      cases
      | where province == the_province and isnotnull(committee) and heard <= the_day
      | extend days = tolong((heard - committee) / 1d)
      """, value: "percentile(days, 50)", item: "'committee_to_session/'", unit: "days"),
    .summary(
      .casework, "reports",
      """
      resolutions
      | where province == the_province
      | join kind=inner (
          reports | where reported <= the_day | summarize first_report = min(reported) by resolution)
        on resolution
      | extend days = tolong((first_report - adopted) / 1d)
      """, value: "percentile(days, 50)", item: "'session_to_report/'", unit: "days"),
  ]
}
