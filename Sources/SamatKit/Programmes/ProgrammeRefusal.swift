/// The codes of the refusals of ``ProgrammesDecider``.
public enum ProgrammeRefusal: String, RefusalCode {
  /// A programme that there is not.
  case unknownProgramme = "samat.programme.unknown"
  /// A programme that there is already.
  case programmeExists = "samat.programme.exists"
  /// A programme without a name.
  case noName = "samat.programme.no-name"
  /// A province that there is not.
  case unknownProvince = "samat.programme.province"
  /// A province that has a role in the programme already.
  case roleTaken = "samat.programme.role"
  /// Equal weights that neither a basis nor a policy stands behind.
  case noBasis = "samat.programme.no-basis"
  /// Equal weights that are decided already.
  case weighedAlready = "samat.programme.weighed"

  /// An axis that there is not.
  case unknownAxis = "samat.axis.unknown"
  /// An axis that there is already.
  case axisExists = "samat.axis.exists"
  /// An axis that has a name already.
  case axisNamed = "samat.axis.named"
  /// A statement about an axis without a source.
  case axisNoSource = "samat.axis.no-source"
  /// A statement about an axis that says nothing.
  case axisNothing = "samat.axis.nothing"
  /// An amount or a weight that cannot be.
  case axisNumber = "samat.axis.number"

  /// An action that there is not.
  case unknownAction = "samat.action.unknown"
  /// An action that there is already.
  case actionExists = "samat.action.exists"
  /// An action that does not say what is to be done.
  case actionNoTitle = "samat.action.no-title"
  /// An action without an owner.
  case actionNoOwner = "samat.action.no-owner"
  /// An axis of another programme.
  case otherProgramme = "samat.action.other-programme"
  /// A target without an indicator, or equal to where it begins.
  case actionTarget = "samat.action.target"
  /// A number of an action that cannot be.
  case actionNumber = "samat.action.number"
  /// A deadline before the day, or not later than the one in force.
  case actionDeadline = "samat.action.deadline"
  /// An action that has ended.
  case actionEnded = "samat.action.ended"
  /// An action that was not notified.
  case notNotified = "samat.action.not-notified"
  /// An action that was notified there already.
  case notifiedAlready = "samat.action.notified"
  /// Nobody has said after how many days without a report an action is silent.
  case silentDaysUnset = "samat.action.silent-days"
  /// A report that says nothing.
  case reportNothing = "samat.action.report-nothing"
  /// A report with both a value and a share.
  case reportTwice = "samat.action.report-twice"
  /// A share that is none, or a value that is no number.
  case reportNumber = "samat.action.report-number"
  /// A report id that there is already.
  case reportExists = "samat.action.report-exists"
  /// An action that is not done everywhere.
  case unfinished = "samat.action.unfinished"
  /// A step that needs a reason and has none.
  case noReason = "samat.action.no-reason"
}
