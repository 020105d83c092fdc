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
package org.crosscurrent.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Serves the files of a folder on the class path, which are kept in memory once they were asked
 * for.
 *
 * <p>A path without an extension that is no file is a view of the page: it gets {@code index.html}.
 * Files below {@code /assets/} with a hash in their names ({@code index-B2xk9Fq1.js}) never change
 * and are kept by browsers for good; all others are asked for again each time, by their entity
 * tags. Where a file lies packed beside another one ({@code index.js.gz}), those get it who take
 * it.
 *
 * <p>Only names of plain letters, digits, dots, hyphens and underscores are looked up, and only
 * those with a known extension: nothing outside of the folder has such a path.
 */
public final class StaticFiles {
  /** Where the dashboard lies, if it is part of a build. */
  public static final String DASHBOARD = "org/crosscurrent/dashboard/";

  static final SortedSet<String> METHODS =
      Collections.unmodifiableSortedSet(new TreeSet<>(List.of("GET", "HEAD")));

  /** What a page may load: its own scripts, styles, pictures and data, and nothing else. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Pattern NAME =
      Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+\\.[a-z0-9]+");
  private static final Pattern HASHED = Pattern.compile("/assets/.*-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");
  private static final Pattern ESCAPING =
      Pattern.compile("(^|/)\\.{1,2}(;|/|$)|\\\\|//|\\p{Cntrl}|%(2e|2f|5c|25|00)");
  private static final Pattern WITH_EXTENSION = Pattern.compile(".*\\.[^/]*");
  private static final String INDEX = "/index.html";
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("js", "text/javascript;charset=utf-8"),
          Map.entry("css", "text/css;charset=utf-8"),
          Map.entry("json", "application/json;charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json;charset=utf-8"),
          Map.entry("txt", "text/plain;charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"));

  private final String folder;
  private final Map<String, byte[]> found = new ConcurrentHashMap<>();

  /**
   * @param folder on the class path, with a slash at its end; it need not be there
   */
  public StaticFiles(String folder) {
    this.folder = folder;
  }

  /**
   * Writes the file of a request.
   *
   * @return what remains to be written: nothing
   * @throws Problem 400 for a path that would lead out of the folder, 404 where there is no file
   */
  Object serve(HttpServletRequest request, HttpServletResponse response) {
    String path = QueryString.decode(request.getRequestURI(), false);
    if (ESCAPING.matcher(path.toLowerCase(Locale.ROOT)).find()) {
      throw Problem.badRequest(null, "The path holds what could lead to another folder.");
    }
    try {
      if (content(INDEX) == null) {
        return withoutPages(path, response);
      }
      boolean view = path.equals("/") || !WITH_EXTENSION.matcher(path).matches();
      write(view ? INDEX : path, request, response);
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object withoutPages(String path, HttpServletResponse response) {
    if (!path.equals("/")) {
      throw nothing(path);
    }
    response.setContentType("text/plain;charset=utf-8");
    return "This build has no dashboard; the API is at "
        + Router.ROOT
        + ", described at "
        + Router.ROOT
        + "/openapi.json.\n";
  }

  private static Problem nothing(String path) {
    return Problem.notFound("There is no file '" + Problem.shown(path) + "'.");
  }

  private void write(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] plain = TYPES.containsKey(extension(path)) ? content(path) : null;
    if (plain == null) {
      throw nothing(path);
    }
    byte[] packed =
        Answers.takesGzip(request.getHeader("Accept-Encoding")) ? content(path + ".gz") : null;
    String tag = EntityTag.of(plain, packed != null);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cache-Control", HASHED.matcher(path).matches() ? FOR_GOOD : "no-cache");
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("ETag", tag);
    if (EntityTag.isNamedBy(request.getHeader("If-None-Match"), tag)) {
      response.setStatus(304);
      return;
    }
    byte[] bytes = packed == null ? plain : packed;
    response.setContentType(TYPES.get(extension(path)));
    if (packed != null) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(bytes.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(bytes);
    }
    response.flushBuffer(); // Spark would pack what says that it is packed once more.
  }

  /** A file's bytes; null where there is none. What is not there is not remembered. */
  private byte[] content(String path) throws IOException {
    byte[] known = found.get(path);
    if (known != null) {
      return known;
    }
    String plain = path.endsWith(".gz") ? path.substring(0, path.length() - 3) : path;
    if (!NAME.matcher(plain).matches() || !TYPES.containsKey(extension(plain))) {
      return null;
    }
    String name = folder + path.substring(1);
    try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      found.put(path, bytes);
      return bytes;
    }
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
