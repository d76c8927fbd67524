import Synchronization

/// The events that are recorded from now on, one after the other.
///
/// ```swift
/// for await notice in workspace.events() {
///   if notice.missed > 0 { reload() }
///   show(notice.event)
/// }
/// ```
///
/// Who reads too slowly misses events, the oldest first, and is told how many. Nobody who performs
/// commands ever waits for a reader.
public struct JournalEvents: AsyncSequence, Sendable {
  /// An event, and how many were missed before it.
  public struct Notice: Sendable, Hashable {
    /// The event.
    public var event: StoredEvent
    /// How many events before it were dropped since the reader was too slow.
    public var missed: Int
  }

  let stream: AsyncStream<StoredEvent>
  let start: Int64

  /// Begins to read. A sequence has one reader.
  public func makeAsyncIterator() -> Iterator {
    Iterator(iterator: stream.makeAsyncIterator(), last: start)
  }

  /// Reads the events.
  public struct Iterator: AsyncIteratorProtocol {
    var iterator: AsyncStream<StoredEvent>.Iterator
    var last: Int64

    /// The next event; nil where the reading task was cancelled.
    public mutating func next() async -> Notice? {
      guard let event = await iterator.next(isolation: #isolation) else { return nil }
      // Positions have no gaps, so a gap is what was missed.
      let missed = Int(clamping: event.position - last - 1)
      last = event.position
      return Notice(event: event, missed: Swift.max(0, missed))
    }
  }
}

extension DomainRuntime {
  /// Begins to pass on events.
  func watch(bufferSize: Int) -> JournalEvents {
    let (stream, continuation) = AsyncStream.makeStream(
      of: StoredEvent.self, bufferingPolicy: .bufferingNewest(max(1, bufferSize)))
    let (id, start) = content.withLock { content in
      content.nextWatcher += 1
      content.watchers[content.nextWatcher] = continuation
      return (content.nextWatcher, content.head.position)
    }
    continuation.onTermination = { [weak self] _ in
      self?.forget(watcher: id)
    }
    return JournalEvents(stream: stream, start: start)
  }

  private func forget(watcher id: Int) {
    content.withLock { content in content.watchers[id] = nil }
  }
}
