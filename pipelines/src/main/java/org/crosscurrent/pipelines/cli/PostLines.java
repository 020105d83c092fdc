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
package org.crosscurrent.pipelines.cli;

import org.crosscurrent.model.Post;

/** Shows things to a person, one a line. */
final class PostLines {

  private final Console console;

  PostLines(Console console) {
    this.console = console;
  }

  /** Every field of a post. */
  void show(Post post) {
    show("post", post.getId() + " (" + post.getKind() + ")");
    show("community", post.getCommunity());
    show("title", post.getTitle());
    show("text", post.getText());
    show("author", post.getAuthor());
    show("created at", post.getCreatedAt());
    show("language", post.getLanguage() + " (" + post.getLanguageConfidence() + ")");
    show("repost of", post.getRepostOf());
    show("reply to", post.getReplyTo());
    show("url", post.getUrl());
    show("links", post.getLinks());
    show("hashtags", post.getHashtags());
    show("mentions", post.getMentions());
    show("media", post.getMedia());
    show("location", post.getLocation());
    show("counts", post.getCounts());
    show("content hash", post.getContentHash());
    show("extra", post.getExtra());
  }

  /** A name and its value; a hyphen for null. */
  void show(String name, Object value) {
    console.result(String.format("%-14s %s", name, value == null ? "-" : value));
  }
}
