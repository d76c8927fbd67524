import SamatPlugin

/// How long plug-ins may take, and how much they may say.
///
/// The defaults suit people at a terminal; tests shorten the times.
public struct PluginSettings: Sendable {
  /// The most seconds from the start of the process to its hello.
  public var helloTimeout: Double = 10
  /// The most seconds of a call where the plug-in's hello does not say.
  public var callTimeout: Double = 30
  /// How many seconds a plug-in has to answer after a call was cancelled, before it is killed.
  public var cancelGrace: Double = 2
  /// How many seconds a plug-in has to end after its input has, before it is killed.
  public var endGrace: Double = 0.5
  /// The most bytes of a line that is written or read.
  public var lineLimit = PluginProtocol.lineLimit
  /// The most rows of a call where the plug-in's hello does not say.
  public var rowLimit = PluginProtocol.rowLimit

  /// Creates the default settings.
  public init() {}
}
