public import KQLSyntax

extension DiagnosticEntry {
  /// What the decider of sources refuses.
  public static let sources: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.fact.exists",
      "a fact that there is already",
      wayOut: "Take another id; a fact stays as it was recorded."),
    DiagnosticEntry(
      "samat.fact.nothing",
      "a fact without a kind or a statement",
      wayOut: "Say what kind it is and what it states."),
    DiagnosticEntry(
      "samat.fact.number",
      "a value that is no number",
      wayOut: "Give a finite number."),
    DiagnosticEntry(
      "samat.fact.paragraph",
      "a paragraph that the document does not have",
      wayOut: "Give a paragraph from 1 to the number of the document."),
    DiagnosticEntry(
      "samat.fact.total",
      "a part without a value, or with a total that is none or has another unit",
      wayOut: "Name a recorded fact of the same document with a value in the same unit."),
    DiagnosticEntry(
      "samat.fact.unknown",
      "a fact that there is not",
      wayOut: "See the table facts, or add it first."),
    DiagnosticEntry(
      "samat.fact.weekday",
      "a weekday that there is not, or without a day",
      wayOut: "Give the day, and the weekday in English or Persian."),
    DiagnosticEntry(
      "samat.issue.decided",
      "an issue that is decided already",
      wayOut: "Reopen it first."),
    DiagnosticEntry(
      "samat.issue.exists",
      "an issue that there is already",
      wayOut: "Take another id, or comment on the issue that is there."),
    DiagnosticEntry(
      "samat.issue.no-reason",
      "a decision on an issue without a decision or a reason",
      wayOut: "Give what is decided and why: the row stays."),
    DiagnosticEntry(
      "samat.issue.nothing",
      "an issue or a comment that says nothing",
      wayOut: "Say what is doubtful."),
    DiagnosticEntry(
      "samat.issue.open",
      "the reopening of an issue that is open",
      wayOut: "Only a decided issue can be reopened."),
    DiagnosticEntry(
      "samat.issue.unknown",
      "an issue that there is not",
      wayOut: "See the table source_issues, or raise it first."),
    DiagnosticEntry(
      "samat.link.decided",
      "a pair that is decided already",
      wayOut: "Reopen it first."),
    DiagnosticEntry(
      "samat.link.exists",
      "a pair that was proposed already",
      wayOut: "Decide or reopen the pair that is there."),
    DiagnosticEntry(
      "samat.link.merged",
      "an accepted pair whose records are merged",
      wayOut: "Undo the merger first, with ':unit unmerge'."),
    DiagnosticEntry(
      "samat.link.no-reason",
      "a pair or a decision on it without a reason",
      wayOut: "Say why."),
    DiagnosticEntry(
      "samat.link.open",
      "the reopening of a pair that is not decided",
      wayOut: "Only a decided pair can be reopened."),
    DiagnosticEntry(
      "samat.link.same",
      "a record that is paired with itself",
      wayOut: "Give two records."),
    DiagnosticEntry(
      "samat.link.score",
      "a score that is no number",
      wayOut: "Give the score of the linkage, a finite number."),
    DiagnosticEntry(
      "samat.link.unit",
      "a record of a unit that there is not",
      wayOut: "Register the unit first."),
    DiagnosticEntry(
      "samat.link.unknown",
      "a pair that there is not",
      wayOut: "See the table record_links, or propose it first."),
    DiagnosticEntry(
      "samat.source.exists",
      "a document that there is already",
      wayOut: "Take another id."),
    DiagnosticEntry(
      "samat.source.nothing",
      "a document without a title or a publisher",
      wayOut: "Give the title and the publisher."),
    DiagnosticEntry(
      "samat.source.paragraphs",
      "a document with no paragraph, or with too many",
      wayOut: "Count its paragraphs."),
    DiagnosticEntry(
      "samat.source.published",
      "a document that is published after the day of the command",
      wayOut: "Give the day of publication, or leave it out where it is unknown."),
    DiagnosticEntry(
      "samat.source.unknown",
      "a document that there is not",
      wayOut: "See the table sources, or add it first."),
  ]
}
