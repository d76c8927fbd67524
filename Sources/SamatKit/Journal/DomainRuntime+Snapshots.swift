import KQLSyntax
import Synchronization

extension DomainRuntime {
  /// Keeps the states as they are, for the next time that the journal is opened.
  ///
  /// - Throws: What the journal reports. A state that cannot be coded has no snapshot.
  func saveSnapshots() throws(Diagnostic) {
    // The copies are coded without the lock; coding 150,000 cases takes a good half second.
    let forks = content.withLock { content in
      content.snapshotPosition = content.head.position
      return content.boxes.filter { $0.head.position > 0 }.map { $0.fork() }
    }
    for box in forks {
      if let snapshot = (try? box.snapshot()) ?? nil { try journal.save(snapshot) }
    }
  }

  /// Keeps the states in the background where many events have come since that was last done.
  func saveSnapshotsInTime() {
    let isDue = content.withLock { content in
      guard content.head.position - content.snapshotPosition >= Self.snapshotDistance else {
        return false
      }
      content.snapshotPosition = content.head.position
      return true
    }
    // A snapshot only saves time: where it cannot be kept, nothing is lost.
    if isDue { Task.detached(priority: .background) { try? self.saveSnapshots() } }
  }
}
