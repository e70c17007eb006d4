export { MediaConvertCreateJob } from './create-job';
export type {
  MediaConvertCreateJobJsonataProps,
  MediaConvertCreateJobJsonPathProps,
  MediaConvertCreateJobOptions,
  MediaConvertCreateJobProps,
} from './create-job';
export { MediaConvertErrors } from './media-convert-errors';
