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

/**
 * An address {@code s3://bucket/key}.
 *
 * @param bucket the bucket
 * @param key of an object, or the beginning of keys; may be empty
 */
record S3Path(String bucket, String key) {

  private static final String SCHEME = "s3://";

  static boolean isOne(String path) {
    return path.startsWith(SCHEME);
  }

  static S3Path of(String path) {
    int slash = path.indexOf('/', SCHEME.length());
    String bucket = path.substring(SCHEME.length(), slash < 0 ? path.length() : slash);
    if (bucket.isEmpty()) {
      throw new ArchiveException(
          "Archive " + path + " names no bucket: an address is s3://bucket/folder.");
    }
    return new S3Path(bucket, slash < 0 ? "" : path.substring(slash + 1));
  }

  /** Below this one, which is taken as a folder. */
  S3Path below(String path) {
    return new S3Path(bucket, folder() + path);
  }

  /** The beginning of all keys below this one. */
  String folder() {
    return key.isEmpty() || key.endsWith("/") ? key : key + "/";
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
