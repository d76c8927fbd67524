/// An amount of money as a document writes it: its number, and what is counted (`500`, `billion toman`).
struct WrittenAmount: Hashable {
  /// The number, in the digits or words of the document.
  var amount: String
  /// What it counts; `rial` where nothing stands behind the number.
  var unit: String

  /// An amount in its two parts.
  init(amount: String, unit: String) {
    self.amount = amount
    self.unit = unit
  }

  /// Takes a text apart behind its last digit; a text without digits is one amount, whatever it counts.
  init(_ text: String) {
    let end = text.lastIndex { $0.isWholeNumber }.map(text.index(after:))
    guard let end else {
      (amount, unit) = (text, "")
      return
    }
    amount = String(text[..<end])
    let rest = text[end...].drop { $0 == " " }
    unit = rest.isEmpty ? "rial" : String(rest)
  }
}
