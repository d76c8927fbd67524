import KQLEngine
import SamatKit
import SamatTesting
import Testing

/// The checker of renderers, on the built-in ones and on one that is wrong.
@Suite struct RendererCheckTests {
  private struct EmptyRenderer: Renderer {
    let name = ""
    func render(_ request: RenderRequest) -> String { "" }
  }

  private struct RawRenderer: Renderer {
    let name = "raw"
    func render(_ request: RenderRequest) -> String {
      request.table.visualization?.properties.first?.value ?? ""
    }
  }

  @Test func builtInRenderersConform() throws {
    try RendererCheck(TerminalRenderer()).run()
    try RendererCheck(SVGRenderer()).run()
    try RendererCheck(SVGRenderer(isPage: true)).run()
  }

  @Test func findsWhatIsWrong() {
    #expect(throws: CheckFailure.self) { try RendererCheck(EmptyRenderer()).run() }
    #expect(throws: CheckFailure.self) { try RendererCheck(RawRenderer()).run() }
  }
}
