import KQLEngine

/// Tables that only a journal fills.
extension AssociationsTables {
  static let recorded = [boards, commissionSessions, candidates, obstacles, consultations]

  static let boards = SeedTable(
    "association_boards", ["هیئت‌مدیره‌ها"], "Boards of associations with their terms.",
    [
      .text("board", ["هیئت‌مدیره"], "The board."),
      .text("association", ["تشکل", "انجمن"], "The association."),
      .list("members", ["اعضا"], "Its members."),
      .day("term_from", ["آغاز_دوره"], "The first day of its term."),
      .day("term_to", ["پایان_دوره"], "The last day of its term."),
      .flag("ended_early", ["پایان_زودتر"], "Whether the term was cut short."),
    ] + .provenance)

  static let commissionSessions = SeedTable(
    "commission_sessions", ["جلسه‌های_کمیسیون"],
    "Sessions of the commission, with who chaired by post.",
    [
      .text("commission_session", ["جلسه_کمیسیون"], "The session."),
      .text("commission", ["کمیسیون"], "The commission."),
      .day("held", ["تاریخ"], "The day."),
      .text("chair", ["رئیس"], "The holder of the chair's post on the day."),
      .text("chair_post", ["سمت_رئیس"], "The post of the chair."),
      .list("posts", ["حاضران"], "The posts that were present."),
      .long("seats", ["کرسی‌ها"], "How many posts the commission has."),
    ] + .provenance)

  static let candidates = SeedTable(
    "election_candidates", ["نامزدها"], "Candidates of elections with their votes.",
    [
      .text("election", ["انتخاب"], "The election."), .person,
      .long("votes", ["آرا"], "The votes; unknown until the result is declared."),
      .flag("elected", ["منتخب"], "Whether the candidate was elected."),
    ] + .provenance)

  static let obstacles = SeedTable(
    "delegation_obstacles", ["موانع_واگذاری"], "Obstacles met in handing functions over.",
    [
      .text("delegation", ["واگذاری", "تفویض"], "The delegation."),
      .long("number", ["شماره"], "The number of the obstacle, from 1."),
      .text("statement", ["شرح"], "What it is."),
      .day("met", ["تاریخ_بروز"], "The day on which it was met."),
      .day("overcome", ["تاریخ_رفع"], "The day on which it was overcome."),
    ] + .provenance)

  static let consultations = SeedTable(
    "association_consultations", ["نظرخواهی‌ها"],
    "Whose views were asked on programmes, policies and instructions, and what they answered.",
    [
      .text("consultation", ["نظرخواهی"], "The consultation."),
      .text("about", ["موضوع"], "Programme, policy or instruction."), .title,
      .text("association", ["تشکل", "انجمن"], "The association that was asked."),
      .day("opened", ["تاریخ"], "The day on which it was asked."),
      .day("until", ["مهلت"], "The day by which."),
      .day("answered", ["تاریخ_پاسخ"], "The day of its answer."),
      .text("position", ["نظر"], "Agree, conditional, disagree or none."),
      .text("statement", ["شرح"], "In its words."),
      .day("closed", ["تاریخ_پایان"], "The day on which the consultation was closed."),
      .text("outcome", ["نتیجه"], "What came of it."),
    ] + .provenance)
}
