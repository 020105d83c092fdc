/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package org.crosscurrent.io.archive;

import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.crosscurrent.io.archive.ArchiveStore.StoredFile;
import org.crosscurrent.metrics.Metric;

/**
 * From a path to the pieces in which its files are read: a compressed file is one, another is one
 * for each {@link #PIECE} bytes, so that a single big file is read in parallel.
 */
final class ListRangesFn extends DoFn<String, FileRange> {

  /** 32 MiB. */
  static final long PIECE = 32L << 20;

  private final Selection selection;
  private final long piece;
  private final Counter files = Metric.ARCHIVE_FILES.counter();
  private final Counter bytes = Metric.ARCHIVE_BYTES_TOTAL.counter();

  ListRangesFn(Selection selection, long piece) {
    this.selection = selection;
    this.piece = piece;
  }

  @ProcessElement
  public void process(
      @Element String path, PipelineOptions options, OutputReceiver<FileRange> ranges) {
    ArchiveStore store = ArchiveStore.of(options);
    for (StoredFile file : ArchiveFiles.find(store, path, selection, Patience.USUAL)) {
      list(file, ranges);
    }
  }

  private void list(StoredFile file, OutputReceiver<FileRange> ranges) {
    files.inc();
    bytes.inc(file.size());
    if (ArchiveFiles.isCompressed(file.name()) || !file.seekable()) {
      ranges.output(new FileRange(file.name(), 0, Long.MAX_VALUE));
      return;
    }
    for (long from = 0; from < file.size(); from += piece) {
      ranges.output(new FileRange(file.name(), from, Math.min(file.size(), from + piece)));
    }
  }
}
