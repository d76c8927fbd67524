/// The components that every workspace over seeds has.
public enum BuiltInComponents {
  /// The components, in the order in which they are registered.
  ///
  /// - Parameter data: Where the rows of their tables come from.
  /// - Returns: Units, obstacles, working groups, associations, estates, spatial priorities,
  ///   programmes, permits, sources, reference tables, the calendar's functions, and profiles.
  public static func all(_ data: SeedData) -> [any Component] {
    [
      UnitsComponent(data: data),
      ObstaclesComponent(data: data),
      WorkingGroupsComponent(data: data),
      AssociationsComponent(data: data),
      EstatesComponent(data: data),
      SpatialPrioritiesComponent(data: data),
      ProgrammesComponent(data: data),
      PermitsComponent(data: data),
      SourcesComponent(data: data),
      ReferenceComponent(data: data),
      CalendarComponent(data: data),
      ProfilesComponent(),
    ]
  }
}
