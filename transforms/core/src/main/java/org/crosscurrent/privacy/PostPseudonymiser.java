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
package org.crosscurrent.privacy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;

/**
 * The core of {@link PseudonymiseAuthors}, for use without a pipeline: a pure function of the post
 * and the key. Not safe for use by several threads at once.
 */
public final class PostPseudonymiser {

  /**
   * Extra values that tell nothing of a person; {@code quote_of} gets the pseudonym of the post,
   * texts among them are masked. All others are dropped.
   */
  public static final Set<String> KEPT_EXTRAS =
      Set.of("edited_at", "sensitive", "visibility", "quote_of", "poll_options");

  private static final String QUOTE_OF = "quote_of";

  private final Pseudonyms pseudonyms;
  private final Set<String> openCommunities;

  PostPseudonymiser(byte[] key, Set<String> openCommunities) {
    this.pseudonyms = new Pseudonyms(key);
    this.openCommunities = openCommunities;
  }

  /** The deletion of the post under its pseudonym. */
  public Deletion pseudonymise(Deletion deletion) {
    return deletion.toBuilder().setPostId(pseudonyms.ofPost(deletion.getPostId())).build();
  }

  /** The post without what identifies people. */
  public Post pseudonymise(Post post) {
    Accounts accounts = new Accounts(post, pseudonyms);
    String hash = post.getContentHash();
    String location = post.getLocation();
    return post.toBuilder()
        .setId(pseudonyms.ofPost(post.getId()))
        .setAuthor(author(post.getAuthor(), post.getPlatform(), accounts))
        .setCommunity(community(post, accounts))
        .setTitle(MaskedText.of(post.getTitle(), accounts))
        .setText(MaskedText.of(post.getText(), accounts))
        .setRepostOf(reference(post.getRepostOf()))
        .setReplyTo(reference(post.getReplyTo()))
        .setUrl(null)
        .setLinks(links(post.getLinks(), post.getId(), accounts))
        .setMedia(links(post.getMedia(), post.getId(), accounts))
        .setMentions(mentions(post.getMentions(), accounts))
        .setHashtags(hashtags(post.getHashtags(), accounts))
        .setLocation(location == null ? null : MaskedText.of(location, accounts))
        .setExtra(extra(post.getExtra(), accounts))
        .setContentHash(hash == null ? null : pseudonyms.ofContent(hash))
        .setPayloadDigest(pseudonyms.ofDigest(post.getPayloadDigest()))
        .build();
  }

  private static @Nullable Author author(
      @Nullable Author author, String platform, Accounts accounts) {
    String pseudonym = accounts.author();
    return author == null || pseudonym == null
        ? null
        : author.toBuilder().setId(platform + ":" + pseudonym).setName(null).build();
  }

  /** A community that may be an account's own place is one of the accounts. */
  private @Nullable String community(Post post, Accounts accounts) {
    String community = post.getCommunity();
    if (community == null) {
      return null;
    }
    String lower = community.toLowerCase(Locale.ROOT);
    if (lower.startsWith("u_") && post.getPlatform().equals("reddit")) {
      return "u_" + accounts.of(lower.substring(2));
    }
    return openCommunities.contains(post.getPlatform())
        ? MaskedText.of(community, accounts)
        : accounts.of(community);
  }

  private @Nullable String reference(@Nullable String postId) {
    return postId == null ? null : pseudonyms.ofPost(postId);
  }

  /** Without those beneath the post itself, where its native id is an address. */
  private static List<String> links(List<String> addresses, String postId, Accounts accounts) {
    if (addresses.isEmpty()) {
      return addresses;
    }
    String nativeId = postId.substring(postId.indexOf(':') + 1);
    boolean isAddress = nativeId.startsWith("https://") || nativeId.startsWith("http://");
    BareLinks bareLinks = new BareLinks(accounts);
    Set<String> bare = new LinkedHashSet<>();
    for (String address : addresses) {
      if (!isAddress || !address.startsWith(nativeId)) {
        bare.add(bareLinks.bare(address));
      }
    }
    return List.copyOf(bare);
  }

  private static List<String> mentions(List<String> mentions, Accounts accounts) {
    Set<String> masked = new LinkedHashSet<>();
    mentions.forEach(mention -> masked.add(accounts.of(mention)));
    return List.copyOf(masked);
  }

  private static List<String> hashtags(List<String> hashtags, Accounts accounts) {
    List<String> masked = new ArrayList<>(hashtags.size());
    for (String hashtag : hashtags) {
      String known = accounts.ofWord(hashtag);
      masked.add(known == null ? hashtag : known);
    }
    return List.copyOf(masked);
  }

  private Map<String, String> extra(Map<String, String> extra, Accounts accounts) {
    Map<String, String> kept = new TreeMap<>();
    extra.forEach(
        (name, value) -> {
          if (name.equals(QUOTE_OF)) {
            kept.put(name, pseudonyms.ofPost(value));
          } else if (KEPT_EXTRAS.contains(name)) {
            kept.put(name, MaskedText.of(value, accounts));
          }
        });
    return kept;
  }
}
