public import PersianText

/// An election came to nothing.
public struct ElectionAnnulled: Codable, Hashable, Sendable {
  /// The election.
  public let election: String
  /// The association.
  public let association: String
  /// Why.
  public let reason: String
}

/// An instruction was issued.
public struct InstructionIssued: Codable, Hashable, Sendable {
  /// The instruction.
  public let instruction: String
  /// The organization that issues it.
  public let issuer: String
  /// What it says, in one line.
  public let title: String
  /// The same in Persian.
  public let persianTitle: String?
  /// The organizations that carry it out.
  public let addressees: [String]
  /// The day by which.
  public let deadline: SolarHijriDate?

  enum CodingKeys: String, CodingKey {
    case instruction
    case issuer
    case title
    case persianTitle = "title_fa"
    case addressees
    case deadline
  }
}

/// An addressee received an instruction, reported on it or refused it.
public struct InstructionAnswered: Codable, Hashable, Sendable {
  /// The instruction.
  public let instruction: String
  /// The organization.
  public let addressee: String
  /// How much is carried out; 1 is in full.
  public let progress: Double?
  /// What it says.
  public let text: String?
}

/// An instruction was withdrawn.
public struct InstructionWithdrawn: Codable, Hashable, Sendable {
  /// The instruction.
  public let instruction: String
  /// Why.
  public let reason: String
}

/// A function is to be handed over.
public struct DelegationProposed: Codable, Hashable, Sendable {
  /// The delegation.
  public let delegation: String
  /// The function.
  public let function: String
  /// The organization that gives.
  public let giver: String
  /// The organization that takes.
  public let taker: String
  /// The law or resolution behind it.
  public let legalBasis: String?

  enum CodingKeys: String, CodingKey {
    case delegation
    case function
    case giver
    case taker
    case legalBasis = "legal_basis"
  }
}

/// A function was handed over.
public struct DelegationGiven: Codable, Hashable, Sendable {
  /// The delegation.
  public let delegation: String
  /// The law or resolution behind it.
  public let legalBasis: String

  enum CodingKeys: String, CodingKey {
    case delegation
    case legalBasis = "legal_basis"
  }
}

/// An obstacle to a delegation was met, or overcome.
public struct DelegationObstacle: Codable, Hashable, Sendable {
  /// The delegation.
  public let delegation: String
  /// The number of the obstacle, from 1.
  public let obstacle: Int
  /// What it is.
  public let text: String?
}

/// A function was taken back.
public struct DelegationWithdrawn: Codable, Hashable, Sendable {
  /// The delegation.
  public let delegation: String
  /// Why.
  public let reason: String
}

/// Views were asked for.
public struct ConsultationOpened: Codable, Hashable, Sendable {
  /// The consultation.
  public let consultation: String
  /// What they are about.
  public let subject: ConsultationSubject
  /// What was asked.
  public let title: String
  /// The associations asked.
  public let asked: [String]
  /// The day by which.
  public let until: SolarHijriDate?
}

/// An association answered.
public struct ConsultationAnswered: Codable, Hashable, Sendable {
  /// The consultation.
  public let consultation: String
  /// The association.
  public let association: String
  /// What it holds.
  public let position: OpinionPosition
  /// In its words.
  public let text: String?
}

/// A consultation was closed.
public struct ConsultationClosed: Codable, Hashable, Sendable {
  /// The consultation.
  public let consultation: String
  /// What came of it.
  public let outcome: String?
}
