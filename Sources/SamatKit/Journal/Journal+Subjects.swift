public import KQLSyntax

extension Journal {
  /// Goes through the whole journal.
  public func events(of subjects: Set<Subject>) throws(Diagnostic) -> [StoredEvent] {
    var found: [StoredEvent] = []
    if subjects.isEmpty { return found }
    var last: Int64 = 0
    while true {
      let chunk = try events(after: last, limit: 10_000)
      for event in chunk where subjects.contains(event.subject) { found.append(event) }
      last = chunk.last?.position ?? last
      if chunk.count < 10_000 { return found }
    }
  }
}
