/// The measures of sources, as functions that are written in the query language.
enum SourceMeasures {
  static let all = [contradictions]

  /// What the rules find among all that the tables say. Precision counts: what is `about` or `unknown`
  /// contradicts nothing. Nothing is resolved here, and nothing is left out that is listed already.
  private static let contradictions = Measure(
    name: "source_contradictions",
    summary:
      "Contradictions that rules find in facts, indicators and tables with totals: two values of one thing, "
      + "parts that do not make their total, a day that is another in the other calendar or of another "
      + "weekday, an indicator unlike its fact; with the issues that list them already.",
    text: """
      () {
        let known = facts
        | where isnotnull(value) and isnotempty(subject) and precision == 'exact'
        | extend place = iff(isnull(date), source, tostring(date));
        let two_values = known
        | summarize low = min(value), high = max(value), involved = make_list(fact),
            source = min(source), paragraph = min(paragraph) by kind, subject, unit, place
        | where low != high
        | project rule = 'two values', about = subject, involved, source, paragraph,
            part = '', statement = strcat('One source gives ', low, ' and another ', high, ' ', unit, '.');
        let parts = facts
        | where isnotempty(part_of) and isnotnull(value)
        | summarize made = sum(value), involved = make_list(fact) by part_of
        | join kind=inner (facts | where isnotnull(value) and precision == 'exact') on $left.part_of == $right.fact
        | where made != value
        | project rule = 'parts and total', about = coalesce(subject, fact),
            involved = array_concat(pack_array(fact), involved), source, paragraph,
            part = '', statement = strcat('The parts make ', made, ', and ', value, ' is given as their total.');
        let calendar = facts
        | where isnotnull(date) and isnotempty(date_jalali) and jalali(date) != date_jalali
        | project rule = 'two dates', about = coalesce(subject, fact), involved = pack_array(fact),
            source, paragraph, part = 'calendar',
            statement = strcat(format_datetime(date, 'yyyy-MM-dd'), ' is ', jalali(date), ', and ',
              date_jalali, ' stands beside it.');
        let other_days = facts
        | where isnotnull(date) and isnotnull(other_date) and date != other_date
        | project rule = 'two dates', about = coalesce(subject, fact), involved = pack_array(fact),
            source, paragraph, part = 'calendar',
            statement = strcat(format_datetime(date, 'yyyy-MM-dd'), ' is ', jalali(date),
              ', and in the other calendar its source gives ', format_datetime(other_date, 'yyyy-MM-dd'),
              ', which is ', jalali(other_date), '.');
        // A weekday is recorded with its fact, or stands in the words of a fact that is a day.
        let weekdays = facts
        | where isnotnull(date)
        | extend said = iff(isnotempty(weekday), weekday, iff(kind == 'date',
            extract('(Saturday|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday)', 1, statement), ''))
        | extend is = dynamic(['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'])[tolong(dayofweek(date) / 1d)]
        | where isnotempty(said) and said != tostring(is)
        | project rule = 'two dates', about = coalesce(subject, fact), involved = pack_array(fact),
            source, paragraph, part = 'weekday',
            statement = strcat(format_datetime(date, 'yyyy-MM-dd'), ' is a ', is, ', and the source calls it a ', said, '.');
        let two_indicators = indicators
        | where isnotnull(value) and precision == 'exact'
        | summarize low = min(value), high = max(value), involved = make_set(fact),
            source = min(source), paragraph = min(paragraph)
            by indicator, place, subject, unit, as_of, period
        | where low != high
        | project rule = 'two values', about = strcat(place, ' ', indicator), involved, source, paragraph,
            part = '', statement = strcat('The indicator has the values ', low, ' and ', high, ' for one day.');
        let unlike_fact = indicators
        | where isnotnull(value) and isnotempty(fact)
        | join kind=inner (facts | where isnotnull(value) | project fact, given = value, unit) on fact, unit
        | where value != given
        | project rule = 'indicator and fact', about = strcat(place, ' ', indicator),
            involved = pack_array(fact), source, paragraph,
            part = '', statement = strcat('The indicator says ', value, ', and its fact ', given, '.');
        // Every table that gives a total beside its parts, or beside the rows that make it.
        let workshops = workshops_1394
        | lookup kind=leftouter (provinces | project province, name) on province;
        let totals = union
          (workshops | project name, thing = strcat(name, ', workshops of 1394'), parts = 'private workshops',
              made = tolong(private_10_49 + private_50_99 + private_100plus), total = tolong(private_total),
              source, paragraph),
          (workshops | project name, thing = strcat(name, ', workshops of 1394'), parts = 'public workshops',
              made = tolong(public_10_49 + public_50_99 + public_100plus), total = tolong(public_total),
              source, paragraph),
          (counties | where isnotnull(population_1395)
            | summarize made = tolong(sum(population_1395)) by province
            | join kind=inner (provinces | project province, name, total = tolong(population_1395), source,
                paragraph) on province
            | project name, thing = strcat(name, ', people of 1395'), parts = 'people of the counties', made,
                total, source, paragraph),
          (units | where isnotempty(session) | summarize made = count() by session
            | join kind=inner (sessions | project session, total = tolong(units_examined), source, paragraph)
                on session
            | project name = session, thing = strcat(session, ', units examined'), parts = 'units', made, total,
                source, paragraph);
        let printed = totals
        | where isnotnull(total) and made != total
        | project rule = 'parts and total', about = thing, name, involved = dynamic([]), source, paragraph,
            part = '', statement = strcat('The ', parts, ' make ', made, ', and ', total,
              ' is given as their total.');
        let found = union two_values, parts, calendar, other_days, weekdays, two_indicators, unlike_fact, printed
        | extend facts = strcat_array(involved, ', ');
        let listed = source_issues | where kind in ('contradiction', 'date');
        let by_fact = listed
        | extend named = array_length(facts), found_by = rule
        | mv-expand fact = facts to typeof(string)
        | project issue, issue_kind = kind, found_by, named, fact;
        let by_place = listed | where array_length(facts) == 0 | project issue, source, said = statement;
        // An issue lists a contradiction when it is of its kind and names all of its facts, or names nothing but
        // two of them or more; one that a rule has raised is one of the same rule.
        let issues_by_fact = found
        | extend size = array_length(involved), by_rule = case(rule == 'two values', 'sources.two-values',
            rule == 'two dates', 'sources.two-dates', rule == 'parts and total', 'sources.parts-total', '')
        | mv-expand fact = involved to typeof(string)
        | join kind=inner by_fact on fact
        | where issue_kind == iff(rule == 'two dates', 'date', 'contradiction')
            and (isempty(found_by) or (found_by == by_rule and (isempty(part) or issue endswith part)))
        | summarize shared = count() by rule, about, statement, issue, size, named
        | where shared == size or (shared == named and shared > 1)
        | summarize issues = make_set(issue) by rule, about, statement;
        let issues_by_place = found
        | where isnotempty(name)
        | join kind=inner by_place on source
        | where said has name
        | summarize issues = make_set(issue) by rule, about, statement;
        found
        | lookup (union issues_by_fact, issues_by_place) on rule, about, statement
        | project rule, about, statement, facts, source, paragraph,
            issues = strcat_array(coalesce(issues, dynamic([])), ', ')
        | sort by rule asc, about asc, statement asc
      }
      """)
}
