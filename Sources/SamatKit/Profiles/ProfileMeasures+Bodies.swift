extension ProfileMeasure {
  private static let itsAssociations =
    "associations | where province == the_province | project association"

  static let associations: [ProfileMeasure] = [
    .row(
      .associations, "associations",
      """
      associations
      | where province == the_province and (kind == 'house' or collective == true)
      | project item = strcat('body/', association), value = real(null), text = association,
          unit = '', source, paragraph, precision
      """),
    .summary(
      .associations, "associations",
      """
      associations
      | where province == the_province and kind != 'house' and not(collective == true)
      """, item: "strcat('associations/', status)", unit: "associations"),
    .row(
      .associations, "association_provinces",
      """
      association_provinces
      | where province == the_province
      | project item = strcat('formed_in/', year), value = real(null), text = 'number_not_told',
          unit = '', source, paragraph, precision
      """),
    .summary(
      .associations, "elections",
      "elections\n| where held <= the_day\n| lookup kind=inner (\(itsAssociations)) on association",
      item: "'elections/'", unit: "elections"),
    .summary(
      .associations, "elections",
      """
      elections
      | where held <= the_day and isnotnull(term_to)
      | lookup kind=inner (\(itsAssociations)) on association
      | summarize arg_max(held, term_to, source, paragraph, precision) by association
      | where term_to < the_day
      """, item: "'boards_past_term/'", unit: "associations"),
    .summary(
      .associations, "instructions",
      """
      instructions
      | where isnull(date) or date <= the_day
      | lookup kind=inner (
          organizations | where province == the_province | project addressee = organization)
        on addressee
      """, item: "strcat('instructions/', status)", unit: "instructions"),
  ]

  private static let itsEstates = "estates | where province == the_province | project estate"

  static let estates: [ProfileMeasure] =
    [
      .summary(
        .estates, "estates", "estates\n| where province == the_province", item: "'estates/'",
        unit: "estates"),
      .summary(
        .estates, "estates", "estates\n| where province == the_province",
        item: "strcat('estate_kind/', kind)", unit: "estates"),
      .summary(
        .estates, "estates", "estates\n| where province == the_province",
        item: "strcat('governance/', governance)", unit: "estates"),
      .summary(
        .estates, "estates", "estates\n| where province == the_province and isnotnull(area_ha)",
        value: "sum(area_ha)", item: "'estate_area/'", unit: "ha"),
      .summary(
        .estates, "parcels",
        "parcels\n| where isnull(assigned) or assigned <= the_day"
          + "\n| lookup kind=inner (\(itsEstates)) on estate",
        item: "strcat('parcels/', status)", unit: "parcels"),
      .summary(
        .estates, "parcels",
        """
        parcels
        | where deadline < the_day and coalesce(built, 0.0) < 1.0 and status !in ('licensed', 'rescinded', 'waived', 'settled', 'free')
        | lookup kind=inner (\(itsEstates)) on estate
        """, item: "'parcels_past_deadline/'", unit: "parcels"),
      .summary(
        .estates, "utilities",
        """
        utilities
        | where isnotnull(demand) and isnotnull(supply)
        | lookup kind=inner (\(itsEstates)) on estate
        | extend short = max_of(demand - supply, 0.0)
        """, value: "sum(short)", item: "strcat('shortage/', kind, '/', ['unit'])",
        unit: "as written"
      ),
      .summary(
        .estates, "infrastructure_projects",
        "infrastructure_projects\n| lookup kind=inner (\(itsEstates)) on estate",
        item: "strcat('projects/', stage)", unit: "projects"),
    ]
    + ["estimate", "contract", "certified", "paid"].map { part in
      .summary(
        .estates, "infrastructure_projects",
        """
        infrastructure_projects
        | where isnotnull(\(part)_rial)
        | lookup kind=inner (\(itsEstates)) on estate
        """, value: "sum(\(part)_rial)", item: "'project_rial/\(part)'", unit: "rial")
    }

  static let programmes: [ProfileMeasure] = [
    .row(
      .programmes, "programme_provinces",
      """
      programme_provinces
      | where province == the_province
      | project item = strcat('role/', programme, '/', role), value = real(null), text = status,
          unit = '', source, paragraph, precision
      """),
    .summary(
      .programmes, "actions", "actions\n| where province == the_province",
      item: "strcat('actions/', status)", unit: "actions"),
    .row(
      .programmes, "actions",
      """
      actions
      | where province == the_province
      | project item = strcat('action/', action), value = target, text = title, unit, source,
          paragraph, precision
      """),
    .row(
      .programmes, "priorities",
      """
      priorities
      | where place == the_province and isnotnull(rank)
      | project item = strcat('priority/', iff(isempty(sector), domain, sector)),
          value = todouble(rank), text = method, unit = 'rank', source, paragraph, precision
      """),
    .summary(
      .programmes, "priorities",
      """
      priorities
      | lookup kind=inner (
          counties | where province == the_province | project place = county) on place
      """, item: "'county_priorities/'", unit: "priorities"),
  ]

  private static let applications = """
    permits
    | where province == the_province and (isnull(applied) or applied <= the_day)
    """

  static let permits: [ProfileMeasure] = [
    .summary(.permits, "permits", applications, item: "'applications/'", unit: "applications"),
    .summary(
      .permits, "permits", applications,
      item: "iff(issued <= the_day, 'permit/issued', 'permit/not_issued')", unit: "applications"),
    .summary(
      .permits, "permits", applications, item: "strcat('permit_kind/', permit_kind)",
      unit: "applications"),
    .summary(
      .permits, "permits",
      applications
        + """

        | where issued <= the_day and isnotnull(applied)
        | extend days = tolong((issued - applied) / 1d)
        """, value: "percentile(days, 50)", item: "'issue_days/'", unit: "days"),
    .summary(
      .permits, "change_requests", "change_requests\n| where province == the_province",
      item: "strcat('change_requests/', status)", unit: "requests"),
  ]
}
