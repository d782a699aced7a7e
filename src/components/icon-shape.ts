/** An icon is a square with one path. */
export interface IconShape {
  readonly size: number;
  readonly path: string;
}

/** Of the SVG of an icon as it is published: the page draws it by itself, and never takes a text for markup. */
export function shapeOf(svg: string): IconShape {
  const drawn =
    /^<svg [^>]*viewBox="0 0 (?<size>\d+) \k<size>"><path d="(?<path>[^"]+)"\/><\/svg>$/;
  const { size, path } = drawn.exec(svg.trim())?.groups ?? {};
  if (size === undefined || path === undefined)
    throw new Error(`This icon is drawn otherwise: ${svg}`);
  return { size: Number(size), path };
}
