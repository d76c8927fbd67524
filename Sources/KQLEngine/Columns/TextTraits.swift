/// What is known of the texts of a ``TextStorage`` as a whole; each is found out when first asked.
struct TextTraits {
  /// For a folding, by its name: the rows whose texts folding changes, in order.
  var unfolded: (folding: String, rows: [Int32])?
}
