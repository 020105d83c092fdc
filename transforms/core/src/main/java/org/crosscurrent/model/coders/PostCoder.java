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
package org.crosscurrent.model.coders;

import org.apache.beam.sdk.coders.CoderException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;

/** Coder of {@link Post}, version 3. */
public final class PostCoder extends RecordCoder<Post> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = 2728488033693425431L;

  private static final PostCoder INSTANCE = new PostCoder();
  private static final PostKind[] KINDS = PostKind.values();

  private static final @Nullable Boolean[] VERIFIED = {null, false, true};

  private static final int HASH_BYTES = 32;

  private PostCoder() {
    super(3);
  }

  /** The coder. */
  public static PostCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(Post post, RecordWriter out) {
    writePost(post, out);
  }

  @Override
  protected Post read(RecordReader in, int version) throws CoderException {
    return readPost(in, version);
  }

  static void writePost(Post post, RecordWriter out) {
    out.writeString(post.getId());
    out.writeString(post.getPlatform());
    out.writeOptionalString(post.getCommunity());
    out.writeByte(post.getKind().ordinal());
    out.writeString(post.getTitle());
    out.writeString(post.getText());
    writeAuthor(post.getAuthor(), out);
    out.writeInstant(post.getCreatedAt());
    out.writeInstant(post.getObservedAt());
    out.writeString(post.getLanguage());
    out.writeDouble(post.getLanguageConfidence());
    out.writeOptionalString(post.getRepostOf());
    out.writeOptionalString(post.getReplyTo());
    out.writeOptionalString(post.getUrl());
    out.writeStrings(post.getLinks());
    out.writeStrings(post.getHashtags());
    out.writeStrings(post.getMentions());
    out.writeStrings(post.getMedia());
    out.writeOptionalString(post.getLocation());
    writeCounts(post.getCounts(), out);
    writeHash(post.getContentHash(), out);
    out.writeString(post.getCollection());
    out.writeStringMap(post.getExtra());
    out.writeFixed64(post.getPayloadDigest());
    out.writeOptionalString(post.getLanguageEngine());
  }

  static Post readPost(RecordReader in, int version) throws CoderException {
    return Post.builder()
        .setId(in.readString())
        .setPlatform(in.readString())
        .setCommunity(in.readOptionalString())
        .setKind(in.readOneOf(KINDS))
        .setTitle(in.readString())
        .setText(in.readString())
        .setAuthor(readAuthor(in))
        .setCreatedAt(in.readInstant())
        .setObservedAt(in.readInstant())
        .setLanguage(in.readString())
        .setLanguageConfidence(in.readDouble())
        .setRepostOf(in.readOptionalString())
        .setReplyTo(in.readOptionalString())
        .setUrl(in.readOptionalString())
        .setLinks(in.readStrings())
        .setHashtags(in.readStrings())
        .setMentions(in.readStrings())
        .setMedia(in.readStrings())
        .setLocation(in.readOptionalString())
        .setCounts(readCounts(in))
        .setContentHash(readHash(in))
        .setCollection(in.readString())
        .setExtra(in.readStringMap())
        .setPayloadDigest(in.readFixed64())
        .setLanguageEngine(version < 3 ? null : in.readOptionalString())
        .build();
  }

  private static void writeAuthor(@Nullable Author author, RecordWriter out) {
    out.writeBoolean(author != null);
    if (author != null) {
      out.writeString(author.getId());
      out.writeOptionalString(author.getName());
      out.writeOptionalSigned(author.getFollowers());
      Boolean verified = author.getVerified();
      out.writeByte(verified == null ? 0 : verified ? 2 : 1);
    }
  }

  private static @Nullable Author readAuthor(RecordReader in) throws CoderException {
    if (!in.readBoolean()) {
      return null;
    }
    return Author.builder()
        .setId(in.readString())
        .setName(in.readOptionalString())
        .setFollowers(in.readOptionalSigned())
        .setVerified(in.readOneOf(VERIFIED))
        .build();
  }

  static void writeCounts(Counts counts, RecordWriter out) {
    out.writeOptionalSigned(counts.getScore());
    out.writeOptionalSigned(counts.getComments());
    out.writeOptionalSigned(counts.getShares());
    out.writeOptionalSigned(counts.getViews());
  }

  static Counts readCounts(RecordReader in) throws CoderException {
    return Counts.builder()
        .setScore(in.readOptionalSigned())
        .setComments(in.readOptionalSigned())
        .setShares(in.readOptionalSigned())
        .setViews(in.readOptionalSigned())
        .build();
  }

  /** 64 hex digits as 32 bytes, or a mark that there is no hash. */
  static void writeHash(@Nullable String hash, RecordWriter out) {
    out.writeBoolean(hash != null);
    if (hash != null) {
      if (hash.length() != 2 * HASH_BYTES) {
        throw new IllegalArgumentException("a content hash has 64 digits, not " + hash.length());
      }
      out.writeHex(hash);
    }
  }

  static @Nullable String readHash(RecordReader in) throws CoderException {
    return in.readBoolean() ? in.readHex(HASH_BYTES) : null;
  }
}
