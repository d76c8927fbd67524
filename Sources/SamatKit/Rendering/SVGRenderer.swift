public struct SVGRenderer: Renderer {
  public let name = "svg"
  public init(isPage: Bool = false) {}
  public func render(_ request: RenderRequest) -> String { "" }
}
