/// The codes of the refusals of ``SpatialPrioritiesDecider``.
public enum PriorityRefusal: String, RefusalCode {
  /// A place that is neither a province nor a county.
  case unknownPlace = "samat.priority.place"
  /// A sector that is not in the classification.
  case unknownSector = "samat.priority.sector"
  /// A document that there is not.
  case unknownDocument = "samat.priority.unknown"
  /// A document that there is already.
  case documentExists = "samat.priority.exists"
  /// A place whose next version is being drafted already.
  case draftOpen = "samat.priority.draft-open"
  /// A document that is adopted or superseded.
  case notDraft = "samat.priority.not-draft"
  /// An entry that says nothing.
  case nothing = "samat.priority.nothing"
  /// A priority without method, weights, indicators or their sources.
  case noGrounds = "samat.priority.no-grounds"
  /// A ranking method that there is not.
  case unknownMethod = "samat.priority.method"
  /// The source of an indicator that is no table, document or fact.
  case unknownSource = "samat.priority.source"
  /// A score, rank, weight or stability that cannot be.
  case number = "samat.priority.number"
  /// A sector that has a priority in the document already.
  case sectorTaken = "samat.priority.ranked"
  /// A draft without requirements, resources, projects or priorities.
  case incomplete = "samat.priority.incomplete"
  /// A project of a sector that has no priority in the document.
  case projectDoesNotFit = "samat.priority.project"
  /// A priority less stable than a policy demands.
  case unstable = "samat.priority.unstable"
  /// An adoption without a basis.
  case noBasis = "samat.priority.no-basis"
  /// A permit in a place without a document in force.
  case noDocument = "samat.priority.no-document"
  /// A permit that was recorded already.
  case permitRecorded = "samat.priority.permit"
  /// A step that was taken already, or that only an adoption takes.
  case stepTaken = "samat.priority.step"
  /// A province out of turn, without a reason.
  case outOfTurn = "samat.priority.turn"
}
