import { expose } from 'comlink';
import { OwnData } from './own-data';

expose(new OwnData());
