/// Names by which queries and commands call methods: `best_criterion`.
package enum MethodName {
  /// Refuses what a query could not call.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - what: What has it, for the message.
  /// - Throws: ``RegionalScienceError`` with code `.name`.
  package static func check(_ name: String, of what: String) throws(RegionalScienceError) {
    let isPlain = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
    guard isPlain, let first = name.utf8.first, !(0x30...0x39).contains(first) else {
      throw RegionalScienceError(
        .name,
        "the name '\(name)' of a \(what) is not in lower case with underscores, as 'best_criterion' is"
      )
    }
  }
}
