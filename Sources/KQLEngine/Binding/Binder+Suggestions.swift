import KQLSyntax

extension Binder {
  /// The help line for an unknown name: the nearest candidate as a question.
  func didYouMean(_ name: String, _ candidates: some Sequence<String>) -> String {
    EditDistance.nearest(to: name, among: candidates).map { "did you mean '\($0)'?" } ?? ""
  }

  /// A line that lists candidates, the first few of many.
  func listing(_ what: String, _ names: [String]) -> [String] {
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    let rest = names.count > 12 ? " and \(names.count - 12) more" : ""
    return ["\(what) \(shown)\(rest)"]
  }
}
