/// What a programme is (نوع برنامه).
public enum ProgrammeKind: String, Hashable, Sendable, CaseIterable, Codable {
  /// A programme (برنامه).
  case programme
  /// A project (پروژه).
  case project
}

/// What a province is to a programme (نقش استان).
public enum ProgrammeRole: String, Hashable, Sendable, CaseIterable, Codable {
  /// The programme begins there (استان پیشرو).
  case pilot
  /// It comes before others (استان اولویت‌دار).
  case priority
  /// It takes part (استان مشمول).
  case participant
}

/// How an action ended (سرانجام اقدام).
public enum ActionOutcome: String, Hashable, Sendable, CaseIterable, Codable {
  /// Its target was reached everywhere (انجام‌شده).
  case done
  /// It was given up, for a reason (کنارگذاشته).
  case dropped
}
