/// The measures of sources, as functions that are written in the query language.
enum SourceMeasures {
  static let all = [contradictions]

  /// What the rules find among all that the tables say. Precision counts: what is `about` or `unknown`
  /// contradicts nothing. Nothing is resolved here, and nothing is left out that is listed already.
  private static let contradictions = Measure(
    name: "source_contradictions",
    summary:
      "Contradictions that rules find in facts, indicators and printed tables: two values of one thing, "
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
            statement = strcat('One source gives ', low, ' and another ', high, ' ', unit, '.');
        let parts = facts
        | where isnotempty(part_of) and isnotnull(value)
        | summarize made = sum(value), involved = make_list(fact) by part_of
        | join kind=inner (facts | where isnotnull(value) and precision == 'exact') on $left.part_of == $right.fact
        | where made != value
        | project rule = 'parts and total', about = coalesce(subject, fact),
            involved = array_concat(pack_array(fact), involved), source, paragraph,
            statement = strcat('The parts make ', made, ', and ', value, ' is given as their total.');
        let calendar = facts
        | where isnotnull(date) and isnotempty(date_jalali) and jalali(date) != date_jalali
        | project rule = 'two dates', about = coalesce(subject, fact), involved = pack_array(fact),
            source, paragraph,
            statement = strcat(format_datetime(date, 'yyyy-MM-dd'), ' is ', jalali(date), ', and ',
              date_jalali, ' stands beside it.');
        let weekdays = facts
        | where isnotnull(date) and kind == 'date'
        | extend said = extract('(Saturday|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday)', 1, statement)
        | extend is = dynamic(['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'])[tolong(dayofweek(date) / 1d)]
        | where isnotempty(said) and said != tostring(is)
        | project rule = 'two dates', about = coalesce(subject, fact), involved = pack_array(fact),
            source, paragraph,
            statement = strcat(format_datetime(date, 'yyyy-MM-dd'), ' is a ', is, ', and the source calls it a ', said, '.');
        let two_indicators = indicators
        | where isnotnull(value) and precision == 'exact'
        | summarize low = min(value), high = max(value), involved = make_set(fact),
            source = min(source), paragraph = min(paragraph)
            by indicator, place, subject, unit, as_of, period
        | where low != high
        | project rule = 'two values', about = strcat(place, ' ', indicator), involved, source, paragraph,
            statement = strcat('The indicator has the values ', low, ' and ', high, ' for one day.');
        let unlike_fact = indicators
        | where isnotnull(value) and isnotempty(fact)
        | join kind=inner (facts | where isnotnull(value) | project fact, given = value, unit) on fact, unit
        | where value != given
        | project rule = 'indicator and fact', about = strcat(place, ' ', indicator),
            involved = pack_array(fact), source, paragraph,
            statement = strcat('The indicator says ', value, ', and its fact ', given, '.');
        let printed = workshops_1394
        | extend made = private_10_49 + private_50_99 + private_100plus,
            others = public_10_49 + public_50_99 + public_100plus
        | where made != private_total or others != public_total
        | lookup kind=leftouter (provinces | project province, name) on province
        | project rule = 'parts and total', about = strcat(name, ', workshops of 1394'), name,
            involved = dynamic([]), source, paragraph,
            statement = iff(made != private_total,
              strcat('The private workshops make ', made, ', and ', private_total, ' is printed as their total.'),
              strcat('The public workshops make ', others, ', and ', public_total, ' is printed as their total.'));
        let found = union two_values, parts, calendar, weekdays, two_indicators, unlike_fact, printed
        | extend facts = strcat_array(involved, ', ');
        let listed = source_issues | where kind in ('contradiction', 'date');
        let by_fact = listed
        | mv-expand fact = facts to typeof(string)
        | project issue, fact;
        let by_place = listed | where array_length(facts) == 0 | project issue, source, said = statement;
        let issues_by_fact = found
        | mv-expand fact = involved to typeof(string)
        | join kind=inner by_fact on fact
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
