import PersianText

/// The tile map of the provinces in a terminal.
enum TerminalMap {
  /// From few to much; told apart without colours.
  private static let fills = ["·", "░", "▒", "▓", "█"]

  static func lines(_ map: ProvinceMap, _ paint: TerminalPaint) -> [String] {
    var lines = [paint.short(map.title, columns: paint.width)]
    // With room each tile has a second line with its value.
    let isWide = paint.width >= ProvinceTiles.columns * 9
    let tileWidth = isWide ? 9 : 4
    for row in 0..<ProvinceTiles.rows {
      var names = ""
      var values = ""
      for column in 0..<ProvinceTiles.columns {
        let index = map.tiles.tiles.firstIndex { $0.row == row && $0.column == column }
        guard let index else {
          names += TerminalPaint.spaces(tileWidth)
          values += TerminalPaint.spaces(tileWidth)
          continue
        }
        let tile = map.tiles.tiles[index]
        let value = map.values[index]
        let shade = value.map(map.shade)
        let fill = shade.map { fills[$0] } ?? " "
        if isWide {
          let name = tile.short + " " + String(repeating: fill, count: 5)
          let text = value.map { ChartText.compact($0) } ?? "–"
          let number = paint.label(text, columns: 8, alignment: .right)
          names += (shade.map { paint.shaded(name, $0) } ?? name) + " "
          values += (shade.map { paint.shaded(number, $0) } ?? number) + " "
        } else {
          let name = tile.short + fill
          names += (shade.map { paint.shaded(name, $0) } ?? name) + " "
        }
      }
      lines.append(names)
      if isWide { lines += [values, ""] }
    }
    if isWide { lines.removeLast() }
    for shade in map.usedShades {
      let sign = String(repeating: fills[shade], count: 2)
      lines.append(paint.shaded(sign, shade) + " " + map.label(ofShade: shade))
    }
    lines += names(map, paint)
    return lines
  }

  /// Which letters stand for which province, and its value, greatest first.
  private static func names(_ map: ProvinceMap, _ paint: TerminalPaint) -> [String] {
    let order = map.values.indices.sorted { left, right in
      switch (map.values[left], map.values[right]) {
      case (let a?, let b?): a != b ? a > b : left < right
      case (nil, nil): left < right
      case (let a, _): a != nil
      }
    }
    let entries = order.compactMap { index in
      map.values[index].map { value in
        let tile = map.tiles.tiles[index]
        return (
          tile.short, map.isPersian ? tile.persianName : tile.name, ChartText.value(value)
        )
      }
    }
    let valueWidth = entries.map { DisplayWidth.columns(of: $0.2) }.max() ?? 0
    let longest = entries.map { DisplayWidth.columns(of: $0.1) }.max() ?? 0
    let nameWidth = max(4, min(longest, 22, paint.width - valueWidth - 4))
    let entryWidth = 3 + nameWidth + 1 + valueWidth
    let perLine = max(1, (paint.width + 3) / (entryWidth + 3))
    let lineCount = (entries.count + perLine - 1) / perLine
    return (0..<lineCount).map { line in
      stride(from: line, to: entries.count, by: max(1, lineCount)).map { position in
        let entry = entries[position]
        return entry.0 + " " + paint.label(entry.1, columns: nameWidth) + " "
          + paint.label(entry.2, columns: valueWidth, alignment: .right)
      }.joined(separator: "   ")
    }
  }
}
