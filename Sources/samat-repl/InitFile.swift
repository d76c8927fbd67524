import Glibc
import KQLEngine
import KQLSyntax

/// The user's own statements and settings, run before anything else.
enum InitFile {
  /// `$XDG_CONFIG_HOME/samat/init.kql`, or the same below `~/.config`. As the XDG specification asks,
  /// a relative path counts as unset.
  static func path(_ variable: (String) -> String? = environmentVariable) -> String? {
    if let folder = variable("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/samat/init.kql"
    }
    if let home = variable("HOME"), home.hasPrefix("/") { return home + "/.config/samat/init.kql" }
    return nil
  }

  /// Runs the file, if there is one.
  ///
  /// - Returns: The status to end with where it failed or asked to leave; nil to go on.
  /// - Throws: Where it is there and cannot be read.
  static func run(in session: Session) throws(Diagnostic) -> ExitStatus? {
    guard let path = path() else { return nil }
    // Whoever has none pays for one look.
    guard access(path, F_OK) == 0 else { return nil }
    let source = try SourceText(file: path)
    InterruptMonitor.install()
    let watch = session.options.cancellation.map { InterruptWatch($0, endsProcess: true) }
    defer { watch?.stop() }
    switch session.run(source) {
    case .done: return nil
    case .quit: return .success
    case .failed(let status): return status
    }
  }
}
