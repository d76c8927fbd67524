/// What both sides of the plug-in protocol agree on; `Documentation/Plugins.md` is its text.
public enum PluginProtocol {
  /// The version of the protocol that this package speaks.
  public static let version = 1
  /// The most bytes of a line, its end included: 64 MiB.
  public static let lineLimit = 64 << 20
  /// The most bytes of the first line of a plug-in: 1 MiB.
  public static let helloLimit = 1 << 20
  /// The most functions that a plug-in may have.
  public static let functionLimit = 256
  /// The most signatures of a function, and the most parameters of a signature.
  public static let signatureLimit = 32
  /// The rows of a message that every plug-in must be ready for.
  public static let leastRowLimit = 4096
  /// The most rows of a message where a plug-in says nothing else.
  public static let rowLimit = 65_536
}
