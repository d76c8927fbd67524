public import KQLEngine
import KQLSyntax

/// Profiles of provinces (شناسنامه صنعتی، معدنی و تجاری استان): the function `province_profile`.
public struct ProfilesComponent: Component {
  /// `profiles`.
  public let name = "profiles"
  /// One sentence for help.
  public let summary = "Profiles of provinces: every number on one page, each with its source."

  /// Creates the component.
  public init() {}

  /// Adds the function.
  ///
  /// - Parameter registry: What it is entered in.
  /// - Throws: `kql.register.duplicate` where the name is taken.
  public func register(in registry: inout Registry) throws {
    try registry.add(
      StoredFunction(
        "province_profile",
        docString:
          "The profile of a province on a day: section, item, value, unit and source of each "
          + "number. The province is a code, or a name in English or Persian; without a day it is the "
          + "last that the tables tell of.",
        folder: "profiles", unparsed: ProfileMeasure.function))
  }
}
