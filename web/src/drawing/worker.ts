import { expose } from 'comlink';
import { GroupPainter } from './group-painter';

expose(new GroupPainter());
