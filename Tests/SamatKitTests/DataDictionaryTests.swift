import KQLEngine
import KQLSyntax
import SamatKit
import Testing

@Suite struct DataDictionaryTests {
  /// The tables and columns that queries may rely on; a column without a type is a string.
  ///
  /// Every table but the first ends with source, paragraph, precision and inferred.
  static let contract: [(table: String, columns: String)] = [
    (
      "sources",
      "source, title, publisher, published:datetime, published_jalali, paragraphs:int, note"
    ),
    ("facts", "fact, kind, statement, term, value:real, unit"),
    ("source_issues", "issue, kind, statement"),
    ("people", "person, name, name_fa"),
    (
      "organizations", "organization, name, name_fa, kind, level, province, parent, aliases:dynamic"
    ),
    ("posts", "post, title, title_fa, organization"),
    ("holdings", "person, post, held_from:datetime, held_to:datetime, as_of:datetime"),
    (
      "provinces",
      "province, name, name_fa, capital, capital_fa, latitude:real, longitude:real, "
        + "area_km2:real, population_1395:long, aliases:dynamic"
    ),
    ("province_borders", "a, b"),
    ("counties", "county, province, name, name_fa, population_1395:long"),
    ("sectors", "sector, level, section, title, title_fa"),
    (
      "units",
      "unit, name, name_fa, domain, sector, province, county, estate, size, status, "
        + "knowledge_based:bool, employees:long, utilisation:real, session"
    ),
    (
      "status_changes",
      "change, unit, province, changed:datetime, status_before, status_after, returned:bool, "
        + "preceded_by"
    ),
    ("obstacle_terms", "term, language, obstacle, weight:int, whole:bool"),
    ("obstacle_kinds", "obstacle, parent, name, name_fa, usual_agency, wbes, origin"),
    ("obstacle_mentions", "mention, obstacle, session, province, agency, statement"),
    (
      "working_groups",
      "working_group, name, name_fa, level, province, chair_post, secretary_post, "
        + "committee_weekday, committee_place, numbering"
    ),
    (
      "sessions",
      "session, working_group, body, year:int, number:int, held:datetime, held_jalali, venue, "
        + "chair, units_examined:long"
    ),
    ("attendance", "session, organization, person, role"),
    (
      "cases",
      "case, unit, working_group, session, obstacle, agency, opened:datetime, stage, status, "
        + "closed:datetime"
    ),
    (
      "resolutions",
      "resolution, case, session, agency, text, adopted:datetime, deadline:datetime, "
        + "first_deadline:datetime, reported:datetime, done:datetime, status"
    ),
    (
      "opinions",
      "opinion, case, agency, position, person, session, given:datetime, text"
    ),
    (
      "notifications",
      "notification, case, resolution, recipient, notified:datetime, objection_until:datetime"
    ),
    (
      "objections",
      "objection, case, resolution, objector, raised:datetime, text, session, decided:datetime, "
        + "outcome"
    ),
    (
      "escalations",
      "escalation, case, resolution, step, reason, escalated:datetime, answered:datetime, outcome"
    ),
    ("reports", "report, resolution, agency, reported:datetime, progress:real, text"),
    ("rules", "rule, component, statement, origin, fact"),
    (
      "associations",
      "association, name, name_fa, kind, level, province, year:int, approved_by, status"
    ),
    ("association_provinces", "year:int, province"),
    (
      "elections",
      "election, association, called:datetime, held:datetime, quorum:real, turnout:real, result, "
        + "term_to:datetime"
    ),
    ("delegations", "delegation, function, from, to, legal_basis, date:datetime, status"),
    ("instructions", "instruction, issuer, addressee, date:datetime, status"),
    (
      "estates",
      "estate, name, name_fa, kind, governance, province, county, area_ha:real, operator"
    ),
    (
      "parcels",
      "parcel, estate, area_m2:real, assigned:datetime, deadline:datetime, built:real, status"
    ),
    // The dictionary's `source` of a utility is `supply_source`: `source` means the document.
    ("utilities", "estate, kind, supply_source, demand:real, supply:real, unit"),
    (
      "infrastructure_projects",
      "project, estate, title, kind, stage, estimate_rial:long, contract_rial:long, "
        + "certified_rial:long, paid_rial:long"
    ),
    ("project_events", "project, event, date:datetime, amount_rial:long, actor"),
    (
      "funding",
      "fund, purpose, amount_rial:long, amount_as_written, unit_as_written, fund_source, "
        + "legal_basis, year:int"
    ),
    ("programmes", "programme, name, name_fa, executor, legal_basis, year:int"),
    (
      "axes",
      "axis, programme, title, title_fa, amount_rial:long, deadline:datetime, deadline_jalali, "
        + "legal_basis, status"
    ),
    (
      "actions",
      "action, programme, owner, province, indicator, target:real, unit, deadline:datetime, status"
    ),
    ("programme_provinces", "programme, province, role, status"),
    (
      "priorities",
      "place, level, domain, sector, score:real, rank:long, method, stability:real, document, "
        + "weights, indicators, status"
    ),
    (
      "priority_documents",
      "document, place, level, province, version:long, status, begun:datetime, adopted:datetime, "
        + "basis, superseded:datetime, programme"
    ),
    ("priority_contents", "document, place, kind, text, sector, stated_in"),
    ("priority_permits", "permit, place, sector, document, fits:bool, recorded:datetime"),
    ("priority_rollout", "programme, province, step, since:datetime, reason"),
    ("indicators", "indicator, place, subject, value:real, unit, as_of:datetime, period"),
    ("permit_kinds", "permit_kind, name, name_fa"),
    ("permit_steps", "permit_kind, version:int, step, agency, days:real, cost_rial:long, law"),
    ("permits", "permit, permit_kind, unit, province, applied:datetime, issued:datetime"),
    ("change_requests", "request, province, permit_kind, proposed:datetime, status"),
    (
      "workshops_1394",
      "province, private_total:long, private_10_49:long, private_50_99:long, "
        + "private_100plus:long, public_total:long, public_10_49:long, public_50_99:long, "
        + "public_100plus:long"
    ),
  ]

  @Test func everyTableAndColumnOfTheDictionaryIsThere() throws {
    let catalog = try Seeds.workspace.get().catalog
    #expect(Self.contract.count == 53)
    for (name, columns) in Self.contract {
      let table = try #require(catalog.table(name), "\(name)")
      var expected = columns.split(separator: ", ").map(String.init)
      if name != "sources" {
        expected += ["source", "paragraph:int", "precision", "inferred:bool"]
      }
      for column in expected {
        let parts = column.split(separator: ":").map(String.init)
        let found = table.schema.columns.first { $0.name == parts[0] }
        #expect(
          found?.type == DataType(rawValue: parts.count == 2 ? parts[1] : "string"),
          "\(name).\(parts[0])")
      }
    }
  }

  @Test func everyTableLoads() throws {
    for table in try Seeds.workspace.get().catalog.tables {
      let rows = try table.load()
      #expect(rows.schema.names == table.schema.names, "\(table.name)")
    }
  }

  @Test func everyTableHasASummaryAndAPersianName() throws {
    for table in try Seeds.workspace.get().catalog.tables {
      #expect(table.summary.hasSuffix("."), "\(table.name)")
      #expect(table.aliases.contains { isPersian($0) }, "\(table.name)")
      for column in table.schema.columns {
        #expect(column.summary.hasSuffix("."), "\(table.name).\(column.name)")
        #expect(column.aliases.contains { isPersian($0) }, "\(table.name).\(column.name)")
      }
    }
  }

  private func isPersian(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) }
  }

  @Test func noNamesClashEvenWhenFolded() throws {
    let catalog = try Seeds.workspace.get().catalog
    func folded(_ text: String) -> [UInt8] {
      var text = text
      var output: [UInt8] = []
      text.withUTF8 { catalog.folding.append($0, to: &output) }
      return output
    }
    #expect(folded("استان‌ها") == folded("استانها"), "the folding itself must be at work")
    var tables: [[UInt8]: String] = [:]
    for table in catalog.tables {
      for name in [table.name] + table.aliases {
        let other = tables.updateValue(table.name, forKey: folded(name))
        #expect(other == nil, "'\(name)' of \(table.name) is a name of \(other ?? "") too")
      }
      var columns: [[UInt8]: String] = [:]
      for column in table.schema.columns {
        for name in [column.name] + column.aliases {
          let other = columns.updateValue(column.name, forKey: folded(name))
          #expect(other == nil, "\(table.name): '\(name)' is of \(column.name) and \(other ?? "")")
        }
      }
    }
  }

  @Test func everyAliasCanBeWrittenInAQuery() throws {
    for table in try Seeds.workspace.get().catalog.tables {
      for alias in table.aliases {
        #expect(
          try Seeds.number("\(alias) | count") == (try Seeds.number("\(table.name) | count")))
      }
      let aliases = table.schema.columns.flatMap(\.aliases)
      let answer = try Seeds.ask(
        "\(table.name) | project \(aliases.joined(separator: ", ")) | take 1")
      #expect(answer.schema.count == aliases.count, "\(table.name)")
    }
  }

  @Test(arguments: [
    (
      "units | summarize n = count() by domain | sort by n desc",
      [["industry_mining", "23"], ["agriculture", "8"]]
    ),
    (
      "sessions | where session == 'kerman-1404-4' | project held, held_jalali, units_examined",
      [["2025-05-31T00:00:00.0000000Z", "1404-03-10", "31"]]
    ),
    (
      "programme_provinces | where role == 'pilot' | lookup provinces on province | project name",
      [["Sistan and Baluchestan"]]
    ),
    ("axes | summarize named = countif(isnotempty(title)), all = count()", [["13", "35"]]),
    (
      "funding | project amount_rial, amount_as_written, unit_as_written",
      [["5000000000000", "500", "billion toman"]]
    ),
    (
      "facts | summarize count() by source | sort by source asc | project count_",
      [["55"], ["45"], ["56"], ["48"], ["42"]]
    ),
    ("associations | where year == 1399 | count", [["15"]]),
    ("holdings | lookup people on person | where name has 'Rasoulian' | count", [["4"]]),
  ])
  func checksOfTheDictionaryHold(query: String, answer: [[String]]) throws {
    #expect(try Seeds.rows(query) == answer)
  }
}
