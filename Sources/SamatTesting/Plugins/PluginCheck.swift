import KQLEngine
import KQLSyntax
public import SamatKit

/// Checks a component as its author would wish the engine's users to find it.
///
/// ```swift
/// @Test func conforms() throws { try PluginCheck(DistancePlugin()).run() }
/// ```
///
/// The component is registered in a fresh workspace. Then
/// - its name, version and summary are looked at;
/// - every function that it adds must have a description of one sentence, and examples that give
///   what they state;
/// - scalar functions are called without rows, with nulls, with constants and with columns, and in
///   batches of 1, 2 and 3 rows; the results must agree, and have the right type and count;
/// - aggregates are run over no rows, over nulls, in small batches and merged from parts;
/// - tables are loaded and compared with the columns that they declare;
/// - a second registration must be refused and leave nothing behind.
///
/// A function that traps takes the test with it; that, too, is an answer.
public struct PluginCheck {
  private let component: any Component
  private let prerequisites: [any Component]

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - component: What is checked.
  ///   - prerequisites: Components that it needs; registered before it and not checked.
  public init(_ component: some Component, after prerequisites: [any Component] = []) {
    self.component = component
    self.prerequisites = prerequisites
  }

  /// Runs every check.
  ///
  /// - Throws: ``CheckFailure`` with everything that is wrong.
  public func run() throws(CheckFailure) {
    var problems = identityProblems()
    let workspace = Workspace()
    do {
      for item in prerequisites { try workspace.register(item) }
      let before = Names(workspace.catalog)
      try workspace.register(component)
      let catalog = workspace.catalog
      problems += functionProblems(catalog, except: before)
      problems += tableProblems(catalog, except: before)
      problems += duplicateProblems(workspace, addsSomething: Names(catalog) != before)
    } catch {
      problems.append("it cannot be registered: \(message(error))")
    }
    guard problems.isEmpty else {
      throw CheckFailure(subject: "component '\(component.name)'", problems: problems)
    }
  }

  /// The names that a catalog knows.
  private struct Names: Equatable {
    var scalars: Set<String>
    var aggregates: Set<String>
    var analyses: Set<String>
    var tables: Set<String>
    var aliases: [[String]]

    init(_ catalog: Catalog) {
      scalars = Set(catalog.scalarFunctions.map(\.name))
      aggregates = Set(catalog.aggregateFunctions.map(\.name))
      analyses = Set(catalog.tableFunctions.map(\.name))
      tables = Set(catalog.tables.map(\.name))
      aliases = catalog.tables.map(\.aliases)
    }
  }

  private func message(_ error: any Error) -> String {
    (error as? Diagnostic)?.message ?? "\(error)"
  }

  // MARK: What it is called

  private func identityProblems() -> [String] {
    var problems: [String] = []
    let name = component.name
    let isPlain = name.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
    }
    if !isPlain || name.isEmpty || name.hasPrefix("-") || name.hasSuffix("-") {
      problems.append("its name '\(name)' is not of small letters, digits and hyphens")
    }
    let parts = component.version.split(separator: ".", omittingEmptySubsequences: false)
    let isNumbered = parts.allSatisfy { part in
      Int(part).map { String($0) == part && $0 >= 0 } ?? false
    }
    if parts.count != 3 || !isNumbered {
      problems.append("its version '\(component.version)' is not of the form 1.2.3")
    }
    if !component.summary.isEmpty,
      ExampleCheck.problem(description: component.summary) != nil
    {
      problems.append(
        "its summary is not one sentence that ends in a full stop: '\(component.summary)'")
    }
    return problems
  }

  // MARK: Functions

  private func functionProblems(_ catalog: Catalog, except known: Names) -> [String] {
    var problems: [String] = []
    for function in catalog.scalarFunctions where !known.scalars.contains(function.name) {
      problems += FunctionCheck.problems(function, in: catalog)
        .map { "function '\(function.name)': \($0)" }
    }
    for function in catalog.aggregateFunctions where !known.aggregates.contains(function.name) {
      problems += FunctionCheck.problems(function, in: catalog)
        .map { "aggregate '\(function.name)': \($0)" }
    }
    for function in catalog.tableFunctions where !known.analyses.contains(function.name) {
      problems += FunctionCheck.problems(function, in: catalog)
        .map { "analysis '\(function.name)': \($0)" }
    }
    return problems
  }

  // MARK: Tables

  private func tableProblems(_ catalog: Catalog, except known: Names) -> [String] {
    catalog.tables.filter { !known.tables.contains($0.name) }.flatMap { table in
      tableProblems(table, catalog).map { "table '\(table.name)': \($0)" }
    }
  }

  private func tableProblems(_ definition: TableDefinition, _ catalog: Catalog) -> [String] {
    var problems: [String] = []
    if !definition.summary.isEmpty,
      ExampleCheck.problem(description: definition.summary) != nil
    {
      problems.append("its summary is not one sentence that ends in a full stop")
    }
    var names: Set<String> = []
    for column in definition.schema.columns {
      for name in [column.name] + column.aliases where !names.insert(name).inserted {
        problems.append("two columns answer to '\(name)'")
      }
    }
    do throws(Diagnostic) {
      let table = try definition.load()
      for (declared, loaded) in zip(definition.schema.columns, table.schema.columns)
      where declared.name != loaded.name || declared.type != loaded.type {
        problems.append(
          "column '\(declared.name):\(declared.type.rawValue)' is loaded as "
            + "'\(loaded.name):\(loaded.type.rawValue)'")
      }
      if definition.schema.count != table.schema.count {
        problems.append(
          "it declares \(definition.schema.count) columns and loads \(table.schema.count)")
      }
    } catch {
      return problems + ["it cannot be loaded: \(error.message)"]
    }
    for name in [definition.name] + definition.aliases {
      do throws(QueryFailure) {
        _ = try catalog.query(SyntaxPrinter.name(name) + " | take 1")
      } catch {
        problems.append(
          "as '\(name)' it cannot be asked: \(error.diagnostics.first?.message ?? error.code)")
      }
    }
    return problems
  }

  // MARK: Registering twice

  /// The same component under another name, so that only what it adds can collide.
  private struct Again: Component {
    let component: any Component
    var name: String { component.name + "-again" }
    func register(in registry: inout Registry) throws { try component.register(in: &registry) }
  }

  private func duplicateProblems(_ workspace: Workspace, addsSomething: Bool) -> [String] {
    let names = Names(workspace.catalog)
    let count = workspace.components.count
    var problems: [String] = []
    var isRefused = false
    do {
      try workspace.register(component)
      problems.append("it can be registered twice")
    } catch {
      isRefused = true
    }
    if isRefused && addsSomething {
      do {
        try workspace.register(Again(component: component))
        problems.append("what it adds takes the place of what was there, instead of being refused")
      } catch {
        if Names(workspace.catalog) != names || workspace.components.count != count {
          problems.append("a refused registration leaves something behind")
        }
      }
    }
    return problems
  }
}
