/// Names a value that components keep in a registry for their own functions, as an environment of theirs:
/// the methods that an analysis knows by name, for instance.
///
/// ```swift
/// enum Deflators: RegistryKey { static let defaultValue: [String: Double] = [:] }
/// registry[Deflators.self]["1402"] = 1.4
/// ```
///
/// A function from a table to a table reads it from ``TableFunctionArguments/catalog``.
public protocol RegistryKey {
  /// What is kept.
  associatedtype Value: Sendable
  /// What is read where nothing was kept.
  static var defaultValue: Value { get }
}

extension Registry {
  /// What is kept under a key.
  public subscript<Key: RegistryKey>(key: Key.Type) -> Key.Value {
    get { kept[ObjectIdentifier(key)] as? Key.Value ?? Key.defaultValue }
    set { kept[ObjectIdentifier(key)] = newValue }
  }
}

extension Catalog {
  /// What the registry keeps under a key.
  public subscript<Key: RegistryKey>(key: Key.Type) -> Key.Value { registry[key] }
}
