import KQLEngine
import SamatKit
import Testing

/// A column that points to rows of other tables.
struct Reference: Sendable, CustomTestStringConvertible {
  let table: String
  let column: String
  /// The columns in which what it holds must stand, each as `table.column`.
  let targets: [String]

  init(_ column: String, _ targets: String...) {
    let parts = column.split(separator: ".")
    table = String(parts[0])
    self.column = String(parts[1])
    self.targets = targets
  }

  var testDescription: String { "\(table).\(column)" }
}

@Suite struct SeedReferenceTests {
  static let references: [Reference] = [
    Reference("sources.publisher", "organizations.organization"),
    Reference("sources.reported_by", "organizations.organization"),
    Reference("source_issues.facts", "facts.fact"),
    Reference("organizations.parent", "organizations.organization"),
    Reference("organizations.province", "provinces.province"),
    Reference("posts.organization", "organizations.organization"),
    Reference("holdings.person", "people.person"),
    Reference("holdings.post", "posts.post"),
    Reference("province_borders.a", "provinces.province"),
    Reference("province_borders.b", "provinces.province"),
    Reference("counties.province", "provinces.province"),
    Reference("workshops_1394.province", "provinces.province"),
    Reference("sectors.section", "sectors.sector"),
    Reference("units.sector", "sectors.sector"),
    Reference("units.province", "provinces.province"),
    Reference("units.county", "counties.county"),
    Reference("units.estate", "estates.estate"),
    Reference("units.session", "sessions.session"),
    Reference("obstacle_kinds.parent", "obstacle_kinds.obstacle"),
    Reference("obstacle_mentions.obstacle", "obstacle_kinds.obstacle"),
    Reference("obstacle_mentions.session", "sessions.session"),
    Reference("obstacle_mentions.province", "provinces.province"),
    Reference("obstacle_mentions.agency", "organizations.organization"),
    Reference("obstacle_mentions.fact", "facts.fact"),
    Reference("working_groups.province", "provinces.province"),
    Reference("working_groups.chair_post", "posts.post"),
    Reference("working_groups.secretary_post", "posts.post"),
    Reference("working_groups.organization", "organizations.organization"),
    Reference("sessions.working_group", "working_groups.working_group"),
    Reference("sessions.chair", "people.person"),
    Reference("sessions.organization", "organizations.organization"),
    Reference("attendance.session", "sessions.session"),
    Reference("attendance.organization", "organizations.organization"),
    Reference("attendance.person", "people.person"),
    Reference("attendance.post", "posts.post"),
    Reference("cases.unit", "units.unit"),
    Reference("cases.working_group", "working_groups.working_group"),
    Reference("cases.session", "sessions.session"),
    Reference("cases.obstacle", "obstacle_kinds.obstacle"),
    Reference("cases.agency", "organizations.organization"),
    Reference("resolutions.case", "cases.case"),
    Reference("resolutions.session", "sessions.session"),
    Reference("resolutions.agency", "organizations.organization"),
    Reference("reports.resolution", "resolutions.resolution"),
    Reference("reports.agency", "organizations.organization"),
    Reference("units.merged_into", "units.unit"),
    Reference("obstacle_terms.obstacle", "obstacle_kinds.obstacle"),
    Reference("obstacle_mentions.unit", "units.unit"),
    Reference("obstacle_mentions.case", "cases.case"),
    Reference("obstacle_mentions.repeats", "obstacle_mentions.mention"),
    Reference("cases.province", "provinces.province"),
    Reference("cases.agencies", "organizations.organization"),
    Reference("opinions.case", "cases.case"),
    Reference("opinions.agency", "organizations.organization"),
    Reference("resolutions.unit", "units.unit"),
    Reference("resolutions.working_group", "working_groups.working_group"),
    Reference("resolutions.province", "provinces.province"),
    Reference("resolutions.obstacle", "obstacle_kinds.obstacle"),
    Reference("notifications.resolution", "resolutions.resolution"),
    Reference("objections.resolution", "resolutions.resolution"),
    Reference("objections.session", "sessions.session"),
    Reference("escalations.case", "cases.case"),
    Reference("escalations.resolution", "resolutions.resolution"),
    Reference("status_changes.unit", "units.unit"),
    Reference("status_changes.province", "provinces.province"),
    Reference("status_changes.preceded_by", "resolutions.resolution"),
    Reference("rules.fact", "facts.fact"),
    Reference("rules.facts", "facts.fact"),
    Reference("associations.province", "provinces.province"),
    Reference("associations.approved_by", "organizations.organization"),
    Reference("associations.organization", "organizations.organization"),
    Reference("association_provinces.province", "provinces.province"),
    Reference("elections.association", "associations.association"),
    Reference("delegations.from", "organizations.organization"),
    Reference("delegations.to", "organizations.organization"),
    Reference("instructions.issuer", "organizations.organization"),
    Reference("instructions.addressee", "organizations.organization"),
    Reference("estates.province", "provinces.province"),
    Reference("estates.county", "counties.county"),
    Reference("parcels.estate", "estates.estate"),
    Reference("utilities.estate", "estates.estate"),
    Reference("infrastructure_projects.estate", "estates.estate"),
    Reference("project_events.project", "infrastructure_projects.project"),
    Reference("infrastructure_projects.province", "provinces.province"),
    Reference("ledger_postings.project", "infrastructure_projects.project"),
    Reference("ledger_postings.fund", "funding.fund"),
    Reference("statements.project", "infrastructure_projects.project"),
    Reference("bids.project", "infrastructure_projects.project"),
    Reference("project_flags.project", "infrastructure_projects.project"),
    Reference("fund_flows.fund", "funding.fund"),
    Reference("fund_flows.project", "infrastructure_projects.project"),
    Reference("funding.axis", "axes.axis"),
    Reference("programmes.executor", "organizations.organization"),
    Reference("axes.programme", "programmes.programme"),
    Reference("axes.fact", "facts.fact"),
    Reference("actions.programme", "programmes.programme"),
    Reference("actions.owner", "organizations.organization"),
    Reference("actions.province", "provinces.province"),
    Reference("programme_provinces.programme", "programmes.programme"),
    Reference("programme_provinces.province", "provinces.province"),
    Reference("priorities.place", "provinces.province", "counties.county"),
    Reference("priorities.sector", "sectors.sector"),
    Reference("indicators.place", "provinces.province", "IR"),
    Reference("indicators.fact", "facts.fact"),
    Reference("permit_steps.permit_kind", "permit_kinds.permit_kind"),
    Reference("permit_steps.agency", "organizations.organization"),
    Reference("permits.permit_kind", "permit_kinds.permit_kind"),
    Reference("permits.unit", "units.unit"),
    Reference("permits.province", "provinces.province"),
    Reference("change_requests.province", "provinces.province"),
    Reference("change_requests.permit_kind", "permit_kinds.permit_kind"),
  ]

  /// The texts of a column; of a list each item. What is empty is unknown and left out.
  private func items(_ table: String, _ column: String) throws -> [String] {
    var found: [String] = []
    for row in try Seeds.ask(table).rows {
      guard case .dynamic(let list) = row[column] else {
        found.append(ValueText.string(row[column]))
        continue
      }
      guard case .array(let items) = list else {
        Issue.record("\(table).\(column) is not a list")
        continue
      }
      for case .string(let text) in items { found.append(text) }
    }
    return found.filter { !$0.isEmpty }
  }

  private func targets(_ names: [String]) throws -> Set<String> {
    var known: Set<String> = []
    for name in names {
      let parts = name.split(separator: ".").map(String.init)
      if parts.count == 1 {
        known.insert(name)
      } else {
        known.formUnion(try items(parts[0], parts[1]))
      }
    }
    return known
  }

  @Test(arguments: references)
  func everyReferencePointsToARow(reference: Reference) throws {
    let schema = try #require(try Seeds.workspace.get().catalog.table(reference.table)?.schema)
    _ = try #require(schema.columns.first { $0.name == reference.column })
    let known = try targets(reference.targets)
    let dangling = Set(try items(reference.table, reference.column)).subtracting(known)
    #expect(dangling.isEmpty)
  }

  @Test func everySourceIsADocumentOrAReferenceSource() throws {
    let known = try targets(["sources.source", "reference_sources.reference_source"])
    #expect(known.count == 5 + 14)
    for table in try Seeds.workspace.get().catalog.tables
    where table.schema.index(of: "source") != nil {
      let sources = texts(try table.load(), "source")
      #expect(sources.allSatisfy { known.contains($0) }, "\(table.name)")
    }
  }

  @Test(arguments: [
    "sources.source", "reference_sources.reference_source", "facts.fact", "source_issues.issue",
    "people.person", "organizations.organization", "posts.post", "provinces.province",
    "counties.county", "sectors.sector", "units.unit", "obstacle_kinds.obstacle",
    "obstacle_mentions.mention", "working_groups.working_group", "sessions.session",
    "cases.case", "rules.rule", "associations.association", "delegations.delegation",
    "instructions.instruction", "funding.fund", "programmes.programme", "axes.axis",
    "actions.action", "permit_kinds.permit_kind", "workshops_1394.province",
  ])
  func idsAreUnique(column: String) throws {
    let parts = column.split(separator: ".").map(String.init)
    let ids = try items(parts[0], parts[1])
    #expect(Set(ids).count == ids.count)
    #expect(ids.count == (try Seeds.ask(parts[0]).rowCount))
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
    #expect(ids.allSatisfy { $0.allSatisfy(allowed.contains) })
  }

  @Test func aReferenceThatDanglesIsFound() throws {
    // The check itself must be able to fail.
    #expect(!(try targets(["people.person"])).contains("nobody"))
    #expect(try items("source_issues", "facts").contains("S002-24"))
  }
}
