public import KQLSyntax

extension DiagnosticEntry {
  /// What the decider of spatial priorities refuses.
  public static let spatialPriorities: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.priority.draft-open",
      "a place whose next version is being drafted already",
      wayOut: "Go on with that draft, or adopt it."),
    DiagnosticEntry(
      "samat.priority.exists",
      "a document that there is already",
      wayOut: "Give another id, or leave it out."),
    DiagnosticEntry(
      "samat.priority.incomplete",
      "a draft without requirements, resources, projects or priorities",
      wayOut: "Add at least one requirement, resource, project and priority."),
    DiagnosticEntry(
      "samat.priority.method",
      "a priority by a ranking method that there is not",
      wayOut: "Name one of those listed, such as topsis."),
    DiagnosticEntry(
      "samat.priority.no-basis",
      "an adoption without a basis",
      wayOut: "Name the resolution or letter that adopts it."),
    DiagnosticEntry(
      "samat.priority.no-document",
      "a permit in a place without a document in force",
      wayOut: "Adopt the document of the place or its province first."),
    DiagnosticEntry(
      "samat.priority.no-grounds",
      "a priority without method, weights, indicators or their sources",
      wayOut: "Give the method, weights as indicator=weight and indicators as indicator=source."),
    DiagnosticEntry(
      "samat.priority.not-draft",
      "a document that is adopted or superseded",
      wayOut: "Draft the next version; this one stays as it is."),
    DiagnosticEntry(
      "samat.priority.nothing",
      "an entry that says nothing",
      wayOut: "Say what it is."),
    DiagnosticEntry(
      "samat.priority.number",
      "a score, rank, weight or stability that cannot be",
      wayOut: "Give weights of sum 1, a rank from 1 and a stability from 0 to 1."),
    DiagnosticEntry(
      "samat.priority.permit",
      "a permit that was recorded already",
      wayOut: "Name another permit."),
    DiagnosticEntry(
      "samat.priority.place",
      "a place that is neither a province nor a county",
      wayOut: "Give the code of a province (IR-11) or of a county."),
    DiagnosticEntry(
      "samat.priority.project",
      "a project of a sector that has no priority in the document",
      wayOut: "Name the sector, and record its priority in the same document."),
    DiagnosticEntry(
      "samat.priority.ranked",
      "a sector that has a priority in the document already",
      wayOut: "Name another sector, or draft the next version."),
    DiagnosticEntry(
      "samat.priority.sector",
      "a sector that is not in the classification",
      wayOut: "Give a section or division of the table 'sectors'."),
    DiagnosticEntry(
      "samat.priority.source",
      "the source of an indicator that is no table, document or fact",
      wayOut: "Name one of those, or say in words where the numbers come from."),
    DiagnosticEntry(
      "samat.priority.step",
      "a step that was taken already, or that only an adoption takes",
      wayOut: "Name the step after it; adopting a document takes the last one."),
    DiagnosticEntry(
      "samat.priority.turn",
      "a province out of turn, without a reason",
      wayOut: "Begin in the provinces that come first, or give the reason."),
    DiagnosticEntry(
      "samat.priority.unknown",
      "a document that there is not",
      wayOut: "Draft it first, or see the table 'priority_documents'."),
    DiagnosticEntry(
      "samat.priority.unstable",
      "a priority less stable than a policy demands",
      wayOut: "Test the ranking; the policy key is 'spatial_priorities.least_stability'."),
  ]
}
