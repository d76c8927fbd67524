/// What a change request does to a step (نوع تغییر).
public enum StepChange: String, Hashable, Sendable, CaseIterable, Codable {
  /// Adds it (افزودن).
  case add
  /// Takes it away (حذف).
  case remove
  /// Changes what is said of it (اصلاح).
  case set
}

/// How far a change request has come (وضعیت درخواست).
public enum RequestStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// The province still writes it (پیشنهاد).
  case proposed
  /// It was reviewed (بررسی‌شده).
  case reviewed
  /// It became a version (پذیرفته).
  case adopted
  /// It was turned down, for a reason (رد).
  case rejected
  /// The province took it back (پس‌گرفته).
  case withdrawn
}

/// How far an application has come (وضعیت تقاضا).
public enum PermitStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// It is on its way through the steps (در جریان).
  case underway
  /// It waits for the applicant (نزد متقاضی).
  case returned
  /// Every step is passed (آماده صدور).
  case ready
  /// It was issued (صادرشده).
  case issued
  /// It was refused (ردشده).
  case refused
  /// The applicant took it back (پس‌گرفته).
  case withdrawn

  /// Whether nothing more happens in its procedure.
  var isEnded: Bool { self == .issued || self == .refused || self == .withdrawn }
}

/// Who issues a permit (صادرکننده).
public enum PermitIssuer: String, Hashable, Sendable, CaseIterable, Codable {
  /// The headquarters of the ministry (ستاد).
  case headquarters
  /// The provincial organization, by delegated power (استان).
  case province
}

/// On whom an application waits (نزد).
public enum WaitHolder: String, Hashable, Sendable, CaseIterable, Codable {
  /// The agency of the step (دستگاه).
  case agency
  /// The applicant (متقاضی).
  case applicant
}

/// What a topic of policy is about (حوزه موضوع).
public enum TopicKind: String, Hashable, Sendable, CaseIterable, Codable {
  /// A superfluous regulation, before the deregulation board (مقررات زائد).
  case deregulation
  /// Policies of the free zones (مناطق آزاد).
  case freeZones = "free_zones"
  /// Financing (تأمین مالی).
  case financing
}

/// What became of a topic (نتیجه).
public enum TopicOutcome: String, Hashable, Sendable, CaseIterable, Codable {
  /// The regulation is removed (حذف).
  case removed
  /// It is changed (اصلاح).
  case changed
  /// It stays (بدون تغییر).
  case kept
}
