/// The codes of what ``PriorityGuide`` and ``AllocationGuide`` refuse.
enum GuideRefusal {
  /// A step whose step before was not taken.
  static let tooEarly = "samat.guide.too-early"
  /// Rows that cannot be taken: none, too many, or not to be asked.
  static let table = "samat.guide.table"
  /// A column that is not there.
  static let column = "samat.guide.column"
  /// A cell that is no number.
  static let cell = "samat.guide.cell"
  /// A place that is none, or not among those chosen.
  static let place = "samat.guide.place"
  /// A ranking while sums do not fit.
  static let sums = "samat.guide.sums"
  /// A distrust that cannot be.
  static let distrust = "samat.guide.distrust"
  /// Weights that cannot be.
  static let weights = "samat.guide.weights"
  /// Comparisons that contradict each other.
  static let consistency = "samat.guide.consistency"
  /// A method, or an objective, that is not there.
  static let method = "samat.guide.method"
  /// Something that needs a reason.
  static let reason = "samat.guide.reason"
  /// Limits that cannot be kept.
  static let limits = "samat.guide.limits"
  /// A number that cannot be.
  static let number = "samat.guide.number"
}
