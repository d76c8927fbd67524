import KQLEngine
import KQLSyntax
import Synchronization

/// The tables as they are after one event, for a query that takes its time.
///
/// Tables are made when the query names them. Where the states move on meanwhile, the view is given
/// copies of them first, so that all tables of a query are of one moment.
final class DomainView: Sendable {
  private struct Frozen {
    var boxes: [any DeciderBox]
    var ready: [String: (Table, TableDefinition)]
  }

  private let runtime: DomainRuntime
  private let frozen = Mutex<Frozen?>(nil)

  init(_ runtime: DomainRuntime) { self.runtime = runtime }

  /// Takes copies of the states; called under the lock of states, before they change.
  func freeze(_ boxes: [any DeciderBox]) {
    frozen.withLock { slot in
      var ready: [String: (Table, TableDefinition)] = [:]
      for box in boxes {
        for name in box.tableNames { ready[name] = box.readyTable(name) }
      }
      slot = Frozen(boxes: boxes.map { $0.fork() }, ready: ready)
    }
  }

  /// A table at the moment of the view.
  ///
  /// - Parameters:
  ///   - name: The table's name.
  ///   - base: The table's rows from elsewhere.
  /// - Returns: The rows from elsewhere and those of the decider behind them.
  /// - Throws: What the loader of the rows reports.
  func table(_ name: String, over base: TableDefinition) throws(Diagnostic) -> Table {
    // The rows from elsewhere may take time to load, and come from anywhere: not under the lock.
    _ = try base.load()
    let result: Result<Table, Diagnostic> = runtime.content.withLock { content in
      frozen.withLock { slot in
        if let ready = slot?.ready[name], ready.1.loadsSame(as: base) { return .success(ready.0) }
        let boxes = slot?.boxes ?? content.boxes
        guard let box = boxes.first(where: { $0.tableNames.contains(name) }) else {
          return Result { () throws(Diagnostic) in try base.load() }
        }
        return Result { () throws(Diagnostic) in try box.table(name, over: base) }
      }
    }
    return try result.get()
  }
}

extension DomainRuntime {
  /// The catalog's tables with the rows of the deciders, as they are now.
  ///
  /// - Parameter registry: What has the tables; those of deciders are substituted.
  /// - Returns: The names of the tables that were substituted.
  func substitute(in registry: inout Registry) -> [String] {
    let view = DomainView(self)
    let names = content.withLock { content in
      content.views.removeAll { $0.view == nil }
      content.views.append(WeakView(view: view))
      return content.boxes.flatMap(\.tableNames)
    }
    let catalog = Catalog(registry)
    for name in names {
      guard let base = catalog.table(name), base.name == name else { continue }
      registry.substitute(name) { () throws(Diagnostic) -> Table in
        try view.table(name, over: base)
      }
    }
    return names
  }
}
