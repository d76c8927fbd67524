public import KQLEngine
package import KQLSyntax
package import PersianText
import Synchronization

/// The data and the components that a program works with, and the way to ask them.
///
/// ```swift
/// let workspace = try Workspace.seeds()
/// let idle = try workspace.query("units | summarize n = count() by domain")
/// for row in idle.rows { print(row["domain"], row["n"]) }
/// ```
///
/// A workspace may be used from several threads; each query sees the tables as they were when it
/// began.
public final class Workspace: Sendable {
  private struct State {
    var registry: Registry
    /// Counts the changes of the registry.
    var version = 0
    var components: [any Component] = []
    /// What commands act on; nil until a decider or a journal comes.
    var domain: DomainRuntime?
    /// The day that was last looked back to, so that several queries of one day fold the events once.
    var past: Past?
  }

  private struct Past {
    var day: SolarHijriDate
    var head: JournalHead
    var version: Int
    var workspace: Workspace
  }

  private let state: Mutex<State>

  /// Creates a workspace with the language's functions and no tables.
  public init() {
    var registry = Registry()
    registry.use(.persian)
    state = Mutex(State(registry: registry))
  }

  /// Creates a workspace with every built-in component over the embedded seeds.
  ///
  /// Nothing is read until a query needs it.
  ///
  /// - Throws: What a component reports while it registers.
  public static func seeds() throws -> Workspace { try Workspace(data: .seeds) }

  /// Creates a workspace with every built-in component over the given data.
  ///
  /// - Throws: What a component reports while it registers.
  public convenience init(data: SeedData) throws {
    self.init()
    for component in BuiltInComponents.all(data) { try register(component) }
  }

  /// Adds a component.
  ///
  /// - Throws: `samat.register.duplicate` where a component of that name is there, or what the
  ///   component reports. Nothing of it stays then.
  public func register(_ component: some Component) throws {
    // A component may do anything while it registers, ask this workspace too; so it gets a copy,
    // and the lock is held only to put the copy in place.
    let (before, count) = try state.withLock { state in
      if state.components.contains(where: { $0.name == component.name }) {
        throw Diagnostic(
          code: "samat.register.duplicate",
          message: "a component '\(component.name)' is registered already",
          help: "give it another name")
      }
      return (state.registry, state.components.count)
    }
    var registry = before
    try component.register(in: &registry)
    try state.withLock { state in
      guard state.components.count == count else {
        throw Diagnostic(
          code: "samat.register.conflict",
          message: "another component was registered at the same time as '\(component.name)'",
          help: "register components one after the other")
      }
      state.registry = registry
      state.version += 1
      state.components.append(component)
    }
  }

  /// The components, in the order in which they were registered.
  public var components: [any Component] { state.withLock { $0.components } }

  /// Takes a component out, by what takes out what it has entered.
  func withdraw(_ component: some Component, _ body: (inout Registry) -> Void) {
    state.withLock { state in
      body(&state.registry)
      state.version += 1
      state.components.removeAll { $0.name == component.name }
    }
  }

  /// Everything that a query can name now.
  ///
  /// Where the journal cannot be read, it is what was there when it last could; a query says so.
  public var catalog: Catalog {
    try? refresh()
    return Catalog(current().registry)
  }

  /// What a query can name now: the registry with the rows of deciders, and how to tell whether it
  /// was changed.
  private func current() -> (registry: Registry, substituted: [String], version: Int) {
    let (registry, version, domain) = state.withLock { ($0.registry, $0.version, $0.domain) }
    guard let domain else { return (registry, [], version) }
    var full = registry
    let substituted = domain.substitute(in: &full)
    return (full, substituted, version)
  }

  /// What commands act on; nil until a decider or a journal comes.
  var domain: DomainRuntime? { state.withLock { $0.domain } }

  /// What commands act on; with a journal in memory where there is none.
  func domainOrNew() -> DomainRuntime {
    state.withLock { state in
      if let domain = state.domain { return domain }
      let made = DomainRuntime(journal: MemoryJournal()) { Moment.now() }
      state.domain = made
      return made
    }
  }

  /// Has commands act on something; false where there is something already.
  func setDomain(_ domain: DomainRuntime) -> Bool {
    state.withLock { state in
      guard state.domain == nil else { return false }
      state.domain = domain
      return true
    }
  }

  /// The workspace as of a day, the one of the last call where that was of the same day and nothing has
  /// come since.
  package func recentAsOf(_ day: SolarHijriDate) throws(Diagnostic) -> Workspace {
    let (known, version, domain) = state.withLock { ($0.past, $0.version, $0.domain) }
    let head = try domain?.journal.head() ?? .empty
    if let known, known.day == day, known.head == head, known.version == version {
      return known.workspace
    }
    let made = try asOf(day)
    state.withLock { state in
      state.past = Past(day: day, head: head, version: version, workspace: made)
    }
    return made
  }

  /// A workspace with the same components and tables, and no deciders.
  func copy() -> Workspace {
    let (registry, components) = state.withLock { ($0.registry, $0.components) }
    let copy = Workspace()
    copy.state.withLock { state in
      state.registry = registry
      state.components = components
    }
    return copy
  }

  /// Adds a table, or replaces the one of its name.
  ///
  /// - Throws: `kql.register.duplicate` where an alias belongs to another table.
  public func replace(_ table: TableDefinition) throws {
    try state.withLock { state in
      var registry = state.registry
      try registry.replace(table)
      state.registry = registry
      state.version += 1
    }
  }

  /// Takes a table out; nothing happens where there is none of that name.
  public func remove(table name: String) {
    state.withLock { state in
      state.registry.remove(table: name)
      state.version += 1
    }
  }

  /// Answers a query.
  ///
  /// - Parameters:
  ///   - text: The query, in the KQL subset; table and column names in English or Persian.
  ///   - options: Limits and settings.
  /// - Returns: The rows.
  /// - Throws: `QueryFailure` with every diagnostic.
  public func query(
    _ text: String, options: QueryOptions = QueryOptions()
  ) throws(QueryFailure) -> Table {
    let answers = try run(text, options: options)
    guard let last = answers.last else {
      // It says so, with the place.
      return try catalog.query(text, options: options)
    }
    return last
  }

  /// Answers a query that declares parameters.
  ///
  /// ```swift
  /// let large = try workspace.query(
  ///   "declare query_parameters(least:long); units | where capacity >= least",
  ///   parameters: ["least": .long(100)])
  /// ```
  ///
  /// - Parameters:
  ///   - text: The query, with `declare query_parameters(name:type, ...)` at its head.
  ///   - parameters: The parameters' values by name. They are never put into the text.
  ///   - options: Limits and settings.
  /// - Returns: The rows.
  /// - Throws: `QueryFailure` with every diagnostic.
  public func query(
    _ text: String, parameters: [String: Value], options: QueryOptions = QueryOptions()
  ) throws(QueryFailure) -> Table {
    try query(text, options: options.with(parameters))
  }

  /// Answers every query and runs every command of a text, in order.
  ///
  /// Commands such as `.set T <| query` change what later queries of this workspace can name; where
  /// a statement fails, the whole text changes nothing. They change only tables that commands have
  /// made, never those of a component.
  ///
  /// With `asof('2025-06-30')` at the head of the text it speaks of that day, see ``asOf(_:)``; what
  /// commands change then is forgotten.
  ///
  /// - Parameters:
  ///   - text: The statements, separated by `;`.
  ///   - options: Limits, settings and parameters; `QueryOptions.fileAccess` allows `.export`.
  /// - Returns: One table for each query and command.
  /// - Throws: `QueryFailure` with every diagnostic; `samat.command.conflict` where the workspace was
  ///   changed again and again while the text ran.
  public func run(
    _ text: String, options: QueryOptions = QueryOptions()
  ) throws(QueryFailure) -> [Table] {
    var text = text
    // Nothing is locked while the text runs, for it may take long and call anything; where somebody
    // else has changed the workspace meanwhile, it runs again on what there is now.
    if let past = try AsOfPrefix.workspace(self, &text) {
      return try past.run(text, options: options)
    }
    do throws(Diagnostic) {
      try refresh()
    } catch {
      throw QueryFailure(diagnostics: [error], text: text)
    }
    for _ in 0..<8 {
      let (registry, substituted, version) = current()
      let done = try Catalog(registry).execute(text, options: options)
      guard done.isChanged else { return done.answers }
      let isTaken = state.withLock { state in
        guard state.version == version else { return false }
        var registry = Registry(done.catalog)
        registry.restore(substituted, from: state.registry)
        state.registry = registry
        state.version += 1
        return true
      }
      if isTaken { return done.answers }
    }
    throw QueryFailure(
      diagnostics: [
        Diagnostic(
          code: "samat.command.conflict",
          message: "the workspace was changed by others while the command ran",
          help: "run it again")
      ], text: text)
  }

  /// Answers a query with values of a type of the program.
  ///
  /// Columns are matched to coding keys by name. A `datetime` decodes into a `String` (ISO 8601),
  /// an `Int64` (ticks of 100 ns since year 1) or Foundation's `Date`; null into an optional.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - type: The type of the rows.
  ///   - options: Limits and settings.
  /// - Returns: One value a row, in order.
  /// - Throws: `QueryFailure`, or `DecodingError` with row and column.
  public func query<Row: Decodable>(
    _ text: String, as type: Row.Type = Row.self, options: QueryOptions = QueryOptions()
  ) throws -> [Row] {
    let table: Table = try query(text, options: options)
    return try table.decode(type)
  }
}
