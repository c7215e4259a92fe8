import type { Position } from '../../api/types';
import { carried } from '../../geo/geodesy';
import { type DrawnShape, positionsOf } from './drawing';

type Shape = Pick<DrawnShape, 'kind' | 'positions'>;

/** Where a shape can be taken hold of: a corner of it, the middle of an edge, which becomes a corner, or the centre of a circle. */
export interface Corner {
  readonly role: 'corner' | 'middle' | 'centre';
  /** Counted along the shape; a middle has the number of the corner before it. */
  readonly index: number;
  readonly position: Position;
}

/** All places where a shape can be taken, in the order along it. */
export function cornersOf({ kind, positions }: Shape): Corner[] {
  const [first, second] = positions as [Position, Position];
  switch (kind) {
    case 'point':
    case 'text':
      return [corner(first, 0)];
    case 'rectangle':
      return [first, [second[0], first[1]] as Position, second, [first[0], second[1]] as Position].map(
        corner,
      );
    case 'circle':
      return [{ role: 'centre', index: 0, position: first }, corner(second, 1)];
    case 'line':
    case 'polygon':
      return positions.flatMap((position, index): Corner[] => {
        const next = positions[index + 1] ?? (kind === 'polygon' ? first : null);
        if (next === null || positions.length >= positionsOf[kind].most) return [corner(position, index)];
        return [corner(position, index), { role: 'middle', index, position: between(position, next) }];
      });
  }
}

function corner(position: Position, index: number): Corner {
  return { role: 'corner', index, position };
}

function between([x1, y1]: Position, [x2, y2]: Position): Position {
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

/** The positions of the shape once something of it is elsewhere: a middle becomes a corner, a centre takes its circle along. */
export function withMoved(
  { kind, positions }: Shape,
  { role, index }: Pick<Corner, 'role' | 'index'>,
  to: Position,
): readonly Position[] {
  const [first, second] = positions as [Position, Position];
  if (role === 'centre') return [to, carried(first, second, to)];
  if (role === 'middle') return positions.toSpliced(index + 1, 0, to);
  if (kind !== 'rectangle') return positions.with(index, to);
  const isWest = index === 0 || index === 3;
  const isSouth = index < 2;
  return [
    [isWest ? to[0] : first[0], isSouth ? to[1] : first[1]],
    [isWest ? second[0] : to[0], isSouth ? second[1] : to[1]],
  ];
}

/** The positions without a corner; null where the shape needs it. */
export function withoutCorner(
  { kind, positions }: Shape,
  { role, index }: Pick<Corner, 'role' | 'index'>,
): readonly Position[] | null {
  const { least, most } = positionsOf[kind];
  if (role !== 'corner' || least === most || positions.length <= least) return null;
  return positions.toSpliced(index, 1);
}
