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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Web addresses without what leads to a person. An address is cut down to its scheme and site if it
 * leads into a social network, where a page is a person's or one click from it; if a part of its
 * path is a profile's; or if it names an account of the post. Others keep all but a user in front
 * of the host.
 */
final class BareLinks {

  /** Networks whose pages are people's, with all that is below them: people have hosts there. */
  private static final Set<String> NETWORKS =
      Set.of(
          ("x.com twitter.com twimg.com bsky.app bsky.social reddit.com redd.it "
                  + "redditmedia.com youtube.com ytimg.com youtu.be ggpht.com facebook.com fb.com fb.me "
                  + "fbcdn.net instagram.com cdninstagram.com threads.net threads.com linkedin.com licdn.com "
                  + "lnkd.in tiktok.com tiktokcdn.com pinterest.com pinimg.com tumblr.com t.me telegram.me telegram.org "
                  + "discord.com discord.gg discordapp.com slack.com vk.com ok.ru weibo.com weibo.cn "
                  + "xiaohongshu.com bilibili.com twitch.tv stackexchange.com stackoverflow.com "
                  + "github.com github.io githubusercontent.com gitlab.com gitlab.io dev.to lobste.rs "
                  + "news.ycombinator.com producthunt.com steamcommunity.com imgur.com flickr.com "
                  + "vimeo.com dailymotion.com mastodon.social mastodon.online truthsocial.com "
                  + "gab.com gettr.com parler.com substack.com medium.com wordpress.com blogspot.com "
                  + "patreon.com ko-fi.com onlyfans.com linktr.ee snapchat.com whatsapp.com wa.me "
                  + "line.me warpcast.com farcaster.xyz njump.me keybase.io soundcloud.com "
                  + "spotify.com goodreads.com quora.com matrix.to")
              .split(" "));

  /** Parts of paths behind which the name of a profile stands. */
  private static final Set<String> PROFILES =
      Set.of(
          ("u user users profile profiles people person channel author authors member "
                  + "members account accounts actor actors creator creators")
              .split(" "));

  /** The longest name of RFC 1035. */
  private static final int LONGEST_HOST = 253;

  private static final String NO_HOST = "<host>";

  private final Accounts accounts;

  BareLinks(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The address without what leads to a person; something else than an address becomes text. */
  String bare(String link) {
    if (!Chars.isLinkStartOf(link)) {
      return MaskedText.of(link, accounts);
    }
    int hostStart = Chars.hostStart(link, 0, link.length());
    int hostEnd = hostStart;
    while (hostEnd < link.length() && "/?#".indexOf(link.charAt(hostEnd)) < 0) {
      hostEnd++;
    }
    int slashes = link.indexOf("//");
    String scheme = slashes >= 0 && slashes < hostStart ? link.substring(0, slashes + 2) : "";
    String host = link.substring(hostStart, hostEnd);
    if (host.length() > LONGEST_HOST) {
      return scheme + NO_HOST;
    }
    String network = networkOf(host);
    if (network != null) {
      return scheme + network;
    }
    if (namesAccount(host)) {
      return scheme + parentOf(host);
    }
    String rest = link.substring(hostEnd);
    return namesProfile(rest) || namesAccount(decoded(rest)) ? scheme + host : scheme + host + rest;
  }

  private static @Nullable String networkOf(String host) {
    String site = host.toLowerCase(Locale.ROOT);
    int port = site.indexOf(':');
    site = port < 0 ? site : site.substring(0, port);
    while (!site.isEmpty()) {
      if (NETWORKS.contains(site)) {
        return site;
      }
      int dot = site.indexOf('.');
      site = dot < 0 ? "" : site.substring(dot + 1);
    }
    return null;
  }

  /** The last two labels of a host, or a mark where the account is named in them. */
  private String parentOf(String host) {
    int last = host.lastIndexOf('.');
    int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
    String parent = host.substring(before + 1);
    return namesAccount(parent) ? NO_HOST : parent;
  }

  private static boolean namesProfile(String rest) {
    String path = decoded(rest);
    if (path.contains("/@") || path.contains("/~") || path.contains("did:")) {
      return true;
    }
    String[] parts = path.toLowerCase(Locale.ROOT).split("[/?#&=]", -1);
    for (int i = 0; i + 1 < parts.length; i++) {
      if (PROFILES.contains(parts[i]) && !parts[i + 1].isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a handle of the post stands in this, alone or as a part of a run. */
  private boolean namesAccount(String part) {
    int i = 0;
    while (i < part.length()) {
      int end = Handles.end(part, i);
      if (end == i) {
        i++;
        continue;
      }
      if (accounts.ofWord(part.substring(i, end)) != null) {
        return true;
      }
      for (String word : part.substring(i, end).split("[.-]")) {
        if (accounts.ofWord(word) != null) {
          return true;
        }
      }
      i = end;
    }
    return false;
  }

  private static String decoded(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    try {
      return URLDecoder.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A stray percent sign: then nothing is encoded that a browser would decode.
      return path;
    }
  }
}
