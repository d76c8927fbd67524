extension ProfileMeasure {
  static let identity: [ProfileMeasure] =
    [
      .row(
        .identity, "provinces",
        """
        provinces
        | where province == the_province
        | project item = 'capital/', value = real(null), text = capital, unit = '', source,
            paragraph, precision
        """)
    ]
    + [
      ("area_km2", "area/", "km2"), ("population_1395", "population/1395", "persons"),
      ("population_1390", "population/1390", "persons"),
    ].map { column, item, unit in
      .row(
        .identity, "provinces",
        """
        provinces
        | where province == the_province and isnotnull(\(column))
        | project item = '\(item)', value = todouble(\(column)), unit = '\(unit)', source,
            paragraph, precision
        """)
    }
    + [
      .summary(
        .identity, "counties", "counties\n| where province == the_province", item: "'counties/'",
        unit: "counties"),
      .computed(
        .identity, "province_borders",
        """
        province_borders
        | where a == the_province or b == the_province
        | extend other = iff(a == the_province, b, a)
        | summarize value = todouble(count()), others = make_set(other), source = take_any(source),
            precision = take_any(precision)
        | where value > 0
        | project item = 'neighbours/', value, text = strcat_array(array_sort_asc(others), ', '),
            unit = 'provinces', source, paragraph = int(null), precision
        """),
    ]

  /// What documents count or rank: categories, ranks, other indicators.
  static let documents: [ProfileMeasure] = [
    (ProfileSection.leading, "indicator == 'leading_categories'"),
    (.ranks, "indicator startswith 'rank_'"),
    (.indicators, "indicator != 'leading_categories' and not(indicator startswith 'rank_')"),
  ].map { section, condition in
    .row(
      section, "indicators",
      """
      indicators
      | where place == the_province and (isnull(as_of) or as_of <= the_day)
      | where \(condition)
      | project item = strcat(indicator, '/', subject), value, text = period, unit, source,
          paragraph, precision, fact, as_of
      """)
  }

  private static let classes = [
    "private_total", "private_10_49", "private_50_99", "private_100plus", "public_total",
    "public_10_49", "public_50_99", "public_100plus",
  ]

  /// One row a class of workshops: `item` is its column.
  private static func cells(_ columns: [String], _ filter: String) -> String {
    let bag = columns.map { "'\($0)', \($0)" }.joined(separator: ", ")
    let list = columns.map { "'\($0)'" }.joined(separator: ", ")
    return """
      workshops_1394\(filter)
      | extend cells = bag_pack(\(bag))
      | mv-expand class = dynamic([\(list)]) to typeof(string)
      | extend number = tolong(cells[class])
      | where isnotnull(number)
      """
  }

  static let workshops: [ProfileMeasure] = [
    .row(
      .workshops, "workshops_1394",
      cells(classes, "\n| where province == the_province")
        + "\n| project item = strcat('workshops/', class), value = todouble(number),"
        + " unit = 'workshops', source, paragraph, precision"),
    .computed(
      .workshops, "workshops_1394",
      """
      workshops_1394
      | where province == the_province
      | extend cells = bag_pack(
          'private', private_10_49 + private_50_99 + private_100plus - private_total,
          'public', public_10_49 + public_50_99 + public_100plus - public_total)
      | mv-expand owner = dynamic(['private', 'public']) to typeof(string)
      | extend difference = tolong(cells[owner])
      | where isnotnull(difference)
      | project item = strcat('parts_less_total/', owner), value = todouble(difference),
          unit = 'workshops', source, paragraph, precision
      """),
    .computed(
      .workshops, "workshops_1394",
      cells(classes.filter { !$0.hasSuffix("total") }, "")
        + """

        | project province, class, number
        | evaluate location_quotient(province, class, number)
        | where province == the_province and isnotnull(lq)
        | lookup (workshops_1394 | project province, source, paragraph, precision) on province
        | project item = strcat('quotient/', class), value = lq, unit = 'ratio', source, paragraph,
            precision
        """),
    .row(
      .workshops, "source_issues",
      """
      source_issues
      | where issue startswith 'workshops-1394-'
      | extend short = tolower(replace_string(substring(issue, 15), '-', ' '))
      | lookup kind=inner (
          provinces | where province == the_province | project short = tolower(name), province)
        on short
      | project item = strcat('issue/', issue), value = real(null), text = statement, unit = '',
          source, paragraph, precision
      """),
  ]
}
