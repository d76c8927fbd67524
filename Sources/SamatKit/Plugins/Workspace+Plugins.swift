import KQLEngine
public import KQLSyntax
import SamatPlugin

extension Workspace {
  /// The plug-ins that run in processes of their own, in the order in which they were registered.
  public var plugins: [ProcessPlugin] {
    // The types are compared first: a cast that fails searches all conformances of the program, and
    // every start asks this of every built-in component.
    components.compactMap { component in
      type(of: component) == ProcessPlugin.self ? component as? ProcessPlugin : nil
    }
  }

  /// Takes a plug-in out and ends its process.
  ///
  /// A query that runs and calls it fails with `samat.plugin.removed`; later ones do not know its
  /// functions any more.
  ///
  /// - Parameter name: The plug-in's name.
  /// - Throws: `samat.plugin.unknown` where there is none of that name.
  public func remove(plugin name: String) throws(Diagnostic) {
    guard let plugin = plugins.first(where: { $0.name == name }) else {
      let near = EditDistance.nearest(to: name, among: plugins.map(\.name))
      throw Diagnostic(
        code: "samat.plugin.unknown", message: "there is no plug-in '\(name)'",
        help: near.map { "did you mean '\($0)'?" } ?? "")
    }
    withdraw(plugin) { registry in
      for function in plugin.hello.functions {
        if function.isTable {
          registry.remove(tableFunction: function.name)
        } else {
          registry.remove(scalarFunction: function.name)
        }
      }
    }
    plugin.stop()
  }
}
