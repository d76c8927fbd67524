import KQLSyntax
import PersianText
import Synchronization

/// A journal seen without what must not be public; it takes nothing, and shows what is added to the journal
/// later as well, with the same number for the same name.
final class WithheldJournal: Journal {
  private let whole: any Journal
  private let anonymiser: Mutex<Anonymiser>

  init(_ whole: any Journal, _ anonymiser: Anonymiser) {
    self.whole = whole
    self.anonymiser = Mutex(anonymiser)
  }

  var name: String { whole.name }

  func head() throws(Diagnostic) -> JournalHead { try whole.head() }

  private func withhold(_ events: [StoredEvent]) -> [StoredEvent] {
    anonymiser.withLock { anonymiser in
      events.map { anonymiser.withhold($0) }
    }
  }

  func events(after position: Int64, limit: Int) throws(Diagnostic) -> [StoredEvent] {
    withhold(try whole.events(after: position, limit: limit))
  }

  func events(of subjects: Set<Subject>) throws(Diagnostic) -> [StoredEvent] {
    withhold(try whole.events(of: subjects))
  }

  func events(ofKey key: String) throws(Diagnostic) -> [StoredEvent] {
    withhold(try whole.events(ofKey: key))
  }

  func version(of subject: Subject) throws(Diagnostic) -> Int { try whole.version(of: subject) }

  func append(
    _ batches: [EventBatch], expecting position: Int64
  ) throws(Diagnostic) -> AppendOutcome {
    throw .publicView
  }

  func restore(_ chunks: () throws(Diagnostic) -> [StoredEvent]) throws(Diagnostic) {
    throw .publicView
  }
}

extension Diagnostic {
  /// A command to a workspace that withholds names.
  static var publicView: Diagnostic {
    Diagnostic(
      code: "samat.journal.public", message: "nothing is recorded in a public view",
      help: "perform the command on the whole workspace")
  }
}
