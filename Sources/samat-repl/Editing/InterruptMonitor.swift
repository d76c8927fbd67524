import CEditline

/// Ctrl-C as a flag that running work polls.
///
/// At the prompt Ctrl-C clears the input and never comes here; during a query it raises the flag, and the
/// executor that asks ``isInterrupted`` once a batch stops. The handler is installed without
/// `SA_RESTART`, so a blocking `read` returns `EINTR` and its loop can look at the flag as well.
enum InterruptMonitor {
  /// Installs the handler for `SIGINT`; further calls do nothing.
  static func install() { samat_interrupt_install() }

  /// Whether Ctrl-C came since the last ``reset()``.
  ///
  /// - Complexity: One relaxed atomic load; any thread may ask.
  static var isInterrupted: Bool { samat_interrupt_raised() }

  /// Takes the flag down; to be called before each query.
  static func reset() { samat_interrupt_reset() }
}
