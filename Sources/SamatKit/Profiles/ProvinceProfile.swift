public import PersianText

/// The profile of a province (شناسنامه صنعتی، معدنی و تجاری): what the tables know of it on a day, every
/// number with its source, and what they do not know.
///
/// It is made by queries over the tables, so it shows what a journal recorded too. ``page(in:)`` sets it as
/// a page; the query function `province_profile` gives the same numbers as rows.
public struct ProvinceProfile: SecretariatDocument, Hashable {
  /// A number or a word of the profile.
  public struct Item: Hashable, Sendable {
    /// What it is: `group/what`, for instance `status/idle`, as in the column `item` of `province_profile`.
    public var id: String
    /// The number; nil where the item is a word, or the number is unknown.
    public var value: Double?
    /// The word, or an amount of rials to the last digit.
    public var text: String?
    /// The unit, for instance `units`.
    public var unit: String?
    /// The documents or reference sources, or the keeper of the journal, that the rows come from; never
    /// empty.
    public var sources: [String]
    /// The paragraph of the one document; nil where there is none, or several.
    public var paragraph: Int?
    /// How sure it is: `exact`, `about`, `atLeast`, `moreThan` or `unknown`.
    public var precision: String
    /// The day that the source speaks of; nil where it says none.
    public var day: SolarHijriDate?
    /// The number of its note, from 1.
    public var note: Int

    /// The part before the first `/`.
    public var group: String { String(id.prefix { $0 != "/" }) }
    /// The part behind it.
    public var what: String { String(id.drop { $0 != "/" }.dropFirst()) }
  }

  /// One section; those without items say what is unknown.
  public struct Section: Hashable, Sendable {
    /// Which one.
    public var kind: ProfileSection
    /// What is known.
    public var items: [Item]
    /// What is not known.
    public var unknown: [Unknown]
  }

  /// Something that no table tells.
  public struct Unknown: Hashable, Sendable {
    /// In English.
    public var english: String
    /// In Persian.
    public var persian: String
  }

  /// Where a number comes from.
  public struct Note: Hashable, Sendable {
    /// The number, from 1, in the order in which the page first needs it.
    public var number: Int
    /// The documents or reference sources.
    public var sources: [String]
    /// The paragraph; nil where there is none, or several.
    public var paragraph: Int?
    /// The facts of the table `facts` that state it.
    public var facts: [String]
    /// The table that was asked.
    public var table: String
    /// What was asked, as it can be asked again; nil where a row was taken as it is.
    public var query: String?
  }

  /// A doubt about a source that the profile rests on, from the table `source_issues`.
  public struct Doubt: Hashable, Sendable {
    /// The issue.
    public var id: String
    /// Its kind.
    public var kind: String
    /// What it is, in English.
    public var statement: String
  }

  /// What the province is called; the id is its current ISO 3166-2 code.
  public var province: DocumentName
  /// The code of before 2020 by which it was asked for; nil where it was not.
  public var formerCode: String?
  /// The day at whose end the profile is read; nil where none was asked for and no table tells of one.
  public var day: SolarHijriDate?
  /// Every section, in the order of the page.
  public var sections: [Section]
  /// Where the numbers come from.
  public var notes: [Note]
  /// What is doubtful in those sources.
  public var doubts: [Doubt]
  /// What sources are called, by id.
  public var sourceTitles: [String: String]
  /// What units of the page are called (sectors, obstacles, agencies ...), by id.
  var names: [String: DocumentName]
  /// The provinces that it borders, by code.
  var neighbours: [DocumentName]

  /// A section.
  ///
  /// - Parameter kind: Which one.
  /// - Returns: The section.
  public func section(_ kind: ProfileSection) -> Section {
    sections.first { $0.kind == kind } ?? Section(kind: kind, items: [], unknown: [])
  }

  /// An item.
  ///
  /// - Parameter id: The item, for instance `rank_knowledge_based/knowledge-based units`.
  /// - Returns: The item; nil where nothing is known of it.
  public func item(_ id: String) -> Item? {
    sections.lazy.flatMap(\.items).first { $0.id == id }
  }

  /// Everything that is said to be unknown, in the order of the page.
  public var unknown: [Unknown] { sections.flatMap(\.unknown) }
}
