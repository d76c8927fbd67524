/// The codes of the refusals of ``SourcesDecider``.
public enum SourceRefusal: String, RefusalCode {
  /// A document that there is already.
  case sourceExists = "samat.source.exists"
  /// A document that there is not.
  case unknownSource = "samat.source.unknown"
  /// A document without a title or a publisher.
  case sourceNothing = "samat.source.nothing"
  /// A document with no paragraph, or with too many.
  case sourceParagraphs = "samat.source.paragraphs"
  /// A document that is published after the day of the command.
  case publishedAhead = "samat.source.published"
  /// A fact that there is already.
  case factExists = "samat.fact.exists"
  /// A fact that there is not.
  case unknownFact = "samat.fact.unknown"
  /// A paragraph that the document does not have.
  case factParagraph = "samat.fact.paragraph"
  /// A fact without a kind or a statement.
  case factNothing = "samat.fact.nothing"
  /// A value that is no number.
  case factNumber = "samat.fact.number"
  /// A weekday that there is not, or without a day.
  case factWeekday = "samat.fact.weekday"
  /// A part without a value, or with a total that is none or has another unit.
  case factTotal = "samat.fact.total"
  /// An issue that there is already.
  case issueExists = "samat.issue.exists"
  /// An issue that there is not.
  case unknownIssue = "samat.issue.unknown"
  /// An issue or a comment that says nothing.
  case issueNothing = "samat.issue.nothing"
  /// A decision on an issue without a decision or a reason.
  case issueNoReason = "samat.issue.no-reason"
  /// An issue that is decided already.
  case issueDecided = "samat.issue.decided"
  /// The reopening of an issue that is open.
  case issueOpen = "samat.issue.open"
  /// A pair that was proposed already.
  case linkExists = "samat.link.exists"
  /// A pair that there is not.
  case unknownLink = "samat.link.unknown"
  /// A record that is paired with itself.
  case linkSame = "samat.link.same"
  /// A score that is no number.
  case linkScore = "samat.link.score"
  /// A pair or a decision on it without a reason.
  case linkNoReason = "samat.link.no-reason"
  /// A record of a unit that there is not.
  case linkUnit = "samat.link.unit"
  /// A pair that is decided already.
  case linkDecided = "samat.link.decided"
  /// The reopening of a pair that is not decided.
  case linkOpen = "samat.link.open"
  /// An accepted pair whose records are merged.
  case linkMerged = "samat.link.merged"
}
