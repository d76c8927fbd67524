public import KQLEngine
import PersianText

extension TextFolding {
  /// The folding of SamatKit's workspaces: simple case folding, and Persian spelling variants are
  /// one: Arabic and Persian yeh and kaf, the three sets of digits, with and without ZWNJ, tatweel
  /// and harakat. Latin accents stay.
  public static let persian = TextFolding(name: "persian") { PersianNormalizer.foldScalar($0) }
}
