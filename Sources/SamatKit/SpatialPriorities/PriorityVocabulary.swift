/// What a document of priorities holds beside the priorities (محتوای سند).
public enum PriorityContent: String, Hashable, Sendable, CaseIterable, Codable {
  /// Something that the place needs (الزام).
  case requirement
  /// Something that it has (منبع).
  case resource
  /// A project that fits its advantages (پروژه).
  case project
}

/// How far a document is (وضعیت سند).
public enum PriorityDocumentStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// It is being written (پیش‌نویس).
  case draft
  /// It is in force (مصوب).
  case adopted
  /// A later version is in force (جایگزین‌شده).
  case superseded
}

/// How far the programme has come in a province (گام اجرا).
public enum RolloutStep: String, Hashable, Sendable, CaseIterable, Codable {
  /// The province was chosen (انتخاب‌شده).
  case chosen
  /// Work goes on (در حال اجرا).
  case inProgress = "in_progress"
  /// A document of the province was adopted (سند مصوب).
  case documentAdopted = "document_adopted"
}
