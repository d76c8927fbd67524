public import KQLEngine
import KQLSyntax

/// A part of the domain, or of anybody's own: tables, functions and analyses under one name.
///
/// Built-in parts and a user's go in by the same call, ``Workspace/register(_:)-(Component)``:
///
/// ```swift
/// struct Distances: Component {
///   let name = "distances"
///   func register(in registry: inout Registry) throws {
///     try registry.add(ScalarFunction(...))
///   }
/// }
/// try workspace.register(Distances())
/// ```
public protocol Component: Sendable {
  /// The name, unique within a workspace.
  var name: String { get }
  /// The version, as `major.minor.patch`.
  var version: String { get }
  /// One sentence for help.
  var summary: String { get }
  /// Enters the component's tables, functions and analyses.
  ///
  /// - Throws: What the registry reports, for instance that a name is taken. Nothing of the
  ///   component stays in the workspace then.
  func register(in registry: inout Registry) throws
}

extension Component {
  /// `1.0.0`.
  public var version: String { "1.0.0" }
  /// Nothing.
  public var summary: String { "" }
}

/// A type whose values are rows of a table.
///
/// The domain's protocols (``ProductionUnit``, ``Obstacle`` ...) refine this one and give its
/// requirements, so that a program's own types become rows of the built-in tables.
public protocol TableRepresentable: Sendable {
  /// The table that the values are rows of.
  static var tableName: String { get }
  /// The cells by column name; columns that are left out are unknown.
  var cells: [String: Value] { get }
  /// The column of an id that no two rows share; nil for none, unless said otherwise.
  static var idColumn: String? { get }
  /// What the numbers of a column may be, as an area of 0 or more; anything finite, unless said otherwise.
  static var limits: [String: ClosedRange<Double>] { get }
}

extension TableRepresentable {
  /// None.
  public static var idColumn: String? { nil }
  /// None.
  public static var limits: [String: ClosedRange<Double>] { [:] }
}
