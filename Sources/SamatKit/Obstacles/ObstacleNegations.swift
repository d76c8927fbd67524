/// Where a text says that something is no obstacle.
///
/// A negative word alone does not: "no electricity" is an obstacle. It needs a word for a problem
/// ("no problem with tax", «مشکل مالیاتی ندارد») or says that it was solved.
struct ObstacleNegations {
  private var covered: [Bool]

  private static func set(_ words: [String]) -> Set<[UInt32]> {
    Set(words.map(FoldedText.letters(of:)))
  }

  private static let problems = set([
    "مشکل", "مشکلی", "مشکلات", "مانع", "مانعی", "موانع", "معضل", "معضلی", "گرفتاری", "مسئله",
    "مسئله‌ای", "مسیله", "مسیلهای", "ایراد", "ایرادی", "problem", "problems", "issue", "issues",
    "obstacle", "obstacles", "difficulty", "difficulties", "trouble", "troubles", "complaint",
    "complaints",
  ])
  private static let negativeVerbs = set([
    "ندارد", "ندارند", "نداریم", "ندارم", "نداشت", "نداشته", "نداشتیم", "نداشتند", "نیست",
    "نیستند", "نبود", "نبوده", "وجودندارد",
  ])
  private static let negativeCues = set([
    "no", "not", "without", "never", "dont", "doesnt", "isnt",
    "arent", "any", "neither",
  ])
  private static let links = set(["with", "of", "in", "about", "regarding", "concerning", "from"])
  private static let solvedFa = set(["حل", "برطرف", "رفع", "مرتفع"])
  private static let doneFa = set([
    "شد", "شده", "شدند", "شده‌است", "گردید", "گردیده", "کردیم", "کرد", "کرده",
  ])
  private static let solvedEn = set(["solved", "resolved", "settled", "fixed", "overcome"])
  private static let notYet = set([
    "not", "to", "must", "should", "be", "needs", "never", "unless", "until", "cannot", "if",
  ])
  private static let beings = set(["is", "are", "was", "were", "has", "have", "been", "already"])

  init(_ text: FoldedText) {
    covered = Array(repeating: false, count: text.words.count)
    let words = text.words.map { Array(text.letters[$0.start..<$0.end]) }
    for place in words.indices {
      persian(place, words, text)
      english(place, words, text)
      solved(place, words, text)
    }
  }

  /// Whether a word stands where the text negates.
  func covers(word: Int) -> Bool { covered.indices.contains(word) && covered[word] }

  private mutating func cover(_ range: Range<Int>) {
    for place in range where covered.indices.contains(place) { covered[place] = true }
  }

  /// The first word of the part that a word stands in.
  private func partStart(_ place: Int, _ text: FoldedText) -> Int {
    var start = place
    while start > 0, text.words[start - 1].part == text.words[place].part { start -= 1 }
    return start
  }

  private func partEnd(_ place: Int, _ text: FoldedText) -> Int {
    var end = place + 1
    while end < text.words.count, text.words[end].part == text.words[place].part { end += 1 }
    return end
  }

  /// «مشکل مالیاتی ندارد»، «از نظر مالیات مشکلی نیست».
  private mutating func persian(_ verb: Int, _ words: [[UInt32]], _ text: FoldedText) {
    guard Self.negativeVerbs.contains(words[verb]) else { return }
    var noun = verb - 1
    while noun >= 0, text.words[noun].clause == text.words[verb].clause,
      !Self.negativeVerbs.contains(words[noun]), !Self.problems.contains(words[noun])
    { noun -= 1 }
    guard noun >= 0, Self.problems.contains(words[noun]),
      text.words[noun].clause == text.words[verb].clause
    else { return }
    cover(noun..<verb)
    if verb - noun <= 2 { cover(partStart(noun, text)..<noun) }
  }

  /// "no tax problem", "no problem with tax", "tax is not a problem".
  private mutating func english(_ noun: Int, _ words: [[UInt32]], _ text: FoldedText) {
    guard Self.problems.contains(words[noun]), words[noun].first.map({ $0 < 0x80 }) ?? false
    else { return }
    let start = max(partStart(noun, text), noun - 4)
    guard let cue = (start..<noun).last(where: { Self.negativeCues.contains(words[$0]) })
    else { return }
    cover(cue..<noun)
    if noun + 1 < words.count, Self.links.contains(words[noun + 1]) {
      cover(noun..<partEnd(noun, text))
    }
    if cue > 0, Self.beings.contains(words[cue - 1]) { cover(partStart(noun, text)..<cue) }
  }

  /// "the tax matter has been resolved", «مشکل برق حل شد».
  private mutating func solved(_ place: Int, _ words: [[UInt32]], _ text: FoldedText) {
    if Self.solvedFa.contains(words[place]), place + 1 < words.count,
      Self.doneFa.contains(words[place + 1])
    {
      cover(partStart(place, text)..<place)
    } else if Self.solvedEn.contains(words[place]) {
      let start = partStart(place, text)
      let before = words[max(start, place - 3)..<place]
      if before.contains(where: Self.beings.contains), !before.contains(where: Self.notYet.contains)
      {
        cover(start..<place)
      }
    }
  }
}
