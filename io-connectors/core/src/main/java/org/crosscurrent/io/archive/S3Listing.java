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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystemUtils;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.io.archive.ArchiveStore.StoredFile;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Finds the objects behind an address, a thousand with each request. With a selection it goes down
 * the partitions by platform and day, and lists only those that may hold something wanted.
 */
final class S3Listing {

  private final S3Client client;
  private final S3Path at;
  private final Selection selection;
  private final int atMost;
  private final List<StoredFile> found = new ArrayList<>();

  S3Listing(S3Client client, S3Path at, Selection selection, int atMost) {
    this.client = client;
    this.at = at;
    this.selection = selection;
    this.atMost = atMost;
  }

  List<StoredFile> files() {
    if (ArchiveFiles.isGlob(at.key())) {
      Pattern pattern = Pattern.compile(FileSystemUtils.wildcardToRegexp(at.key()));
      list(literalStart(at.key()), pattern);
    } else if (!isFile()) {
      if (selection.isAll()) {
        list(at.folder(), null);
      } else {
        descend(at.folder());
      }
    }
    found.sort(Comparator.comparing(StoredFile::name));
    return found;
  }

  private static String literalStart(String glob) {
    int length = 0;
    while (!ArchiveFiles.isGlob(glob.substring(length, length + 1))) {
      length++;
    }
    return glob.substring(0, length);
  }

  /** Of all keys that begin like an object's, its own comes first. */
  private boolean isFile() {
    if (at.key().isEmpty() || at.key().endsWith("/")) {
      return false;
    }
    for (S3Object object : client.listObjectsV2(request(at.key()).maxKeys(1).build()).contents()) {
      if (object.key().equals(at.key())) {
        found.add(new StoredFile(at.toString(), object.size(), true));
      }
    }
    return !found.isEmpty();
  }

  /** Everything that begins like this. */
  private void list(String prefix, @Nullable Pattern pattern) {
    ListObjectsV2Request request = request(prefix).build();
    while (request != null && found.size() < atMost) {
      ListObjectsV2Response page = client.listObjectsV2(request);
      take(page.contents(), pattern);
      request = next(request, page);
    }
  }

  /** The folders of platforms, and in each those of the days; whole below. */
  private void descend(String folder) {
    List<String> below = new ArrayList<>();
    ListObjectsV2Request request = request(folder).delimiter("/").build();
    while (request != null && found.size() < atMost) {
      ListObjectsV2Response page = client.listObjectsV2(request);
      take(page.contents(), null);
      page.commonPrefixes().forEach(prefix -> below.add(prefix.prefix()));
      request = next(request, page);
    }
    for (String prefix : below) {
      if (found.size() < atMost && selection.mayHold(new S3Path(at.bucket(), prefix).toString())) {
        if (ArchiveLayout.isPlatform(prefix)) {
          descend(prefix);
        } else {
          list(prefix, null);
        }
      }
    }
  }

  private void take(List<S3Object> objects, @Nullable Pattern pattern) {
    for (S3Object object : objects) {
      String name = new S3Path(at.bucket(), object.key()).toString();
      boolean matches =
          pattern == null
              ? ArchiveFiles.holdsLines(object.key())
              : pattern.matcher(object.key()).matches();
      if (matches && found.size() < atMost && selection.mayHold(name)) {
        found.add(new StoredFile(name, object.size(), true));
      }
    }
  }

  private ListObjectsV2Request.Builder request(String prefix) {
    return ListObjectsV2Request.builder().bucket(at.bucket()).prefix(prefix);
  }

  private static @Nullable ListObjectsV2Request next(
      ListObjectsV2Request request, ListObjectsV2Response page) {
    return page.nextContinuationToken() == null
        ? null
        : request.toBuilder().continuationToken(page.nextContinuationToken()).build();
  }
}
