extension DocumentPage {
  /// The style of a page of HTML: for a screen, a phone and paper, in either direction.
  static let style = """
    body{font:15px/1.65 Vazirmatn,"Noto Sans Arabic",Tahoma,"DejaVu Sans",sans-serif;\
    max-width:62em;margin:2em auto;padding:0 1em;color:#1b1f24;background:#fff;overflow-wrap:break-word}\
    h1{font-size:1.5em;line-height:1.35;border-bottom:2px solid #1f5f8b;padding-bottom:.3em}\
    h2{font-size:1.2em;margin-top:1.6em}h3{font-size:1.05em;margin:1.3em 0 .4em}\
    table{border-collapse:collapse;width:100%;margin:.5em 0}\
    th,td{border:1px solid #c9d1d9;padding:.3em .6em;text-align:start;vertical-align:top}\
    th{background:#eef3f7}\
    dl{display:grid;grid-template-columns:minmax(8em,max-content) 1fr;gap:.1em 1em;margin:.5em 0}\
    dt{font-weight:600}dd{margin:0}\
    .n{white-space:nowrap}a{color:#1f5f8b;text-decoration:none}\
    .figures{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 2em;align-items:start}\
    .figures.alone{display:block}\
    .figures th,.figures td{border:0;border-bottom:1px solid #dde3e8;background:none;font-weight:400}\
    .figures th{width:55%}.figures td{font-weight:600}.figures small{font-weight:400;color:#57606a}\
    figure{margin:.5em 0;text-align:center}figure svg{max-width:100%;height:auto}\
    figcaption{font-size:.85em;color:#57606a}\
    sup{font-weight:400;font-size:.7em;line-height:0;margin-inline-start:.25em}\
    .cards{display:flex;flex-wrap:wrap;gap:.7em;margin:1em 0}\
    .cards div{flex:1 1 9em;border:1px solid #c9d1d9;border-top:3px solid #1f5f8b;padding:.5em .8em}\
    .cards b{display:block;font-size:1.35em;line-height:1.4}.cards span{font-size:.85em;color:#57606a}\
    .notes{font-size:.85em;padding:0;list-style:none}\
    .notes li{display:grid;grid-template-columns:2.2em minmax(0,1fr);margin:.35em 0}\
    .notes li:target{background:#fff8c5}\
    pre{font:.9em/1.45 "DejaVu Sans Mono",monospace;white-space:pre-wrap;background:#f6f8fa;\
    padding:.4em .6em;margin:.3em 0;text-align:left}\
    @media (max-width:40em){body{margin:1em auto;padding:0 .8em;overflow-wrap:anywhere}.figures{display:block}\
    table.wide,table.wide tbody,table.wide tr,table.wide td{display:block;width:auto}\
    table.wide thead{display:none}\
    table.wide tr{border:1px solid #c9d1d9;margin:.6em 0;padding:.2em 0}\
    table.wide td{border:0;padding:.15em .6em}table.wide td:empty,table.wide td.none{display:none}\
    table.wide td::before{content:attr(data-name) ": ";font-weight:600}\
    dl{display:block}dd{margin:0 0 .4em}}\
    @media print{@page{margin:16mm}body{margin:0;padding:0;max-width:none;font-size:10.5pt}\
    h2,h3{break-after:avoid}tr,figure,.figures,.cards div,.notes li{break-inside:avoid}\
    a{color:inherit}pre{white-space:pre-wrap}\
    table.many{font-size:8pt}table.many th,table.many td{padding:.2em .3em}}
    """
}
