public import KQLEngine

/// Functions for the Solar Hijri calendar (گاه‌شماری هجری خورشیدی), Persian numbers and text.
///
/// A `datetime` is a day of the Gregorian calendar at 00:00 UTC; these functions show it as the
/// Solar Hijri calendar does. They answer for the years 1178 to 1633; outside of them a result is
/// null, or empty where it is text.
public struct CalendarComponent: Component {
  /// `calendar`.
  public let name = "calendar"
  /// One sentence for help.
  public let summary = "Functions for Solar Hijri dates, Persian numbers, money and text."

  /// Creates the component.
  ///
  /// - Parameter data: Not needed; taken because every built-in component is made from it.
  public init(data: SeedData = .empty) {}

  /// Adds the functions.
  ///
  /// - Parameter registry: What they are entered in.
  /// - Throws: `kql.register.duplicate` where a name is taken.
  public func register(in registry: inout Registry) throws {
    for function in SolarHijriFunctions.all + PersianTextFunctions.all {
      try registry.add(function)
    }
  }
}
