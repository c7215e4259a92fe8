import { PbfReader } from 'pbf';
import type { Properties, Scalar } from '../api/types';
import type { Path } from '../geo/geometry';
import { type TileFeature, tileExtent } from './tile-data';

// Reads Mapbox Vector Tiles 2.1. A tile in view has thousands of features of which a picture needs the shape and the id; the rest
// is read when somebody asks for it.

/** The features of each layer. Throws when the bytes are no vector tile. */
export function readVectorTile(bytes: ArrayBuffer): Map<string, TileFeature[]> {
  const layers = new PbfReader(new Uint8Array(bytes)).readFields<LayerReader[]>((tag, into, pbf) => {
    if (tag === 3) into.push(pbf.readMessage(readLayerField, new LayerReader(pbf)));
  }, []);
  return new Map(layers.map((layer) => [layer.name, layer.features()]));
}

function readLayerField(tag: number, layer: LayerReader, pbf: PbfReader): void {
  if (tag === 1) layer.name = pbf.readString();
  else if (tag === 2) layer.starts.push(pbf.pos);
  else if (tag === 3) layer.keys.push(pbf.readString());
  else if (tag === 4) layer.values.push(pbf.readMessage(readValue, { value: null }).value);
  else if (tag === 5) layer.extent = pbf.readVarint();
}

function readValue(tag: number, into: { value: Scalar }, pbf: PbfReader): void {
  if (tag === 1) into.value = pbf.readString();
  else if (tag === 2) into.value = pbf.readFloat();
  else if (tag === 3) into.value = pbf.readDouble();
  else if (tag === 4) into.value = pbf.readVarint(true);
  else if (tag === 5) into.value = pbf.readVarint();
  else if (tag === 6) into.value = pbf.readSVarint();
  else if (tag === 7) into.value = pbf.readBoolean();
}

/** A layer while it is read, and what its features need of it later. */
class LayerReader {
  name = '';
  extent = tileExtent;
  readonly keys: string[] = [];
  readonly values: Scalar[] = [];
  /** Where the features begin. */
  readonly starts: number[] = [];

  constructor(readonly pbf: PbfReader) {}

  features(): TileFeature[] {
    const idKey = this.keys.indexOf('id');
    return this.starts.map((start) => {
      this.pbf.pos = start;
      return this.pbf.readMessage(readFeatureField, new VectorFeature(this, idKey));
    });
  }
}

function readFeatureField(tag: number, feature: VectorFeature, pbf: PbfReader): void {
  if (tag === 1) feature.number = pbf.readVarint();
  else if (tag === 2) feature.tagsStart = pbf.pos;
  else if (tag === 4) feature.geometryStart = pbf.pos;
}

interface Shape {
  readonly paths: readonly Path[];
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

class VectorFeature implements TileFeature {
  number: number | null = null;
  tagsStart = -1;
  geometryStart = -1;
  private known: string | null = null;
  private shape: Shape | null = null;
  private read: Properties | null = null;

  constructor(
    private readonly layer: LayerReader,
    private readonly idKey: number,
  ) {}

  get id(): string {
    return (this.known ??= this.findId());
  }

  get properties(): Properties {
    if (this.read !== null) return this.read;
    const { keys } = this.layer;
    const properties: Record<string, Scalar> = {};
    this.eachTag((key, value) => {
      properties[keys[key] as string] = value;
      return true;
    });
    return (this.read = properties);
  }

  get paths(): readonly Path[] {
    return this.whole.paths;
  }
  get minX(): number {
    return this.whole.minX;
  }
  get minY(): number {
    return this.whole.minY;
  }
  get maxX(): number {
    return this.whole.maxX;
  }
  get maxY(): number {
    return this.whole.maxY;
  }

  private findId(): string {
    let id: Scalar = this.number ?? '';
    this.eachTag((key, value) => {
      if (key === this.idKey) id = value;
      return key !== this.idKey;
    });
    return String(id);
  }

  /** Goes through the attributes, until it is told that that is enough. */
  private eachTag(tell: (key: number, value: Scalar) => boolean): void {
    if (this.tagsStart < 0) return;
    const { pbf, values } = this.layer;
    pbf.pos = this.tagsStart;
    const end = pbf.readVarint() + pbf.pos;
    while (pbf.pos < end) if (!tell(pbf.readVarint(), values[pbf.readVarint()] ?? null)) return;
  }

  private get whole(): Shape {
    const { pbf, extent } = this.layer;
    return (this.shape ??= readShape(pbf, this.geometryStart, tileExtent / extent));
  }
}

/** Where the coordinates of a path are gathered before their number is known. */
let scratch = new Float32Array(4096);

/** The commands of a geometry (4.3.1 of the specification). */
function readShape(pbf: PbfReader, start: number, scale: number): Shape {
  const paths: Path[] = [];
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  let [x, y, length] = [0, 0, 0];
  const flush = () => {
    if (length > 0) paths.push(scratch.slice(0, length));
    length = 0;
  };
  const add = (px: number, py: number) => {
    if (length + 2 > scratch.length) {
      const larger = new Float32Array(2 * scratch.length);
      larger.set(scratch);
      scratch = larger;
    }
    scratch[length++] = px;
    scratch[length++] = py;
  };
  if (start >= 0) pbf.pos = start;
  const end = start < 0 ? 0 : pbf.readVarint() + pbf.pos;
  while (start >= 0 && pbf.pos < end) {
    const command = pbf.readVarint();
    if ((command & 7) === 7) {
      add(scratch[0] as number, scratch[1] as number);
      continue;
    }
    for (let count = command >> 3; count > 0; count--) {
      x += pbf.readSVarint() * scale;
      y += pbf.readSVarint() * scale;
      if ((command & 7) === 1) flush();
      add(x, y);
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  flush();
  return { paths, minX, minY, maxX, maxY };
}
