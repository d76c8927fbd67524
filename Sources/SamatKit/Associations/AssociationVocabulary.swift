/// Where an association stands on its way (وضعیت تشکل).
public enum AssociationStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// Its founding board is formed (هیئت مؤسس).
  case founding
  /// It has applied.
  case applied
  /// The application was reviewed.
  case reviewed
  /// The commission approved it.
  case approved
  /// The commission rejected it.
  case rejected
  /// It is registered.
  case registered
  /// The application was taken back.
  case withdrawn
  /// It was dissolved.
  case dissolved

  /// Whether the approval of the commission is in force.
  public var isApproved: Bool { self == .approved || self == .registered }
  /// Whether nothing can follow.
  public var isOver: Bool { self == .withdrawn || self == .dissolved }
}

/// What a review of an application finds (نتیجه بررسی).
public enum ReviewFinding: String, Hashable, Sendable, CaseIterable, Codable {
  /// Nothing stands against it.
  case favourable
  /// It may be approved under conditions.
  case conditional
  /// Something stands against it.
  case unfavourable
}

/// How far an election has come (وضعیت انتخابات).
public enum ElectionStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// It is called.
  case called
  /// It was held with enough voters; the result is to be declared.
  case held
  /// Too few voted.
  case withoutQuorum = "without_quorum"
  /// A board was elected.
  case declared
  /// It came to nothing.
  case annulled
}

/// What an addressee makes of an instruction (وضعیت اجرای دستورالعمل).
public enum InstructionState: String, Hashable, Sendable, CaseIterable, Codable {
  /// It was sent.
  case sent
  /// The addressee has it.
  case received
  /// It is being carried out.
  case inProgress = "in_progress"
  /// It was carried out in full.
  case done
  /// The addressee refuses.
  case refused
  /// It was withdrawn.
  case withdrawn
}

/// How far the handing over of a function has come (وضعیت واگذاری).
public enum DelegationStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// It is proposed.
  case proposed
  /// It was handed over.
  case given
  /// It was taken back.
  case withdrawn
}

/// What the views of associations are asked about (موضوع نظرخواهی).
public enum ConsultationSubject: String, Hashable, Sendable, CaseIterable, Codable {
  /// A programme.
  case programme
  /// A policy.
  case policy
  /// An instruction.
  case instruction
}
